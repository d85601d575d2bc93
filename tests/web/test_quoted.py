"""What others quote of somebody stands on the film's page beside the sentence that it is from."""

from __future__ import annotations

from dataclasses import replace

from django.test import Client

from cinequorum.cli.film import film_lines
from cinequorum.model.film import Film, Relayed
from cinequorum.store.port import Change
from tests.web.ferry_pages import COURIER, LEDGER, READINGS
from tests.web.films import SALT_FERRY, SLUG, carried


def quoting() -> Film:
    """The film with a quotation whose original is at hand and one whose original is not."""
    found = Relayed(
        text="Torben Aas",
        holder="Harbour Courier",
        by=("Ledger",),
        support=(carried(LEDGER, "March 15"),),
        status="found",
        original=carried(COURIER, "Torben Aas"),
        notes=("what is left out turns the sentence",),
    )
    other = Relayed(text="a tide of a film", holder="Hill Gazette", by=("Ledger",), support=found.support)
    return replace(SALT_FERRY, quotes=(other, found))


def test_the_page_shows_the_sentence_around_it(client: Client, db: None) -> None:
    """Those with their original first; the other is called second-hand."""
    from cinequorum_web.catalog.orm import CatalogStore

    CatalogStore().apply(Change(readings=READINGS, films=(quoting(),)))
    body = client.get(f"/films/{SLUG}/").content.decode()
    section = body[body.index('id="quoted"') : body.index('id="disagreements"')]
    assert "what is left out turns the sentence" in section
    assert section.index("Harbour Courier") < section.index("Hill Gazette") < section.index("second-hand")


def test_the_command_line_shows_it_too() -> None:
    """With who quotes it, in full, with what was cut."""
    told = "\n".join(film_lines(quoting()))
    assert "Hill Gazette, quoted by Ledger (second-hand): “a tide of a film”" in told
    assert "in full: “Torben Aas”" in told
    assert "what is left out turns the sentence" in told
