"""What others have wrong is told with its evidence: quotations of 25 words, links, and no way out of a batch."""

from __future__ import annotations

import html

import pytest
from django.test import Client

from cinequorum.store.ingest import plan_change
from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.curation import asking
from cinequorum_web.curation.outward import case_of, contradicted, letters, shortened
from cinequorum_web.pages.shelf import Evidence
from tests.web.desk import LOCK, VELL, filled, page, sent, shown, signed_in

FILM = f"/desk/films/{LOCK}/outward/"


@pytest.fixture
def curator(db: None) -> Client:
    """A curator before two pages that contradict each other on a running time."""
    asking.refresh(filled())
    return signed_in("curator")


def evidence(before: str, words: str, after: str) -> Evidence:
    return Evidence(
        before=before, words=words, after=after, language="en", name="a", href="", copied=False, holder=None, manner="",
        withheld="",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "words", "after", "wanted"),
    [
        ("It runs ", "104 minutes", ".", "It runs 104 minutes."),
        ("w " * 40, "104 minutes", " and more" * 20, None),
        ("", "w " * 40, "", None),
        ("one two ", "three", ", four", "one two three, four"),
    ],
)
def test_a_quotation_has_25_words_at_most(before: str, words: str, after: str, wanted: str | None) -> None:
    """The words that carry the value are in it, with what fits of their sentence, and marks where it is cut."""
    found = shortened(evidence(before, words, after))
    assert len([word for word in found.split() if word != "…"]) <= 25
    if wanted is not None:
        assert found == wanted


def test_the_way_to_the_texts(curator: Client) -> None:
    """From the list of contested facts over the film to the three texts."""
    assert f'href="{FILM}"' in shown(curator, "/desk/outward/")
    assert 'href="0/"' in shown(curator, FILM)
    body = html.unescape(shown(curator, f"{FILM}0/?item=Q42"))
    assert "Q42\tP2047\t" in body
    assert "Note for an edit at TMDB" in body
    assert "Mail to tide.example" in body or "Mail to quay.example" in body


def test_a_batch_has_value_reference_and_quotation(curator: Client) -> None:
    """As QuickStatements reads it: tabs between the parts, one line."""
    sent(curator, f"/desk/films/{LOCK}/facts/runtime/lock/", value="104", token="l")
    response = curator.get(f"{FILM}0/?item=q42&text=0")
    assert response["Content-Disposition"] == f'attachment; filename="{LOCK}-runtime-wikidata.txt"'
    parts = response.content.decode().rstrip("\n").split("\t")
    assert parts[:3] == ["Q42", "P2047", "104U7727"]
    assert "S854" in parts
    assert parts[parts.index("S854") + 1] == '"https://quay.example/film"'


def test_a_note_is_quoted_by_the_source_that_it_names(curator: Client) -> None:
    """Its address and words are the reference, not the editor."""
    typed = {"address": "https://archive.example/lock", "quote": "Runs 97 min.", "locked": "on", "token": "c"}
    curator.post(f"/desk/films/{LOCK}/facts/runtime/", {"value": "97", **typed})
    batch = curator.get(f"{FILM}0/?item=Q42&text=0").content.decode()
    assert '"https://archive.example/lock"\tS1683\tund:"Runs 97 min."' in batch
    assert "the-curator" not in batch


def test_a_mail_says_what_stands_there_and_what_others_have(curator: Client) -> None:
    """To the outlet that states another value, with both sentences and their links."""
    sent(curator, f"/desk/films/{LOCK}/facts/runtime/lock/", value="104", token="l")
    mail = curator.get(f"{FILM}0/?text=2").content.decode()
    assert mail.startswith("Subject: The Lock (1931): running time")
    assert "https://tide.example/film" in mail
    assert "Other sources have 104 min:" in mail
    assert "It runs 104 minutes." in mail


def test_what_needs_an_item_asks_for_it(curator: Client) -> None:
    """A person has a number at Wikidata; one that is none is said at the field."""
    assert "Put in the film’s number" in shown(curator, f"{FILM}0/")
    body = shown(curator, f"{FILM}0/?item=42&value=%3Cb%3E")
    assert 'id="id_item_error"' in body
    assert 'id="id_value_error"' in body
    assert "<b>" not in body.split("</form>")[1]


def test_nothing_breaks_out_of_a_batch(db: None) -> None:
    """Quotation marks, tabs and lines in a value or a quotation stay inside it."""
    store = CatalogStore()
    titles = ('Die "Schleuse"', "Der Damm")
    readings = [
        page(name, "The Lock", 1931, f"{VELL}. Original: {title}.", original_title=title, director=VELL)
        for name, title in zip(("a", "b"), titles, strict=True)
    ]
    store.apply(plan_change(store, readings))
    film = store.film(LOCK)
    assert film is not None
    (fact,) = [one for one in contradicted(film) if one.field == "original_title"]
    batch, *_ = letters(case_of(film, fact, "all"), "Q42", "")
    assert batch.text.count("\n") == 1
    assert all(part.count('"') in (0, 2) for part in batch.text.split("\t"))


def test_a_fact_that_nobody_contradicts_is_not_there(curator: Client) -> None:
    """Nor is one that there is none of."""
    for address in (f"{FILM}9/", "/desk/films/no-such/outward/", "/desk/films/no-such/outward/0/"):
        assert "Nothing is here" in shown(curator, address, status=404)
