"""Which film a page is about, and which others it names."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import Final

from cinequorum.model.page import Page, Role
from cinequorum.model.reading import OtherFilm, SubjectFilm
from cinequorum.names.titles import title_key
from cinequorum.understand.headlines import YEAR, StatedTitle, slugs, stated_titles, year_in_metadata
from cinequorum.understand.mention import Mention, keyed
from cinequorum.understand.mentions import mentions_given, title_mentions
from cinequorum.understand.phrases import phrases
from cinequorum.understand.prose import Prose
from cinequorum.understand.relations import related
from cinequorum.understand.title_shape import LONGEST_SENTENCE, has_inner_structure, known_names, no_film

_LEAST_P: Final = 0.5
_BIAS: Final = -1.9
_WELL_STATED: Final = 1.5
_FIRMLY_STATED: Final = 2.5
_MANY_FILMS: Final = 3
_MOST_CANDIDATES: Final = 60
_ONE_FILM: Final = frozenset({"critic_review", "user_reviews", "trailer_news"})


@dataclass(slots=True)
class _Candidate:
    """A title that may be the page's subject, with the evidence gathered so far (mutable while it is gathered)."""

    title: str
    place: tuple[int, int] | None
    score: float = 0.0
    year: int | None = None
    stated: float = 0.0
    in_body: int = 0
    reasons: list[str] = field(default_factory=list)

    def add(self, weight: float, reason: str) -> None:
        if reason not in self.reasons:
            self.score += weight
            self.reasons.append(reason)


def subject_film(prose: Prose) -> SubjectFilm | None:
    """Return the film that the page is about, or None for a page about several or none.

    Titles stated in metadata, headline, address and warnings are weighed together with how often and in what position
    the prose names them; the title is given as the page spells it. The weights are log odds, set on a development set.
    """
    page = prose.page
    if page.kind.name == "list":
        return None
    known = known_names(prose)
    mentions = mentions_given(prose, known)
    if _films_in_headings(prose, mentions) >= _MANY_FILMS:
        return None
    candidates = _candidates(prose, mentions, known)
    if page.kind.name == "other":  # a table or a manual that mentions a film is not about it unless it says so
        candidates = [c for c in candidates if c.stated >= _WELL_STATED]
    if not candidates:
        return None
    best = _fuller(max(candidates, key=lambda c: (c.score, len(c.title))), candidates)
    p = 1 / (1 + math.exp(-(best.score + _BIAS)))
    if p < _LEAST_P or best.place is None:
        return None
    return SubjectFilm(
        title=best.title,
        year=best.year or _year(page, best.title),
        span=page.span(*best.place),
        p=round(p, 3),
        original_title=None,
        reasons=tuple(best.reasons),
    )


def _fuller(best: _Candidate, candidates: list[_Candidate]) -> _Candidate:
    """Prefer the full title that the page states to a part of it that its prose repeats."""
    key = title_key(best.title)
    longer = [c for c in candidates if f" {key} " in f" {title_key(c.title)} " and title_key(c.title) != key]
    stated = [c for c in longer if c.stated >= _WELL_STATED and c.place and (c.in_body or _sequel(c, key))]
    if not stated or best.stated >= _WELL_STATED:
        return best
    fuller = max(stated, key=lambda c: c.score)
    fuller.score = max(fuller.score, best.score)
    fuller.add(0.0, f"the text repeats its part “{best.title}”")
    return fuller


def _sequel(longer: _Candidate, key: str) -> bool:
    rest = title_key(longer.title).removeprefix(key).split()
    return len(rest) <= 2 and bool(rest) and rest[-1].isdigit()


def other_films(prose: Prose, subject: SubjectFilm | None) -> tuple[OtherFilm, ...]:
    """Return the other films that the page names, and how each is related to the subject, in text order."""
    return related(prose, subject, title_mentions(prose))


def _films_in_headings(prose: Prose, mentions: tuple[Mention, ...]) -> int:
    """Count the different dated or linked films that head the page's sections."""
    roles = {Role.HEADING}
    sentences = prose.sentences
    heads = [m for m in mentions if sentences[m.sentence].role in roles and (m.year or m.form == "link")]
    return len({title_key(m.title) for m in heads})


def _candidates(prose: Prose, mentions: tuple[Mention, ...], known: frozenset[str]) -> list[_Candidate]:
    page = prose.page
    found: dict[str, _Candidate] = {}
    for stated in stated_titles(page):
        _add_stated(found, stated)
    for key, group in keyed(mentions).items():
        _add_mentions(found, key, group)
    _add_counted(found, prose, known)
    _add_slugs(found, page)
    firm = any(c.stated >= _FIRMLY_STATED for c in found.values())
    found = dict(sorted(found.items(), key=lambda item: -item[1].score)[:_MOST_CANDIDATES])
    for candidate in found.values():
        if firm and not candidate.stated:
            candidate.score -= 2.0
        if no_film(candidate.title, known) and len(candidate.title.split()) > 1 and candidate.score < 4:
            candidate.score -= 2.0
        _add_body_count(candidate, prose)
    _add_most_repeated(found, page)
    return list(found.values())


def _add_stated(found: dict[str, _Candidate], stated: StatedTitle) -> None:
    key = title_key(stated.title)
    if not key:
        return
    place = (stated.start, stated.end) if stated.start is not None and stated.end is not None else None
    candidate = found.setdefault(key, _Candidate(title=stated.title, place=place))
    if candidate.place is None and place is not None:
        candidate.title, candidate.place = stated.title, place
    candidate.year = candidate.year or stated.year
    candidate.add(stated.weight, stated.reason)
    candidate.stated = max(candidate.stated, stated.weight)


def _add_mentions(found: dict[str, _Candidate], key: str, mentions: list[Mention]) -> None:
    set_off = [m for m in mentions if m.form in {"quoted", "emphasis", "link", "capitals"}]
    if not set_off:
        return
    first = set_off[0]
    candidate = found.setdefault(key, _Candidate(title=first.title, place=(first.start, first.end)))
    candidate.add(min(2.0, 0.7 * len(set_off)), f"set off {len(set_off)} times in the text")
    if first.sentence <= 2:
        candidate.add(0.5, "set off at the start")


def _add_counted(found: dict[str, _Candidate], prose: Prose, known: frozenset[str]) -> None:
    """Propose the capitalised phrases that the body repeats most: pages without a title line have only these."""
    counts: dict[str, list[tuple[str, int]]] = {}
    for sentence in prose.body:
        if len(sentence.text) > LONGEST_SENTENCE:
            continue
        for phrase in phrases(sentence.text, known):
            titled = has_inner_structure(phrase.text) or len(phrase.text.split()) > 1
            if titled and not no_film(phrase.text, known):
                key = title_key(phrase.text)
                counts.setdefault(key, []).append((phrase.text, sentence.span.start + phrase.start))
    for key, places in counts.items():
        if len(places) >= 3 and key not in found:
            title, start = max(places, key=lambda p: len(p[0]))
            found[key] = _Candidate(title=title, place=(start, start + len(title)))


def _add_slugs(found: dict[str, _Candidate], page: Page) -> None:
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
            found[key] = _Candidate(title=title, place=place, year=year)
            found[key].add(1.6 + (0.8 if year else 0.0), "the page's address")
        elif year:
            span = (meta.span.start, meta.span.end)
            found[key] = _Candidate(title=words.title(), place=span, year=year)
            found[key].add(2.4, "the page's address only")


def _spelt(page: Page, words: str) -> tuple[str, tuple[int, int]] | None:
    """Find folded words in the page's prose as they are written there, beginning with a capital."""
    loose = r"[\W_]{1,4}".join(re.escape(w) for w in words.split())
    for match in re.finditer(rf"(?<!\w){loose}(?!\w)!?", page.text, re.IGNORECASE):
        if match.group()[0].isupper() or match.group()[0].isdigit():
            return match.group(), (match.start(), match.end())
    return None


def _add_most_repeated(found: dict[str, _Candidate], page: Page) -> None:
    """Where nothing states the title, trust the one that the text repeats most, if it is clearly the most."""
    if page.kind.name not in _ONE_FILM or any(c.stated >= _WELL_STATED for c in found.values()):
        return
    ranked = sorted(found.values(), key=lambda c: -c.in_body)
    second = ranked[1].in_body if len(ranked) > 1 else 0
    if ranked and ranked[0].in_body >= max(3, 2 * second):
        ranked[0].add(1.2, "the title most often named")


def _add_body_count(candidate: _Candidate, prose: Prose) -> None:
    needle = re.compile(rf"(?<!\w){re.escape(candidate.title.rstrip('!?.'))}(?!\w)")
    n = sum(len(needle.findall(s.text)) for s in prose.sentences if s.role is not Role.TITLE)
    candidate.in_body = n
    if n:
        candidate.add(min(2.4, 0.5 + 0.5 * math.log2(n)), f"named {n} times in the text")
    opening = next(iter(prose.body), None)
    if opening and needle.search(opening.text):
        candidate.add(0.4, "named in the first sentence")


def _year(page: Page, title: str) -> int | None:
    """Return the year that the page gives the film: in its metadata, in parentheses after it, or as its release."""
    stated = year_in_metadata(page)
    if stated:
        return stated
    name = re.escape(title.rstrip("!?."))
    shut = r"[!?]?[”\"’'»*_]{0,3}"
    released = r"\b(?:released|opens|opened|premiered|comes out|came out|hits)\b"
    for pattern in (
        rf"{name}{shut}\s?\((?:[^()\n]{{0,40}}?[,\s])?(?P<year>{YEAR})[),;\s]",
        rf"{name}{shut}[^.\n]{{0,20}}{released}[^.\n]{{0,60}}?\b(?P<year>{YEAR})\b",
        rf"{name}{shut}\s[^.\n]{{0,100}}\((?P<year>{YEAR})\s(?:release|film|movie)\)",
        rf"\b(?P<year>{YEAR})(?:['’]s|\sfilm|\smovie)\s[“\"‘'«*_]{{0,2}}{name}",
    ):
        if match := re.search(pattern, page.text):
            return int(match["year"])
    return None
