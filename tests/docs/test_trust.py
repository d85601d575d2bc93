"""The page of promises names tests that are there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TRUST = ROOT / "docs" / "trust.md"


def rows() -> list[list[str]]:
    """The cells of each promise: what is promised, what shows it, its figure."""
    promises = TRUST.read_text(encoding="utf-8").partition("\n## Beside others")[0]
    lines = promises.splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return [row for row in cells if row[0] != "promise" and not set(row[0]) <= {"-"}]


def named_tests() -> list[str]:
    return sorted(set(re.findall(r"`(tests/[\w/]+\.py(?:::\w+)?)`", TRUST.read_text(encoding="utf-8"))))


def test_each_promise_has_what_shows_it() -> None:
    """A promise without a test, a measurement or a command that shows it is none."""
    assert [row for row in rows() if len(row) != 3 or "`" not in row[1]] == []


@pytest.mark.parametrize("named", named_tests() or ["tests/docs/test_trust.py"])
def test_each_test_named_is_there(named: str) -> None:
    """The file is there, and the test in it."""
    file, _, name = named.partition("::")
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    assert not name or name in {one.name for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)}
