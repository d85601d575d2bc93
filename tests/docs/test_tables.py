"""The tables of words hold words: a language's `no` and `on` are no switches."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

import cinequorum

ROOT = Path(cinequorum.__file__).parent
TABLES = [path.relative_to(ROOT).with_suffix("") for path in sorted(ROOT.glob("*/data/*.py")) if path.stem[0] != "_"]


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_lists_hold_no_switches(table: Path) -> None:
    """Wherever a table lists things, none of them is true or false."""
    module = import_module(".".join(("cinequorum", *table.parts)))
    open_values = [value for name, value in vars(module).items() if name.isupper()]
    while open_values:
        value = open_values.pop()
        if isinstance(value, tuple):
            assert not any(isinstance(item, bool) for item in value)
            open_values.extend(value)
        elif hasattr(value, "values"):
            open_values.extend(value.values())
