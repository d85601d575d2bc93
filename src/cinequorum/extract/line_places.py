"""What a line's place on a page that lost its markup tells: how far the prose is, what stands before and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from cinequorum.extract.line_features import NAMES, Words, own_features

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SPANS = (4, 10, 30)  # lines before and after that are summed up
_SHIFTS = 3
_NEAR_PLACES = (9, 14, 15, 16)  # inside, two sorts of repetition, known words
_LONG = 20  # words of a line that counts as long
_COST = 6  # words of prose that one more line must bring into the stretch of prose
_BEGIN = 12  # characters by which two lines begin alike
_FAR = 30
_HEADS = ("comments", "more", "share", "legal", "signup", "date", "counts", "image", "trade")
_CUE_COLUMNS = tuple(NAMES.index(f"cue {head}") for head in _HEADS)
_NEAR = (
    "characters", "stop at end", "any stop inside", "commas", "words in capitals", "capitalised words", "small words",
    "function words", "digits", "begins capital", "begins with mark", "parting marks", "digits parted", "cue words",
)  # fmt: skip


def features(lines: Sequence[str]) -> NDArray[np.float32]:
    """Return one row a line: what it shows, where it stands, what its neighbours show."""
    import numpy as np

    own, words = own_features(lines)
    place = _places(lines, own, words)
    return np.concatenate([own, place, _neighbours(own, place)], axis=1, dtype=np.float32)


def _places(lines: Sequence[str], own: NDArray[np.float32], words: Words) -> NDArray[np.float64]:
    import numpy as np

    n = len(lines)
    index = np.arange(n)
    length = np.expm1(own[:, NAMES.index("words")])
    ended = (own[:, NAMES.index("stop at end")] > 0) | (own[:, NAMES.index("any stop inside")] > 0) | (length > 25)
    prose = length * ended * np.minimum(own[:, NAMES.index("function words")] / 0.3, 1.0)
    first, last = _stretch((np.minimum(prose, 60) - _COST).tolist())
    inside = (index >= first) & (index <= last)
    total = prose.sum() + 1
    before = np.cumsum(prose) - prose
    is_long = length >= _LONG
    known, told = _known(words, inside)
    columns = [
        np.log1p(index), np.log1p(n - 1 - index), index / n, np.full(n, np.log1p(n)), np.full(n, np.log1p(total)),
        np.full(n, is_long.mean()), np.full(n, np.log1p(np.median(length))), before / total,
        (total - before - prose) / total, inside, np.clip(first - index, -50, 50) / 10,
        np.clip(index - last, -50, 50) / 10, np.full(n, prose[first : last + 1].sum() / total),
        np.full(n, (last + 1 - first) / n), _times(lines), _times([line[:_BEGIN] for line in lines]),
        known, told, _since(is_long), _since(is_long[::-1])[::-1],
    ]  # fmt: skip
    mass = np.stack(
        [np.minimum(prose, 80) / 20, np.minimum(length, 80) / 20, length <= 4, own[:, NAMES.index("cue words")],
         own[:, NAMES.index("capitalised words")], own[:, NAMES.index("function words")],
         own[:, NAMES.index("digits parted")], own[:, NAMES.index("cue comments")], own[:, NAMES.index("cue date")],
         own[:, NAMES.index("cue counts")]], axis=1,
    )  # fmt: skip
    return np.concatenate([np.stack(columns, axis=1), _sections(own, length), around(mass, _SPANS)], axis=1)


def _sections(own: NDArray[np.float32], length: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return for each sort of cue how far back the last short line with it is, and which share of them lies before."""
    import numpy as np

    flags = (own[:, _CUE_COLUMNS] > 0) & (length <= 6)[:, None]
    counts = np.cumsum(flags, axis=0)
    told = [_since(flags), counts / (counts[-1] + 1), np.broadcast_to(np.log1p(counts[-1]), counts.shape)]
    return np.stack(told, axis=2).reshape(len(own), -1)


def _stretch(scores: Sequence[float]) -> tuple[int, int]:
    """Return first and last index of the stretch with the largest sum (Pasternack and Roth, WWW 2009)."""
    best, bounds = float("-inf"), (0, 0)
    run, start = 0.0, 0
    for index, score in enumerate(scores):
        if run <= 0:
            run, start = 0.0, index
        run += score
        if run > best:
            best, bounds = run, (start, index)
    return bounds


def _known(words: Words, inside: NDArray[np.bool_]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return which share of a line's subject words the rest of the prose has too, and how many those are."""
    import numpy as np

    n = len(inside)
    lines_with = np.bincount(words.word[inside[words.line]], minlength=int(words.word.max(initial=0)) + 1)
    shared = lines_with[words.word] > inside[words.line]
    found = np.bincount(words.line[shared], minlength=n)
    return (found + 0.5) / (np.bincount(words.line, minlength=n) + 1.0), np.log1p(found)


def _times(lines: Sequence[str]) -> NDArray[np.float64]:
    import numpy as np

    count = Counter(lines)
    return np.log1p(np.fromiter(map(count.__getitem__, lines), dtype=np.float64, count=len(lines)) - 1)


def _since(flags: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return how many lines lie between each line and the last flagged one before it, on a log scale."""
    import numpy as np

    index = np.arange(len(flags)).reshape(-1, *[1] * (flags.ndim - 1))
    last = np.maximum.accumulate(np.where(flags, index, -_FAR), axis=0)
    before = np.concatenate([np.full((1, *flags.shape[1:]), -_FAR), last[:-1]])
    return np.asarray(np.log1p(np.minimum(index - before - 1, _FAR)))


def around(mass: NDArray[np.float64], spans: Sequence[int]) -> NDArray[np.float64]:
    """Return the mean of each column over as many lines before, and after, as each of `spans` says."""
    import numpy as np

    n = len(mass)
    sums = np.concatenate([np.zeros((1, mass.shape[1])), np.cumsum(mass, axis=0)])
    index = np.arange(n)
    parts = []
    for span in spans:
        parts.append((sums[index] - sums[np.maximum(index - span, 0)]) / span)
        parts.append((sums[np.minimum(index + 1 + span, n)] - sums[index + 1]) / span)
    return np.concatenate(parts, axis=1)


def _neighbours(own: NDArray[np.float32], place: NDArray[np.float64]) -> NDArray[np.float64]:
    import numpy as np

    near = own[:, [NAMES.index(name) for name in _NEAR]]
    return shifted(np.concatenate([near, place[:, _NEAR_PLACES], np.ones((len(own), 1))], axis=1), _SHIFTS, 0.0)


def shifted(columns: NDArray[Any], reach: int, edge: float) -> NDArray[Any]:
    """Return each line's columns of up to `reach` lines before and after it, `edge` where there is no line."""
    import numpy as np

    n = len(columns)
    beyond = np.full((reach, columns.shape[1]), edge)
    padded = np.concatenate([beyond, columns, beyond])
    shifts = [shift for shift in range(2 * reach + 1) if shift != reach]
    return np.concatenate([padded[shift : shift + n] for shift in shifts], axis=1)
