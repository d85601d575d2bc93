"""Lists of films that others drew up, read as what they say of each film: title, year, directors, cast.

What each is, under what terms, and what is taken of it: docs/design/known-films.md.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

MOST_CAST = 12
LEAST_MINUTES = 60  # of a film that is no short one
SMALL = r"(?:de|da|del|van|von|der|la|le|di)\b"
WORD = r"[^\W\d_a-z][\w'’-]"
NAME = rf"(?:[A-Z]\.\s?)*{WORD}+(?:\s(?:[A-Z]\.|{SMALL}|{WORD}*\.?(?=\s[^\W\d_a-z])|{WORD}+)){{1,4}}"
NAMES = rf"(?P<names>{NAME}(?:(?:, | and |, and ){NAME})*)"
DIRECTED = re.compile(rf"\bdirected(?:,? (?:and )?[a-z-]+){{0,4}}? by {NAMES}")
STARS = re.compile(rf"\b(?:stars|starring|featuring) {NAMES}")
BETWEEN = re.compile(r",? and |, ")
ENDS = re.compile(r"(?<=[a-zà-ÿ]{2})\.\s.*$")  # a sentence's end that looked like an initial's
NO_PART = frozenset("()[]:/")
PERSON = re.compile(r"[^\W\d_]")
LONGEST_CELL = 1 << 30
DECADES = ("1950-1989", "1990-2009", "2010-2019")


class Listed(NamedTuple):
    """What a list says of a film; `also` are other titles of it."""

    title: str
    year: int
    directors: tuple[str, ...] = ()
    cast: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


class Diaries(NamedTuple):
    """What a crowd of people has seen: in how many diaries each film stands, by title and year."""

    seen: Mapping[tuple[str, int], int]


def directors(extract: str) -> tuple[str, ...]:
    """Return who a film's first lines say has directed it.

    >>> directors("It is a 1950 film directed by Ann Lee and Bob J. Roe. The film stars Cy Holm.")
    ('Ann Lee', 'Bob J. Roe')
    """
    return _named(DIRECTED, extract)


def stars(extract: str) -> tuple[str, ...]:
    """Return who a film's first lines say is its star.

    >>> stars("A film starring Ann Lee, Bob Roe and Cy Holm. Dee Fox plays the organ.")
    ('Ann Lee', 'Bob Roe', 'Cy Holm')
    """
    return _named(STARS, extract)


def _named(form: re.Pattern[str], extract: str) -> tuple[str, ...]:
    match = form.search(extract)
    return tuple(BETWEEN.split(ENDS.sub("", match["names"]))) if match else ()


def persons(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names of persons among the cells of a cast: two to five words and no bracket, each once."""
    kept = (
        name for name in names if name.count(" ") in range(1, 5) and PERSON.match(name) and NO_PART.isdisjoint(name)
    )
    return tuple(dict.fromkeys(kept))[:MOST_CAST]


def american(folder: Path) -> Iterator[Listed]:
    """Yield the films of Wikipedia's lists of American films: `movies-1900s.json` to `movies-2020s.json`."""
    found = sorted(folder.glob("movies-*s.json"))
    if not found:
        raise SystemExit(f"{folder}: no file is called movies-…s.json")
    for path in found:
        for film in json.loads(path.read_text(encoding="utf-8")):
            extract = film.get("extract") or ""
            cast = persons([*(film.get("cast") or []), *stars(extract)])
            yield Listed(str(film.get("title") or ""), int(film["year"]), directors(extract), cast)


def criterion(folder: Path) -> Iterator[Listed]:
    """Yield the films of a publisher of world cinema: `criterion.csv`."""
    for row in _rows(folder / "criterion.csv"):
        if row["year"].isdigit():
            yield Listed(row["film"].replace("’", "'"), int(row["year"]), _split(row["director"]))


def cannes(folder: Path) -> Iterator[Listed]:
    """Yield the films that were in competition at Cannes: `cannes.csv`; the year is the festival's."""
    for row in _rows(folder / "cannes.csv"):
        also = (row["original_title"],) if row["original_title"] else ()
        yield Listed(row["title"], int(row["year"]), _split(row["director"]), also=also)


def hindi(folder: Path) -> Iterator[Listed]:
    """Yield films in Hindi: `hindi/` with the tables of each span of years, and those of the crew."""
    inside = folder / "hindi"
    names = {row["crew_id"]: row["name"] for row in _rows(inside / "bollywood_crew_data.csv")}
    crews = {row["imdb_id"]: row["directors"].split("|") for row in _rows(inside / "bollywood_crew.csv")}
    for decades in DECADES:
        casts = {row["imdb_id"]: row["actors"] or "" for row in _rows(inside / decades / "bollywood_text.csv")}
        for row in _rows(inside / decades / "bollywood_meta.csv"):
            if row["year_of_release"].isdigit():
                made = tuple(names[one] for one in crews.get(row["imdb_id"], ()) if one in names)
                cast = persons(casts.get(row["imdb_id"], "").split("|"))
                yield Listed(row["title"], int(row["year_of_release"]), made, cast)


def streamed(folder: Path) -> Iterator[Listed]:
    """Yield the films of an hour or more that four services offered: `streamed/*_titles.csv`."""
    for path in sorted(folder.glob("streamed/*_titles.csv")):
        for row in _rows(path):
            minutes = row["duration"].partition(" ")[0]
            if row["type"] == "Movie" and minutes.isdigit() and int(minutes) >= LEAST_MINUTES:
                cast = persons(name.strip() for name in row["cast"].split(","))
                yield Listed(row["title"], int(row["release_year"]), _split(row["director"]), cast)


def series(folder: Path) -> frozenset[str]:
    """Return the titles of series that the same services offered."""
    tables = (_rows(path) for path in folder.glob("streamed/*_titles.csv"))
    return frozenset(row["title"] for rows in tables for row in rows if row["type"] == "TV Show")


def diaries(folder: Path) -> Diaries:
    """Read the public diaries of people: a folder each under `diaries/`, tables with the columns Name and Year."""
    held: Counter[tuple[str, int]] = Counter()
    for diary in sorted(folder.glob("diaries/*")):
        own = {film for path in sorted(diary.glob("*.csv")) for film in _seen(path)}
        held.update(own)
    return Diaries(dict(sorted(held.items())))


def _seen(path: Path) -> Iterator[tuple[str, int]]:
    for row in _rows(path):
        name, year = row.get("Name"), row.get("Year")
        if name and year and year.isdigit():
            yield name, int(year)


def _rows(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a table, missing cells as no text; none of a table that is missing."""
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf-8-sig", errors="replace").replace("\x00", "").splitlines(keepends=True)
    usual = csv.field_size_limit(LONGEST_CELL)
    try:
        rows = list(csv.DictReader(lines))
    finally:
        csv.field_size_limit(usual)
    return [defaultdict(str, {key: value or "" for key, value in row.items() if isinstance(key, str)}) for row in rows]


def _split(names: str) -> tuple[str, ...]:
    return tuple(filter(None, (name.strip() for name in BETWEEN.split(names))))
