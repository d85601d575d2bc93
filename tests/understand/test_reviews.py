"""User reviews: judged one by one, the empty and the doubled ones marked."""

from __future__ import annotations

from cinequorum.model.reading import ReviewReading, SubjectFilm
from cinequorum.understand.aspects import find_aspects
from cinequorum.understand.prose import Films, prose_of
from cinequorum.understand.reviews import read_reviews
from cinequorum.understand.verdict import review_verdicts
from cinequorum.understand.weighing import weigh
from tests.understand.pages import page_from_text


def read(*reviews: str) -> tuple[ReviewReading, ...]:
    prose = prose_of(page_from_text("# The Lamp!", kind="user_reviews", reviews=reviews))
    subject = SubjectFilm(title="The Lamp!", year=None, span=prose.page.span(0, 9), p=0.9)
    weighing = weigh(prose, Films(subject=subject))
    return read_reviews(weighing, review_verdicts(weighing), find_aspects(weighing, ()), ())


def test_empty_and_duplicate() -> None:
    """A review that only repeats the film's name is empty; the same words again are a duplicate of the first."""
    first, second, third = read("The Lamp", "THE LAMP!", "A lovely, moving film with superb acting.")
    assert (first.empty, first.duplicate_of, first.verdict.label) == (True, None, "none")
    assert (second.empty, second.duplicate_of) == (True, 0)
    assert (third.empty, third.duplicate_of, third.verdict.label) == (False, None, "positive")


def test_aspects_go_to_their_review() -> None:
    """An opinion belongs to the review that holds it."""
    first, second = read("The acting is superb.", "The script is a clumsy mess.")
    assert [a.aspect for a in first.aspects] == ["acting"]
    assert [a.aspect for a in second.aspects] == ["script"]


def test_a_page_without_reviews() -> None:
    """No reviews, no readings."""
    assert read() == ()
