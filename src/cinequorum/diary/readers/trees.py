"""Documents of JSON: read within limits, and looked into without trusting their form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from cinequorum.diary.record import Raw
from cinequorum.errors import DiaryFileError
from cinequorum.text.charset import decode

_LONGEST = 2_000  # characters of one value as it is shown


def tree_of(name: str, body: bytes) -> Any:
    """Return a document of JSON. Raises `DiaryFileError` (`corrupt`) where it is none, or is nested too deep."""
    try:
        return msgspec.json.decode(decode(body, None).lstrip("\ufeff"))
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise DiaryFileError(name, "corrupt", f"the file is broken: {error}") from error


def text_at(tree: Any, *path: str) -> str:
    """Return a text or number that stands under these names; '' where there is none.

    >>> text_at({"movie": {"year": 1931}}, "movie", "year"), text_at({"movie": None}, "movie", "year")
    ('1931', '')
    """
    for name in path:
        tree = tree.get(name) if isinstance(tree, Mapping) else None
    return str(tree).strip() if isinstance(tree, str | int | float) and not isinstance(tree, bool) else ""


def under(tree: Any, name: str) -> tuple[Mapping[str, Any], ...]:
    """Return the objects in the list that stands under a name; none where there is no such list."""
    found = tree.get(name) if isinstance(tree, Mapping) else None
    return tuple(one for one in found if isinstance(one, Mapping)) if isinstance(found, list) else ()


def raw_of(tree: Mapping[str, Any]) -> Raw:
    """Return an object as the row that it is."""
    return tuple((str(name), _told(value)) for name, value in tree.items() if value not in (None, "", [], {}))


def _told(value: Any) -> str:
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    return text[:_LONGEST]
