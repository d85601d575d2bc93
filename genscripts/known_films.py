"""Make the table of known films (`src/cinequorum/catalogue/known_films.json.gz`) out of lists of films.

    python genscripts/known_films.py FOLDER

FOLDER holds the lists as `genscripts.film_lists` names them. Facts alone are taken: title, year, names of directors and
of the cast, and in how many diaries a film stands. The same files give the same bytes. What the table is for and what
it is not: docs/design/known-films.md.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cinequorum.names.titles import title_key
from cinequorum.text.fold import fold
from genscripts import film_lists
from genscripts.film_lists import Listed

OUT = Path(__file__).resolve().parent.parent / "src" / "cinequorum" / "catalogue" / "known_films.json.gz"
FORMAT = 2
SECOND_TITLE = re.compile(r"(?:,? or\b,?)?:\s|,? or,? (?=[A-Z(])")
LONG_WORD = 7
SEVERAL = 2  # diaries by which a film is known that no list has
MOST_SEEN = 99  # diaries that are told apart


@dataclass(slots=True)
class Film:
    """A film as all lists together have it; `seen` in how many diaries."""

    titles: list[str]
    year: int
    directors: set[str] = field(default_factory=set)
    cast: set[str] = field(default_factory=set)
    seen: int = 0


class Films:
    """Films by the keys of their titles: one in two lists is one, where year and directors allow it."""

    def __init__(self) -> None:
        self.all: list[Film] = []
        self._by_key: defaultdict[str, list[Film]] = defaultdict(list)

    def like(self, listed: Listed) -> Film | None:
        """Return the film that a list means: of its title, within a year of it, no director of its own."""
        made = _folded(listed.directors)
        for film in self._by_key.get(title_key(listed.title), ()):
            if abs(film.year - listed.year) <= 1 and (not made or not film.directors or made & film.directors):
                return film
        return None

    def add(self, listed: Listed) -> None:
        """Add what a list says of a film, to the same film where it is there."""
        if not title_key(listed.title):
            return
        film = self.like(listed)
        if film is None:
            film = Film([], listed.year)
            self.all.append(film)
        for title in (listed.title, *listed.also):
            own = self._by_key[title_key(title)]
            if title_key(title) and film not in own:
                own.append(film)
                film.titles.append(title)
        self.tell(film, listed)

    @staticmethod
    def tell(film: Film, listed: Listed) -> None:
        """Add the persons whom a list names."""
        film.directors |= _folded(listed.directors)
        film.cast |= _folded(listed.cast)


def _folded(names: tuple[str, ...]) -> set[str]:
    return set(filter(None, map(fold, names)))


def short_title(title: str) -> str:
    """Return the part of a long title by which most call it, or nothing.

    >>> short_title("Salt Road: The Return"), short_title("Salt Road or: How I Came Home"), short_title("Salt: A Life")
    ('Salt Road', 'Salt Road', '')
    """
    first, *rest = SECOND_TITLE.split(title, maxsplit=1)
    return first if rest and (" " in first or first.isdigit() or len(first) >= LONG_WORD) else ""


def films_in(folder: Path) -> list[Film]:
    """Return the films of all lists together.

    What people have seen adds the films that several have, or one where a service offered it, but for what a service
    calls a series; the services' lists add no film of their own.
    """
    films = Films()
    for listed in _listed(folder):
        films.add(listed)
    offered = Films()
    for listed in film_lists.streamed(folder):
        offered.add(listed)
    serial = {title_key(title) for title in film_lists.series(folder)}
    for (title, year), seen in film_lists.diaries(folder).seen.items():
        listed = Listed(title, year)
        known = films.like(listed)
        if known is None and title_key(title) not in serial and (seen >= SEVERAL or offered.like(listed)):
            films.add(listed)
            known = films.like(listed)
        if known is not None:
            known.seen = min(MOST_SEEN, known.seen + seen)
    for listed in film_lists.streamed(folder):
        film = films.like(listed)
        if film is not None:
            films.tell(film, listed)
    return films.all


def _listed(folder: Path) -> Iterator[Listed]:
    yield from film_lists.american(folder)
    yield from film_lists.criterion(folder)
    yield from film_lists.cannes(folder)
    yield from film_lists.hindi(folder)


def keys(title: str, whole: set[str]) -> tuple[str, ...]:
    """Return under which keys a title is found: its own, and that of its short form, which is no other film's whole."""
    short = title_key(short_title(title))
    return (title_key(title), *([short] if short and short not in whole else []))


def table(folder: Path) -> dict[str, Any]:
    """Return the table: folded names, how often each plays and directs, by title key year, makers and diaries."""
    found = films_in(folder)
    whole = {title_key(title) for film in found for title in film.titles}
    listed: dict[tuple[str, int], Film] = {}
    for film in found:
        for key in {key for title in film.titles for key in keys(title, whole)}:
            one = listed.setdefault((key, film.year), Film([], film.year))
            one.directors |= film.directors
            one.cast |= film.cast
            one.seen = max(one.seen, film.seen)
    names = sorted({name for film in listed.values() for name in film.directors | film.cast})
    at = {name: index for index, name in enumerate(names)}
    rows: dict[str, list[Any]] = {}
    acted, directing = [0] * len(names), [0] * len(names)
    for (key, year), film in sorted(listed.items(), key=lambda item: item[0]):
        row = (year, sorted(map(at.__getitem__, film.directors)), sorted(map(at.__getitem__, film.cast)), film.seen)
        rows.setdefault(key, []).append(row)
        for person in row[1]:
            directing[person] += 1
        for person in row[2]:
            acted[person] += 1
    series = sorted({title_key(title) for title in film_lists.series(folder)} - {""})
    told = {"people": names, "acted": acted, "directed": directing, "films": rows, "series": series}
    return {"format": FORMAT, **told}


def main() -> int:
    """Write the table and say how large it is."""
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    made = table(Path(sys.argv[1]))
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode()
    OUT.write_bytes(gzip.compress(text, 9, mtime=0))
    print(f"{len(made['films']):,} titles, {len(made['people']):,} persons, {OUT.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
