"""What is said where the database breaks off in the middle of a change."""

from __future__ import annotations

FULL = ("disk is full", "no space left", "disk quota")  # SQLite's words, and the system's as PostgreSQL hands them on


def nothing_written(error: Exception) -> str:
    """Return why nothing was written: no room was left, or the store is gone.

    >>> nothing_written(OSError("database or disk is full"))
    'nothing was written: the disk is full (database or disk is full)'
    >>> nothing_written(OSError("the connection\\nis lost"))
    'nothing was written: the store is gone: the connection is lost'
    """
    said = " ".join(str(error).split())
    full = any(words in said.lower() for words in FULL)
    return f"nothing was written: {f'the disk is full ({said})' if full else f'the store is gone: {said}'}"
