"""What one source lists of one film, series, episode or person, as far as another source's is compared with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

PERSON: Final = "person"
"""The kind of records that list a person; they are compared among themselves only."""

_DATED: Final = re.compile(
    r"^(?P<title>.{1,400}?)\s*\((?P<year>(?:1[89]|20)\d\d)(?:/[IVX]{1,5})?\)(?:\s*\((?:TV|V|VG)\))?$"
)
_NOTE: Final = re.compile(r"\s*\([^()]{0,60}\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A person named on a film, and as what: `director`, `writer`, `cast` or another word for the role."""

    role: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmRecord:
    """One film as one source lists it. What the source does not say is None or ().

    `key` is the source's own name for the row and unique in it. `titles` are all it gives, in any language. `runtime`
    is in minutes. `kind` is any word for what it is; "" where the source does not say. `season` and `episode` are
    numbers as written. `ids` are identifiers in other databases (`tt0012345`).
    """

    key: str
    titles: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    runtime: int | None = None
    people: tuple[Credit, ...] = ()
    genres: frozenset[str] = frozenset()
    kind: str = ""
    season: str = ""
    episode: str = ""
    ids: tuple[str, ...] = ()


def undated(title: str) -> tuple[str, int | None]:
    """Take the year in parentheses off the end of a title.

    >>> undated("Lantern, The (1931)"), undated("The Lantern (1999) (V)"), undated("The Lantern")
    (('Lantern, The', 1931), ('The Lantern', 1999), ('The Lantern', None))
    """
    found = _DATED.match(title.strip())
    return (found["title"], int(found["year"])) if found else (title.strip(), None)


def bare_name(name: str) -> str:
    """Take notes in parentheses off a name.

    >>> bare_name("Example, Ada (II)"), bare_name("Hugo Sample (as H. Sample)")
    ('Example, Ada', 'Hugo Sample')
    """
    return " ".join(_NOTE.sub(" ", name).split())
