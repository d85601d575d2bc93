"""Quality only goes up: figures on annotated pages stay above the pinned floors."""

from __future__ import annotations

import pytest

from benchmarks.corpus import figures
from benchmarks.floors import SETS, Set
from benchmarks.pin import SETS_PINNED, digest, lifted, pinned, raised
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


@needs_material
@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("name", SETS)
def test_no_figure_of_a_set_is_under_its_floor(name: str) -> None:
    """Ratings, names, scores of few critics and opinions: as good as they were, on the files that they were set on."""
    gate, now = pinned(SETS_PINNED)[name], SETS[name]
    assert gate["digest"] == now.digest, "the files of this set have changed: the floors say nothing about these"
    found = now.measure()
    assert found.keys() == gate["floors"].keys()
    under = {key: (found[key], least) for key, least in gate["floors"].items() if found[key] < least}
    assert not under


def test_floors_of_sets_go_down_only_when_told() -> None:
    """As those of pages do: a worse figure leaves its floor, unless it is named with its set."""
    worse = Set(files=(), measure=lambda: {"words": 0.8, "persons": 0.95}, slack=0.01)
    old = {"floors": {"words": 0.9, "persons": 0.9}}
    assert lifted(old, worse, "names", set())["floors"] == {"persons": 0.94, "words": 0.9}
    assert lifted(old, worse, "names", {"words"})["floors"]["words"] == 0.9
    assert lifted(old, worse, "names", {"names: words"})["floors"]["words"] == 0.79


def test_floors_go_down_only_when_told() -> None:
    """A worse figure leaves its floor, unless it is named; a better one raises it."""
    old = {"film": 0.9, "kind": 0.9}
    now = {"film": 0.95, "kind": 0.8, "facts_recall[cast]": 0.1}
    assert raised(old, now, set()) == {"film": 0.93, "kind": 0.9}
    assert raised(old, now, {"kind"}) == {"film": 0.93, "kind": 0.78}
