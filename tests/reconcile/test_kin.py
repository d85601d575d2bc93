"""A wrong value tends to lie near the true one; how near is learned, and speaks for values that have near rivals."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from cinequorum.reconcile.fusion.fusing import fuse_statements
from cinequorum.reconcile.fusion.kin import kin_of
from cinequorum.reconcile.fusion.table import Statement, nothing_wider


def month_and_year(value: str) -> tuple[str, ...]:
    return tuple(value[:length] for length in (4, 7) if len(value) > length)


def chance(rivals: Iterable[str], value: str, wider: Callable[[str], Iterable[str]] = month_and_year) -> float:
    """The probability of `value` against rivals, after thirty films whose wrong days lay in the right year."""
    said = [("s0", f"{1960 + n}-03-04", n) for n in range(30)] + [("s1", f"{1960 + n}-03-04", n) for n in range(30)]
    said += [("s2", f"{1960 + n}-09-{n % 28 + 1:02}", n) for n in range(30)]
    said += [(f"t{at}", one, 99) for at, one in enumerate((value, *rivals))]
    statements = [Statement(field="release", item=str(item), source=s, value=v) for s, v, item in said]
    return dict(fuse_statements(statements, wider).answers["release", "99"])[value]


def test_days_of_one_year_speak_for_each_other() -> None:
    """Of three days stated once each, one of the two in one year is likelier than the third, which is far from both."""
    assert chance(("1991-05-02", "1970-01-09"), "1991-10-15") > 1.5 * chance(("1991-05-02", "1991-10-15"), "1970-01-09")


def test_far_days_do_not_speak_for_each_other() -> None:
    """Where no two are near, none is helped."""
    ps = {chance(("1985-05-02", "1970-01-09"), "1991-10-15"), chance(("1991-10-15", "1970-01-09"), "1985-05-02")}
    assert max(ps) - min(ps) < 0.02


@pytest.mark.parametrize("wider", [month_and_year, nothing_wider])
def test_kin_are_counted_by_the_most_precise_value_shared(wider: Callable[[str], Iterable[str]]) -> None:
    """A day has one kin in its month, one in its year, one elsewhere; a value with something more precise below it, and
    any value of a field of one precision, have none.
    """
    days = [(0, "1991-10-15"), (0, "1991-10-16"), (0, "1991-02-01"), (0, "1970-01-09"), (0, "1991"), (1, "1991-10-15")]
    found = kin_of(days, [0, 0], wider)
    graded = wider is month_and_year
    assert found.others[0].tolist() == ([1, 1, 1, 0, 0, 0] if graded else [0] * 6)
    assert found.others[4].sum() == found.others[5].sum() == 0
    assert found.usual.shape == (1, 6)
