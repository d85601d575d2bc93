"""Trains the shipped model of kinds: what a page's wording and shape add to the rules.

A multinomial logistic regression on the figures of `kind_features`, whose logits start from the rules' scores: with
strong regularisation it says what the rules say. Every figure is measured on sites that the measured fit has not seen:
all pages of a site fall in one part.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from cinequorum.errors import UnreadablePage
from cinequorum.extract.evidence import Evidence
from cinequorum.extract.kind import rule_scores
from cinequorum.extract.kind_features import features_of
from cinequorum.extract.kind_model import KINDS, trust
from cinequorum.extract.page import evidence_in, open_page
from cinequorum.training.annotated import enough, raw_at, rows_in
from cinequorum.understand.read import may_be_about_films

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NAMES = tuple(features_of(Evidence(lines=(), sizes=())))
"""The figures of a page, in the order of the columns."""

PARTS = 25
_STRENGTH = 12.0  # of the regularisation of weights
_SCALE = 0.6  # of the rules' scores, from which their scale starts
_FEWEST = 25  # pages of a kind from which its weights are learned: of fewer, the rules decide
_DIGITS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """An annotated page: its collection, its site, its kind, what the rules say of each kind, its figures."""

    collection: str
    site: str
    kind: str
    rules: tuple[float, ...]
    figures: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """Fitted weights: `weights` by figure and kind belong to figures less their `mean`."""

    scale: float
    bias: NDArray[np.float64]
    mean: NDArray[np.float64]
    weights: NDArray[np.float64]

    def logits(self, examples: Sequence[Example]) -> NDArray[np.float64]:
        """Return the logits of each example by kind."""
        rules, figures = _columns(examples)
        return self.scale * rules + _offsets(figures, self.mean) @ self.weights + self.bias


def train(data_dir: Path, out: Path) -> dict[str, Any]:
    """Train on the collections in the folders under `data_dir`, write `kinds.json` into `out`; return the figures.

    Each folder has a `gold.jsonl` with a row a page: `page_file` (below the folder), `kind`, and `source.repo`,
    the site. The same data and libraries give the same bytes. Takes a minute or two,
    half of it for reading the pages.
    """
    examples = enough(examples_of(data_dir), data_dir)
    figures = measured(examples)
    fit = fitted(examples)
    table = {"figures": figures, **_table(fit)}
    out.mkdir(parents=True, exist_ok=True)
    text = json.dumps(table, indent=1, sort_keys=True, ensure_ascii=False)
    (out / "kinds.json").write_text(text + "\n", encoding="utf-8")
    return figures


def examples_of(data_dir: Path) -> Iterator[Example]:
    """Read the annotated pages, folder by folder; what is not there, not read or told before is left out."""
    for row in rows_in(data_dir):
        evidence = _evidence(row.path)
        if evidence is not None and row.told["kind"] in KINDS:
            scores = rule_scores(evidence)
            yield Example(
                collection=row.collection,
                site=row.site,
                kind=row.told["kind"],
                rules=tuple(scores[kind] for kind in KINDS),
                figures=tuple(features_of(evidence).values()),
            )


def _evidence(path: Path) -> Evidence | None:
    """Return what a page is judged by, or None where its kind is not weighed: not about films, or of a known site."""
    raw = raw_at(path)
    try:
        opened = None if raw is None else open_page(raw)
    except UnreadablePage:
        return None
    return evidence_in(opened) if opened is not None and may_be_about_films(opened.page) else None


def _columns(examples: Sequence[Example]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    import numpy as np

    return np.array([e.rules for e in examples]), np.array([e.figures for e in examples])


def _offsets(figures: NDArray[np.float64], mean: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return figures less their means, each page's scaled by how much its figures count."""
    import numpy as np

    share = np.array([trust(words) for words in figures[:, NAMES.index("words")]])
    return np.asarray((figures - mean) * share[:, None])


def fitted(examples: Sequence[Example]) -> Fit:
    """Fit the weights: the negative log-likelihood, with squares of the weights of standardised figures (ridge)."""
    import numpy as np
    from scipy.optimize import minimize

    rules, figures = _columns(examples)
    right = np.array([KINDS.index(e.kind) for e in examples])
    mean, spread = figures.mean(axis=0), figures.std(axis=0) + 1e-6
    rows = np.hstack([_offsets(figures, mean) / spread, np.ones((len(examples), 1))])
    wanted = np.eye(len(KINDS))[right]
    strength = np.full((rows.shape[1], 1), _STRENGTH)
    strength[-1] = _STRENGTH / 2
    learned = wanted.sum(axis=0) >= _FEWEST

    def loss(values: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights = values[1:].reshape(rows.shape[1], -1)
        chances = softmax(values[0] * rules + rows @ weights)
        missed = -np.log(chances[np.arange(len(right)), right] + 1e-12).sum()
        off = chances - wanted
        slope = np.concatenate(
            [[(off * rules).sum() + 2 * (values[0] - _SCALE)], ((rows.T @ off + strength * weights) * learned).ravel()]
        )
        return float(missed + (strength * weights**2).sum() / 2 + (values[0] - _SCALE) ** 2), slope

    start = np.concatenate([[_SCALE], np.zeros(rows.shape[1] * len(KINDS))])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    weights = found[1:].reshape(rows.shape[1], -1)
    return Fit(scale=float(found[0]), bias=weights[-1], mean=mean, weights=weights[:-1] / spread[:, None])


def softmax(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    """Turn logits into chances, row by row."""
    import numpy as np

    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def part_of(site: str) -> int:
    """Return the part, 0 to `PARTS` - 1, that all pages of a site fall in."""
    return crc32(site.encode()) % PARTS


def measured(examples: Sequence[Example]) -> dict[str, Any]:
    """Measure the model on sites that its fit has not seen, beside the rules, by collection."""
    import numpy as np

    right = np.array([KINDS.index(e.kind) for e in examples])
    rules, _ = _columns(examples)
    logits = np.zeros_like(rules)
    for part in range(PARTS):
        unseen = [i for i, e in enumerate(examples) if part_of(e.site) == part]
        if unseen:
            kept = fitted([e for e in examples if part_of(e.site) != part])
            logits[unseen] = kept.logits([examples[i] for i in unseen])
    chances = softmax(logits)[np.arange(len(right)), right]
    found: dict[str, Any] = {"pages": len(examples), "sites": len({e.site for e in examples})}
    for name in ("all", *sorted({e.collection for e in examples})):
        held = np.array([name in {"all", e.collection} for e in examples])
        told, said = logits[held].argmax(axis=1), rules[held].argmax(axis=1)
        found[name] = {
            "pages": int(held.sum()),
            "rules": round(float((said == right[held]).mean()), _DIGITS),
            "model": round(float((told == right[held]).mean()), _DIGITS),
            "log loss": round(float(-np.log(chances[held] + 1e-12).mean()), _DIGITS),
        }
    return found


def _table(fit: Fit) -> dict[str, Any]:
    def row(values: NDArray[np.float64]) -> dict[str, float]:
        return {kind: round(float(value), _DIGITS) for kind, value in zip(KINDS, values, strict=True)}

    return {
        "scale": round(fit.scale, _DIGITS),
        "bias": row(fit.bias),
        "mean": {name: round(float(value), _DIGITS) for name, value in zip(NAMES, fit.mean, strict=True)},
        "weights": {name: row(values) for name, values in zip(NAMES, fit.weights, strict=True)},
    }
