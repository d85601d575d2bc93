"""Searching the sorted lines of an index, and noticing that they are not sorted, as far as they are looked at."""

from __future__ import annotations

from typing import BinaryIO

LINE = 100_000
"""Bytes that a line of an index may have."""
_NEAR = 1 << 16  # bytes that are read one after the other rather than searched
_END = 1 << 12  # bytes in which the last line is looked for


class Order:
    """Notices lines whose key comes before that of the line above. What is no entry has no place in the order.

    >>> order = Order()
    >>> for line in ("example,b)/ 20200517080910 {}", "a head", "example,a)/ 20200517080910 {}"):
    ...     order.see(line)
    >>> order.breaks(), order.breaks()
    (True, False)
    """

    def __init__(self) -> None:
        self._last = ""
        self._broken = self._told = False

    def see(self, line: str) -> None:
        """Take the next line."""
        key, _, rest = line.partition(" ")
        if rest[:4].isdigit():
            self._broken |= key < self._last
            self._last = key

    def begin(self) -> None:
        """Forget the line above: the next one is looked at elsewhere."""
        self._last = ""

    def breaks(self) -> bool:
        """Tell, once, that lines are out of order."""
        told, self._told = self._told, self._told or self._broken
        return self._broken and not told


def seek(file: BinaryIO, key: str, order: Order) -> None:
    """Go to the last line before the first one with a key of at least `key`, by halving what is left of the file.

    `order` sees the lines that were met in halving, and those at the beginning, around the place and at the end.
    """
    low, high = 0, file.seek(0, 2)
    met = {high: _last(file, high)}
    while high - low > _NEAR:
        middle = (low + high) // 2
        file.seek(middle)
        file.readline(LINE)
        met[middle] = found = file.readline(LINE).decode("utf-8", "replace")
        if found and found.partition(" ")[0] < key:
            low = middle
        else:
            high = middle
    file.seek(low)
    if low:
        file.readline(LINE)
    at = before = start = file.tell()
    while line := file.readline(LINE).decode("utf-8", "replace"):
        if line.partition(" ")[0] >= key:
            break
        before, at = at, file.tell()
    _show(file, met, start, order)
    file.seek(before)


def _last(file: BinaryIO, size: int) -> str:
    """Return the last line, "" for one that is too long."""
    file.seek(max(0, size - _END))
    lines = file.read(_END).splitlines()
    return lines[-1].decode("utf-8", "replace") if len(lines) > 1 else ""


def _show(file: BinaryIO, met: dict[int, str], start: int, order: Order) -> None:
    """Show `order` the lines at the beginning, those that were met and those from `start` on, as they lie there."""
    looked = 0
    order.begin()
    for place in sorted({0, start, *met}):
        if place >= looked and place in met:
            order.see(met[place])
        if place >= looked and place in (0, start):
            file.seek(place)
            look(file, order)
            looked = file.tell()
    order.begin()


def look(file: BinaryIO, order: Order) -> None:
    """Show `order` the lines from here on, as many as are read rather than searched."""
    end = file.tell() + _NEAR
    while file.tell() < end and (line := file.readline(LINE)):
        order.see(line.decode("utf-8", "replace"))
