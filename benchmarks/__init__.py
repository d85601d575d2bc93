"""Measurements, one module a question, each beside what it is measured against, in one run."""
