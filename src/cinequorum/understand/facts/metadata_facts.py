"""Facts from what a page states about itself: front matter, JSON-LD, microdata, links to databases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.model.page import MarkKind, Metadatum
from cinequorum.text.fold import fold
from cinequorum.understand.facts.person_names import find_names
from cinequorum.understand.facts.scene import Scene
from cinequorum.understand.facts.sheet import SheetLine, sheet_claims

# The last part of a key names the predicate. A page's own `author`, `publisher` and `datePublished` are not the film's.
_KEYS: Final[Mapping[str, str]] = {
    "director": "director",
    "directors": "director",
    "directedby": "director",
    "regie": "director",
    "writer": "writer",
    "writers": "writer",
    "screenwriter": "writer",
    "screenplay": "writer",
    "actor": "cast",
    "actors": "cast",
    "cast": "cast",
    "starring": "cast",
    "stars": "cast",
    "cinematographer": "cinematographer",
    "cinematography": "cinematographer",
    "composer": "composer",
    "musicby": "composer",
    "editor of film": "editor",
    "producer": "producer",
    "producers": "producer",
    "productioncompany": "production_company",
    "studio": "production_company",
    "distributor": "distributor",
    "genre": "genre",
    "genres": "genre",
    "countryoforigin": "country",
    "country": "country",
    "runtime": "runtime",
    "duration": "runtime",
    "contentrating": "certificate",
    "mpaa": "certificate",
    "budget": "budget",
    "original title": "original_title",
    "original_title": "original_title",
    "movie year": "year",
    "film year": "year",
    "year": "year",
    "release year": "year",
    "inlanguage": "language",
}
_ISO_DURATION: Final = re.compile(r"^P(?:T|0D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:\d+S)?$")
_IDS: Final[Mapping[str, re.Pattern[str]]] = {
    "imdb": re.compile(r"(?:imdb\.com/(?:\w\w/)?title/|^)(tt\d{7,9})(?!\d)"),
    "tmdb": re.compile(r"(?:themoviedb|tmdb)\.org/movie/(\d+)"),
    "wikidata": re.compile(r"wikidata\.org/(?:wiki|entity)/(Q\d+)"),
    "letterboxd": re.compile(r"letterboxd\.com/film/([\w-]+)"),
    "rottentomatoes": re.compile(r"rottentomatoes\.com/m/([\w-]+)"),
}
_ANY_ID: Final = re.compile(r"tt\d{7}|tmdb|themoviedb|wikidata|letterboxd|rottentomatoes")
_TAG_KEYS: Final = frozenset({"tags", "tag", "keywords", "categories", "category", "labels", "article:tag"})
_WORK_KEYS: Final = ("itemreviewed", "movie", "film", "about")


def find_metadata_facts(scene: Scene) -> Iterator[Claim]:
    """Yield credits, sheet values and database numbers from the page's metadata, and persons named in its tags."""
    for datum in scene.page.metadata:
        yield from _ids(scene, datum)
        predicate = _predicate(datum)
        if predicate:
            yield from _claims(scene, datum, predicate)
    yield from _linked_ids(scene)


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


def _predicate(datum: Metadatum) -> str | None:
    parts = [p for p in re.split(r"[.:]", datum.key.lower()) if p not in ("name", "@id", "0", "1")]
    if not parts or parts[-1] not in _KEYS:
        return None
    predicate = _KEYS[parts[-1]]
    structured = datum.origin in ("json-ld", "microdata")
    about_work = len(parts) == 1 or any(w in part for part in parts[:-1] for w in _WORK_KEYS)
    if structured and not about_work:
        return None
    return None if predicate == "language" and datum.origin != "json-ld" else predicate


def _claims(scene: Scene, datum: Metadatum, predicate: str) -> Iterator[Claim]:
    value = datum.value.strip()
    if predicate == "runtime":
        match = _ISO_DURATION.match(value)
        if match:
            value = f"{int(match[1] or 0) * 60 + int(match[2] or 0)} min"
    line = SheetLine(predicate=predicate, value=value, start=datum.span.start, rule="metadata.key/1", p=0.95)
    for claim in sheet_claims(scene, line):
        yield _within(claim, datum)


def _within(claim: Claim, datum: Metadatum) -> Claim:
    """Point a claim at the whole metadatum where its own words were rewritten."""
    from dataclasses import replace

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
