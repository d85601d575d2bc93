"""What is asked of the same few words over and over, worked out once: quicker than `functools.lru_cache`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_T = TypeVar("_T")
_MOST = 1 << 16  # words; a review has a few hundred, a language is no longer remembered whole
_LONGEST = 60  # letters; what is longer is no word, and could fill the memory


def remembering(work: Callable[[str], _T], most: int = _MOST) -> Callable[[str], _T]:
    """Return `work`, a pure function of a word, which is asked once for each word and answered by one look after that.

    All is forgotten when there are more than `most` words, and words of more than 60 letters at once.

    >>> length = remembering(len)
    >>> length("word"), length("word")
    (4, 4)
    """
    return _Remembered(work, most).__getitem__


class _Remembered(dict[str, _T]):
    __slots__ = ("_most", "_work")

    def __init__(self, work: Callable[[str], _T], most: int) -> None:
        super().__init__()
        self._work, self._most = work, most

    def __missing__(self, word: str) -> _T:
        found = self._work(word)
        if len(word) > _LONGEST:
            return found
        if len(self) >= self._most:
            self.clear()
        self[word] = found
        return found
