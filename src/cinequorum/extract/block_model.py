"""Which blocks of an HTML page are its body: a small trained network at work.

The first look sees a block's length, links and words, the elements around it and what they are called, and its
neighbours; the second sees all of that and what the first thought of the blocks around. How it was trained and how far
to trust it: docs/models/blocks.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from cinequorum.extract.block_features import figures
from cinequorum.extract.block_look import thoughts
from cinequorum.extract.block_names import NAMES, Element, marks_around
from cinequorum.extract.block_tree import Tree
from cinequorum.extract.drafts import Draft
from cinequorum.extract.line_model import Net, product

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def block_chances(drafts: Sequence[Draft], elements: Mapping[int, Element], title: str | None) -> tuple[float, ...]:
    """Return for each block of a page the probability that it is body.

    `elements` are tag, names and landmark role of those that the drafts' chains number, `title` the page's own.

    >>> line = "The ferry leaves at night, and nobody on it knows who the captain is or where he wants to go."
    >>> elements = {1: ("nav", "menu", ""), 2: ("article", "post", "")}
    >>> menu = [Draft(text="Home", tag="li", chain=(1,), linked=1.0), Draft(text="Films", chain=(1,), linked=1.0)]
    >>> body = [Draft(text=f"{line} {line}", chain=(2,)) for _ in range(4)]
    >>> chances = block_chances([*menu, *body], elements, "A ferry")
    >>> max(chances[:2]) < 0.5 < min(chances[2:])
    True
    """
    if not drafts:
        return ()
    import numpy as np

    nets = _nets()
    tree = Tree([draft.chain for draft in drafts])
    rows = figures(drafts, tree, title)
    table, which = marks_around([draft.chain for draft in drafts], elements)
    marked = _brought(table, nets.marks)[which]
    units = nets.first.first.shape[1]
    chances = nets.first.chances(rows, marked[:, :units])
    told = thoughts(rows, tree, chances, [draft.look for draft in drafts])
    chances = nets.second.chances(np.concatenate([rows, told], axis=1), marked[:, units:])
    return tuple(np.round(chances, 4).tolist())


def _brought(table: NDArray[np.uint8], marks: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return `table @ marks` for a table of few ones: the sums of the marks that are on in each row.

    One mark in seven is on anywhere on a page: to multiply these alone takes a tenth of the time of summing them up.
    """
    import numpy as np

    used = np.flatnonzero(table.any(axis=0))
    return product(table[:, used].astype(np.float64), marks[used].astype(np.float64)).astype(np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Nets:
    """Both looks without the marks of names, and what each mark brings to the hidden units of both."""

    first: Net
    second: Net
    marks: NDArray[np.float32]


@cache
def _nets() -> _Nets:
    import numpy as np

    with (files("cinequorum.extract") / "weights" / "blocks.npz").open("rb") as file:
        stored = np.load(file)
        both = [
            Net(**{name: stored[f"{look}_{name}"].astype(np.float32) for name in Net.__dataclass_fields__})
            for look in ("first", "second")
        ]
    end = len(both[0].mean)  # the marks are the last columns of the first look, and the second's follow
    (first, of_first), (second, of_second) = (net.marked(end - 2 * len(NAMES), end) for net in both)
    return _Nets(first=first, second=second, marks=np.concatenate([of_first, of_second], axis=1))
