"""How a set of words begins: a quick look by which most lines are seen to begin with none of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

_LETTERS = 4


def begins_one(labels: Iterable[str]) -> Callable[[str], bool]:
    """Return a test that is true of each line that begins with one of these case-folded labels, and of few others.

    A label of one letter is none.

    >>> may_be_label = begins_one(["director", "dir", "主演"])
    >>> [may_be_label(line) for line in ("Direction", "Dir.: Ann Lee", "主演：李安", "DIM lights", "")]
    [True, True, True, False, False]
    """
    known = frozenset(labels)
    begun = frozenset(label[:_LETTERS] for label in known if len(label) >= _LETTERS)
    two, three = (frozenset(label for label in known if len(label) == letters) for letters in (2, 3))

    def test(line: str) -> bool:
        head = line[:_LETTERS].casefold()
        return head[:_LETTERS] in begun or head[:2] in two or head[:3] in three

    return test
