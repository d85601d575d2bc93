"""What is asked of the same few words over and over, worked out once: quicker than `functools.lru_cache`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_T = TypeVar("_T")
_MOST = 1 << 16  # words; a review has a few hundred, a language is no longer remembered whole


def remembering(work: Callable[[str], _T]) -> Callable[[str], _T]:
    """Return `work`, a pure function of a word, which is asked once for each word and answered by one look after that.

    All is forgotten when there are too many words.

    >>> length = remembering(len)
    >>> length("word"), length("word")
    (4, 4)
    """
    return _Remembered(work).__getitem__


class _Remembered(dict[str, _T]):
    __slots__ = ("_work",)

    def __init__(self, work: Callable[[str], _T]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, word: str) -> _T:
        if len(self) >= _MOST:
            self.clear()
        found = self[word] = self._work(word)
        return found
