"""Trains the shipped model of blocks: which blocks of an HTML page are its body.

Two networks of one hidden layer, fitted as those for lines are: the second is given what the first thinks of the blocks
around, for the fit what networks think that have not seen the page's site. They see articles of one collection only;
the other collection, and every page of a site that it knows, stays out, so that what is measured on it is measured on
pages and sites that the shipped weights have not seen.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cinequorum.extract.block_features import block_features
from cinequorum.extract.block_look import second_look
from cinequorum.extract.block_tree import Tree
from cinequorum.extract.dom import parse
from cinequorum.extract.line_model import Net, likeliest
from cinequorum.training.flattened import Flat, lines_in, rows_of, site_of
from cinequorum.training.lines import FitOptions, Looks, agreement, fit, fold_of, interval, packed, summary

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FOLDS = 5
_BEGINNINGS = 2
_PARTS = 3
_HIDDEN = 32
_EPOCHS = 8
_FEWEST = 0.5  # F1 that keeping exactly the right blocks must reach
_RARE = 15  # pages on which a column must vary to be looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A page ready for the fit: its features, which blocks are body, what each block weighs."""

    page: Flat
    rows: NDArray[np.float32]
    tree: Tree
    looks: tuple[str, ...]
    label: NDArray[np.bool_]
    weight: NDArray[np.float64]


def train(data_dir: Path, out: Path) -> dict[str, Any]:
    """Train on the articles under `data_dir`, write `blocks.npz` and `blocks.json` into `out`; return the figures.

    The same data, libraries and processor give the same bytes. Takes some five minutes on one core.
    """
    import numpy as np

    examples = list(examples_of(data_dir))
    chosen = for_fit(examples)
    looks = fit_blocks(chosen)
    figures = {"trained on": len(chosen), **_figures(examples, chosen, looks)}
    out.mkdir(parents=True, exist_ok=True)
    shipped: dict[str, Any] = packed(looks)
    np.savez_compressed(out / "blocks.npz", **shipped)
    (out / "blocks.json").write_text(json.dumps(figures, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return figures


def examples_of(data_dir: Path) -> Iterator[Example]:
    """Read both collections, one page after the other; pages whose body is not in their HTML are left out."""
    for row in rows_of(data_dir):
        example = example_of(row)
        if example is not None and agreement(example.page, example.label.tolist()) >= _FEWEST:
            yield example


def example_of(row: Mapping[str, Any]) -> Example | None:
    """Parse one page of a collection and work out its features; a block weighs by its words, a page weighs 1."""
    import numpy as np

    dom = parse(row["html"])
    if not dom.drafts or not row["gold"].strip():
        return None
    texts = tuple(draft.text for draft in dom.drafts)
    body = lines_in(texts, row["gold"])
    weight = np.array([text.count(" ") + 3.0 for text in texts])
    page = Flat(
        name=row["name"],
        site=site_of(row["url"] or row["name"]),
        sort=row["sort"],
        source=row["source"],
        lines=texts,
        body=body,
        gold=row["gold"],
    )
    tree = Tree([draft.chain for draft in dom.drafts])
    return Example(
        page=page,
        rows=block_features(dom.drafts, tree, dom.elements, dom.title),
        tree=tree,
        looks=tuple(draft.look for draft in dom.drafts),
        label=np.array(body),
        weight=weight / weight.sum(),
    )


def for_fit(examples: Sequence[Example]) -> list[Example]:
    """Choose the articles of the first collection, without the sites of the second."""
    kept_out = {example.page.site for example in examples if example.page.source == "aeb"}
    return [
        e for e in examples if (e.page.source, e.page.sort) == ("wcxb", "article") and e.page.site not in kept_out
    ]  # fmt: skip


def fit_blocks(examples: Sequence[Example]) -> Looks:
    """Fit both networks; the second from several beginnings, on what networks without the page's site think."""
    import numpy as np

    rows = [e.rows for e in examples]
    seldom = _seldom(rows)
    judges = {part: _first([e for e in examples if part_of(e) != part], seldom) for part in range(_PARTS)}
    wide = [second_look(e.rows, e.tree, judges[part_of(e)].chances(e.rows), e.looks) for e in examples]
    unseen = np.concatenate([seldom, np.zeros(wide[0].shape[1] - len(seldom), np.bool_)])
    nets = [fit(examples, wide, _options(seed, unseen)) for seed in range(_BEGINNINGS)]
    return Looks(first=_first(examples, seldom), second=joined(nets))


def part_of(example: Example) -> int:
    """Return the part of the fit that a page's site falls in."""
    return fold_of(example.page.site) % _PARTS


def _first(examples: Sequence[Example], seldom: NDArray[np.bool_]) -> Net:
    return fit(examples, [e.rows for e in examples], _options(0, seldom))


def _options(seed: int, unseen: NDArray[np.bool_]) -> FitOptions:
    return FitOptions(hidden=_HIDDEN, epochs=_EPOCHS, seed=seed, unseen=unseen)


def _seldom(rows: Sequence[NDArray[np.float32]]) -> NDArray[np.bool_]:
    """Tell which columns vary on too few pages to learn from."""
    import numpy as np

    return np.asarray(sum((table != table[0]).any(axis=0).astype(int) for table in rows) < min(_RARE, len(rows)))


def joined(nets: Sequence[Net]) -> Net:
    """Return one network whose log odds are the mean of those of `nets`, which share their scale."""
    import numpy as np

    return Net(
        mean=nets[0].mean,
        scale=nets[0].scale,
        first=np.concatenate([net.first for net in nets], axis=1),
        first_bias=np.concatenate([net.first_bias for net in nets]),
        second=np.asarray(np.concatenate([net.second for net in nets]) / len(nets), np.float32),
        second_bias=np.mean([net.second_bias for net in nets], axis=0, dtype=np.float32),
    )


def kept(looks: Looks, example: Example) -> tuple[bool, ...]:
    """Return the blocks that are kept of a page."""
    rows = second_look(example.rows, example.tree, looks.first.chances(example.rows), example.looks)
    return likeliest(looks.second.chances(rows).tolist(), example.page.lines)


def _figures(examples: Sequence[Example], chosen: Sequence[Example], looks: Looks) -> dict[str, Any]:
    """Measure: the shipped network on what it has not seen, one network by five parts of sites on what it has."""
    seen = {id(example) for example in chosen}
    clean = [example for example in examples if id(example) not in seen]
    figures: dict[str, Any] = {
        "unseen pages": summary([e.page for e in clean], {"blocks": [kept(looks, e) for e in clean]}),
    }
    scores = []
    for part in range(FOLDS):
        fitted = fit_blocks([e for e in chosen if fold_of(e.page.site) != part])
        scores += [
            (e.page, agreement(e.page, kept(fitted, e))) for e in chosen if fold_of(e.page.site) == part
        ]  # fmt: skip
    pages, values = [page for page, _ in scores], [value for _, value in scores]
    figures["articles in five parts by site"] = {
        "f1": round(sum(values) / len(values), 4),
        "95 %": interval(pages, values),
    }
    return figures
