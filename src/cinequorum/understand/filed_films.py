"""Other films that a page's front matter lists: `also: [{film: Salt Road}, {film: Night Ferry}]`."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from cinequorum.model.page import Page
from cinequorum.model.reading import OtherFilm, SubjectFilm
from cinequorum.names.titles import title_key
from cinequorum.understand.data import works
from cinequorum.understand.relations import is_subject
from cinequorum.understand.title_shape import looks_like_title

_FILM_KEYS: Final = (".film", ".movie", ".film_title", ".movie_title")
_TITLE_KEY: Final = ".title"  # of anything, unless a year stands behind the title
_OTHERS: Final = frozenset(works.LISTED_OTHERWISE)
_DATED: Final = re.compile(r"^(?P<title>[^()]{1,100}?)\s\((?P<year>(?:18[89]|19\d|20\d)\d)\)$")
_LEAST: Final = 2  # entries of a list
_P: Final = 0.85


def with_filed(others: tuple[OtherFilm, ...], page: Page, subject: SubjectFilm | None) -> tuple[OtherFilm, ...]:
    """Return the other films with those that the front matter lists, in text order.

    A list has two entries at least, each with a film under a key of its own, or a title with a year behind it. A page
    without a film of its own is a list itself, and read as such.
    """
    if subject is None:
        return others
    have = {title_key(other.title) for other in others}
    found = [film for film in _listed(page) if not is_subject(film.title, subject)]
    new = {title_key(film.title): film for film in reversed(found)}
    added = [film for key, film in new.items() if key not in have]
    return tuple(sorted((*others, *added), key=lambda film: film.span.start)) if added else others


def _listed(page: Page) -> list[OtherFilm]:
    stated = (datum for datum in page.metadata if datum.origin == "front-matter" and "." in datum.key)
    nested = [datum for datum in stated if _OTHERS.isdisjoint(datum.key.split("."))]
    times = Counter(datum.key for datum in nested)
    found = []
    for datum in nested:
        dated = _DATED.match(datum.value)
        named = datum.key.endswith(_FILM_KEYS) or (datum.key.endswith(_TITLE_KEY) and dated is not None)
        title = dated["title"] if dated else datum.value
        unlike = title.isdigit() or not looks_like_title(title, page.language)
        if times[datum.key] < _LEAST or not named or unlike:
            continue
        span = page.span(datum.span.start, datum.span.start + len(title))
        if page.slice(span) == title:
            year = int(dated["year"]) if dated else None
            found.append(OtherFilm(title=title, year=year, relation="mentioned", p=_P, span=span))
    return found
