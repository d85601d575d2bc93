"""The tables of `data/er_films` as records, and the pairs that are known to be one film."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from benchmarks.common import material
from cinequorum.catalogue.records import Credit, FilmRecord
from cinequorum.catalogue.records.record import PERSON, undated
from cinequorum.catalogue.records.sheets import minutes

_LOST_BACKSLASH: Final = re.compile(r"u([01][0-9A-F]{3})")
_CREDITS: Final = re.compile(r"\|\s*\d+ more credits?")


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmPair:
    """Two sources, and the keys of the pairs that are one film.

    Where only some pairs are labelled, `wrong` are those known to be two films, and no other pair counts.
    """

    title: str
    left: tuple[FilmRecord, ...]
    right: tuple[FilmRecord, ...]
    gold: frozenset[tuple[str, str]]
    wrong: frozenset[tuple[str, str]] = frozenset()


def rows(name: str) -> list[dict[str, Any]]:
    """Return one table of the material."""
    from pyarrow import parquet

    return list(parquet.read_table(material() / "data" / "er_films" / f"{name}.parquet").to_pylist())


def sets() -> tuple[Callable[[], FilmPair], ...]:
    """Return what makes each pair of sources, one after the other: they need not be held together."""
    return (
        lambda: scads("imdb", "tmdb"),
        lambda: scads("imdb", "tvdb"),
        lambda: scads("tmdb", "tvdb"),
        jedai,
        labelled,
    )


def scads(one: str, other: str) -> FilmPair:
    """Films, episodes and persons mixed."""
    return FilmPair(
        title=f"{one}-{other}, films, episodes and persons",
        left=tuple(map(_scads, rows(f"scads_{one}"))),
        right=tuple(map(_scads, rows(f"scads_{other}"))),
        gold=_gold(rows(f"gold_scads_{one}_{other}")),
    )


def jedai() -> FilmPair:
    """Films with at most one actor, writer and director each; four in ten on the left without a title."""
    return FilmPair(
        title="dbpedia-imdb, one name a role",
        left=tuple(map(_dbpedia, rows("jedai_dbpedia"))),
        right=tuple(map(_imdb, rows("jedai_imdb"))),
        gold=_gold(rows("gold_jedai_dbpedia_imdb")),
    )


def labelled() -> FilmPair:
    """Films of the cinema, 428 pairs of which are labelled."""
    pairs = rows("labelled_class_imdb_rt")
    return FilmPair(
        title="IMDb-Rotten Tomatoes, 428 labelled pairs",
        left=tuple(map(_classed, rows("class_imdb"))),
        right=tuple(map(_classed, rows("class_rottentomatoes"))),
        gold=_gold(row for row in pairs if row["is_match"]),
        wrong=_gold(row for row in pairs if not row["is_match"]),
    )


def _gold(pairs: Iterable[dict[str, Any]]) -> frozenset[tuple[str, str]]:
    return frozenset((row["left_id"], row["right_id"]) for row in pairs)


def _scads(row: dict[str, Any]) -> FilmRecord:
    person = not row["title"]
    born, shown = (row.get("birthYear"), row.get("birthDate")), (row.get("startYear"), row.get("releaseDate"))
    return FilmRecord(
        key=row["id"],
        titles=(row["title"] or row["name"],),
        years=_years(*(born if person else shown)),
        runtime=minutes(row.get("runtimeMinutes") or row.get("runtime") or ""),
        genres=_genres(row.get("genre_list")),
        kind=PERSON if person else _kind(row),
        season=row["seasonNumber"] or "",
        episode=row["episodeNumber"] or "",
    )


def _kind(row: dict[str, Any]) -> str:
    """One source tells series by their seasons; without an end another does not tell whether a work is one."""
    if row["episodeNumber"]:
        return "episode"
    if row.get("endYear") or row.get("numberOfSeasons"):
        return "series"
    return "work" if "numberOfSeasons" in row else ""


def _dbpedia(row: dict[str, Any]) -> FilmRecord:
    cells = {column: _repaired(row[column]) for column in ("title", "starring", "writer", "editor")}
    people = (("cast", "starring"), ("writer", "writer"), ("editor", "editor"))
    return FilmRecord(
        key=row["id"],
        titles=(cells["title"],) if cells["title"] else (),
        people=tuple(credit for role, column in people for credit in _credits(role, cells[column], r"[,/;]")),
    )


def _imdb(row: dict[str, Any]) -> FilmRecord:
    cast, made = row["actor name"] or "", row["director name"] or ""
    return FilmRecord(
        key=row["id"],
        titles=(undated(row["title"])[0],),
        years=_years(row["year"]),
        people=(*_credits("cast", cast, "$"), *_credits("director", made, "$")),
        genres=_genres(row["genre"]),
    )


def _classed(row: dict[str, Any]) -> FilmRecord:
    return FilmRecord(
        key=row["id"],
        titles=(row["title"],),
        years=_years(row["year"]),
        runtime=minutes(row["runtime"] or ""),
        people=_credits("director", _CREDITS.sub("", row["directors"] or ""), ","),
        genres=_genres(row["genres"]),
    )


def _credits(role: str, cell: str, between: str) -> tuple[Credit, ...]:
    return tuple(Credit(role=role, name=name.strip()) for name in re.split(between, cell) if name.strip())


def _genres(cell: str | None) -> frozenset[str]:
    return frozenset(genre.strip().lower() for genre in re.split("[,&]", cell or "") if genre.strip())


def _years(*dates: str | None) -> tuple[int, ...]:
    return tuple(sorted({int(date[:4]) for date in dates if date and date[:4].isdigit()}))


def _repaired(cell: str | None) -> str:
    """Put back the letters whose escapes have lost their backslash upstream."""
    return _LOST_BACKSLASH.sub(lambda found: chr(int(found[1], 16)), cell or "")


def text_of(record: FilmRecord) -> str:
    """Return all that a record says, as methods that know no fields read it."""
    parts: Sequence[object] = (
        *record.titles,
        *record.years,
        *(credit.name for credit in record.people),
        *sorted(record.genres),
        record.season,
        record.episode,
        record.runtime or "",
    )
    return " ".join(str(part) for part in parts)
