"""No text makes a pattern go back and forth without end."""

from __future__ import annotations

import inspect
import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.robust.pumping import patterns, pumped

LINE = 1000
"""Characters of the texts: rules that look back and forth are asked about single lines, and of no longer ones."""
MOST = 1.0  # seconds of the processor for all that one pattern finds in such a text


class TooLong(Exception):
    """A pattern was at it for longer than it may."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Stop what takes longer."""

    def stop(*_: object) -> None:
        raise TooLong

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def asked_for_all(name: str) -> bool:
    """Tell whether the module asks a pattern for whole texts; one that is only looked for needs no end that fits."""
    module, _, held = name.partition("[")[0].rpartition(".")
    return f"{held}.fullmatch" in inspect.getsource(sys.modules[module]) if module in sys.modules else True


def slow(pattern: re.Pattern[Any], text: Any, *, whole: bool) -> bool:
    """Tell whether a pattern takes too long over a text."""
    try:
        with at_most(MOST):
            for _ in pattern.finditer(text):
                pass
            pattern.match(text)
            if whole:
                pattern.fullmatch(text)
    except TooLong:
        return True
    return False


def slow_ones(found: dict[str, re.Pattern[Any]], size: int) -> list[tuple[str, Any]]:
    """Return the patterns that take too long, each with the begin of such a text."""
    bad = list[tuple[str, Any]]()
    for name, pattern in found.items():
        text = next((text for text in pumped(pattern, size) if slow(pattern, text, whole=asked_for_all(name))), None)
        if text is not None:
            bad.append((name, text[:60]))
    return bad


@pytest.mark.parametrize("told", [r"(a+)+b", r"(?:\s*,\s*\w*)*\d", r"(?:<!--.{0,900}?-->\s?){0,5}<p"])
def test_a_bad_pattern_is_noticed(told: str) -> None:
    """What the test below stands on: texts are made that such patterns fail on."""
    assert slow_ones({"bad": re.compile(told)}, LINE)


@pytest.mark.slow
def test_no_pattern_goes_back_and_forth() -> None:
    """Every pattern that a module holds gets through a line made against it in a second."""
    found = patterns()
    assert len(found) > 1000
    assert slow_ones(found, LINE) == []
