"""Learns how far a text tells its film's story, from reviews that warn of spoilers.

Two fits: a logistic regression on the word sequences, each weighted by how seldom it is, and one on its score and on
the manner of telling, which is what `cinequorum.understand.telling` counts. The second sees only scores of models that
have not seen the film. Without the second the area under the curve is .015 less, without the rarity another .005.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from cinequorum.model.page import Block, Kind, Page, Role, Span
from cinequorum.training.reviews import Example, telling_examples
from cinequorum.understand.ngrams import keys
from cinequorum.understand.polarity import NOTHING, Model, leanings, model_of
from cinequorum.understand.prose import Films, Prose, prose_of
from cinequorum.understand.telling import FEATURES, manner_of
from cinequorum.understand.weighing import weigh

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

FOLDS = 5
_STRENGTH = 0.1  # of the sequences: 0.5 loses half a point
_MANNER = 0.1  # of the manner
_ONE_IN = 6  # of the reviews that warn of nothing; the rest changes the manner's weights little
_NOBODY = Films(subject=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviews:
    """Reviews that warn (label 1) or not: known sequences as a matrix of ones, folds by film, which are chosen for the
    second fit, and the manner of those (the first column, the score of the sequences, still 0)."""

    known: csr_matrix
    label: NDArray[np.int64]
    fold: NDArray[np.int64]
    chosen: NDArray[np.int64]
    manner: NDArray[np.float64]


def learned(
    data_dir: Path, words: NDArray[np.uint32], shipped: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Fit both on the reviews under `data_dir`; return the arrays to ship and the figures on unseen films.

    `words` is the vocabulary; `shipped` what has been learned of opinions, which tells story from judgement.
    """
    import numpy as np

    reviews = gathered(data_dir, words, _model_without(shipped))
    rare = rarity(reviews.known)
    score, areas = unseen_scores(reviews, rare)
    weights, intercept = fit_words(reviews, rare, np.ones(len(reviews.label), bool))
    weights = weights * rare
    step = float(np.quantile(np.abs(weights), 0.9995)) / 127
    arrays = {
        "telling_weights": np.clip(np.rint(weights / step), -127, 127).astype(np.int8),
        "telling_line": np.array([step, intercept]),
        "telling_rarity": np.rint(rare / rare.max() * 255).astype(np.uint8),
        "telling_step": np.array(rare.max() / 255),
        "telling_manner": np.array(fit_manner(reviews, score, np.ones(len(reviews.chosen), bool))),
    }
    card = {"telling imdb": {"texts": len(reviews.label), "warn": int(reviews.label.sum()), **areas}}
    return arrays, card


def _model_without(shipped: Mapping[str, Any]) -> Model:
    """Return the model as far as it is learned: it tells story from judgement, and nothing of how far one tells."""
    import numpy as np

    nothing: dict[str, Any] = {
        "telling_weights": np.zeros(len(shipped["keys"]), np.int8), "telling_line": np.zeros(2),
        "telling_rarity": np.ones(len(shipped["keys"]), np.uint8), "telling_step": np.array(1.0),
        "telling_manner": np.zeros(len(FEATURES) + 1),
    }  # fmt: skip
    return model_of(nothing | dict(shipped))


def gathered(data_dir: Path, words: NDArray[np.uint32], model: Model, *, thinned: bool = False) -> Reviews:
    """Read the reviews and look them over with what `model` knows of opinions.

    `thinned`: leave out most of those that warn of nothing altogether, which costs the fit of the words half a point.
    """
    import numpy as np

    examples = [e for e in telling_examples(data_dir) if not thinned or _is_chosen(e)]
    label = np.array([example.label for example in examples])
    chosen = np.array([i for i, example in enumerate(examples) if _is_chosen(example)])
    return Reviews(
        known=_known(examples, words),
        label=label,
        fold=np.array([crc32(example.film.encode()) % FOLDS for example in examples]),
        chosen=chosen,
        manner=np.array([_manner(examples[i].text, model) for i in chosen]),
    )


def _is_chosen(example: Example) -> bool:
    return bool(example.label) or crc32(example.text[:80].encode()) % _ONE_IN == 0


def _known(examples: list[Example], words: NDArray[np.uint32]) -> csr_matrix:
    import numpy as np
    from scipy.sparse import csr_matrix

    rows = [place[words[place] == found] for found, place in _places(examples, words)]
    offsets = np.cumsum([0, *(len(row) for row in rows)])
    data = np.ones(offsets[-1], np.float32)
    return csr_matrix((data, np.concatenate(rows), offsets), shape=(len(examples), len(words)))


def _places(
    examples: list[Example], words: NDArray[np.uint32]
) -> Iterator[tuple[NDArray[np.uint32], NDArray[np.int64]]]:
    import numpy as np

    for example in examples:
        found = keys(example.text)
        yield found, np.minimum(np.searchsorted(words, found), len(words) - 1)


def _manner(text: str, model: Model) -> tuple[float, ...]:
    body = weigh(_prose(text), _NOBODY).body
    seen = leanings([weighed.tokens for weighed in body], model)
    return manner_of([weighed._replace(seen=each) for weighed, each in zip(body, seen, strict=True)], NOTHING)


def _prose(text: str) -> Prose:
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block(role=Role.BODY, span=Span(page="0", start=at, end=at + len(line))))
        at += len(line) + 1
    page = Page(
        id="0", source="", text=text, language="en", kind=Kind(name="critic_review", p=1.0), headline=None,
        author=None, outlet=None, published=None, blocks=tuple(b for b in blocks if b.span.end > b.span.start),
    )  # fmt: skip
    return prose_of(page)


def rarity(known: csr_matrix) -> NDArray[np.float64]:
    """Return how much each sequence weighs: 1 and the log of how many reviews there are to one that has it."""
    import numpy as np

    count = np.asarray(known.sum(axis=0)).ravel()
    return np.asarray(1.0 + np.log((1.0 + known.shape[0]) / (1.0 + count)))


def weighted(known: csr_matrix, rare: NDArray[np.float64]) -> csr_matrix:
    """Return one row a review, of length 1: what each sequence weighs."""
    import numpy as np
    from scipy.sparse import diags

    length = np.sqrt(np.maximum(1.0, known @ rare**2))
    return diags(1.0 / length) @ known @ diags(rare)


def fit_words(reviews: Reviews, rare: NDArray[np.float64], at: NDArray[np.bool_]) -> tuple[NDArray[np.float64], float]:
    """Fit the sequences on the reviews marked in `at`, classes even; return weights and intercept."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(
        C=_STRENGTH, solver="liblinear", tol=1e-3, random_state=0, class_weight="balanced"
    )  # fmt: skip
    model.fit(weighted(reviews.known[at], rare), reviews.label[at])
    return model.coef_[0], float(model.intercept_[0])


def fit_manner(reviews: Reviews, score: NDArray[np.float64], at: NDArray[np.bool_]) -> tuple[float, ...]:
    """Fit the manner of the chosen reviews marked in `at`, classes even; return weights and, last, the intercept."""
    from sklearn.linear_model import LogisticRegression

    rows = with_score(reviews, score)[at]
    label = reviews.label[reviews.chosen][at]
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    model = LogisticRegression(C=_MANNER, max_iter=1000, class_weight="balanced").fit((rows - mean) / spread, label)
    weights = model.coef_[0] / spread
    return (*weights.tolist(), float(model.intercept_[0] - weights @ mean))


def with_score(reviews: Reviews, score: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the manner of the chosen reviews with the score of their sequences in front."""
    rows = reviews.manner.copy()
    rows[:, FEATURES.index("telling words")] = score[reviews.chosen]
    return rows


def unseen_scores(reviews: Reviews, rare: NDArray[np.float64]) -> tuple[NDArray[np.float64], dict[str, float]]:
    """Score every review by sequences learned from other films; return the scores and the areas on unseen films."""
    import numpy as np
    from sklearn.metrics import roc_auc_score

    score = np.zeros(len(reviews.label))
    for fold in range(FOLDS):
        out = reviews.fold == fold
        weights, intercept = fit_words(reviews, rare, ~out)
        score[out] = weighted(reviews.known[out], rare) @ weights + intercept
    label, fold_of = reviews.label[reviews.chosen], reviews.fold[reviews.chosen]
    words, both = [], []
    for fold in range(FOLDS):
        out = fold_of == fold
        *manner, constant = fit_manner(reviews, score, ~out)
        found = with_score(reviews, score)[out] @ np.array(manner) + constant
        words.append(roc_auc_score(reviews.label[reviews.fold == fold], score[reviews.fold == fold]))
        both.append(roc_auc_score(label[out], found))
    return score, {"auc of the words": round(float(np.mean(words)), 4), "auc": round(float(np.mean(both)), 4)}
