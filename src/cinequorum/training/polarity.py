"""Trains the shipped polarity model: which way a text about a film leans, and whether a sentence judges at all.

Both are logistic regressions on one-, two- and three-word sequences, each present or absent, weighted by the naive
Bayes log ratio of its two classes before the fit (Wang and Manning, 2012) and scaled by the text's length. Sequences
that few films' reviews share are left out, so that no film, actor or character has a weight. Every figure is measured
on films that the measured fit has not seen.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from cinequorum.training.reviews import Example, opinion_examples, polarity_examples
from cinequorum.understand.ngrams import keys

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

_FEWEST_TEXTS = 20
_FEWEST_FILMS = 12
_STRENGTH = 20.0  # inverse regularisation: 3 loses half a point on unseen films, 60 gains nothing
_UNSEEN = 8  # films whose number (0..9) is this or more are kept out of the measured fit
_KNOTS = 21


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Examples as arrays: `flat[offsets[i]:offsets[i + 1]]` are the keys of text i."""

    flat: NDArray[np.uint32]
    offsets: NDArray[np.int64]
    label: NDArray[np.int64]
    film: NDArray[np.int64]
    source: NDArray[np.str_]
    value: NDArray[np.float64]

    @property
    def row(self) -> NDArray[np.int64]:
        """The text that each key belongs to."""
        import numpy as np

        return np.repeat(np.arange(len(self.label)), np.diff(self.offsets))

    @property
    def unseen(self) -> NDArray[np.bool_]:
        """Which texts are about films that the measured fit does not see."""
        return self.film % 10 >= _UNSEEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Linear:
    """A fitted weight for each key of a vocabulary, and the intercept."""

    weights: NDArray[np.float64]
    intercept: float


def train(data_dir: Path, out: Path) -> dict[str, Any]:
    """Train on the Parquet files under `data_dir`, write `polarity.npz` and `polarity.json` into `out`.

    Returns the figures on unseen films, which are also what the JSON file holds. The same data and library versions
    give the same bytes. Takes about three minutes on one core and 3 GiB of memory.
    """
    import numpy as np

    polarity = arrays(polarity_examples(data_dir))
    opinion = arrays(opinion_examples(data_dir))
    words = vocabulary(polarity)
    held, card = measured(polarity, words, "polarity")
    sure, opinion_card = measured(opinion, words, "opinion")
    everything = np.ones(len(polarity.label), bool)
    final = fit(polarity, words, everything)
    judging = fit(opinion, words, np.ones(len(opinion.label), bool))
    tables = calibration(polarity, held) | {"opinion": platt(opinion, sure)}
    out.mkdir(parents=True, exist_ok=True)
    shipped: dict[str, Any] = packed(words, final, judging) | tables
    np.savez_compressed(out / "polarity.npz", **shipped)
    figures = {"vocabulary": len(words), **card, **opinion_card}
    (out / "polarity.json").write_text(json.dumps(figures, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return figures


def arrays(examples: Iterable[Example]) -> Texts:
    """Turn examples into arrays; a film's number is a checksum of its name."""
    import numpy as np

    found = [(keys(e.text), e.label, crc32(e.film.encode()), e.source, e.value) for e in examples]
    rows, labels, films, sources, values = zip(*found, strict=True)
    return Texts(
        flat=np.concatenate(rows),
        offsets=np.cumsum([0, *(len(row) for row in rows)]),
        label=np.array(labels),
        film=np.array(films),
        source=np.array(sources),
        value=np.array([np.nan if value is None else value for value in values]),
    )


def vocabulary(texts: Texts) -> NDArray[np.uint32]:
    """Return the sorted keys that enough texts about enough films share."""
    import numpy as np

    words, inverse, count = np.unique(texts.flat, return_inverse=True, return_counts=True)
    _, film = np.unique(texts.film, return_inverse=True)
    span = int(film.max()) + 1
    pairs = np.unique(inverse.astype(np.int64) * span + film[texts.row]) // span
    films = np.bincount(pairs, minlength=len(words))
    kept: NDArray[np.uint32] = words[(count >= _FEWEST_TEXTS) & (films >= _FEWEST_FILMS)]
    return kept


def fit(texts: Texts, words: NDArray[np.uint32], chosen: NDArray[np.bool_]) -> Linear:
    """Fit the regression on the chosen texts."""
    import numpy as np
    from scipy.sparse import diags
    from sklearn.linear_model import LogisticRegression

    matrix, label = matrix_of(texts, words)[chosen], texts.label[chosen]
    good = 1.0 + (matrix[label == 1] > 0).sum(axis=0).A1
    bad = 1.0 + (matrix[label == 0] > 0).sum(axis=0).A1
    ratio = np.log(good / good.sum()) - np.log(bad / bad.sum())
    model = LogisticRegression(C=_STRENGTH, solver="liblinear", tol=1e-3, random_state=0)
    model.fit(matrix @ diags(ratio), label)
    return Linear(weights=model.coef_[0] * ratio, intercept=float(model.intercept_[0]))


def matrix_of(texts: Texts, words: NDArray[np.uint32]) -> csr_matrix:
    """Return one row a text: 1 over the root of the number of known sequences, for each that it has."""
    import numpy as np
    from scipy.sparse import csr_matrix

    place = np.minimum(np.searchsorted(words, texts.flat), len(words) - 1)
    hit = words[place] == texts.flat
    row, column = texts.row[hit], place[hit]
    known = np.bincount(row, minlength=len(texts.label))
    data = 1.0 / np.sqrt(known[row])
    return csr_matrix((data, (row, column)), shape=(len(texts.label), len(words)))


def measured(texts: Texts, words: NDArray[np.uint32], task: str) -> tuple[NDArray[np.float64], dict[str, Any]]:
    """Fit without the unseen films; return the scores of all texts and the figures on the unseen ones."""
    import numpy as np
    from sklearn.metrics import roc_auc_score

    model = fit(texts, words, ~texts.unseen)
    score = np.asarray(matrix_of(texts, words) @ model.weights) + model.intercept
    figures: dict[str, Any] = {}
    for name in np.unique(texts.source):
        at = texts.unseen & (texts.source == name)
        right = float(((score[at] > 0) == (texts.label[at] == 1)).mean())
        area = float(roc_auc_score(texts.label[at], score[at]))
        figures[f"{task} {name}"] = {"texts": int(at.sum()), "accuracy": round(right, 4), "auc": round(area, 4)}
    return score, figures


def platt(texts: Texts, score: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return slope and intercept that turn scores of unseen films into log odds (Platt, 1999)."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    at = texts.unseen
    model = LogisticRegression(C=1e6).fit(score[at, None], texts.label[at])
    return np.array([model.coef_[0][0], model.intercept_[0]])


def calibration(texts: Texts, score: NDArray[np.float64]) -> dict[str, NDArray[np.float64]]:
    """Return the log-odds line and the stated ratings (0..100) to expect at `_KNOTS` probabilities."""
    import numpy as np
    from sklearn.isotonic import IsotonicRegression

    slope, intercept = platt(texts, score)
    p = 1.0 / (1.0 + np.exp(-(slope * score + intercept)))
    at = texts.unseen & ~np.isnan(texts.value)
    curve = IsotonicRegression(out_of_bounds="clip").fit(p[at], texts.value[at])
    grid = np.linspace(0.0, 1.0, _KNOTS)
    return {"polarity": np.array([slope, intercept]), "value": curve.predict(grid)}


def packed(words: NDArray[np.uint32], polarity: Linear, opinion: Linear) -> dict[str, NDArray[Any]]:
    """Return the arrays to ship: keys, and both weights in 256 steps each."""
    import numpy as np

    found: dict[str, NDArray[Any]] = {"keys": words}
    for name, model in (("polarity", polarity), ("opinion", opinion)):
        step = float(np.quantile(np.abs(model.weights), 0.9995)) / 127
        found[f"{name}_weights"] = np.clip(np.rint(model.weights / step), -127, 127).astype(np.int8)
        found[f"{name}_line"] = np.array([step, model.intercept])
    return found
