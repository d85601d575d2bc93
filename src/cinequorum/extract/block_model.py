"""Which blocks of an HTML page are its body: a small trained network at work.

The first look sees a block's length, links and words, the elements around it and what they are called, and its
neighbours; the second sees all of that and what the first thought of the blocks around. How it was trained and how far
to trust it: docs/models/blocks.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from cinequorum.extract.block_features import block_features
from cinequorum.extract.block_look import second_look
from cinequorum.extract.block_names import Element
from cinequorum.extract.block_tree import Tree
from cinequorum.extract.drafts import Draft
from cinequorum.extract.line_model import Net


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
    first, second = _nets()
    tree = Tree([draft.chain for draft in drafts])
    rows = block_features(drafts, tree, elements, title)
    rows = second_look(rows, tree, first.chances(rows), [draft.look for draft in drafts])
    return tuple(round(p, 4) for p in second.chances(rows).tolist())


@cache
def _nets() -> tuple[Net, Net]:
    import numpy as np

    with (files("cinequorum.extract") / "weights" / "blocks.npz").open("rb") as file:
        stored = np.load(file)
        parts = [
            {name: stored[f"{look}_{name}"].astype(np.float32) for name in Net.__dataclass_fields__}
            for look in ("first", "second")
        ]
    return Net(**parts[0]), Net(**parts[1])
