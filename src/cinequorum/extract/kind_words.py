"""What the wording of a page says of its kind: who judges, who reports, who is quoted, what the occasion is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cinequorum.extract.data.kinds import (
    ADMISSION,
    ADMISSION_SIGNS,
    DATABASES,
    DATELINE,
    FILM_SIGNS,
    FILM_WORDS,
    OUT_OF_TOPS,
    RATING_LABELS,
    SCREENING,
    SCREENING_SIGNS,
    VOTES,
)
from cinequorum.extract.evidence import Evidence
from cinequorum.extract.kind_layout import label_cells
from cinequorum.extract.wording import TONES, WORD, wording
from cinequorum.text.film_talk import has_film_glyphs, is_film_word

_NOBODY = 0.3  # words of the first person in a hundred below which nobody speaks
_COOL = 2.5  # words of judgement in a hundred below which a text tells rather than judges
_COLD = 0.4  # and below which nobody judges, whoever speaks
_CRAFT = 0.5  # what a word of the craft counts beside one of judgement
_FELT = 2.5  # words of praise and blame in a hundred from which somebody judges, if he speaks of himself too
_REPORTING = 0.7  # words of reporting in a hundred from which a text reports
_SENTENCE = 80  # characters of a line that may report something
_BRIEF = 250  # words of a text that is no article
_NOTE = 30  # words in sentences from which a text is a note
_FEW_LABELS = 2  # of a film's record
_BEGINNING = 1500  # characters in which a text warns of spoilers
_ESSAY = 1200  # words of an article that is longer than most reviews
_CALM = 0.8  # words of judgement in a hundred below which it hardly judges
_LONG = 600  # words of an article that is more than a report
_RECORD = 3  # cells of a table from which it is a film's record
_MANY = 4  # ratings from which they are those of many films

FILM = frozenset(FILM_WORDS)
"""Words of which a text about films has one, in small letters."""

_VOTES = re.compile(VOTES)
_DATELINE = re.compile(DATELINE)
_SCREENING = re.compile(SCREENING)
_ADMISSION = re.compile(ADMISSION)
_HOUR = re.compile(r"(?<!\d)(?:[01]?\d|2[0-3])(?::[0-5]\d|[.h][0-5]\d|\s?(?:uhr|h|heures|hod|[ap]\.?m)\b)|\d時|\d点")
_SPOILERS = re.compile(r"\bspoilers?\b|\bспойлер|剧透|ネタバレ|스포일러|\b(?:divulgâche|spoileur|spoilerowan)\w{0,4}")
_SPOILER_SIGNS = ("spoil", "спойлер", "剧透", "ネタバレ", "스포일러", "divulg")
_OUT_OF = re.compile(r"(?<![\w.,/])\d{1,2}(?:[.,]\d)?\s?$")
_BEFORE = 40  # characters before the end of a rating in which it begins
# How the end of a rating is written, which is found quickly, and what must stand before it.
_RATED = (
    (re.compile(r"/\s?(?:5|6|10|4|20)\b(?![/.-]\d)"), _OUT_OF),
    (re.compile(r"out of\s?(?:5|10|4)\b"), _OUT_OF),
    (re.compile(OUT_OF_TOPS), _OUT_OF),
    (
        re.compile(r" stars?\b"),
        re.compile(
            r"(?<!\bthe )(?<!\bits )(?<!\bboth )(?<!\bhis )(?<!\bher )"
            r"\b(?:[\d½]+|one|two|three|four|five|zero)(?: and a half)?$"
        ),
    ),
    (re.compile(r" (?:sterne|étoiles|estrellas|stelle) (?:von|sur|de|su)\b"), re.compile(r"\b\w{3,8}$")),
    (re.compile(r"[:：]"), re.compile(f"(?:{RATING_LABELS})\\s*$")),
)
_TRAILERS = ("trailer", "teaser", "tráiler", "bande-annonce", "трейлер", "тизер", "zwiastun", "upoutávka")
_TRAILER = re.compile(rf"\b(?:{'|'.join(_TRAILERS)})\b|预告|預告|予告|예고편")


def sentences_of(evidence: Evidence) -> int:
    """Count the words of the lines that are sentences: not of a few words, and ended as sentences are."""
    told = zip(evidence.lines, evidence.sizes, strict=True)
    return sum(size for line, size in told if size >= _SAID and line.rstrip(_CLOSING)[-1:] in _STOPS)


def _is_note(evidence: Evidence) -> bool:
    """Tell a short text that is prose and holds no record: hardly more than a note, but somebody's."""
    prose = sentences_of(evidence)
    return evidence.labels < _FEW_LABELS and prose >= _NOTE and 2 * prose >= sum(evidence.sizes)


_SAID = 8  # words of a line that may be a sentence
_CLOSING = " *_\"”»“’')）」』"
_STOPS = ".!?…。！？"


def _told(words: int, reporting: float, evidence: Evidence) -> Iterator[tuple[str, float, str]]:
    """Weigh a text that does not judge: a report if it reports, else a film's record or, if it is long, an article."""
    if reporting > _REPORTING:
        yield "news", 0.8, "reports, and does not judge"
    elif words < _BRIEF and _is_note(evidence):
        yield "critic_review", 0.3, "a short text that neither tabulates nor reports"
    elif words < _BRIEF:
        yield "listing", 1.2, "a short text that neither judges nor reports"
    else:
        yield "feature", 1.2, "an article that neither judges nor reports"


def _ratings(lower: str) -> int:
    """Count what looks like ratings in a text in small letters."""
    written = ((match.start(), before) for end, before in _RATED for match in end.finditer(lower))
    return lower.count("★") + sum(bool(before.search(lower[max(0, at - _BEFORE) : at])) for at, before in written)


def _without_databases(lower: str) -> str:
    """Leave out what is not the author's: tables of a film's record, short lines with the rating of a film database."""
    lines = lower.split("\n")
    if " | " in lower:
        lines = [line for line in lines if label_cells(line) < _RECORD]
    if not any(name in lower for name in DATABASES):
        return "\n".join(lines)
    return "\n".join(line for line in lines if len(line) > _SENTENCE or not any(name in line for name in DATABASES))


def by_wording(evidence: Evidence) -> Iterator[tuple[str, float, str]]:
    """Yield kind, weight and reason for what the words of the page tell."""
    weighed = wording(evidence.text)
    words = sum(evidence.sizes)
    judging, reporting, first, said, craft = (weighed.tones[tone] for tone in TONES)
    if words and not any(len(line) >= _SENTENCE for line in evidence.lines):
        reporting = 0.0  # menus and tiles speak of streaming, too
    rated = _ratings(_without_databases(weighed.lower))
    tone = judging + _CRAFT * craft
    yield "critic_review", min(3.0, 0.8 * tone), f"words of judgement, {tone:.1f} in a hundred"
    yield "critic_review", min(1.0, 0.4 * first), "the author speaks as a viewer"
    yield "news", min(3.0, 0.9 * max(0.0, reporting - 0.4)), f"words of reporting, {reporting:.1f} in a hundred"
    if said > 0.5:
        yield "feature", min(2.5, 1.2 * said) + (1.0 if words > _LONG else 0.0), "people are quoted"
        yield "news", min(1.5, 0.8 * said), "people are quoted"
    felt = weighed.tones["judges"] >= _FELT and first >= _NOBODY  # words that the rules do not count
    if not rated and not felt and tone < _COOL and (first < _NOBODY or tone < _COLD):
        yield "critic_review", -1.2 if reporting > _REPORTING or not _is_note(evidence) else -0.3, "nobody judges"
        yield from _told(words, reporting, evidence)
    elif not rated and words > _ESSAY and tone < _CALM:
        yield "feature", 0.8, "a long article that hardly judges"
    beginning = weighed.lower[:_BEGINNING]
    if any(sign in beginning for sign in _SPOILER_SIGNS) and _SPOILERS.search(beginning):
        yield "critic_review", 1.0, "speaks of spoilers"
    if 0 < rated < _MANY and not _VOTES.search(weighed.lower):
        yield "critic_review", 2.0, "a rating in the text"


def _first_sentences(evidence: Evidence) -> str:
    """Return how the text begins, in small letters, without buttons and labels."""
    return "\n".join(line for line in evidence.lines[:8] if len(line) > _BUTTON)[:400].lower()


_BUTTON = 14  # characters of a line that is no more than a label


def by_occasion(evidence: Evidence) -> Iterator[tuple[str, float, str]]:
    """Weigh what a text was written for: a report, a screening, a trailer, or nothing to do with film."""
    weighed = wording(evidence.text)
    lower = weighed.lower
    if any(_DATELINE.match(line) for line in evidence.lines[:3]):
        yield "news", 2.0, "begins with a dateline"
    if any(sign in lower for sign in SCREENING_SIGNS) and _SCREENING.search(lower):
        yield "feature", 1.2, "announces a screening"
    if any(sign in lower for sign in ADMISSION_SIGNS) and _ADMISSION.search(lower) and _HOUR.search(lower):
        yield "news", 2.0, "announces an event and its price"
    trailers = len(_TRAILER.findall(lower)) if any(sign in lower for sign in (*_TRAILERS, "告", "예고편")) else 0
    if trailers and _TRAILER.search(_first_sentences(evidence)) and weighed.tones["judging"] < _COOL:
        yield "trailer_news", 2.5, "begins with a trailer and does not judge"
        if trailers >= 2:
            yield "trailer_news", min(2.0, 0.5 * trailers), f"{trailers} mentions of a trailer"
    if says_nothing_of_film(evidence) and not _is_filed(evidence):
        yield "other", 1.5, "no word about film"


_SHELVES = frozenset({"category", "categories", "tag", "tags", "section", "article:section", "article:tag"})


def _is_filed(evidence: Evidence) -> bool:
    """Tell a text that the page itself files under films, whatever few words it has."""
    labels = (stated.value.lower() for stated in evidence.stated if stated.key in _SHELVES)
    return any(has_film_glyphs(label) or any(map(is_film_word, WORD.findall(label))) for label in labels)


def says_nothing_of_film(evidence: Evidence) -> bool:
    """Tell whether neither the text nor the headline has a word about film."""
    weighed, headline = wording(evidence.text), (evidence.headline or "").lower()
    silent = FILM.isdisjoint(weighed.words) and FILM.isdisjoint(WORD.findall(headline))
    return silent and not any(sign in weighed.lower or sign in headline for sign in FILM_SIGNS)
