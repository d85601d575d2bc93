"""The one title that a text calls a film, or its maker's work, on pages whose headline names none.

News and diaries that lost their headline say it in the first sentences: "the film “Foghorn”", "filmu „Mlžný roh“",
"Anna Holms ”Nebelhorn”". Where they say so of one title alone, it is the page's. Case endings are taken off a title
that stands without them elsewhere, or oftener.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from cinequorum.model.page import Page, Role
from cinequorum.names.titles import title_key
from cinequorum.understand.candidate import SET_OFF, WELL_STATED, Candidate
from cinequorum.understand.data import called
from cinequorum.understand.headline_parts import QUOTED, YEAR
from cinequorum.understand.mentions import NamedTitles
from cinequorum.understand.title_shape import looks_like_title, trimmed

CALLED: Final = "the text calls it a film"
"""The reason of a title that nothing states but the text's own words for films beside it."""

_READ: Final = 4000  # characters in which a page says what it is about
_BEFORE, _AFTER = 60, 30
_NOUN: Final = rf"(?<![\w-])(?:{'|'.join(called.STEMS)})\w{{0,6}}"
_CALLED: Final = re.compile(rf"(?:{_NOUN}|{'|'.join(called.GLYPHS)})(?:\s[^\W\d_]{{2,14}})?\s?[:,]?\s?$", re.IGNORECASE)
_DEFINED: Final = re.compile(
    rf"\s?(?:{'|'.join(called.IS_ONE)})[^.。!?\n]{{0,24}}?(?:{_NOUN}|{'|'.join(called.GLYPHS)})"
)
_MAKER: Final = re.compile(r"(?:[^\W\d_a-z][\w'’-]+\s){2,3}$")
_ENDING: Final = 3  # letters of the longest case ending
_PLAIN: Final = 1.2
_SETTLED: Final = 2.6
_RIVALS: Final = 3  # titles set off beside one that is called a film once


def add_called(found: dict[str, Candidate], page: Page, named: NamedTitles) -> None:
    """Add to the candidates, by title key, the one title that the beginning of the text calls a film.

    A text that begins with a title and its year says as much; a review that sets off one title alone says it nearly.
    """
    if page.kind.name == "list" or any(_is_confirmed(c) for c in found.values()):
        return
    if _add_opening(found, page):
        return
    _add_only(found, page, named)
    times_of, places = _named(page)
    if not times_of:
        return
    (key, times), *others = times_of.most_common(2)
    rivals = {title_key(m.title) for m in named.mentions if m.form in SET_OFF and not _same(title_key(m.title), key)}
    if (others and 2 * others[0][1] > times) or (times == 1 and len(rivals) >= _RIVALS):
        return
    start, end = places[key]
    title = page.text[start:end]
    candidate = found.setdefault(key, Candidate(title=title, place=(start, end)))
    candidate.add(_PLAIN + 0.4 * min(2, times - 1), CALLED)
    if not others:
        candidate.stated = max(candidate.stated, _SETTLED)


def _add_opening(found: dict[str, Candidate], page: Page) -> bool:
    """Add the title with its year that the first paragraph begins with ("Foghorn (1931) takes its time")."""
    first = next((b for b in page.having(Role.BODY) if b.span.end - b.span.start >= _PARAGRAPH), None)
    match = _OPENING.match(page.slice(first.span)) if first else None
    title = trimmed(match["title"]) if match else ""
    if first is None or match is None or not looks_like_title(title, page.language):
        return False
    key = title_key(title)
    if any(c.stated >= WELL_STATED and title_key(c.title).startswith(f"{key} ") for c in found.values()):
        return False  # the headline has more of it
    start = first.span.start + match.start("title") + match["title"].index(title)
    candidate = found.setdefault(key, Candidate(title=title, place=(start, start + len(title))))
    candidate.add(_OPENS, "the text begins with it and its year")
    candidate.stated, candidate.year = max(candidate.stated, _SETTLED), candidate.year or int(match["year"])
    return True


_PARAGRAPH: Final = 60  # characters
_OPENS: Final = 2.2
_OPENING: Final = re.compile(
    rf"[“\"«„*_]{{0,2}}(?P<title>[^()\n.:;]{{1,70}}?)[”\"»“*_]{{0,2}},?\s[(\[](?P<year>{YEAR})[)\]],?\s[a-zà-ÿа-я]"
)


def _add_only(found: dict[str, Candidate], page: Page, named: NamedTitles) -> None:
    """Add to the one title that a review sets off anywhere."""
    keys = {title_key(m.title) for m in named.mentions if m.form in SET_OFF}
    if page.kind.name == "critic_review" and len(keys) == 1 and (candidate := found.get(keys.pop())) is not None:
        candidate.add(_ONLY, "the only title that the review sets off")


_ONLY: Final = 0.6


def _is_confirmed(candidate: Candidate) -> bool:
    """Tell a title that the page states and its text names: then nothing has to be looked for."""
    return candidate.stated >= WELL_STATED and bool(candidate.in_body or candidate.set_off or candidate.year)


def _named(page: Page) -> tuple[Counter[str], dict[str, tuple[int, int]]]:
    """Count the titles that are called films, case endings taken off, and tell where each stands."""
    times: Counter[str] = Counter()
    places: dict[str, tuple[int, int]] = {}
    for start, end in _calls(page):
        key = title_key(page.text[start:end])
        known = next((k for k in places if _same(k, key)), None)
        if known is not None and len(key) < len(known):
            places[key], times[key] = (start, end), times.pop(known)
            del places[known]
            known = key
        times[known or key] += 1
        places.setdefault(known or key, (start, end))
    return times, places


def _same(one: str, other: str) -> bool:
    """Tell two forms of a title apart by an ending at most.

    >>> _same("левиафана", "левиафан"), _same("salt", "salt road")
    (True, False)
    """
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and len(long) - len(short) <= _ENDING and " " not in long[len(short) :]


def _calls(page: Page) -> Iterator[tuple[int, int]]:
    """Yield the places of the titles in quotation marks beside which a word for films or a maker's name stands."""
    for block in page.having(Role.TITLE, Role.BODY):
        if block.span.start > _READ:
            return
        text = page.slice(block.span)
        for match in QUOTED.finditer(text):
            group = match.lastgroup or "title"
            title = trimmed(match[group])
            if not looks_like_title(title, page.language):
                continue
            before = text[max(0, match.start() - _BEFORE) : match.start()]
            after = text[match.end() : match.end() + _AFTER]
            if _CALLED.search(before) or _DEFINED.match(after) or _MAKER.search(before):
                start = block.span.start + match.start(group) + match[group].index(title)
                yield start, start + len(title)
