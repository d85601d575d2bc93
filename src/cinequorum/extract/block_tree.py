"""The elements around a page's blocks, as arrays: how much each holds, and where the largest part of it stands."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain as joined
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Places = NDArray[np.int64]
    Flags = NDArray[np.bool_]

LEVELS = 6  # elements around a block that are looked at, from the inside
_MOST_LEVELS = LEVELS + 2  # as many as the second look sees
_SHARES = (0.4, 0.6, 0.85)  # of the page's prose that a container holds
_BEFORE, _AFTER = 20, 40  # blocks that a distance is told by
_FAR = 30


class Tree:
    """Who holds which block: `elements` are the chains of all blocks one after the other, `owners` their blocks."""

    def __init__(self, chains: Sequence[tuple[int, ...]]) -> None:
        import numpy as np

        sizes = np.fromiter(map(len, chains), dtype=np.int64, count=len(chains))
        self.blocks = len(chains)
        self.elements = np.fromiter(joined.from_iterable(chains), dtype=np.int64, count=int(sizes.sum()))
        self.owners = np.repeat(np.arange(len(chains)), sizes)
        self.ends = np.cumsum(sizes)
        self.starts = self.ends - sizes
        self.count = int(self.elements.max(initial=0)) + 1
        self._levels: tuple[Flags, Places] | None = None

    def held(self, amounts: Floats) -> Floats:
        """Return for each element the sum of its blocks' amounts."""
        import numpy as np

        return np.asarray(np.bincount(self.elements, weights=amounts[self.owners], minlength=self.count), np.float64)

    def around(self, level: int) -> tuple[Flags, Places]:
        """Return whether each block has an element so many levels up, and which (0 where it has none)."""
        there, elements = self.levels()
        return there[level], elements[level]

    def levels(self) -> tuple[Flags, Places]:
        """Return what `around` does for all levels, a row each."""
        if self._levels is None:
            self._levels = self._all_around()
        return self._levels

    def _all_around(self) -> tuple[Flags, Places]:
        import numpy as np

        at = self.ends - np.arange(1, _MOST_LEVELS + 1)[:, None]
        there = at >= self.starts
        if not len(self.elements):
            return there, np.zeros(at.shape, np.int64)
        return there, np.where(there, self.elements[np.maximum(at, 0)], 0)

    def inside(self, element: int) -> tuple[Flags, Floats]:
        """Return which blocks an element holds, and how many levels down (-1 for the others)."""
        import numpy as np

        places = np.flatnonzero(self.elements == element)
        depth = np.full(self.blocks, -1.0)
        depth[self.owners[places]] = self.ends[self.owners[places]] - places
        return depth >= 0, depth


def containers(tree: Tree, words: Floats, prose: Floats, linked: Floats) -> list[Floats | Flags]:
    """Return columns about the elements around each block: their share of the page's prose, density and links."""
    import numpy as np

    total = max(1.0, float(prose.sum()))
    held, size = tree.held(prose), np.maximum(tree.held(words), 1.0)
    links, blocks = tree.held(words * linked), tree.held(np.ones(tree.blocks))
    told = np.stack([held / total, held / size, links / size, np.log1p(blocks)])
    missing = np.array([[1.0], [0.0], [0.0], [5.0]])
    there, elements = tree.levels()
    by_level = np.where(there[:LEVELS, None], told[:, elements[:LEVELS]].swapaxes(0, 1), missing)
    columns: list[Floats | Flags] = list(by_level.reshape(-1, tree.blocks))
    for share in _SHARES:
        enough = np.flatnonzero(held >= share * total)
        best = int(enough[-1]) if len(enough) else -1  # elements that hold so much lie in one another
        inside, depth = tree.inside(best)
        dense = held[best] / size[best] if best >= 0 else 0.0
        columns += [inside, depth, *borders(inside), np.full(tree.blocks, dense)]
    return columns


def likely_parent(tree: Tree, value: Floats, leaf: Flags, linked: Floats) -> list[Floats | Flags]:
    """Return columns about the one element whose own paragraphs are worth most; `value` is what each block is worth.

    A block's parent gets its value, the grandparent less, and links take away from it.
    """
    import numpy as np

    (_, own), (_, above), (_, top) = (tree.around(level) for level in range(3))
    parent, grand = np.where(leaf, above, own), np.where(leaf, top, above)
    from_children = np.bincount(parent, weights=value, minlength=tree.count)
    from_below = np.bincount(grand, weights=value, minlength=tree.count)
    worth = (from_children + 0.6 * from_below) * (1.0 - np.minimum(1.0, linked))
    best = int(worth.argmax())
    most = max(float(worth[best]), 1e-6)
    inside, _ = tree.inside(best)
    return [worth[parent] / most, worth[grand] / most, inside, (parent == best) | (grand == best), *borders(inside)]


def borders(inside: Flags) -> tuple[Floats, Floats]:
    """Return how far each block stands behind the first and before the last of the marked ones."""
    import numpy as np

    where = inside.nonzero()[0]
    first, last = (where[0], where[-1]) if len(where) else (0, len(inside) - 1)
    index = np.arange(len(inside), dtype=np.float64)
    after, before = index - first, last - index
    return np.minimum(np.maximum(after, -_BEFORE), _AFTER), np.minimum(np.maximum(before, -_BEFORE), _AFTER)


def since(marked: Flags) -> Floats:
    """Return how many blocks ago the last marked one stood, 30 at most."""
    import numpy as np

    index = np.arange(len(marked))
    last = np.maximum.accumulate(np.where(marked, index, -_FAR))
    return np.minimum(index - last, _FAR).astype(np.float64)
