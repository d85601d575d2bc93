"""Votes of a campaign are found, shown with their reasons, and set right; honest ones all count."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cinequorum.model.film import Fact, Film, Review
from cinequorum.model.page import Span
from cinequorum.score.campaigns import examined, first_shown
from cinequorum.score.film import scored
from cinequorum.score.marks import is_bare, is_only_one
from cinequorum.score.scan import Ballot, swellings
from tests.reconcile.build import Draft
from tests.store.contract import film

OPENED = date(2021, 3, 5)


def user(number: int, value: float, day: date | None, *flags: str, witness: int = 0) -> Review:
    return Review(
        source="listing",
        index=number,
        by="user",
        author=f"user{number}",
        outlet=None,
        published=day.isoformat() if day else None,
        rating=None,
        value=value,
        inferred=False,
        verdict="positive" if value >= 60 else "negative",
        spoiler_level="none",
        opening=None,
        text_span=Span(page="listing", start=0, end=9),
        independent=True,
        flags=flags,
        witness=witness or number + 1,
    )


def honest(count: int = 80, seed: int = 1) -> list[Review]:
    """Votes over a year, most of them in the first weeks, with all ratings from 10 to 100."""
    draw = random.Random(seed)
    made = []
    for number in range(count):
        day = OPENED + timedelta(days=int(draw.expovariate(1 / 60)))
        made.append(user(number, float(min(100, max(10, round(draw.gauss(70, 20), -1)))), day))
    return made


def with_votes(votes: list[Review]) -> Film:
    return scored(replace(film("harbour", "The Harbour"), reviews=tuple(votes)))


def bombs(count: int, day: date | None, value: float = 10.0, *flags: str) -> list[Review]:
    return [user(1000 + number, value, day, *flags) for number in range(count)]


def score(shown: Film) -> float:
    assert shown.audience is not None
    assert shown.audience.value is not None
    return shown.audience.value


@pytest.mark.parametrize("value", [0.0, 10.0, 100.0])
def test_a_burst_is_flagged_and_hardly_moves_the_score(value: float) -> None:
    """Twenty votes for one end in two days among eighty honest ones: named with days and counts, and set right."""
    plain, bombed = with_votes(honest()), with_votes(honest() + bombs(20, OPENED + timedelta(days=40), value))
    assert abs(score(bombed) - score(plain)) <= 3
    planted = [review for review in bombed.reviews if review.index is not None and review.index >= 1000]
    assert all("burst" in review.flags and review.suspicion > 0.5 for review in planted)
    assert all("2021-04-14" in review.reasons[0] and "would be usual" in review.reasons[0] for review in planted)


def mixed_votes(of: int) -> list[Ballot]:
    """Eighty honest votes, lower than most films', and 24 of 10 to 50 in the ten days from the day `of`."""
    draw = random.Random(0)
    made = [(min(100, max(10, round(draw.gauss(60, 22), -1))), int(draw.expovariate(1 / 60))) for _ in range(80)]
    made += [(10 * (1 + number % 5), of + number % 10) for number in range(24)]
    return [Ballot(value=float(value), day=day) for value, day in made]


@pytest.mark.parametrize("of", [20, 60])
def test_a_camouflaged_campaign_is_followed_to_the_middle_of_the_scale(of: int) -> None:
    """Where tens and twenties have given it away, the forties and fifties of the same days are suspected too."""
    votes = mixed_votes(of)
    _, doubts = swellings(votes)
    assert all(doubt > 0.5 for doubt, vote in zip(doubts[80:], votes[80:], strict=True) if vote.value >= 40)


@pytest.mark.parametrize("of", [20, 60])
def test_the_middle_of_the_scale_at_another_time_is_none_of_it(of: int) -> None:
    """The same forties and fifties, spread over a year, are not suspected for what the tens have done."""
    votes = mixed_votes(of)
    apart = [replace(v, day=300 + 9 * n) if n >= 80 and v.value >= 40 else v for n, v in enumerate(votes)]
    _, doubts = swellings(apart)
    assert all(doubt < 0.5 for doubt, vote in zip(doubts, apart, strict=True) if (vote.day or 0) >= 300)


def test_the_score_stands_with_and_without_them() -> None:
    """Nothing is dropped: each suspect is among the parts with its weight and reason, and both means are shown."""
    found = with_votes(honest() + bombs(20, OPENED + timedelta(days=40))).audience
    assert found is not None
    assert found.suspects >= 20
    assert found.n == len(found.parts) == 100
    assert found.with_suspects is not None
    assert found.without_suspects is not None
    assert found.with_suspects < found.without_suspects - 8
    light = [part for part in found.parts if part.weight < 0.5]
    assert len(light) >= 20
    assert all(part.used and part.note and "would be usual" in part.note for part in light)


def test_honest_votes_are_not_suspected() -> None:
    """Over forty films of honest votes, one in a hundred at most; a rush in the first days is no campaign."""
    suspected = [r.suspicion >= 0.5 for seed in range(40) for r in with_votes(honest(seed=seed)).reviews]
    assert sum(suspected) <= len(suspected) / 100
    rush = [user(2000 + n, vote.value or 0, OPENED) for n, vote in enumerate(honest(60, seed=99))]
    assert sum(r.suspicion >= 0.5 for r in with_votes(honest() + rush).reviews) == 0


def test_who_thinks_otherwise_is_no_suspect() -> None:
    """A fifth of the voices give nothing, spread like all others: they are a camp, and count."""
    camp = [replace(vote, index=3000 + n, witness=3000 + n, value=10.0) for n, vote in enumerate(honest(20, seed=5))]
    found = with_votes(honest() + camp)
    assert max(review.suspicion for review in found.reviews) < 0.5


def test_votes_with_a_common_sign_are_found_without_a_time() -> None:
    """Thirty votes of nothing from new accounts, undated, among ordinary ones."""
    plain = honest()
    found = with_votes(plain + bombs(25, None, 10.0, "single_review", "bare"))
    assert abs(score(found) - score(with_votes(plain))) <= 3
    assert all("campaign" in r.flags for r in found.reviews if r.index is not None and r.index >= 1000)


def test_a_loaded_archive_keeps_its_votes() -> None:
    """Reviews with one stamp were loaded together; if they give what others give they count in full."""
    loaded = [replace(vote, index=4000 + n, witness=4000 + n, flags=("import_stamp",), published="2021-06-01")
              for n, vote in enumerate(honest(30, seed=8))]  # fmt: skip
    found = with_votes(honest() + loaded)
    assert max(review.suspicion for review in found.reviews) < 0.5


def test_votes_before_the_first_showing_count_little() -> None:
    """Votes from before the release are flagged; a day's difference is a time zone."""
    opened = Fact(field="release", value=OPENED.isoformat(), p=0.9, status="single", witnesses=1, support=())
    early = [user(5000, 100.0, OPENED - timedelta(days=9)), user(5001, 100.0, OPENED - timedelta(days=1))]
    made = replace(film("harbour", "The Harbour"), facts=(opened,), year=2021, reviews=tuple(early))
    one, other = examined(made)
    assert "before_release" in one.flags
    assert "2021-03-05" in one.reasons[0]
    assert (other.flags, other.suspicion) == ((), 0.0)


@pytest.mark.parametrize(
    ("year", "released", "shown"),
    [(2021, "2021-03-05", "2021-03-05"), (2020, "2021-03-05", "2020-01-01"), (2021, "2021-03", None),
     (None, "2021-03-05", None), (1964, "2019-05-01", "1964-01-01")],
)  # fmt: skip
def test_a_film_of_an_earlier_year_ran_at_festivals(year: int | None, released: str, shown: str | None) -> None:
    """Only a release in the film's own year says when it was first to be seen."""
    fact = Fact(field="release", value=released, p=0.9, status="single", witnesses=1, support=())
    found = first_shown(replace(film("harbour", "The Harbour"), year=year, facts=(fact,)))
    assert (found.isoformat() if found else None) == shown


def test_nearly_repeated_words_are_flagged() -> None:
    """Reviews that reconciling found to be one voice."""
    votes = [user(0, 10.0, OPENED, witness=7), user(1, 10.0, OPENED, witness=7), user(2, 90.0, OPENED, witness=8)]
    found = with_votes(votes)
    assert [("near_duplicate" in review.flags) for review in found.reviews] == [True, True, False]
    assert found.audience is not None
    assert found.audience.n == 2


def test_few_words_and_new_accounts_are_told() -> None:
    """What a review shows of itself; a review that names its reason is not bare."""
    text = "ada · 1 review\nTrash, avoid.\nbo · 31 reviews\nDull.\ncy\nThe acting is wooden."
    draft = Draft(source="l", text=text, kind="user_reviews")
    draft.review("Trash, avoid.", "negative").review("Dull.", "negative")
    draft.review("The acting is wooden.", "negative")
    draft.reviews = [
        replace(one, span=draft.span(name + text[text.index(name) + len(name) : one.text_span.end]))
        for one, name in zip(draft.reviews, ("ada", "bo", "cy"), strict=True)
    ]
    acting = Draft(source="l", text=text).judges("acting", "neg", "The acting is wooden.").aspects
    draft.reviews[2] = replace(draft.reviews[2], aspects=tuple(acting))
    reading = draft.reading()
    assert [is_bare(reading, one) for one in reading.reviews] == [True, True, False]
    assert [is_only_one(reading, one) for one in reading.reviews] == [True, False, False]


BALLOTS = st.lists(
    st.builds(
        Ballot,
        value=st.floats(0, 100),
        day=st.one_of(st.none(), st.integers(700_000, 700_400)),
        signs=st.lists(st.sampled_from(["bare", "single_review"]), unique=True).map(tuple),
    ),
    max_size=60,
)


@settings(max_examples=60, deadline=None)
@given(BALLOTS)
def test_whatever_the_votes_each_gets_a_probability(ballots: list[Ballot]) -> None:
    """Between 0 and 1 each; a vote that no swelling holds gets 0."""
    found, doubts = swellings(ballots)
    held = {place for one in found for place in one.members}
    assert len(doubts) == len(ballots)
    assert all(0 <= doubt <= 1 for doubt in doubts)
    assert all(doubt == 0 for place, doubt in enumerate(doubts) if place not in held)
