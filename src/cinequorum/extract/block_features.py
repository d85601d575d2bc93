"""What can be said of a page's blocks in figures, for telling its body from what stands around it. No word of the text
is a feature: length, links and density as Kohlschütter, Fankhauser and Nejdl (2010) found them to tell, the elements
around a block as Readability weighs them, and what these elements are called.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log1p
from typing import TYPE_CHECKING

from cinequorum.extract.block_names import Element, named
from cinequorum.extract.block_tree import Tree, containers, likely_parent, since
from cinequorum.extract.data.blocks import TAG_GROUPS
from cinequorum.extract.drafts import Draft
from cinequorum.extract.line_features import NAMES as OWN
from cinequorum.extract.line_features import own_rows
from cinequorum.model.page import Role
from cinequorum.text.fold import fold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

_CLIP = 300  # characters of a block whose words are looked at
_TAG = {tag: number for number, tags in enumerate(TAG_GROUPS.values()) for tag in tags}
_GROUPS = tuple(TAG_GROUPS)
_HINTS = (
    None, Role.NAVIGATION, Role.RELATED, Role.COMMENTS, Role.BIO, Role.LEGAL, Role.ADVERT, Role.CAPTION, Role.BYLINE,
    Role.METADATA,
)  # fmt: skip
_HINT = {role: number for number, role in enumerate(_HINTS)}
_LEAVES = frozenset({"p", "li", "h1", "h2", "h3", "h4", "blockquote", "pre"})
_PROSE = 10  # words from which a block counts as prose
_LONG, _LONGER = 25, 60
_LINKED = 0.4  # share of links from which it does not
_SHIFTS = (-3, -2, -1, 1, 2, 3)
_SPANS = (3, 8, 20)  # blocks before and after that are summed up
_LINE = 200  # characters of a block that can be the title
_NEAR_OWN = tuple(
    map(OWN.index, ("stop at end", "colon at end", "any stop inside", "function words", "begins capital"))
)


class _Blocks:
    """The columns that the others are made from."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        import numpy as np

        self.texts = [draft.text for draft in drafts]
        self.looks = [draft.look for draft in drafts]
        self.own = own_rows([text[:_CLIP] for text in self.texts])
        self.size = np.array([len(text) for text in self.texts], np.float64)
        spaced = np.array([text.count(" ") + 1 for text in self.texts], np.float64)
        wide = self.own[:, OWN.index("letters without case")] > 0.5
        self.words = np.where(wide, self.size / 2, spaced)
        self.linked = np.array([draft.linked for draft in drafts], np.float64)
        self.tight = np.array([draft.tight for draft in drafts], np.bool_)
        self.marks = np.array([len(draft.marks) for draft in drafts], np.float64)
        self.known = np.array([draft.role is not None for draft in drafts])
        self.leaf = np.array([draft.tag in _LEAVES for draft in drafts])
        self.tags = _one_of([_TAG.get(draft.tag, len(_GROUPS)) for draft in drafts], len(_GROUPS) + 1)
        self.hints = _one_of([_HINT.get(draft.hint, len(_HINTS)) for draft in drafts], len(_HINTS) + 1)[:, :-1]
        prose = (self.words >= _PROSE) & (self.linked < _LINKED) & ~self.known & (self.hints[:, 0] > 0)
        self.prose = np.where(prose, self.words, 0.0)


def _one_of(numbers: Sequence[int], count: int) -> NDArray[np.float32]:
    import numpy as np

    return np.eye(count, dtype=np.float32)[numbers]


def block_features(
    drafts: Sequence[Draft], tree: Tree, elements: Mapping[int, Element], title: str | None
) -> NDArray[np.float32]:
    """Return one row for each block, in page order: its figures, and the marks that the elements around it give.

    `elements` are those that the drafts' chains number.
    """
    import numpy as np

    marks = named([d.chain for d in drafts], elements)
    return np.concatenate([figures(drafts, tree, title), marks], axis=1, dtype=np.float32)


def figures(drafts: Sequence[Draft], tree: Tree, title: str | None) -> NDArray[np.float32]:
    """Return the figures alone."""
    import numpy as np

    blocks = _Blocks(drafts)
    around = containers(tree, blocks.words, blocks.prose, blocks.linked)
    place = [*around, *_parent(blocks, tree), *_place(blocks), *_alike(blocks, title)]
    columns = [*_shape(blocks, tree), *place, *_nearby(blocks), _together(tree)]
    table = np.array(columns, np.float32).T
    parts = [table, blocks.own, blocks.hints, blocks.tags, _neighbours(blocks, around[0])]
    return np.concatenate(parts, axis=1, dtype=np.float32)


def _shape(blocks: _Blocks, tree: Tree) -> list[Floats | Flags]:
    import numpy as np

    words = blocks.words
    return [
        np.log1p(words),
        np.log1p(blocks.size),
        blocks.linked,
        blocks.known,
        blocks.tight,
        blocks.marks / words,
        (tree.ends - tree.starts).astype(np.float64),
        words >= _PROSE,
        words >= _LONG,
        words >= _LONGER,
    ]


def _parent(blocks: _Blocks, tree: Tree) -> list[Floats | Flags]:
    import numpy as np

    commas = blocks.own[:, OWN.index("commas")] * blocks.words / 3
    value = np.where(blocks.prose > 0, 1 + np.minimum(blocks.prose / 20, 3) + commas, 0.0)
    links = tree.held(blocks.words * blocks.linked) / np.maximum(tree.held(blocks.words), 1.0)
    return likely_parent(tree, value, blocks.leaf & (tree.ends > tree.starts), links)


def _place(blocks: _Blocks) -> list[Floats | Flags]:
    """Where a block stands: among the blocks, the words and the prose of the page."""
    import numpy as np

    prose, words = blocks.prose, blocks.words
    count = len(words)
    index = np.arange(count, dtype=np.float64)
    total = max(1.0, float(prose.sum()))
    head = np.flatnonzero(blocks.tags[:, _GROUPS.index("headline")])
    where = np.flatnonzero(prose)
    first, last = (where[0], where[-1]) if len(where) else (0, count - 1)
    is_long = (prose > 0) & (words >= _LONG)
    return [
        index / count,
        np.cumsum(words) / words.sum(),
        np.cumsum(prose) / total,
        np.full(count, log1p(count)),
        np.full(count, log1p(total)),
        np.clip(index - head[0], -20, 60) if len(head) else np.full(count, -60.0),
        np.clip(index - first, -20, 60),
        np.clip(last - index, -20, 60),
        since(prose > 0),
        since((prose > 0)[::-1])[::-1],
        since(blocks.hints[:, 0] == 0),
        since(blocks.tags[:, _GROUPS.index("heading")] > 0),
        since(is_long),
        since(is_long[::-1])[::-1],
    ]


def _alike(blocks: _Blocks, title: str | None) -> list[Floats]:
    """How many blocks are set alike, what share of the prose they are, and how much of the title a block says."""
    import numpy as np

    total = max(1.0, float(blocks.prose.sum()))
    numbers = {look: number for number, look in enumerate(dict.fromkeys(blocks.looks))}
    place = np.array([numbers[look] for look in blocks.looks])
    held = np.bincount(place, weights=blocks.prose) / total
    wanted = set(fold(title or "").split())
    by_text = {text: (count > 1, _shared(wanted, text)) for text, count in Counter(blocks.texts).items()}
    told = np.array([by_text[text] for text in blocks.texts], dtype=np.float64)
    return [np.log1p(np.bincount(place))[place], held[place], *told.T]


def _shared(wanted: set[str], text: str) -> float:
    if not wanted or len(text) >= _LINE:
        return 0.0
    return len(wanted.intersection(text.lower().split())) / len(wanted)


def _nearby(blocks: _Blocks) -> list[Floats]:
    """The prose and the words within some blocks before and after."""
    import numpy as np

    count = len(blocks.words)
    index = np.arange(count)
    columns = []
    for amounts in (blocks.prose, blocks.words):
        sums = np.concatenate([[0.0], np.cumsum(amounts)])
        columns += [
            np.log1p(sums[np.minimum(count, index + span + 1)] - sums[np.maximum(0, index - span)]) for span in _SPANS
        ]
    return columns


def _together(tree: Tree) -> Flags:
    """Tell which blocks have the parent of the block before."""
    import numpy as np

    _, parents = tree.around(1)
    same = np.zeros(tree.blocks, np.bool_)
    same[1:] = parents[1:] == parents[:-1]
    return same


def _neighbours(blocks: _Blocks, share: Floats | Flags) -> NDArray[np.float32]:
    """The length, links, shape, tag and container of the blocks before and after."""
    import numpy as np

    lengths = np.stack([np.log1p(blocks.words), np.log1p(blocks.size), blocks.linked, share], axis=1)
    tags = blocks.tags[:, [_GROUPS.index(name) for name in ("paragraph", "item", "heading", "image")]]
    kept = np.concatenate([lengths, blocks.own[:, _NEAR_OWN], blocks.hints[:, :1], tags], axis=1, dtype=np.float32)
    far = max(_SHIFTS)
    edge = np.full((far, kept.shape[1]), -1.0, np.float32)
    padded = np.concatenate([edge, kept, edge])
    return np.concatenate([padded[far + shift : far + shift + len(kept)] for shift in _SHIFTS], axis=1)
