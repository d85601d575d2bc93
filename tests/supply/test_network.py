"""Nothing is asked of the network by being imported, or by a test."""

from __future__ import annotations

import pkgutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress

import pytest

import cinequorum
import cinequorum_web
from tests import offline_guard

ELSEWHERE = "192.0.2.1"  # of no machine (RFC 5737)
_ALL = """
import os, sys
def heard(event, given):
    if event.startswith("socket.") and event != "socket.__new__" or event == "urllib.Request":
        tried.append((event, given))
tried = []
sys.addaudithook(heard)
os.environ["DJANGO_SETTINGS_MODULE"] = "cinequorum_web.settings"
import django
django.setup()
from importlib import import_module
for name in sys.argv[1:]:
    import_module(name)
sys.exit(str(tried) if tried else 0)
"""


def modules() -> Iterator[str]:
    """Every module of the program that is no program by itself."""
    for package in (cinequorum, cinequorum_web):
        found = pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
        yield from (one.name for one in found if not one.name.endswith("__main__"))


@pytest.mark.slow
def test_importing_every_module_asks_nobody() -> None:
    """No lookup, no connection, not even to this machine."""
    names = sorted(set(modules()))
    assert len(names) > 500
    done = subprocess.run([sys.executable, "-c", _ALL, *names], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]


@pytest.fixture
def forgiven() -> Iterator[list[str]]:
    """What is tried here on purpose; it is forgotten afterwards."""
    before = len(offline_guard.TRIED)
    yield offline_guard.TRIED
    del offline_guard.TRIED[before:]


def test_another_machine_is_refused_and_the_attempt_kept(forgiven: list[str]) -> None:
    """By connection and by datagram; also where the error is swallowed."""
    before = len(forgiven)
    with suppress(OSError):
        socket.create_connection((ELSEWHERE, 80), timeout=1)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one, suppress(OSError):
        one.sendto(b"x", (ELSEWHERE, 53))
    tried = [one.partition(" ")[0] for one in forgiven[before:]]
    assert tried == ["socket.connect", "socket.sendto"]


def test_this_machine_may_be_asked() -> None:
    """Servers of the tests' own listen here."""
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        pass
    assert offline_guard.is_here("::1")
    assert offline_guard.is_here("localhost")
    assert not offline_guard.is_here(ELSEWHERE)
