"""Films as they are named on the command line."""

from __future__ import annotations

import pytest

from cinequorum.cli.console import find_card
from cinequorum.errors import CinequorumError
from cinequorum.store.memory import MemoryStore
from cinequorum.store.port import FilmCard


class Listed(MemoryStore):
    """A store that lists invented films of one title, two of them of one year."""

    def films(self) -> tuple[FilmCard, ...]:
        """Return the films."""
        slugs = {"brine": None, "brine-1931": 1931, "brine-1977": 1977, "brine-1977-2": 1977}
        return tuple(
            FilmCard(slug=slug, title="Brine", year=year, sources=1, critics=None, audience=None)
            for slug, year in slugs.items()
        )


@pytest.mark.parametrize(
    ("year", "told"),
    [
        (None, "say which with --year or by its address (brine, brine-1931, brine-1977, brine-1977-2)"),
        (1977, "say which by its address (brine-1977, brine-1977-2)"),
    ],
)
def test_what_can_be_typed_is_named(year: int | None, told: str) -> None:
    """The addresses always, the year where it chooses."""
    with pytest.raises(CinequorumError) as caught:
        find_card(Listed(), "Brine", year)
    assert str(caught.value) == f"several films are called 'Brine': {told}"


@pytest.mark.parametrize("card", Listed().films(), ids=lambda card: card.slug)
def test_each_address_names_one_film(card: FilmCard) -> None:
    """Also one that is written as the titles of the others are."""
    assert find_card(Listed(), card.slug, None) == card
