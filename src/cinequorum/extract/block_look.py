"""The second look at a page's blocks: what the first thought of each, its neighbours and the elements around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cinequorum.extract.block_tree import Tree, borders, since

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Columns = list[NDArray[np.float64]]

_REACH = 6  # blocks before and after whose odds are looked at
_UNKNOWN = -4.0  # log odds beyond the ends of the page
_MOST = 200  # words that a block counts with at most
_SHARES = (0.5, 0.8, 0.95)  # of the expected body that a container holds
_SPANS = (3, 10, 25, 60)


def second_look(rows: NDArray[np.float32], tree: Tree, chances: Floats, looks: Sequence[str]) -> NDArray[np.float32]:
    """Return the rows with the columns of the second look; `looks` are alike for blocks that are set alike."""
    import numpy as np

    return np.concatenate([rows, thoughts(rows, tree, chances, looks)], axis=1)


def thoughts(rows: NDArray[np.float32], tree: Tree, chances: Floats, looks: Sequence[str]) -> NDArray[np.float32]:
    """Return the columns of the second look alone: what the first thought of the blocks; `rows` begin with words."""
    import numpy as np

    words = np.minimum(np.expm1(rows[:, 0].astype(np.float64)), _MOST)
    body = chances * words
    total = float(body.sum()) + 0.05
    columns = [
        *_odds(chances),
        *_around(tree, body, words, total),
        *_beside(body, words),
        _alike(body, words, looks),
        np.cumsum(body) / total,
        *(
            np.full(len(chances), value)
            for value in (np.log(total), chances.mean(), total / (words.sum() + 0.05), chances.max())
        ),
        since(chances > 0.5),
        since((chances > 0.5)[::-1])[::-1],
    ]
    return np.array(columns, np.float32).T


def _odds(chances: Floats) -> Columns:
    import numpy as np

    odds = np.log((chances + 1e-3) / (1 - chances + 1e-3))
    edge = np.full(_REACH, _UNKNOWN)
    padded = np.concatenate([edge, odds, edge])
    shifts = [*range(-_REACH, 0), *range(1, _REACH + 1)]
    return [odds, *(padded[_REACH + shift : _REACH + shift + len(odds)] for shift in shifts)]


def _around(tree: Tree, body: Floats, words: Floats, total: float) -> Columns:
    """What the elements around a block hold besides it, and where the smallest stand that hold most of the body."""
    import numpy as np

    held, size = tree.held(body), tree.held(words)
    there, elements = tree.levels()
    of_body = held[elements]
    rest = (of_body - body + 0.3) / np.maximum(size[elements] - words + 1, 0.5)
    by_level = np.stack([np.where(there, rest, -1.0), np.where(there, of_body / total, 1.0)], axis=1)
    columns: Columns = list(by_level.reshape(-1, tree.blocks))
    for share in _SHARES:
        enough = np.flatnonzero(held >= share * total)
        inside, depth = tree.inside(int(enough[-1]) if len(enough) else -1)
        columns += [inside.astype(np.float64), depth, *borders(inside)]
    return columns


def _beside(body: Floats, words: Floats) -> Columns:
    """How much of the words within some blocks before, and after, is expected to be body."""
    import numpy as np

    count = len(body)
    index = np.arange(count)
    bodies, all_words = (np.concatenate([[0.0], np.cumsum(amounts)]) for amounts in (body, words))
    columns = []
    for span in _SPANS:
        start, end = np.maximum(0, index - span), np.minimum(count, index + span + 1)
        columns += [
            (bodies[index] - bodies[start]) / (all_words[index] - all_words[start] + 1),
            (bodies[end] - bodies[index + 1]) / (all_words[end] - all_words[index + 1] + 1),
        ]
    return columns


def _alike(body: Floats, words: Floats, looks: Sequence[str]) -> Floats:
    """How much of the other blocks that are set alike is expected to be body."""
    import numpy as np

    numbers = {look: number for number, look in enumerate(dict.fromkeys(looks))}
    place = np.fromiter(map(numbers.__getitem__, looks), np.int64, len(looks))
    held, size = np.bincount(place, weights=body), np.bincount(place, weights=words)
    return np.asarray((held[place] - body + 0.3) / (size[place] - words + 1))
