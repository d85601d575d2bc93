"""The fuller title of which a page most often names a part: before the titles are weighed, and after."""

from __future__ import annotations

import re
from typing import Final

from cinequorum.model.page import Page
from cinequorum.names.titles import title_key
from cinequorum.text.alternatives import any_of
from cinequorum.text.fold import fold
from cinequorum.understand.candidate import WELL_STATED, Candidate
from cinequorum.understand.data import headlines
from cinequorum.understand.headlines import HEADLINE
from cinequorum.understand.whole_headlines import fuller_headline

_GOES_ON: Final = re.compile(r"(?:,|\s?:)\s\w")  # a part of a title behind a sign, not a word beside it
_PLACED: Final = re.compile(r",(?:\s\w[\w'’.-]*){1,3}")
_OTHER_HALF: Final = re.compile(rf"[,:]\s(?i:{any_of(headlines.OR_WORDS)})[,:]?\s(?:.*\s)?[^\W_a-zß-ÿа-яё].*")
_ANNOUNCING: Final = frozenset(headlines.ANNOUNCING)


def fuller(best: Candidate, candidates: list[Candidate], page: Page) -> Candidate:
    """Prefer the full title that the page states to a part of it that its prose repeats."""
    found = fuller_headline(best, candidates, page) or _longer(best, candidates, page)
    if found is None:
        return best
    found.score = max(found.score, best.score)
    found.add(0.0, f"the text repeats its part “{best.title}”")
    return found


def _longer(best: Candidate, candidates: list[Candidate], page: Page) -> Candidate | None:
    """Return the best of the stated titles that hold all words of the most repeated one, or None."""
    key = title_key(best.title)
    longer = [c for c in candidates if f" {key} " in f" {title_key(c.title)} " and title_key(c.title) != key]
    stated = [c for c in longer if c.stated >= WELL_STATED and c.place and (c.in_body or _sequel(c, key))]
    begun = [c for c in longer if title_key(c.title).startswith(f"{key} ") and _heads(c, key, page)]
    headed = [c for c in begun if c.set_off or (c.in_body and _GOES_ON.match(c.title, len(best.title)))]
    if headed and not best.whole:  # the prose repeats the franchise, the headline says which part
        stated = headed
    elif best.stated >= WELL_STATED:  # a headline's short form, which the text never uses by itself
        stated = [c for c in longer if c.set_off and c.in_body == best.in_body and " " not in best.title]
    return max(stated, key=lambda c: c.score, default=None)


def whole_of(best: Candidate, candidates: list[Candidate], page: Page) -> Candidate:
    """Return the fuller title of the headline: "Salt, Utah", where the text has it too; "Salt, or the Long Tide"."""
    title, key = best.title, title_key(best.title)
    for longer in (c for c in candidates if c.place and c.title.startswith(title)):
        placed = longer.in_body and _PLACED.fullmatch(longer.title, len(title))
        if (placed or _OTHER_HALF.fullmatch(longer.title, len(title))) and _heads(longer, key, page):
            return longer
    return best


def _heads(candidate: Candidate, key: str, page: Page) -> bool:
    """Tell a title that the headline states, or has whole among its words: "What makes Salt Road Two work"."""
    if HEADLINE in candidate.weights:
        return True
    whole = title_key(candidate.title)
    more = whole.removeprefix(key).split()
    return f" {whole} " in f" {fold(page.headline or '')} " and _ANNOUNCING.isdisjoint(more)


def _sequel(longer: Candidate, key: str) -> bool:
    rest = title_key(longer.title).removeprefix(key).split()
    return len(rest) <= 2 and bool(rest) and rest[-1].isdigit()
