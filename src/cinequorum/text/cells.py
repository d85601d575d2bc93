"""Cells of tables that other people open in a spreadsheet."""

from __future__ import annotations

import re

_SIGNS = "=+\\-@＝＋－＠"  # the wide ones are signs too where Chinese, Japanese or Korean is typed
_BEGINS = re.compile(rf"[\t\r\n]|[\s\x00-\x1f\x7f\u200b-\u200f\u2060\ufeff]*[{_SIGNS}]")
_WITHIN = re.compile(rf"(?<=[;|\t\r\n])(?=[{_SIGNS}])")
_HELD = re.compile(rf"(?<=[;|\t\r\n])'(?=[{_SIGNS}])")


def tame(cell: str) -> str:
    """Return a cell that no spreadsheet runs as a formula: it gets an apostrophe before it.

    So does what stands behind a semicolon, a bar, a tab or an end of line: some programs cut cells there.
    (https://owasp.org/www-community/attacks/CSV_Injection)

    >>> tame("=HYPERLINK(1)"), tame("The Lock"), tame("a;=1+1"), tame("well - yes"), tame(" ＝1")
    ("'=HYPERLINK(1)", 'The Lock', "a;'=1+1", 'well - yes', "' ＝1")
    """
    held = _WITHIN.sub("'", cell)
    return f"'{held}" if _BEGINS.match(cell) else held


def untamed(cell: str) -> str:
    """Return a cell as it was before `tame`.

    >>> untamed("'=1;'=2"), untamed("'tis"), untamed(tame("-30-"))
    ('=1;=2', "'tis", '-30-')
    """
    bare = cell[1:] if cell.startswith("'") and _BEGINS.match(cell, 1) else cell
    return _HELD.sub("", bare)
