"""The one title that a text calls a film, or its maker's work, on pages whose headline names none.

News and diaries that lost their headline say it in the first sentences: "the film “Foghorn”", "filmu „Mlžný roh“",
"Anna Holms ”Nebelhorn”". Where they say so of one title alone, it is the page's. Case endings are taken off a title
that stands without them elsewhere, or oftener.
"""

from __future__ import annotations

import math
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
from cinequorum.understand.plain_calls import plain_calls
from cinequorum.understand.title_shape import looks_like_title, trimmed, unspaced

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
_MAKER_AFTER: Final = re.compile(r"\s[^\W\d_a-zа-яё]\w{2,}(?:а|ого|ой|ського|енка|ina|ego|iego|a|y)\b")  # "«Соли» Кима"
_INFLECTING: Final = frozenset({"ru", "uk", "be", "pl", "cs", "sk"})
_UNCASED: Final = frozenset({"zh", "ja", "ko"})
_ENDING: Final = 3  # letters of the longest case ending
_PLAIN: Final = 1.2
_SETTLED: Final = 2.6
_ONCE, _SURELY = 2, 4  # what one word for films counts, and two
_EARLY: Final = 500  # characters in which one word is enough
_RIVALS: Final = 3  # titles set off beside one that is called a film once


def add_called(found: dict[str, Candidate], page: Page, named: NamedTitles) -> None:
    """Add to the candidates, by title key, the one title that the beginning of the text calls a film.

    A text that begins with a title and its year, or its maker, says as much; a review that sets off one title alone
    says it nearly.
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
    start, _ = places[key]
    if times < _ONCE or (times < _SURELY and start > _EARLY and _in_body(found, key) < 2):
        return
    rivals = {title_key(m.title) for m in named.mentions if m.form in SET_OFF and not _same(title_key(m.title), key)}
    if (others and 2 * others[0][1] > times) or (times < _SURELY and len(rivals) >= _RIVALS):
        return
    start, end = _bare(page, places[key])
    title, key = page.text[start:end], title_key(page.text[start:end])
    candidate = found.setdefault(key, Candidate(title=title, place=(start, end)))
    _count_unspaced(candidate, page)
    candidate.add(_PLAIN + 0.2 * min(4, times - _ONCE), CALLED)
    if not others:
        candidate.stated = max(candidate.stated, _SETTLED)


def _count_unspaced(candidate: Candidate, page: Page) -> None:
    """Count a title that nothing else proposed in a text whose words nothing else parts."""
    if not candidate.in_body and not candidate.title.isascii() and page.language[:2] in _UNCASED:
        candidate.in_body = page.text.count(candidate.title)
        candidate.add(
            min(2.4, 0.5 + 0.5 * math.log2(candidate.in_body)), f"named {candidate.in_body} times in the text"
        )


def _add_opening(found: dict[str, Candidate], page: Page) -> bool:
    """Add the title that the first paragraph begins with: "Foghorn (1931) takes", "Foghorn, the first film by Holm"."""
    first = next((b for b in page.having(Role.BODY) if b.span.end - b.span.start >= _PARAGRAPH), None)
    text = page.slice(first.span) if first else ""
    match = _OPENING.match(text) or _APPOSED.match(text)
    title = trimmed(match["title"]) if match else ""
    if first is None or match is None or not looks_like_title(title, page.language):
        return False
    key = title_key(title)
    if any(c.stated >= WELL_STATED and title_key(c.title).startswith(f"{key} ") for c in found.values()):
        return False  # the headline has more of it
    start = first.span.start + match.start("title") + match["title"].index(title)
    candidate = found.setdefault(key, Candidate(title=title, place=(start, start + len(title))))
    candidate.add(_OPENS, "the text begins with it and says what it is")
    year = match.groupdict().get("year")
    candidate.stated, candidate.year = max(candidate.stated, _SETTLED), candidate.year or (int(year) if year else None)
    return True


_PARAGRAPH: Final = 60  # characters
_OPENS: Final = 2.2
_OPENING: Final = re.compile(
    rf"[“\"«„*_]{{0,2}}(?P<title>[^()\n.:;]{{1,70}}?)[”\"»“*_]{{0,2}},?\s[(\[](?P<year>{YEAR})[)\]],?\s[a-zà-ÿа-я]"
)


_APPOSED: Final = re.compile(
    rf"[“\"«„*_]{{0,2}}(?P<title>[^()\n.:;,]{{1,60}}?)[”\"»“*_]{{0,2}},\s[^,.\n]{{0,40}}?{_NOUN}"
    r"\s(?:de|du|d['’]|by|von|di|do|da|van|av|af)\s?[^\W\d_a-z]"
)


def _add_only(found: dict[str, Candidate], page: Page, named: NamedTitles) -> None:
    """Add to the one title that a review sets off anywhere."""
    keys = {title_key(m.title) for m in named.mentions if m.form in SET_OFF}
    candidate = found.get(keys.pop()) if page.kind.name == "critic_review" and len(keys) == 1 else None
    if candidate is not None and candidate.place and (candidate.in_body > 1 or _is_near_film(page, candidate.place)):
        candidate.add(_ONLY, "the only title that the review sets off")


_ONLY: Final = 0.6


def _is_near_film(page: Page, place: tuple[int, int]) -> bool:
    """Tell whether a word for films stands near a title."""
    beside = page.text[max(0, place[0] - _NEAR) : place[1] + _NEAR]
    return re.search(_NOUN, beside, re.IGNORECASE) is not None


_NEAR: Final = 40  # characters


def _is_confirmed(candidate: Candidate) -> bool:
    """Tell a title that the page states and its text names: then nothing has to be looked for."""
    return candidate.stated >= WELL_STATED and bool(candidate.in_body or candidate.set_off or candidate.year)


def _named(page: Page) -> tuple[Counter[str], dict[str, tuple[int, int]]]:
    """Count the titles that are called films, case endings taken off, and tell where each stands.

    A maker beside a title, who may have made something else, counts half.
    """
    times: Counter[str] = Counter()
    places: dict[str, tuple[int, int]] = {}
    for start, end, weight in (*_calls(page), *plain_calls(page)):
        key = title_key(page.text[start:end])
        known = next((k for k in places if _same(k, key)), None)
        if known is not None and len(key) < len(known):
            places[key], times[key] = (start, end), times.pop(known)
            del places[known]
            known = key
        times[known or key] += weight
        places.setdefault(known or key, (start, end))
    return times, places


def _in_body(found: dict[str, Candidate], key: str) -> int:
    return found[key].in_body if key in found else 0


def _bare(page: Page, place: tuple[int, int]) -> tuple[int, int]:
    """Return where the title stands in its shortest form, in quotation marks: the one without an ending."""
    key = title_key(page.text[place[0] : place[1]])
    forms = [m.span(m.lastgroup or "title") for m in QUOTED.finditer(page.text[:_READ])]
    return min((place, *(f for f in forms if _same(title_key(page.text[f[0] : f[1]]), key))), key=lambda f: f[1] - f[0])


def _same(one: str, other: str) -> bool:
    """Tell two forms of a title apart by an ending at most.

    >>> _same("левиафана", "левиафан"), _same("salt", "salt road"), _same("雾港", "雾港灯塔")
    (True, False, False)
    """
    short, long = sorted((one, other), key=len)
    if short != long and (unspaced(long) or len(short) <= _ENDING):
        return False
    return long.startswith(short) and len(long) - len(short) <= _ENDING and " " not in long[len(short) :]


def _calls(page: Page) -> Iterator[tuple[int, int, int]]:
    """Yield the places of the titles in quotation marks beside which a word for films or a maker's name stands.

    With each comes what it counts: two for a word for films, one for a name.
    """
    inflecting = page.language[:2] in _INFLECTING
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
            is_called = bool(_CALLED.search(before) or _DEFINED.match(after))
            made = bool(_MAKER.search(before) or (inflecting and _MAKER_AFTER.match(after)))
            if is_called or made:
                start = block.span.start + match.start(group) + match[group].index(title)
                yield start, start + len(title), 2 if is_called else 1
