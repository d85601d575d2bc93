"""What a local catalogue does to the films of a page: it confirms, and adds no facts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cinequorum.catalogue.index import Catalogue
from cinequorum.model.page import Span
from cinequorum.model.reading import OtherFilm, Reading
from cinequorum.understand.mention import Mention
from cinequorum.understand.mentions import NamedTitles
from cinequorum.understand.options import UnderstandOptions
from cinequorum.understand.read import understand
from cinequorum.understand.settled import settle_others
from tests.catalogue.files import built, target
from tests.understand.pages import page_from_text

FILMS = """title,original_title,year,director,cast,imdb_id
The Salt Harbour,Der Salzhafen,1951,Hugo Sample,Ada Example; Bo Third,tt0000001
Home,,1931,Hugo Sample,,tt0000002
Home,Heimat,1964,Ada Example,,tt0000003
Home,,1998,Carl Fourth,,tt0000004
Paper Rivers,,1957,Dora Fifth,,tt0000005
"""


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    path = tmp_path / "films.csv"
    path.write_text(FILMS, encoding="utf-8")
    built(path)
    with Catalogue.open(target(path)) as opened:
        yield opened


def both(text: str, catalogue: Catalogue) -> tuple[Reading, Reading]:
    """Read a page without and with the catalogue."""
    page = page_from_text(text)
    return understand(page), understand(page, UnderstandOptions(catalogue=catalogue))


def test_agreement_raises_the_probability_and_says_why(catalogue: Catalogue) -> None:
    """The director stands on the page: surer, a reason, the original title; but no year and no new claim."""
    plain, helped = both(
        "# _The Salt Harbour_\n_The Salt Harbour_ is a quiet film. Hugo Sample directed it with a light hand.",
        catalogue,
    )
    assert plain.film is not None
    assert helped.film is not None
    assert helped.film.p > plain.film.p
    assert helped.film.reasons[-1] == "in the catalogue: The Salt Harbour (1951), as on the page: Hugo Sample"
    assert (plain.film.original_title, helped.film.original_title) == (None, "Der Salzhafen")
    assert (helped.film.title, helped.film.year) == (plain.film.title, None)
    assert helped.claims == plain.claims


def test_the_year_confirms(catalogue: Catalogue) -> None:
    """Of three films of one title the page's year picks one."""
    plain, helped = both("# _Home_ (1964)\n_Home_ (1964) is a quiet film about a house by the sea.", catalogue)
    assert plain.film is not None
    assert helped.film is not None
    assert helped.film.p > plain.film.p
    assert helped.film.original_title == "Heimat"
    assert "year 1964" in helped.film.reasons[-1]


@pytest.mark.parametrize(
    "text",
    [
        "# _Home_\n_Home_ is a quiet film about a house by the sea, and _Home_ is well acted.",
        "# _The Salt Harbour_ (2019)\n_The Salt Harbour_ (2019) is a quiet film about a town by the sea.",
        "# _The Glass Orchard_ (1970)\n_The Glass Orchard_ (1970) is a quiet film about a garden.",
    ],
    ids=["several works", "another year", "not in the catalogue"],
)
def test_without_agreement_nothing_changes(text: str, catalogue: Catalogue) -> None:
    """Several works and no evidence, a year that speaks against it, a title that is not there: as without."""
    plain, helped = both(text, catalogue)
    assert plain.film is not None
    assert helped == plain


def test_the_only_work_of_a_title_helps_a_little(catalogue: Catalogue) -> None:
    """Without evidence on the page the gain is small, and smaller than with a director."""
    plain, helped = both("# _The Salt Harbour_\n_The Salt Harbour_ is a quiet film about a town.", catalogue)
    _, surer = both("# _The Salt Harbour_\n_The Salt Harbour_ is Ada Example in a quiet film.", catalogue)
    assert plain.film is not None
    assert helped.film is not None
    assert surer.film is not None
    assert plain.film.p < helped.film.p < surer.film.p
    assert helped.film.reasons[-1].endswith("the only one of that title")


def test_another_film_with_its_year_gains(catalogue: Catalogue) -> None:
    """A known work with its year beside it is surer; one with another year, and an unknown one, are as they were."""
    plain, helped = both(
        "# _The Glass Orchard_\n_The Glass Orchard_ is a quiet film. It recalls “Paper Rivers” (1957), “Paper Rivers "
        "Two” (1957) and “The Salt Harbour” (2001).",
        catalogue,
    )
    before = {film.title: film.p for film in plain.other_films}
    after = {film.title: film.p for film in helped.other_films}
    assert after.pop("Paper Rivers") > before.pop("Paper Rivers")
    assert before
    assert after == before


def test_a_catalogue_takes_no_film_away(catalogue: Catalogue) -> None:
    """Titles in quotation marks or italics that no catalogue has lose nothing."""
    plain, helped = both(
        "# The Glass Orchard\n“The Glass Orchard” is a film that is less than _Anna Sample_ and “Tomorrow’s Bread”.",
        catalogue,
    )
    assert plain.other_films
    assert helped == plain


def test_a_title_that_is_known_by_its_other_name(catalogue: Catalogue) -> None:
    """Where the catalogue lacks the page's title, the second title that the page gives will do."""
    plain, helped = both(
        "# _Puerto de sal_ (Der Salzhafen)\n_Puerto de sal_ is a film by Hugo Sample at his best.", catalogue
    )
    assert plain.film is not None
    assert helped.film is not None
    assert plain.film.original_title == helped.film.original_title == "Der Salzhafen"
    assert helped.film.p > plain.film.p


@pytest.mark.parametrize(
    ("title", "form", "loses"),
    [
        ("Anna Karen", "bare", True),
        ("Anna Karen", "quoted", False),
        ("Glass Orchard", "bare", False),
        ("Home", "bare", False),
    ],
)
def test_a_name_as_plain_text_loses(title: str, form: str, *, loses: bool, catalogue: Catalogue) -> None:
    """Only a person's name that is not set off and that no work has for its title is less probable."""
    span = Span(page="0" * 32, start=0, end=len(title))
    mention = Mention(title=title, start=0, end=len(title), form=form, year=None, sentence=0, cue=None, p=0.6)
    named = NamedTitles(known=frozenset({"anna karen"}), phrases={}, mentions=(mention,))
    other = OtherFilm(title=title, year=None, relation="mentioned", p=0.6, span=span)
    (settled,) = settle_others((other,), named, catalogue)
    assert (settled.p < 0.6) is loses
    assert settle_others((other,), named, None) == (other,)
