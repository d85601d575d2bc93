"""What the pages of topics, critics and outlets ask of the tables: a fixed number of questions a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from django.db.models import Count, QuerySet, Sum

from cinequorum.model.codec import pack, unpack
from cinequorum.model.record import Leaning
from cinequorum.store.port import FilmCard
from cinequorum.text.fold import fold
from cinequorum_web.catalog import ready
from cinequorum_web.catalog.cards import CARD, film_card
from cinequorum_web.catalog.models import SUMMED, FilmRow, LeaningRow, SubjectRow, TopicRow, VoiceRow

SHARED_FILMS = 120  # films of a critic, the newest reviews first, on which others are compared with it
SHARED_VOICES = 4_000  # reviews of others on these films that are looked at
MANY = 2_000  # reviews from which on their sums are kept: to count fewer takes some milliseconds
PARTNERS = 12
SUMS = "sums"
OTHER = MappingProxyType({"critic": "outlet", "outlet": "critic"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A topic, critic or outlet, with the number of its films or reviews."""

    kind: str
    slug: str
    name: str
    n: int
    counted: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """What the reviews of a critic or an outlet come to.

    `marks`: how many have which verdict, value, whether that is read from words, and scale ("" for none). `partners`:
    the addresses of the outlets that a critic writes for, or of the critics that write for an outlet, and how many
    reviews each has, the commonest first.
    """

    marks: tuple[tuple[str, float | None, bool, str, int], ...]
    partners: tuple[tuple[str, int], ...]

    def scales(self, most: int) -> list[tuple[str, int]]:
        """Return the scales on which films are marked, the commonest first."""
        counts = Counter[str]()
        for *_mark, scale, n in self.marks:
            counts[scale] += n
        del counts[""]
        return sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:most]


def subjects(kind: str, start: int, most: int) -> tuple[Subject, ...]:
    """Return the subjects of a kind, those with the most films or reviews first; years the newest first."""
    rows = SubjectRow.objects.filter(kind=kind).order_by(*(("-slug",) if kind == "year" else ("-n", "slug")))
    return tuple(_subject(row) for row in rows[start : start + most])


def subject_count(kind: str) -> tuple[int, int]:
    """Return how many subjects of a kind there are, and how many films or reviews these have together."""
    told = SubjectRow.objects.filter(kind=kind).aggregate(all=Count("pk"), held=Sum("n"))
    return told["all"], told["held"] or 0


def subject(kind: str, slug: str) -> Subject | None:
    """Return one subject."""
    row = SubjectRow.objects.filter(kind=kind, slug=slug).first()
    return None if row is None else _subject(row)


def near_years(year: str) -> tuple[str, str]:
    """Return the last year before this one of which there are films, and the first after it; "" for none."""
    rows = SubjectRow.objects.filter(kind="year")
    before = rows.filter(slug__lt=year).order_by("-slug").values_list("slug", flat=True).first()
    after = rows.filter(slug__gt=year).order_by("slug").values_list("slug", flat=True).first()
    return before or "", after or ""


def film_rows(kind: str, slug: str, start: int, most: int) -> list[int]:
    """Return the numbers of the films of a topic, those most written about first."""
    rows = TopicRow.objects.filter(kind=kind, slug=slug).order_by("-weight", "film")
    return list(rows.values_list("film", flat=True)[start : start + most])


def cards(films: Sequence[int]) -> tuple[FilmCard, ...]:
    """Return these films as they stand in a list, in this order."""
    found = {row.pk: film_card(row) for row in FilmRow.objects.filter(pk__in=films).only(*CARD)}
    return tuple(found[pk] for pk in films if pk in found)


def voices(kind: str, slug: str, start: int, most: int) -> list[VoiceRow]:
    """Return reviews of a critic or an outlet, the newest first, each with its film and its page."""
    rows = _of(kind, slug).order_by("-published", "id")
    named = ("film__slug", "film__title", "film__year", "page__page_id")
    own = ("critic", "critic_name", "outlet", "outlet_name", "value", "inferred", "verdict", "rating", "published")
    read = ("language", "spoiler", "opening", "start", "end", "at")
    return list(rows.select_related("film", "page").only(*named, *own, *read)[start : start + most])


def sums(one: Subject) -> Sums:
    """Return what the reviews of a critic or an outlet come to; of one who has many it is kept until they change."""
    if one.n < MANY:
        return _summed(one)
    version = ready.version_of(SUMS, one.counted.isoformat())
    if (body := ready.kept(one.kind, one.slug, SUMS, version)) is not None:
        return unpack(body, Sums)
    made = _summed(one)
    ready.keep(ready.ReadyRow(kind=one.kind, slug=one.slug, form=SUMS, version=version, body=pack(made)))
    return made


def _summed(one: Subject) -> Sums:
    """Count the reviews, in the order of their index."""
    rows, other = _of(one.kind, one.slug), OTHER[one.kind]
    marks = rows.values_list(*SUMMED).annotate(n=Count("pk")).order_by()
    partners = rows.values_list(other).annotate(n=Count("pk")).order_by("-n", other)[: PARTNERS + 1]
    return Sums(marks=tuple(marks), partners=tuple([pair for pair in partners if pair[0]][:PARTNERS]))


def names(kind: str, slugs: Sequence[str]) -> dict[str, str]:
    """Return the names of these critics or outlets, by address."""
    return dict(SubjectRow.objects.filter(kind=kind, slug__in=slugs).values_list("slug", "name"))


def leaning(kind: str, name: str) -> Leaning | None:
    """Return how a critic or outlet leans beside the others, where that was learned."""
    row = LeaningRow.objects.filter(by=kind, name=fold(name)).first()
    if row is None:
        return None
    return Leaning(by=row.by, name=row.name, n=row.n, leaning=row.leaning, noise=row.noise)


def marks_beside(critic: str) -> tuple[dict[int, float], list[tuple[int, str, str, float]]]:
    """Return a critic's stated marks by film, and those of other critics on these films: film, address, name, mark."""
    stated = VoiceRow.objects.filter(film__isnull=False, value__isnull=False, inferred=False)
    own = (
        stated.filter(critic=critic)
        .exclude(critic="")
        .order_by("-published", "id")
        .values_list("film", "value")[:SHARED_FILMS]
    )
    marks = {film: value for film, value in own if film is not None and value is not None}
    others = stated.filter(film__in=list(marks)).exclude(critic__in=("", critic)).order_by("film", "id")
    rows = others.values_list("film", "critic", "critic_name", "value")[:SHARED_VOICES]
    return marks, [(film or 0, slug, name, value or 0.0) for film, slug, name, value in rows]


def _of(kind: str, slug: str) -> QuerySet[VoiceRow]:
    """The reviews of a critic or an outlet; that the critic has a name is said, so that its index is used."""
    rows = VoiceRow.objects.filter(**{kind: slug}, film__isnull=False)
    return rows.exclude(critic="") if kind == "critic" else rows


def _subject(row: SubjectRow) -> Subject:
    return Subject(kind=row.kind, slug=row.slug, name=row.name, n=row.n, counted=row.counted)
