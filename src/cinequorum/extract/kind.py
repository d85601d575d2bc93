"""What sort of page this is: weighted evidence, each piece with its reason."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from cinequorum.extract.data.kinds import (
    ATTRIBUTED,
    DATELINE,
    FILM_WORDS,
    FIRST_PERSON,
    HEADLINES,
    JUDGING,
    LABELS,
    PHRASES,
    QUESTION,
    RATING_KEYS,
    REPORTING,
    SCREENING,
    SECTIONS,
    SHEET_FIELDS,
    TAGS,
    VOTE_FIELDS,
    VOTES,
)
from cinequorum.extract.evidence import Evidence
from cinequorum.model.page import Kind

_PRIOR = {"critic_review": 1.0, "news": 0.4, "other": -0.3}
_NOBODY = 0.3  # words of the first person in a hundred below which nobody speaks
_COOL = 2.5  # words of judgement in a hundred below which a text tells rather than judges
_READ = 8000  # characters whose wording is weighed: enough to tell, and a fifth of the time on long pages
_SECTIONS = frozenset(SECTIONS)
_FILM_TYPES = frozenset({"video.movie", "video.tv_show", "video.episode", "movie", "tv_show"})
_SHEET_FIELDS = frozenset(SHEET_FIELDS)
_ARTICLES = frozenset({"article", "newsarticle", "blogposting", "review", "og:article", "reportagenewsarticle"})
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
_RATED_LINE = re.compile(
    r"\W{0,3}(?:[★☆⭐½✭✮]{1,10}(?:\s?[★☆⭐½✭✮]){0,9}|\d{1,2}(?:[.,]\d)?\s?/\s?(?:5|10|100|4))\W{0,3}"
)
_VOTES = re.compile(VOTES, re.IGNORECASE)
_DATELINE = re.compile(DATELINE)
_SCREENING = re.compile(SCREENING, re.IGNORECASE)
_FIELD = re.compile(r"^[^\W\d_][\w ./'’&()-]{1,34}\s?[::|]\s\S")
_LABEL = re.compile(rf"^(?:{'|'.join(map(re.escape, LABELS))})\s*(?:\(\d+\))?\s*[:|]", re.IGNORECASE)
_FILM_LINE = re.compile(r"^\W{0,5}(?:\d{1,3}[.)]\s)?.{1,90}?\((?:[^()]{1,60},\s)?(?:19|20)\d\d\)(?:\W.{0,30})?$")
_NUMBERED = re.compile(r"^#?\d{1,3}[.):]\s\S")
_SPOILERS = re.compile(r"\bspoilers?\b|\bспойлер", re.IGNORECASE)
_RATED = re.compile(
    r"(?:\brating|\bgrade|\bscore|\bverdict|\bvaloración|\bnota|\bnote|\bwertung|\bvoto|\bоценка)\s*:"
    r"|\b\d(?:[.,]\d)?\s?(?:/|out of)\s?(?:5|10|4)\b|★"
    r"|\b(?:[\d½]+|one|two|three|four|five|zero)(?: and a half)? stars?\b"
    r"|\b\w{3,8} (?:sterne|étoiles|estrellas|stelle) (?:von|sur|de|su)\b",
    re.IGNORECASE,
)
_PRIZE = re.compile(
    r"\bbest\s(?:foreign|international|supporting|original|adapted|animated|documentary|live|film|picture|director|actor|actress"
    r"|screenplay|cinematography|editing|score|song|sound|visual|production|costume|feature|short|leading)\b[\w\s-]{0,25}"
)
_TRAILER = re.compile(r"\b(?:trailer|teaser|tráiler|bande-annonce|трейлер)\b", re.IGNORECASE)


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
    yield from _occasion(evidence)


def _headline(headline: str) -> Iterator[tuple[str, float, str]]:
    weights = {"trailer_news": 4.5, "critic_review": 3.0, "list": 3.5, "interview": 3.0, "news": 2.0, "feature": 2.5}
    for kind, pattern in _HEADLINES:
        match = pattern.search(headline)
        if match:
            yield kind, weights[kind], f"headline says “{match[0]}”"


def _stated(evidence: Evidence) -> Iterator[tuple[str, float, str]]:
    voted = any(stated.key in VOTE_FIELDS for stated in evidence.stated)
    for stated in evidence.stated:
        top, _, rest = stated.key.partition(".")
        if top == "review" and rest.startswith(("itemreviewed", "reviewrating")):
            yield "critic_review", 2.0, f"structured data: {stated.key}"
        elif stated.key == "og:type" and stated.value.lower() in _FILM_TYPES:
            yield "listing", 2.0, f"structured data: {stated.value}"
        elif stated.key in RATING_KEYS and not voted:
            yield "critic_review", 2.0, f"the author's own {stated.key}"
        elif stated.key in {"tags", "tag", "categories", "category", "keywords", "article:section", "section", "type"}:
            for kind, pattern in _TAGS:
                if pattern.search(stated.value):
                    typed = stated.key == "type" and len(stated.value.split()) <= 2
                    yield kind, 3.5 if typed else 1.2, f"tagged “{stated.value[:40]}”"


def _shape(evidence: Evidence) -> Iterator[tuple[str, float, str]]:
    films = sum(len(line) <= 140 and bool(_FILM_LINE.match(line)) for line in evidence.lines)
    if films >= 2:
        yield "list", 2.0 + 1.2 * min(films, 4), f"{films} lines that name a film with its year"
    numbered = sum(bool(_NUMBERED.match(line)) and len(line) <= 120 for line in evidence.lines)
    if numbered >= 4:
        yield "list", 3.0, f"{numbered} numbered entries"
    rated = sum(len(line) <= 40 and bool(_RATED_LINE.fullmatch(line.strip())) for line in evidence.lines)
    if rated >= 4:
        yield "list", 2.0 + 0.5 * min(rated, 6), f"{rated} ratings"
    if evidence.entries >= 3:
        yield "list", 2.5 + 0.7 * min(evidence.entries, 6), f"{evidence.entries} entries headed by a title"
    headed = sum(len(h.split()) <= 9 and h.strip(" :").lower() not in _SECTIONS for h in evidence.headings)
    if headed >= 5:
        yield "list", 2.0 + 0.15 * min(headed, 15), f"{headed} short headings"


def _sheet(evidence: Evidence) -> Iterator[tuple[str, float, str]]:
    lines = [part for line in evidence.lines for part in (line.split(" | ") if len(line) <= 300 else [line])]
    known = sum(len(line) <= 200 and bool(_LABEL.match(line)) for line in lines)
    fields = sum(len(line) <= 200 and bool(_FIELD.match(line)) for line in lines)
    prose = sum(len(line.split()) for line in evidence.lines if len(line.split()) >= 25)
    longest = max((len(line.split()) for line in lines), default=0)
    words = sum(len(line.split()) for line in evidence.lines)
    if known >= (3 if longest < 25 else 4) and words < 350:
        yield "listing", 3.5 if longest < 90 else 1.5, f"{known} labelled data lines"
    if known >= 6 and known + fields >= 0.5 * len(lines) and prose < 120:
        yield "listing", 2.5, "most lines are labelled"
    if longest < 25 and words < 120:
        yield "listing", 1.0, "no prose"
    keys = {stated.key.partition(".")[0] for stated in evidence.stated if stated.origin == "front-matter"}
    held = len(keys & _SHEET_FIELDS)
    if held >= 6 and prose < 150:
        yield "listing", 4.0, f"{held} fields of a film's record and little prose"
    keys = {stated.key.partition(".")[0] for stated in evidence.stated}
    if "movie" in keys and not keys & _ARTICLES and prose < 150:
        yield "listing", 2.5, "structured data of a film and little prose"


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
    asked = sum(line.rstrip("*_ ").endswith(("?", "？")) for line in evidence.bold)
    if len(evidence.bold) >= 3 and asked >= 2 and 2 * asked >= len(evidence.bold):
        yield "interview", 4.0, f"{asked} questions in bold"
    if turns >= 6 and len(set(names)) <= 6:
        yield "interview", 3.5, f"{turns} turns of a talk"


@lru_cache(maxsize=50_000)
def _tones(word: str) -> tuple[str, ...]:
    return tuple(name for name, pattern in _WORDING if pattern.fullmatch(word))


@lru_cache(maxsize=4)
def _per_hundred(text: str) -> dict[str, float]:
    """Count the words of each tone in a hundred words of `text`."""
    words = _WORD.findall(_PRIZE.sub(" ", text.lower()))  # "best director" names a prize
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
    if first < _NOBODY and judging < _COOL and not _RATED.search(text):
        yield "critic_review", -1.2, "nobody judges"
    if words < 150 and any(len(line.split()) >= 12 for line in evidence.lines):
        yield "news", 0.8, "short"
    if _SPOILERS.search(text[:1500]):
        yield "critic_review", 1.0, "speaks of spoilers"
    if _RATED.search(text) and not _VOTES.search(text):
        yield "critic_review", 2.0, "a rating in the text"


def _occasion(evidence: Evidence) -> Iterator[tuple[str, float, str]]:
    """Weigh what a text was written for: a report, a screening, a trailer, or nothing to do with film."""
    text = evidence.text[:_READ]
    if any(_DATELINE.match(line) for line in evidence.lines[:3]):
        yield "news", 2.0, "begins with a dateline"
    if _SCREENING.search(text):
        yield "feature", 1.2, "announces a screening"
    trailers = len(_TRAILER.findall(text))
    if _TRAILER.search(text[:400]) and _per_hundred(text)["judging"] < _COOL:
        yield "trailer_news", 2.5, "begins with a trailer and does not judge"
    if trailers >= 2:
        yield "trailer_news", min(2.0, 0.5 * trailers), f"{trailers} mentions of a trailer"
    if not _FILM.search(f"{evidence.headline} {text}"):
        yield "other", 1.5, "no word about film"
