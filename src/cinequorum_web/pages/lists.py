"""Home, the list of films, people, search and the page for what is not there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext

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
    PersonPage,
    SourceLine,
)
from cinequorum_web.pages.covers import cover
from cinequorum_web.pages.film import choices
from cinequorum_web.pages.kinship import kinship
from cinequorum_web.pages.labels import FIELDS, KINDS, plain
from cinequorum_web.pages.opinions import verdict_words
from cinequorum_web.pages.words import counted, public_source, source_name, web_address

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
        reasons=tuple(dict.fromkeys(kinship(reason) for person in people for reason in person.evidence)),
        credits=tuple(_credit(card, person, allowed) for card, person in held),
        hidden=sum(not visible(s.spoiler, allowed) for p in people for _, s in p.notes),
        choices=choices(f"/people/{slug}/", allowed),
    )


def _source_line(card: SourceCard, titles: Titles) -> SourceLine:
    film = titles.get(card.film) if card.film else None
    return SourceLine(
        name=source_name(card.source) if web_address(card.source) else "",
        title=card.title or public_source(card.source),
        kind=KINDS.get(card.kind, plain(card.kind)),
        href=f"/sources/{card.id}/",
        film=Link(text=titled(*film), href=f"/films/{card.film}/") if film else None,
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
    form = gettext("{label} as {role}") if field == "cast" else "{label}: {role}"
    return form.replace("{label}", label).replace("{role}", role)


def titled(title: str, year: int | None) -> str:
    """Return a film's title with its year, where that is known."""
    return f"{title} ({year})" if year else title
