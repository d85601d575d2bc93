"""Wikidata's JSON dump: one entity a line, as a list in brackets with commas, or bare.

The form is described at https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html. An entity without any
labels or claims has an empty list in their place. Works name their people by identifier; the names stand on the
people's own lines, anywhere in the dump, so both are sorted and joined.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import msgspec

from cinequorum.catalogue.data import catalogue as table
from cinequorum.catalogue.entries import LONGEST_TITLE, Listing, Work
from cinequorum.catalogue.joining import Joiner, one_line
from cinequorum.catalogue.runs import SortedLines
from cinequorum.catalogue.sources import Source
from cinequorum.model.typed import json_reader

_HUMAN: Final = "Q5"
_TO_THE_YEAR: Final = 9  # `precision` of a time: 9 a year, 10 a month, 11 a day
_YEARS: Final = range(1870, 2100)
_LANGUAGES: Final = ("en", "mul")
_NAME, _USE = b"0", b"1"


class _Term(msgspec.Struct):
    value: str


class _Value(msgspec.Struct):
    """The value of a snak: an item (`id`), a time, or a text in one language. Quantities and the like have none."""

    id: str | None = None
    time: str | None = None
    precision: int | None = None
    text: str | None = None


class _Data(msgspec.Struct):
    value: str | _Value


class _Snak(msgspec.Struct):
    datavalue: _Data | None = None


class _Statement(msgspec.Struct):
    mainsnak: _Snak
    rank: str = "normal"


class _Claims(msgspec.Struct):
    """The properties that are read; msgspec skips the others without making anything of them."""

    P31: list[_Statement] = []
    P57: list[_Statement] = []
    P161: list[_Statement] = []
    P345: list[_Statement] = []
    P577: list[_Statement] = []
    P1476: list[_Statement] = []


class _Entity(msgspec.Struct):
    id: str
    labels: dict[str, _Term] | list[Any] = []
    aliases: dict[str, list[_Term]] | list[Any] = []
    claims: _Claims | list[Any] = []


def listings(source: Source, folder: Path) -> Iterator[Listing]:
    """Yield the films and series of a dump. `folder` takes the runs of the joins. Raises `CatalogueError`."""
    works = Joiner(folder, "wikidata")
    people = SortedLines(folder, "people")
    for _, entity in _entities(source):
        claims = entity.claims if isinstance(entity.claims, _Claims) else _Claims()
        classes = _items(claims.P31)
        kind = next((table.WIKIDATA_KINDS[one] for one in classes if one in table.WIKIDATA_KINDS), None)
        if kind is not None and (listing := _listing(entity, claims, kind)) is not None:
            source.tally.taken += 1
            works.add_work(entity.id, listing.work)
            for title in listing.also:
                works.add_title(entity.id, title)
            _add_uses(people, entity.id, claims)
        elif _HUMAN in classes and (name := _label(entity)):
            people.add(b"\t".join((entity.id.encode(), _NAME, one_line(name).encode())))
        else:
            source.tally.left_out["no film"] += 1
    _add_people(works, people)
    for joined in works:
        yield replace(joined, work=replace(joined.work, ids=_ids(joined.work.ids)))


def _ids(ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(set(ids)))


def _entities(source: Source) -> Iterator[tuple[int, _Entity]]:
    decode = json_reader(_Entity).decode
    for number, line in source.lines():
        bare = line.strip().removesuffix(b",")
        if bare in (b"", b"[", b"]"):
            continue
        source.tally.rows += 1
        try:
            yield number, decode(bare)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            if source.tally.rows == 1:
                raise source.wrong(number, f"not a Wikidata dump with one entity a line: {error}") from error
            source.passed_over(number, f"the entity cannot be read: {error}")


def _listing(entity: _Entity, claims: _Claims, kind: str) -> Listing | None:
    labels = entity.labels if isinstance(entity.labels, dict) else {}
    aliases = entity.aliases if isinstance(entity.aliases, dict) else {}
    originals = [value.text for value in _values(claims.P1476) if isinstance(value, _Value) and value.text]
    title = _label(entity) or next(iter(originals), None)
    if title is None:
        return None
    imdb = [value for value in _values(claims.P345) if isinstance(value, str) and value.startswith("tt")]
    original = next((text for text in originals if text != title), None)
    terms = [*labels.values(), *(term for some in aliases.values() for term in some)]
    also = dict.fromkeys(text for text in (*originals, *(term.value for term in terms)) if len(text) <= LONGEST_TITLE)
    work = Work(
        title=one_line(title),
        original_title=one_line(original) if original else None,
        year=_year(claims.P577),
        kind=kind,
        ids=(entity.id, *imdb),
    )
    return Listing(work=work, also=tuple(also))


def _label(entity: _Entity) -> str | None:
    """Return the name in English, else the one for all languages, else the first of any language."""
    labels = entity.labels if isinstance(entity.labels, dict) else {}
    for language in (*_LANGUAGES, *sorted(labels)):
        if language in labels and labels[language].value.strip():
            return labels[language].value
    return None


def _values(statements: list[_Statement]) -> Iterator[str | _Value]:
    """Yield the values of the statements that hold, the preferred ones first."""
    for statement in sorted(statements, key=lambda one: one.rank != "preferred"):
        data = statement.mainsnak.datavalue
        if data is not None and statement.rank != "deprecated":
            yield data.value


def _items(statements: list[_Statement]) -> list[str]:
    return [value.id for value in _values(statements) if isinstance(value, _Value) and value.id]


def _year(statements: list[_Statement]) -> int | None:
    """Return the earliest year of publication; a dump has one date for each country."""
    times = [value for value in _values(statements) if isinstance(value, _Value) and value.time]
    years = [
        int(value.time[1:5])
        for value in times
        if value.time and value.time.startswith("+") and (value.precision or 0) >= _TO_THE_YEAR
    ]
    return min((year for year in years if year in _YEARS), default=None)


def _add_uses(people: SortedLines, work: str, claims: _Claims) -> None:
    for rank, person in enumerate((*_items(claims.P57), *_items(claims.P161))):
        people.add(b"\t".join((person.encode(), _USE, work.encode(), b"%d" % rank)))


def _add_people(works: Joiner, people: SortedLines) -> None:
    """Give each work the names of its people: a line with a name sorts before the lines that use it."""
    for _, group in groupby(people, key=lambda line: line[: line.index(b"\t")]):
        name = ""
        for line in group:
            _, tag, rest = line.split(b"\t", 2)
            if tag == _NAME:
                name = name or rest.decode()
            elif name:
                work, rank = rest.decode().split("\t")
                works.add_person(work, int(rank), name)
