"""How what failed is told."""

from __future__ import annotations

import pytest

from cinequorum.cli.console import print_failures, told_of
from cinequorum.errors import UnreadablePage
from cinequorum.model.reading import Failure

AT = "http://paper.example/a"


@pytest.mark.parametrize(
    ("source", "message", "told"),
    [
        (AT, f"{AT} cannot be reached: no route", f"{AT} cannot be reached: no route [x]"),
        ("none.md", "there is no file or folder none.md", "there is no file or folder none.md [x]"),
        (AT, "there is no host paper.example", f"{AT}: there is no host paper.example [x]"),
        ("a", "the page cannot be read", "a: the page cannot be read [x]"),
        (AT, f"{AT}b was asked for", f"{AT}: {AT}b was asked for [x]"),
    ],
)
def test_a_failure_names_its_source_once(source: str, message: str, told: str) -> None:
    """A sentence that names the source needs no name before it; part of a longer name is no name."""
    assert told_of(Failure(source=source, code="x", message=message)) == told


def test_a_failure_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever a server answered in place of HTTP, its failure is one line, in which all of it is to be seen."""
    print_failures([Failure(source=AT, code="unreachable", message=f"{AT} cannot be reached: A\nB\r\u2028C\tD\x1b")])
    assert capsys.readouterr().err == f"{AT} cannot be reached: A\\nB\\r\\u2028C\\tD\\x1b [unreachable]\n"


def test_an_error_names_its_page_once() -> None:
    """An error that ends a command is told as a failure is."""
    assert str(UnreadablePage(AT, "unreachable", f"{AT} cannot be reached")) == f"{AT} cannot be reached"
    assert str(UnreadablePage(AT, "unreachable", "there is no host")) == f"{AT}: there is no host"
