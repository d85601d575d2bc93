"""Trains the shipped model of lines: which lines of a page that lost its markup are its body.

Two networks of one hidden layer, fitted by Adam (Kingma and Ba, 2015) on lines weighted so that each page counts the
same. The second is given what the first thinks of the lines around; for that the training pages are judged by networks
that have not seen their site. Each page is shown twice: whole, and cut down to its body with a little of what stands
around it, as in texts that somebody cleaned by half. Every figure is measured on sites that the measured fit has not
seen.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING, Any, Protocol
from zlib import crc32

from cinequorum.extract.line_features import NAMES
from cinequorum.extract.line_model import Net, likeliest, second_look
from cinequorum.extract.line_places import features
from cinequorum.training.flattened import WORD, Flat, flat_pages

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FOLDS = 5
_HIDDEN = 32
_EPOCHS = 6
_BATCH = 512
_DECAY = 3e-3
_RATE = 2e-3
_WARM_UP = 200  # steps
_FEWEST = 0.5  # F1 that keeping exactly the right lines must reach: below it the page shows its text only by scripts
_DRAWS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page ready for the fit: its features, its labels, the weights of its lines, the part that its site falls in."""

    rows: NDArray[np.float32]
    label: NDArray[np.bool_]
    weight: NDArray[np.float64]
    fold: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FitOptions:
    """How a network is fitted: hidden units, passes over the data, where chance begins, columns not to look at."""

    hidden: int = _HIDDEN
    epochs: int = _EPOCHS
    seed: int = 0
    unseen: NDArray[np.bool_] | None = None


class Weighed(Protocol):
    """What a fit needs to know of a page beside its rows."""

    @property
    def label(self) -> NDArray[np.bool_]:
        """Which rows are body."""

    @property
    def weight(self) -> NDArray[np.float64]:
        """What each row weighs."""


Fits = dict[frozenset[int], Net]  # first networks by the parts that they have seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """The two networks."""

    first: Net
    second: Net

    def chances(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return the probability that each row is body."""
        return self.second.chances(second_look(rows, self.first.chances(rows)))


def train(data_dir: Path, out: Path) -> dict[str, Any]:
    """Train on the two collections under `data_dir`, write `lines.npz` and `lines.json` into `out`.

    Returns the figures on unseen sites, which are also what the JSON file holds. The same data, libraries and processor
    give the same bytes. Takes some two to three minutes on one core.
    """
    import numpy as np

    pages = usable(flat_pages(data_dir))
    known: Fits = {}
    figures = summary(pages, {"lines": held_out(pages, known)})
    looks = fit_looks([*map(sheet, pages), *map(sheet, map(trimmed, pages))], known)
    out.mkdir(parents=True, exist_ok=True)
    shipped: dict[str, Any] = packed(looks)
    np.savez_compressed(out / "lines.npz", **shipped)
    (out / "lines.json").write_text(json.dumps(figures, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return figures


def usable(pages: Iterable[Flat]) -> list[Flat]:
    """Leave out pages whose body is not in their HTML."""
    return [page for page in pages if agreement(page, page.body) >= _FEWEST]


def fold_of(site: str) -> int:
    """Return the part, 0 to `FOLDS` - 1, that all pages of a site fall in."""
    return crc32(site.encode()) % FOLDS


def sheet(page: Flat) -> Sheet:
    """Work out a page's features; a line weighs by its words, and each page's lines weigh the same together."""
    import numpy as np

    rows = features(page.lines)
    weight = np.expm1(rows[:, NAMES.index("words")].astype(np.float64)) + 2.0
    return Sheet(rows=rows, label=np.array(page.body), weight=weight / weight.sum(), fold=fold_of(page.site))


def trimmed(page: Flat) -> Flat:
    """Cut a page down to its body and up to eight lines before and after: how many, a checksum of its name says."""
    number = crc32(page.name.encode())
    inside = [index for index, is_body in enumerate(page.body) if is_body]
    first = max(inside[0] - number % 9, 0)
    last = inside[-1] + 1 + number // 9 % 9
    kept = [i for i in range(first, min(last, len(page.lines))) if page.body[i] or (number + 7 * (i // 4)) % 3]
    lines, body = zip(*((page.lines[i], page.body[i]) for i in kept), strict=True)
    return Flat(
        name=page.name, site=page.site, sort=page.sort, source=page.source, lines=lines, body=body, gold=page.gold
    )


def held_out(pages: Sequence[Flat], known: Fits) -> list[tuple[bool, ...]]:
    """Return for each page the lines that networks keep which have seen no page of its site."""
    own, cut = list(map(sheet, pages)), list(map(sheet, map(trimmed, pages)))
    kept: list[tuple[bool, ...]] = [()] * len(pages)
    for fold in range(FOLDS):
        looks = fit_looks([s for s in (*own, *cut) if s.fold != fold], known)
        for index, page in enumerate(pages):
            if own[index].fold == fold:
                kept[index] = likeliest(looks.chances(own[index].rows).tolist(), page.lines)
    return kept


def fit_looks(sheets: Sequence[Sheet], known: Fits) -> Looks:
    """Fit both networks; the second on what networks without the page's site think."""
    judges = {part: _first(sheets, part, known) for part in {s.fold for s in sheets}}
    rows = [second_look(s.rows, judges[s.fold].chances(s.rows)) for s in sheets]
    return Looks(first=_first(sheets, None, known), second=fit(sheets, rows))


def _first(sheets: Sequence[Sheet], without: int | None, known: Fits) -> Net:
    """Fit the first network on all parts but one; two fits that leave out the same parts are one."""
    chosen = [s for s in sheets if s.fold != without]
    parts = frozenset(s.fold for s in chosen)
    if parts not in known:
        known[parts] = fit(chosen, [s.rows for s in chosen])
    return known[parts]


_AS_EVER = FitOptions()


def fit(sheets: Sequence[Weighed], rows: Sequence[NDArray[np.float32]], options: FitOptions = _AS_EVER) -> Net:
    """Fit one network on the sheets' labels and the given rows."""
    import numpy as np

    table, label = np.concatenate(rows), np.concatenate([s.label for s in sheets]).astype(np.float32)
    weight = np.concatenate([s.weight for s in sheets])
    chance = np.random.default_rng(options.seed)
    net = _unfitted(table, chance, options)
    table = net.standard(table)
    adam = _Adam(net, steps=options.epochs * (len(table) // _BATCH))
    weight = (weight / weight.mean()).astype(np.float32)
    for _ in range(options.epochs):
        order = chance.permutation(len(table))
        for start in range(0, len(order) - _BATCH + 1, _BATCH):
            batch = order[start : start + _BATCH]
            adam.step(table[batch], label[batch], weight[batch])
    return net


def _unfitted(table: NDArray[np.float32], chance: np.random.Generator, options: FitOptions) -> Net:
    import numpy as np

    size, hidden = table.shape[1], options.hidden
    scale = (1.0 / (table.std(axis=0, dtype=np.float64) + 1e-3)).astype(np.float32)
    if options.unseen is not None:
        scale[options.unseen] = 0.0
    return Net(
        mean=table.mean(axis=0, dtype=np.float64).astype(np.float32),
        scale=scale,
        first=chance.normal(0, size**-0.5, (size, hidden)).astype(np.float32),
        first_bias=np.zeros(hidden, np.float32),
        second=chance.normal(0, hidden**-0.5, hidden).astype(np.float32),
        second_bias=np.zeros(1, np.float32),
    )


class _Adam:
    """Steps down the weighted log loss, with decay; the arrays of the network are changed in place."""

    def __init__(self, net: Net, steps: int) -> None:
        import numpy as np

        self.parts = [net.first, net.first_bias, net.second, net.second_bias]
        self.slow = [np.zeros_like(part) for part in self.parts]
        self.square = [np.zeros_like(part) for part in self.parts]
        self.steps, self.done = steps, 0

    def step(self, rows: NDArray[np.float32], label: NDArray[np.float32], weight: NDArray[np.float32]) -> None:
        """Take one step on one batch."""
        import numpy as np

        first, first_bias, second, second_bias = self.parts
        hidden = np.maximum(rows @ first + first_bias, 0.0)
        error = (1.0 / (1.0 + np.exp(-(hidden @ second + second_bias))) - label) * weight / len(label)
        back = np.outer(error, second) * (hidden > 0)
        slopes = [
            rows.T @ back + _DECAY * first,
            back.sum(axis=0),
            hidden.T @ error + _DECAY * second,
            error.sum(keepdims=True),
        ]
        self.done += 1
        rate = _RATE * (1 - self.done / (self.steps + 1)) * min(1.0, self.done / _WARM_UP)
        for i, slope in enumerate(slopes):
            self.slow[i] += 0.1 * (slope - self.slow[i])
            self.square[i] += 0.001 * (slope**2 - self.square[i])
            spread = np.sqrt(self.square[i] / (1 - 0.999**self.done)) + 1e-8
            self.parts[i] -= rate * (self.slow[i] / (1 - 0.9**self.done)) / spread


def agreement(page: Flat, kept: Sequence[bool]) -> float:
    """Return F1 of the words of the kept lines against those of the body: multisets of words in small letters."""
    found: Counter[str] = Counter()
    for line, is_kept in zip(page.lines, kept, strict=True):
        if is_kept:
            found.update(WORD.findall(line.lower()))
    wanted = Counter(WORD.findall(page.gold.lower()))
    return 2 * (found & wanted).total() / max(found.total() + wanted.total(), 1)


def summary(pages: Sequence[Flat], systems: Mapping[str, Sequence[Sequence[bool]]]) -> dict[str, Any]:
    """Return each system's mean F1 over all pages with its interval, and over each sort of page."""
    figures: dict[str, Any] = {"pages": len(pages), "sites": len({page.site for page in pages})}
    for name, kept in systems.items():
        scores = [agreement(page, lines) for page, lines in zip(pages, kept, strict=True)]
        sorts = {f"{page.source} {page.sort}" for page in pages}
        by_sort = {
            sort: round(mean(f for f, p in zip(scores, pages, strict=True) if f"{p.source} {p.sort}" == sort), 4)
            for sort in sorted(sorts)
        }
        figures[name] = {"f1": round(mean(scores), 4), "95 %": interval(pages, scores), **by_sort}
    return figures


def interval(pages: Sequence[Flat], scores: Sequence[float]) -> tuple[float, float]:
    """Return the 95 % interval of the mean by drawing sites, with all their pages, again and again."""
    import numpy as np

    sites = sorted({page.site for page in pages})
    place = {site: number for number, site in enumerate(sites)}
    at = np.array([place[page.site] for page in pages])
    total, count = np.bincount(at, weights=np.array(scores)), np.bincount(at)
    draws = np.random.default_rng(0).integers(0, len(sites), (_DRAWS, len(sites)))
    low, high = np.quantile(total[draws].sum(axis=1) / count[draws].sum(axis=1), (0.025, 0.975))
    return round(float(low), 4), round(float(high), 4)


def packed(looks: Looks) -> dict[str, NDArray[Any]]:
    """Return the arrays to ship, in half precision."""
    import numpy as np

    nets = (("first", looks.first), ("second", looks.second))
    return {f"{look}_{f.name}": getattr(net, f.name).astype(np.float16) for look, net in nets for f in fields(net)}
