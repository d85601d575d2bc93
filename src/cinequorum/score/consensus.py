"""What the voices agree on, in sentences made of counts and their own words."""

from __future__ import annotations

from collections.abc import Sequence

from cinequorum.model.film import AspectSummary, ConsensusLine, Film, Quote, Review, Support
from cinequorum.model.reading import Reading
from cinequorum.score.scores import counted, likes
from cinequorum.score.voices import Heard, safe

MOST_LINES = 5
FEWEST = 2  # voices that make a consensus

_NAMES = {
    "acting": "the acting",
    "direction": "the direction",
    "script": "the script",
    "cinematography": "the cinematography",
    "music": "the music",
    "pacing": "the pace",
    "editing": "the editing",
    "production_design": "the production design",
    "themes": "what the film is about",
    "effects": "the effects",
}


def consensus_of(
    film: Film, readings: Sequence[Reading], aspects: Sequence[AspectSummary], heard: Heard
) -> tuple[ConsensusLine, ...]:
    """Return at most five sentences, each carried by words that give nothing away; none where too few speak."""
    lines = [_verdict_line(film.reviews, readings, heard)]
    lines += [
        _aspect_line(summary, heard) for summary in aspects if summary.pos + summary.neg + summary.mixed >= FEWEST
    ]
    return tuple(line for line in lines if line is not None and line.support)[:MOST_LINES]


def _verdict_line(reviews: Sequence[Review], readings: Sequence[Reading], heard: Heard) -> ConsensusLine | None:
    voices = counted(reviews)
    if len(voices) < FEWEST:
        return None
    liked = [review for review in voices if likes(review)]
    spans = {reading.page.source: reading for reading in readings}
    supports = safe([s for review in voices for s in _verdict_support(review, spans[review.source], heard)])
    text = f"{len(liked)} of {len(voices)} voices recommend the film"
    if against := [review.author or review.source for review in voices if review.verdict == "negative"]:
        text += f"; {', '.join(against[:3])} {'does' if len(against) == 1 else 'do'} not"
    return ConsensusLine(text=f"{text}.", support=supports)


def _verdict_support(review: Review, reading: Reading, heard: Heard) -> tuple[Support, ...]:
    verdict = reading.verdict if review.index is None else reading.reviews[review.index].verdict
    return () if verdict.span is None else (heard.support(reading, verdict.span),)


def _aspect_line(summary: AspectSummary, heard: Heard) -> ConsensusLine | None:
    total = summary.pos + summary.neg + summary.mixed
    ahead, behind = ("pos", "neg") if summary.pos >= summary.neg else ("neg", "pos")
    count, against = max(summary.pos, summary.neg), min(summary.pos, summary.neg)
    first = _first(summary, ahead)
    if first is None:
        return None
    verb = {"pos": "praise", "neg": "find fault with"}[ahead]
    text = f"{count} of {total} voices {verb} {_NAMES.get(summary.aspect, summary.aspect)}: {_quoted(first, heard)}"
    other = _first(summary, behind) or _first(summary, "mixed")
    if other is None or total == count:
        return ConsensusLine(text=f"{text}.", support=(first.support,))
    mind = f"{against} {'disagrees' if against == 1 else 'disagree'}" if against else "not all of them wholly"
    return ConsensusLine(text=f"{text}; {mind}: {_quoted(other, heard)}.", support=(first.support, other.support))


def _first(summary: AspectSummary, polarity: str) -> Quote | None:
    return next((quote for held, quote in summary.quotes if held == polarity), None)


def _quoted(quote: Quote, heard: Heard) -> str:
    return f"“{quote.text.strip(' .“”')}” ({heard.name(quote.support)})"
