"""The collections that opinions are measured on, cut by film, and the rivals on the same texts."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from zlib import crc32

from benchmarks.common import material
from cinequorum.training.polarity import Task, Texts, fit, matrix_of, vocabulary
from cinequorum.training.reviews import Example, polarity_examples
from cinequorum.understand.lexicon import judgements, texts_of
from cinequorum.understand.lexicon import vocabulary as listed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

STRENGTH: Final = 20.0
BINS: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a method made of unseen texts: a score each (above 0: yes), the truth, a probability where it has one."""

    score: NDArray[np.float64]
    label: NDArray[np.int64]
    chance: NDArray[np.float64] | None = None

    @property
    def accuracy(self) -> float:
        """The share that is right."""
        return float(((self.score > 0) == (self.label == 1)).mean())

    @property
    def surest(self) -> float:
        """The share that is right of the 60% that the method is surest of."""
        import numpy as np

        order = np.argsort(-abs(self.score), kind="stable")[: int(0.6 * len(self.score))]
        return float(((self.score > 0) == (self.label == 1))[order].mean())

    @property
    def calibration(self) -> float:
        """How far the chances are from the shares, on average over ten bins of equal width."""
        import numpy as np

        if self.chance is None:
            return float("nan")
        place = np.minimum((self.chance * BINS).astype(int), BINS - 1)
        parts = [(place == b) for b in range(BINS) if (place == b).any()]
        return float(sum(p.mean() * abs(self.chance[p].mean() - self.label[p].mean()) for p in parts))

    @property
    def area(self) -> float:
        """The area under the curve."""
        from sklearn.metrics import roc_auc_score

        return float(roc_auc_score(self.label, self.score))


def reviews(source: str) -> list[Example]:
    """Return the examples of one collection (`imdb`, `usenet`, `quotes`), in the order of their files."""
    return [example for example in polarity_examples(material() / "data") if example.source == source]


def official_split() -> tuple[list[Example], NDArray[np.bool_]]:
    """Return the Large Movie Review Dataset and which of its reviews are in the test part of its makers."""
    import numpy as np
    from pyarrow import parquet

    path = material() / "data" / "aclimdb" / "reviews.parquet"
    part = parquet.read_table(path, columns=["split"])["split"].to_pylist()
    return reviews("imdb"), np.array([name == "test" for name in part])


def ours(
    texts: Texts, seen: NDArray[np.bool_], strength: float | None = STRENGTH, words: NDArray[np.uint32] | None = None
) -> NDArray[np.float64]:
    """Score all texts by the program's method, fitted anew on those marked in `seen`.

    The vocabulary is theirs too, unless `words` are given.
    """
    import numpy as np

    words = vocabulary(_part(texts, seen), *_least(strength)) if words is None else words
    model = fit(Task(name="", texts=texts, strength=strength), words, seen)
    return np.asarray(matrix_of(texts, words) @ model.weights + model.intercept)


def plain(texts: Texts, seen: NDArray[np.bool_], strength: float = 1.0) -> NDArray[np.float64]:
    """Score all texts by the usual rival: logistic regression on the sequences of one to three words of five texts."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    words = vocabulary(_part(texts, seen), 5, 1)
    matrix = matrix_of(texts, words)
    model = LogisticRegression(C=strength * 10, solver="liblinear", tol=1e-2, random_state=0)
    model.fit(matrix[seen], texts.label[seen])
    return np.asarray(model.decision_function(matrix))


def by_list(texts: Sequence[str]) -> NDArray[np.float64]:
    """Score texts by the program's list of judging words alone, negation included; half a word for what is even."""
    import numpy as np

    index = listed("en")
    return np.array([sum(sign for _, sign in judgements(index.hits(texts_of(text)))) + 0.01 for text in texts])


def majority(label: NDArray[np.int64], seen: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Score all texts by the commoner class of those in `seen`."""
    import numpy as np

    return np.full(len(label), 1.0 if label[seen].mean() >= 0.5 else -1.0)


def folds(films: Sequence[str], count: int) -> NDArray[np.int64]:
    """Return the fold of each text: by a checksum of its film, so that a film is in one fold only."""
    import numpy as np

    return np.array([crc32(film.encode()) % count for film in films])


def makers_folds() -> NDArray[np.int64]:
    """Return the fold of each long critic's review, as its makers cut them."""
    import numpy as np
    from pyarrow import parquet

    path = material() / "data" / "pang_lee" / "reviews_2000.parquet"
    return np.array([int(fold) for fold in parquet.read_table(path, columns=["fold"])["fold"].to_pylist()])


def in_folds(fold: NDArray[np.int64], score: Callable[[NDArray[np.bool_]], NDArray[np.float64]]) -> NDArray[np.float64]:
    """Return for each text the score of a method that has not seen its fold."""
    import numpy as np

    found = np.zeros(len(fold))
    for number in np.unique(fold):
        found[fold == number] = score(fold != number)[fold == number]
    return found


def calibrated(texts: Texts, fold: NDArray[np.int64], words: NDArray[np.uint32]) -> Outcome:
    """Score texts in folds by the program's method, with chances.

    The scores are of a fit on all folds but one, as any rival's are; the curve that makes chances of them is drawn by a
    fit that has not seen one of these, on that one. `words` is the vocabulary: it is counted without labels.
    """
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    count = int(fold.max()) + 1
    score = np.zeros(len(fold))
    for number in range(count):
        spare = fold == (number + 1) % count
        fewer = ours(texts, (fold != number) & ~spare, words=words)
        curve = LogisticRegression(C=1e6).fit(fewer[spare, None], texts.label[spare])
        found = ours(texts, fold != number, words=words)
        score[fold == number] = curve.decision_function(found[fold == number, None])
    chance = 1.0 / (1.0 + np.exp(-score))
    return Outcome(score=score, label=texts.label, chance=chance)


def seconds(job: Callable[[], Any]) -> float:
    """Return the processor time of a job."""
    start = time.process_time()
    job()
    return time.process_time() - start


def joined_texts(first: Texts, second: Texts) -> Texts:
    """Return the texts of both, in this order."""
    import numpy as np

    offsets = np.concatenate([first.offsets, first.offsets[-1] + second.offsets[1:]])
    rest = {
        name: np.concatenate([getattr(first, name), getattr(second, name)])
        for name in ("flat", "label", "film", "source", "value")
    }
    return Texts(offsets=offsets, **rest)


def _least(strength: float | None) -> tuple[int, int]:
    return (2, 2) if strength is None else (20, 12)


def _part(texts: Texts, at: NDArray[np.bool_]) -> Texts:
    """Return the texts marked."""
    import numpy as np

    flat = texts.flat[np.repeat(at, np.diff(texts.offsets))]
    return Texts(
        flat=flat,
        offsets=np.concatenate([[0], np.cumsum(np.diff(texts.offsets)[at])]),
        label=texts.label[at],
        film=texts.film[at],
        source=texts.source[at],
        value=texts.value[at],
    )
