"""A page of markup that begins with a fenced front matter, as the sources of built sites do, is read with both."""

from __future__ import annotations

from cinequorum.acquire.files import from_bytes
from cinequorum.extract.page import extract

BODY = "<h1>Night Ferry</h1><p>A stoker finds a letter that was meant for somebody else and reads it to the crew.</p>"


def test_a_fenced_front_matter_before_markup_is_metadata() -> None:
    """Its keys are stated, its lines are no text of the page, and the markup is read as ever."""
    page = extract(from_bytes(f"---\nlayout: film\ntitle: Night Ferry\n---\n\n{BODY}".encode(), "page.html"))
    assert {m.key: m.value for m in page.metadata}["layout"] == "film"
    assert page.headline == "Night Ferry"
    assert "---" not in page.text
    assert all(page.slice(m.span) == m.value for m in page.metadata)


def test_dashes_before_markup_are_no_front_matter() -> None:
    """A rule of dashes without keys stays text."""
    page = extract(from_bytes(f"---\n{BODY}".encode(), "page.html"))
    assert all(m.origin != "front-matter" for m in page.metadata)
