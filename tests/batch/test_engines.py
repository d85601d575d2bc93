"""Engines: what each must do with pieces of work."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

from cinequorum.batch.engines import Engine, Lost, Serial
from cinequorum.batch.labour import all_done
from cinequorum.batch.processes import Processes
from cinequorum.errors import ShardBroken, WorkGivenUp


@pytest.fixture(params=["serial", "processes"])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    made: Engine = Serial() if request.param == "serial" else Processes(2)
    yield made
    made.close()


def _square(number: int) -> int:
    if number == 3:
        raise ShardBroken("three", "is broken")
    return number * number


def _dies(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_every_piece_is_done_and_an_error_costs_no_other(engine: Engine) -> None:
    """Results come under the numbers of their pieces; an error of ours is a result, with all that it carries."""
    found = dict(engine.work(_square, range(8)))
    error = found.pop(3)
    assert isinstance(error, ShardBroken)
    assert (error.path, error.code) == ("three", "shard_broken")
    assert found == {number: number * number for number in range(8) if number != 3}
    assert dict(engine.work(_square, [])) == {}
    assert dict(engine.work(_square, [9])) == {0: 81}


def test_a_process_that_ends_loses_one_piece() -> None:
    """The piece is said to be lost and why; the others are done, also those that come after."""
    engine = Processes(2)
    try:
        found = dict(engine.work(_dies, range(8)))
        assert found.pop(3) == Lost(why="the process ended with signal SIGKILL")
        assert found == {number: number for number in range(8) if number != 3}
        assert dict(engine.work(_dies, [5])) == {0: 5}
    finally:
        engine.close()


def test_work_that_breaks_every_process_is_given_up() -> None:
    """Three processes are tried; then the error says how many pieces are left, and why."""
    engine = Processes(1)
    try:
        with pytest.raises(WorkGivenUp, match=r"1 of 4 pieces .* 3 times; the process ended with signal SIGKILL"):
            all_done(engine, _dies, range(4), lambda done: None)
    finally:
        engine.close()
