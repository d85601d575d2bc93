"""Two invented sources that list some of the same films, each in its own way."""

from __future__ import annotations

import random

from cinequorum.catalogue.records import Credit, FilmRecord

_FIRST = (
    "Ada",
    "Berta",
    "Carl",
    "Dora",
    "Emil",
    "Frida",
    "Gustav",
    "Hilde",
    "Ivo",
    "Jana",
    "Karel",
    "Lena",
    "Miro",
    "Nora",
)
_LAST = (
    "Muster",
    "Beispiel",
    "Prueba",
    "Vorbild",
    "Ejemplo",
    "Sample",
    "Esempio",
    "Przyklad",
    "Voorbeeld",
    "Primer",
    "Mall",
)
_NOUNS = (
    "Lantern",
    "Harbour",
    "Mill",
    "Winter",
    "Orchard",
    "Bridge",
    "Letter",
    "Stranger",
    "Island",
    "Garden",
    "Train",
    "Mirror",
)
_MORE = (
    "Quiet",
    "Last",
    "Broken",
    "Golden",
    "Distant",
    "Hidden",
    "Crooked",
    "Silver",
    "Burning",
    "Empty",
    "Second",
    "Wild",
)


def two_sources(films: int, seed: int) -> tuple[list[FilmRecord], list[FilmRecord], set[tuple[str, str]]]:
    """Return two sources of about three quarters of the films each, and the pairs that are one film."""
    chance = random.Random(seed)
    left, right, pairs = [], [], set()
    for number in range(films):
        title = f"The {chance.choice(_MORE)} {chance.choice(_NOUNS)} of {chance.choice(_MORE)} {chance.choice(_NOUNS)}"
        year, runtime = chance.randrange(1930, 2020), chance.randrange(70, 160)
        people = [f"{chance.choice(_FIRST)} {chance.choice(_LAST)}-{chance.choice(_LAST)}" for _ in range(5)]
        listed = chance.random()
        if listed < 0.75:
            left.append(_record(f"l{number}", title, year, (runtime, people[:3])))
        if listed > 0.25:
            shown = title.removeprefix("The ") + ", The" if chance.random() < 0.5 else title.upper()
            right.append(
                _record(
                    f"r{number}",
                    shown,
                    year + (chance.random() < 0.15),
                    (runtime + chance.randrange(-1, 2), people[:1] + people[3:]),
                )
            )
        if 0.25 < listed < 0.75:
            pairs.add((f"l{number}", f"r{number}"))
    return left, right, pairs


def _record(key: str, title: str, year: int, rest: tuple[int, list[str]]) -> FilmRecord:
    runtime, people = rest
    credits = (Credit(role="director" if place == 0 else "cast", name=name) for place, name in enumerate(people))
    return FilmRecord(key=key, titles=(title,), years=(year,), runtime=runtime, people=tuple(credits))
