"""Pages that lost their markup."""

from __future__ import annotations

import pytest

from cinequorum.acquire.files import from_bytes
from cinequorum.extract.page import extract
from cinequorum.model.page import Page, Role

PROSE = (
    "The ferry leaves at night and nobody knows who is on it. The film follows the stoker, played by an actor of few "
    "words, through one long crossing in which little happens and all of it matters, even when nothing moves."
)


def page_of(*lines: str) -> Page:
    return extract(from_bytes("\n\n".join(lines).encode(), "a.txt"))


def roles(page: Page) -> dict[str, Role]:
    return {page.slice(block.span): block.role for block in page.blocks}


def test_a_section_of_teasers_is_related_news() -> None:
    """After "Latest in ..." each teaser is a block of its own; repeated section labels are navigation."""
    found = roles(
        page_of(
            "Night Ferry", PROSE, "Latest in Music", "MUSIC", "New album by the Gulls", "MUSIC", "Old songs, sung anew"
        )
    )
    assert found["Latest in Music"] is found["MUSIC"] is Role.NAVIGATION
    assert found["New album by the Gulls"] is found["Old songs, sung anew"] is Role.RELATED


def test_an_author_who_introduces_himself() -> None:
    """The bio is furniture, and names the author and the outlet."""
    bio = "Ann Lee has been reviewing films for ten years. She is the founder and lead writer for Quay Critics and a member of the Harbour Film Circle."  # noqa: E501
    page = page_of("‘Night Ferry’ Trailer: A Boat in the Dark", PROSE, bio)
    assert roles(page)[bio] is Role.BIO
    assert (page.author, page.outlet, page.kind.name) == ("Ann Lee", "Quay Critics", "trailer_news")


def test_notices_at_the_foot() -> None:
    """Captions that came twice, shops, copyright and comment boxes are furniture; © gives author and year."""
    page = page_of(
        "Night Ferry", "QuaySide rating:", PROSE, "The stoker at work", "The stoker at work", PROSE.upper(),
        "Night Ferry – Watch it/buy it at Amazon", "I am an Amazon affiliate", "© Ann Lee 2020", "Leave a Comment",
    )  # fmt: skip
    found = roles(page)
    assert found["The stoker at work"] is Role.CAPTION
    assert found["Night Ferry – Watch it/buy it at Amazon"] is found["I am an Amazon affiliate"] is Role.ADVERT
    assert (found["© Ann Lee 2020"], found["Leave a Comment"]) == (Role.LEGAL, Role.COMMENTS)
    assert (page.author, page.published, page.outlet, page.headline) == ("Ann Lee", "2020", "QuaySide", "Night Ferry")


def test_prose_in_asterisks_is_no_title() -> None:
    """A warning in front of a text is part of the text."""
    page = page_of("*Warning: spoilers for Night Ferry*", PROSE)
    assert page.headline is None
    assert page.blocks[0].role is Role.BODY


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        ("critic_review", ["Night Ferry review", PROSE, "I found it slow but gripping, superbly acted. 4 out of 5."]),
        ("trailer_news", ["First trailer for Night Ferry arrives", PROSE]),
        ("news", ["Ann Lee to direct Night Ferry 2", "The studio announced on Monday that filming is set to begin in May, according to sources. The sequel is scheduled for next year, and casting has been confirmed."]),  # noqa: E501
        ("list", ["The 10 best films about boats", "1. Night Ferry (2019)", PROSE, "2. Day Boat (2011)", PROSE]),
        ("interview", ["Ann Lee on boats", "Q: Why boats?", "I like them.", "Q: And ferries?", "Even more.", "Q: At night?", "Of course.", "Q: Thank you.", "You are welcome."]),  # noqa: E501
        ("listing", ["Night Ferry (2019)", "Director: Ann Lee", "Cast: Bo Ek, Cy Day", "Runtime: 90 min", "Country: Norway", "Genre: Drama"]),  # noqa: E501
    ],
)  # fmt: skip
def test_kinds_of_pages(kind: str, lines: list[str]) -> None:
    """Each kind is told with its reasons."""
    found = page_of(*lines).kind
    assert (found.name, bool(found.reasons)) == (kind, True)
    assert 0.3 < found.p <= 1


def test_the_head_of_an_article_deep_under_menus() -> None:
    """Who wrote and when stand about the headline that comes again over the text, not about a widget's."""
    menu = ["Skip to content", "Music", "Politics", "Newsletters", "Log In", "Sign Up", "Shop", "Culture Desk"]
    headline = "Night Ferry Leaves Them Cold"
    head = ["What the sea gives back.", "By Ann Lee", "View all posts", "August 26, 2021"]
    for between in ((), (*menu[:6], "Share", "Save", "Print", "Mail", "Listen", "Gift")):
        page = page_of(headline, *menu, headline, *head, *between, PROSE, PROSE[::-1])
        assert (page.author, page.published) == ("Ann Lee", "2021-08-26")
    widget = ["Newest", headline, "by Olga Lund", "Sea Days", "June 3, 2020"]
    page = page_of(headline, *[PROSE, PROSE[::-1]] * 4, *widget, *menu, "Contact", "Imprint", "Help", "Jobs")
    assert (page.author, page.published) == (None, None)
