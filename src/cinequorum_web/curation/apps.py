"""Curation as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class CurationConfig(AppConfig):
    """Names the application under which editors' work has its tables."""

    name = "cinequorum_web.curation"
    label = "curation"
