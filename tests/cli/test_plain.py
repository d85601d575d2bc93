"""Nothing that a page says tells the terminal what to do."""

from __future__ import annotations

import io
import json
import logging
import subprocess
import sys
from pathlib import Path

import pytest
from rich.panel import Panel
from rich.table import Table
from rich.text import Text
from typer.testing import CliRunner

from cinequorum.cli.main import app
from cinequorum.cli.plain import plain_console
from cinequorum_web.watching.logs import JsonLines, PlainLines

ORDERS = "\x1b]0;owned\x07\x1b[2J\x9b2J\x90q\x08\x7f\x0e\r"
PAGE = (
    "# Night{0} Ferry (2019)\n\nA film{0} review by Bo{0} Invented.\n\nNight Ferry (2019), directed by Ann{0} Sample,"
    " is superb. Ann Sample{0} is good. Genre: drama{0}. 4/5 stars.\n"
)


def told(text: str) -> list[str]:
    """Return the orders in a text; ends of lines are none."""
    return [char for char in text if (ord(char) < 32 and char not in "\n\t") or 127 <= ord(char) < 160]


@pytest.mark.parametrize("terminal", [True, False])
def test_whatever_is_shown_is_text(terminal: bool) -> None:  # noqa: FBT001 # a case
    """Plain text, styled text, cells and frames: the only orders are those of the console's own colours."""
    file = io.StringIO()
    console = plain_console(file=file, force_terminal=terminal, width=60, color_system=None)
    table = Table(ORDERS)
    table.add_row(ORDERS)
    for one in (ORDERS, Text(ORDERS), table, Panel(ORDERS)):
        console.print(one, markup=False)
    console.print(ORDERS, style="red", markup=False)
    assert not told(file.getvalue())


def test_colours_stay() -> None:
    """On a terminal a message is red as before."""
    file = io.StringIO()
    plain_console(file=file, force_terminal=True, color_system="standard").print("no", style="red")
    assert file.getvalue() == "\x1b[31mno\x1b[0m\n"


@pytest.mark.slow
def test_commands_show_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a page with orders in its title, names and words comes to is printed without them."""
    page = tmp_path / "page.md"
    page.write_text(PAGE.replace("{0}", "\x1b[2J\x9b2J"), encoding="utf-8")
    environment = {"CINEQUORUM_HOME": str(tmp_path / "home"), "PATH": "", "PYTHONPATH": ":".join(sys.path)}
    for command in (
        ["read", str(page)],
        ["ingest", str(page)],
        ["film", "Night Ferry"],
        ["why", "Night Ferry", "director"],
    ):
        run = subprocess.run(  # our own program
            [sys.executable, "-m", "cinequorum", *command], env=environment, capture_output=True, check=False, text=True
        )
        assert not told(run.stdout + run.stderr), command


def test_a_broken_name_of_a_file_is_shown_as_text(tmp_path: Path) -> None:
    """An error that names a file with orders in its name does not pass them on."""
    result = CliRunner().invoke(app, ["read", str(tmp_path / "no\x1b[2J.html")])
    assert not told(result.output)


@pytest.mark.parametrize("formatter", [JsonLines(), PlainLines()])
def test_a_line_of_a_log_is_one_line(formatter: logging.Formatter) -> None:
    """Nobody writes a second line into it, nor an order."""
    record = logging.LogRecord(
        "django.request", 30, "x", 1, "Not Found: %s%s", ("/a\nWARNING b", ORDERS + "\u2028"), None
    )
    other = logging.LogRecord("cinequorum", 30, "x", 1, f"a\nb{ORDERS}\u2028", None, None)
    for one in (record, other):
        line = formatter.format(one)
        assert not told(line)
        assert len(line.splitlines()) == 1
        if isinstance(formatter, JsonLines):
            assert json.loads(line)
