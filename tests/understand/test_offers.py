"""Where to watch: the shop that a page names, whether the page earns from it, and what is no offer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cinequorum.model.page import Block, Role
from cinequorum.model.reading import SubjectFilm
from cinequorum.understand.facts.scene import scene_of
from cinequorum.understand.facts.statements import find_statements
from cinequorum.understand.prose import Films, prose_of
from tests.understand.pages import page_from_text

EARNS = "We may earn a commission when you buy through our links."


def offers(text: str, role: Role) -> list[tuple[str, str | None]]:
    """The shops of a page whose last block has this role, each with what is said of earning."""
    page = page_from_text(f"# Salt Harbour\nIt is a fine film.\n{text}")
    last = page.blocks[-1]
    page = replace(page, blocks=(*page.blocks[:-1], Block(role=role, span=last.span)))
    film = SubjectFilm(title="Salt Harbour", year=2011, span=page.span(2, 14), p=0.9)
    found = find_statements(scene_of(prose_of(page), Films(subject=film)))
    return [(one.value, one.qualifier("affiliate")) for one in found if one.predicate == "offer"]


@pytest.mark.parametrize(
    ("text", "role", "found"),
    [
        ("Buy or rent Salt Harbour at Kelpshop. " + EARNS, Role.ADVERT, [("Kelpshop", "true")]),
        ("Buy or rent Salt Harbour at Kelpshop. " + EARNS, Role.NAVIGATION, [("Kelpshop", "true")]),
        ("Stream it on kelp.example", Role.ADVERT, []),
        ("Stream it on Kelp.example today", Role.ADVERT, [("Kelp.example", None)]),
        ("Buy Salt Harbour at Kelpshop", Role.NAVIGATION, []),
        (EARNS, Role.ADVERT, []),
    ],
)
def test_shops_are_named_as_they_are(text: str, role: Role, found: list[tuple[str, str | None]]) -> None:
    """The name alone, without the sentence after it; a block of links counts where it owns up to earning."""
    assert offers(text, role) == found
