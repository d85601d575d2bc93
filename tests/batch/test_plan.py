"""Plans."""

from __future__ import annotations

from pathlib import Path

import pytest

from cinequorum.batch.plan import Plan, load_plan
from cinequorum.errors import PlanError

WRONG = {
    "": "needs at least 'inputs' and 'out'",
    "- a\n- b": "needs at least 'inputs' and 'out'",
    "inputs: [a": "line 1: is no YAML",
    "out: b": "inputs: must be a list of files and folders",
    "inputs: []\nout: b": "inputs: must be a list of files and folders",
    "inputs: [1]\nout: b": "inputs: must be a list of files and folders",
    "inputs: [a]": "out: must be a path",
    "inputs: [a]\nout: [b]": "out: must be a path",
    "inputs: [a]\nout: b\npartition: 3": "did you mean 'partitions'",
    "inputs: [a]\nout: b\nzzz: 3": "a plan has: plan, inputs, out",
    "inputs: [a]\nout: b\npartitions: 0": "partitions: must be a whole number from 1 to 4096, and is 0",
    "inputs: [a]\nout: b\npartitions: true": "partitions: must be a whole number",
    "inputs: [a]\nout: b\nkeep: some": "keep: must be one of all, films, and is 'some'",
    "inputs: [a]\nout: b\nparquet: maybe": "parquet: must be true or false, and is 'maybe'",
    "inputs: [a]\nout: b\nknown_films: maybe": "known_films: must be true or false, and is 'maybe'",
    "inputs: [a]\nout: b\ngive_up_after: -1": "give_up_after: must be a whole number",
    "inputs: [a]\nout: b\nsieve: 2": "sieve: must be a number from 0 to 1, and is 2",
    "inputs: [a]\nout: b\nsieve: true": "sieve: must be a number from 0 to 1",
    "plan: 2\ninputs: [a]\nout: b": "plan: must be a whole number from 1 to 1",
}


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_with_a_plan_is_said_with_its_place(tmp_path: Path, text: str) -> None:
    """The message names the file, the key, and what is to be written there."""
    path = tmp_path / "plan.yaml"
    path.write_text(text)
    with pytest.raises(PlanError) as raised:
        load_plan(path)
    assert str(path) in str(raised.value)
    assert WRONG[text] in str(raised.value)


def test_a_plan_has_defaults_and_holds_from_its_folder(tmp_path: Path) -> None:
    """Inputs and the folder of records are all that must be said; one input may stand without a list."""
    path = tmp_path / "plan.yaml"
    path.write_text("inputs: pages/\nout: records\n")
    assert load_plan(path) == Plan(root=tmp_path, inputs=("pages/",), out="records")
    assert load_plan(path).folder == tmp_path / "records"


@pytest.mark.parametrize("data", [None, b"\xff\xfe\xfa"])
def test_a_plan_that_cannot_be_read_is_named(tmp_path: Path, data: bytes | None) -> None:
    """A file that is not there, or is no text, is a plan that can't be read."""
    path = tmp_path / "plan.yaml"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(PlanError, match=r"plan\.yaml"):
        load_plan(path)
