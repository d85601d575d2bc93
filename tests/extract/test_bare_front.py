"""A post whose keys stand at its top without a fence: they are read as front matter; a film's sheet there is not."""

from __future__ import annotations

import pytest

from cinequorum.extract.frontmatter import read_front
from tests.extract.test_markdown import page_of

PROSE = "The ferry leaves at nine and nobody is on board but the pilot and his daughter, who have not talked for years."
POST = f"""Title: Night Ferry Review
Date: 2019-04-02T10:07:46+00:00
Modified: 2020-01-04
Tags: Night Ferry, Ada Quillfeather
Slug: night-ferry-review
Authors: Ann Lee
Director: Ada Quillfeather

{PROSE}
"""
SHEET = f"""Title: Night Ferry
Year: 1962
Director: Ada Quillfeather
Runtime: 98 min

{PROSE}
"""


def test_keys_without_a_fence_are_front_matter() -> None:
    """The keys end at the first blank line; each value stands where it says."""
    front = read_front(POST)
    assert front is not None
    assert POST[front.rest :].startswith("The ferry")
    assert {s.key: s.value for s in front.stated}["slug"] == "night-ferry-review"
    assert all(front.text[s.start : s.end] == s.value for s in front.stated)


@pytest.mark.parametrize(
    "text",
    [
        SHEET,
        PROSE,
        f"Title: Night Ferry\n\n{PROSE}",
        f"Slug: night-ferry\nTitle: Night Ferry\nTags: a, b\n{PROSE}\n",
        f"Title: Night Ferry\nTags: sea, night\n{PROSE}",
    ],
)
def test_what_no_program_reads_is_text(text: str) -> None:
    """A data sheet, a single key and keys that run into prose are the text's own."""
    assert read_front(text) is None


def test_author_and_date_come_from_bare_keys() -> None:
    """The post is its author's, of the day it names."""
    page = page_of(POST, "2019-04-02-night-ferry.md")
    assert (page.author, page.published) == ("Ann Lee", "2019-04-02")
