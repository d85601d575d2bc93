from __future__ import annotations

import pytest

from cinequorum.acquire.files import from_bytes
from cinequorum.extract.page import extract
from cinequorum.model.page import Page, Role

ROW = tuple[str | None, str | None, str, str | None]


def rows(page: Page) -> list[ROW]:
    return [
        (r.author, r.published, page.slice(r.text_span), page.slice(r.rating_span) if r.rating_span else None)
        for r in page.reviews
    ]


def plain(text: str) -> Page:
    return extract(from_bytes(text.encode(), "a.txt"))


NAME_DATE = """Night Ferry
Norway
User Reviews
Zoë🦋
29/11/2023 00:00
Night Ferry
Bo Ek
03/04/2022 08:43
Watched on 2021-03-03
I slept through half of it. The other half was fine.
Grade: B+
Majken
03/04/2022 08:43
A boat, a dog, a harbour: I want no more from a film.
And it has all of them."""

SCORE_TITLE = """Night Ferry
Reviews
9/10
Loved it
harbourmaster
12 March 2021
I liked it a lot. The ferry is great.
3 out of 5 found this helpful.
4/10
Sinks
Žofie K
3 April 2021
Boring from start to end.
0 out of 5 found this helpful."""

BY_ON = """Night Ferry
Reviews
by Ann Lee on March 3, 2020
Quite a film.
by Bo on April 13, 2020
I slept. Twice."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            NAME_DATE,
            [
                ("Zoë🦋", "2023-11-29", "Night Ferry", None),
                ("Bo Ek", "2022-04-03", "Watched on 2021-03-03\nI slept through half of it. The other half was fine.\nGrade: B+", "Grade: B+"),  # noqa: E501
                ("Majken", "2022-04-03", "A boat, a dog, a harbour: I want no more from a film.\nAnd it has all of them.", None),  # noqa: E501
            ],
        ),
        (
            SCORE_TITLE,
            [
                ("harbourmaster", "2021-03-12", "I liked it a lot. The ferry is great.", "9/10"),
                ("Žofie K", "2021-04-03", "Boring from start to end.", "4/10"),
            ],
        ),
        (BY_ON, [("Ann Lee", "2020-03-03", "Quite a film.", None), ("Bo", "2020-04-13", "I slept. Twice.", None)]),
    ],
    ids=["name-date", "score-title-name-date", "by-on"],
)  # fmt: skip
def test_flattened_listings(text: str, expected: list[ROW]) -> None:
    """Records are cut at their date lines; the page decides between day and month; names keep their signs."""
    page = plain(text)
    assert rows(page) == expected
    assert page.kind.name == "user_reviews"
    assert page.published is None
    assert len(page.having(Role.USER_REVIEW)) >= len(expected)


HTML = """<html><head><title>Night Ferry</title></head><body><h1>Night Ferry</h1><h2>User Reviews</h2>
<div class=review><h3>What a ride</h3><span class="rating" aria-label="8 out of 10"></span>
<a class="user" href=/u/1>filmfan99</a><div class=date>12 March 2021</div>
<div class=text><p>I liked it a lot.</p><p>Second paragraph here.</p></div>
<div>3 of 4 people found this helpful</div></div>
<div class=review><h3>Not for me</h3><span class="rating"><i class="fa fa-star"></i><i class="fa fa-star-o"></i></span>
<a class="user" href=/u/2>Žofie</a><div class=date>3 April 2021</div>
<div class=text>Boring from start to end.</div></div></body></html>"""


def test_listings_in_markup() -> None:
    """The element around each date is the record; drawn stars are read."""
    page = extract(from_bytes(HTML.encode(), "a.html"))
    assert [(r.author, r.published) for r in page.reviews] == [("filmfan99", "2021-03-12"), ("Žofie", "2021-04-03")]
    assert page.slice(page.reviews[0].text_span) == "I liked it a lot.\n\nSecond paragraph here."
    assert [page.slice(r.title_span) for r in page.reviews if r.title_span] == ["What a ride", "Not for me"]
    assert [page.slice(r.rating_span) for r in page.reviews if r.rating_span] == ["8 out of 10", "★ ☆"]


PROSE = "The ferry leaves at night and nobody knows who is on it, and the film follows the stoker to the end. " * 4

NO_LISTINGS = [
    f"Night Ferry\nBy Ann Lee\n5 March 2021\n{PROSE}\n2 Comments\nBo\n6 March 2021\nGreat!\nCy\n7 March 2021\nNo",
    f"Night Ferry\n{PROSE}\nIt opened on 5 March 2021.\nIt closed on 6 March 2021.",
    f"News\n5 March 2021\n{PROSE}\n6 March 2021\n{PROSE}",
]


@pytest.mark.parametrize("text", NO_LISTINGS, ids=["comments", "dates in prose", "diary"])
def test_no_false_reviews(text: str) -> None:
    """Comments under an article, dates in prose and a diary are no user reviews."""
    assert plain(text).reviews == ()
