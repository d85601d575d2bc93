"""Who made a film and who plays in it: forms that pages of every sort use, and what only looks like them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from cinequorum.understand.facts.labels import once
from cinequorum.understand.facts.name_runs import names_in_run
from tests.understand.test_facts_claims import claims_of

_CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases" / "facts_people.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("case", _CASES, ids=[c["id"] for c in _CASES])
def test_people_are_credited_and_others_are_not(case: Mapping[str, Any]) -> None:
    """What a case `has` is claimed, with the role where it names one; what it says `not` is not."""
    found = claims_of(case)
    values = {(c.predicate, c.value) for c in found}
    for predicate, value, *role in case.get("has", ()):
        assert (predicate, value) in values
        assert not role or role[0] in {c.role for c in found if (c.predicate, c.value) == (predicate, value)}
    assert not values & {(predicate, value) for predicate, value in case.get("not", ())}
    assert not {c.role for c in found} & set(case.get("not_role", ()))
    for predicate, value, manner in case.get("manner", ()):
        assert manner in {c.manner.value for c in found if (c.predicate, c.value) == (predicate, value)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Ann Lee Mark van Orr Peter J. Day Jr. Sara Holm",
            ["Ann Lee", "Mark van Orr", "Peter J. Day Jr.", "Sara Holm"],
        ),
        ("Ann Lee Mark Orr Show All… Peter Day Sara Holm", ["Ann Lee", "Mark Orr"]),
        ("Terms Of Service Privacy Policy", []),
        ("Juan Antonio García Robles", []),
        ("Ann Lee, Mark Orr", []),
    ],
)
def test_names_run_together_are_told_apart(text: str, names: list[str]) -> None:
    """A name begins with a known given name; what has signs, or no given names, is no run of names."""
    assert [text[start:end] for start, end in names_in_run(text)] == names


def test_a_label_may_stand_twice() -> None:
    """Only when both halves are the same words."""
    assert once("Production Design Production Design") == "Production Design"
    assert once("Sound Design") == "Sound Design"
