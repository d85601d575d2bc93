"""Cards about judgements: an aspect or the whole film liked by one voice and not by another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from cinequorum.model.film import Disagreement, Support
from cinequorum.model.opinion import Verdict
from cinequorum.model.page import Span
from cinequorum.model.reading import Reading
from cinequorum.reconcile.cards import Case, card, safe_cards, value_of
from cinequorum.reconcile.evidence import support_at

SURE = 0.5
_WORDS = {"pos": "praised", "neg": "criticised", "mixed": "both"}


def opinion_cards(case: Case) -> tuple[Disagreement, ...]:
    """Return the cards of the aspects that voices judge differently, and of the verdicts."""
    return (*_aspect_cards(case), *_verdict_card(case))


def _aspect_cards(case: Case) -> Iterator[Disagreement]:
    by_aspect: dict[str, dict[str, list[Support]]] = defaultdict(lambda: defaultdict(list))
    for reading in case.readings:
        seen: set[tuple[str, Span]] = set()
        for aspect in (*reading.aspects, *(a for review in reading.reviews for a in review.aspects)):
            if aspect.p >= SURE and (aspect.aspect, aspect.span) not in seen:
                seen.add((aspect.aspect, aspect.span))
                by_aspect[aspect.aspect][aspect.polarity].append(support_at(reading, aspect.span, case.voices))
    for name in sorted(by_aspect):
        yield from _aspect_card(name, by_aspect[name])


def _aspect_card(name: str, sides: dict[str, list[Support]]) -> Iterator[Disagreement]:
    if len(sides) < 2 or not _opposed(sides):
        return
    values = [value_of(_WORDS[side], support) for side, support in sorted(sides.items())]
    yield from safe_cards(name.replace("_", " "), "opinion", values, "A matter of judgement: both are kept.")


def _opposed(sides: dict[str, list[Support]]) -> bool:
    """Tell whether two voices stand on different sides."""
    voices = [{support.witness for support in held} for held in sides.values()]
    return len(set().union(*voices)) > 1 and any(one != voices[0] for one in voices)


def _verdict_card(case: Case) -> Iterator[Disagreement]:
    sides: dict[str, list[Support]] = defaultdict(list)
    for reading in case.readings:
        for verdict in _verdicts(reading):
            if verdict.label != "none" and verdict.span is not None:
                sides[verdict.label].append(support_at(reading, verdict.span, case.voices))
    if len(sides) > 1 and _opposed(sides):
        values = [value_of(label, support) for label, support in sorted(sides.items())]
        yield card("the film as a whole", "opinion", values, "The voices judge the film differently; see the scores.")


def _verdicts(reading: Reading) -> Sequence[Verdict]:
    own = (reading.verdict,) if reading.page.kind.name == "critic_review" else ()
    users = tuple(r.verdict for r in reading.reviews if not r.empty and r.duplicate_of is None)
    return (*own, *users)
