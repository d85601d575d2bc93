"""Training: the module needs no scikit-learn to be imported, and learns what it is shown."""

from __future__ import annotations

import pytest

from cinequorum.training.polarity import Task, arrays, fit, matrix_of, packed, vocabulary
from cinequorum.training.reviews import Example


def examples() -> list[Example]:
    words = [("lovely", 1), ("dreadful", 0)]
    return [
        Example(source="made up", film=f"film {number}", label=label, text=f"a {word} film about town {number}")
        for number in range(30)
        for word, label in words
    ]


def test_films_do_not_get_weights() -> None:
    """Sequences that few films share are left out of the vocabulary."""
    np = pytest.importorskip("numpy")
    texts = arrays(examples())
    words = vocabulary(texts)
    assert 0 < len(words) < len(np.unique(texts.flat))


def test_a_fit_tells_good_from_bad() -> None:
    """The fitted weights separate the texts they were fitted on, and pack into small integers."""
    np = pytest.importorskip("numpy")
    pytest.importorskip("sklearn")
    texts = arrays(examples())
    words = vocabulary(texts)
    model = fit(Task(name="made up", texts=texts, strength=1.0), words, np.ones(len(texts.label), bool))
    score = matrix_of(texts, words) @ model.weights + model.intercept
    assert ((score > 0) == (texts.label == 1)).all()
    assert packed("made up", model)["made up_weights"].dtype == np.int8


def test_log_ratios_alone_tell_sentences_apart() -> None:
    """Without a strength the log ratios are the weights, and sequences that are not known have none."""
    np = pytest.importorskip("numpy")
    texts = arrays(examples())
    words = vocabulary(texts)
    at = np.ones(len(texts.label), bool)
    model = fit(Task(name="made up", texts=texts, strength=None), words, at)
    assert model.intercept == 0.0
    assert (((matrix_of(texts, words) @ model.weights) > 0) == (texts.label == 1)).all()
    known = np.zeros(len(words), bool)
    assert not fit(Task(name="made up", texts=texts, strength=None, known=known), words, at).weights.any()
