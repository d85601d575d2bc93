"""The process that works the desk's jobs off."""

from __future__ import annotations

import subprocess
import sys

import pytest

from cinequorum_web.curation import work, worker

WORKER = "cinequorum_web.curation.worker"


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The workers that would have been started, each a process that never ends; libraries may start others."""
    commands: list[list[str]] = []

    class Process:
        def __init__(self, command: list[str], **_: object) -> None:
            commands.extend([command] if WORKER in command else [])

        def poll(self) -> None:
            return None

    monkeypatch.setattr(subprocess, "Popen", Process)
    return commands


def test_one_process_is_started_at_a_time(begun: list[list[str]]) -> None:
    """Whoever asks for work twice starts one worker."""
    here = work.Worker()
    here.wake()
    here.wake()
    assert begun == [[sys.executable, "-m", WORKER]]


def test_a_worker_starts_no_other(begun: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    """What a job asks for beside itself is done by who does the job: workers stay a while, and would become many."""
    monkeypatch.setattr(work, "WORKER", work.Worker())
    monkeypatch.setattr(work, "stay", work.WORKER.wake)
    monkeypatch.setattr("os.nice", lambda more: more)
    worker.main()
    assert begun == []
