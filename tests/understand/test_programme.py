"""Films named by a repeated shape of lines are films; what merely looks like one row of them is none."""

from __future__ import annotations

import pytest

from cinequorum.acquire.files import from_bytes
from cinequorum.model.reading import Reading
from cinequorum.pipeline import read

HEADED = """# Film evenings in the old barn

Three films about the sea, and a debate after each of them.

### The Salt Road

*di Anna Inventa (1985) - Drammatico, durata 97’*

*Thursday 4 April 2019, 9 pm*

A pilot loses her harbour and finds another one.

### Rope and Water

*di Marco Ficticio (2003) - Commedia, durata 110’*

Two brothers inherit one boat.

### Nine Tides

*di Petra Erfunden (2011) - Drammatico, durata 88’*

A year on a rock, told in nine tides.
"""

DAYS = """# Kino im Speicher

Das Programm des Kinos für das Frühjahr.

## Der Hafen am 21. März um 19 Uhr

Der Film erzählt von drei Frauen, die eine Werft übernehmen.

D 2009, Regie: Anna Erfunden

## Eintritt frei, Spenden erbeten

## Salz am 18. April um 19 Uhr

Ein Spielfilm über das Schweigen auf einer Insel.

D/F 2014, Regie: Peter Ausgedacht

## Nordlicht am 16. Mai um 19 Uhr

Der Film begleitet einen Leuchtturmwärter durch den Winter.

DK 2011, Regie: Lone Opfundet
"""

PLAIN = """Mostra de cinema
SEXTA 23
16h
o barco parado
Dir. Ana Inventada
[14 min. 2018. AM.]
sal grosso
Dir. Marco Fictício e Lia Suposta
[25 min. 2017. SC.]
Classificação 18 anos
18h30
Nove marés
Dir. Pedro Imaginado
[90 min. 2018. PB.]
"""

BRACKETED = """# 我的观影笔记

这里将几部电影的观后感记录下来。

1、《盐路》 1988年，导演：安娜

影片讲述了一个领航员的故事，人物真实。

2、《绳与水》 1991，导演：马可 主演：李三

影片里两个兄弟继承了一条船。

3、《潮》 1995，导演：王五

这部电影讲述一年的潮水。
"""

LINKED = """# Cinéma : les films du mois

Voici en quelques mots les films que j'ai vus.

## Le Port

Tout sur [le film](https://www.allocine.fr/film/fichefilm_gen_cfilm=1.html).

Un bon film, bien joué, avec une musique superbe.

## Corde et sel

Tout sur [le film](https://www.allocine.fr/film/fichefilm_gen_cfilm=2.html).

Le scénario du film est un peu long.
"""

BEHIND = """Discs of the week
All new films on disc
The Salt Road : RunTime: Approx. 125
A pilot loses her harbour in this film.
Rope and Water : RunTime: Approx. 91
Two brothers inherit one boat in this comedy film.
Nine Tides : RunTime: Approx. 98
A year on a rock: the movie of the summer.
"""

ROOMS = """# A weekend of films

All movies in the old barn.

## Friday night

The Salt Road – 1985, 97 min

Rope and Water – 2003, 110 min

## Saturday night

Nine Tides – 2011, 88 min

The Long Pier – 1979, 101 min
"""

ONE_FILM = """# The Salt Road

A film by Anna Inventa about a pilot who loses her harbour and finds another one. The movie is slow and beautiful.

## Cast

Marco Ficticio, Petra Erfunden

## Where we saw it

Old Barn Cinema, 120 min. from the city by train in 2019.

## Verdict

The film is a triumph of patience and the best movie of its director.
"""

BOOKS = """# Three books for the winter

Novels to read by the fire.

### The Salt Road

by Anna Inventa (1985)

A pilot loses her harbour and finds another one.

### Rope and Water

by Marco Ficticio (2003)

Two brothers inherit one boat.
"""


def reading(text: str, name: str = "page.md") -> Reading:
    return read(from_bytes(text.encode(), name))


def titles(found: Reading) -> list[str]:
    return [film.title for film in found.other_films]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (HEADED, "page.md", ["The Salt Road", "Rope and Water", "Nine Tides"]),
        (DAYS, "page.md", ["Der Hafen", "Salz", "Nordlicht"]),
        (PLAIN, "page.txt", ["o barco parado", "sal grosso", "Nove marés"]),
        (BRACKETED, "page.md", ["盐路", "绳与水", "潮"]),
        (LINKED, "page.md", ["Le Port", "Corde et sel"]),
        (ROOMS, "page.md", ["The Salt Road", "Rope and Water", "Nine Tides", "The Long Pier"]),
        (BEHIND, "page.txt", ["The Salt Road", "Rope and Water", "Nine Tides"]),
    ],
    ids=["headings", "days", "plain lines", "brackets", "links", "days over rows", "details behind the name"],
)
def test_rows_of_one_form_name_films(text: str, name: str, expected: list[str]) -> None:
    """Names over or before makers, years and lengths are the films of a list, and the page has no film of its own."""
    found = reading(text, name)
    assert found.film is None
    assert found.page.kind.name == "list"
    assert titles(found) == expected


def test_what_is_told_under_a_row_is_said_of_its_film() -> None:
    """The claims of a programme name the film over them."""
    found = {(c.predicate, c.value, c.qualifier("film")) for c in reading(DAYS).claims}
    assert ("director", "Peter Ausgedacht", "Salz") in found


def test_one_film_s_page_stays_its_own() -> None:
    """Sections of one film's page are no rows, though a line under one of them has figures."""
    found = reading(ONE_FILM)
    assert found.film is not None
    assert found.film.title == "The Salt Road"
    assert titles(found) == []


def test_credits_name_no_films() -> None:
    """Rows of a name, dots, a job and a year are people's credits."""
    crew = "\n\n".join(
        f"{n} Inventa : ... : artist: boats ({y})" for n, y in (("Ada", 1997), ("Bo", 1998), ("Cy", 1999))
    )
    assert titles(reading(f"# The Salt Road\n\nA film by Anna Inventa.\n\n{crew}\n")) == []


def test_books_in_the_same_shape_are_no_films() -> None:
    """A list with authors and years, on a page without a word about films, is not about films."""
    assert titles(reading(BOOKS)) == []


def marked(label: str, names: tuple[str, ...]) -> Reading:
    """Read films with a line for a mark under each name."""
    told = "The film is a sea story whose captain never leaves the bridge, and its actors look cold."
    parts = "\n".join(f"{name}\n{label.format(at)}\n{told}" for at, name in enumerate(names, start=4))
    text = f"A few notes on films about harbours\n{told}\n{parts}\n"
    return read(from_bytes(text.encode(), "harbours.txt"))


def test_names_over_marks_of_one_label_are_films() -> None:
    """Whoever marks one work after the other under one label marks films, where the page talks of films."""
    named = ("The Salt Road", "Nine Tides", "Rope and Water (Honorable Mention)", "The Pilot's Clock")
    films = {film.title for film in marked("Our score: {}/10", named).other_films}
    assert {"The Salt Road", "Nine Tides", "Rope and Water", "The Pilot's Clock"} <= films


def test_names_over_lines_without_marks_are_none() -> None:
    """The same lines without a mark may be chapters of anything."""
    named = ("The Salt Road", "Nine Tides", "Rope and Water", "The Pilot's Clock")
    films = {film.title for film in marked("Our number {} of ten", named).other_films}
    assert not films & {"Nine Tides", "Rope and Water"}


def test_names_over_bare_marks_may_be_papers() -> None:
    """A page that gathers what critics say has their papers over their marks."""
    told = "The film is a sea story whose captain never leaves the bridge, and its actors look cold."
    parts = "\n".join(
        f"{name}\n{at}/5\n{told}" for at, name in enumerate(("The Quay Post", "Night Ferry", "Salt Weekly"))
    )
    films = read(from_bytes(f"Nine Tides (2011)\n{told}\n{parts}\n".encode(), "tides.txt")).other_films
    assert not {film.title for film in films} & {"The Quay Post", "Night Ferry", "Salt Weekly"}
