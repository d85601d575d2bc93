"""Which film a page is about, and which others it names."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.model.page import Page, Role
from cinequorum.model.reading import OtherFilm, SubjectFilm
from cinequorum.names.titles import title_key
from cinequorum.text.fold import fold
from cinequorum.understand.candidate import FIRMLY_STATED, SURELY_STATED, WELL_STATED, Candidate
from cinequorum.understand.candidates import candidates_of
from cinequorum.understand.film_model import OTHERWISE, Told, chosen, field_of, is_dated, is_settled
from cinequorum.understand.film_year import stated_year
from cinequorum.understand.framed_titles import FRAMED
from cinequorum.understand.fuller_titles import fuller, whole_of
from cinequorum.understand.headline_parts import DATED
from cinequorum.understand.headline_reports import is_festival, is_over_several, old_keys
from cinequorum.understand.headline_speech import is_essay
from cinequorum.understand.headlines import dated_lines
from cinequorum.understand.mention import Mention
from cinequorum.understand.mentions import NamedTitles, titles_named
from cinequorum.understand.paired_titles import is_over_two
from cinequorum.understand.phrases import is_person
from cinequorum.understand.prose import Prose
from cinequorum.understand.relations import related
from cinequorum.understand.second_titles import second_title
from cinequorum.understand.whole_headlines import DEFINED

_LEAST_P: Final = 0.5
_BIAS: Final = -1.9
_MANY_FILMS: Final = 3
_CLEAR: Final = 0.7
_LATIN: Final = 0x250  # the first character after the Latin letters with their accents


def subject_film(prose: Prose, named: NamedTitles | None = None) -> SubjectFilm | None:
    """Return the film that the page is about, or None for a page about several or none.

    Titles stated in metadata, headline, first lines, address and warnings are weighed together with how often and in
    what position the prose names them, by rules whose weights are log odds set on a development set; then learned
    weights decide between them, further parts of the headline, and none (`film_model`), unless the page's data state
    the film. The title is given as the page spells it. `named` is what `titles_named(prose)` returned, for a caller
    that has it. A headline that is nothing but a title and its year is over a page about some film.
    """
    named = named or titles_named(prose)
    weighed = weighed_titles(prose, named)
    if weighed is None:
        return None
    candidates, told = weighed
    if is_over_two(prose.page, prose.known) or _is_over_several(prose.page, told):
        return None
    if _is_at_large(prose.page) and (told is None or not _is_named(told.candidate)):
        return None
    best = told if is_settled(told, prose.page) else chosen(field_of(prose, named, candidates, told))
    best = best and Told(whole_of(best.candidate, candidates, prose.page), best.p)
    if best is None and told is not None and is_dated(told.candidate):
        best = told
    if best is None or best.candidate.place is None:
        return None
    if told is None or best.candidate is not told.candidate:
        best.candidate.add(0.0, OTHERWISE)
    return _as_subject(best, best.candidate.place, prose)


def _is_over_several(page: Page, told: Told | None) -> bool:
    """Tell a headline over films that belong together, or a festival, where the page's data state no film."""
    headline = page.headline or ""
    return (is_over_several(headline) or is_festival(headline)) and (
        told is None or told.candidate.stated < SURELY_STATED
    )


def _is_at_large(page: Page) -> bool:
    """Tell an article about film at large; over a review the same words may be a title ("Comment c'était")."""
    return page.kind.name in {"feature", "news", "other"} and is_essay(page.headline or "")


def _is_named(candidate: Candidate) -> bool:
    """Tell a film that the page's data name, or around which its headline makes a sentence."""
    return candidate.stated >= SURELY_STATED or FRAMED in candidate.reasons


def weighed_titles(prose: Prose, named: NamedTitles) -> tuple[list[Candidate], Told | None] | None:
    """Return the titles that may be the page's film and the one that the rules tell; None on a page of many films."""
    if _films_in_headings(prose, named.mentions) >= _MANY_FILMS:
        return None
    old = old_keys(prose.page)
    candidates = [candidate for candidate in candidates_of(prose, named) if title_key(candidate.title) not in old]
    return candidates, _told(candidates, prose.page, named)


def _told(candidates: list[Candidate], page: Page, named: NamedTitles) -> Told | None:
    """Return the title that the rules take for the page's film, and its chance."""
    if page.kind.name == "list":  # it is about one film only if its data and its headline, or its opening, say so
        candidates = [c for c in candidates if _surely(c, page)]
    if page.kind.name == "other":  # a table or a manual that mentions a film is not about it unless it says so
        candidates = [c for c in candidates if c.stated >= WELL_STATED]
    if not candidates:
        return None
    best = fuller(max(candidates, key=lambda c: (c.score, len(c.title))), candidates, page)
    if not best.stated and (any(_level(c, best) for c in candidates) or _about_person(page, named)):
        return None
    p = 1 / (1 + math.exp(-(best.score + _BIAS)))
    return Told(best, p) if p >= _LEAST_P and best.place is not None else None


def _as_subject(told: Told, place: tuple[int, int], prose: Prose) -> SubjectFilm:
    page, best = prose.page, told.candidate
    original = second_title(prose, best.title, tuple(best.others))
    cut, year = _undated(best.title)
    title = _without(cut, original)
    start, end = place
    return SubjectFilm(
        title=title,
        year=best.year or year or stated_year(page, best.title),
        span=page.span(start, start + len(title) if title != best.title else end),
        p=round(told.p, 3),
        original_title=original,
        reasons=tuple(best.reasons),
    )


def _undated(title: str) -> tuple[str, int | None]:
    """Cut the year behind a dash off a title.

    >>> _undated("Night Ferry - 2018"), _undated("Ferry - 2049: The Return"), _undated("Summer of 2018")
    (('Night Ferry', 2018), ('Ferry - 2049: The Return', None), ('Summer of 2018', None))
    """
    match = _DASHED_YEAR.match(title)
    return (match["title"], int(match["year"])) if match else (title, None)


_DASHED_YEAR: Final = re.compile(r"^(?P<title>.{2,90}?)\s[-–—|]\s(?P<year>(?:18[89]|19\d|20[0-3])\d)$")


def _without(title: str, original: str | None) -> str:
    """Cut the original title off a headline that sets both side by side, as sites of translated films do.

    >>> _without("盐港 Der Hafen", "Der Hafen"), _without("Der Hafen", "Der Hafen"), _without("My Hafen", "Hafen")
    ('盐港', 'Der Hafen', 'My Hafen')
    """
    bare = title.removesuffix(original).rstrip(" /|-–—(") if original else title
    return bare if original and bare and bare != title and _is_latin(bare) is not _is_latin(original) else title


def _is_latin(words: str) -> bool:
    return all(ord(char) < _LATIN for char in words if char.isalpha())


def other_films(
    prose: Prose, subject: SubjectFilm | None, named: NamedTitles | None = None, claims: Iterable[Claim] = ()
) -> tuple[OtherFilm, ...]:
    """Return the other films that the page names, and how each is related to the subject, in text order.

    `claims` of the page about its director and cast, where they are known already, make the relations surer.
    """
    return related(prose, subject, named or titles_named(prose), tuple(claims))


def _surely(candidate: Candidate, page: Page) -> bool:
    """Tell a film that the page's data name, or that is the whole headline with its year."""
    if DEFINED in candidate.reasons:
        return True
    if candidate.stated >= SURELY_STATED:
        return candidate.whole or f" {title_key(candidate.title)} " in f" {fold(page.headline or '')} "
    if candidate.year is None or candidate.stated < FIRMLY_STATED:
        return False
    return candidate.whole or (candidate.in_body >= _NAMED_BELOW and _is_of_window(candidate, page))


_NAMED_BELOW: Final = 2


def _is_of_window(candidate: Candidate, page: Page) -> bool:
    """Tell a film with whose title and year the window's title began, on a page that lost its markup."""
    first = page.slice(page.blocks[0].span).lstrip("\u200e\u200f ") if page.blocks else ""
    return DATED.match(first) is not None and first.startswith(f"{candidate.title} (")


def _about_person(page: Page, named: NamedTitles) -> bool:
    """Tell a page whose headline is a person's name, alone or beside the name of a site or a series."""
    return any(is_person(part, named.known) for part in re.split(r"\s[|–—-]\s|:\s", page.headline or ""))


def _level(other: Candidate, best: Candidate) -> bool:
    """Tell whether the page names another film no less than the one that only its prose proposes."""
    return other is not best and other.set_off >= best.set_off and other.score > best.score - _CLEAR


def _films_in_headings(prose: Prose, mentions: tuple[Mention, ...]) -> int:
    """Count the different dated or linked films that head the page's sections."""
    sentences = prose.sentences
    heads = [m for m in mentions if sentences[m.sentence].role is Role.HEADING and (m.year or m.form == "link")]
    lines = [prose.page.slice(block.span) for block in prose.page.having(Role.HEADING)]
    dated = {title_key(title) for title in dated_lines(prose.page)}
    set_off = {title_key(m.title) for m in mentions if m.form in {"emphasis", "quoted", "link"}}
    return len({title_key(m.title) for m in heads} | dated | ({title_key(line) for line in lines} & set_off))
