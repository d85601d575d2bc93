"""The dossier: two pages, every entry with its source, nothing of a page read as markup, nothing given away."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import typer
from django.test import Client
from django.utils import translation
from pytest_django import DjangoAssertNumQueries
from typer.testing import CliRunner

from cinequorum.errors import StoreError
from cinequorum.model.film import Film, Support
from cinequorum.model.page import Span
from cinequorum.model.reading import Reading
from cinequorum.store.port import Change, Store
from cinequorum_web.catalog.ready import ReadyRow
from cinequorum_web.dossier.command import dossier as dossier_command
from cinequorum_web.dossier.context import Dossier
from cinequorum_web.dossier.making import ROOMS, dossier
from cinequorum_web.dossier.setting import PAGES, as_data, dossier_pdf, fitted, set_pages
from tests.web.ferry_pages import READINGS
from tests.web.films import ENDING, FACTS, SALT_FERRY, SECRET, SLUG, bare, hostile

ADDRESS = f"/films/{SLUG}/dossier.pdf"
SITE = "https://films.example"
MARKUP = '#set page(height: 1cm) $x^2$ @s1 `raw` ```x``` [a](b) \\\\ <s1> *b* _i_ // /* "q" שלום العربية 電影 '


def opened(ids: frozenset[str]) -> Iterable[Reading]:
    return [reading for reading in READINGS if reading.page.id in ids]


def made(film: Film, allowed: str = "none", room: int = 0) -> Dossier:
    return fitted(dossier(film, opened, allowed, ROOMS[room]), SITE)


def typeset(text: str) -> Film:
    """The film with this text wherever a page could have brought one in."""
    facts = tuple(replace(fact, value=text, role=text) for fact in SALT_FERRY.facts)
    cards = tuple(replace(card, note=text) for card in SALT_FERRY.disagreements)
    lines = tuple(replace(line, text=text) for line in SALT_FERRY.consensus)
    sources = tuple(replace(entry, title=text, author=text) for entry in SALT_FERRY.sources)
    return replace(
        SALT_FERRY, title=text, original_title=text, facts=facts, disagreements=cards, consensus=lines, sources=sources
    )


def crowded(n: int) -> Film:
    """The film with `n` more reviews on as many pages, each of which says something of its own."""
    entry, voice, mark = SALT_FERRY.sources[0], SALT_FERRY.reviews[0], FACTS[1]
    assert SALT_FERRY.critics is not None
    part = SALT_FERRY.critics.parts[0]
    ids = [f"{at:032x}" for at in range(n)]
    said = [
        Support(source=f"https://{at}.example/", span=Span(page=one, start=0, end=4), witness=at + 9, raw="said")
        for at, one in enumerate(ids)
    ]
    return replace(
        SALT_FERRY,
        sources=(*SALT_FERRY.sources, *(replace(entry, id=s.span.page, source=s.source) for s in said)),
        reviews=(*SALT_FERRY.reviews, *(replace(voice, source=s.source) for s in said)),
        facts=(
            *FACTS,
            *(
                replace(mark, field=field, value=f"{field} {at} and some more words", support=(s,))
                for at, s in enumerate(said)
                for field in ("cast", "award", "writer", "producer", "release")
            ),
        ),
        critics=replace(SALT_FERRY.critics, n=n, parts=tuple(replace(part, source=s.source) for s in said)),
        disagreements=tuple(replace(SALT_FERRY.disagreements[0], topic=f"topic {at}") for at in range(n)),
    )


def entries(value: object) -> Iterable[dict[str, object]]:
    """Everything in a dossier that has numbers of sources."""
    if isinstance(value, dict):
        if "refs" in value:
            yield value
        for item in value.values():
            yield from entries(item)
    elif isinstance(value, list):
        for item in value:
            yield from entries(item)


def test_every_entry_names_its_sources() -> None:
    """No fact, figure, sentence or side without a number, and each number stands in the list with its address."""
    told = json.loads(as_data(made(SALT_FERRY)))
    listed = {item["n"]: item for item in told["sources"]}
    held = list(entries(told))
    assert len(held) > 20
    assert [entry for entry in held if not entry["refs"]] == []
    assert {n for entry in held for n in entry["refs"]} == set(listed)  # type: ignore[attr-defined] # a list
    assert all(item["name"] and item["address"] for item in listed.values())
    assert listed[2]["name"] == "Mara Quill, The Harbour Courier"
    assert "14 March 2019" in listed[2]["detail"]


def test_what_the_film_page_says_is_there() -> None:
    """Scores with interval and number of voices, verdicts, aspects, consensus, both sides of a disagreement."""
    told = as_data(made(SALT_FERRY))
    for words in ("The Salt Ferry", "Saltfergen", "90% interval 41–88", "3 voices, 1 read from words", "104 min",
                  "2 of 3 liked it (Wilson 95%: 21% to 94%)", "too few voices for a score", "Photography",
                  "Three voices find it slow", "Kaia Brandt", "Kaja Brandt", "50% · 1 witness", "15 March 2019",
                  "Streaming · Kinobox · NO", "screen-ledger.example", "3 positive, 0 mixed, 2 negative"):  # fmt: skip
        assert words in told, words


def test_the_wall_stands_here_too() -> None:
    """What gives the story away is in the dossier of those who asked for it only."""
    telling = (SECRET, ENDING, "how it ends", "guilt drowned")
    for allowed in ("none", "mild"):
        assert [words for words in telling if words in as_data(made(SALT_FERRY, allowed))] == []
    assert any(words in as_data(made(SALT_FERRY, "all")) for words in telling)


def test_the_same_film_makes_the_same_bytes() -> None:
    """Nothing of the day or the machine's memory is in it."""
    assert dossier_pdf(SALT_FERRY, opened, "none", SITE) == dossier_pdf(SALT_FERRY, opened, "none", SITE)
    assert dossier_pdf(SALT_FERRY, opened, "none", SITE).startswith(b"%PDF-")


@pytest.mark.parametrize("film", [typeset(MARKUP), typeset(MARKUP * 400), hostile(SALT_FERRY), bare()])
def test_no_text_is_read_as_markup(film: Film) -> None:
    """Whatever a page prints is set as it stands, in any script, and never makes the setting fail or run on."""
    _, pages = set_pages(made(film, room=len(ROOMS) - 1))
    assert pages <= PAGES
    assert dossier_pdf(film, opened, "none", SITE).startswith(b"%PDF-")


def test_markup_does_not_change_the_page() -> None:
    """An order to the typesetter inside a title has no effect: there is still one page, as without it."""
    for title in ("#pagebreak()", "#panic()", '#read("/etc/passwd")', "= Heading", "#[x]"):
        assert set_pages(made(replace(SALT_FERRY, title=title)))[1] == set_pages(made(SALT_FERRY))[1]


def test_the_fullest_film_fits_two_pages() -> None:
    """With 500 reviews the rest is counted, with the address where it is; no more sources are opened for it."""
    film = crowded(500)
    fitting = [room for room in range(len(ROOMS)) if set_pages(made(film, room=room))[1] <= PAGES]
    assert fitting[-1] == len(ROOMS) - 1
    told = json.loads(as_data(made(film, room=fitting[0])))
    assert len(told["sources"]) <= ROOMS[fitting[0]].sources
    assert told["cited"]["more"] == f"…and {506 - len(told['sources'])} more"
    assert told["address"] == f"{SITE}/films/{SLUG}/"


def test_headings_are_in_the_language_of_the_reader() -> None:
    """A dossier asked for in German has German headings and dates; what sources say stays as they say it."""
    with translation.override("de"):
        told = as_data(made(SALT_FERRY))
    for words in ("Uneinigkeiten", "15. März 2019", "Kritik", "Quellen", "sag a little"):
        assert words in told, words


@pytest.fixture(autouse=True)
def counted_as_on_a_site(settings: Any, tmp_path: Path) -> None:
    """What counts attempts is the site's own, which keeps small values only."""
    settings.CACHES = {"default": {"BACKEND": "cinequorum_web.counts.Counts", "LOCATION": str(tmp_path / "counts")}}


def test_the_dossier_has_an_address(
    client: Client, catalog: Store, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """The film page leads to it; it is kept by version; a former address leads on, an unknown one is not there."""
    assert f'href="{ADDRESS}"' in client.get(f"/films/{SLUG}/").content.decode()
    answer = client.get(ADDRESS)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'inline; filename="{SLUG}.pdf"'
    assert answer.content.startswith(b"%PDF-")
    with django_assert_max_num_queries(2):
        assert client.get(ADDRESS).content == answer.content
    assert client.get(ADDRESS, HTTP_IF_NONE_MATCH=answer["ETag"]).status_code == 304
    assert client.get(f"{ADDRESS}?spoilers=all")["ETag"] != answer["ETag"]
    assert client.get(ADDRESS, HTTP_ACCEPT_LANGUAGE="de")["ETag"] != answer["ETag"]
    assert client.get("/films/nothing/dossier.pdf").status_code == 404
    catalog.apply(Change(films=(replace(SALT_FERRY, slug="salt-ferry"),), gone=(SLUG,)))
    moved = client.get(f"{ADDRESS}?spoilers=all")
    assert (moved.status_code, moved["Location"]) == (301, "/films/salt-ferry/dossier.pdf?spoilers=all")


def test_asking_under_many_names_keeps_one_dossier(client: Client, catalog: Store) -> None:
    """A visitor may name any port of the site: each answer has its own address in it, and only the last is kept."""
    answers = [client.get(ADDRESS, HTTP_HOST=f"127.0.0.1:{port}") for port in (1001, 1002, 1003)]
    assert len({answer["ETag"] for answer in answers}) == 3
    assert ReadyRow.objects.filter(form__startswith="dossier").count() == 1


def test_the_command_writes_a_file(catalog: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a language that there is, to a place that can be written; the file is what the site gives."""
    monkeypatch.setattr("cinequorum_web.catalog.opening.ready", lambda _home: "default")
    app = typer.Typer(pretty_exceptions_enable=False)
    app.command()(dossier_command)
    run = CliRunner().invoke
    to = tmp_path / "ferry.pdf"
    assert run(app, ["The Salt Ferry", "--out", str(to), "--site", f"{SITE}/"]).exit_code == 0
    assert to.read_bytes() == dossier_pdf(SALT_FERRY, opened, "none", SITE)
    assert run(app, ["The Salt Ferry", "--out", str(to), "--language", "de"]).exit_code == 0
    assert to.read_bytes() != dossier_pdf(SALT_FERRY, opened, "none", SITE)
    assert run(app, ["The Salt Ferry", "--out", str(to), "--language", "xx"]).exit_code == 2
    assert isinstance(run(app, ["The Salt Ferry", "--out", str(tmp_path / "no" / "x")]).exception, StoreError)
