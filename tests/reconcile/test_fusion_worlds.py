"""What the method is measured on: made-up worlds, values read from messy strings, rivals."""

from __future__ import annotations

import pytest

from benchmarks.fusion_books import authors_in
from benchmarks.fusion_measures import calibration_error, ours, rivals, tied
from benchmarks.fusion_sets import gate, minutes
from benchmarks.fusion_worlds import reachable
from benchmarks.simulator import World, canonical, simulate, wider
from cinequorum.reconcile.fusion.table import Statement

SMALL = World(name="test", sources=24, questions=90, coverage=(0.4, 0.9), accuracy=(0.55, 0.9))


def test_a_world_is_made_anew_from_its_seed() -> None:
    """The same seed gives the same world, another one another."""
    assert simulate(SMALL, 1) == simulate(SMALL, 1)
    assert simulate(SMALL, 1).said != simulate(SMALL, 2).said


def test_ways_of_writing_are_undone() -> None:
    """The same name in four ways is one value; a day is below its month and year."""
    assert {canonical("name", form) for form in ("Zoé Dina", "ZOÉ DINA", "Dina, Zoé", "Zoe Dina")} == {"zoe dina"}
    assert wider("1999-05-02") == ("1999", "1999-05")
    assert wider("word5") == ()


def test_fewer_errors_than_a_majority_vote() -> None:
    """In a world with copies and stale sources at most six in ten of the majority's errors are left."""
    wrong = {"ours": 0.0, "majority": 0.0}
    for seed in (31, 32, 33):
        simulated = simulate(SMALL, seed)
        best = reachable(simulated)
        votes = rivals(simulated.statements)["majority vote"]
        found = ours(simulated.statements, wider).answers
        wrong["ours"] += sum(found[key][0] != value for key, value in best.items())
        wrong["majority"] += sum(1 - tied(votes[key], (value,)) for key, value in best.items())
    assert wrong["ours"] < 0.6 * wrong["majority"]


def test_every_rival_follows_a_clear_majority() -> None:
    """Three against one on every question: no method prefers the one."""
    said = [
        Statement(field="f", item=str(n), source=source, value="b" if source == "d" else "a")
        for n in range(12)
        for source in "abcd"
    ]
    for name, found in rivals(said).items():
        assert set(found.values()) == {("a",)}, name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ruiz, Ana (Author); Klein, Leo", ("Ruiz, Ana", "Klein, Leo")),
        ("Ana Ruiz, Leo Klein & Ida Berg", ("Ana Ruiz", "Leo Klein", "Ida Berg")),
        ("RUIZ, ANA KLEIN, LEO", ("RUIZ, ANA", "KLEIN, LEO")),
        ("Ruiz, A.B., Jr.", ("Ruiz, A. B",)),
        ("edited by Ana Ruiz et al", ("Ana Ruiz",)),
        ("Not Available", ()),
    ],
)
def test_lists_of_authors(text: str, names: tuple[str, ...]) -> None:
    """Separators, surnames first, roles and degrees are read; nobody is nobody."""
    assert authors_in(text) == names


def test_times_and_gates() -> None:
    """Hours of the day with and without a half, gates without their terminal."""
    assert [minutes(text) for text in ("12:10 AM", "Mon 0:10", "3:05p", "tba")] == [10, 10, 905, None]
    assert [gate(text) for text in ("Gate C3", "Terminal 2 - C3", "Terminal 2", "")] == ["C3", "C3", None, None]


def test_calibration() -> None:
    """Eight right of ten at 0.8 is no error; all right at 0.5 is one of a half."""
    assert calibration_error([(0.85, n < 8) for n in range(10)]) == pytest.approx(0.05)
    assert calibration_error([(0.5, True)] * 4) == pytest.approx(0.5)
