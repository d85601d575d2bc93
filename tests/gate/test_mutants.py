"""The changes that the mutation test makes are what they say, and are noticed only where they change something."""

from __future__ import annotations

from types import ModuleType

import pytest

from benchmarks.mutants import applied, mutants_of
from benchmarks.mutation import equivalent, modules, wilson

SOURCE = '''
def grade(value, most=10):
    """Not changed: a text."""
    if value < 3 and most:
        return value + 1
    return not value


class Box:
    @property
    def size(self):
        return 2
'''


@pytest.fixture
def module(tmp_path: object) -> ModuleType:
    from importlib.util import module_from_spec, spec_from_file_location
    from pathlib import Path

    path = Path(str(tmp_path)) / "made.py"
    path.write_text(SOURCE, encoding="utf-8")
    spec = spec_from_file_location("made", path)
    assert spec is not None
    assert spec.loader is not None
    found = module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def test_every_sort_of_change_is_made(module: ModuleType) -> None:
    changes = [f"{one.before} -> {one.after}" for one in mutants_of(module)]
    assert [one.replace("\n   ", "") for one in changes] == [
        "if value < 3 and most: return value + 1 -> if not (value < 3 and most): return value + 1",
        "value < 3 and most -> value < 3 or most",
        "value < 3 -> value <= 3",
        "value < 3 -> value >= 3",
        "3 -> 4",
        "return value + 1 -> return None",
        "value + 1 -> value - 1",
        "1 -> 2",
        "return not value -> return None",
        "not value -> value",
        "return 2 -> return None",
        "2 -> 3",
    ]


def test_a_change_is_put_into_the_loaded_function(module: ModuleType) -> None:
    """Whoever holds the function has the change, methods and properties too."""
    grade, box = module.grade, module.Box()
    found = {one.name.partition(": ")[2]: one for one in mutants_of(module)}
    assert grade(1) == 2
    applied(module, found["value + 1 -> value - 1"])
    assert grade(1) == 0
    applied(module, found["2 -> 3"])
    assert box.size == 3


def test_what_is_said_to_change_nothing_is_among_the_changes() -> None:
    """A reason for a change that is no longer made is taken off the list."""
    from importlib import import_module

    every = {one.name for name in modules() for one in mutants_of(import_module(name))}
    assert equivalent().keys() <= every
    assert all(equivalent().values())


def test_the_interval_of_a_share() -> None:
    """Known values of the Wilson interval at 95%."""
    assert [round(bound, 3) for bound in wilson(80, 100)] == [0.711, 0.867]
