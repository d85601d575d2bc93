"""What independent voices say of the acting, the pictures, the pace and the rest."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from cinequorum.model.film import AspectSummary, Quote, Support
from cinequorum.model.opinion import Aspect
from cinequorum.model.reading import Reading
from cinequorum.score.relayed import is_relayed
from cinequorum.score.voices import Heard
from cinequorum.text.fold import clip

SURE = 0.5
QUOTES = 3  # of each polarity
_READ_WHOLE = 25  # words; what is longer is cut

Opinion = tuple[Aspect, Support]


def opinions_of(readings: Sequence[Reading], heard: Heard) -> tuple[Opinion, ...]:
    """Return every clear opinion on one side of the film with its voice, in order of source and text, each once.

    What a page quotes of somebody else is not its own opinion.
    """
    found: dict[tuple[str, int, str], Opinion] = {}
    for reading in readings:
        for aspect in (*reading.aspects, *(a for review in reading.reviews for a in review.aspects)):
            if aspect.p >= SURE and not is_relayed(reading, aspect.span):
                key = (reading.page.source, aspect.span.start, aspect.aspect)
                found.setdefault(key, (aspect, heard.support(reading, aspect.span)))
    return tuple(found[key] for key in sorted(found))


def summaries(opinions: Sequence[Opinion]) -> tuple[AspectSummary, ...]:
    """Return one summary an aspect, the most discussed first. A voice that says both is counted as mixed."""
    by_aspect: dict[str, list[Opinion]] = defaultdict(list)
    for opinion in opinions:
        by_aspect[opinion[0].aspect].append(opinion)
    found = [_summary(aspect, by_aspect[aspect]) for aspect in sorted(by_aspect)]
    return tuple(sorted(found, key=lambda s: (-(s.pos + s.neg + s.mixed), s.aspect)))


def stances(opinions: Sequence[Opinion]) -> dict[int, str]:
    """Return what each voice holds: `pos`, `neg`, or `mixed` where it says both."""
    said: dict[int, set[str]] = defaultdict(set)
    for aspect, support in opinions:
        said[support.witness].add(aspect.polarity)
    return {voice: next(iter(held)) if len(held) == 1 else "mixed" for voice, held in sorted(said.items())}


def _summary(aspect: str, opinions: Sequence[Opinion]) -> AspectSummary:
    counts = Counter(stances(opinions).values())
    return AspectSummary(
        aspect=aspect, pos=counts["pos"], neg=counts["neg"], mixed=counts["mixed"], quotes=_quotes(opinions)
    )


def _quotes(opinions: Sequence[Opinion]) -> tuple[tuple[str, Quote], ...]:
    """The surest words of each polarity that give nothing away, one a voice, whole sentences before cut ones."""
    chosen: list[tuple[str, Quote]] = []
    for polarity in ("pos", "neg", "mixed"):
        voices: set[int] = set()
        for _, support in sorted((o for o in opinions if o[0].polarity == polarity), key=_surest):
            if support.spoiler == "none" and support.witness not in voices and len(voices) < QUOTES:
                voices.add(support.witness)
                chosen.append((polarity, Quote(text=clip(" ".join(support.raw.split())), support=support)))
    return tuple(chosen)


def _surest(opinion: Opinion) -> tuple[bool, bool, float, str, int]:
    aspect, support = opinion
    words = support.raw.split()
    broken = words[0][:1].islower() or words[-1][-1:].isalnum()  # a clause, or a sentence that a line break has cut
    return (len(words) > _READ_WHOLE, broken, -aspect.p, support.source, support.span.start)
