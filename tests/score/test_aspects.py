"""Sides of a film: each voice is counted once, and quoted with its surest words that give nothing away."""

from __future__ import annotations

import pytest

from cinequorum.model.film import AspectSummary, Support
from cinequorum.model.opinion import Aspect
from cinequorum.model.page import Span
from cinequorum.score.aspects import QUOTES, stances, summaries
from cinequorum.score.consensus import _count

Opinion = tuple[Aspect, Support]


def opinion(raw: str, polarity: str = "pos", *, p: float = 0.9, voice: int = 1, **told: object) -> Opinion:
    at = Span(page=str(told.get("source", "a")), start=int(str(told.get("start", 0))), end=100)
    support = Support(
        source=str(told.get("source", "a")), span=at, witness=voice, raw=raw, spoiler=str(told.get("spoiler", "none"))
    )
    return Aspect(aspect=str(told.get("aspect", "acting")), polarity=polarity, p=p, span=at), support


def quoted(*opinions: Opinion) -> list[str]:
    (found,) = summaries(opinions)
    return [quote.text for _, quote in found.quotes]


WHOLE, CLAUSE, CUT = "The acting is fine.", "acting that is fine.", "The acting is fine"
LONG = " ".join(["The acting is fine, and so it goes on"] * 6) + "."


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (opinion(WHOLE, p=0.8), opinion(CLAUSE, p=0.99)),
        (opinion(WHOLE, p=0.8), opinion(CUT, p=0.99)),
        (opinion(CLAUSE, p=0.8), opinion(LONG, p=0.99)),
        (opinion(WHOLE, p=0.95), opinion("Acting of a kind.", p=0.9)),
        (opinion(WHOLE, source="a", start=9), opinion("Acting of a kind.", source="b", start=1)),
        (opinion(WHOLE, start=1), opinion("Acting of a kind.", start=9)),
    ],
)
def test_a_voice_is_quoted_with_its_surest_whole_words(first: Opinion, second: Opinion) -> None:
    """Short before long, whole sentences before clauses and cut ones, then the surer, then by source and place."""
    assert quoted(second, first) == quoted(first, second) == quoted(first)


def test_what_gives_something_away_is_counted_and_not_quoted() -> None:
    (found,) = summaries([opinion(WHOLE, voice=1, spoiler="mild"), opinion(CUT, voice=2)])
    assert (found.pos, [quote.support.witness for _, quote in found.quotes]) == (2, [2])


def test_no_more_voices_are_quoted_than_asked() -> None:
    """Of each polarity so many."""
    many = [opinion(f"The acting of {n}.", voice=n, start=n) for n in range(QUOTES + 2)]
    against = [opinion(f"No acting of {n}.", "neg", voice=50 + n, start=n) for n in range(QUOTES + 2)]
    (found,) = summaries([*many, *against])
    assert [polarity for polarity, _ in found.quotes] == ["pos"] * QUOTES + ["neg"] * QUOTES


def test_a_voice_that_says_both_is_mixed_and_the_most_discussed_comes_first() -> None:
    said = [opinion(WHOLE, voice=1), opinion(CUT, "neg", voice=1), opinion(WHOLE, "neg", voice=2)]
    rest = [opinion(WHOLE, voice=n, aspect="music") for n in (1, 2, 3)]
    again = [opinion(WHOLE, "mixed", voice=n, aspect="camera") for n in (1, 2)]
    found = summaries([*said, *rest, *again])
    assert [(one.aspect, one.pos, one.neg, one.mixed) for one in found] == [
        ("music", 3, 0, 0),
        ("acting", 0, 1, 1),
        ("camera", 0, 0, 2),
    ]
    assert stances(said) == {1: "mixed", 2: "neg"}


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ((3, 0, 0), "3 of 3 voices praise the acting"),
        ((0, 4, 1), "4 of 5 voices find fault with the acting"),
        ((2, 1, 0), "2 of 3 voices praise the acting, 1 disagrees"),
        ((2, 5, 0), "5 of 7 voices find fault with the acting, 2 disagree"),
        ((2, 2, 1), "5 voices are divided over the acting"),
        ((1, 0, 2), "1 of 3 voices praises the acting"),
        ((0, 1, 2), "1 of 3 voices finds fault with the acting"),
    ],
)
def test_how_many_voices_say_so_is_told_in_words(counts: tuple[int, int, int], told: str) -> None:
    pos, neg, mixed = counts
    assert _count(AspectSummary(aspect="acting", pos=pos, neg=neg, mixed=mixed, quotes=())) == told
