"""What tells a page's film where the headline plays, is one plain word, or names the site by its address."""

from __future__ import annotations

import pytest

from cinequorum.acquire.files import from_bytes
from cinequorum.extract.page import extract
from cinequorum.model.reading import Reading
from cinequorum.understand.film_year import _OF_MAKER
from cinequorum.understand.headline_frame import unframed
from cinequorum.understand.phrases import is_person
from cinequorum.understand.read import understand

PROSE = "The ferry leaves at nine and nobody is on board but the pilot and his daughter, who have not talked for years."
CREDIT = "**_Dársena_, de Ana Quillfeather. Argentina, 2016. 107 minutos.**"


def reading(text: str, name: str = "post.md") -> Reading:
    return understand(extract(from_bytes(text.encode(), name)))


def test_a_line_of_credits_names_the_film_and_its_year() -> None:
    """One line of title, maker, year and running time does; two are those of two films."""
    found = reading(f"# ¿Ida o vuelta?\n\n{CREDIT}\n\nNada sobra en _Dársena_, una gran película. {PROSE}\n").film
    assert found is not None
    assert (found.title, found.year) == ("Dársena", 2016)
    other = "**_Bruma_, de Inés Lamplight. Chile, 2014. 91 minutos.**"
    both = reading(f"# ¿Ida o vuelta?\n\n{CREDIT}\n\n{PROSE}\n\n{other}\n\n{PROSE}\n").film
    assert both is None or "a line with its maker, year and running time" not in both.reasons


def test_a_headline_of_one_plain_word_is_told_by_italics() -> None:
    """Set in italics again and again below it is the title; the word itself, or italics once, say nothing."""
    sign = "the whole headline stands in italics below"
    text = "A cold film, _We_ is. _We_ ends well, as _Far Pier_ did. It is only _We_ that stays: see _We_."
    found = reading(f"---\ntitle: We\n---\n\n{text} {PROSE}\n").film
    assert found is not None
    assert (found.title, sign in found.reasons) == ("We", True)
    plain = reading(f"---\ntitle: We\n---\n\n{text.replace('_We_', 'we')} {PROSE} And _we_ know.\n").film
    assert plain is None or sign not in plain.reasons


@pytest.mark.parametrize(
    ("site", "title"), [("quay.example.com", "Night Ferry"), ("Vol. 2", None)], ids=["address", "words"]
)
def test_a_sites_address_is_cut_off_the_window(site: str, title: str | None) -> None:
    """A site that calls itself by its address is no part of a title."""
    found = reading(
        f"Night Ferry | {site}\nHome Films Articles\nMore\n8 April 2022\n{PROSE}\n", "night-ferry.html"
    ).film
    assert found is not None
    assert (found.title == title) is (title is not None)


def test_a_contraction_is_no_pair_of_initials() -> None:
    """ "I'm" begins a sentence, "J. R. Lee" is a person."""
    assert not is_person("I'm Turning Over")
    assert is_person("J. R. Lee")


def test_the_plot_is_announced_beside_the_review() -> None:
    """An Italian headline promises plot and review; the word alone may end a title."""
    assert unframed("La Chiatta. Trama e Recensione").rstrip(".") == "La Chiatta"
    assert unframed("La Trama") == "La Trama"


@pytest.mark.parametrize(
    ("after", "year"),
    [
        ("'s 1948 masterpiece is a small wonder", 1948),
        ("’s quiet 1948 drama about a ferry", 1948),
        ("'s 1948 film Far Pier", None),
        ("'s 1948 trip to Oslo", None),
    ],
)
def test_a_makers_year(after: str, year: int | None) -> None:
    """A maker's film of a year dates the page's film, unless another title follows."""
    match = _OF_MAKER.match(after)
    assert (int(match["year"]) if match else None) == year


@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        ("Quay Film talks to the pilot", "interview"),
        ("Ann Lee in talks to direct Night Ferry", "news"),
        ("Ein Abend, vier Filme", "list"),
    ],
)
def test_headlines_tell_the_kind(headline: str, kind: str) -> None:
    """Somebody talks to somebody; who is in talks is news; several films in one evening are a list."""
    page = extract(from_bytes(f"# {headline}\n\nThe film is about a ferry. {PROSE}\n".encode(), "post.md"))
    assert (page.kind.name == kind) is True
