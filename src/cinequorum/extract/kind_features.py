"""A page's kind seen from far: how its text is worded and shaped, as one small set of figures in any language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import log1p, sqrt

from cinequorum.extract.data.kinds import FILM_SIGNS
from cinequorum.extract.evidence import Evidence
from cinequorum.extract.kind_words import FILM, says_nothing_of_film
from cinequorum.extract.wording import MOODS, Wording, wording

_HUNDREDTH = 60  # words by which a share is reckoned on a shorter page
_HEAD_WORDS = 12
_ASKED = 240  # characters of a question
_FEWEST = 8  # characters of one
_PARAGRAPH = 20  # words
_MOST_LABELS = 3  # of a record: where one more is counted, it tells no more
_FIELDS = frozenset(
    {"director", "directors", "year", "film", "movie", "imdb", "imdb_id", "tmdb", "cast", "release"}
)  # fields of a front matter that name a film
_SITE = re.compile(r"\s[|·–—-]\s")
_FIGURE = re.compile(r"\d+")
_STOP = re.compile(r"[.!?\n]")
_YOU = re.compile(
    r"\b(?:you|your|sie|ihnen|ihr|ihre|du|dein|deine|vous|votre|usted|ustedes|tú|tu|lei|você|vocês|jij|je|u|pan|pani|vy|vás"
    r"|вы|вас|вам|ви|siz|sizin|anda|bạn)\b|あなた|您|你|당신"
)


def features_of(evidence: Evidence) -> dict[str, float]:
    """Return the figures that the model of kinds weighs, by name: shares are square roots, counts logarithms.

    >>> found = features_of(Evidence(lines=("What a dull film!",), sizes=(4,), headline="Night Ferry"))
    >>> found["headline"], round(found["words"], 2)
    (0.5, 1.61)
    """
    said = wording(evidence.text)
    return {
        **{mood: sqrt(said.tones[mood]) for mood in MOODS},
        **_lengths(evidence, said),
        **_speech(said),
        **_figures(said),
        **_headline(evidence, said),
        **_parts(evidence),
    }


def _share(count: float, said: Wording) -> float:
    """Return the square root of a count in a hundred words."""
    return sqrt(100 * count / max(_HUNDREDTH, said.size))


def _lengths(evidence: Evidence, said: Wording) -> Mapping[str, float]:
    told = sum(evidence.sizes)
    words = max(told, said.size)
    return {
        "words": log1p(words),
        "longest": log1p(max(evidence.sizes, default=0)),
        "lines": log1p(len(evidence.lines)),
        "prose": sum(size for size in evidence.sizes if size >= _PARAGRAPH) / max(1, told),
    }


def _speech(said: Wording) -> Mapping[str, float]:
    """Describe who talks: questions, and questions to somebody."""
    asked = _questions(said.lower)
    return {
        "questions": _share(len(asked), said),
        "questions_to_you": _share(sum(map(_to_you, asked)), said),
    }


def questions_to_you(lower: str) -> int:
    """Count the questions of a text in small letters that are put to somebody.

    >>> questions_to_you("so why did you leave? who knows. and why would anybody stay?")
    1
    """
    return sum(map(_to_you, _questions(lower)))


def _to_you(question: str) -> bool:
    return _YOU.search(question) is not None


def _questions(lower: str) -> list[str]:
    """Find the questions of a text, each from the stop before it."""
    found = []
    at = lower.find("?")
    while at >= 0:
        question = _STOP.split(lower[max(0, at - _ASKED) : at])[-1]
        if len(question) >= _FEWEST:
            found.append(question)
        at = lower.find("?", at + 1)
    return found


def _figures(said: Wording) -> Mapping[str, float]:
    figures = len(_FIGURE.findall(said.lower))
    signs = () if said.lower.isascii() else FILM_SIGNS
    about = sum(said.words[word] for word in FILM & said.words.keys()) + sum(map(said.lower.count, signs))
    return {"figures": _share(figures, said), "film_words": _share(about, said)}


def _headline(evidence: Evidence, said: Wording) -> Mapping[str, float]:
    """Describe the headline: its length, how often the text repeats it."""
    own = _SITE.split(evidence.headline or "")[0]
    core = own.lower().strip(" .!?\"“”'")
    words = own.split()
    repeated = said.lower.count(core) * len(words) if len(core) > 2 else 0
    return {
        "headline": min(_HEAD_WORDS, len(words)) / 4,
        "headline_repeated": _share(repeated, said),
        "no_film": float(says_nothing_of_film(evidence)),
    }


def _parts(evidence: Evidence) -> Mapping[str, float]:
    keys = {stated.key.partition(".")[0] for stated in evidence.stated if stated.origin == "front-matter"}
    return {
        "headed": log1p(evidence.headed),
        "labels": log1p(min(_MOST_LABELS, evidence.labels)),
        "set_off": log1p(evidence.set_off),
        "film_fields": float(not keys.isdisjoint(_FIELDS)),
        "front_matter": float(bool(keys)),
    }
