"""Refusal by name: the one way in which a parser may fail."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from cinequorum.errors import CinequorumError


@contextmanager
def refused(kind: type[CinequorumError], *codes: str) -> Iterator[None]:
    """Let what is done in here end with an error of this kind that says something, with one of the codes, if any."""
    try:
        yield
    except kind as error:
        told = error
    else:
        return
    assert str(told)
    assert not codes or getattr(told, "code", None) in codes, told
