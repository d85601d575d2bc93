"""Facts from what a page states about itself: front matter, JSON-LD, microdata, links to databases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Final

from cinequorum.model.claim import CREDITS, Claim
from cinequorum.model.page import MarkKind, Metadatum
from cinequorum.text.data.labels import LABELS
from cinequorum.text.fold import fold
from cinequorum.understand.data.genres import GENRES
from cinequorum.understand.facts.cells import SheetLine, sheet_claims
from cinequorum.understand.facts.person_names import find_names
from cinequorum.understand.facts.scene import Scene

# The last part of a key names the predicate: the labels of data sheets, and these, which only machines write. A page's
# own `author`, `publisher` and `datePublished` are not the film's.
_KEYS: Final[Mapping[str, str]] = {
    "directedby": "director",
    "rez": "director",
    "actor": "cast",
    "actors": "cast",
    "musicby": "composer",
    "editor of film": "editor",
    "productioncompany": "production_company",
    "countryoforigin": "country",
    "contentrating": "certificate",
    "mpaa": "certificate",
    "movieyear": "year",
    "filmyear": "year",
    "year": "year",
    "inlanguage": "language",
}
# In the head of an article these words speak of the article, or are too short to speak of anything.
_NOT_KEYS: Final = frozenset(
    {
        *("de", "con", "mit", "avec", "with", "met", "foto", "image", "format", "formato", "ratio", "aspect", "source"),
        *("nach", "ab", "start", "opens", "opening", "premiere", "autor", "production", "productions", "distribution"),
        *("types", "kategorie", "kategori", "tur", "score", "released", "argumento", "land", "ano"),
        *("festival", "festivals"),
    }
)
_TWIN_KEYS: Final = frozenset({"editor", "editors", "release", "releases", "release_date", "story", "script"})
_WORK_AUTHORS: Final = frozenset({"author", "creator"})  # of a film, in schema.org: who wrote it
_WORK_DATES: Final = frozenset({"datecreated", "datepublished"})
_RELEASE_KEYS: Final = frozenset({"release", "releases", "release_date"})
_FILM_KEYS: Final = CREDITS | {"genre", "runtime", "country", "original_title"}  # beside one of these a film comes out
_CREDIT_KEYS: Final = 2  # with so many credits in the head, `editor` is the film's and not the page's
_ISO_DURATION: Final = re.compile(r"^P(?:T|0D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:\d+S)?$")
_VIDEO_ORIGINS: Final = frozenset({"opengraph", "meta"})  # a duration there is a trailer's
_VIDEO_TIME: Final = re.compile(r"\d{1,2}:\d{2}:\d{2}|PT(?:\d+M)?\d+S")  # nobody counts a film's seconds
_IDS: Final[Mapping[str, re.Pattern[str]]] = {
    "imdb": re.compile(r"(?:imdb\.com/(?:\w\w/)?title/|^)(tt\d{7,9})(?!\d)"),
    "tmdb": re.compile(r"(?:themoviedb|tmdb)\.org/movie/(\d+)"),
    "wikidata": re.compile(r"wikidata\.org/(?:wiki|entity)/(Q\d+)"),
    "letterboxd": re.compile(r"letterboxd\.com/film/([\w-]+)"),
    "rottentomatoes": re.compile(r"rottentomatoes\.com/m/([\w-]+)"),
}
_ANY_ID: Final = re.compile(r"tt\d{7}|tmdb|themoviedb|wikidata|letterboxd|rottentomatoes")
_TAG_KEYS: Final = frozenset({"tags", "tag", "keywords", "categories", "category", "labels", "article:tag"})
_NUMBERED: Final = re.compile(r"^\d{1,2}[_-](?=[^\W\d_])|(?<=[a-z])[_-]?\d{1,2}$")  # `1_director`, `actor2`
_CERTIFICATES: Final = frozenset(
    {"PG", "PG-13", "NC-17", "R", "TV-MA", "TV-14", "12A", "R18+", "MA15+"}
)  # and no marks
_CREATOR: Final = 0.75
_WORK_KEYS: Final = ("itemreviewed", "movie", "film", "about")


def find_metadata_facts(scene: Scene) -> Iterator[Claim]:
    """Yield credits, sheet values and database numbers from the page's metadata, and persons named in its tags."""
    told = {_predicate(datum, sheet=False) for datum in scene.page.metadata}
    sheet, of_film = len(told & CREDITS) >= _CREDIT_KEYS, not told.isdisjoint(_FILM_KEYS)
    for datum in scene.page.metadata:
        yield from _ids(scene, datum)
        predicate = _predicate(datum, sheet or (of_film and datum.key.lower() in _RELEASE_KEYS))
        if predicate:
            yield from _claims(scene, datum, predicate)
    yield from _creator(scene)
    yield from _linked_ids(scene)
    yield from tagged_genres(scene)


def _creator(scene: Scene) -> Iterator[Claim]:
    """Yield who made the film where a front matter is a record of works: `creator` beside the work's `year`.

    Logs of films and books have one key for directors and authors; who wrote the page is never called so beside it.
    """
    stated = {datum.key.lower(): datum for datum in scene.page.metadata if datum.origin == "front-matter"}
    made = stated.get("creator")
    if made is None or "year" not in stated or fold(made.value) == fold(scene.page.author or ""):
        return
    for claim in _claims(scene, made, "director"):
        yield replace(claim, p=_CREATOR)


def tagged_genres(scene: Scene) -> Iterator[Claim]:
    """Yield the tags that are nothing but a genre."""
    for datum in scene.page.metadata:
        if datum.key in _TAG_KEYS:
            for tag in re.split(r"[,;]", datum.value):
                if fold(tag) in _genres():
                    yield Claim(
                        predicate="genre",
                        value=tag.strip(),
                        raw=datum.value[:400],
                        span=scene.page.span(datum.span.start, min(datum.span.end, datum.span.start + 400)),
                        rule="metadata.tag/1",
                        p=0.7,
                    )


@cache
def _genres() -> frozenset[str]:
    return frozenset(fold(word) for name, words in GENRES.items() for word in (name, *words))


def tagged_persons(scene: Scene) -> Iterator[tuple[str, Metadatum]]:
    """Yield the tags that are persons' names, capitalised, with where they stand."""
    subject = fold(scene.films.subject.title) if scene.films.subject else ""
    for datum in scene.page.metadata:
        if datum.key not in _TAG_KEYS:
            continue
        for tag in re.split(r"[,;]", datum.value):
            name = _capitalised(tag.strip())
            names = find_names(name)
            whole = len(names) == 1 and names[0].end - names[0].start == len(name)
            if whole and names[0].sure and names[0].full and fold(name) not in subject:
                yield name, datum


def _capitalised(tag: str) -> str:
    if tag != tag.lower():
        return tag
    return " ".join(w if w in ("de", "von", "van", "da", "del") else w.title() for w in tag.split())


def _predicate(datum: Metadatum, sheet: bool) -> str | None:  # noqa: FBT001
    """Return what a key says about the film. `sheet`: other keys show that the head of the page is a data sheet."""
    parts = [_NUMBERED.sub("", p) for p in re.split(r"[.:]", datum.key.lower()) if p not in ("name", "@id", "0", "1")]
    if not parts:
        return None
    last, above = parts[-1], parts[:-1]
    if datum.origin == "site":
        return _keys().get(_plain(last)) if above == ["film"] else None
    about_work = any(w in part for part in above for w in _WORK_KEYS) and "review" not in "".join(above[1:])
    if datum.origin in ("json-ld", "microdata"):
        return _machine_key(last) if about_work else _keys().get(_plain(last)) if not above else None
    if last == "rating" and datum.value.strip() in _CERTIFICATES:
        return "certificate"
    if above and _plain(above[0]) in ("release", "releases", "releasedate", "releasedates"):
        return "release"
    if last in _TWIN_KEYS and not sheet:
        return None
    return _keys().get(_plain(last))


def _machine_key(last: str) -> str | None:
    if last in _WORK_AUTHORS:
        return "writer"
    if last in _WORK_DATES:
        return "year"
    return "original_title" if last == "alternatename" else _keys().get(_plain(last))


def _plain(key: str) -> str:
    return fold(key).replace(" ", "")


@cache
def _keys() -> Mapping[str, str]:
    labels = {_plain(label): predicate for predicate, group in LABELS.items() for label in group}
    return {key: name for key, name in {**labels, **_KEYS}.items() if key not in _NOT_KEYS}


def _claims(scene: Scene, datum: Metadatum, predicate: str) -> Iterator[Claim]:
    value = datum.value.strip()
    if predicate == "runtime":
        if datum.origin in _VIDEO_ORIGINS or _VIDEO_TIME.fullmatch(value):
            return
        match = _ISO_DURATION.match(value)
        if match:
            value = f"{int(match[1] or 0) * 60 + int(match[2] or 0)} min"
    territory = re.split(r"[.:]", datum.key)[-1] if predicate == "release" and "." in datum.key else ""
    p = 0.95 if predicate != "year" or "." not in datum.key else 0.8
    line = SheetLine(
        predicate=predicate,
        value=value,
        start=datum.span.start,
        rule="metadata.key/1",
        p=p,
        territory=territory.upper() if len(territory) <= 3 else territory.capitalize(),
    )
    for claim in sheet_claims(scene, line):
        yield _within(claim, datum)


def _within(claim: Claim, datum: Metadatum) -> Claim:
    """Point a claim at the whole metadatum where its own words were rewritten."""
    inside = datum.span.start <= claim.span.start and claim.span.end <= datum.span.end
    return claim if inside else replace(claim, span=datum.span, raw=datum.value)


def _ids(scene: Scene, datum: Metadatum) -> Iterator[Claim]:
    if any(word in datum.key for word in ("comment", "trailer", "poster", "image")):
        return
    for database, found in _IDS.items():
        match = found.search(datum.value)
        if match:
            yield Claim(
                predicate="source_id",
                value=match[1],
                raw=datum.value[:400],
                span=datum.span,
                rule="metadata.id/1",
                p=0.97,
                role=database,
            )


def _linked_ids(scene: Scene) -> Iterator[Claim]:
    """Yield database numbers from links whose words are the film's title."""
    subject = scene.films.subject
    if subject is None:
        return
    for mark in scene.page.marks:
        if mark.kind is not MarkKind.LINK or not mark.target or not _ANY_ID.search(mark.target):
            continue
        words = scene.page.slice(mark.span)
        for database, found in _IDS.items():
            match = found.search(mark.target)
            if match and fold(words) == fold(subject.title):
                yield Claim(
                    predicate="source_id",
                    value=match[1],
                    raw=words,
                    span=mark.span,
                    rule="metadata.link/1",
                    p=0.95,
                    role=database,
                )
