"""Yamtrack: its one table, of before 2025 (`repeats`, `watch_date`) and since (`created_at`, `progressed_at`)."""

from __future__ import annotations

from collections.abc import Iterator

from cinequorum.diary.marks import given_of
from cinequorum.diary.readers.common import NO_FILM, Choices, each, imdb_id, number, year_of
from cinequorum.diary.record import FilmNamed, Outcome, Record, Source, ids_of
from cinequorum.diary.sheets import Row, Sheet

UNFINISHED = ("dropped", "paused", "in progress")
KEY = ("media id", "source", "media type", "status")


def table(sheet: Sheet, _choices: Choices) -> Iterator[Outcome]:
    """Yield the films; `end_date` is when one was seen to its end, and a film that is planned is a wish.

    Dates of plain figures have the month first, as its own description says, where nothing tells otherwise.
    """

    def make(row: Row, source: Source) -> Record | str:
        if row["media type"].casefold() != "movie":
            return NO_FILM
        status = row["status"].casefold()
        done = status in ("completed", "repeating")
        if status in UNFINISHED and not row["score"] and not row["notes"]:
            return "it was not seen to its end"
        watched = row.when("end date", "watch date", order="mdy") if done or not status else None
        return Record(
            film=FilmNamed(title=row["title"], year=year_of(row["year"]), ids=_ids(row)),
            rating=given_of(row["score"], "ten"),
            watched=watched,
            seen=done or watched is not None,
            again=bool(number(row["repeats"])) and watched is not None,
            added=row.when("created at"),
            wanted=status == "planning",
            note=row["notes"],
            source=source,
        )

    return each(sheet, "yamtrack", make)


def _ids(row: Row) -> tuple[tuple[str, str], ...]:
    name = row["source"].casefold()
    if name == "imdb":
        return ids_of(imdb=imdb_id(row["media id"]))
    return ids_of(tmdb=number(row["media id"])) if name == "tmdb" else ()
