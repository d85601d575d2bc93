"""What a page thinks: ratings, verdicts, aspects, and what it gives away."""

from __future__ import annotations

from dataclasses import dataclass

from cinequorum.model.page import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """A rating as it was printed.

    `by`: `author`, `users` (an aggregate of a site's users) or `critics` (an aggregate of critics). `value` is on
    0..100, or None where the scale is unknown, the figure is lost or only a count is given: never 0 for missing.
    `scale` e.g. `letter`, `stars/5`, `out_of/10`, `percent`. `note` says why `value` is None.
    """

    by: str
    raw: str
    value: float | None
    scale: str | None
    span: Span
    count: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A review's judgement on its subject film.

    `label`: `positive`, `mixed`, `negative`, `none`; `value` the rating on 0..100 that the words imply, or the stated
    one (None with `none`); `p` the probability of the label. `span` is the sentence that shows the judgement best.
    `words`: where a rating is stated, what the words alone imply. `note` says why it is doubtful, in words.
    """

    label: str
    value: float | None
    p: float
    span: Span | None = None
    words: float | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspect:
    """A clear opinion on one side of the film. `polarity`: `pos`, `neg`, `mixed`; `who`: whose work it names."""

    aspect: str
    polarity: str
    p: float
    span: Span
    who: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoiler:
    """A sentence that gives something away. `level`: `mild` or `major`."""

    level: str
    p: float
    span: Span
