"""Markdown as site generators have it: template tags, components, wiki links, headings below HTML."""

from __future__ import annotations

import pytest

from cinequorum.acquire.files import from_bytes
from cinequorum.extract.page import extract
from cinequorum.extract.templates import without_templates
from cinequorum.model.page import Page, Role


def page_of(text: str, name: str = "post.md") -> Page:
    return extract(from_bytes(text.encode(), name))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("See {% include movie name='The Lamp|1931' %} first.", "See The Lamp (1931) first."),
        ('See {% include movie.html name="Don\'t Wait|x" id=3 %}.', "See Don't Wait."),
        ('{{< film "Rain Again" >}} is long.', "Rain Again is long."),
        ('{{% movie title="Rain Again" year="1999" %}} is long.', "Rain Again is long."),
        ("a {% youtube 'dQw4' %} b {% endraw %} c {{ page.title | upcase }} d", "a  b  c  d"),
        ("{% post_url 2020-01-02-rain %}x", "x"),
        ("{% broken 'quote %}x {{< also \"broken >}}y", "x y"),
        ("<Rating value={4} />", "Rating: 4"),
        ("<StarRating stars='3.5' of='5'/>", "Rating: 3.5/5"),
        ('{% include rating.html stars="4" max="5" %}', "Rating: 4/5"),
        ("<Film title={'The Lamp'} href='/x'/> and <Spoiler>text</Spoiler>", "The Lamp and text"),
        ("<Div class='a'>b</Div> <Strong>c</Strong>", "<Div class='a'>b</Div> <Strong>c</Strong>"),
        ("[[Rain (film)|Rain]], [[The Lamp]], [[Lamp#Plot]], [[a\\|b]]", "Rain, The Lamp, Lamp, b"),
        ("![[poster.png]]x [[1]](/n)", "x [[1]](/n)"),
        ("import Rating from '../Rating.astro';\n\nText", "\n\nText"),
        ("import this film from any place you can", "import this film from any place you can"),
        ("{ not a tag } {% or this", "{ not a tag } {% or this"),
        ("[words]({% post_url 2020-01-02-rain %})", "[words](<2020-01-02-rain>)"),
    ],
)
def test_template_tags_leave_what_a_reader_would_see(written: str, shown: str) -> None:
    """Names of films and ratings stay, the rest of a tag goes; what is no tag stays as it is."""
    assert without_templates(written) == shown


def test_a_heading_below_html_is_a_heading() -> None:
    """An ATX heading is one right below a line of HTML; a sign in the middle of a line is none."""
    page = page_of("# Notes\n\n<br/>\n### The Lamp\nA quiet film, #1 of them all.\n\n<p>x</p>\n## Rain Again\nLoud.")
    assert [page.slice(block.span) for block in page.having(Role.HEADING)] == ["The Lamp", "Rain Again"]
    assert "A quiet film, #1 of them all." in page.text


def test_footnotes_stay_readable() -> None:
    """The sign of a footnote goes, its words stay."""
    page = page_of("# The Lamp\n\nA quiet film.[^1]\n\n[^1]: Seen at a festival.\n")
    assert "A quiet film." in page.text
    assert "Seen at a festival." in page.text
    assert "[^" not in page.text


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("---\ntitle: The Lamp\n---\n", ()),
        ("---\nA rule stands above and below.\n---\n", ()),
        ("---\ntitle: [The Lamp: {\n---\n", ("the front matter is not valid: it was read line by line",)),
        ("---\ntitle: The Lamp\n\n", ("the front matter has no end: it was read as text",)),
        (
            "---\n" + "a: b\n" * 20_000 + "---\n",
            ("the front matter has more than 60,000 characters: it was read as text",),
        ),
    ],
)
def test_what_is_amiss_with_a_front_matter_is_said(front: str, said: tuple[str, ...]) -> None:
    """A broken, open or endless front matter is kept as text, with a warning."""
    page = page_of(front + "# Notes\n\nA quiet film.\n")
    assert page.warnings == said
    assert "A quiet film." in page.text


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("It is like _Tin Soldiers _in the rain.", "It is like Tin Soldiers in the rain."),
        ("It is like *Tin Soldiers *(1951) again.", "It is like Tin Soldiers (1951) again."),
        ("A name_of a file _name is kept.", "A name_of a file _name is kept."),
        ("2 * 3 * 4 is small.", "2 * 3 * 4 is small."),
    ],
)
def test_a_space_inside_the_sign_that_ends_a_title_goes_out(written: str, shown: str) -> None:
    """Converters to Markdown leave it there, and the signs would be read as letters."""
    assert shown in page_of(f"# Salt\n\n{written}\n\nThe film is long and the sea is cold.\n").text


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('I saw [Rain Again](https://films.example/1){:target="_blank"} twice.', "I saw Rain Again twice."),
        ("**Rain Again**{: .title} is long.", "Rain Again is long."),
        ("The set {: a} is kept.", "The set {: a} is kept."),
    ],
)
def test_attributes_behind_a_link_are_left_out(written: str, shown: str) -> None:
    """Some converters read them; others leave them in the text, glued to the title."""
    assert shown in page_of(f"# Salt\n\n{written}\n\nThe film is long and the sea is cold.\n").text
