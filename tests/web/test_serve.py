"""`cinequorum serve` as it is typed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


SOON = 10  # seconds


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(home: Path, port: int, *more: str) -> subprocess.Popen[str]:
    """The command, with an interrupt key that works although a test started it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs pass on an ignored one
    return subprocess.Popen(
        [sys.executable, "-m", "cinequorum", "serve", "--port", str(port), *more],
        env={**os.environ, "CINEQUORUM_HOME": str(home)},
        stderr=subprocess.PIPE,
        text=True,
    )


def answer(address: str, seconds: float = 120) -> bytes:
    """What the address answers, once it does."""
    until = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(address, timeout=SOON) as response:
                return bytes(response.read())
        except (urllib.error.URLError, TimeoutError):
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def test_it_serves_a_fresh_home_and_ends_when_told(tmp_path: Path) -> None:
    """A folder that did not exist is served at once; Ctrl-C ends it without a trace of an error."""
    port = free_port()
    process = start(tmp_path / "new", port)
    try:
        assert answer(f"http://127.0.0.1:{port}/healthz") == b"ok\n"
        assert b"Nothing has been read yet" in answer(f"http://127.0.0.1:{port}/")
        assert b"@font-face" in answer(f"http://127.0.0.1:{port}/static/site.css")
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    finally:
        process.kill()
    assert process.returncode == 0
    assert f"http://127.0.0.1:{port}/" in said
    assert "Traceback" not in said


def test_processes_count_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever is asked tells what all of them answered; when the site ends, what they counted in is gone."""
    port, passing = free_port(), tmp_path / "passing"
    passing.mkdir()
    monkeypatch.setenv("TMPDIR", str(passing))
    process = start(tmp_path / "home", port, "--processes", "2")
    try:
        asked, ends = 0, time.monotonic() + 120
        folder = passing
        while len(list(folder.glob("counter_*.db"))) < 2 and time.monotonic() < ends:
            answer(f"http://127.0.0.1:{port}/films/")
            asked += 1
            (folder,) = passing.glob("cinequorum-counts-*")
        line = f'cinequorum_requests_total{{status="200",view="films/"}} {asked}.0'.encode()
        assert all(line in answer(f"http://127.0.0.1:{port}/metrics") for _ in range(6))
        assert len(list(folder.glob("counter_*.db"))) == 2
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
    finally:
        process.kill()
    assert not folder.exists()


def test_killed_it_leaves_nobody_who_answers(tmp_path: Path) -> None:
    """Where the first process is killed, those that it started end by themselves, and the port is free."""
    port = free_port()
    process = start(tmp_path / "new", port, "--processes", "2")
    try:
        assert answer(f"http://127.0.0.1:{port}/healthz") == b"ok\n"
    finally:
        process.kill()
        process.wait()
    ends = time.monotonic() + 60
    while _answers(port) and time.monotonic() < ends:
        time.sleep(0.2)
    assert not _answers(port)


def test_told_twice_at_once_it_ends(tmp_path: Path) -> None:
    """Ctrl-C and an end that is asked for right after it, however close: the site ends."""
    port = free_port()
    process = start(tmp_path / "new", port, "--processes", "1")
    try:
        assert answer(f"http://127.0.0.1:{port}/healthz") == b"ok\n"
        process.send_signal(signal.SIGINT)
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)
    finally:
        process.kill()
    assert process.returncode == 0
    assert not _answers(port)


def test_a_process_that_is_lost_is_begun_again(tmp_path: Path) -> None:
    """Where the system kills one of those that answer, the site goes on, and has as many as before."""
    port = free_port()
    process = start(tmp_path / "new", port, "--processes", "2")
    try:
        assert answer(f"http://127.0.0.1:{port}/healthz") == b"ok\n"
        before = _started_by(process.pid)
        assert len(before) == 2
        os.kill(before[0], signal.SIGKILL)
        ends = time.monotonic() + 60
        while (now := _started_by(process.pid)) != [] and (len(now) < 2 or before[0] in now):
            assert time.monotonic() < ends
            time.sleep(0.1)
        assert len(now) == 2
        assert answer(f"http://127.0.0.1:{port}/healthz") == b"ok\n"
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
    finally:
        process.kill()
    assert process.returncode == 0


def _started_by(pid: int) -> list[int]:
    """The processes that this one has started, those that have ended and wait to be noticed left out."""
    told = subprocess.run(["ps", "-o", "pid=,stat=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    lines = [line.split() for line in told.stdout.splitlines()]
    return [int(number) for number, state in lines if not state.startswith("Z")]


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(SOON)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_many_slow_senders_keep_nobody_from_reading_and_the_site_from_ending(tmp_path: Path) -> None:
    """Three hundred connections that never send all they announce: pages come as ever, others can send, and it ends."""
    port = free_port()
    process = start(tmp_path / "new", port)
    slow: list[socket.socket] = []
    head = f"POST /members/login/ HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: 1000\r\n\r\na="
    try:
        answer(f"http://127.0.0.1:{port}/healthz")
        for _ in range(300):
            slow.append(socket.create_connection(("127.0.0.1", port), source_address=("127.0.0.2", 0)))
            slow[-1].sendall(head.encode())
        time.sleep(1)
        assert b"Nothing has been read yet" in answer(f"http://127.0.0.1:{port}/", seconds=5)
        with pytest.raises(urllib.error.HTTPError, match="403"):  # an answer of the site's: a form without its mark
            urllib.request.urlopen(f"http://127.0.0.1:{port}/members/login/", data=b"a=b", timeout=SOON)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
    finally:
        process.kill()
        for one in slow:
            one.close()
    assert process.returncode == 0


def test_a_taken_port_is_said_so(tmp_path: Path) -> None:
    """Another program on the port is a sentence and status 1, not a traceback."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        process = start(tmp_path, taken.getsockname()[1])
        _, said = process.communicate(timeout=120)
    assert process.returncode == 1
    assert "Try another --port" in said
    assert "Traceback" not in said
