"""Scores are means of independent voices, with intervals and reasons."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cinequorum.model.film import Film
from cinequorum.model.reading import Reading
from cinequorum.reconcile.film import reconcile_film
from cinequorum.score.film import link_similar, score_film
from cinequorum.score.panel import CRITICS, Vote, estimate, vote, wilson
from tests.reconcile.build import Draft


def film_of(*readings: Reading) -> Film:
    return score_film(reconcile_film(readings), readings)


def critic(name: str, verdict: str, value: float | None, kind: str = "critic_review") -> Reading:
    text = f"The Harbour, by {name}."
    return Draft(source=name, text=text, kind=kind, author=name, verdict=verdict, value=value).reading()


def test_the_worked_example_of_the_documentation() -> None:
    """Ratings 80, 60 and, from words, 90: the figures of docs/scores.md."""
    votes = [vote(80.0, CRITICS), vote(60.0, CRITICS), vote(90.0, CRITICS, inferred=True)]
    found = estimate(votes)
    assert (found.value, found.low, found.high) == (70.93, 58.1, 83.75)


def test_the_worked_example_for_all_of_ten_critics() -> None:
    """The same three votes as a part of ten critics altogether: the figures of docs/scores.md."""
    votes = [vote(80.0, CRITICS), vote(60.0, CRITICS), vote(90.0, CRITICS, inferred=True)]
    found = estimate(votes, CRITICS, 10)
    assert (found.value, found.low, found.high) == (71.56, 59.82, 83.3)


def test_whoever_has_heard_everybody_is_sure() -> None:
    """The mean of just these five is theirs; that of critics at large stays open, and so does that of five hundred."""
    votes = [Vote(value=value, leaning=5.0) for value in (40.0, 60.0, 70.0, 90.0, 90.0)]
    found, few, at_large = estimate(votes, CRITICS, 5), estimate(votes, CRITICS, 8), estimate(votes)
    assert found.low == found.value == found.high == 70.0
    assert 0 < few.high - few.low < at_large.high - at_large.low
    assert abs(estimate(votes, CRITICS, 500_000).high - at_large.high) < 0.1


VOTES = st.builds(Vote, value=st.floats(0, 100), leaning=st.floats(-20, 20), weight=st.floats(0.05, 4))


@example([Vote(value=100.0, leaning=-20.0, weight=4.0)] * 30, 40)
@given(st.lists(VOTES, max_size=30), st.none() | st.integers(1, 60))
def test_the_interval_holds_the_mean(votes: list[Vote], everybody: int | None) -> None:
    """0 <= low <= value <= high <= 100, whatever the ratings and of however many voices."""
    found = estimate(votes, CRITICS, everybody)
    assert 0 <= found.low <= found.value <= found.high <= 100


def test_more_voices_make_a_narrower_interval() -> None:
    """Thirty like ratings say more than three."""
    few, many = estimate([Vote(value=70.0)] * 3), estimate([Vote(value=70.0)] * 30)
    assert many.high - many.low < few.high - few.low


def test_what_a_voice_adds_throughout_is_taken_off() -> None:
    """Seventy by a mild critic is less than seventy by a strict one; a steady voice counts for more."""
    mild, strict = ([Vote(value=70.0, leaning=leaning)] * 3 for leaning in (6.0, -6.0))
    assert estimate(mild).value < estimate([Vote(value=70.0)] * 3).value < estimate(strict).value
    steady = [Vote(value=90.0, weight=2.0), Vote(value=50.0, weight=0.5)]
    assert estimate(steady).value > estimate([Vote(value=90.0), Vote(value=50.0)]).value


@pytest.mark.parametrize(("positive", "judged", "interval"), [(2, 2, (0.342, 1.0)), (5, 6, (0.436, 0.97))])
def test_shares_have_wilson_intervals(positive: int, judged: int, interval: tuple[float, float]) -> None:
    """Known values of the Wilson interval at 95%."""
    assert wilson(positive, judged) == interval


def test_two_voices_are_counted_but_not_averaged() -> None:
    """With fewer than three voices there is a share and no mean."""
    score = film_of(critic("Ann Lee", "positive", 85.0), critic("Bo Ek", "positive", 75.0)).critics
    assert score is not None
    assert (score.value, score.low, score.n, score.positive, score.judged) == (None, None, 2, 2, 2)
    assert score.note == "too few voices for a score"


def test_news_has_no_vote() -> None:
    """A trailer post that gushes is not a review."""
    film = film_of(critic("Ann Lee", "positive", 85.0, kind="trailer_news"))
    assert film.critics is None


def test_what_does_not_count_is_listed_with_its_reason() -> None:
    """Empty, duplicate and undecided user reviews are parts that are not used."""
    lines = "Great.\nGreat. \nThe Harbour\nIt is a film.\nDreadful."
    draft = Draft(source="l", text=lines, kind="user_reviews")
    draft.review("Great.", "positive", value=85.0).review("Great. ", "positive", value=85.0, duplicate_of=0)
    draft.review("The Harbour", "none", empty=True).review("It is a film.", "none")
    draft.review("Dreadful.", "negative", value=20.0)
    score = film_of(draft.reading()).audience
    assert score is not None
    assert (score.positive, score.judged, score.n_inferred) == (1, 2, 2)
    assert [part.note for part in score.parts if not part.used] == [
        "the same words as an earlier review",
        "says nothing about the film",
        "no verdict",
    ]


def test_imported_reviews_are_flagged() -> None:
    """Three reviews of one minute were loaded together."""
    draft = Draft(source="l", text="One fine.\nTwo fine.\nSix fine.", kind="user_reviews")
    for words in ("One fine.", "Two fine.", "Six fine."):
        draft.review(words, "positive", stamp="03/04/2020 10:11")
    assert all("import_stamp" in review.flags for review in film_of(draft.reading()).reviews)


def test_consensus_is_counted_and_quoted() -> None:
    """Two voices on one aspect make a line with a quotation; a spoiling sentence is never quoted."""
    one = Draft(source="a", text="The acting is superb.", author="Ann Lee", verdict="positive", value=80.0)
    two = Draft(source="b", text="The acting is wooden, and he dies.", author="Bo Ek", verdict="negative", value=30.0)
    one.judges("acting", "pos", "The acting is superb.")
    two.judges("acting", "neg", two.text).spoils(two.text)
    film = film_of(one.reading(), two.reading())
    assert (film.aspects[0].pos, film.aspects[0].neg) == (1, 1)
    text = " ".join(line.text for line in film.consensus)
    assert "“The acting is superb” (Ann Lee)" in text
    assert "dies" not in text
    assert all(support.spoiler == "none" for line in film.consensus for support in line.support)


def test_similar_films_say_why() -> None:
    """A film that a source compares with another of the store is suggested there, and the other way round."""
    one = Draft(source="a", text="Much like The Pier, this.", title="The Harbour").names("The Pier").reading()
    two = Draft(source="b", text="A quiet film.", title="The Pier").reading()
    films = link_similar([film_of(one), film_of(two)])
    assert [(s.title, s.why) for s in films[0].similar] == [("The Pier", "one voice names it beside this film")]
    assert films[1].similar[0].title == "The Harbour"


def test_two_voices_are_summed_up_and_one_is_not() -> None:
    """What most recommend is said from the second voice on, and who does not is named."""
    told = [critic("Ada", "positive", 90.0), critic("Cy", "negative", 20.0)]
    assert film_of(told[0]).consensus == ()
    assert film_of(*told).consensus[0].text == "1 of 2 voices recommend the film; Cy does not."


def test_a_page_that_earns_by_its_links_is_marked_and_its_visitors_are_not() -> None:
    """The mark is of the page's own review: who writes below it earns nothing."""
    text = "Buy it at Quayshop.\nI saw it twice and liked it."
    page = Draft(source="a", text=text, author="Ada", verdict="positive", value=80.0)
    page.says("offer", "Quayshop", "Buy it at Quayshop", affiliate="true").review(
        "I saw it twice and liked it.", "positive"
    )
    marked = {review.index: "affiliate" in review.flags for review in film_of(page.reading()).reviews}
    assert marked == {None: True, 0: False}
