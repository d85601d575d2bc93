"""Cells of tables that other people open in a spreadsheet."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def tame(cell: str) -> str:
    """Return a cell that no spreadsheet runs as a formula: it gets an apostrophe before it.

    >>> tame("=HYPERLINK(1)"), tame("The Lock")
    ("'=HYPERLINK(1)", 'The Lock')
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
