"""A person's own films: what they rated, saw, wrote and want to see, out of the exports of other programs and back."""

from __future__ import annotations

from cinequorum.diary.record import Failed, FilmNamed, Given, InList, LeftOut, Outcome, Record, Source

__all__ = ["Failed", "FilmNamed", "Given", "InList", "LeftOut", "Outcome", "Record", "Source"]
