"""What the files of an archive are together: names of lists and of items stand in files of their own there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from msgspec import Struct

from cinequorum.diary.files import Part
from cinequorum.diary.readers import letterboxd, neodb, trakt
from cinequorum.diary.readers.common import Choices
from cinequorum.diary.readers.trees import tree_of
from cinequorum.diary.record import Failed, LeftOut, Outcome, Source
from cinequorum.diary.sheets import Sheet, sheet_of
from cinequorum.diary.telling import Told, json_lines, of_sheet, told
from cinequorum.errors import DiaryFileError


class _Around(Struct, frozen=True):
    """What files of the archive say of others: names of lists, items, and the tables of Letterboxd by their names."""

    lists: dict[str, tuple[str, str]]
    items: dict[str, Mapping[str, Any]]
    by_name: dict[str, Sheet]


def together(parts: tuple[Part, ...]) -> list[Told]:
    """Return what the files of an archive are; those that are nothing are left out, and said so."""
    around = _Around(_names_in(parts), _items_in(parts), {})
    found = [one for part in parts if (one := _skipped(part) or _known(part, around)) is not None]
    if around.by_name:
        found.insert(0, Told("letterboxd", partial(_of_letterboxd, around.by_name)))
    return found


def _known(part: Part, around: _Around) -> Told | None:
    try:
        if part.path.endswith(".csv"):
            return _table(part, around)
        rows = json_lines(part) if around.items else None
        if rows is not None:
            return Told("neodb", lambda _: neodb.lines(part.path, rows, around.items))
        is_names = bool(around.lists) and part.path.endswith("lists.json")
        return None if is_names else told(part, around.lists)
    except DiaryFileError as error:
        nothing = error.code in ("unknown", "empty")
        return _left(part, "", error.message) if nothing else _failed(part, error)


def _table(part: Part, around: _Around) -> Told | None:
    sheet, name = sheet_of(part.path, part.body), _inner(part.path)
    if sheet.has(*letterboxd.FILMS) and (name in letterboxd.ROLES or name in ("diary.csv", "reviews.csv")):
        around.by_name[name] = sheet
        return None
    return of_sheet(sheet) if len(sheet) else None


def _of_letterboxd(by_name: Mapping[str, Sheet], _choices: Choices) -> Iterator[Outcome]:
    none = Choices()
    days = list(letterboxd.diary(by_name["diary.csv"], none)) if "diary.csv" in by_name else []
    texts = list(letterboxd.diary(by_name["reviews.csv"], none)) if "reviews.csv" in by_name else []
    yield from letterboxd.joined(days, texts)
    for name, role in letterboxd.ROLES.items():
        if name in by_name:
            yield from letterboxd.films(by_name[name], Choices(role=role))


def _skipped(part: Part) -> Told | None:
    name = _inner(part.path)
    if "deleted/" in part.path or "orphaned/" in part.path:
        return _left(part, "letterboxd", "not taken: deleted there")
    what = letterboxd.SKIPPED.get(name)
    return _left(part, "letterboxd", f"not taken: {what}") if what else None


def _left(part: Part, kind: str, message: str) -> Told:
    return Told(kind, lambda _: (LeftOut(source=Source(kind=kind, file=part.path), message=message),))


def _failed(part: Part, error: DiaryFileError) -> Told:
    source = Source(kind="", file=part.path)
    return Told("", lambda _: (Failed(source=source, code=error.code, message=error.message),))


def _inner(path: str) -> str:
    """Return a path as it is within the export: some archives hold the export in a folder of its own."""
    parts = path.casefold().split("/")
    return "/".join(parts[-2:]) if parts[-2:-1] == ["likes"] else parts[-1]


def _names_in(parts: tuple[Part, ...]) -> dict[str, tuple[str, str]]:
    for part in parts:
        if part.path.endswith("lists.json"):
            found = tree_of(part.path, part.body)
            return trakt.names_of(found) if trakt.is_names(found) else {}
    return {}


def _items_in(parts: tuple[Part, ...]) -> dict[str, Mapping[str, Any]]:
    for part in parts:
        if part.path.endswith("catalog.ndjson"):
            return neodb.items_of(json_lines(part) or [])
    return {}
