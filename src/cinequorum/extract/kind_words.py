"""What the wording of a page says of its kind: who judges, who reports, who is quoted, what the occasion is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from cinequorum.extract.data.kinds import (
    ATTRIBUTED,
    DATELINE,
    FILM_WORDS,
    FIRST_PERSON,
    JUDGING,
    PHRASES,
    REPORTING,
    SCREENING,
    UNSPACED,
    VOTES,
)
from cinequorum.extract.evidence import Evidence

_NOBODY = 0.3  # words of the first person in a hundred below which nobody speaks
_COOL = 2.5  # words of judgement in a hundred below which a text tells rather than judges
_COLD = 0.4  # and below which nobody judges, whoever speaks
_READ = 8000  # characters whose wording is weighed: enough to tell, and a fifth of the time on long pages
_LONG = 600  # words of an article that is more than a report
_MANY = 4  # ratings from which they are those of many films


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)


_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_WORDING = (
    ("judging", _any(JUDGING)),
    ("reporting", _any(REPORTING)),
    ("first", re.compile(FIRST_PERSON)),
    ("said", re.compile(ATTRIBUTED)),
)
_PHRASES = tuple((name, re.compile(rf"\b(?:{pattern})\b")) for name, pattern in PHRASES.items())
_UNSPACED = tuple((name, re.compile(pattern)) for name, pattern in UNSPACED.items())
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_QUOTED = re.compile(r"“[^”]{20,900}”|\"[^\"]{20,900}\"|„[^“”]{20,900}[“”]|«[^»]{20,900}»|»[^«]{20,900}«")
_FILM = re.compile(FILM_WORDS, re.IGNORECASE)
_VOTES = re.compile(VOTES, re.IGNORECASE)
_DATELINE = re.compile(DATELINE)
_SCREENING = re.compile(SCREENING, re.IGNORECASE)
_SPOILERS = re.compile(
    r"\bspoilers?\b|\bспойлер|剧透|ネタバレ|스포일러|\b(?:divulgâche|spoileur|spoilerowan)\w{0,4}", re.IGNORECASE
)
_RATED = re.compile(
    r"(?:\brating|\bgrade|\bscore|\bverdict|\bvaloración|\bnota|\bnote|\bwertung|\bvoto|\bоценка)\s*:"
    r"|\b\d(?:[.,]\d)?\s?(?:/|out of)\s?(?:5|10|4)\b|★"
    r"|(?<!\bthe )(?<!\bits )(?<!\bboth )(?<!\bhis )(?<!\bher )"
    r"\b(?:[\d½]+|one|two|three|four|five|zero)(?: and a half)? stars?\b"
    r"|\b\w{3,8} (?:sterne|étoiles|estrellas|stelle) (?:von|sur|de|su)\b",
    re.IGNORECASE,
)
_PRIZE = re.compile(
    r"\bbest\s(?:foreign|international|supporting|original|adapted|animated|documentary|live|film|picture|director|actor|actress"
    r"|screenplay|cinematography|editing|score|song|sound|visual|production|costume|feature|short|leading)\b[\w\s-]{0,25}"
)
_TRAILER = re.compile(
    r"\b(?:trailer|teaser|tráiler|bande-annonce|трейлер|тизер|zwiastun|upoutávka)\b|预告|預告|予告|예고편",
    re.IGNORECASE,
)


@lru_cache(maxsize=50_000)
def _tones(word: str) -> tuple[str, ...]:
    return tuple(name for name, pattern in _WORDING if pattern.fullmatch(word))


@lru_cache(maxsize=4)
def _per_hundred(text: str) -> dict[str, float]:
    """Count the words of each tone in a hundred words of `text`; two signs of a script without spaces are a word."""
    lower = text.lower()
    told = _QUOTED.sub(" ", lower)  # what somebody else says is neither the author's judgement nor his first person
    words = _WORD.findall(_PRIZE.sub(" ", lower))  # "best director" names a prize
    counts = Counter(tone for word in words for tone in _tones(word))
    if len(told) < len(lower):
        counts["first"] = sum("first" in _tones(word) for word in _WORD.findall(told))
    for name, pattern in _PHRASES:
        counts[name] += len(pattern.findall(lower))
    total = len(words)
    signs = len(_EAST_ASIAN.findall(lower))
    if signs > len(words):
        total = signs // 2
        for name, pattern in _UNSPACED:
            counts[name] += len(pattern.findall(lower))
    return {name: 100 * counts[name] / max(60, total) for name, _ in _WORDING}


def by_wording(evidence: Evidence) -> Iterator[tuple[str, float, str]]:
    """Yield kind, weight and reason for what the words of the page tell."""
    text = evidence.text[:_READ]
    words = sum(len(line.split()) for line in evidence.lines)
    tones = _per_hundred(text)
    judging, first, reporting, said = (tones[name] for name in ("judging", "first", "reporting", "said"))
    rated = len(_RATED.findall(text))
    yield "critic_review", min(3.0, 0.8 * judging), f"words of judgement, {judging:.1f} in a hundred"
    yield "critic_review", min(1.0, 0.4 * first), "the author speaks as a viewer"
    yield "news", min(3.0, 0.9 * max(0.0, reporting - 0.4)), f"words of reporting, {reporting:.1f} in a hundred"
    if said > 0.5:
        yield "feature", min(2.5, 1.2 * said) + (1.0 if words > _LONG else 0.0), "people are quoted"
        yield "news", min(1.5, 0.8 * said), "people are quoted"
    if not rated and judging < _COOL and (first < _NOBODY or judging < _COLD):
        yield "critic_review", -1.2, "nobody judges"
    if words < 150 and any(len(line.split()) >= 12 for line in evidence.lines):
        yield "news", 0.8, "short"
    if _SPOILERS.search(text[:1500]):
        yield "critic_review", 1.0, "speaks of spoilers"
    if 0 < rated < _MANY and not _VOTES.search(text):
        yield "critic_review", 2.0, "a rating in the text"


def by_occasion(evidence: Evidence) -> Iterator[tuple[str, float, str]]:
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
