"""A large store for measuring the site: 100,000 invented films and a million reviews, as rows, from one seed.

A few films are made as all films are, of 500 readings of critics, so that their pages are real ones; of the others the
rows are written as they would stand there, with documents of the usual kind. The same seed makes the same rows.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks.coverage import pages_of, subjects
from cinequorum.model.codec import encode
from cinequorum.model.film import Fact, Film, Person
from cinequorum.model.opinion import Verdict
from cinequorum.model.page import Block, Kind, Page, Role, Span
from cinequorum.model.reading import Reading, SubjectFilm
from cinequorum.store.ingest import plan_change
from cinequorum.text.fold import fold

NOW = "2026-01-01 00:00:00"
GENRES = ("Drama", "Comedy", "Thriller", "Horror", "Romance", "War", "Documentary", "Western", "Animation", "Crime")
COUNTRIES = ("France", "Norway", "Japan", "Brazil", "India", "Poland", "Senegal", "Canada", "Iran", "Mexico", "Italy")
LITTLE = ("the", "of", "a", "in", "and", "with", "for", "that", "its", "his", "but", "from", "by", "as", "to", "on")
SYLLABLES = tuple(a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "or", "el"))
VERDICTS = ("positive", "positive", "positive", "mixed", "negative")
SCALES = ("stars/5", "out_of/10", "stars/4", "letter", "percent")
CRITICS, OUTLETS, TITLE_WORDS, SURNAMES = 6_000, 800, 9_000, 12_000
SENTENCES = 20_000  # of which texts are made
AT_ONCE = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How large a store is: films, reviews of each, and films that are made of as many readings as `crowd`."""

    films: int = 100_000
    reviews: int = 10
    crowded: int = 3
    crowd: int = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """The words that everything is called by: few are common, most are rare."""

    titles: Sequence[str]
    first: Sequence[str]
    last: Sequence[str]
    critics: Sequence[str]
    outlets: Sequence[str]
    sentences: Sequence[str]


def make_store(home: Path, size: Size = Size(), seed: int = 7) -> list[str]:
    """Fill the folder `home` with a store of this size; return the addresses of the crowded films."""
    from cinequorum_web.catalog.store import open_store

    store = open_store(home)
    crowded = []
    for film in subjects(size.crowded, seed=seed):
        change = plan_change(store, pages_of(film, size.crowd))
        store.apply(change)
        crowded += [made.slug for made in change.made if made.title == film.title]
    for slug in crowded:
        store.film(slug)
    store.close()
    path = next(home.glob("*.sqlite3"))
    with sqlite3.connect(path) as database:
        database.executescript("PRAGMA synchronous=OFF; PRAGMA cache_size=-400000;")
        _fill(database, size, random.Random(seed))
    with sqlite3.connect(path) as database:
        database.executescript(_COUNTED)
        database.execute("INSERT INTO search_text(search_text) VALUES ('optimize')")
    with sqlite3.connect(path) as database:
        database.executescript("ANALYZE; PRAGMA wal_checkpoint(TRUNCATE);")
    return crowded


_COUNTED = f"""
DELETE FROM subject;
INSERT INTO subject (kind, slug, name, n, counted)
    SELECT kind, slug, min(name), count(*), '{NOW}' FROM film_topic GROUP BY kind, slug;
INSERT INTO subject (kind, slug, name, n, counted)
    SELECT 'critic', critic, min(critic_name), count(*), '{NOW}' FROM voice
    WHERE critic <> '' AND film_id NOT NULL GROUP BY 2;
INSERT INTO subject (kind, slug, name, n, counted)
    SELECT 'outlet', outlet, min(outlet_name), count(*), '{NOW}' FROM voice
    WHERE outlet <> '' AND film_id NOT NULL GROUP BY 2;
"""
_INTO = {
    "film": 'film (id, slug, title, "order", year, sources, critics, audience, verdicts, updated, titles, links, '
    "similar, compared, whole, told, document) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,1,1,?)",
    "page": "page (id, page_id, source, kind, title, film_id, added, document) VALUES (?,?,?,?,?,?,?,?)",
    "person": "person (film_id, slug, name, document) VALUES (?,?,?,?)",
    "topic": "film_topic (film_id, kind, slug, name, weight) VALUES (?,?,?,?,?)",
    "voice": "voice (page_id, film_id, at, critic, critic_name, outlet, outlet_name, value, inferred, verdict, rating, "
    'scale, published, language, spoiler, opening, start, "end") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)',
    "entry": "search_entry (id, kind, ref, film, title, year, sort) VALUES (?,?,?,?,?,?,?)",
    "text": "search_text (rowid, names, safe, walled) VALUES (?,?,?,?)",
    "word": "search_word (key, word) VALUES (?,?)",
}


def _fill(database: sqlite3.Connection, size: Size, chance: random.Random) -> None:
    from cinequorum_web.search.slips import forms_of, words_in

    words = _words(chance)
    start = _last(database, "film"), _last(database, "page"), _last(database, "search_entry")
    rows = _rows(size, chance, words, start)
    while some := list(islice(rows, AT_ONCE)):
        for table, into in _INTO.items():
            of_table = [row for held in some for row in held.get(table, ())]
            if of_table:
                database.executemany(f"INSERT OR IGNORE INTO {into}", of_table)
        database.commit()
    known = words_in([*words.titles, *words.first, *words.last])
    pairs = ((form, word) for word in sorted(known) for form in sorted(forms_of(word)))
    database.executemany(f"INSERT OR IGNORE INTO {_INTO['word']}", pairs)


def _rows(
    size: Size, chance: random.Random, words: _Words, start: tuple[int, int, int]
) -> Iterator[dict[str, list[tuple[object, ...]]]]:
    """The rows of one film after another, by table."""
    film, page, entry = start
    for number in range(size.films):
        film, page, entry = film + 1, page + 1, entry + 1
        title = _title(chance, words)
        slug, year = f"{fold(title).replace(' ', '-')}-{number}", chance.randint(1925, 2026)
        people = [f"{_pick(chance, words.first)} {_pick(chance, words.last)}" for _ in range(3)]
        genres, country = sorted(set(chance.choices(GENRES, k=2))), chance.choice(COUNTRIES)
        marks = [float(chance.randint(1, 20) * 5) for _ in range(size.reviews)]
        verdicts = [("positive", 6), ("mixed", 2), ("negative", 2)]
        reading = _reading(chance, words, (number, title, year))
        held: dict[str, list[tuple[object, ...]]] = {
            "film": [(film, slug, title, fold(title), year, size.reviews, sum(marks) / len(marks), None,
                      encode(verdicts).decode(), NOW, encode([title]).decode(), b"", b"[]", b"",
                      encode(_film(slug, title, year, (people, genres, country))))],
            "page": [(page, reading.page.id, reading.page.source, "critic_review", reading.page.headline, film, NOW,
                      encode(reading))],
            "person": [(film, fold(name).replace(" ", "-"), name, encode(_person(name))) for name in people],
            "topic": [*((film, "genre", fold(one), one, size.reviews) for one in genres),
                      (film, "country", fold(country), country, size.reviews),
                      (film, "year", str(year), str(year), size.reviews),
                      (film, "decade", f"{year // 10 * 10}s", f"{year // 10 * 10}s", size.reviews),
                      (film, "verdict", "positive", "positive", size.reviews)],
            "voice": [_voice(chance, words, (page, film, at), mark) for at, mark in enumerate(marks)],
            "entry": [(entry, "film", slug, slug, title, year, "")],
            "text": [(entry, f"{title}\n{year}", "\n".join((*genres, country, *people)), "")],
        }  # fmt: skip
        for name in people:
            entry += 1
            held["entry"].append((entry, "person", f"{slug}/{fold(name).replace(' ', '-')}", slug, name, None, ""))
            held["text"].append((entry, name, "", ""))
        entry += 1
        held["entry"].append((entry, "source", reading.page.id, slug, reading.page.headline, None, "critic_review"))
        held["text"].append((entry, reading.page.author, reading.page.text, ""))
        yield held


def _voice(chance: random.Random, words: _Words, where: tuple[int, int, int], mark: float) -> tuple[object, ...]:
    page, film, at = where
    critic, outlet = _pick(chance, words.critics), _pick(chance, words.outlets)
    published = f"{chance.randint(1990, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    return (
        page, film, at, fold(critic).replace(" ", "-"), critic, fold(outlet).replace(" ", "-"), outlet, mark, False,
        chance.choice(VERDICTS), f"{mark / 20:g}/5", chance.choice(SCALES), published, "en", "none",
        chance.choice(words.sentences), 0, 0,
    )  # fmt: skip


def _film(slug: str, title: str, year: int, told: tuple[Sequence[str], Sequence[str], str]) -> Film:
    people, genres, country = told
    facts = [_fact("director", people[0]), *(_fact("cast", name) for name in people[1:]), _fact("country", country)]
    facts += [_fact("genre", one) for one in genres]
    return Film(
        slug=slug, title=title, original_title=None, year=year, titles=(title,), facts=tuple(facts), statements=(),
        people=tuple(_person(name) for name in people), disagreements=(), shared=(), critics=None, audience=None,
        aggregates=(), verdicts=(("positive", 6), ("mixed", 2), ("negative", 2)), aspects=(), consensus=(),
        comparisons=(), similar=(), reviews=(), sources=(),
    )  # fmt: skip


def _fact(field: str, value: str) -> Fact:
    return Fact(field=field, value=value, p=0.9, status="single", witnesses=1, support=())


def _person(name: str) -> Person:
    slug = fold(name).replace(" ", "-")
    return Person(name=name, slug=slug, credits=(("cast", None),), spellings=(name,), evidence=(), support=())


def _reading(chance: random.Random, words: _Words, told: tuple[int, str, int]) -> Reading:
    number, title, year = told
    text = f"{title}\n{'. '.join(chance.choices(words.sentences, k=10))}"
    page = f"{number:032x}"
    span = Span(page=page, start=0, end=len(title))
    return Reading(
        page=Page(
            id=page, source=f"https://{_pick(chance, words.outlets).lower().replace(' ', '')}.example/{number}",
            kind=Kind(name="critic_review", p=0.9), headline=f"Review: {title}",
            author=_pick(chance, words.critics), outlet=_pick(chance, words.outlets), text=text, language="en",
            published="2020-01-01",
            blocks=(Block(role=Role.TITLE, span=span),
                    Block(role=Role.BODY, span=Span(page=page, start=len(title) + 1, end=len(text)))),
        ),
        film=SubjectFilm(title=title, year=year, span=span, p=0.9),
        verdict=Verdict(label="positive", value=70.0, p=0.8),
    )  # fmt: skip


def _words(chance: random.Random) -> _Words:
    def made(count: int, least: int, most: int) -> list[str]:
        found: dict[str, None] = {}
        while len(found) < count:
            found["".join(chance.choices(SYLLABLES, k=chance.randint(least, most))).capitalize()] = None
        return list(found)

    last, first = made(SURNAMES, 2, 4), made(600, 2, 2)
    critics = [f"{chance.choice(first)} {name}" for name in made(CRITICS, 2, 4)]
    outlets = [f"{name} {chance.choice(('Review', 'Times', 'Screen', 'Film'))}" for name in made(OUTLETS, 2, 3)]
    titles = made(TITLE_WORDS, 2, 4)
    sentences = [_prose(chance, titles, 12) for _ in range(SENTENCES)]
    return _Words(titles=titles, first=first, last=last, critics=critics, outlets=outlets, sentences=sentences)


def _pick(chance: random.Random, among: Sequence[str]) -> str:
    """One of these, the first ones far oftener."""
    return among[min(int(len(among) * chance.random() ** 3), len(among) - 1)]


def _title(chance: random.Random, words: _Words) -> str:
    said = [_pick(chance, words.titles) for _ in range(chance.randint(1, 3))]
    return " ".join(("The", *said) if chance.random() < 0.4 else said)


def _prose(chance: random.Random, titles: Sequence[str], count: int) -> str:
    little = (chance.random() < 0.45 for _ in range(count))
    return " ".join(chance.choice(LITTLE) if is_little else _pick(chance, titles).lower() for is_little in little)


def _last(database: sqlite3.Connection, table: str) -> int:
    return int(database.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()[0])


def queries(home: Path, count: int, seed: int = 11) -> list[str]:
    """Return what readers may type: titles and names of the store, beginnings of them, slips, common words."""
    chance = random.Random(seed)
    path = next(home.glob("*.sqlite3"))
    with sqlite3.connect(path) as database:
        named = [
            database.execute("SELECT title FROM search_entry WHERE id >= ? AND kind <> 'source'", (at,)).fetchone()[0]
            for at in _somewhere(database, chance, count)
        ]
    return [_typed(chance, name) for name in named]


def _somewhere(database: sqlite3.Connection, chance: random.Random, count: int) -> Iterable[int]:
    most = _last(database, "search_entry")
    return [chance.randint(1, most - 10) for _ in range(count)]


def _typed(chance: random.Random, name: str) -> str:
    way = chance.random()
    if way < 0.4:
        return name[: max(3, int(len(name) * chance.random()))]  # as it is being typed
    if way < 0.6:
        at = chance.randrange(1, len(name))
        return name[:at] + name[at + 1 :]
    if way < 0.8:
        return name.split(maxsplit=1)[0]
    return name if way < 0.95 else chance.choice(("the", "of the", "drama", "norway 19", "a"))
