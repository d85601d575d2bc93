"""What sort of page this is: weighted evidence, each piece with its reason."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cinequorum.extract.data.kinds import (
    ATTRIBUTED,
    FILM_WORDS,
    FIRST_PERSON,
    HEADLINES,
    JUDGING,
    LABELS,
    PHRASES,
    QUESTION,
    RATING_KEYS,
    REPORTING,
    TAGS,
)
from cinequorum.extract.material import Stated
from cinequorum.model.page import Kind

_PRIOR = {"critic_review": 1.0, "news": 0.4, "other": -0.3}
_READ = 8000  # characters whose wording is weighed: enough to tell, and a fifth of the time on long pages
_KINDS = ("critic_review", "user_reviews", "trailer_news", "news", "listing", "interview", "feature", "list", "other")


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)


_HEADLINES = tuple((kind, _any(patterns)) for kind, patterns in HEADLINES.items())
_TAGS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in TAGS.items())
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_WORDING = (
    ("judging", _any(JUDGING)),
    ("reporting", _any(REPORTING)),
    ("first", re.compile(FIRST_PERSON)),
    ("said", re.compile(ATTRIBUTED)),
)
_PHRASES = tuple((name, re.compile(rf"\b(?:{pattern})\b")) for name, pattern in PHRASES.items())
_FILM = re.compile(FILM_WORDS, re.IGNORECASE)
_QUESTION = re.compile(QUESTION, re.IGNORECASE)
_TURN = re.compile(r"^([^\W\d_][\w.' ]{0,30}):\s")
_LABEL = re.compile(rf"^(?:{'|'.join(map(re.escape, LABELS))})\s*(?:\(\d+\))?\s*[:|]", re.IGNORECASE)
_FILM_LINE = re.compile(r"^\W{0,5}(?:\d{1,3}[.)]\s)?.{1,90}?\((?:[^()]{1,60},\s)?(?:19|20)\d\d\)(?:\W.{0,30})?$")
_NUMBERED = re.compile(r"^#?\d{1,3}[.):]\s\S")
_SPOILERS = re.compile(r"\bspoilers?\b|\bспойлер", re.IGNORECASE)
_RATED = re.compile(
    r"(?:\brating|\bgrade|\bscore|\bverdict|\bvaloración|\bnota|\bnote|\bwertung|\bvoto|\bоценка)\s*:"
    r"|\b\d(?:[.,]\d)?\s?(?:/|out of)\s?(?:5|10|4)\b|★|\b[\d½]+ stars\b",
    re.IGNORECASE,
)
_TRAILER = re.compile(r"\b(?:trailer|teaser|tráiler|bande-annonce|трейлер)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What the kind is judged by: `lines` are body and headings, `text` the lines joined, `reviews` the users'."""

    headline: str | None
    lines: tuple[str, ...]
    headings: tuple[str, ...]
    stated: tuple[Stated, ...]
    reviews: int

    @property
    def text(self) -> str:
        """All lines as one text."""
        return "\n".join(self.lines)


def kind_of(evidence: Evidence) -> Kind:
    """Weigh everything that speaks for a kind; `p` is the winner's share after a softmax."""
    scores = dict.fromkeys(_KINDS, 0.0) | _PRIOR
    reasons: dict[str, list[tuple[float, str]]] = {kind: [] for kind in _KINDS}
    for kind, weight, reason in _weigh(evidence):
        scores[kind] += weight
        reasons[kind].append((weight, reason))
    best = max(_KINDS, key=lambda kind: scores[kind])
    total = sum(math.exp(score - scores[best]) for score in scores.values())
    why = tuple(reason for weight, reason in sorted(reasons[best], key=lambda r: -r[0]) if weight > 0)
    return Kind(name=best, p=round(1 / total, 4), reasons=why)


def _weigh(evidence: Evidence) -> Iterator[tuple[str, float, str]]:
    if evidence.reviews >= 2:
        yield "user_reviews", 8.0, f"{evidence.reviews} user reviews"
    yield from _headline(evidence.headline or "")
    yield from _stated(evidence)
    yield from _shape(evidence)
    yield from _sheet(evidence)
    yield from _tables(evidence)
    yield from _talk(evidence)
    yield from _wording(evidence)


def _headline(headline: str) -> Iterator[tuple[str, float, str]]:
    weights = {"trailer_news": 4.5, "critic_review": 3.0, "list": 3.5, "interview": 3.0, "news": 2.0, "feature": 2.5}
    for kind, pattern in _HEADLINES:
        match = pattern.search(headline)
        if match:
            yield kind, weights[kind], f"headline says “{match[0]}”"


def _stated(evidence: Evidence) -> Iterator[tuple[str, float, str]]:
    for stated in evidence.stated:
        top, _, rest = stated.key.partition(".")
        if top == "review" and rest.startswith(("itemreviewed", "reviewrating")):
            yield "critic_review", 2.0, f"structured data: {stated.key}"
        elif stated.key in RATING_KEYS:
            yield "critic_review", 2.0, f"the author's own {stated.key}"
        elif stated.key in {"tags", "tag", "categories", "category", "keywords", "article:section", "section", "type"}:
            for kind, pattern in _TAGS:
                if pattern.search(stated.value):
                    yield kind, 1.2, f"tagged “{stated.value[:40]}”"


def _shape(evidence: Evidence) -> Iterator[tuple[str, float, str]]:
    films = sum(len(line) <= 140 and bool(_FILM_LINE.match(line)) for line in evidence.lines)
    if films >= 2:
        yield "list", 2.0 + 1.2 * min(films, 4), f"{films} lines that name a film with its year"
    numbered = sum(bool(_NUMBERED.match(line)) and len(line) <= 120 for line in evidence.lines)
    if numbered >= 4:
        yield "list", 3.0, f"{numbered} numbered entries"
    headed = sum(len(h.split()) <= 9 for h in evidence.headings)
    if headed >= 5:
        yield "list", 2.0 + 0.15 * min(headed, 15), f"{headed} short headings"


def _sheet(evidence: Evidence) -> Iterator[tuple[str, float, str]]:
    labels = sum(len(line) <= 200 and bool(_LABEL.match(line)) for line in evidence.lines)
    longest = max((len(line.split()) for line in evidence.lines), default=0)
    words = sum(len(line.split()) for line in evidence.lines)
    if labels >= 4 and words < 350:
        yield "listing", 3.5 if longest < 90 else 1.5, f"{labels} labelled data lines"
    if longest < 25 and words < 120:
        yield "listing", 1.0, "no prose"


def _tables(evidence: Evidence) -> Iterator[tuple[str, float, str]]:
    """A page that is mostly rows of three cells and more is a table about many things, whatever its words say."""
    rows = [line for line in evidence.lines if " | " in line]
    if len(rows) >= 8 and sum(map(len, rows)) > 0.5 * sum(map(len, evidence.lines)):
        yield "other", 9.0, f"{len(rows)} rows of a wide table make up most of the page"


def _talk(evidence: Evidence) -> Iterator[tuple[str, float, str]]:
    questions = sum(bool(_QUESTION.match(line)) for line in evidence.lines)
    names = [match[1] for line in evidence.lines if (match := _TURN.match(line))]
    turns = sum(names.count(name) >= 3 for name in names)
    if questions >= 4 and questions >= 0.2 * len(evidence.lines):
        yield "interview", 3.5, f"{questions} questions"
    if turns >= 6 and len(set(names)) <= 6:
        yield "interview", 3.5, f"{turns} turns of a talk"


@lru_cache(maxsize=50_000)
def _tones(word: str) -> tuple[str, ...]:
    return tuple(name for name, pattern in _WORDING if pattern.fullmatch(word))


def _per_hundred(text: str) -> dict[str, float]:
    """Count the words of each tone in a hundred words of `text`."""
    words = _WORD.findall(text.lower())
    counts = Counter(tone for word in words for tone in _tones(word))
    for name, pattern in _PHRASES:
        counts[name] += len(pattern.findall(text.lower()))
    return {name: 100 * counts[name] / max(60, len(words)) for name, _ in _WORDING}


def _wording(evidence: Evidence) -> Iterator[tuple[str, float, str]]:
    text = evidence.text[:_READ]
    words = sum(len(line.split()) for line in evidence.lines)
    tones = _per_hundred(text)
    judging, first, reporting, said = (tones[name] for name in ("judging", "first", "reporting", "said"))
    yield "critic_review", min(3.0, 0.8 * judging), f"words of judgement, {judging:.1f} in a hundred"
    yield "critic_review", min(1.0, 0.4 * first), "the author speaks as a viewer"
    yield "news", min(3.0, 0.9 * max(0.0, reporting - 0.4)), f"words of reporting, {reporting:.1f} in a hundred"
    if said > 0.5:
        yield "feature", min(2.5, 1.2 * said) + (1.0 if words > 600 else 0.0), "people are quoted"
        yield "news", min(1.5, 0.8 * said), "people are quoted"
    if words < 150:
        yield "news", 0.8, "short"
    if _SPOILERS.search(text[:1500]):
        yield "critic_review", 1.0, "speaks of spoilers"
    if _RATED.search(text):
        yield "critic_review", 2.0, "a rating in the text"
    trailers = len(_TRAILER.findall(text))
    if trailers >= 2:
        yield "trailer_news", min(2.0, 0.5 * trailers), f"{trailers} mentions of a trailer"
    if not _FILM.search(f"{evidence.headline} {text}"):
        yield "other", 1.5, "no word about film"
