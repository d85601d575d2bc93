"""The author's rating, the users' and the critics' are three things, and a missing value is none."""

from __future__ import annotations

import pytest

from cinequorum.model.opinion import Rating
from cinequorum.model.reading import OtherFilm
from cinequorum.understand.prose import Films, prose_of
from cinequorum.understand.ratings import page_ratings, review_rating
from tests.understand.pages import page_from_text

NO_FILMS = Films(subject=None)


def ratings(text: str, kind: str = "critic_review", **metadata: str) -> tuple[Rating, ...]:
    page = page_from_text(text, kind=kind, metadata={k.replace("_", " "): v for k, v in metadata.items()})
    found = page_ratings(prose_of(page), NO_FILMS)
    assert all(page.slice(r.span) for r in found)
    return found


AUTHORS = [
    ("A harbour at night.\nRATING: 3 out of 5", 60.0, "out_of/5"),
    ("A harbour at night.\nGrade: A-", 91.0, "letter"),
    ("A harbour at night, and a dull one. ★★☆☆☆", 40.0, "stars/5"),
    ("I would give it a B+.", 83.0, "letter"),
    ("It loses its way. 4/10", 40.0, "out_of/10"),
    ("A harbour at night.\nRating: 3/5 ( Average)", 60.0, "out_of/5"),
]


@pytest.mark.parametrize(("text", "value", "scale"), AUTHORS)
def test_the_author_s_rating_is_read_where_it_is_printed(text: str, value: float, scale: str) -> None:
    (found,) = ratings(text)
    assert (found.by, found.value, found.scale) == ("author", value, scale)


def test_a_rating_in_metadata_is_the_author_s() -> None:
    (found,) = ratings("A harbour.", grade="B-")
    assert (found.by, found.value, found.raw) == ("author", 67.0, "B-")


def test_a_bare_figure_has_no_value_but_a_scale_in_the_text_wins() -> None:
    (found,) = ratings("A harbour.", rating="3")
    assert (found.raw, found.value, found.note) == ("3", None, "scale unknown")
    (found,) = ratings("A harbour.\nRATING: 3 out of 4", rating="3")
    assert found.value == 75.0


@pytest.mark.parametrize(
    "text",
    [
        "The site’s rating:\nYour star rating:\nA harbour at night.",
        "Nine out of ten viewers left.",
        "It runs 4:3 in black.",
    ],
)
def test_a_label_without_a_figure_is_no_rating(text: str) -> None:
    assert ratings(text) == ()


def test_a_count_of_voters_is_a_count_without_a_value() -> None:
    (found,) = ratings("# Lighthouse\n1,204 people rated A keeper is alone.", kind="user_reviews")
    assert (found.by, found.count, found.value) == ("users", 1204, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It has 93% on Rotten Tomatoes by now.", 93.0),
        ("It has a Metascore of 82.", 82.0),
        ("The Tomatometer stood at 99% and is now in the 87% range.", 87.0),
    ],
)
def test_the_critics_aggregate_is_not_the_author_s(text: str, value: float) -> None:
    (found,) = ratings(text)
    assert (found.by, found.value) == ("critics", value)


def test_another_film_s_rating_is_not_this_film_s() -> None:
    page = page_from_text("I gave Foghorn 8/10 last year.")
    span = page.span(7, 14)
    other = OtherFilm(title="Foghorn", year=None, relation="mentioned", p=0.9, span=span)
    assert page_ratings(prose_of(page), Films(subject=None, others=(other,))) == ()


def test_a_user_s_rating_belongs_to_the_review_and_not_to_the_page() -> None:
    page = page_from_text(
        "# Lighthouse", kind="user_reviews", reviews=["Slow and grey, but it stays. Grade: B", "Just grey."]
    )
    prose = prose_of(page)
    assert page_ratings(prose, NO_FILMS) == ()
    first = review_rating(prose, page.reviews[0])
    assert first is not None
    assert (first.value, page.slice(first.span)) == (75.0, "B")
    assert review_rating(prose, page.reviews[1]) is None


def test_a_rating_with_a_number_of_votes_is_the_users() -> None:
    """Beside it in the line, or under a key of its own."""
    (found,) = ratings("The long tide.\nHarbour rating: 8.3/10 (5,120 votes)")
    assert (found.by, found.value, found.count) == ("users", 83.0, 5120)
    (found,) = ratings("The long tide.", rating="8.1/10", votes="9044")
    assert (found.by, found.value, found.count) == ("users", 81.0, 9044)


def test_a_percentage_beside_a_line_that_names_its_voters_is_theirs() -> None:
    (found,) = ratings("71%\nAudience score\nA harbour at night.")
    assert (found.by, found.value) == ("users", 71.0)


def test_the_review_inside_the_film_s_data_is_the_author_s_only_if_signed_by_the_page() -> None:
    data = {"movie.review.reviewrating.ratingvalue": "5", "movie.review.reviewrating.bestrating": "5"}
    signed = {**data, "movie.review.publisher.name": "The Quayside Post"}
    page = page_from_text("A harbour.", metadata=signed, outlet="The Quayside Post")
    assert [(r.by, r.value) for r in page_ratings(prose_of(page), NO_FILMS)] == [("author", 100.0)]
    assert ratings("A harbour.", **{k.replace(" ", "_"): v for k, v in data.items()}) == ()


def test_a_page_that_rates_one_thing_after_another_has_no_rating_of_its_own() -> None:
    assert ratings("Foghorn\n4/5\nSalt\n3/5\nUndertow\n2/5") == ()


def test_marks_of_which_there_are_many_are_others() -> None:
    """A plural article before a mark tells of those that others gave."""
    assert ratings("The film is worth far more than those 2/10 one reads everywhere.") == ()
    assert ratings("Il ne vaut pas les 2/10 que l'on voit partout.") == ()
    assert [r.value for r in ratings("Il vaut un 8/10.")] == [80.0]
