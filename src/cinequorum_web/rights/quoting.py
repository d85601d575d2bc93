"""Public mode: of a source's text nobody but a curator sees more than 25 words in one piece.

Every text of a value is cut, whatever its field is called, but for those that are the program's own words: a field
that is new is cut until somebody says here that nothing of a source stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest
from msgspec import Struct
from msgspec.structs import replace as with_fields

from cinequorum.model.film import Check, ConsensusLine, Disagreement, Fact, Person, Similar, SourceEntry
from cinequorum.model.page import Span
from cinequorum.model.review import Review
from cinequorum.model.score import Formula, Score, ScorePart
from cinequorum.text.quoting import QUOTED, around, quoted
from cinequorum_web.members.models import Member, Role
from cinequorum_web.search.port import Hit

OWN: Mapping[type, frozenset[str]] = MappingProxyType(
    {
        Check: frozenset({"text"}),
        Disagreement: frozenset({"note"}),
        Fact: frozenset({"note"}),
        Formula: frozenset({"how"}),
        Person: frozenset({"evidence", "doubtful"}),
        Review: frozenset({"reasons"}),
        Score: frozenset({"note"}),
        ScorePart: frozenset({"note"}),
        Similar: frozenset({"why"}),
        SourceEntry: frozenset({"notes", "source"}),
    }
)
"""Fields in which the program speaks, not a source; and addresses, which lead nowhere when they are cut."""

ADDRESSES = frozenset({"slug", "href", "url", "source", "link", "id", "page"})
"""Fields that name or lead somewhere, and would not when cut."""

NAMED = ADDRESSES | {"note", "reasons", "how", "rule"}
"""The same of documents for machines, with those in which the program speaks."""

T = TypeVar("T")
_BETWEEN_MARKS = re.compile("[^“”]+")


def words_for(request: HttpRequest) -> int | None:
    """Return how many words of a source in one piece whoever asks may see; None: as many as there are."""
    if not settings.CINEQUORUM_PUBLIC:
        return None
    member = getattr(request, "user", None)
    return None if isinstance(member, Member) and member.may(Role.CURATOR) else QUOTED


def words_for_all() -> int | None:
    """Return how many words those see of whom nothing is known."""
    return QUOTED if settings.CINEQUORUM_PUBLIC else None


def quotable(value: T, most: int | None) -> T:
    """Return a film, a person, a card or whatever is made of such, with no text of a source longer than `most` words.

    Where nothing is too long, it is the same value.
    """
    if most is None:
        return value
    made: T = _cut(value, most)
    return made


def cut_text(text: str, most: int | None) -> str:
    """Return the first `most` words of a text; all where there is no bound."""
    return text if most is None else quoted(text, most)


def _cut(value: Any, most: int) -> Any:
    if isinstance(value, str):
        return quoted(value, most)
    if isinstance(value, tuple):
        return _cut_tuple(value, most)
    if isinstance(value, dict):
        return {key: one if key in NAMED else _cut(one, most) for key, one in value.items()}
    if isinstance(value, list):
        return [_cut(one, most) for one in value]
    if isinstance(value, Hit):
        before, words, after = around((value.before, value.words, value.after), most)
        value = replace(value, before=before, words=words, after=after)
    if isinstance(value, ConsensusLine):
        value = replace(value, text=_BETWEEN_MARKS.sub(lambda said: quoted(said[0], most), value.text))
    return _cut_fields(value, most)


def _cut_tuple(value: tuple[Any, ...], most: int) -> tuple[Any, ...]:
    made = [_cut(one, most) for one in value]
    if all(one is before for one, before in zip(made, value, strict=True)):
        return value
    return value._make(made) if hasattr(value, "_make") else tuple(made)


def _cut_fields(value: Any, most: int) -> Any:
    """A value with its fields cut; the same value where none of them is too long."""
    changed = dict(_changed(value, most))
    if not changed:
        return value
    return with_fields(value, **changed) if isinstance(value, Struct) else replace(value, **changed)


def _changed(value: Any, most: int) -> Iterator[tuple[str, Any]]:
    for name in _names(value.__class__):
        before = getattr(value, name)
        if (after := _cut(before, most)) is not before:
            yield name, after


@cache
def _names(kind: type) -> tuple[str, ...]:
    """The fields of a type in which a source may speak."""
    if kind is Span:
        return ()
    own = OWN.get(kind, frozenset()) | ({"text"} if kind is ConsensusLine else frozenset())
    known = kind.__struct_fields__ if issubclass(kind, Struct) else ()
    named = (field.name for field in fields(kind)) if is_dataclass(kind) else known
    return tuple(name for name in named if name not in own | ADDRESSES)
