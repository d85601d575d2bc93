"""Matching the film records of two sources: which of them are one film, how surely, and why."""

from cinequorum.catalogue.records.matching import Matching, Pair, Reason, match
from cinequorum.catalogue.records.record import Credit, FilmRecord

__all__ = ["Credit", "FilmRecord", "Matching", "Pair", "Reason", "match"]
