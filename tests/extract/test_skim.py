"""What a page's bytes show without a parse."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cinequorum.extract import skim

PIECES = ["<p>", "</p>", "<b", ">", "<", " a ", "été", "<script>", "</script>", "<!--", "-->", "<svg/>", "x < y", "\n"]


def _cut(markup: str) -> str:
    """Take tags out one by one: what the quick way has to give too."""
    return re.sub(r"<[^<>]*>", " ", markup)


@given(st.lists(st.sampled_from(["<p>", "</p>", "<b", ">", "<", " a ", "été", "x < y", "\n"])).map("".join))
def test_text_is_what_is_left_without_tags(markup: str) -> None:
    """Whether tags are closed or not, the words are those that cutting tags out leaves."""
    page = markup.encode()
    assert skim.words_in(skim.shown_in(page, skim.signs_in(page))).split() == _cut(markup).split()


@pytest.mark.parametrize(
    "hidden",
    ["<script>x</script>", "<style>x</style>", "<template><p>x</template>", "<svg><title>x</svg>", "<!-- x <p> -->"],
)
def test_hidden_elements_are_not_shown(hidden: str) -> None:
    """Scripts, styles, templates, drawings and comments hold no word that is shown; one left open hides the rest."""
    page = f"<p>seen</p>{hidden}<p>too</p>".encode()
    assert skim.shown_in(page, skim.signs_in(page)).decode().replace(">", " ").split() == ["seen", "too"]
    opened = f"<p>seen</p>{hidden[: hidden.index('x')]}x<p>too</p>".encode()
    assert b"too" not in skim.shown_in(opened, skim.signs_in(opened))


def test_the_head_says_titles_and_what_meta_elements_tell() -> None:
    """The first title, the headings, and of the meta elements those that say what the page is about."""
    html = (
        b'<title lang="en">Night Ferry</title><meta name="viewport" content="wide"><meta content="A slow boat" '
        b"property='og:description'><title>Second</title><h1>The <em>Night</em> Ferry</h1>"
    )
    page = skim.in_small(html)
    found = [" ".join(value.split()) for value in skim.head_in(page, skim.signs_in(page))]
    assert found == ["night ferry", "a slow boat", "the night ferry"]


@pytest.mark.parametrize(
    "source", ["# One\n\ntext\n# Two\n# Three\n", "---\na: b\n---\n# One\n## Two\n", "x\n#\n\n# One"]
)
def test_front_matter_and_the_first_two_headings(source: str) -> None:
    """A page's source says what it is in its front matter and first headings; a sign without words is none."""
    front = ["a: b"] if "a: b" in source else []
    headings = re.findall(r"^#{1,2}\s+(\S[^\n]{0,300})", source.lower(), re.MULTILINE)[:2]
    assert list(skim.front_in(skim.in_small(source.encode()))) == front + headings


def test_types_and_hosts() -> None:
    """Types stand in JSON and behind the vocabulary's address; a host counts where its scheme stands before it."""
    page = skim.in_small(
        b'{"@type": ["Movie"], "@context": "https://schema.org/"} <i itemtype="//schema.org/Review">'
        b"<a href='https://www.films.example/1'><a href='//cdn.example/x'> // a.comment a@b.example"
    )
    slashes = skim.slashes_in(page)
    assert skim.types_in(page, slashes) == {"movie", "review"}
    assert skim.hosts_in(page, slashes) == {"schema.org", "films.example"}


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "cp1251", "shift_jis"])
def test_every_character_set_becomes_one(charset: str) -> None:
    """Whatever a page is written in, the search is of UTF-8 with small letters."""
    text = "<TITLE>КИНО и Film</TITLE>"
    page = skim.in_small(text.encode(charset), charset)
    assert skim.words_in(page) == text.lower()


@given(st.binary(max_size=300) | st.lists(st.sampled_from(PIECES)).map(lambda some: "".join(some).encode()))
def test_no_bytes_break_it(body: bytes) -> None:
    """Broken markup and bytes that are no text are looked through to the end."""
    page = skim.in_small(body)
    signs, slashes = skim.signs_in(page), skim.slashes_in(page)
    list(skim.head_in(page, signs)), list(skim.front_in(page))
    skim.shown_in(page, signs), skim.types_in(page, slashes), skim.hosts_in(page, slashes)


@pytest.mark.parametrize("most", range(1, 24))
def test_of_a_part_of_the_markup_no_piece_of_a_tag_is_shown(most: int) -> None:
    """Where a look ends within a tag, the tag is none of the words."""
    page = b"<i>one</i><b class=x>two</b>"
    assert set(skim.shown_in(page, (), most).split()) <= {b"one", b"o", b"on", b"t", b"tw", b"two"}


@pytest.mark.parametrize("tags", [1, 5, 40])
def test_a_script_ends_at_its_own_end(tags: int) -> None:
    """Tags in a script's strings, few or many, do not end it."""
    page = b"<p>seen</p><script>" + b"x = '<b>no</b>';" * tags + b"</script><p>too</p>"
    assert skim.shown_in(page, skim.signs_in(page)).split() == [b"seen", b"too"]
