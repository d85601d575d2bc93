"""The sieve in a plan: what it leaves out is recorded, and nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from cinequorum.batch import reading
from cinequorum.batch.engines import Serial
from cinequorum.batch.plan import Plan, load_plan
from cinequorum.batch.processes import Processes
from cinequorum.batch.reading import PageRow
from cinequorum.batch.run import run_plan
from cinequorum.extract.sieve import LEAST_CHANCE
from cinequorum.model.codec import decode
from cinequorum.records.manifest import ReadingsManifest, load
from cinequorum.records.shards import read_shard
from tests.batch.planned import films, planned, tree

SOUP = (
    "# Onion soup for four\n\nChop two pounds of onions and fry them in butter until they are golden. Add flour, stir, "
    "and pour in a quart of hot water. Let the soup cook for twenty minutes, add salt and pepper, and serve it with "
    "bread and grated cheese. It keeps for three days in the fridge.\n"
)


def _plan(root: Path, **options: object) -> Plan:
    plan = planned(root, 6, keep="films", **options)
    for number in range(3):
        (root / "pages" / f"soup-{number}.md").write_text(SOUP + f"\nServes {number + 2}.\n", encoding="utf-8")
    return plan


def _rows(plan: Plan) -> list[PageRow]:
    manifest = load(plan.folder / "readings.json", ReadingsManifest)
    assert manifest is not None
    assert manifest.counts["left out"] == sum(one.left_out for one in manifest.slices)
    shards = [one.pages for one in manifest.slices if one.pages is not None]
    return [decode(row, PageRow) for shard in shards for row in read_shard(plan.folder, shard)]


def test_what_is_left_out_is_recorded_with_its_chance(tmp_path: Path) -> None:
    """No page is dropped in silence: each that was not read has a row with the chance that it was left out for."""
    plan = _plan(tmp_path, sieve=LEAST_CHANCE)
    summary = run_plan(plan, Serial())
    left = {row.source: row.chance for row in _rows(plan) if row.chance is not None}
    assert {f"pages/soup-{number}.md" for number in range(3)} <= left.keys()
    assert all(chance is not None and 0 <= chance < LEAST_CHANCE for chance in left.values())
    assert summary.left_out == len(left)
    assert {row.source for row in _rows(plan)} == {f"pages/{path.name}" for path in (tmp_path / "pages").iterdir()}


def test_the_films_are_those_of_a_run_without_it(tmp_path: Path) -> None:
    """Nothing that tells of a film is left out of these pages."""
    sifted, whole = _plan(tmp_path / "a", sieve=LEAST_CHANCE), _plan(tmp_path / "b", sieve=0.0)
    run_plan(sifted, Serial())
    run_plan(whole, Serial())
    assert films(sifted) == films(whole)
    assert not [row for row in _rows(whole) if row.chance is not None]


def test_engines_leave_out_the_same(tmp_path: Path) -> None:
    """One process or two: the same bytes."""
    one, two = _plan(tmp_path / "a", sieve=LEAST_CHANCE), _plan(tmp_path / "b", sieve=LEAST_CHANCE)
    run_plan(one, Serial())
    engine = Processes(2)
    run_plan(two, engine)
    engine.close()
    assert tree(one.folder) == tree(two.folder)


def test_another_threshold_looks_again(tmp_path: Path) -> None:
    """The threshold is part of what a reading was made with: with none, what was left out is read after all."""
    run_plan(_plan(tmp_path, sieve=LEAST_CHANCE), Serial())
    summary = run_plan(_plan(tmp_path, sieve=0.0), Serial())
    assert summary.left_out == 0
    assert summary.slices > 0


def test_a_defect_of_the_sieve_leaves_nothing_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it breaks, pages are read whole."""

    def broken(page: object) -> float:
        raise ZeroDivisionError

    monkeypatch.setattr(reading, "film_chance", broken)
    assert run_plan(_plan(tmp_path, sieve=LEAST_CHANCE), Serial()).left_out == 0


def test_it_is_usual_where_only_films_are_kept(tmp_path: Path) -> None:
    """Where all readings are wanted none is left out unless the plan says so."""
    path = tmp_path / "plan.yaml"
    found = {}
    for text in ("", "keep: films\n", "keep: films\nsieve: 0\n", "sieve: 0.2\n"):
        path.write_text(f"inputs: [pages]\nout: records\n{text}")
        found[text] = load_plan(path).sieve
    assert list(found.values()) == [0.0, LEAST_CHANCE, 0.0, 0.2]
