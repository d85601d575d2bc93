"""Who wrote a page and where it appeared, as the page itself prints it."""

from __future__ import annotations

import pytest

from cinequorum.acquire.files import from_bytes
from cinequorum.extract.page import extract
from cinequorum.extract.signature import signed_name
from cinequorum.model.page import Page, Role

PROSE = (
    "The ferry leaves at night and nobody knows who is on it. The film follows the stoker, played by an actor of few "
    "words, through one long crossing in which little happens and all of it matters, even when nothing moves."
)


def html(head: str, *body: str) -> Page:
    text = f"<html><head>{head}</head><body>{''.join(body)}<p>{PROSE}</p><p>{PROSE[::-1]}</p></body></html>"
    return extract(from_bytes(text.encode(), "a.html"))


def text(*lines: str) -> Page:
    return extract(from_bytes("\n".join(lines).encode(), "a.txt"))


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("Posted by Ann Lee on 6 January 2019", "Ann Lee"),
        ("Published 6 January 2019 by Ann Lee", "Ann Lee"),
        ("Reviewed by Ann Lee, March 3, 2020", "Ann Lee"),
        ("Ann van der Lee · 4 September 2018 · 88 minutes", "Ann van der Lee"),
        ("Text: Anna Lehmann", "Anna Lehmann"),
        ("Von Anna Lehmann am 3. Mai 2021", "Anna Lehmann"),
        ("Veröffentlicht von Anna Lehmann", "Anna Lehmann"),
        ("Par Anne Laurent, le 5 mars 2021", "Anne Laurent"),
        ("Por Ana Ledesma", "Ana Ledesma"),
        ("Di Anna Leoni", "Anna Leoni"),
        ("Автор: Анна Лис", "Анна Лис"),
        ("作者：王小明", "王小明"),
        ("by ferrygirl", "ferrygirl"),
        ("Skrevet af Anna Berg den 12. marts 2021", "Anna Berg"),
        ("Kirjoittanut Anna Mäki 12.3.2021", "Anna Mäki"),
        ("Ayşe Demir tarafından 12 Mart 2021", "Ayşe Demir"),
        ("Ditulis oleh Ani Wijaya pada 12 Maret 2021", "Ani Wijaya"),
        ("Lo dijo Ana Robles el 30.9.08", "Ana Robles"),
        ("Scris de Ana Rusu", "Ana Rusu"),
        ("بقلم: ليلى حسن", "ليلى حسن"),
        ("كتب أحمد حسن - 12 مارس 2021", "أحمد حسن"),
        ("李安娜 发表于 2021-03-12", "李安娜"),
        ("글 김영희 기자 2021.03.12", "김영희"),
        ("صدر الفيلم في 12 مارس 2021", None),
        ("By Sunday they are all dead.", None),
        ("Directed by Ann Lee", None),
        ("Quay Post staff · January 11, 2021", None),
        ("5 March 2021", None),
        ("A film by Ann Lee about rain", None),
    ],
)
def test_lines_that_sign_a_page(line: str, name: str | None) -> None:
    """The name is found before or after the date, in many languages; other lines sign nothing."""
    assert signed_name(line) == name


def test_a_line_under_the_headline_gives_author_and_date() -> None:
    """Whatever the line's class is called."""
    page = html(
        "<title>Night Ferry</title>", "<h1>Night Ferry</h1><div class='pm'>Posted by Ann Lee on 6 May 2019</div>"
    )
    assert (page.author, page.published) == ("Ann Lee", "2019-05-06")


def test_the_only_review_in_structured_data_is_the_pages_own() -> None:
    """Its author is the page's; with several reviews nobody's is."""
    one = '{"@type":"Movie","name":"Night Ferry","review":{"@type":"Review","author":{"name":"Ann Lee"}}}'
    two = one.replace('"review":{', '"review":[{"@type":"Review","author":"Bo Ek"},{').replace("}}}", "}}]}")
    wrap = '<title>Night Ferry</title><script type="application/ld+json">{}</script>'
    assert html(wrap.replace("{}", one)).author == "Ann Lee"
    assert html(wrap.replace("{}", two)).author is None


@pytest.mark.parametrize(
    ("key", "title", "date"), [("auteur", "titre", "date"), ("autor", "titel", "datum"), ("autore", "titolo", "data")]
)
def test_front_matter_in_other_languages(key: str, title: str, date: str) -> None:
    """Author, headline and date stand under their own words."""
    body = f"---\n{title}: Nattfärjan\n{key}: Anne Laurent\n{date}: 2020-11-10\n---\n\n{PROSE}\n"
    page = extract(from_bytes(body.encode(), "a.md"))
    assert (page.headline, page.author, page.published) == ("Nattfärjan", "Anne Laurent", "2020-11-10")


def test_the_sign_over_a_text_is_no_headline() -> None:
    """A name in capitals above the title is the outlet; a film's title in capitals stays the headline."""
    page = text(
        "QUAY POST", "films and tides", "", "Night Ferry (2019)", "", "Reviewed by Ann Lee on 9 May 2019", "", PROSE
    )
    assert (page.headline, page.outlet, page.author) == ("Night Ferry (2019)", "Quay Post", "Ann Lee")
    film = text("NIGHT FERRY", "", "A boat in the dark", "", f"Night Ferry is slow. {PROSE}", "", PROSE)
    assert (film.headline, film.outlet) == ("NIGHT FERRY", None)


def test_a_menu_names_the_outlet() -> None:
    """The first entry of a line of menu words is the site."""
    page = text("quay club - sign in - random film - help", "", "Night Ferry (2019)", "", PROSE, "", PROSE)
    assert (page.headline, page.outlet) == ("Night Ferry (2019)", "Quay Club")


@pytest.mark.parametrize(
    ("title", "extra", "outlet"),
    [
        ("Night Ferry | Film | Quay Post", "", "Quay Post"),
        ("Night Ferry - Quay Post", "", "Quay Post"),
        ("Quay Post » Night Ferry", "<footer>© Quay Post 2019</footer>", "Quay Post"),
        ("Night Ferry - voices - Quay Club", "<div><a href='/'>Quay Club</a> <a href=/f>F</a></div>", "Quay Club"),
        ("Night Ferry - Review", "", None),
        ("Night Ferry", "", None),
    ],
)  # fmt: skip
def test_the_site_in_the_documents_title(title: str, extra: str, outlet: str | None) -> None:
    """The part of the title that is not the headline names the site, unless it names a section."""
    assert html(f"<title>{title}</title>", f"{extra}<h1>Night Ferry</h1>").outlet == outlet


def test_notices_at_the_end_are_legal() -> None:
    """What the last lines say of the page itself is furniture."""
    page = text("Night Ferry", "", PROSE, "", PROSE[::-1], "", "This review was first published in the Quay Post.")
    assert page.blocks[-1].role is Role.LEGAL
