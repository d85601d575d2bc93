from __future__ import annotations

import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cinequorum.acquire.files import from_bytes
from cinequorum.errors import UnreadablePage
from cinequorum.extract.page import extract
from cinequorum.model.page import MarkKind, Page, Role
from tests.examples import examples


def page_of(text: str, media_type: str = "text/html") -> Page:
    return extract(from_bytes(text.encode(), "a.page", media_type=media_type))


def check(page: Page) -> None:
    """Blocks in order, inside the text, not overlapping; metadata and marks on what they say."""
    end = 0
    for block in page.blocks:
        assert end <= block.span.start < block.span.end <= len(page.text)
        end = block.span.end
    for datum in page.metadata:
        assert datum.value in " ".join(page.slice(datum.span).split()) or datum.origin == "front-matter"
    for mark in page.marks:
        assert 0 <= mark.span.start < mark.span.end <= len(page.text)
    assert unicodedata.is_normalized("NFC", page.text)
    assert not any(unicodedata.category(char) == "Cc" and char != "\n" for char in page.text)


PIECES = st.sampled_from(
    [
        "<p>", "</p>", "<div class='review'>", "</div>", "<b>", "</i>", "<br>", "<h1>A Film</h1>", "<table><tr><td>",
        "&nbsp;", "&#0;", "<meta name=author content='Ann Lee'>", "<time datetime=2020-01-02>", "12 March 2021",
        "A sentence about rain. ", "e\u0301",
        "<span itemprop=author itemscope itemtype=x/Person><b itemprop=name>Bo", "<img alt='4/5 stars'>",
        "<script>var a</script>",
        "<i class='fa fa-star'></i>", "<a href=/x>", "</a>", "<pre>a\nb", "<nav>", "<![CDATA[", "<!--", "-->",
        "\r\n", "\u2028",
        '<script type="application/ld+json">{"@type":"Review","author":{"name":"Bo"}}</script>',
    ]
)  # fmt: skip


@examples(60)
@given(st.lists(PIECES | st.text(max_size=12), max_size=25).map("".join))
def test_any_html_gives_ordered_blocks_or_nothing(html: str) -> None:
    """Whatever is in the bytes, spans are true, or the page is honestly unreadable."""
    with suppress(UnreadablePage):
        check(page_of(f"<p>One</p>{html}"))


@examples(60)
@given(
    st.lists(
        st.sampled_from(
            ["---\n", "title: A\n", "tags: [a, b]\n", "- x\n", "key: 'b'\n", "\n", "# Head\n", "*em* ", "[a](b)"]
        )
        | st.text(max_size=10),
        max_size=15,
    ).map("".join),
    st.sampled_from(["text/markdown", "text/plain"]),
)
def test_any_text_gives_ordered_blocks_or_nothing(text: str, media_type: str) -> None:
    """The same for Markdown and plain text."""
    with suppress(UnreadablePage):
        check(page_of(text + "\nThe end.", media_type))


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 5000 + "A film about rain." + "</div>" * 5000,
        "<b>" * 5000 + "A film about rain.",
        "<p>a <i>film</i></p>" * 25_000,
        "A film about rain. " * 50_000,
        "<ul><li>" * 3000 + "A film",
        "<table><tr><td>" * 2000 + "A film",
        '<p class="a b c' * 2000,
    ],
    ids=["deep", "deep-inline", "100,000-tags", "long-line", "lists", "tables", "truncated"],
)
def test_hostile_pages_come_through_in_time(html: str) -> None:
    """Depth, size and broken tags neither crash nor hang: a hang shows as the whole run's."""
    check(page_of("<p>A film.</p>" + html))


@pytest.mark.parametrize("html", ["<div>" * 200_000, "<p " + 'a="b" ' * 100_000 + ">"], ids=["levels", "attributes"])
def test_bottomless_pages_are_refused(html: str) -> None:
    """What would take the parser minutes is named, not tried."""
    with pytest.raises(UnreadablePage) as caught:
        page_of(html + "A film")
    assert caught.value.code == "too_deep"


def test_a_page_without_text_is_empty() -> None:
    """Markup alone is no page."""
    with pytest.raises(UnreadablePage) as caught:
        page_of("<html><script>var film = 1;</script></html>")
    assert caught.value.code == "empty"


def test_wide_characters_are_text() -> None:
    """UTF-16 with a byte order mark reads like any other page."""
    page = extract(from_bytes("Ein Film über Regen\n\nEs regnet.".encode("utf-16"), "a.txt"))
    assert page.text == "Ein Film über Regen\n\nEs regnet."


MARKDOWN = """---
title: 'Night Ferry'
date: 2020-03-01 10:00
tags:
  - reviews
  - boats
score:
---

The *Night Ferry* is [slow](https://example.org/slow). ![4/5 stars](s.png)

> So is the sea[^1].

See [*Harbour*]({% post_url 2019-01-01-harbour %}) and <span data-imdb-id="tt1">that one</span>.
"""


def test_markdown_keeps_front_matter_and_typography() -> None:
    """Front matter stands first, word for word, each value with its place; emphasis, links and images are marks."""
    page = page_of(MARKDOWN, "text/markdown")
    check(page)
    assert page.text.startswith("title: 'Night Ferry'\ndate: 2020-03-01 10:00\ntags:\n  - reviews\n")
    assert [(m.key, m.value, page.slice(m.span)) for m in page.metadata] == [
        ("title", "Night Ferry", "Night Ferry"),
        ("date", "2020-03-01 10:00", "2020-03-01 10:00"),
        ("tags", "reviews", "reviews"),
        ("tags", "boats", "boats"),
    ]
    assert (page.headline, page.published, page.blocks[0].role) == ("Night Ferry", "2020-03-01", Role.METADATA)
    marks = {(m.kind, page.slice(m.span), m.target) for m in page.marks}
    assert (MarkKind.EMPHASIS, "Night Ferry", None) in marks
    assert (MarkKind.LINK, "slow", "https://example.org/slow") in marks
    assert (MarkKind.IMAGE, "4/5 stars", "4/5 stars") in marks
    assert (MarkKind.LINK, "Harbour", "2019-01-01-harbour") in marks
    assert (MarkKind.CLASS, "that one", "data-imdb-id=tt1") in marks
    assert "[^1]" not in page.text


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("---\ntitle: Ferry: a film\nrating: 3\n---\nText", [("title", "Ferry: a film"), ("rating", "3")]),
        ("+++\ntitle = 'Ferry'\ntags = ['a', 'b']\n+++\nText", [("title", "Ferry"), ("tags", "a"), ("tags", "b")]),
        ("---\n{broken\n---\nText", []),
        ("---\nJust a rule above this.\n\n---\nText", []),
        ("---\na: &a [x]\nb: *a\n---\nText", [("a", "x")]),
        ("---\nplot: >\n  Two\n  lines\n---\nText", [("plot", "Two lines")]),
    ],
)
def test_odd_front_matter_is_kept(text: str, values: list[tuple[str, str]]) -> None:
    """Front matter that is no YAML is read line by line or kept as it is; nothing is lost."""
    page = page_of(text, "text/markdown")
    assert [(m.key, m.value) for m in page.metadata] == values
    assert "Text" in page.text
    assert all(value in page.text for _, value in values if value != "Two lines")


HTML = """<!doctype html><html lang="en-GB"><head><title>Night Ferry review – The Quay</title>
<meta property="og:site_name" content="The Quay"><meta name="viewport" content="width=1">
<script type="application/ld+json">{"@type": "Review", "itemReviewed": {"@type": "Movie", "name": "Night Ferry"},
 "author": {"name": "Ann Lee"}, "datePublished": "2020-03-01T08:00:00Z",
 "reviewRating": {"ratingValue": 4, "bestRating": 5}}</script>
</head><body><nav><a href="/">Home</a> <a href="/films">Films</a></nav>
<article><h1>Night Ferry review</h1>
<p>The ferry leaves at night and nobody knows who is on it. The film follows the stoker, an actor of few words.</p>
<p>It is a slow film, and a beautiful one; even the minutes in which nothing moves but the water are worth watching.</p>
<div class="star-rating" aria-label="4 out of 5"></div>
<p>Nobody who stays to the end will forget the last landing, the lights, the gulls, and the dog that waits there.</p>
</article>
<aside class="related"><ul><li><a href="/2">Ten more films about boats that you should see</a></li></ul></aside>
<footer><p>© 2020 The Quay. All rights reserved.</p></footer></body></html>"""


def test_html_tells_prose_from_furniture() -> None:
    """Prose, headline, teaser, legal notice; what the head says stands at the end, each value with its place."""
    page = page_of(HTML)
    check(page)
    roles = {page.slice(b.span): b.role for b in page.blocks}
    assert roles["Night Ferry review"] is Role.TITLE
    assert [page.slice(b.span)[:9] for b in page.having(Role.BODY)][:2] == ["The ferry", "It is a s"]
    assert roles["Ten more films about boats that you should see"] is Role.RELATED
    assert roles["© 2020 The Quay. All rights reserved."] is Role.LEGAL
    assert (page.author, page.outlet, page.published, page.language) == ("Ann Lee", "The Quay", "2020-03-01", "en-GB")
    assert page.kind.name == "critic_review"
    rating = page.meta("review.reviewrating.ratingvalue")
    assert rating is not None
    assert (rating.value, page.slice(rating.span), rating.origin) == ("4", "4", "json-ld")
    assert any(m.kind is MarkKind.CLASS and page.slice(m.span) == "4 out of 5" for m in page.marks)


def test_reading_twice_gives_the_same() -> None:
    """Extraction is pure."""
    assert page_of(HTML) == page_of(HTML)
