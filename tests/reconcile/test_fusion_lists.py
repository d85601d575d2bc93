"""Lists: leaving out is weak evidence, adding is strong."""

from __future__ import annotations

from cinequorum.reconcile.fusion.lists import believe_members
from cinequorum.reconcile.fusion.table import Statement, table_of


def members(rows: dict[str, dict[str, str]]) -> dict[str, dict[str, float]]:
    """Probabilities from `{book: {source: "ab"}}`: every letter is a person."""
    statements = [
        Statement(field="author", item=item, source=source, value=person)
        for item, held in rows.items()
        for source, people in held.items()
        for person in people
    ]
    table = table_of(statements)
    p = believe_members(table).p.tolist()
    found: dict[str, dict[str, float]] = {item: {} for item in rows}
    for value, question, chance in zip(table.values, table.candidate_question.tolist(), p, strict=True):
        found[table.questions[question][1]][value] = chance
    return found


def test_leaving_out_is_weak() -> None:
    """Two sources that name both outweigh two that name the first only."""
    found = members({"one": {"a": "xy", "b": "xy", "c": "x", "d": "x"}})
    assert min(found["one"].values()) > 0.8


def test_adding_alone_is_doubtful() -> None:
    """A person that one source of six adds to what all others say does not belong."""
    found = members({"one": dict.fromkeys("abcde", "xy") | {"f": "xyz"}})
    assert found["one"]["z"] < 0.2
    assert found["one"]["x"] > 0.9


def test_a_source_that_adds_is_found_out() -> None:
    """Where a source often adds somebody, its additions weigh less than a careful source's."""
    rows = {str(n): {"a": "xy", "b": "xy", "c": "x", "wild": "xyw", "care": "xy"} for n in range(30)}
    rows["wild"] = {"a": "x", "wild": "xw"}
    rows["care"] = {"a": "x", "care": "xw"}
    found = members(rows)
    assert found["wild"]["w"] < found["care"]["w"]


def test_a_source_that_names_only_the_first_is_not_held_against_the_rest() -> None:
    """The silence of a source known to leave out counts for little."""
    short = {str(n): {"a": "xy", "b": "xy", "brief": "x", "full": "xy"} for n in range(30)}
    short["new"] = {"brief": "x", "b": "xy"}
    full = {**short, "new": {"full": "x", "b": "xy"}}
    assert members(short)["new"]["y"] > members(full)["new"]["y"]
