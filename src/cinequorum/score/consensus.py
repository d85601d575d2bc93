"""What the voices agree on, in sentences made of counts and their own words."""

from __future__ import annotations

from collections.abc import Sequence

from cinequorum.model.film import AspectSummary, ConsensusLine, Film, Quote, Review, Support
from cinequorum.model.reading import Reading
from cinequorum.score.scores import counted, likes
from cinequorum.score.voices import Heard, safe

MOST_LINES = 5
FEWEST = 2  # voices that make a consensus

ASPECT_NAMES = {
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
"""How each side of the film is called in a sentence."""


def consensus_of(
    film: Film, readings: Sequence[Reading], aspects: Sequence[AspectSummary], heard: Heard
) -> tuple[ConsensusLine, ...]:
    """Return at most five sentences, each carried by words that give nothing away; none where too few speak."""
    lines = [_verdict_line(film.reviews, readings, heard)]
    used: set[str] = set()
    for summary in aspects:
        if summary.pos + summary.neg + summary.mixed >= FEWEST and len(lines) < MOST_LINES:
            line = _aspect_line(summary, used, heard)
            lines.append(line)
            used |= {support.raw for support in line.support} if line is not None else set()
    return tuple(line for line in lines if line is not None and line.support)


def _verdict_line(reviews: Sequence[Review], readings: Sequence[Reading], heard: Heard) -> ConsensusLine | None:
    voices = counted(reviews)
    if len(voices) < FEWEST:
        return None
    liked = [review for review in voices if likes(review)]
    pages = {reading.page.id: reading for reading in readings}
    supports = safe([s for review in voices for s in _verdict_support(review, pages[review.text_span.page], heard)])
    text = f"{len(liked)} of {len(voices)} voices recommend the film"
    if against := [review for review in voices if not likes(review) and review.verdict == "negative"]:
        named = [review.author or review.outlet for review in against]
        who = ", ".join(name for name in named[:3] if name) if all(named[:3]) else str(len(against))
        text += f"; {who} {'does' if len(against) == 1 else 'do'} not"
    return ConsensusLine(text=f"{text}.", support=supports)


def _verdict_support(review: Review, reading: Reading, heard: Heard) -> tuple[Support, ...]:
    verdict = reading.verdict if review.index is None else reading.reviews[review.index].verdict
    return () if verdict.span is None else (heard.support(reading, verdict.span),)


def _aspect_line(summary: AspectSummary, used: set[str], heard: Heard) -> ConsensusLine | None:
    """One sentence on one aspect. `used` are the words already quoted: no sentence is quoted twice."""
    ahead, behind = ("pos", "neg") if summary.pos >= summary.neg else ("neg", "pos")
    first = _first(summary, ahead, used)
    if first is None:
        return None
    other = _first(summary, behind, used) or _first(summary, "mixed", used)
    quotes = [first] if other is None or max(summary.pos, summary.neg) == _voices(summary) else [first, other]
    told = "; ".join(_quoted(quote, heard) for quote in quotes)
    return ConsensusLine(text=f"{_count(summary)}: {told}.", support=tuple(quote.support for quote in quotes))


def _count(summary: AspectSummary) -> str:
    total, name = _voices(summary), ASPECT_NAMES.get(summary.aspect, summary.aspect.replace("_", " "))
    if summary.pos == summary.neg:
        return f"{total} voices are divided over {name}"
    verb = "praise" if summary.pos > summary.neg else "find fault with"
    count, against = max(summary.pos, summary.neg), min(summary.pos, summary.neg)
    if count == 1:  # the others are of two minds
        verb = "praises" if summary.pos > summary.neg else "finds fault with"
    dissent = f", {against} {'disagrees' if against == 1 else 'disagree'}" if against else ""
    return f"{count} of {total} voices {verb} {name}{dissent}"


def _voices(summary: AspectSummary) -> int:
    return summary.pos + summary.neg + summary.mixed


def _first(summary: AspectSummary, polarity: str, used: set[str]) -> Quote | None:
    return next((q for held, q in summary.quotes if held == polarity and q.support.raw not in used), None)


def _quoted(quote: Quote, heard: Heard) -> str:
    return f"“{quote.text.strip(' .“”')}” ({heard.name(quote.support)})"
