"""Home, the list of films, people, search and the page for what is not there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from cinequorum.model.film import Person
from cinequorum.model.wall import visible
from cinequorum.store.port import FilmCard, SourceCard
from cinequorum_web.pages.charts import parts
from cinequorum_web.pages.contexts import (
    CardView,
    Credit,
    FilmsPage,
    HomePage,
    Link,
    Passage,
    PersonPage,
    SearchPage,
    SourceLine,
)
from cinequorum_web.pages.covers import cover
from cinequorum_web.pages.film import choices
from cinequorum_web.pages.labels import FIELDS, KINDS, plain
from cinequorum_web.pages.opinions import verdict_words
from cinequorum_web.pages.words import counted, public_source, source_name
from cinequorum_web.search.port import Hit

Titles = Mapping[str, tuple[str, int | None]]


def home_page(films: Sequence[FilmCard], recent: Sequence[SourceCard], total: int, titles: Titles) -> HomePage:
    """Return the first page."""
    return HomePage(
        films=tuple(card_view(card) for card in films),
        recent=tuple(_source_line(card, titles) for card in recent),
        count=counted(total, "film"),
        more=total > len(films),
    )


def films_page(films: Sequence[FilmCard], total: int, number: int, pages: int) -> FilmsPage:
    """Return one page of the list of films, counted from 1."""
    return FilmsPage(
        films=tuple(card_view(card) for card in films),
        count=counted(total, "film"),
        number=number,
        pages=pages,
        earlier=f"/films/?page={number - 1}" if number > 1 else "",
        later=f"/films/?page={number + 1}" if number < pages else "",
    )


def card_view(card: FilmCard) -> CardView:
    """Return a film as a card."""
    return CardView(
        slug=card.slug,
        title=card.title,
        year=card.year,
        cover=cover(card.slug, card.title),
        critics="" if card.critics is None else f"{card.critics:.0f}",
        audience="" if card.audience is None else f"{card.audience:.0f}",
        verdicts=parts(card.verdicts),
        verdict_words=verdict_words((label, count) for label, count in card.verdicts if count),
        sources=counted(card.sources, "source"),
    )


def person_page(slug: str, entries: Iterable[tuple[FilmCard, Person]], allowed: str) -> PersonPage:
    """Return one person's page from the films that credit them."""
    held = list(entries)
    people = [person for _, person in held]
    return PersonPage(
        slug=slug,
        name=people[0].name,
        spellings=tuple(sorted({s for p in people for s in (p.name, *p.spellings)} - {people[0].name})),
        reasons=tuple(dict.fromkeys(reason for person in people for reason in person.evidence)),
        credits=tuple(_credit(card, person, allowed) for card, person in held),
        hidden=sum(not visible(s.spoiler, allowed) for p in people for _, s in p.notes),
        choices=choices(f"/people/{slug}/", allowed),
    )


def search_page(query: str, hits: Sequence[Hit], titles: Titles) -> SearchPage:
    """Return the answers to a search, films first, then people, then passages."""
    films = {
        h.ref: Link(text=_titled(h.title, h.year), href=f"/films/{h.ref}/", note=_also(h))
        for h in hits
        if h.kind == "film"
    }
    people: dict[str, Link] = {}
    for hit in hits:
        if hit.kind == "person":
            slug = hit.ref.rpartition("/")[2]
            people.setdefault(slug, Link(text=hit.title, href=f"/people/{slug}/", note=_also(hit)))
    passages = tuple(_passage(hit, titles) for hit in hits if hit.kind == "source")
    return SearchPage(
        query=query,
        films=tuple(films.values()),
        people=tuple(people.values()),
        passages=passages,
        count=len(films) + len(people) + len(passages),
    )


def _source_line(card: SourceCard, titles: Titles) -> SourceLine:
    film = titles.get(card.film) if card.film else None
    return SourceLine(
        name=source_name(card.source),
        title=card.title or public_source(card.source),
        kind=KINDS.get(card.kind, plain(card.kind)),
        href=f"/sources/{card.id}/",
        film=Link(text=_titled(*film), href=f"/films/{card.film}/") if film else None,
    )


def _credit(card: FilmCard, person: Person, allowed: str) -> Credit:
    seen = [support for support in person.support if visible(support.spoiler, allowed) and support.raw]
    return Credit(
        film=Link(text=card.title, href=f"/films/{card.slug}/"),
        year=card.year,
        cover=cover(card.slug, card.title),
        roles=tuple(dict.fromkeys(_role(field, role) for field, role in person.credits)),
        quotes=tuple(
            Link(text=s.raw, href=f"/sources/{s.span.page}/#c-{s.span.start}-{s.span.end}", note=source_name(s.source))
            for s in seen[:8]
        ),
        notes=tuple(
            Link(text=note, href=f"/sources/{s.span.page}/#c-{s.span.start}-{s.span.end}", note=source_name(s.source))
            for note, s in person.notes
            if visible(s.spoiler, allowed)
        ),
    )


def _role(field: str, role: str | None) -> str:
    label = FIELDS.get(field, plain(field))
    if not role:
        return label
    return f"{label} as {role}" if field == "cast" else f"{label}: {role}"


def _titled(title: str, year: int | None) -> str:
    return f"{title} ({year})" if year else title


def _also(hit: Hit) -> str:
    """Return the spelling, or the fact, that matched where it is not the title itself."""
    if hit.name and hit.name != hit.title and not hit.name.isdigit():
        return hit.name
    return "" if hit.name else f"{hit.before}{hit.words}{hit.after}"


def _passage(hit: Hit, titles: Titles) -> Passage:
    film = titles.get(hit.film)
    return Passage(
        name=hit.title or "a page without a headline",
        film=_titled(*film) if film else "",
        href=f"/sources/{hit.ref}/",
        before=hit.before,
        words=hit.words,
        after=hit.after,
        byline=hit.name,
    )
