"""Make the table of known films (`src/cinequorum/catalogue/known_films.json.gz`) out of lists of films.

    python genscripts/known_films.py FOLDER

FOLDER holds the files `movies-1900s.json` to `movies-2020s.json` of the collection wikipedia-movie-data (MIT licence):
the lists of American films of Wikipedia, a film an object. Facts alone are taken: title, year, names of directors and
of the cast. The same files give the same bytes. What the table is for and what it is not: docs/design/known-films.md.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cinequorum.names.titles import title_key
from cinequorum.text.fold import fold

OUT = Path(__file__).resolve().parent.parent / "src" / "cinequorum" / "catalogue" / "known_films.json.gz"
FORMAT = 1
MOST_CAST = 12
SMALL = r"(?:de|da|del|van|von|der|la|le|di)\b"
WORD = r"[^\W\d_a-z][\w'’-]"
NAME = rf"(?:[A-Z]\.\s?)*{WORD}+(?:\s(?:[A-Z]\.|{SMALL}|{WORD}*\.?(?=\s[^\W\d_a-z])|{WORD}+)){{1,4}}"
NAMES = rf"(?P<names>{NAME}(?:(?:, | and |, and ){NAME})*)"
DIRECTED = re.compile(rf"\bdirected(?:,? (?:and )?[a-z-]+){{0,4}}? by {NAMES}")
STARS = re.compile(rf"\b(?:stars|starring|featuring) {NAMES}")
BETWEEN = re.compile(r", and |, | and ")
ENDS = re.compile(r"(?<=[a-zà-ÿ]{2})\.\s.*$")  # a sentence's end that looked like an initial's
SECOND_TITLE = re.compile(r"(?:,? or\b,?)?:\s|,? or,? (?=[A-Z(])")
LONG_WORD = 7
NO_PART = frozenset("()[]:/")
PERSON = re.compile(r"[^\W\d_]")


def directors(extract: str) -> tuple[str, ...]:
    """Return who a film's first lines say has directed it.

    >>> directors("It is a 1950 film directed by Ann Lee and Bob J. Roe. The film stars Cy Holm.")
    ('Ann Lee', 'Bob J. Roe')
    """
    return _named(DIRECTED, extract)


def stars(extract: str) -> tuple[str, ...]:
    """Return who a film's first lines say is its star.

    >>> stars("A film starring Ann Lee, Bob Roe and Cy Holm. Dee Fox plays the organ.")
    ('Ann Lee', 'Bob Roe', 'Cy Holm')
    """
    return _named(STARS, extract)


def _named(form: re.Pattern[str], extract: str) -> tuple[str, ...]:
    match = form.search(extract)
    return tuple(BETWEEN.split(ENDS.sub("", match["names"]))) if match else ()


def short_title(title: str) -> str:
    """Return the part of a long title by which most call it, or nothing.

    >>> short_title("Salt Road: The Return"), short_title("Salt Road or: How I Came Home"), short_title("Salt: A Life")
    ('Salt Road', 'Salt Road', '')
    """
    first, *rest = SECOND_TITLE.split(title, maxsplit=1)
    return first if rest and (" " in first or first.isdigit() or len(first) >= LONG_WORD) else ""


def persons(names: list[str]) -> tuple[str, ...]:
    """Return the names of persons among the cells of a cast: two to five words and no bracket, each once."""
    kept = (
        name for name in names if name.count(" ") in range(1, 5) and PERSON.match(name) and NO_PART.isdisjoint(name)
    )
    return tuple(dict.fromkeys(kept))[:MOST_CAST]


def films(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the films of all files."""
    found = sorted(folder.glob("movies-*s.json"))
    if not found:
        raise SystemExit(f"{folder}: no file is called movies-…s.json")
    for path in found:
        yield from json.loads(path.read_text(encoding="utf-8"))


def keys(title: str, whole: set[str]) -> tuple[str, ...]:
    """Return under which keys a title is found: its own, and that of its short form, which is no other film's whole."""
    short = title_key(short_title(title))
    return (title_key(title), *([short] if short and short not in whole else []))


def table(folder: Path) -> dict[str, Any]:
    """Return the table: folded names, how often each plays and directs, by title key year, directors and cast."""
    listed: dict[tuple[str, int], tuple[set[str], set[str]]] = {}
    found = [film for film in films(folder) if title_key(str(film.get("title") or ""))]
    whole = {title_key(film["title"]) for film in found}
    keyed = [(one, key) for one in found for key in keys(one["title"], whole)]
    for film, key in keyed:
        directed, cast = listed.setdefault((key, int(film["year"])), (set(), set()))
        extract = film.get("extract") or ""
        directed.update(filter(None, map(fold, directors(extract))))
        cast.update(filter(None, map(fold, persons([*(film.get("cast") or []), *stars(extract)]))))
    names = sorted({name for directed, cast in listed.values() for name in directed | cast})
    at = {name: index for index, name in enumerate(names)}
    rows: dict[str, list[Any]] = {}
    acted, directing = [0] * len(names), [0] * len(names)
    for (key, year), (directed, cast) in sorted(listed.items()):
        row = (year, sorted(map(at.__getitem__, directed)), sorted(map(at.__getitem__, cast)))
        rows.setdefault(key, []).append(row)
        for person in row[1]:
            directing[person] += 1
        for person in row[2]:
            acted[person] += 1
    return {"format": FORMAT, "people": names, "acted": acted, "directed": directing, "films": rows}


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
