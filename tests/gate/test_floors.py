"""Quality only goes up: figures on annotated pages stay above the pinned floors."""

from __future__ import annotations

import pytest

from benchmarks.corpus import figures
from benchmarks.pin import digest, pinned, raised
from tests.acceptance.material import needs_material


@needs_material
@pytest.mark.shared
@pytest.mark.slow
def test_no_figure_is_under_its_floor() -> None:
    """Each figure over the annotated pages is at least its floor, and the pages are those the floors were set on."""
    gate = pinned()
    assert gate["digest"] == digest(), "the annotated pages have changed: the floors say nothing about these"
    now = figures()
    under = {name: (now[name], least) for name, least in gate["floors"].items() if now[name] < least}
    assert not under


def test_floors_go_down_only_when_told() -> None:
    """A worse figure leaves its floor, unless it is named; a better one raises it."""
    old = {"film": 0.9, "kind": 0.9}
    now = {"film": 0.95, "kind": 0.8, "facts_recall[cast]": 0.1}
    assert raised(old, now, set()) == {"film": 0.93, "kind": 0.9}
    assert raised(old, now, {"kind"}) == {"film": 0.93, "kind": 0.78}
