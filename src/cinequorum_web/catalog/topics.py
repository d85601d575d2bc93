"""What a film is filed under for readers: its topics, and how many films each topic has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from django.db.models import Count, Min

from cinequorum.model.film import Film
from cinequorum.model.wall import behind_wall
from cinequorum.reconcile.people import slug_of
from cinequorum_web.catalog.models import FilmRow, SubjectRow, TopicRow, VoiceRow
from cinequorum_web.catalog.parts import batches

STATED = ("genre", "country", "language", "event")
VOICES = ("critic", "outlet")
LIKELY = 0.5  # probability from which a stated value is a topic of its film
LONGEST = 200  # characters of an address
UNNAMED = "untitled"  # what a name without a letter has for an address

Key = tuple[str, str]  # kind and slug


class Topic(NamedTuple):
    """One topic: its kind, its address and its name."""

    kind: str
    slug: str
    name: str


def topics_of(film: Film) -> tuple[Topic, ...]:
    """Return the topics of a film, each once. What only spoiling sentences say of it is none of them."""
    return tuple({(topic.kind, topic.slug): topic for topic in reversed([*_topics(film)])}.values())[::-1]


def address_of(name: str) -> str:
    """Return the address of a topic, critic or outlet of this name; "" where it has no letter or digit.

    >>> address_of("Drame historique"), address_of("!!")
    ('drame-historique', '')
    """
    slug = slug_of(name)[:LONGEST].strip("-")
    return "" if slug == UNNAMED and not name.casefold().startswith(UNNAMED) else slug


def put(film: Film, row: FilmRow, using: str) -> set[Key]:
    """Write a film's topics; return those it has now and had not, or had and has no longer."""
    rows = TopicRow.objects.using(using).filter(film=row)
    filed = {(kind, slug): (pk, weight) for pk, kind, slug, weight in rows.values_list("pk", "kind", "slug", "weight")}
    wanted = {(topic.kind, topic.slug): topic for topic in topics_of(film)}
    if gone := [pk for key, (pk, _) in filed.items() if key not in wanted]:
        rows.filter(pk__in=gone).delete()
    if any(weight != row.sources for _, weight in filed.values()):
        rows.update(weight=row.sources)
    new = [topic for key, topic in wanted.items() if key not in filed]
    TopicRow.objects.using(using).bulk_create(
        [TopicRow(film=row, kind=t.kind, slug=t.slug, name=t.name, weight=row.sources) for t in new]
    )
    if not row.told:
        FilmRow.objects.using(using).filter(pk=row.pk).update(told=True)
    return filed.keys() ^ wanted.keys()


def of_film(row: FilmRow, using: str) -> set[Key]:
    """Return the topics that a film is filed under."""
    return set(TopicRow.objects.using(using).filter(film=row).values_list("kind", "slug"))


def recount(touched: AbstractSet[Key], using: str) -> None:
    """Count anew the films of these topics, and the reviews of these critics and outlets."""
    for kind in sorted({kind for kind, _ in touched}):
        for some in batches(frozenset(slug for one, slug in touched if one == kind)):
            _recount(kind, some, using)


def _recount(kind: str, slugs: list[str], using: str) -> None:
    counted = {slug: (n, name) for slug, n, name in _counts(kind, slugs, using)}
    subjects = SubjectRow.objects.using(using)
    if gone := [slug for slug in slugs if slug not in counted]:
        subjects.filter(kind=kind, slug__in=gone).delete()
    rows = [SubjectRow(kind=kind, slug=slug, name=name, n=n) for slug, (n, name) in sorted(counted.items())]
    subjects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["kind", "slug"],
        update_fields=["name", "n", "counted"],
        batch_size=200,
    )


def _counts(kind: str, slugs: list[str], using: str) -> Iterable[tuple[str, int, str]]:
    """The addresses with what is counted, and the first of the spellings of the name."""
    if kind in VOICES:
        voices = VoiceRow.objects.using(using).filter(film__isnull=False, **{f"{kind}__in": slugs})
        return voices.values_list(kind).annotate(n=Count("pk"), told=Min(f"{kind}_name"))
    rows = TopicRow.objects.using(using).filter(kind=kind, slug__in=slugs)
    return rows.values_list("slug").annotate(n=Count("pk"), told=Min("name"))


def _topics(film: Film) -> Iterator[Topic]:
    shown = behind_wall(film, "none")
    for kind in STATED:
        for fact in shown.having(kind):
            slug = address_of(fact.value)
            if slug and fact.p >= LIKELY:
                yield Topic(kind, slug, fact.value)
    if film.year:
        yield Topic("year", str(film.year), str(film.year))
        decade = f"{film.year // 10 * 10}s"
        yield Topic("decade", decade, decade)
    if verdict := _verdict(film):
        yield Topic("verdict", verdict, verdict)


def _verdict(film: Film) -> str:
    """What most who judge the film say; `mixed` where two are even."""
    counts = sorted(((n, label) for label, n in film.verdicts if label != "none"), reverse=True)
    if not counts or not counts[0][0]:
        return ""
    return "mixed" if len(counts) > 1 and counts[0][0] == counts[1][0] else counts[0][1]
