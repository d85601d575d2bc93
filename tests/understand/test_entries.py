"""Pages about several films: what stands under a film's name is said of that film."""

from __future__ import annotations

from cinequorum.acquire.files import from_bytes
from cinequorum.model.claim import Claim
from cinequorum.pipeline import read
from cinequorum.understand.facts.named import claims_of_named
from cinequorum.understand.prose import prose_of
from tests.understand.pages import page_from_text
from tests.understand.test_facts_claims import films

HEADED = """# The ten quietest films of the year, a list

An invented critic looks back at films about silence. Every one of these movies is worth a ticket.

## *The Lantern* (2015)

Directed by Anna Inventa. Starring Marco Ficticio, it is a slow film about a lighthouse and its keeper.

## *Grey Water* (2016)

A documentary about a river, with music by Petra Erfunden. The film runs 95 minutes.

## *Nine Doors Down* (2017)

Directed by Ben Falso, the film is a comedy of neighbours and the funniest movie of the three.
"""

LINKED = """---
title: Short reviews of films (III)
lang: es
---

**[La linterna](http://film.example/1)** (_Anna Inventa_, 2015)

Una película lenta sobre un faro, protagonizada por _Marco Ficticio_. La película me gustó mucho.

**[Agua gris](http://film.example/2)** (_Ben Falso_, 2016)

Una película sobre un río, con música de _Clara Erfunden_. La dirección de la película es floja.

**[Nueve puertas](http://film.example/3)** (_Clara Imaginaria_, 2017)

Una comedia sobre vecinos. Es la mejor película de las tres y la más divertida del cine de este año.
"""


def claims(text: str) -> tuple[Claim, ...]:
    reading = read(from_bytes(text.encode(), "list.md"))
    assert reading.film is None
    return reading.claims


def of(found: tuple[Claim, ...], title: str) -> set[tuple[str, str]]:
    return {(c.predicate, c.value) for c in found if c.qualifier("film") == title}


def test_what_stands_under_a_heading_belongs_to_its_film() -> None:
    """Every claim of a list names the film that heads its part; no claim is without one."""
    found = claims(HEADED)
    assert {("director", "Anna Inventa"), ("cast", "Marco Ficticio"), ("year", "2015")} <= of(found, "The Lantern")
    assert {("composer", "Petra Erfunden"), ("runtime", "95"), ("year", "2016")} <= of(found, "Grey Water")
    assert ("director", "Ben Falso") in of(found, "Nine Doors Down")
    assert ("director", "Anna Inventa") not in of(found, "Grey Water") | of(found, "Nine Doors Down")
    assert all(claim.qualifier("film") for claim in found)


def test_a_part_ends_at_a_heading_that_names_no_film() -> None:
    """What follows under another heading is said of no film of the list."""
    found = claims(HEADED + "\n## About the author\n\nThe film club is directed by Zoe Nonesuch, who runs it well.\n")
    assert not {claim for claim in found if "Nonesuch" in claim.value}


def test_titles_that_open_paragraphs_in_one_form_are_entries() -> None:
    """Without headings a list is known by its form; names in italics are persons where the page has the habit."""
    found = claims(LINKED)
    assert {("director", "Anna Inventa"), ("cast", "Marco Ficticio"), ("year", "2015")} <= of(found, "La linterna")
    assert {("director", "Ben Falso"), ("composer", "Clara Erfunden")} <= of(found, "Agua gris")
    assert ("director", "Clara Imaginaria") in of(found, "Nueve puertas")
    assert not any(predicate == "original_title" for predicate, _ in of(found, "La linterna"))


def test_films_named_in_passing_keep_their_makers() -> None:
    """On a page about several films a sentence gives each title its maker; a likeness and a book give none."""
    page = page_from_text(
        "“Slow Lantern” by Anna Inventa opened. Petra Erfunden's thriller _Grey Water Rising_ closed.\n"
        "It reminds me of “The Old Harbour” by Clara Imaginaria.\n"
        "The novel “Nine Doors Down” by Ben Falso was there too.",
        kind="list",
    )
    titles = ("Slow Lantern", "Grey Water Rising", "The Old Harbour", "Nine Doors Down")
    found = {(c.value, c.qualifier("film")) for c in claims_of_named(prose_of(page), films("None", *titles).others)}
    assert found == {("Anna Inventa", "Slow Lantern"), ("Petra Erfunden", "Grey Water Rising")}


def test_lines_with_a_year_stand_beside_headings() -> None:
    """A film's line that lost its markup begins an entry as the headings around it do."""
    text = HEADED.replace("## *Grey Water* (2016)", "*Grey Water* (2016)")
    found = {(c.predicate, c.value, c.qualifier("film")) for c in claims(text)}
    assert ("composer", "Petra Erfunden", "Grey Water") in found
    assert ("composer", "Petra Erfunden", "The Lantern") not in found
