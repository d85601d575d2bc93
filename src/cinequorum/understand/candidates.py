"""Titles that may be the page's subject, each with the evidence for it."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from cinequorum.model.page import MarkKind, Page, Role
from cinequorum.names.titles import title_key
from cinequorum.understand.headline_runs import is_sentence_around, shared_runs
from cinequorum.understand.headlines import StatedTitle, is_data_sheet, place_of, slugs, stated_titles
from cinequorum.understand.mention import Mention, keyed
from cinequorum.understand.mentions import NamedTitles
from cinequorum.understand.prose import Prose
from cinequorum.understand.title_shape import has_inner_structure, no_film, places_of

WELL_STATED: Final = 1.5
FIRMLY_STATED: Final = 2.5
SURELY_STATED: Final = 4.0
ONE_FILM: Final = frozenset({"critic_review", "user_reviews", "trailer_news"})
_MOST_CANDIDATES: Final = 60
_SET_OFF: Final = frozenset({"quoted", "emphasis", "link", "capitals"})
_OPENING: Final = 3  # sentences
_RIVAL: Final = 1.0
_MOST_WORDS: Final = 7
_INTRODUCED = re.compile(r"[”\"’'»*_]{0,3}\s\([^()\n]{4,90}\)")


@dataclass(slots=True)
class Candidate:
    """A title that may be the page's subject, with the evidence gathered so far (mutable while it is gathered).

    `stated` is the greatest weight with which metadata or a headline state it; `others` are its second titles.
    """

    title: str
    place: tuple[int, int] | None
    score: float = 0.0
    year: int | None = None
    stated: float = 0.0
    whole: bool = False
    in_body: int = 0
    set_off: int = 0
    others: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    def add(self, weight: float, reason: str) -> None:
        """Add evidence once: `weight` in log odds, `reason` in words."""
        if reason not in self.reasons:
            self.score += weight
            self.reasons.append(reason)


def candidates_of(prose: Prose, named: NamedTitles) -> list[Candidate]:
    """Return the titles that may be the page's subject, each weighed by what states, repeats and introduces it."""
    page = prose.page
    found: dict[str, Candidate] = {}
    for stated in stated_titles(page):
        _add_stated(found, stated)
    for key, group in keyed(named.mentions).items():
        _add_mentions(found, key, group)
    _add_counted(found, prose, named)
    _add_slugs(found, page)
    _add_runs(found, prose, named)
    firm = any(c.stated >= FIRMLY_STATED for c in found.values())
    found = dict(sorted(found.items(), key=lambda item: -item[1].score)[:_MOST_CANDIDATES])
    typography = _typography(page)
    body = "\n\n".join(["", *(s.text for s in prose.sentences if s.role is not Role.TITLE), ""])
    opening = next((s.text for s in prose.sentences if s.role is Role.BODY and s.review is None), "")
    for key, candidate in found.items():
        candidate.set_off = max(candidate.set_off, typography[key])
        _weigh_form(candidate, named, firm=firm)
        _add_body_count(candidate, body, opening)
    _join_twins(found)
    _add_sheet(found, page)
    _add_most_repeated(found, page)
    _add_introduced(found, prose, named)
    _add_shared(found)
    _add_unrivalled(found, page)
    return list(found.values())


def _weigh_form(candidate: Candidate, named: NamedTitles, *, firm: bool) -> None:
    if firm and not candidate.stated:
        candidate.score -= 2.0
    shown = candidate.whole and candidate.set_off  # "Annie Hall" as headline and in italics is no person
    if no_film(candidate.title, named.known) and " " in candidate.title and candidate.score < 4 and not shown:
        candidate.score -= 2.0


def _typography(page: Page) -> Counter[str]:
    """Count how often each title stands in italics."""
    return Counter(title_key(page.slice(m.span)) for m in page.marks if m.kind is MarkKind.EMPHASIS)


def _add_stated(found: dict[str, Candidate], stated: StatedTitle) -> None:
    key = title_key(stated.title)
    if not key:
        return
    place = (stated.start, stated.end) if stated.start is not None and stated.end is not None else None
    candidate = found.setdefault(key, Candidate(title=stated.title, place=place))
    if candidate.place is None and place is not None:
        candidate.title, candidate.place = stated.title, place
    candidate.year = candidate.year or stated.year
    candidate.add(stated.weight, stated.reason)
    candidate.stated = max(candidate.stated, stated.weight)
    candidate.whole = candidate.whole or stated.whole
    if stated.other and stated.other not in candidate.others:
        candidate.others.append(stated.other)


def _add_mentions(found: dict[str, Candidate], key: str, mentions: list[Mention]) -> None:
    set_off = [m for m in mentions if m.form in _SET_OFF]
    if not set_off:
        return
    first = set_off[0]
    candidate = found.setdefault(key, Candidate(title=first.title, place=(first.start, first.end)))
    candidate.set_off = len(set_off)
    candidate.add(min(2.0, 0.7 * len(set_off)), f"set off {len(set_off)} times in the text")
    if first.sentence < _OPENING:
        candidate.add(0.5, "set off at the start")


def _add_counted(found: dict[str, Candidate], prose: Prose, named: NamedTitles) -> None:
    """Propose the capitalised phrases that the body repeats most: pages without a title line have only these."""
    counts: dict[str, list[tuple[str, int]]] = {}
    repeated = Counter(phrase.text for cut in named.phrases.values() for phrase in cut)
    for index, cut in named.phrases.items():
        sentence = prose.sentences[index]
        if sentence.role is not Role.BODY or sentence.review is not None:
            continue
        for phrase in cut:
            if repeated[phrase.text] < 2 and " " not in phrase.text:
                continue
            titled = has_inner_structure(phrase.text) or " " in phrase.text
            if titled:
                key = title_key(phrase.text)
                counts.setdefault(key, []).append((phrase.text, sentence.span.start + phrase.start))
    for key, places in counts.items():
        if len(places) >= 3 and key not in found:
            title, start = max(places, key=lambda p: len(p[0]))
            if not no_film(title, named.known):
                found[key] = Candidate(title=title, place=(start, start + len(title)))


def _add_runs(found: dict[str, Candidate], prose: Prose, named: NamedTitles) -> None:
    """Propose what the headline shares with the text, and doubt the sentence around it."""
    for run, opens in shared_runs(prose, named.known):
        key = title_key(run)
        place = place_of(prose.page, run)
        if not key or place is None:
            continue
        candidate = found.setdefault(key, Candidate(title=run, place=place))
        if not candidate.stated:
            candidate.stated = 1.5 if opens else 1.0
            candidate.add(candidate.stated, "headline and text share it")
        for other in found.values():
            if other is not candidate and other.whole and is_sentence_around(run, other.title):
                other.add(-1.5, "a sentence around a title")


def _add_slugs(found: dict[str, Candidate], page: Page) -> None:
    for words, year, meta in slugs(page):
        key = title_key(words)
        if not key:
            continue
        candidate = found.get(key)
        if candidate is not None:
            candidate.add(0.8, "the page's address")
            candidate.year = candidate.year or year
            continue
        if meta is None:
            continue
        written = _spelt(page, words)
        if written is not None:
            title, place = written
            found[key] = Candidate(title=title, place=place, year=year)
            found[key].add(1.6 + (0.8 if year else 0.0), "the page's address")
        elif year:
            span = (meta.span.start, meta.span.end)
            found[key] = Candidate(title=words.title(), place=span, year=year)
            found[key].add(2.4, "the page's address only")


def _spelt(page: Page, words: str) -> tuple[str, tuple[int, int]] | None:
    """Find folded words in the page's prose as they are written there, beginning with a capital."""
    loose = r"[\W_]{1,4}".join(re.escape(w) for w in words.split())
    for match in re.finditer(rf"(?<!\w){loose}(?!\w)!?", page.text, re.IGNORECASE):
        if match.group()[0].isupper() or match.group()[0].isdigit():
            return match.group(), (match.start(), match.end())
    return None


def _join_twins(found: dict[str, Candidate]) -> None:
    """Give the evidence of both titles of a headline such as "La notte (The Night)" to the one that the text uses."""
    for candidate in list(found.values()):
        for other in candidate.others:
            twin = found.get(title_key(other))
            if (
                twin is None
                or twin is candidate
                or (twin.in_body, twin.set_off) > (candidate.in_body, candidate.set_off)
            ):
                continue
            candidate.add(0.8, f"also called {other}")


def _add_sheet(found: dict[str, Candidate], page: Page) -> None:
    """Trust the whole headline of a page that tabulates one film's cast and running time."""
    whole = [c for c in found.values() if c.whole and c.stated]
    if whole and is_data_sheet(page):
        for candidate in whole:
            candidate.add(1.0, "the page lists this film's data")


def _add_most_repeated(found: dict[str, Candidate], page: Page) -> None:
    """Where nothing states the title, trust the one that the text repeats most, if it is clearly the most."""
    if page.kind.name not in ONE_FILM or any(c.stated >= WELL_STATED for c in found.values()):
        return
    ranked = sorted(found.values(), key=lambda c: -c.in_body)
    second = ranked[1].in_body if len(ranked) > 1 else 0
    if ranked and ranked[0].in_body >= max(3, 2 * second):
        ranked[0].add(1.2, "the title most often named")


def _add_introduced(found: dict[str, Candidate], prose: Prose, named: NamedTitles) -> None:
    """Where no headline names a film, trust the one that the opening introduces in italics or quotation marks."""
    if any(c.stated >= WELL_STATED and (c.in_body or (c.whole and c.year)) for c in found.values()):
        return
    text = prose.page.text
    early = [m for m in named.mentions if m.form in _SET_OFF and m.sentence < 2 * _OPENING]
    for mention in early[:1]:
        candidate = found.get(title_key(mention.title))
        beside = any(m.sentence == mention.sentence for m in early[1:])
        if candidate is None or beside or any(c.set_off > candidate.set_off for c in found.values()):
            return
        candidate.add(0.6, "the first title that is set off")
        if _INTRODUCED.match(text, mention.end):
            candidate.add(0.6, "introduced with what stands in parentheses")


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
    if not clear or page.kind.name not in ONE_FILM | {"listing"}:
        return
    best = clear[0]
    key = title_key(best.title)
    rivals = [c for k, c in found.items() if f" {key} " not in f" {k} " and f" {k} " not in f" {key} "]
    if all(c.score < _RIVAL for c in rivals) and len(key.split()) <= _MOST_WORDS:
        best.add(0.6, "no other title is named")


def _add_body_count(candidate: Candidate, body: str, opening: str) -> None:
    """Count the title in the text, once a line at most where it is the whole line."""
    bare = candidate.title.rstrip("!?.")
    n = sum(1 for _ in places_of(body, bare)) - body.count(f"\n{candidate.title}\n")
    candidate.in_body = n
    if n > 0:
        candidate.add(min(2.4, 0.5 + 0.5 * math.log2(n)), f"named {n} times in the text")
    if next(places_of(opening, bare), None) is not None:
        candidate.add(0.4, "named in the first sentence")
