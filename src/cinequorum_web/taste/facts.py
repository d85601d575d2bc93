"""Films in short: running time, services, and what suggestions compare; kept, so that no page opens many documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q

from cinequorum.model.codec import decode, encode
from cinequorum.model.film import Fact, Film
from cinequorum.model.wall import behind_wall
from cinequorum.taste import FilmTraits
from cinequorum_web.catalog.documents import film_in
from cinequorum_web.catalog.models import FilmRow
from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.catalog.parts import batches
from cinequorum_web.catalog.topics import LIKELY, address_of
from cinequorum_web.taste.models import FILM, FilmFacts, Offered

AT_ONCE = 20  # documents that one page of the site opens at most to catch up with films
CAST, ASPECTS = 8, 5  # of a film, the first ones
CREW = ("writer", "cinematographer", "composer")
LONGEST_FILM = 1_000  # minutes; what is longer is no running time
THEMES = ("event", "based_on")


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """Where a film can be watched, as its sources say: an address and a name."""

    slug: str
    name: str


def runtimes(slugs: Iterable[str]) -> Mapping[str, int]:
    """Return the running times in minutes of those of these films of which one is known."""
    found: dict[str, int] = {}
    for some in batches(frozenset(slugs)):
        catch_up(some, AT_ONCE)
        rows = FilmFacts.objects.filter(film__in=some, runtime__isnull=False).values_list("film", "runtime")
        found |= {film: minutes for film, minutes in rows if minutes is not None}
    return found


def all_traits() -> Iterator[FilmTraits]:
    """Yield what is known of all films that are still here, in order of slug."""
    here = Exists(FilmRow.objects.filter(slug=OuterRef("film")))
    rows = FilmFacts.objects.filter(here).order_by("film").values_list("traits", flat=True)
    yield from (decode(bytes(body), FilmTraits) for body in rows.iterator(chunk_size=500))


def catch_up(slugs: Iterable[str] | None = None, most: int | None = None) -> int:
    """Take the facts of films that are new or have changed: all of them, or of some `most`. Returns how many.

    A film's document that is still to be made is made, and kept for its page.
    """
    known = FilmFacts.objects.filter(film=OuterRef("slug"))
    rows = FilmRow.objects.annotate(seen=known.values("seen")[:1]).filter(Q(seen=None) | Q(seen__lt=F("updated")))
    if slugs is not None:
        rows = rows.filter(slug__in=list(slugs))
    numbers = list(rows.order_by("slug").values_list("pk", flat=True)[:most])
    store = CatalogStore()
    for number in numbers:
        row = FilmRow.objects.get(pk=number)
        _keep(row, film_in(row, store))
    return len(numbers)


def forget_gone() -> None:
    """Drop the facts of films that the site no longer has."""
    for table in (FilmFacts, Offered):
        table.objects.exclude(film__in=FilmRow.objects.values("slug")).delete()


def traits_of(film: Film) -> FilmTraits:
    """Return what suggestions compare of a film; what only spoiling sentences say is none of it."""
    shown = behind_wall(film, "none")
    crew = (name for role in CREW for name in _values(shown.having(role)))
    dwelt_on = sorted(shown.aspects, key=lambda one: (-(one.pos + one.neg + one.mixed), one.aspect))
    languages = _values(shown.having("language"))
    return FilmTraits(
        film=film.slug,
        title=film.title,
        year=film.year,
        countries=_values(shown.having("country")),
        genres=tuple(dict.fromkeys(value.casefold() for value in _values(shown.having("genre")))),
        directors=_values(shown.having("director")),
        people=tuple(dict.fromkeys((*_values(shown.having("cast"))[:CAST], *crew))),
        aspects=tuple(one.aspect for one in dwelt_on[:ASPECTS]),
        themes=tuple(value for field in THEMES for value in _values(shown.having(field))),
        language=languages[0] if languages else None,
    )


def services_of(film: Film) -> tuple[Service, ...]:
    """Return where a film can be watched, each service once: platforms of its releases, and offers on its pages."""
    shown = behind_wall(film, "none")
    named = [fact.qualifier("platform") or "" for fact in shown.having("release")]
    named += [fact.value for fact in (*shown.facts, *shown.statements) if fact.field == "offer"]
    found = {address_of(name): name for name in reversed(named) if len(name) <= FILM}
    return tuple(Service(slug=slug, name=found[slug]) for slug in sorted(found) if slug)


def runtime_of(film: Film) -> int | None:
    """Return a film's running time in minutes, where one is known."""
    told = (fact.value for fact in film.having("runtime") if fact.p >= LIKELY)
    minutes = next((int(value) for value in told if value.isascii() and value.isdigit() and len(value) < 5), 0)
    return minutes if 0 < minutes <= LONGEST_FILM else None


def _values(facts: Iterable[Fact]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fact.value for fact in facts if fact.p >= LIKELY and fact.value))


def _keep(row: FilmRow, film: Film) -> None:
    kept = {"seen": row.updated, "runtime": runtime_of(film), "traits": encode(traits_of(film))}
    with transaction.atomic():
        FilmFacts.objects.update_or_create(film=row.slug, defaults=kept)
        Offered.objects.filter(film=row.slug).delete()
        Offered.objects.bulk_create(
            [Offered(film=row.slug, service=one.slug, name=one.name) for one in services_of(film)]
        )
