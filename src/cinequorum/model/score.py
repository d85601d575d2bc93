"""A film's score, with every voice that went into it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorePart:
    """One voice that went into a score. `inferred`: from words, not from a stated rating. `used` False says why not.

    `leaning`: points that this voice gives above others throughout, taken off before it counts; `weight`: how much it
    counts beside a voice that nothing is known of, 0 where it has no value.
    """

    source: str
    by: str
    raw: str | None
    value: float | None
    inferred: bool
    used: bool
    note: str | None = None
    leaning: float = 0.0
    weight: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """What another formula, known by `name`, makes of the same voices; `how` says it in words."""

    name: str
    value: float
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A score on 0..100 with its 90% interval, and beside it the plain share of voices who liked the film.

    `positive` of `judged` voices did; `share_low`..`share_high` (0..1) is that share's Wilson interval at 95%.
    `value`, `low` and `high` are None where there are too few voices: the counts are still shown. `others`: what usual
    formulas make of the same voices. `suspects` of the voices look as if they belonged to a campaign and count less in
    `value`; `with_suspects` is the mean if they counted in full, `without_suspects` if they did not count.
    """

    value: float | None
    low: float | None
    high: float | None
    n: int
    n_inferred: int
    positive: int
    judged: int
    share_low: float
    share_high: float
    parts: tuple[ScorePart, ...]
    note: str | None = None
    others: tuple[Formula, ...] = ()
    suspects: int = 0
    with_suspects: float | None = None
    without_suspects: float | None = None


def suspects_told(score: Score) -> str:
    """Return in words what the voices that look like a campaign's would do to a score; "" where there are none."""
    if not score.suspects:
        return ""
    who = (
        "1 of them looks like a campaign's and counts"
        if score.suspects == 1
        else (f"{score.suspects} of them look like a campaign and count")
    )
    means = ((score.with_suspects, "counting in full"), (score.without_suspects, "left out"))
    told = ", ".join(f"{value:.0f} with them {how}" for value, how in means if value is not None)
    return f"{who} less: {told}" if told else f"{who} less"
