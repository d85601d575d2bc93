"""Lets nothing of this process reach another machine: loopback and this machine's own addresses only.

It hears what Python tells its auditors (PEP 578), so no library's own way past a patched function helps. What is tried
is refused, and kept: a test that swallows the error fails all the same. Looking a name up is let through: many
spellings of an address are looked up on purpose, and nothing is told to whom they lead.
"""

from __future__ import annotations

import ipaddress
import socket
import sys
from typing import Any

TRIED: list[str] = []
"""What was tried and refused."""

_STANDS: list[bool] = []


class NoNetwork(OSError):
    """Another machine was to be asked for something."""


def stand() -> None:
    """Begin to watch, for as long as the process lasts."""
    if not _STANDS:
        _STANDS.append(True)
        sys.addaudithook(_heard)


def _heard(event: str, given: tuple[Any, ...]) -> None:
    if event == "socket.connect" and given[0].type == socket.SOCK_DGRAM:
        return  # it only says where to; nothing is sent
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        _refuse(event, given[1][0] if isinstance(given[1], tuple) else None)


def _refuse(event: str, host: Any) -> None:
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else host
    if name and not is_here(name):
        TRIED.append(f"{event} {name}")
        raise NoNetwork(f"{event} {name}: tests ask no other machine")


def is_here(host: str) -> bool:
    """Tell whether a host is this machine."""
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return host.lower() in ("localhost", "localhost.localdomain", socket.gethostname().lower())
    return address.is_loopback or address.is_unspecified or _is_own(address)


def _is_own(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as one:
            one.bind((str(address), 0))
    except OSError:
        return False
    return True
