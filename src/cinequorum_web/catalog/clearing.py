"""Emptying the tables that can be made again from readings."""

from __future__ import annotations

from django.db import connections

from cinequorum_web.catalog.models import (
    FilmKeyRow,
    FilmRow,
    FormerSlug,
    KeyRow,
    LoadedRow,
    PageRow,
    PartRow,
    PersonRow,
    ReadyRow,
    SearchRow,
    SheafRow,
    SubjectRow,
    TopicRow,
    VoiceRow,
    WordRow,
)
from cinequorum_web.feeds.models import ReleaseRow

MADE = (
    ReadyRow, LoadedRow, WordRow, SearchRow, SubjectRow, ReleaseRow, TopicRow, VoiceRow, PersonRow, SheafRow, KeyRow,
    PartRow, FilmKeyRow, FormerSlug, PageRow, FilmRow,
)  # fmt: skip
"""The tables that are made of readings, those that refer to others first."""


def clear(using: str) -> None:
    """Delete all pages and films of the database, and all that is made of them. To be run in a transaction."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for table in (*(model._meta.db_table for model in MADE), "search_text"):
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")
