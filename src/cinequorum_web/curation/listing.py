"""Lists with pages: which rows, and where the pages before and after are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from django.db.models import QuerySet

T = TypeVar("T")
MOST_DIGITS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet(Generic[T]):
    """One page of a list, counted from 1."""

    rows: tuple[T, ...]
    total: int
    number: int
    pages: int
    earlier: str
    later: str


def sheet(rows: QuerySet[Any], asked: Mapping[str, str], each: int = 50) -> Sheet[Any]:
    """Return the page of the rows that is asked for; a number that makes no sense is the nearest that does."""
    total = rows.count()
    pages = max(1, -(-total // each))
    given = asked.get("page", "1")
    number = min(max(int(given), 1), pages) if given.isdecimal() and len(given) <= MOST_DIGITS else 1
    kept = {name: value for name, value in asked.items() if name != "page" and value}
    return Sheet(
        rows=tuple(rows[(number - 1) * each : number * each]),
        total=total,
        number=number,
        pages=pages,
        earlier=f"?{urlencode({**kept, 'page': number - 1})}" if number > 1 else "",
        later=f"?{urlencode({**kept, 'page': number + 1})}" if number < pages else "",
    )
