"""Genres, countries, years, true events, critics and outlets: what their pages tell, as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from cinequorum.model.wall import behind_wall
from cinequorum_web.api.answers import FilmLine
from cinequorum_web.api.cursors import Key, key_in, point_on
from cinequorum_web.api.history import no_history
from cinequorum_web.api.lines import film_line
from cinequorum_web.api.problems import Refusal, refusals
from cinequorum_web.api.shapes_topics import EventPage, ListQuestion, SubjectLine, TopicPage, TopicQuestion, VoiceLine
from cinequorum_web.api.shapes_topics import VoicePage as VoiceAnswer
from cinequorum_web.catalog import browsing, queries
from cinequorum_web.catalog.browsing import OTHER, Subject
from cinequorum_web.catalog.cards import CARD
from cinequorum_web.catalog.models import FilmRow, SubjectRow, TopicRow, VoiceRow
from cinequorum_web.pages.places import PLACES
from cinequorum_web.pages.topics import OF_EVENT, VOICES
from cinequorum_web.pages.voices import apart_from
from cinequorum_web.rights.quoting import quotable, words_for

router = Router(tags=["topics and voices"])
TOLD = 12  # films whose documents are opened for what is told of an event
PARTNERS, SCALES, BESIDE = 12, 4, 20
REFUSED: dict[int, Any] = refusals(404, 422)


def subject_line(one: Subject) -> dict[str, Any]:
    """Return a topic, critic or outlet as it stands in lists."""
    return {"slug": one.slug, "name": one.name, "n": one.n, "url": f"/{PLACES[one.kind]}/{one.slug}/"}


def _subjects(kind: str) -> Callable[..., list[dict[str, Any]]]:
    def listed(request: HttpRequest, response: HttpResponse, asked: Query[ListQuestion]) -> list[dict[str, Any]]:
        no_history(asked.as_of, "lists")
        rows, newest = SubjectRow.objects.filter(kind=kind), kind == "year"
        if asked.cursor and newest:
            rows = rows.filter(slug__lt=key_in(asked.cursor, (str,))[0])
        elif asked.cursor:
            n, slug = key_in(asked.cursor, (int, str))
            rows = rows.filter(Q(n__lt=n) | Q(n=n, slug__gt=slug))
        found = list(rows.order_by(*(("-slug",) if newest else ("-n", "slug")))[: asked.limit + 1])
        shown = found[: asked.limit]
        if len(found) > len(shown):
            point_on(request, response, (shown[-1].slug,) if newest else (shown[-1].n, shown[-1].slug))
        return [{"slug": r.slug, "name": r.name, "n": r.n, "url": f"/{PLACES[kind]}/{r.slug}/"} for r in shown]

    listed.__doc__ = f"List {PLACES[kind]} in the order of their page."
    return listed


def _topic(kind: str) -> Callable[..., dict[str, Any]]:
    def told(request: HttpRequest, slug: str, asked: Query[TopicQuestion]) -> dict[str, Any]:
        one = _found(kind, slug, asked)
        line = subject_line(one) | {"films": f"/api/v1/{PLACES[kind]}/{one.slug}/films"}
        if kind == "event":
            return line | {"told": quotable(list(_told(one, asked.spoilers)), words_for(request))}
        before, after = browsing.near_years(one.slug) if kind == "year" else ("", "")
        return line | {"before": before or None, "after": after or None}

    told.__doc__ = f"Give one {kind}." if kind != "event" else (
        "Give what the sources tell of one event, film by film; what gives a story away only where `spoilers` asks."
    )  # fmt: skip
    return told


def _films(kind: str) -> Callable[..., list[dict[str, Any]]]:
    def listed(
        request: HttpRequest, response: HttpResponse, slug: str, asked: Query[ListQuestion]
    ) -> list[dict[str, Any]]:
        one = _found(kind, slug, asked)
        rows = TopicRow.objects.filter(kind=kind, slug=one.slug)
        if asked.cursor:
            weight, film = key_in(asked.cursor, (int, int))
            rows = rows.filter(Q(weight__lt=weight) | Q(weight=weight, film__gt=film))
        found = list(rows.order_by("-weight", "film").values_list("weight", "film")[: asked.limit + 1])
        shown = found[: asked.limit]
        point_on(request, response, shown[-1] if len(found) > len(shown) else None)
        held = FilmRow.objects.filter(pk__in=[film for _, film in shown]).only(*CARD).in_bulk()
        return [film_line(held[film]) for _, film in shown if film in held]

    listed.__doc__ = f"List the films of one {kind}, those most written about first."
    return listed


def _voice(kind: str) -> Callable[..., dict[str, Any]]:
    def told(request: HttpRequest, slug: str, asked: Query[TopicQuestion]) -> dict[str, Any]:
        one = _found(kind, slug, asked)
        sums = browsing.sums(one)
        verdicts, marks = Counter[str](), Counter[float]()
        for verdict, value, inferred, _scale, n in sums.marks:
            verdicts[verdict] += n
            if value is not None and not inferred:
                marks[value] += n
        leaning = browsing.leaning(kind, one.name)
        return subject_line(one) | {
            "reviews": f"/api/v1/{PLACES[kind]}/{one.slug}/reviews",
            "verdicts": {label: verdicts[label] for label in ("positive", "mixed", "negative", "none")},
            "marks": _marks(marks),
            "leaning": {"points": leaning.leaning, "noise": leaning.noise, "n": leaning.n} if leaning else None,
            "scales": [{"scale": scale, "n": n} for scale, n in sums.scales(SCALES)],
            "partners": _partners(kind, sums),
            "beside": _beside(one.slug) if kind == "critic" else [],
        }

    told.__doc__ = f"Give one {kind}: verdicts, marks, leaning, scales" + (
        ", and how far other critics are on the same films." if kind == "critic" else "."
    )
    return told


def _reviews(kind: str) -> Callable[..., list[dict[str, Any]]]:
    def listed(
        request: HttpRequest, response: HttpResponse, slug: str, asked: Query[ListQuestion]
    ) -> list[dict[str, Any]]:
        one = _found(kind, slug, asked)
        rows = VoiceRow.objects.filter(**{kind: one.slug}, film__isnull=False)
        rows = rows.exclude(critic="") if kind == "critic" else rows  # so that the index of critics is used
        if asked.cursor:
            published, number = key_in(asked.cursor, (str, int))
            rows = rows.filter(Q(published__lt=published) | Q(published=published, pk__gt=number))
        found = list(rows.select_related("film", "page").only(*NEEDED).order_by("-published", "pk")[: asked.limit + 1])
        shown = found[: asked.limit]
        after: Key | None = (shown[-1].published, shown[-1].pk) if len(found) > len(shown) else None
        point_on(request, response, after)
        return quotable([_line(row) for row in shown], words_for(request))

    where = "of one critic" if kind == "critic" else "in one outlet"
    listed.__doc__ = f"List the reviews {where}, the newest first. Openings give nothing away."
    return listed


NEEDED = (
    "film__slug", "film__title", "film__year", "page__page_id", "critic", "critic_name", "outlet", "outlet_name",
    "published", "rating", "value", "inferred", "verdict", "spoiler", "opening", "start", "end", "at",
)  # fmt: skip


def _found(kind: str, slug: str, asked: ListQuestion | TopicQuestion) -> Subject:
    no_history(asked.as_of, PLACES[kind])
    one = browsing.subject(kind, slug) if len(slug) <= 200 else None
    if one is None:
        raise Refusal(404, f"unknown_{kind}", f"no {kind} {slug[:200]!r}")
    return one


def _told(one: Subject, spoilers: str) -> Iterator[dict[str, Any]]:
    rows = browsing.film_rows(one.kind, one.slug, 0, TOLD)
    for row in queries.film_rows(rows):
        film = behind_wall(queries.film_of_row(row), spoilers)
        for fact in (*film.facts, *film.statements):
            if fact.field in OF_EVENT:
                yield {
                    "field": fact.field,
                    "value": fact.value,
                    "p": fact.p,
                    "film": film.slug,
                    "url": f"/films/{film.slug}/facts/{fact.field}/",
                }


def _marks(marks: Counter[float]) -> dict[str, Any]:
    n = marks.total()
    mean = sum(mark * held for mark, held in marks.items()) / n if n else None
    return {"n": n, "mean": mean, "low": min(marks, default=None), "high": max(marks, default=None)}


def _partners(kind: str, sums: browsing.Sums) -> list[dict[str, Any]]:
    other, held = OTHER[kind], sums.partners[:PARTNERS]
    names = browsing.names(other, [slug for slug, _ in held])
    return [
        {"slug": slug, "name": names.get(slug, slug), "n": n, "url": f"/{PLACES[other]}/{slug}/"} for slug, n in held
    ]


def _beside(critic: str) -> list[dict[str, Any]]:
    marks, others = browsing.marks_beside(critic)
    return [
        {"slug": slug, "name": name, "films": films, "apart": apart, "url": f"/critics/{slug}/"}
        for apart, slug, name, films in apart_from(marks, others)[:BESIDE]
    ]


def _line(row: VoiceRow) -> dict[str, Any]:
    film = row.film
    assert film is not None  # asked for
    return {
        "film": film.slug,
        "title": film.title,
        "year": film.year,
        "critic": row.critic,
        "critic_name": row.critic_name,
        "outlet": row.outlet,
        "outlet_name": row.outlet_name,
        "published": row.published,
        "rating": row.rating,
        "value": row.value,
        "inferred": row.inferred,
        "verdict": row.verdict,
        "spoiler_level": row.spoiler,
        "opening": row.opening,
        "source": row.page.page_id,
        "url": f"/sources/{row.page.page_id}/" + (f"#c-{row.start}-{row.end}" if row.at >= 0 else ""),
    }


def _serve(kind: str, place: str) -> None:
    """Give a kind its addresses."""
    many = place.capitalize()
    router.get(f"/{place}", response={200: list[SubjectLine], 422: REFUSED[422]}, summary=many, operation_id=place)(
        _subjects(kind)
    )
    one = f"/{place}/{{slug}}"
    rest: dict[str, Any] = {"operation_id": f"{place}_one", "summary": f"One {kind}"}
    if kind in VOICES:
        router.get(one, response={200: VoiceAnswer, **REFUSED}, **rest)(_voice(kind))
        router.get(
            f"{one}/reviews", response={200: list[VoiceLine], **REFUSED}, operation_id=f"{place}_reviews",
            summary=f"Reviews: {many}",
        )(_reviews(kind))  # fmt: skip
        return
    router.get(one, response={200: EventPage if kind == "event" else TopicPage, **REFUSED}, **rest)(_topic(kind))
    router.get(
        f"{one}/films", response={200: list[FilmLine], **REFUSED}, operation_id=f"{place}_films",
        summary=f"Films: {many}",
    )(_films(kind))  # fmt: skip


for _kind, _place in PLACES.items():
    _serve(_kind, _place)
