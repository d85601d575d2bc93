"""People under all their spellings, and search."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Min
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from cinequorum.model.film import Person
from cinequorum.model.wall import visible
from cinequorum.store.port import FilmCard
from cinequorum_web.api.answers import Answer, PersonLine, PersonPage
from cinequorum_web.api.cursors import Key, key_in, point_on
from cinequorum_web.api.history import no_history
from cinequorum_web.api.problems import Problem, Refusal
from cinequorum_web.api.questions import MOST, FilmQuestion, PeopleQuestion, SearchQuestion
from cinequorum_web.api.receipts import Receipts, words_at
from cinequorum_web.catalog import queries
from cinequorum_web.catalog.models import PersonRow
from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.pages.words import public_source
from cinequorum_web.rights.quoting import quotable, words_for
from cinequorum_web.search.port import Hit

router = Router(tags=["people"])


@router.get("/people", response={200: list[PersonLine], 422: Problem}, summary="People")
def people(request: HttpRequest, response: HttpResponse, asked: Query[PeopleQuestion]) -> list[dict[str, Any]]:
    """List people in order of address; `name` finds them under any spelling."""
    no_history(asked.as_of, "lists of people")
    rows = PersonRow.objects.all()
    if asked.name:
        hits = CatalogStore().index.find(asked.name, MOST)
        rows = rows.filter(slug__in=[_slug(hit) for hit in hits if hit.kind == "person"])
    if asked.cursor:
        rows = rows.filter(slug__gt=key_in(asked.cursor, (str,))[0])
    counted = rows.values("slug").annotate(name=Min("name"), films=Count("pk")).order_by("slug")
    found = list(counted[: asked.limit + 1])
    shown = found[: asked.limit]
    after: Key | None = (shown[-1]["slug"],) if len(found) > len(shown) else None
    point_on(request, response, after)
    return [{**one, "url": f"/people/{one['slug']}/"} for one in shown]


@router.get("/people/{slug}", response={200: PersonPage, 404: Problem, 422: Problem}, summary="One person")
def person(request: HttpRequest, slug: str, asked: Query[FilmQuestion]) -> dict[str, Any]:
    """Give one person: every spelling, why they were joined, and what is credited on which film.

    With `explain`, each credit has the words that say so.
    """
    no_history(asked.as_of, "people")
    entries = queries.person_entries(slug)
    if not entries:
        near = [
            _slug(hit) for hit in CatalogStore().index.find(slug.replace("-", " ")[:200], 12) if hit.kind == "person"
        ]
        raise Refusal(404, "unknown_person", f"no person {slug[:200]!r}", tuple(dict.fromkeys(near))[:3])
    persons = [one for _, one in entries]
    return {
        "slug": slug,
        "name": persons[0].name,
        "spellings": sorted({s for one in persons for s in (one.name, *one.spellings)}),
        "evidence": list(dict.fromkeys(reason for one in persons for reason in one.evidence)),
        "credits": [_credit(card, one, asked) for card, one in quotable(entries, words_for(request))],
    }


@router.get("/search", response={200: list[Answer], 422: Problem}, summary="Films and people under any spelling")
def search(request: HttpRequest, asked: Query[SearchQuestion]) -> list[dict[str, Any]]:
    """Search; text that gives a story away leads to its film but is never quoted. The best answers come first."""
    no_history(asked.as_of, "searches")
    hits = quotable(CatalogStore().index.find(asked.q, asked.limit) if asked.q.strip() else (), words_for(request))
    titles = queries.titles({hit.film for hit in hits if hit.kind == "source" and hit.film})
    told = ((hit, titles.get(hit.film, (hit.film, None))) for hit in hits)
    return [_answer(hit, named) for hit, named in told if hit.kind == "person" or hit.film]


def _answer(hit: Hit, named: tuple[str, int | None]) -> dict[str, Any]:
    """Return an answer; words of a page stand for its film."""
    of_page, of_person = hit.kind == "source", hit.kind == "person"
    slug = _slug(hit) if of_person else hit.film
    title, year = named if of_page else (hit.title, None if of_person else hit.year)
    return {
        "kind": "person" if of_person else "film",
        "title": title,
        "slug": slug,
        "year": year,
        "matched": hit.name or " ".join(f"{hit.before}{hit.words}{hit.after}".split()),
        "source": hit.ref if of_page else None,
        "url": f"/{'people' if of_person else 'films'}/{slug}/",
    }


def _slug(hit: Hit) -> str:
    return hit.ref.rpartition("/")[2]


def _credit(card: FilmCard, held: Person, asked: FilmQuestion) -> dict[str, Any]:
    seen = [one for one in held.support if visible(one.spoiler, asked.spoilers)]
    film = {name: getattr(card, name) for name in ("slug", "title", "year", "sources", "critics", "audience")}
    return {
        "film": film | {"verdicts": dict(card.verdicts), "url": f"/films/{card.slug}/"},
        "credits": [{"field": field, "role": role} for field, role in held.credits],
        "notes": [
            {"text": text, "source": public_source(one.source), "url": words_at(one.span)}
            for text, one in held.notes
            if visible(one.spoiler, asked.spoilers)
        ],
        "receipts": Receipts(()).of(seen) if asked.explain else None,
    }
