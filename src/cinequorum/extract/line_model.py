"""Which lines of a page that lost its markup are its body: a small trained network at work.

The network looks twice. The first look sees a line's shape, words, place and neighbours; the second sees all of that
and what the first thought of the lines around. How it was trained and how far to trust it: docs/models/lines.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, TypeVar

from cinequorum.extract.line_features import NAMES
from cinequorum.extract.line_places import around, features, shifted

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Real = TypeVar("Real", np.float32, np.float64)

MOST_LINES = 4000  # lines of a page that is judged at all; a hundred take a millisecond
_REACH = 6
_SPANS = (3, 10, 25, 60)
_CLIP = 6.0  # standard deviations
_ONE_THREAD = 1 << 18  # multiplications: OpenBLAS begins to share them out at twice as many


@dataclass(frozen=True, slots=True, kw_only=True)
class Net:
    """One hidden layer: `first` takes standardised columns to hidden units, `second` those to a log odds."""

    mean: NDArray[np.float32]
    scale: NDArray[np.float32]
    first: NDArray[np.float32]
    first_bias: NDArray[np.float32]
    second: NDArray[np.float32]
    second_bias: NDArray[np.float32]

    def chances(self, rows: NDArray[np.float32], added: NDArray[np.float32] | float = 0.0) -> NDArray[np.float64]:
        """Return the probability that each row is body; `added` is what other columns bring to the hidden units."""
        import numpy as np

        hidden = product(self.standard(rows), self.first) + self.first_bias
        hidden += added
        np.maximum(hidden, 0.0, out=hidden)
        logits = (hidden @ self.second + self.second_bias).astype(np.float64)
        return np.asarray(1.0 / (1.0 + np.exp(-np.clip(logits, -30, 30))))

    def marked(self, begin: int, end: int) -> tuple[Net, NDArray[np.float32]]:
        """Take the network apart: the columns from `begin` to `end` are marks, each of them 0 or 1.

        Returns a network of the other columns, and what each mark that is on brings to the hidden units.
        """
        import numpy as np

        marks = slice(begin, end)
        off, on = self.standard(np.stack([np.zeros_like(self.mean), np.ones_like(self.mean)]))[:, marks]
        rest = Net(
            mean=np.delete(self.mean, marks),
            scale=np.delete(self.scale, marks),
            first=np.delete(self.first, marks, axis=0),
            first_bias=self.first_bias + off @ self.first[marks],
            second=self.second,
            second_bias=self.second_bias,
        )
        return rest, (on - off)[:, None] * self.first[marks]

    def standard(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the columns on their common scale."""
        import numpy as np

        told = np.subtract(rows, self.mean, dtype=np.float32)
        told *= self.scale
        return np.clip(told, -_CLIP, _CLIP, out=told)


def product(rows: NDArray[Real], weights: NDArray[Real]) -> NDArray[Real]:
    """Return `rows @ weights`, some rows at a time: so few that the linear algebra library keeps to one thread.

    It shares larger products out among all cores, which wait for each other in a loop: on a busy machine a product of
    a twentieth of a millisecond took five, and a whole reading twice its time.
    """
    import numpy as np

    at_once = max(1, _ONE_THREAD // max(1, weights.size))
    if len(rows) <= at_once:
        return rows @ weights
    return np.concatenate([rows[i : i + at_once] @ weights for i in range(0, len(rows), at_once)])


def body_chances(lines: Sequence[str]) -> tuple[float, ...]:
    """Return for each line of a page the probability that it is body; () for a page of more than `MOST_LINES`.

    >>> menu = ["Home", "Films", "Festivals", "Log in"]
    >>> prose = ["The ferry leaves at night, and nobody on it knows who the captain is or where he wants to go."] * 4
    >>> chances = body_chances([*menu, *prose, "© Quay Post", "Privacy policy", "Subscribe to our newsletter"])
    >>> max(chances[:4]) < 0.5 < min(chances[4:8])
    True
    """
    if not 0 < len(lines) <= MOST_LINES:
        return ()
    rows = features(lines)
    first, second = _nets()
    return tuple(round(float(p), 4) for p in second.chances(second_look(rows, first.chances(rows))))


def second_look(rows: NDArray[np.float32], chances: NDArray[np.float64]) -> NDArray[np.float32]:
    """Return the rows with what the first look thought of each line, its neighbours, and the page around."""
    import numpy as np

    n = len(rows)
    words = np.expm1(rows[:, NAMES.index("words")].astype(np.float64))
    odds = np.log((chances + 1e-3) / (1 - chances + 1e-3))[:, None]
    mass = np.stack([chances, chances * words / 20, words / 20], axis=1)
    total = mass[:, 1].sum() + 0.05
    before = np.cumsum(mass[:, 1])
    page = [np.log(total), chances.mean(), total / (mass[:, 2].sum() + 0.05), chances.max()]
    told = [odds, shifted(odds, _REACH, -4.0), around(mass, _SPANS), (before / total)[:, None], np.full((n, 4), page)]
    return np.concatenate([rows, *told], axis=1, dtype=np.float32)


def likeliest(chances: Sequence[float], lines: Sequence[str]) -> tuple[bool, ...]:
    """Return which lines to keep so that the words kept agree best with the body: the largest expected F1.

    A line's words are parted by single spaces.

    >>> likeliest((0.9, 0.4, 0.1), ("a line of five words", "a line of five words", "a line of five words"))
    (True, True, False)
    """
    weights = [line.count(" ") + 1 for line in lines]
    order = sorted(range(len(lines)), key=[-p for p in chances].__getitem__)
    wanted = sum(p * w for p, w in zip(chances, weights, strict=True))
    best, kept, right, taken = -1.0, 0, 0.0, 0
    for number, index in enumerate(order, start=1):
        right += chances[index] * weights[index]
        taken += weights[index]
        value = 2 * right / (taken + wanted) if taken else 0.0
        if value >= best:
            best, kept = value, number
    chosen = set(order[:kept])
    return tuple(index in chosen for index in range(len(lines)))


@cache
def _nets() -> tuple[Net, Net]:
    import numpy as np

    with (files("cinequorum.extract") / "weights" / "lines.npz").open("rb") as file:
        stored = np.load(file)
        parts = [
            {name: stored[f"{look}_{name}"].astype(np.float32) for name in Net.__dataclass_fields__}
            for look in ("first", "second")
        ]
    return Net(**parts[0]), Net(**parts[1])
