"""Tables of the search index: what its rows stand for, and the words that slips are mended to."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class SearchRow(models.Model):
    """What a row of the full-text table stands for; the two share their row number."""

    kind = models.CharField(max_length=16)
    ref = models.CharField(max_length=420)
    film = models.CharField(max_length=200, db_index=True)
    title = models.TextField()
    year = models.IntegerField(null=True)
    sort = models.CharField(max_length=32, default="")  # of a source: what kind of page it is

    class Meta:
        """Film, person and source are told apart by `kind`."""

        db_table = "search_entry"
        constraints: ClassVar = [models.UniqueConstraint(fields=["kind", "ref"], name="search_entry_once")]


class WordRow(models.Model):
    """A word of a name, folded, under itself and under each form that lacks one of its letters: to find slips by."""

    key = models.CharField(max_length=40)
    word = models.CharField(max_length=40)

    class Meta:
        """Only added to; what is offered is searched for first."""

        db_table = "search_word"
        constraints: ClassVar = [models.UniqueConstraint(fields=["key", "word"], name="search_word_once")]
