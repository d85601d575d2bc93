"""Learns how far a text tells its film's story, from reviews that warn of spoilers.

Three fits: a logistic regression on the word sequences, each weighted by how seldom it is, one on those of sentences
(`giving`), and one on their scores and on the manner of telling, which is what `cinequorum.understand.telling` counts.
The third sees only scores of models that have not seen the film.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from cinequorum.model.page import Block, Kind, Page, Role, Span
from cinequorum.training.giving import Sentences, fit_sentences, given_by_review, sentences_of, unseen_sentences
from cinequorum.training.reviews import Told, telling_examples
from cinequorum.understand.ngrams import keys
from cinequorum.understand.polarity import NOTHING, Model, leanings, model_of
from cinequorum.understand.prose import Films, Prose, prose_of
from cinequorum.understand.telling import FEATURES, manner_of
from cinequorum.understand.weighing import Weighed, weigh

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

FOLDS = 5
_STRENGTH = 0.1  # of the sequences: 0.5 loses half a point
_MANNER = 0.01  # of the manner
_ONE_IN = 6  # of the reviews that warn of nothing; the rest changes the manner's weights little
_NOBODY = Films(subject=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviews:
    """Reviews that warn (label 1) or not: known sequences as a matrix of ones, folds by film, which are chosen for the
    last fit, and their manner (the score of the sequences and of the sentences still 0) and sentences."""

    known: csr_matrix
    label: NDArray[np.int64]
    fold: NDArray[np.int64]
    chosen: NDArray[np.int64]
    manner: NDArray[np.float64]
    sentences: Sentences


def learned(
    data_dir: Path, words: NDArray[np.uint32], shipped: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Fit both on the reviews under `data_dir`; return the arrays to ship and the figures on unseen films.

    `words` is the vocabulary; `shipped` what has been learned of opinions, which tells story from judgement.
    """
    import numpy as np

    reviews = gathered(data_dir, words, _model_without(shipped))
    rare = rarity(reviews.known)
    unseen = unseen_scores(reviews, rare)
    told = packed("telling", *fit_words(reviews, rare, np.ones(len(reviews.label), bool)), rare)
    given = packed("giving", *fit_sentences(weighted(reviews.sentences.known, rare), reviews.sentences.after), rare)
    arrays = told | given | {
        "telling_rarity": np.rint(rare / rare.max() * 255).astype(np.uint8),
        "telling_step": np.array(rare.max() / 255),
        "telling_manner": np.array(fit_manner(reviews, unseen, np.ones(len(reviews.chosen), bool))),
    }  # fmt: skip
    texts = {"texts": len(reviews.label), "warn": int(reviews.label.sum())}
    return arrays, {"telling imdb": {**texts, **areas(reviews, unseen)}}


def packed(name: str, weights: NDArray[np.float64], intercept: float, rare: NDArray[np.float64]) -> dict[str, Any]:
    """Return the arrays to ship of weights that go with rows of what sequences weigh."""
    import numpy as np

    weights = weights * rare
    step = float(np.quantile(np.abs(weights), 0.9995)) / 127
    steps = np.clip(np.rint(weights / step), -127, 127).astype(np.int8)
    return {f"{name}_weights": steps, f"{name}_line": np.array([step, intercept])}


def _model_without(shipped: Mapping[str, Any]) -> Model:
    """Return the model as far as it is learned: it tells story from judgement, and nothing of how far one tells."""
    import numpy as np

    nothing: dict[str, Any] = {
        "telling_weights": np.zeros(len(shipped["keys"]), np.int8), "telling_line": np.zeros(2),
        "telling_rarity": np.ones(len(shipped["keys"]), np.uint8), "telling_step": np.array(1.0),
        "telling_manner": np.zeros(len(FEATURES) + 1),
        "giving_weights": np.zeros(len(shipped["keys"]), np.int8), "giving_line": np.zeros(2),
    }  # fmt: skip
    return model_of(nothing | dict(shipped))


def gathered(data_dir: Path, words: NDArray[np.uint32], model: Model, *, thinned: bool = False) -> Reviews:
    """Read the reviews and look them over with what `model` knows of opinions.

    `thinned`: leave out most of those that warn of nothing altogether, which costs the fit of the words half a point.
    """
    import numpy as np

    examples = [e for e in telling_examples(data_dir) if not thinned or _is_chosen(e)]
    chosen = [i for i, example in enumerate(examples) if _is_chosen(example)]
    bodies = [_body(examples[i].text, model) for i in chosen]
    return Reviews(
        known=_known(examples, words),
        label=np.array([example.label for example in examples]),
        fold=np.array([crc32(example.film.encode()) % FOLDS for example in examples]),
        chosen=np.array(chosen),
        manner=np.array([manner_of(body, NOTHING) for body in bodies]),
        sentences=sentences_of(bodies, [examples[i].after for i in chosen], words),
    )


def _is_chosen(example: Told) -> bool:
    return bool(example.label) or crc32(example.text[:80].encode()) % _ONE_IN == 0


def _known(examples: list[Told], words: NDArray[np.uint32]) -> csr_matrix:
    import numpy as np
    from scipy.sparse import csr_matrix

    rows = [place[words[place] == found] for found, place in _places(examples, words)]
    offsets = np.cumsum([0, *(len(row) for row in rows)])
    data = np.ones(offsets[-1], np.float32)
    return csr_matrix((data, np.concatenate(rows), offsets), shape=(len(examples), len(words)))


def _places(examples: list[Told], words: NDArray[np.uint32]) -> Iterator[tuple[NDArray[np.uint32], NDArray[np.int64]]]:
    import numpy as np

    for example in examples:
        found = keys(example.text)
        yield found, np.minimum(np.searchsorted(words, found), len(words) - 1)


def _body(text: str, model: Model) -> list[Weighed]:
    body = weigh(_prose(text), _NOBODY).body
    seen = leanings([weighed.tokens for weighed in body], model)
    return [weighed._replace(seen=each) for weighed, each in zip(body, seen, strict=True)]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Unseen:
    """Scores by models that have not seen the film: of all reviews by their words, of the chosen ones' sentences."""

    words: NDArray[np.float64]
    given: NDArray[np.float64]


def unseen_scores(reviews: Reviews, rare: NDArray[np.float64]) -> Unseen:
    """Score every review, and what the sentences of the chosen ones give away, by what other films teach."""
    import numpy as np

    score = np.zeros(len(reviews.label))
    for fold in range(FOLDS):
        out = reviews.fold == fold
        weights, intercept = fit_words(reviews, rare, ~out)
        score[out] = weighted(reviews.known[out], rare) @ weights + intercept
    rows, fold_of = weighted(reviews.sentences.known, rare), reviews.fold[reviews.chosen]
    sentences = unseen_sentences(rows, reviews.sentences, fold_of)
    return Unseen(words=score, given=given_by_review(sentences, reviews.sentences, len(reviews.chosen)))


def fit_manner(reviews: Reviews, unseen: Unseen, at: NDArray[np.bool_]) -> tuple[float, ...]:
    """Fit the manner of the chosen reviews marked in `at`, classes even; return weights and, last, the intercept."""
    from sklearn.linear_model import LogisticRegression

    rows = with_scores(reviews, unseen)[at]
    label = reviews.label[reviews.chosen][at]
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    model = LogisticRegression(C=_MANNER, max_iter=1000, class_weight="balanced").fit((rows - mean) / spread, label)
    weights = model.coef_[0] / spread
    return (*weights.tolist(), float(model.intercept_[0] - weights @ mean))


def with_scores(reviews: Reviews, unseen: Unseen) -> NDArray[np.float64]:
    """Return the manner of the chosen reviews with the scores of their sequences and sentences filled in."""
    rows = reviews.manner.copy()
    rows[:, FEATURES.index("telling words")] = unseen.words[reviews.chosen]
    rows[:, -unseen.given.shape[1] :] = unseen.given
    return rows


def areas(reviews: Reviews, unseen: Unseen) -> dict[str, float]:
    """Return the areas under the curve on unseen films, the means of the folds."""
    import numpy as np
    from sklearn.metrics import roc_auc_score

    label, fold_of = reviews.label[reviews.chosen], reviews.fold[reviews.chosen]
    words, given, all_of_it = [], [], []
    for fold in range(FOLDS):
        out, at = fold_of == fold, reviews.fold == fold
        *manner, constant = fit_manner(reviews, unseen, ~out)
        words.append(roc_auc_score(reviews.label[at], unseen.words[at]))
        given.append(roc_auc_score(label[out], unseen.given[out, 2]))
        all_of_it.append(roc_auc_score(label[out], with_scores(reviews, unseen)[out] @ np.array(manner) + constant))
    found = {"auc of the words": words, "auc of the six sentences that give most": given, "auc": all_of_it}
    return {name: round(float(np.mean(each)), 4) for name, each in found.items()}
