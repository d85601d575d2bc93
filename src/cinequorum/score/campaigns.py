"""Reviews that look as if somebody had sent them: to pull a film down, or to lift it.

Each review is flagged with what is odd about it; how little a vote then counts follows from how many more votes of its
sort there are than is usual (`cinequorum.score.scan`). Whoever merely thinks otherwise than most is never suspected:
nothing but time, common signs and repeated words raise suspicion. No vote is dropped: where there are four times as
many as usual each counts a quarter, so that the honest ones among them keep their weight together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cinequorum.model.film import Fact, Film, Review
from cinequorum.model.review import Judged
from cinequorum.score.scan import Ballot, Swelling, swellings
from cinequorum.score.scores import SUSPECT, counted

FEWEST = 10  # votes: among fewer nothing is usual
EARLY = 0.8  # suspicion of a vote from before the first showing: some have seen a film early, and some dates are wrong
SIGNS = ("bare", "single_review", "import_stamp")

_SAID = {
    "bare": "reviews of a few empty words",
    "single_review": "reviews from accounts that have written no other",
    "import_stamp": "reviews loaded in one minute",
}


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is odd about a review: all of its flags, how much it is suspected (0..1), and why."""

    flags: tuple[str, ...]
    suspicion: float
    reasons: tuple[str, ...]


def examined(film: Film) -> tuple[Review, ...]:
    """Return the film's reviews, those of users with their flags, suspicion (0..1) and the reasons for it.

    Flags: `burst` (one of more votes of its sort in a stretch of days than is usual), `campaign` (the same, of votes
    with a common sign), `near_duplicate` (nearly the words of another), `before_release`.
    """
    doubts = doubts_of(film.reviews, first_shown(film))
    return tuple(
        replace(review, flags=odd.flags, suspicion=odd.suspicion, reasons=odd.reasons)
        if (odd := doubts.get(number)) is not None
        else review
        for number, review in enumerate(film.reviews)
    )


def doubts_of(reviews: Sequence[Judged], shown: date | None) -> dict[int, Doubt]:
    """Return what is odd about reviews by users, by number; those that are as they should be are left out.

    `shown` is the first day on which anybody can have seen the film.
    """
    users = [number for number, review in enumerate(reviews) if review.by == "user"]
    return {users[place]: odd for place, odd in _doubts([reviews[number] for number in users], shown)}


def first_shown(film: Film) -> date | None:
    """Return the first day on which anybody can have seen the film, as far as the sources know; None where they do not.

    A film whose year is before its first known release ran at festivals: then it is the first of January of that year.
    """
    days = [day for fact in film.having("release") for value in _values(fact) if (day := _day(value)) is not None]
    if film.year is None or not days:
        return None
    first = min(days)
    return first if first.year == film.year else date(film.year, 1, 1)


def _values(fact: Fact) -> Iterable[str]:
    return (fact.value, *(other.value for other in fact.dissent))


def _day(text: str | None) -> date | None:
    """A day that is known to the day.

    >>> _day("2020-04-03"), _day("2020-04"), _day("2020-XX-03")
    (datetime.date(2020, 4, 3), None, None)
    """
    try:
        return date.fromisoformat(text) if text is not None and len(text) == len("2020-04-03") else None
    except ValueError:
        return None


def _doubts(reviews: Sequence[Judged], shown: date | None) -> Iterator[tuple[int, Doubt]]:
    repeated = _repeated(reviews)
    early = {number for number, review in enumerate(reviews) if _is_early(review, shown)}
    suspicion, reasons = _suspicions(reviews, early)
    odd_ones = repeated | early | reasons.keys() | {number for number, doubt in suspicion.items() if doubt > 0}
    for number in sorted(odd_ones | {n for n, review in enumerate(reviews) if review.suspicion or review.reasons}):
        review = reviews[number]
        flags = list(review.flags)
        flags += ["near_duplicate"] if number in repeated and "duplicate" not in flags else []
        flags += ["before_release"] if number in early else []
        flags += [flag for flag, _ in reasons.get(number, ()) if flag not in flags]
        doubt = round(max(suspicion.get(number, 0.0), EARLY if number in early else 0.0), 2)
        told = [reason for _, reason in reasons.get(number, ())]
        told += [f"written before the film was first shown, {shown}"] if number in early else []
        odd = Doubt(tuple(flags), doubt, tuple(told))
        if odd != Doubt(review.flags, review.suspicion, review.reasons):
            yield number, odd


def _is_early(review: Judged, shown: date | None) -> bool:
    """Tell whether a review is from before the first showing; a day's difference is that of places on the earth."""
    day = _day(review.published)
    return shown is not None and day is not None and (shown - day).days > 1


def _repeated(reviews: Sequence[Judged]) -> set[int]:
    """Reviews that share their voice with another: nearly the same words."""
    counts = Counter(review.witness for review in reviews if review.witness and "empty" not in review.flags)
    return {number for number, review in enumerate(reviews) if counts[review.witness] > 1}


def _suspicions(
    reviews: Sequence[Judged], early: set[int]
) -> tuple[Mapping[int, float], Mapping[int, list[tuple[str, str]]]]:
    """What is suspected of each vote that counts, by number, with the flag and the reason."""
    heard = {id(review) for review in counted(reviews)}
    numbers = [
        number
        for number, review in enumerate(reviews)
        if id(review) in heard and review.value is not None and number not in early
    ]
    if len(numbers) < FEWEST:
        return {}, {}
    found, doubts = swellings([_ballot(reviews[number]) for number in numbers])
    reasons: dict[int, list[tuple[str, str]]] = {}
    for swelling in found:
        if swelling.excess >= SUSPECT / 2:
            for place in swelling.members:
                reason = ("campaign" if swelling.sign else "burst", told(swelling))
                reasons.setdefault(numbers[place], []).append(reason)
    return dict(zip(numbers, doubts, strict=True)), reasons


def _ballot(review: Judged) -> Ballot:
    """A vote as the scan sees it. A stamp of an import says when it was loaded, not when it was written."""
    imported = "import_stamp" in review.flags
    day = None if imported else _day(review.published)
    return Ballot(
        value=review.value or 0.0,
        day=day.toordinal() if day is not None else None,
        signs=tuple(sign for sign in SIGNS if sign in review.flags),
    )


def told(swelling: Swelling) -> str:
    """Return a swelling in words."""
    ends = f"{swelling.low:.0f} to {swelling.high:.0f}" if swelling.low < swelling.high else f"{swelling.high:.0f}"
    if swelling.first is None or swelling.last is None:
        among = _SAID.get(swelling.sign, swelling.sign)
        return f"{swelling.found:.0f} {among} give {ends}, where about {swelling.usual:.0f} would be usual"
    first, last = date.fromordinal(swelling.first), date.fromordinal(swelling.last)
    when = f"on {first}" if first == last else f"from {first} to {last}"
    return f"{swelling.found:.0f} votes of {ends} {when}, where about {swelling.usual:.0f} would be usual"
