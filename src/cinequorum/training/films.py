"""Trains the shipped model of films: which title of a page is its film, or none.

A conditional logit on the figures of `film_figures`, what the rules say among them, with ridge regularisation that
leaves the rules' own say nearly free. A table that is there already is learned on from, and holds the weights as if
what it was learned from were still at hand. Every figure is measured on sites that the measured fit has not seen: all
pages of a site fall in one part.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from cinequorum.catalogue.known import KnownFilms
from cinequorum.model.page import Page
from cinequorum.names.titles import title_key
from cinequorum.training.annotated import Row, enough, page_at, rows_in
from cinequorum.training.kinds import PARTS, part_of
from cinequorum.understand.film_model import field_of, is_settled, likeliest
from cinequorum.understand.films import weighed_titles
from cinequorum.understand.mentions import titles_named
from cinequorum.understand.programme import as_list, programme_of
from cinequorum.understand.prose import prose_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_STRENGTH = 15.0  # of the regularisation of weights
_FREE = 2.0  # of those of what the rules say
_HELD = 120.0  # of what holds weights to those that are learned on from
_FIXED = 1e6  # of what leaves them as they are
NOTHING: Mapping[str, float] = MappingProxyType({})
"""The weights that are learned on from where there are none."""

_KNOWN = "known_"  # how figures begin that the known films give
_RULES = frozenset({"told", "none_told", "chance", "further", "one"})
_TITLES = ("title", "canonical_title", "original_title", "local_title")
_DIGITS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """An annotated page on which titles are weighed.

    `figures` by title, `right` tells which titles are the film (none of them where it is not among them), `filmed`
    whether there is one; `told` whether the rules are right; `settled` whether nothing is weighed after them.
    """

    collection: str
    site: str
    figures: tuple[dict[str, float], ...]
    right: tuple[bool, ...]
    filmed: bool
    told: bool
    settled: bool = False


def train(data_dir: Path, out: Path, known: KnownFilms | None = None) -> dict[str, Any]:
    """Train on the collections in the folders under `data_dir`, write `films.json` into `out`; return the figures.

    Each folder has a `gold.jsonl` with a row a page: `page_file` (below the folder), `film` (null, or an object whose
    `title`, `canonical_title`, `original_title`, `local_title` are all right) and `source.repo`, the site. The same
    data and libraries give the same bytes. Takes a few minutes, most of it for reading the pages. A `films.json` that
    is in `out` already is learned on from, so that pages learned from before need not be at hand. With known films the
    weights in it stay as they are, and those of what the known films say are learned beside them.
    """
    examples = enough(examples_of(data_dir, known), data_dir)
    base = _weights_in(out)
    figures = measured(examples, base)
    names = names_in(examples, base)
    weights = fitted([e for e in examples if not e.settled], names, base)
    table = {
        "figures": figures,
        "weights": {
            n: round(float(w), _DIGITS) for n, w in zip(names, weights, strict=True) if round(float(w), _DIGITS)
        },
    }
    out.mkdir(parents=True, exist_ok=True)
    text = json.dumps(table, indent=1, sort_keys=True, ensure_ascii=False)
    (out / "films.json").write_text(text + "\n", encoding="utf-8")
    return figures


def examples_of(data_dir: Path, known: KnownFilms | None = None) -> Iterator[Example]:
    """Read the annotated pages, folder by folder; what is not there or not read for films is left out."""
    for row in rows_in(data_dir):
        page = page_at(row.path)
        example = None if page is None else _example(page, row, known)
        if example is not None:
            yield example


def _example(page: Page, row: Row, known: KnownFilms | None) -> Example | None:
    programme = programme_of(page)
    prose = prose_of(as_list(page, programme), known)
    named = titles_named(prose, programme)
    weighed = weighed_titles(prose, named)
    if weighed is None:
        return None
    candidates, told = weighed
    field = field_of(prose, named, candidates, told)
    film = row.told.get("film")
    keys = {title_key(film[name]) for name in _TITLES if film.get(name)} if film else set()
    return Example(
        collection=row.collection,
        site=row.site,
        figures=tuple(dict(figures) for figures in field.figures),
        right=tuple(choice.key in keys for choice in field.choices),
        filmed=bool(keys),
        told=title_key(told.candidate.title) in keys if told else not keys,
        settled=is_settled(told, page),
    )


def _weights_in(out: Path) -> dict[str, float]:
    path = out / "films.json"
    found: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))["weights"] if path.exists() else {}
    return found


def names_in(examples: Sequence[Example], base: Mapping[str, float] = NOTHING) -> tuple[str, ...]:
    """Return the figures in the order of the columns; those that `base` has a weight for are among them."""
    return tuple(sorted({*base, *(name for example in examples for figures in example.figures for name in figures)}))


def fitted(
    examples: Sequence[Example], names: Sequence[str], base: Mapping[str, float] = NOTHING
) -> NDArray[np.float64]:
    """Fit the weights: the negative log-likelihood of the right titles, or of none, and squares of the weights.

    Where several titles are right their chances are added; where the film is not among them, none is right. With a
    `base` the squares are those of the distances from its weights.
    """
    import numpy as np
    from scipy.optimize import minimize

    held = [example for example in examples if example.figures]
    if not held:
        return np.zeros(len(names))
    rows = _rows(held, names)
    page = np.repeat(np.arange(len(held)), [len(example.figures) for example in held])
    right = np.array([right for example in held for right in example.right], float)
    none = np.array([not any(example.right) for example in held], float)
    spread = rows.std(axis=0)
    spread[spread < _FLAT] = 1.0
    scaled = rows / spread
    asked = any(name.startswith(_KNOWN) for example in held for figures in example.figures for name in figures)
    strength = np.array([_strength(name, base, asked=asked) for name in names])
    known = np.array([base.get(name, 0.0) for name in names]) * spread

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        sums = scaled @ weights
        top = np.zeros(len(held))
        np.maximum.at(top, page, sums)
        powers, base = np.exp(sums - top[page]), np.exp(-top)
        total = np.bincount(page, powers, len(held)) + base
        hit = np.bincount(page, powers * right, len(held)) + base * none
        off = powers / total[page] - powers * right / np.maximum(hit[page], _TINY)
        missed = -np.log(hit / total + _TINY).sum()
        away = weights - known
        return float(missed + (strength * away**2).sum() / 2), scaled.T @ off + strength * away

    found = minimize(loss, known, jac=True, method="L-BFGS-B", options={"maxiter": 400}).x
    return np.asarray(found / spread)


def _strength(name: str, base: Mapping[str, float], *, asked: bool) -> float:
    """Return what holds a weight; `asked`: the known films are, whose weights are learned beside the others."""
    if name.startswith(_KNOWN):
        return _STRENGTH
    if base:
        return _FIXED if asked else _HELD
    return _FREE if name in _RULES else _STRENGTH


_FLAT, _TINY = 1e-6, 1e-300


def _rows(examples: Sequence[Example], names: Sequence[str]) -> NDArray[np.float64]:
    import numpy as np

    return np.array([[figures.get(name, 0.0) for name in names] for e in examples for figures in e.figures])


def measured(examples: Sequence[Example], base: Mapping[str, float] = NOTHING) -> dict[str, Any]:
    """Measure the model on sites that its fit has not seen, beside the rules, by collection."""
    names = names_in(examples, base)
    hits: dict[int, bool] = {}
    chances: list[tuple[float, bool]] = []
    for part in range(PARTS):
        unseen = [i for i, e in enumerate(examples) if part_of(e.site) == part]
        if unseen:
            weights = fitted([e for e in examples if part_of(e.site) != part and not e.settled], names, base)
            for index in unseen:
                hits[index], chance = _hit(examples[index], weights, names)
                if chance is not None:
                    chances.append((chance, hits[index]))
    found: dict[str, Any] = {"pages": len(examples), "sites": len({e.site for e in examples})}
    for name in ("all", *sorted({e.collection for e in examples})):
        held = [i for i, e in enumerate(examples) if name in {"all", e.collection}]
        found[name] = {
            "pages": len(held),
            "rules": round(sum(examples[i].told for i in held) / len(held), _DIGITS),
            "model": round(sum(hits[i] for i in held) / len(held), _DIGITS),
        }
    found["chances"] = _calibration(chances)
    return found


def _hit(example: Example, weights: NDArray[np.float64], names: Sequence[str]) -> tuple[bool, float | None]:
    """Return whether the model is right, and the chance of the title that it takes."""
    if example.settled or not example.figures:
        return example.told, None
    best, chance = likeliest((_rows([example], names) @ weights).tolist(), example.figures)
    return (not example.filmed, None) if best is None else (example.right[best], chance)


def _calibration(chances: Sequence[tuple[float, bool]]) -> dict[str, Any]:
    """Return how often titles of about the same chance are right."""
    found = {}
    for low, high in ((0.0, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.01)):
        held = [right for chance, right in chances if low <= chance < high]
        if held:
            found[f"{low:.1f} to {min(high, 1.0):.1f}"] = {
                "titles": len(held),
                "right": round(sum(held) / len(held), _DIGITS),
            }
    return found
