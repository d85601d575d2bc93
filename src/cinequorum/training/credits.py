"""Train the weights that tell who of a page's persons has which credit (`understand.facts.credit_model`).

Asked of every collection of annotated pages in a folder: whom does the page name, what are the signs of each, who of
them is annotated as what? Of sites that the rules were written for the rules say too much that is right: such pages
count half, and what the rules say has weights of its own there, which are thrown away.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from cinequorum.catalogue.known import KnownFilms
from cinequorum.model.page import Page
from cinequorum.text.fold import fold
from cinequorum.training.annotated import Row, enough, page_at, rows_in
from cinequorum.training.kinds import PARTS, part_of
from cinequorum.understand.facts import rules_on
from cinequorum.understand.facts.credit_model import DOUBTED, LEAST
from cinequorum.understand.facts.known_person_signs import known_signs
from cinequorum.understand.facts.page_persons import Person, persons_of
from cinequorum.understand.facts.person_signs import same_person, signs_of
from cinequorum.understand.films import subject_film
from cinequorum.understand.mentions import titles_named
from cinequorum.understand.programme import as_list, programme_of
from cinequorum.understand.prose import Films, prose_of
from cinequorum.understand.relations import unrelated

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

TRADES = tuple(sorted(LEAST))
_STRENGTH = 4.0  # of the regularisation
_FREE = 0.01  # ... of what every person begins with
_HELD, _NEW = 100.0, 20.0  # ... of weights that are learned on from, and of signs that have none there
NOTHING: Mapping[str, float] = MappingProxyType({})
"""The weights that are learned on from where there are none."""
_FEWEST = 4  # sites on which a sign stands
_KNOWN = 0.5  # weight of a person on a page that the rules were written for
_FITTED = "rules fitted"
_DIGITS = 3
_LEAST_WEIGHT = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A person of an annotated page: the signs, the trades that are right, those that cannot be told.

    `fitted` tells a page for which the rules were written.
    """

    collection: str
    site: str
    signs: frozenset[str]
    right: frozenset[str]
    unclear: frozenset[str]
    fitted: bool = False


def train(data_dir: Path, out: Path, known: KnownFilms | None = None) -> dict[str, Any]:
    """Train on the collections in the folders under `data_dir`, write the table into `out`; return the figures.

    It is `credits.json`, and with known films, of which the signs then tell, `credits_known.json`.

    Each folder has a `gold.jsonl` with a row a page: `page_file` (below the folder), `facts` (objects with `field`,
    `value`, and `also`, a list of other forms, and `optional` where one cannot say), `complete_fields` (the fields of
    which every fact is there), `source.repo`, the site, and `rules_fitted` where the rules were written for the page.
    The same data and libraries give the same bytes.
    """
    examples = enough(examples_of(data_dir, known), data_dir)
    unseen = {trade: held_out(examples, trade) for trade in TRADES}
    figures = measured(examples, unseen)
    weights = {}
    for trade in TRADES:
        slope, shift = scale_of(examples, unseen[trade], trade)
        found = fitted(examples, trade)
        scaled = {sign: slope * weight + (shift if sign == "" else 0.0) for sign, weight in found.items()}
        kept = {s: round(w, _DIGITS) for s, w in scaled.items() if s == "" or abs(w) >= _LEAST_WEIGHT}
        weights[trade] = {sign: weight for sign, weight in kept.items() if not sign.startswith(_FITTED)}
    out.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"figures": figures, "weights": weights}, indent=0, sort_keys=True, ensure_ascii=False)
    (out / ("credits.json" if known is None else "credits_known.json")).write_text(text + "\n", encoding="utf-8")
    return figures


def examples_of(data_dir: Path, known: KnownFilms | None = None) -> Iterator[Example]:
    """Read the persons of the annotated pages, folder by folder; what is not there or not about films is left out."""
    for row in rows_in(data_dir):
        page = page_at(row.path)
        if page is not None:
            yield from _examples(page, row, known)


def _examples(page: Page, row: Row, known: KnownFilms | None) -> Iterator[Example]:
    programme = programme_of(page)
    prose = prose_of(as_list(page, programme), known)
    named = titles_named(prose, programme)
    subject = subject_film(prose, named)
    scene, claims = rules_on(prose, Films(subject=subject, others=unrelated(prose, subject, named)))
    if scene is None:
        return
    persons = persons_of(scene)
    every = zip(persons, signs_of(scene, persons, claims), known_signs(scene, persons), strict=True)
    for person, signs, of_films in every:
        right, unclear = _answers(person, row.told)
        yield Example(
            collection=row.collection,
            site=row.site,
            signs=signs | of_films,
            right=right,
            unclear=unclear,
            fitted=bool(row.told.get("rules_fitted")),
        )


def _answers(person: Person, row: Mapping[str, Any]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the trades that a page annotates for a person, and those of which nothing is said."""
    own = [fact for fact in row["facts"] if _is_of(person, fact)]
    right = {fact["field"] for fact in own if not fact.get("optional")}
    complete = set(row.get("complete_fields", TRADES))
    unclear = {fact["field"] for fact in own} | {trade for trade in TRADES if trade not in complete}
    return frozenset(right), frozenset(unclear - right)


def _is_of(person: Person, fact: Mapping[str, Any]) -> bool:
    forms = (str(fact["value"]), *fact.get("also", ()))
    return any(same_person(person, tuple(fold(form).split())) for form in forms)


def fitted(
    examples: Sequence[Example], trade: str, *, strength: float = _STRENGTH, base: Mapping[str, float] = NOTHING
) -> dict[str, float]:
    """Fit the weights of a trade: logistic regression with squares of the weights; the sign "" is the start.

    `strength` is that of the regularisation. With a `base`, weights that are learned on from, the squares are those of
    the distances from its weights, and hold them as if what they were learned from were still at hand.
    """
    import numpy as np
    from scipy.optimize import minimize

    held = [example for example in examples if trade not in example.unclear]
    signs = ["", *sorted({*signs_in(held), *base} - {""})]
    rows = matrix(held, signs, fitting=True)
    right = np.array([trade in example.right for example in held], float)
    weight = np.array([_KNOWN if example.fitted else 1.0 for example in held])
    known = np.array([base.get(sign, 0.0) for sign in signs])
    held_down = np.array([_HELD if sign in base else _NEW if base else strength for sign in signs])
    held_down[0] = _HELD if base else _FREE

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        sums = rows @ weights
        missed = weight * (np.logaddexp(0.0, sums) - right * sums)
        off = weight * (1 / (1 + np.exp(-sums)) - right)
        away = weights - known
        return float(missed.sum() + (held_down * away**2).sum() / 2), rows.T @ off + held_down * away

    found = minimize(loss, known, jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return dict(zip(signs, map(float, found), strict=True))


def signs_in(examples: Sequence[Example]) -> list[str]:
    """Return the signs that stand on enough sites to be learned."""
    sites: dict[str, set[str]] = defaultdict(set)
    for example in examples:
        for sign in _fitting(example):
            sites[sign].add(example.site)
    return sorted(sign for sign, held in sites.items() if len(held) >= _FEWEST)


def _fitting(example: Example) -> Iterator[str]:
    """Yield an example's signs, and what the rules say once more where they were written for the page."""
    yield from example.signs
    if example.fitted:
        yield _FITTED
        yield from (f"{_FITTED} {sign}" for sign in example.signs if sign.startswith("rule") or sign == "unruled")


def matrix(examples: Sequence[Example], signs: Sequence[str], *, fitting: bool = False) -> csr_matrix:
    """Return a row an example, a column a sign; the sign "" is there for everybody."""
    from scipy.sparse import csr_matrix

    column = {sign: index for index, sign in enumerate(signs)}
    places, ends = [], [0]
    for example in examples:
        own = _fitting(example) if fitting else example.signs
        places += [column[""], *(column[sign] for sign in sorted(own) if sign in column)]
        ends.append(len(places))
    return csr_matrix(([1.0] * len(places), places, ends), shape=(len(examples), len(signs)))


def held_out(
    examples: Sequence[Example], trade: str, *, strength: float = _STRENGTH, base: Mapping[str, float] = NOTHING
) -> NDArray[np.float64]:
    """Return the sum of weights of each example, fitted without the sites of its part."""
    import numpy as np

    sums = np.zeros(len(examples))
    for part in range(PARTS):
        unseen = [i for i, e in enumerate(examples) if part_of(e.site) == part]
        if unseen:
            others = [e for e in examples if part_of(e.site) != part]
            found = fitted(others, trade, strength=strength, base=base)
            signs = list(found)
            sums[unseen] = matrix([examples[i] for i in unseen], signs) @ np.array([found[sign] for sign in signs])
    return sums


def scale_of(examples: Sequence[Example], sums: NDArray[np.float64], trade: str) -> tuple[float, float]:
    """Return by what sums have to be multiplied, and what is added, for chances to mean what they say (Platt, 1999)."""
    import numpy as np
    from scipy.optimize import minimize

    held = [i for i, e in enumerate(examples) if not e.fitted and trade not in e.unclear]
    if not held:
        return 1.0, 0.0
    right = np.array([trade in examples[i].right for i in held], float)
    own = sums[held]

    def loss(line: NDArray[np.float64]) -> float:
        told = line[0] * own + line[1]
        return float((np.logaddexp(0.0, told) - right * told).sum() + (line[0] - 1) ** 2 + line[1] ** 2)

    slope, shift = minimize(loss, np.array([1.0, 0.0]), method="Nelder-Mead").x
    return float(slope), float(shift)


def measured(examples: Sequence[Example], unseen: Mapping[str, NDArray[np.float64]]) -> dict[str, Any]:
    """Measure what is added and dropped by trade, on sites that neither the fit nor the rules have seen."""
    import numpy as np

    found: dict[str, Any] = {
        "persons": len(examples),
        "sites": len({e.site for e in examples}),
        "collections": {
            name: len([e for e in examples if e.collection == name])
            for name in sorted({e.collection for e in examples})
        },
    }
    for trade in TRADES:
        slope, shift = scale_of(examples, unseen[trade], trade)
        chances = 1 / (1 + np.exp(-(slope * unseen[trade] + shift)))
        held = [i for i, e in enumerate(examples) if not e.fitted and trade not in e.unclear]
        ruled = [i for i in held if f"ruled {trade}" in examples[i].signs]
        free = [i for i in held if f"ruled {trade}" not in examples[i].signs]
        found[trade] = {
            "ruled": _counted(examples, ruled, trade),
            "dropped": _counted(examples, [i for i in ruled if chances[i] < DOUBTED.get(trade, 0.0)], trade),
            "unruled": _counted(examples, free, trade),
            "added": _counted(examples, [i for i in free if chances[i] >= LEAST[trade]], trade),
            "chances": {
                f"{low:.1f} to {high:.1f}": _counted(examples, [i for i in held if low <= chances[i] < high], trade)
                for low, high in ((0.0, 0.1), (0.1, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.01))
            },
        }
    return found


def _counted(examples: Sequence[Example], held: Sequence[int], trade: str) -> dict[str, int]:
    return {"persons": len(held), "right": sum(trade in examples[i].right for i in held)}
