"""Wrong values lie near the true one: a wrong day is in the right year, a wrong town in the right land, often enough.

For each stated value it is counted how many others of its question share with it a less precise value, by how precise
the most precise shared one is (nothing, a year, a month). How often this is so for the true value is learned, how often
two values of the field have it by chance is known; the ratio is evidence. It is counted by values, not by claims,
since one wrong value may be copied, and at half its weight, since the wrong values of a question have causes in common:
on the 32 simulated worlds of the tuning seeds half made three errors fewer in a hundred, the whole none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cinequorum.reconcile.fusion.table import Numbers, Table

_DEPTHS: Final = 6  # nothing in common, then five steps of precision; what is more precise counts as the last
_WEIGHT: Final = 0.5
_BEFORE: Final = 20.0  # wrong values as near as by chance that are assumed before any is seen
_RARE: Final = 1e-3

Candidate = tuple[int, str]
"""A question's number and a value stated for it."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Kin:
    """`others`: for each candidate, by depth, how many values of its question share so much with it and no more.

    `usual`: for each field, by depth, how often two values of the field share so much by chance.
    """

    others: Numbers
    usual: Numbers


def kin_of(candidates: Sequence[Candidate], field_of: Sequence[int], wider: Callable[[str], Iterable[str]]) -> Kin:
    """Count kin; `field_of` gives each question's field. Linear in candidates and in the lengths of `wider`.

    Only the most precise values of a question are counted, and only those that have less precise ones above them.
    """
    import numpy as np

    above = _Above(wider)
    covered = {(question, wide) for question, value in candidates for wide in above.of(value)}
    precise = [(number, one) for number, one in enumerate(candidates) if one not in covered and above.of(one[1])]
    under = Counter((question, wide) for _, (question, value) in precise for wide in above.of(value))
    total = Counter(question for _, (question, _) in precise)
    others = np.zeros((len(candidates), _DEPTHS))
    for number, (question, value) in precise:
        shared = {0: total[question] - 1}
        for wide in above.of(value):
            depth = above.depth(wide)
            shared[depth] = max(shared.get(depth, 0), under[question, wide] - 1)
        others[number] = _exactly(shared)
    return Kin(others=others, usual=_usual(precise, field_of, above))


def nearness(table: Table, p: Numbers) -> Numbers:
    """Return for each candidate the log odds that its kin lends it, given what is believed now."""
    import numpy as np

    field = table.question_field[table.candidate_question]
    seen = np.zeros_like(table.kin.usual)
    np.add.at(seen, field, p[:, None] * table.kin.others)
    seen += _BEFORE * table.kin.usual
    ratio = np.log(seen / seen.sum(axis=1, keepdims=True) / table.kin.usual)
    found: Numbers = _WEIGHT * (table.kin.others * ratio[field]).sum(axis=1)
    return found


class _Above:
    """The less precise values above each value, and how precise each of these is."""

    def __init__(self, wider: Callable[[str], Iterable[str]]) -> None:
        self._wider = wider
        self._of: dict[str, tuple[str, ...]] = {}

    def of(self, value: str) -> tuple[str, ...]:
        found = self._of.get(value)
        if found is None:
            found = self._of[value] = tuple(sorted(set(self._wider(value)) - {value}))
        return found

    def depth(self, value: str) -> int:
        return min(_DEPTHS - 1, 1 + len(self.of(value)))


def _exactly(shared: dict[int, int] | dict[int, float]) -> list[float]:
    """Turn "shares at least so much" by depth into "so much and no more"."""
    least = [0.0] * (_DEPTHS + 1)
    for depth in range(_DEPTHS - 1, -1, -1):
        least[depth] = max(float(shared.get(depth, 0)), least[depth + 1])
    return [least[depth] - least[depth + 1] for depth in range(_DEPTHS)]


def _usual(precise: Sequence[tuple[int, Candidate]], field_of: Sequence[int], above: _Above) -> Numbers:
    import numpy as np

    held: dict[int, Counter[str]] = defaultdict(Counter)
    values: Counter[int] = Counter()
    for _, (question, value) in precise:
        held[field_of[question]].update(above.of(value))
        values[field_of[question]] += 1
    usual = np.zeros((max(field_of, default=-1) + 1, _DEPTHS))
    for field in range(len(usual)):
        shared: dict[int, float] = defaultdict(float, {0: 1.0})
        for wide, count in held[field].items():
            shared[above.depth(wide)] += (count / values[field]) ** 2
        usual[field] = np.array(_exactly(shared)) + _RARE
    shares: Numbers = usual / np.maximum(usual.sum(axis=1, keepdims=True), _RARE)
    return shares
