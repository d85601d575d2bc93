"""Training of what tells a story: seldom sequences weigh more, and a fold is scored by what has not seen it."""

from __future__ import annotations

import pytest

from cinequorum.training.giving import Sentences
from cinequorum.training.telling import Reviews, areas, fit_manner, rarity, unseen_scores, weighted, with_scores
from cinequorum.understand.telling import FEATURES

np = pytest.importorskip("numpy")
pytest.importorskip("sklearn")


def reviews() -> Reviews:
    """A hundred made-up reviews: those that warn have the first sequence, all have the second."""
    from scipy.sparse import csr_matrix

    label = np.array([number % 2 for number in range(100)])
    known = csr_matrix(np.stack([label, np.ones(100), np.arange(100) % 3 == 0], axis=1).astype(float))
    manner = np.zeros((100, len(FEATURES)))
    manner[:, 1] = np.arange(100) % 7
    sentences = Sentences(known=known, after=label, review=np.arange(100))
    every, fold = np.arange(100), np.arange(100) % 5
    return Reviews(known=known, label=label, fold=fold, chosen=every, manner=manner, sentences=sentences)


def test_what_all_have_weighs_least() -> None:
    """A sequence that every review has weighs 1, a seldom one more, and each row has length 1."""
    rare = rarity(reviews().known)
    assert rare[1] == pytest.approx(1.0)
    assert rare[2] > rare[0] > rare[1]
    rows = weighted(reviews().known, rare)
    assert np.sqrt(rows.multiply(rows).sum(axis=1)).max() == pytest.approx(1.0)


def test_unseen_films_are_told_apart() -> None:
    """What is plain is learned from four folds and found in the fifth; the score goes in front of the manner."""
    unseen = unseen_scores(reviews(), rarity(reviews().known))
    assert set(areas(reviews(), unseen).values()) == {1.0}
    rows = with_scores(reviews(), unseen)
    assert (rows[:, 0] == unseen.words).all()
    assert (rows[:, -4:] == unseen.given).all()
    assert len(fit_manner(reviews(), unseen, np.ones(100, bool))) == len(FEATURES) + 1
