"""Old answers: sources that are out of date share them, and are known by it."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np

from cinequorum.reconcile.fusion.old import OldOptions
from cinequorum.reconcile.fusion.table import Statement, Table, table_of
from cinequorum.reconcile.fusion.truth import Prior, believe

WITHOUT = replace(Prior(), old=OldOptions(settled=Prior().rounds))
LATE = tuple(f"late{n}" for n in range(5))
FRESH = tuple(f"fresh{n}" for n in range(9))


def made(seed: int, old_share: float, sources: tuple[str, ...] = LATE + FRESH) -> tuple[Table, dict[str, str]]:
    """Sources answer half of the questions, mostly rightly; the late ones give the old answer where there is one."""
    draw = random.Random(seed)
    said, truth = [], {}
    for number in range(240):
        item = str(number)
        right, old, *wrong = draw.sample("abcdefghij", 6)
        aged = draw.random() < old_share
        truth[item] = right
        for source in sources:
            if draw.random() < 0.5:
                value = right if draw.random() < 0.7 else draw.choice(wrong)
                late = aged and source in LATE and draw.random() < 0.85
                said.append(Statement(field="fact", item=item, source=source, value=old if late else value))
    return table_of(said), truth


def wrong(table: Table, truth: dict[str, str], prior: Prior) -> int:
    """Count the questions whose likeliest value is not true."""
    p = believe(table, prior=prior).p
    best = {}
    for n in np.argsort(p, kind="stable").tolist():
        best[table.questions[table.candidate_question[n]][1]] = table.values[n]
    return sum(best[item] != truth[item] for item in best)


def test_an_old_answer_that_late_sources_share_is_seen_through() -> None:
    """Where a third of the questions have an old answer, a tenth fewer answers are wrong for looking for it."""
    worlds = [made(seed, 1 / 3) for seed in range(4)]
    plain = sum(wrong(*world, WITHOUT) for world in worlds)
    assert sum(wrong(*world, Prior()) for world in worlds) <= 0.9 * plain


def test_where_nothing_is_old_little_is_lost() -> None:
    """Where errors fall on few values and none is old, looking for old ones costs at most two answers in a hundred."""
    worlds = [made(seed, 0.0) for seed in range(4)]
    plain = sum(wrong(*world, WITHOUT) for world in worlds)
    assert sum(wrong(*world, Prior()) for world in worlds) - plain <= 0.02 * 4 * 240


def test_few_sources_are_not_suspected() -> None:
    """Two of four that agree may be the good ones: with fewer than ten sources of a field all is as without."""
    table, _ = made(1, 1 / 3, LATE[:2] + FRESH[:2])
    assert np.allclose(believe(table).p, believe(table, prior=WITHOUT).p, atol=1e-6)


def test_chances_stay_chances_with_thousands_of_claims() -> None:
    """Two values with a thousand sources each: probabilities are numbers from nought to one."""
    said = [
        Statement(field="f", item=item, source=str(n), value=str(n % 2 if item == "q" else 1))
        for n in range(2000)
        for item in ("q", "r")
    ]
    p = believe(table_of(said)).p
    assert np.isfinite(p).all()
    assert p.min() >= 0
    assert p.max() <= 1
