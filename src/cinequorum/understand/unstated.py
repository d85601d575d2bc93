"""What speaks for a title that nothing on the page states: it is repeated, introduced, shared, or without a rival."""

from __future__ import annotations

import re
from typing import Final

from cinequorum.model.page import Page
from cinequorum.names.titles import title_key
from cinequorum.text.alternatives import any_of
from cinequorum.text.fold import fold
from cinequorum.understand.called_titles import add_called
from cinequorum.understand.candidate import BROUGHT_IN, SET_OFF, WELL_STATED, Candidate
from cinequorum.understand.data import works
from cinequorum.understand.mention import Mention
from cinequorum.understand.mentions import NamedTitles
from cinequorum.understand.prose import Prose

_ONE_FILM: Final = frozenset({"critic_review", "user_reviews", "trailer_news"})
_OPENING: Final = 6  # sentences
_RIVAL: Final = 1.0
_MOST_WORDS: Final = 7
_FEW_REVIEWS: Final = 3
_AHEAD: Final = 1.15
_CLEARLY: Final = 2.0
_CLEARLY_REVIEWED: Final = 1.5  # visitors name other films more often than critics
_RENAMED = re.compile(rf"[”\"’'»*_]{{0,3}}\s\({any_of(works.FORMERLY)}\b:?", re.IGNORECASE)
_INTRODUCED = re.compile(r"[”\"’'»*_]{0,3}\s\([^()\n]{4,90}\)")


def add_unstated(found: dict[str, Candidate], prose: Prose, named: NamedTitles) -> None:
    """Add to the candidates, by title key, what speaks for them where metadata and headline say little."""
    _add_most_repeated(found, prose.page)
    _add_introduced(found, prose, named)
    _add_shared(found)
    _add_unrivalled(found, prose.page)
    add_called(found, prose.page, named)


def _add_most_repeated(found: dict[str, Candidate], page: Page) -> None:
    """Where nothing states the title, trust the one that the text repeats most, if it is clearly the most."""
    if page.kind.name not in _ONE_FILM or any(c.stated >= WELL_STATED for c in found.values()):
        return
    if page.kind.name == "user_reviews" and _add_most_reviewed(found, page):
        return
    ranked = sorted(found.values(), key=lambda c: -c.in_body)
    second = ranked[1].in_body if len(ranked) > 1 else 0
    clearly = _CLEARLY_REVIEWED if page.kind.name == "user_reviews" else _CLEARLY
    if ranked and ranked[0].in_body >= max(3, clearly * second):
        ranked[0].add(1.2, "the title most often named")


def _add_most_reviewed(found: dict[str, Candidate], page: Page) -> bool:
    """Among visitors' reviews without a headline, trust the title that stands in the most of them, however spelt."""
    texts = [fold(_APOSTROPHE.sub("", page.slice(review.span))) for review in page.reviews]
    keys = ((f" {fold(_APOSTROPHE.sub('', c.title))} ", c) for c in found.values())
    counts = [(sum(key in f" {text} " for text in texts), c) for key, c in keys]
    ranked = sorted(counts, key=lambda pair: -pair[0])[:2]
    if len(texts) < _FEW_REVIEWS or not ranked or ranked[0][0] < max(2, _AHEAD * (ranked[1][0] if ranked[1:] else 0)):
        return False
    ranked[0][1].add(2.0, "named in most of the reviews")
    return True


_APOSTROPHE = re.compile(r"['’]")


def _add_introduced(found: dict[str, Candidate], prose: Prose, named: NamedTitles) -> None:
    """Where no headline names a film, trust the one that the opening introduces in italics or quotation marks."""
    if any(c.stated >= WELL_STATED and (c.in_body or (c.whole and c.year)) for c in found.values()):
        return
    text = prose.page.text
    early = [m for m in named.mentions if m.form in SET_OFF and m.sentence < _OPENING]
    for mention in early[:1]:
        candidate = found.get(title_key(mention.title))
        renamed = _RENAMED.match(text, mention.end)
        beside = any(
            m.sentence == mention.sentence and not (renamed and m.start <= renamed.end() + 2) for m in early[1:]
        )
        if candidate is None or beside or any(c.set_off > candidate.set_off for c in found.values()):
            return
        candidate.add(0.6, "the first title that is set off")
        if _INTRODUCED.match(text, mention.end):
            candidate.add(0.6, "introduced with what stands in parentheses")


def add_told(found: dict[str, Candidate], named: NamedTitles) -> None:
    """Where nothing is stated, trust the one title that film words bring in: "the first trailer for Brine".

    They must do so in the opening or twice, and bring in no other title; one in quotation marks outweighs a single one.
    """
    told = [m for m in named.mentions if m.cue and m.cue.strong and m.cue.relation == "mentioned" and _is_plain(m)]
    keys, places = {title_key(m.title) for m in told}, {m.sentence for m in told}
    set_off = any(c.set_off for c in found.values())
    often = len(places) > 1 or (bool(places) and min(places) < _OPENING and not set_off)
    if len(keys) != 1 or not often or any(c.stated for c in found.values()):
        return
    first = told[0]
    candidate = found.setdefault(keys.pop(), Candidate(title=first.title, place=(first.start, first.end)))
    candidate.add(1.0, f"{BROUGHT_IN} “{first.cue.words if first.cue else ''}”")


def _is_plain(mention: Mention) -> bool:
    """Say whether bare words may be a title; in Cyrillic, where all of several are large, a name is among them."""
    return mention.form == "bare" and ":" not in mention.title[-1:] and not _CYRILLIC_NAMES.match(mention.title)


_CYRILLIC_NAMES: Final = re.compile(r"[А-ЯЁЇІЄҐЎЂ-Џ][\w-]+(?: [А-ЯЁЇІЄҐЎЂ-Џ][\w-]+)+")


def _add_shared(found: dict[str, Candidate]) -> None:
    """Trust a part of the headline, of several words, that the text repeats, where nothing states more."""
    if any(c.stated >= WELL_STATED and (c.in_body or c.set_off) for c in found.values()):
        return
    parts = [c for c in found.values() if 0 < c.stated < WELL_STATED and c.in_body > 0 and " " in c.title]
    if parts:
        max(parts, key=lambda c: (c.score, c.title)).add(0.8, "headline and text share it")


def _add_unrivalled(found: dict[str, Candidate], page: Page) -> None:
    """Take a headline for the title where the page is about one film and names no other."""
    clear = sorted((c for c in found.values() if c.whole and c.stated >= WELL_STATED), key=lambda c: len(c.title))
    if not clear or page.kind.name not in _ONE_FILM | {"listing"}:
        return
    best = clear[0]
    key = title_key(best.title)
    rivals = [c for k, c in found.items() if f" {key} " not in f" {k} " and f" {k} " not in f" {key} "]
    if all(c.score < _RIVAL for c in rivals) and len(key.split()) <= _MOST_WORDS:
        best.add(0.6, "no other title is named")
