"""What makes the whole of a headline the film's title: the page's shelf, its first sentence, its own italics.

A headline such as "1883" or "Little Tide" says little by itself. The shelf on which a page files itself, a key of a
film database, a first sentence that defines the film, or the same words set off below say that it is one.
"""

from __future__ import annotations

import re
from typing import Final

from cinequorum.model.page import MarkKind, Page, Role
from cinequorum.names.titles import title_key
from cinequorum.text.alternatives import any_of
from cinequorum.text.fold import fold
from cinequorum.understand.candidate import WELL_STATED, Candidate
from cinequorum.understand.data import headlines, works
from cinequorum.understand.headline_parts import YEAR
from cinequorum.understand.prose import Prose
from cinequorum.understand.title_shape import looks_like_title, places_of

DEFINED: Final = "the first sentence says what film it is"
"""The reason of a title that an opening such as "Foghorn is a 1931 drama film" defines."""

_SHELVES: Final = frozenset(works.SHELF_KEYS)
_DATABASES: Final = re.compile(rf"{any_of(works.DATABASE_KEYS)}(?:$|[._-])")
_FILM_SORT: Final = frozenset(
    word.casefold() for word in (*works.FILM_WORDS, *works.FILM_PLURALS, *headlines.GENERIC_NOUNS)
)
_OPENING: Final = 2  # sentences
_SHUT: Final = r"[”\"’'»*_』》」>]{0,3}"
_BESIDE: Final = r"(?:\s?[(（][^()（）\n]{2,90}[)）])?,?"
_IS: Final = any_of(works.COPULAS)
_ONE: Final = any_of(works.ONE_OF)
_FILM: Final = any_of((*works.FILM_WORDS, *works.SORTS_OF_FILM))
_DEFINING: Final = re.compile(
    rf"{_SHUT}{_BESIDE}\s{_IS}\s{_ONE}\s(?:(?P<year>{YEAR})\s(?:[\w'’-]+\s){{0,7}}?{_FILM}|(?:[\w'’-]+\s){{0,6}}?{_FILM})\b",
    re.IGNORECASE,
)
_CONTINUED: Final = frozenset(works.CONTINUING)
_LONGEST_SERIES: Final = 3  # words of a series' name before the colon


def weigh_wholes(found: dict[str, Candidate], prose: Prose) -> None:
    """Add to the candidates what says that the whole headline is the film, or what the opening defines."""
    page = prose.page
    filed = _is_filed(page)
    for candidate in found.values():
        if filed and candidate.stated > 0 and looks_like_title(candidate.title, page.language):
            candidate.add(0.9, "filed under films")
    _add_set_off(found, page)
    _add_worded(found)
    _add_described(found, page)
    _add_defined(found, prose)


def fuller_headline(best: Candidate, candidates: list[Candidate], page: Page) -> Candidate | None:
    """Return the whole headline of which the most repeated title is but a handy part, or None.

    Either the headline goes on with a small word ("Beasts of the Salt Flats", called "Beasts" in the text), or the part
    after its colon is repeated, and the series before the colon is named in the text as well, or it stands over a
    film's record, where nobody comments behind a colon.
    """
    record = page.kind.name == "listing"
    key = title_key(best.title)
    for other in candidates:
        if other is best or not other.whole or other.stated < WELL_STATED or other.place is None:
            continue
        whole = title_key(other.title)
        rest = whole.removeprefix(f"{key} ").split()
        if whole.startswith(f"{key} ") and not best.stated and ":" not in other.title and rest[0] in _CONTINUED:
            return other
        if record and other.title.startswith(f"{best.title}:"):
            return other
        series, colon, part = other.title.partition(":")
        if colon and title_key(part) == key and _is_series(series, candidates):
            return other
    return None


def _is_series(name: str, candidates: list[Candidate]) -> bool:
    """Tell the name of a series, which the text names too, from an occasion or a column: "Open air: Foghorn"."""
    named = any(c.in_body for c in candidates if title_key(c.title) == title_key(name))
    words = name.split()
    return named and len(words) <= _LONGEST_SERIES and all(not word[0].islower() for word in words)


def _is_filed(page: Page) -> bool:
    """Tell whether the page's data file it under films, or hold a film database's key."""
    for meta in page.metadata:
        if _DATABASES.match(meta.key):
            return True
        if meta.key in _SHELVES and any(fold(part) in _FILM_SORT for part in re.split(r"[,/|]", meta.value)):
            return True
    return False


def _add_set_off(found: dict[str, Candidate], page: Page) -> None:
    """Trust a headline that stands in italics below as a whole, whatever frame it looks like."""
    headline = title_key(page.headline or "")
    candidate = found.get(headline)
    if candidate is None or candidate.whole or not candidate.set_off:
        return
    if any(m.kind is MarkKind.EMPHASIS and title_key(page.slice(m.span)) == headline for m in page.marks):
        candidate.add(2.2, "the whole headline stands in italics below")
        candidate.stated, candidate.whole = max(candidate.stated, WELL_STATED), True


def _add_worded(found: dict[str, Candidate]) -> None:
    """Trust a whole headline that ends as titles alone do: "Foghorn: The Movie"."""
    for candidate in found.values():
        if candidate.whole and _HEADLINE in candidate.weights and _CALLED.match(candidate.title):
            candidate.add(1.5, "it ends as titles do")


_HEADLINE: Final = "headline"
_CALLED: Final = re.compile(
    r"^[^:–—]{1,40}\w(?::|\s[–—-])\s"
    r"(?:the\s(?:movie|motion picture|film)|der film|le film|la película|il film|o filme)$",
    re.IGNORECASE,
)


def _add_described(found: dict[str, Candidate], page: Page) -> None:
    """Trust the whole headline that the page's own summary calls a film ("On the film Foghorn")."""
    told = " ".join(meta.value for meta in page.metadata if meta.key in _SUMMARIES)
    for candidate in found.values() if told else ():
        if not candidate.whole or not candidate.stated:
            continue
        for at in places_of(told, candidate.title):
            beside = told[max(0, at - _NEAR) : at] + " | " + told[at + len(candidate.title) :][:_NEAR]
            if _FILM_STEM.search(beside):
                candidate.add(0.9, "the page's summary calls it a film")
                break


_SUMMARIES: Final = frozenset({"description", "summary", "excerpt", "subtitle", "og:description", "lead", "abstract"})
_NEAR: Final = 18  # characters beside a title in which a word for films stands
_FILM_STEM: Final = re.compile(
    rf"(?<!\w){any_of(works.FILM_STEMS)}\w{{0,5}}|{any_of(works.FILM_GLYPHS_ALONE)}", re.IGNORECASE
)


def _add_defined(found: dict[str, Candidate], prose: Prose) -> None:
    """Trust the title that only the opening defines: "Foghorn (Nebelhorn) is a 1931 German drama directed by"."""
    opening = [s for s in prose.sentences if s.role is Role.BODY and s.review is None][:_OPENING]
    defined = []
    for candidate in [c for c in found.values() if c.stated < WELL_STATED]:
        for sentence in opening:
            at = sentence.text.find(candidate.title)
            match = _DEFINING.match(sentence.text, at + len(candidate.title)) if 0 <= at <= _NEAR_START else None
            if match:
                defined.append((candidate, match))
                break
    if defined:
        candidate, match = max(defined, key=lambda pair: len(pair[0].title))
        candidate.add(2.0, DEFINED)
        candidate.year = candidate.year or (int(match["year"]) if match["year"] else None)


_NEAR_START: Final = 60  # characters of a sentence before the title that it defines
