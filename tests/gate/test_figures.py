"""What scoring and fusion reckon changes only when it is meant to."""

from __future__ import annotations

import json
from math import isclose
from typing import Any

import pytest

from benchmarks.pin import FIGURES
from tests.gate.reckoned import CASES, figures

PINNED = json.loads(FIGURES.read_text(encoding="utf-8"))


def unlike(now: Any, pinned: Any, at: str = "") -> str | None:
    """Where two values differ first, by more than a machine may differ from another; None where they don't."""
    if isinstance(now, float) and isinstance(pinned, int | float):
        return None if isclose(now, pinned, rel_tol=2e-5, abs_tol=1e-9) else f"{at}: {now} and not {pinned}"
    if isinstance(now, dict) and isinstance(pinned, dict) and now.keys() == pinned.keys():
        return next((found for key in now if (found := unlike(now[key], pinned[key], f"{at}/{key}"))), None)
    if isinstance(now, list) and isinstance(pinned, list) and len(now) == len(pinned):
        pairs = enumerate(zip(now, pinned, strict=True))
        return next((found for n, (one, other) in pairs if (found := unlike(one, other, f"{at}/{n}"))), None)
    return None if type(now) is type(pinned) and now == pinned else f"{at}: {now!r} and not {pinned!r}"[:300]


@pytest.mark.parametrize("case", CASES)
def test_every_figure_is_as_pinned(case: str) -> None:
    """To the fifth digit. Where a change is meant, `python -m benchmarks.pin --figures` pins them anew; say why."""
    assert unlike(figures(case), PINNED[case]) is None


def test_every_case_is_pinned_and_no_other() -> None:
    assert set(PINNED) == set(CASES)


def test_a_change_is_seen_and_a_machine_s_last_digit_is_not() -> None:
    assert unlike({"a": [1.0, 2]}, {"a": [1.000001, 2]}) is None
    assert unlike({"a": [1.0, 2]}, {"a": [1.001, 2]}) == "/a/0: 1.0 and not 1.001"
    others: tuple[Any, ...] = ({"a": [True]}, {"a": []}, {"b": [1]}, {"a": None})
    assert all(unlike(now, {"a": [1]}) for now in others)
