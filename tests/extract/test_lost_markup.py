"""Pages saved without their markup, switches in front matter, lines of dates: what they say, and what they do not."""

from __future__ import annotations

import pytest

from cinequorum.acquire.files import from_bytes
from cinequorum.extract.frontmatter import read_front
from cinequorum.extract.page import extract
from cinequorum.extract.publication import dates_film
from cinequorum.extract.roles import is_date
from cinequorum.model.page import Page
from tests.extract.test_markdown import page_of

PROSE = "The ferry leaves at nine and nobody is on board but the pilot and his daughter, who have not talked for years."
FLAT = f"Night Ferry | quay.example\nHome Films Articles\nNight Ferry\n8 April 2022\n{PROSE}\n{PROSE}\n"


def flat(text: str) -> Page:
    return extract(from_bytes(text.encode(), "ferry.html"))


def test_a_page_without_a_tag_is_read_line_by_line() -> None:
    """Saved as HTML but without markup, every line counts; with one tag the line breaks are only layout."""
    assert (flat(FLAT).published, len(flat(FLAT).blocks) > 3) == ("2022-04-08", True)
    assert len(flat(f"<p>{FLAT}").blocks) == 1


@pytest.mark.parametrize(
    ("front", "headline"),
    [
        ("headline: false\ntitle: We", "We"),
        ("headline: true\ntitle: Night Ferry", "Night Ferry"),
        ("headline: No\ntags: film", "No"),
    ],
)
def test_a_headline_switched_on_or_off_is_no_title(front: str, headline: str) -> None:
    """`headline: false` is a setting; a film may well be called "No"."""
    assert page_of(f"---\n{front}\n---\n\n{PROSE}\n").headline == headline


def test_a_switch_is_left_out_of_broken_front_matter() -> None:
    """The same holds where the front matter is read line by line."""
    front = read_front("+++\nheadline = true\ntitle = 'Night Ferry'\n+++\nText")
    assert front is not None
    assert [s.key for s in front.stated] == ["title"]


def test_authors_under_a_group_of_keys() -> None:
    """Some programs hold authors among their taxonomies; a book's author in the data is not the page's."""
    assert page_of(f"---\ntitle: A\ntaxonomy:\n    author:\n        - 'Ann Lee'\n---\n\n{PROSE}\n").author == "Ann Lee"
    assert page_of(f"---\ntitle: A\nbook:\n    author: 'Ann Lee'\n---\n\n{PROSE}\n").author is None


def test_a_section_beside_a_date_is_no_release() -> None:
    """The name of a section on new films, set off by a dash, leaves a post's date its own."""
    assert not dates_film("18 de agosto de 2016 - Estrenos")
    assert dates_film("Estreno: 18 de agosto de 2016")


def test_a_line_of_two_dates_tells_the_first() -> None:
    """A line may also say when the page was changed; a sentence about two days is no such line."""
    assert is_date("Wed 5 Mar 2021 15.18 GMT Last modified on Wed 7 Apr 2021 15.37 BST")
    assert not is_date("On 5 March 2021 they met in a small hotel and on 7 April 2021 they parted again")


def test_a_picture_credit_is_no_owner() -> None:
    """A sign of copyright between paragraphs is a picture's; after the text it is the page's."""
    long = f"{PROSE} {PROSE}"
    assert flat(f"Night Ferry\n{long}\n© Olga Lee\n{long}\n").author is None
    assert flat(f"Night Ferry\n{long}\n{long}\n© Olga Lee\n").author == "Olga Lee"
