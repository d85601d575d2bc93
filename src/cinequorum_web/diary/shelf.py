"""Which of the site's films records are about: looked up for many at once, by numbers and by titles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from cinequorum.diary.matching import Candidate, Match, keys_of, match
from cinequorum.diary.record import FilmNamed
from cinequorum_web.catalog.models import FilmKeyRow, FilmRow, KeyRow
from cinequorum_web.members.films import films_at

OURS = "cinequorum"  # a film's address here, in our own exports
_BATCH = 400  # keys asked for at once


def matches(films: Sequence[FilmNamed]) -> list[Match]:
    """Return for each of these films which one of the site's it is, in a few queries."""
    own = films_at(slug for film in films if (slug := dict(film.ids).get(OURS)))
    by_id = _films_under({key for film in films for key in _id_keys(film)})
    open_ones = [film for film in films if not by_id.keys() & set(_id_keys(film))]
    by_title = _films_under({key for film in open_ones for key in _title_keys(film)})
    by_title = _joined(by_title, _filed_under({key for film in open_ones for key in _titles_of(film)}))
    cards = _cards({slug for found in (*by_id.values(), *by_title.values()) for slug in found})
    found = []
    for film in films:
        here = own.get(dict(film.ids).get(OURS, ""))
        ids = [Candidate(ref=here.slug, title=here.title)] if here else _some(cards, by_id, _id_keys(film))
        found.append(match(film, ids, _some(cards, by_title, _title_keys(film))))
    return found


def ids_of_films(slugs: Iterable[str]) -> dict[str, dict[str, str]]:
    """Return the numbers that databases give these films, as the site's sources state them."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for part in _parts(set(slugs)):
        rows = KeyRow.objects.filter(film__slug__in=part, key__startswith="id:").order_by("key", "film__slug")
        for slug, key in rows.values_list("film__slug", "key").distinct():
            _, name, value = key.split(":", 2)
            found[slug].setdefault(name, value)
    return found


def _id_keys(film: FilmNamed) -> tuple[str, ...]:
    return tuple(f"id:{name}:{value}"[:200] for name, value in film.ids if name != OURS)


def _titles_of(film: FilmNamed) -> frozenset[str]:
    return keys_of(film.title, film.original_title)


def _title_keys(film: FilmNamed) -> tuple[str, ...]:
    return tuple(sorted({_page_key(key) for key in _titles_of(film)}))


def _page_key(title: str) -> str:
    """The key under which pages of a title are filed: there, its words stand together."""
    return f"t:{title.replace(' ', '')}"[:200]


def _films_under(keys: set[str]) -> dict[str, set[str]]:
    """Return the films whose pages are filed under these keys."""
    found: dict[str, set[str]] = defaultdict(set)
    for part in _parts(keys):
        rows = KeyRow.objects.filter(key__in=part, film__isnull=False).values_list("key", "film__slug").distinct()
        for key, slug in rows:
            found[key].add(slug)
    return found


def _filed_under(titles: set[str]) -> dict[str, set[str]]:
    """Return the films that are filed under these titles themselves, by the keys of pages: films may have no page."""
    found: dict[str, set[str]] = defaultdict(set)
    for part in _parts(titles):
        wanted = {f"title:{title}": _page_key(title) for title in part}
        for key, slug in FilmKeyRow.objects.filter(key__in=wanted).values_list("key", "film__slug"):
            found[wanted[key]].add(slug)
    return found


def _joined(one: Mapping[str, set[str]], other: Mapping[str, set[str]]) -> dict[str, set[str]]:
    return {key: one.get(key, set()) | other.get(key, set()) for key in {*one, *other}}


def _cards(slugs: set[str]) -> dict[str, Candidate]:
    ids = ids_of_films(slugs)
    found = {}
    for part in _parts(slugs):
        for slug, title, year, titles in FilmRow.objects.filter(slug__in=part).values_list(
            "slug", "title", "year", "titles"
        ):
            numbers = tuple(sorted(ids.get(slug, {}).items()))
            found[slug] = Candidate(ref=slug, title=title, year=year, titles=tuple(titles), ids=numbers)
    return found


def _some(cards: Mapping[str, Candidate], found: Mapping[str, set[str]], keys: Iterable[str]) -> list[Candidate]:
    slugs = {slug for key in keys for slug in found.get(key, ())}
    return [cards[slug] for slug in sorted(slugs) if slug in cards]


def _parts(keys: set[str]) -> Iterator[list[str]]:
    ordered = sorted(keys)
    for at in range(0, len(ordered), _BATCH):
        yield ordered[at : at + _BATCH]
