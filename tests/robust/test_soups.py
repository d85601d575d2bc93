"""Whatever a page is made of, it is read or refused by name, and its reading holds together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.robust.checks import check
from tests.robust.soups import documents, markdowns, texts

ABOUT_A_FILM = "The Glass Harbour (2014)\n\nA film review. Directed by Anna Karlsen, the movie stars Peter Holm.\n\n"
CHARSETS = ("utf-8", "utf-8", "utf-16", "utf-16-le", "cp1251", "shift_jis", "latin-1")


@examples(40)
@given(texts())
def test_any_text_is_read(text: str) -> None:
    """Plain text."""
    check((ABOUT_A_FILM + text).encode("utf-8", "replace"), "soup.txt")


@examples(40)
@given(markdowns())
def test_any_markdown_is_read(text: str) -> None:
    """Markdown, front matter and template tags."""
    check((text + "\n\n" + ABOUT_A_FILM).encode("utf-8", "replace"), "soup.md")


@examples(40)
@given(documents())
def test_any_html_is_read(text: str) -> None:
    """HTML with JSON-LD in it."""
    check(f"<h1>{ABOUT_A_FILM}</h1><p>{text}".encode("utf-8", "replace"), "soup.html")


@examples(40)
@given(documents() | texts() | markdowns(), st.sampled_from(CHARSETS), st.binary(max_size=3), st.integers(0, 300))
def test_any_bytes_are_read_or_refused(text: str, charset: str, stray: bytes, at: int) -> None:
    """Any encoding, with stray bytes in the middle, under a name that says nothing."""
    body = text.encode(charset, "replace")
    check(body[:at] + stray + body[at:], "soup")


@pytest.mark.long
@examples(400)
@given(documents(), st.sampled_from(("soup.html", "soup.md", "soup.txt")))
def test_a_page_under_a_wrong_name_is_read(text: str, name: str) -> None:
    """HTML that is called something else."""
    check(text.encode("utf-8", "replace"), name)
