"""Names of reviewers who asked to be forgotten: known by a salted digest only, and veiled in whatever is taken in.

What a name is replaced by is the same wherever it stands, so that her reviews are still one voice. In the text of a
page each of its letters becomes a block, so that every place in it stays what it was.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace as with_fields

from cinequorum.model.claim import Claim
from cinequorum.model.page import Page, Span
from cinequorum.model.reading import OtherFilm, Reading, SubjectFilm
from cinequorum.text.fold import fold

BLOCK = "█"
PSEUDONYM, REVIEWS = "pseudonym", "reviews"


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """One name that is not to be told: the digest by which it is known, the host on which alone, or "", and the way.

    `way`: `pseudonym` (her words stay, under another name) or `reviews` (her words go too).
    """

    salt: str
    digest: str
    host: str
    way: str

    @property
    def pseudonym(self) -> str:
        """What stands for the name."""
        return f"reviewer {self.digest[:8]}"


def digest_of(name: str, salt: str) -> str:
    """Return what a name is known by, without the name: slow on purpose, as names can be guessed."""
    return hashlib.pbkdf2_hmac("sha256", fold(name).encode(), salt.encode(), 2_000).hex()[:32]


def under(source: str, host: str) -> bool:
    """Tell whether an address is on a host, or on one that is under it.

    >>> under("https://www.paper.example/x", "paper.example"), under("page.html", "paper.example")
    (True, False)
    """
    try:
        found = urlsplit(source).hostname or ""
    except ValueError:
        return False
    return found == host or found.endswith(f".{host}")


def authors_of(reading: Reading) -> frozenset[str]:
    """Return the names of those who speak on a page: its author, its visitors, the critics whom it quotes."""
    page = reading.page
    names = [page.author, *(one.author for one in reading.reviews), *(one.author for one in page.reviews)]
    names += [one.critic for one in page.excerpts]
    return frozenset(name for name in names if name and name.strip())


def veiled(reading: Reading, erased: Iterable[Erased]) -> Reading:
    """Return a reading without the names, or the reviews, of those who are to be forgotten; else as it is."""
    known = tuple(erased)
    if not known:
        return reading
    salts = {one.salt for one in known}
    for name in sorted(authors_of(reading)):
        digests = {(salt, digest_of(name, salt)) for salt in salts}
        for one in known:
            if (one.salt, one.digest) in digests and (not one.host or under(reading.page.source, one.host)):
                reading = _without(reading, name, one)
    return reading


def speaks(reading: Reading, name: str, host: str = "") -> bool:
    """Tell whether somebody of this name speaks on a page of this host, or of any."""
    wanted = fold(name)
    return (not host or under(reading.page.source, host)) and any(fold(one) == wanted for one in authors_of(reading))


def _without(reading: Reading, name: str, one: Erased) -> Reading:
    if one.way == REVIEWS:
        reading = _without_reviews(reading, name)
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    veil = _Veil(pattern=pattern, pseudonym=one.pseudonym)
    made: Reading = veil.over(replace(reading, notes=None))
    return made


def _without_reviews(reading: Reading, name: str) -> Reading:
    """Leave out what a visitor wrote; in the text it is blocks. Her own page is taken down by who erases it."""
    gone = [one.span for one in reading.reviews if one.author and fold(one.author) == fold(name)]
    text = reading.page.text
    for span in gone:
        text = text[: span.start] + re.sub(r"\S", BLOCK, text[span.start : span.end]) + text[span.end :]
    page = replace(
        reading.page,
        text=text,
        reviews=tuple(one for one in reading.page.reviews if not _inside(one.span, gone)),
    )
    return replace(
        reading,
        page=page,
        reviews=tuple(replace(one, duplicate_of=None) for one in reading.reviews if not _inside(one.span, gone)),
        claims=tuple(one for one in reading.claims if not _inside(one.span, gone)),
        ratings=tuple(one for one in reading.ratings if not _inside(one.span, gone)),
        aspects=tuple(one for one in reading.aspects if not _inside(one.span, gone)),
        spoilers=tuple(one for one in reading.spoilers if not _inside(one.span, gone)),
        other_films=tuple(one for one in reading.other_films if not _inside(one.span, gone)),
    )


def _inside(span: Span, among: Iterable[Span]) -> bool:
    return any(one.start <= span.start and span.end <= one.end for one in among)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Veil:
    """Replaces a name in every text of a value; what is claimed of a film keeps its value."""

    pattern: re.Pattern[str]
    pseudonym: str

    def over(self, value: Any) -> Any:
        if isinstance(value, Enum):
            return value
        if isinstance(value, str):
            return self.pattern.sub(self.pseudonym, value)
        if isinstance(value, tuple):
            return tuple(self.over(one) for one in value)
        if isinstance(value, Span | SubjectFilm | OtherFilm) or not (is_dataclass(value) or isinstance(value, Struct)):
            return value
        changed = {name: self._field(value, name) for name in _names(value) if not _is_kept(value, name)}
        if isinstance(value, Struct):
            return with_fields(value, **changed)
        held: Any = value
        return replace(held, **changed)

    def _field(self, value: Any, name: str) -> Any:
        held = getattr(value, name)
        if (isinstance(value, Page) and name == "text") or (isinstance(value, Claim) and name == "raw"):
            return self.pattern.sub(lambda found: re.sub(r"\S", BLOCK, found[0]), held)
        return self.over(held)


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, Struct):
        yield from value.__struct_fields__
    else:
        yield from (field.name for field in fields(value))


def _is_kept(value: object, name: str) -> bool:
    """What is said of a film is not about who says it; an address leads nowhere when it is changed."""
    return (isinstance(value, Claim) and name == "value") or (isinstance(value, Page) and name in ("id", "source"))
