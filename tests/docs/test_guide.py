"""What the documents show can be typed as it stands."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.core import TyperGroup

from cinequorum.cli.main import app

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = (ROOT / "README.md", ROOT / "docs" / "guide.md")
LINKING = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", ROOT / "docs" / "guide.md")
PROGRAM = ".venv/bin/cinequorum"


def blocks(document: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", document.read_text(encoding="utf-8"), flags=re.M | re.S)


def shown(document: Path) -> list[str]:
    lines = [line for block in blocks(document, "sh") for line in block.splitlines()]
    return [line for line in lines if line.startswith(PROGRAM)]


@pytest.mark.parametrize("line", sorted({line for document in DOCUMENTS for line in shown(document)}))
def test_each_command_shown_is_one_that_the_program_has(line: str) -> None:
    """Commands and options in the documents exist under these names."""
    words = shlex.split(line, comments=True)[1:]
    words = words[: words.index("<")] if "<" in words else words
    commands = typer.main.get_command(app)
    assert isinstance(commands, TyperGroup)
    assert words[0] in commands.commands
    command: Any = commands.commands[words.pop(0)]
    while isinstance(command, TyperGroup):
        assert words[0] in command.commands
        command = command.commands[words.pop(0)]
    known = {name for parameter in command.params for name in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= known


@pytest.mark.parametrize("document", LINKING, ids=lambda document: document.name)
def test_each_link_leads_to_a_file(document: Path) -> None:
    """No link inside the repository is dead."""
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", document.read_text(encoding="utf-8"))
    assert targets
    assert [target for target in targets if not (document.parent / target).exists()] == []


@pytest.mark.slow
def test_the_guide_works_from_top_to_bottom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Typed in the order of the guide into an empty home, every command succeeds but `serve` and what needs the web.

    `ingest` ends with 1 here, since the samples contain a list that is about no single film.
    """
    monkeypatch.setenv("CINEQUORUM_HOME", str(tmp_path))
    program = f"{shlex.quote(sys.executable)} -m cinequorum"
    failed, before = [], set(ROOT.glob("[!.]*"))  # tools keep what they remember under hidden names
    for line in shown(ROOT / "docs" / "guide.md"):
        if " serve " in line or " gather " in line or " crawl " in line or line.endswith(" web/"):
            continue
        done = subprocess.run(
            ["sh", "-c", line.replace(PROGRAM, program, 1)],
            check=False,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=120,
        )
        allowed = (0, 1) if " ingest " in line else (0,)
        if done.returncode not in allowed or not done.stdout:
            failed.append((line, done.returncode, done.stderr[-400:]))
    for written in set(ROOT.glob("[!.]*")) - before:  # what the commands write where they are typed
        written.unlink()
    assert not failed


def test_the_python_of_the_guide_runs(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The example for scripts prints the films of the sample coverage."""
    monkeypatch.chdir(ROOT)
    (example,) = blocks(ROOT / "docs" / "guide.md", "python")
    exec(compile(example, "guide.md", "exec"), {})
    assert "Dear Comrades!" in capsys.readouterr().out
