"""Trains the shipped model: which way a text about a film leans, whether it judges at all, whether it tells too much.

All three are linear in one-, two- and three-word sequences, each present or absent. Which way a text leans: a logistic
regression whose features are weighted by the naive Bayes log ratio of the two classes (Wang and Manning, 2012). Whether
it judges: the log ratios themselves, which do better on single sentences. Whether it tells too much: a logistic
regression on sequences weighted by how seldom they are, then one on its score and on the manner of telling (module
`telling`). Sequences that few films' reviews share are left out, so that no film, actor or character has a weight.
Every figure is measured on films that the measured fit has not seen.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from cinequorum.training import telling
from cinequorum.training.reviews import Example, opinion_examples, polarity_examples
from cinequorum.understand.ngrams import keys

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

_FEWEST_TEXTS = 20
_FEWEST_FILMS = 12
_FEWEST_SENTENCES = 2  # that share a sequence, of so many films, for it to tell whether a sentence judges
_UNSEEN_RATIO = 0.3  # times that a sequence counts in the class that has none of it; 1 loses half a point
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
class Task:
    """What is to be learned from which texts.

    `strength` is the inverse of the regularisation; None: the log ratios themselves are the weights. `known`: which
    sequences of the vocabulary may have one.
    """

    name: str
    texts: Texts
    strength: float | None
    known: NDArray[np.bool_] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Linear:
    """A fitted weight for each key of a vocabulary, and the intercept."""

    weights: NDArray[np.float64]
    intercept: float


def train(data_dir: Path, out: Path) -> dict[str, Any]:
    """Train on the Parquet files under `data_dir`, write `polarity.npz` and `polarity.json` into `out`.

    Returns the figures on unseen films, which are also what the JSON file holds. The same data and library versions
    give the same bytes. Takes about ten minutes on one core and 3 GiB of memory.
    """
    import numpy as np

    tasks, words = tasks_of(data_dir)
    shipped: dict[str, Any] = {"keys": words}
    figures: dict[str, Any] = {"vocabulary": len(words)}
    for task in tasks:
        score, card = measured(task, words)
        final = fit(task, words, np.ones(len(task.texts.label), bool))
        shipped |= packed(task.name, final) | {f"{task.name}_platt": platt(task.texts, score)}
        figures |= card
        if task.name == "polarity":
            shipped |= {"value": ratings(task.texts, score)}
    weights, card = telling.learned(data_dir, words, shipped)
    shipped |= weights
    figures |= card
    out.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(out / "polarity.npz", **shipped)
    (out / "polarity.json").write_text(json.dumps(figures, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return figures


def tasks_of(data_dir: Path) -> tuple[tuple[Task, ...], NDArray[np.uint32]]:
    """Return what is to be learned of reviews and of sentences, and the vocabulary that both share."""
    import numpy as np

    polarity, opinion = arrays(polarity_examples(data_dir)), arrays(opinion_examples(data_dir))
    reviews = vocabulary(polarity)
    words = np.union1d(reviews, vocabulary(opinion, _FEWEST_SENTENCES, _FEWEST_SENTENCES))
    known = np.isin(words, reviews)
    liking = Task(name="polarity", texts=polarity, strength=20.0, known=known)  # 3 loses half a point, 60 gains none
    return (liking, Task(name="opinion", texts=opinion, strength=None)), words


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


def vocabulary(texts: Texts, fewest: int = _FEWEST_TEXTS, films_at_least: int = _FEWEST_FILMS) -> NDArray[np.uint32]:
    """Return the sorted keys that enough texts about enough films share."""
    import numpy as np

    words, inverse, count = np.unique(texts.flat, return_inverse=True, return_counts=True)
    _, film = np.unique(texts.film, return_inverse=True)
    span = int(film.max()) + 1
    pairs = np.unique(inverse.astype(np.int64) * span + film[texts.row]) // span
    films = np.bincount(pairs, minlength=len(words))
    kept: NDArray[np.uint32] = words[(count >= fewest) & (films >= films_at_least)]
    return kept


def fit(task: Task, words: NDArray[np.uint32], chosen: NDArray[np.bool_]) -> Linear:
    """Fit the regression on the chosen texts."""
    import numpy as np
    from scipy.sparse import diags
    from sklearn.linear_model import LogisticRegression

    matrix, label = matrix_of(task.texts, words)[chosen], task.texts.label[chosen]
    unseen = 1.0 if task.strength else _UNSEEN_RATIO
    good = unseen + np.asarray((matrix[label == 1] > 0).sum(axis=0)).ravel()
    bad = unseen + np.asarray((matrix[label == 0] > 0).sum(axis=0)).ravel()
    ratio = np.log(good / good.sum()) - np.log(bad / bad.sum())
    if task.known is not None:
        ratio = ratio * task.known
    if task.strength is None:
        return Linear(weights=ratio, intercept=0.0)
    model = LogisticRegression(C=task.strength, solver="liblinear", tol=1e-3, random_state=0)
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


def measured(task: Task, words: NDArray[np.uint32]) -> tuple[NDArray[np.float64], dict[str, Any]]:
    """Fit without the unseen films; return the scores of all texts and the figures on the unseen ones."""
    import numpy as np
    from sklearn.metrics import roc_auc_score

    texts = task.texts
    model = fit(task, words, ~texts.unseen)
    score = np.asarray(matrix_of(texts, words) @ model.weights) + model.intercept
    figures: dict[str, Any] = {}
    for name in np.unique(texts.source):
        at = texts.unseen & (texts.source == name)
        right = float(((score[at] > 0) == (texts.label[at] == 1)).mean())
        area = float(roc_auc_score(texts.label[at], score[at]))
        figures[f"{task.name} {name}"] = {"texts": int(at.sum()), "accuracy": round(right, 4), "auc": round(area, 4)}
    return score, figures


def platt(texts: Texts, score: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return slope and intercept that turn scores of unseen films into log odds (Platt, 1999), classes even."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    at = texts.unseen
    model = LogisticRegression(C=1e6, class_weight="balanced").fit(score[at, None], texts.label[at])
    return np.array([model.coef_[0][0], model.intercept_[0]])


def ratings(texts: Texts, score: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the stated rating (0..100) to expect at `_KNOTS` evenly spaced probabilities of a good review."""
    import numpy as np
    from sklearn.isotonic import IsotonicRegression

    slope, intercept = platt(texts, score)
    p = 1.0 / (1.0 + np.exp(-(slope * score + intercept)))
    at = texts.unseen & ~np.isnan(texts.value)
    curve = IsotonicRegression(out_of_bounds="clip").fit(p[at], texts.value[at])
    return np.asarray(curve.predict(np.linspace(0.0, 1.0, _KNOTS)))


def packed(name: str, model: Linear) -> dict[str, NDArray[Any]]:
    """Return the arrays to ship: the weights in 255 steps, and the line that turns their sum into a score."""
    import numpy as np

    step = float(np.quantile(np.abs(model.weights), 0.9995)) / 127
    weights = np.clip(np.rint(model.weights / step), -127, 127).astype(np.int8)
    return {f"{name}_weights": weights, f"{name}_line": np.array([step, model.intercept])}
