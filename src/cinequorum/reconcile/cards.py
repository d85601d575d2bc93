"""The parts that every kind of disagreement card is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cinequorum.model.film import Disagreement, DisagreementValue, Support
from cinequorum.model.reading import Reading
from cinequorum.reconcile.evidence import Evidence, worst
from cinequorum.reconcile.people import Cast
from cinequorum.reconcile.voices import Voices


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything that is known of one film when its disagreements are looked for."""

    readings: tuple[Reading, ...]
    voices: Voices
    evidence: tuple[Evidence, ...]
    cast: Cast


def value_of(value: str, support: Sequence[Support], p: float | None = None) -> DisagreementValue:
    """Return one side of a card, its voices counted."""
    voices = len({one.witness for one in support})
    return DisagreementValue(
        value=value, p=None if p is None else round(p, 4), witnesses=voices, support=tuple(support)
    )


def card(topic: str, nature: str, values: Sequence[DisagreementValue], note: str) -> Disagreement:
    """Return a card; its spoiler level is the worst of what carries its values, the best supported value first."""
    ranked = sorted(values, key=lambda v: (-(v.p or 0.0), -v.witnesses, v.value))
    return Disagreement(topic=topic, nature=nature, values=tuple(ranked), note=note, spoiler=_level(ranked))


def open_card(topic: str, nature: str, values: Sequence[DisagreementValue], note: str) -> Disagreement:
    """Return a card on the film as a work: a credit or a date gives nothing away, whatever the sentence around it does.

    The supports keep their levels, so the words themselves stay behind the wall.
    """
    return replace(card(topic, nature, values, note), spoiler="none")


def safe_cards(topic: str, nature: str, values: Sequence[DisagreementValue], note: str) -> tuple[Disagreement, ...]:
    """Return the card of what may be shown to everybody and, if there is more, a second one behind the spoiler wall."""
    shown = [v for v in values if _level([v]) == "none"]
    cards = [card(topic, nature, shown, note)] if len(shown) > 1 else []
    if len(shown) < len(values):
        title = f"{topic}, with what gives the story away" if cards else topic
        cards.append(card(title, nature, values, note))
    return tuple(cards)


def grouped(evidence: Sequence[Evidence], keys: Sequence[str]) -> Mapping[str, list[Evidence]]:
    """Return the evidence under its keys (one for each piece), in order of first appearance."""
    found: dict[str, list[Evidence]] = {}
    for one, key in zip(evidence, keys, strict=True):
        found.setdefault(key, []).append(one)
    return found


def voices_in(values: Sequence[DisagreementValue]) -> int:
    """Count the independent voices behind all values of a card."""
    return len({support.witness for value in values for support in value.support})


def _level(values: Sequence[DisagreementValue]) -> str:
    """The least that any one support of each value gives away: a value is safe if one safe sentence says it."""
    levels = ("none", "mild", "major")
    return worst([min((s.spoiler for s in v.support), key=levels.index, default="none") for v in values])
