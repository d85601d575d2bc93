"""Pages of what films have in common: genres, countries, years and true events; and the lists of these."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cinequorum.model.film import Film
from cinequorum.model.wall import behind_wall
from cinequorum.store.port import FilmCard
from cinequorum_web.catalog.browsing import Subject
from cinequorum_web.pages.contexts import CardView, Choice, Link
from cinequorum_web.pages.film import choices
from cinequorum_web.pages.labels import FIELDS
from cinequorum_web.pages.lists import card_view, titled
from cinequorum_web.pages.places import PLACES
from cinequorum_web.pages.shelf import query_of
from cinequorum_web.pages.words import percent, say_value

MANY = MappingProxyType(
    {
        "genre": gettext_lazy("Genres"),
        "country": gettext_lazy("Countries"),
        "year": gettext_lazy("Years"),
        "event": gettext_lazy("True stories"),
        "critic": gettext_lazy("Critics"),
        "outlet": gettext_lazy("Outlets"),
    }
)
ONE = MappingProxyType(
    {
        "genre": gettext_lazy("Genre"),
        "country": gettext_lazy("Country"),
        "year": gettext_lazy("Year"),
        "event": gettext_lazy("The true story behind films"),
        "critic": gettext_lazy("Critic"),
        "outlet": gettext_lazy("Outlet"),
    }
)
LEADS = MappingProxyType(
    {
        "genre": gettext_lazy("As the sources call them. A film may have several."),
        "country": gettext_lazy("Where films were made, as the sources say. A film may have several."),
        "year": gettext_lazy("The years of films, the newest first."),
        "event": gettext_lazy("What happened, as the sources on the films about it tell it."),
        "critic": gettext_lazy("Who signs reviews that were read, those with the most first."),
        "outlet": gettext_lazy("Where reviews stand that were read, those with the most first."),
    }
)
VOICES = frozenset({"critic", "outlet"})
OF_EVENT = ("event_label", "event_deaths", "event_agent", "event_cause", "event_disclosed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pager:
    """Where a reader is in a list, and the addresses before and after."""

    number: int
    pages: int
    earlier: str
    later: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPage:
    """All subjects of a kind, a screenful at a time."""

    kind: str
    place: str
    title: str
    lead: str
    count: str
    links: tuple[Link, ...]
    pager: Pager


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the sources on one film say under one field."""

    value: str
    p: str
    film: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldRow:
    """What is said of an event under one field, by film."""

    label: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicPage:
    """The films of one topic; of an event also what is told of it."""

    kind: str
    slug: str
    place: str
    many: str
    one: str
    title: str
    count: str
    films: tuple[CardView, ...]
    pager: Pager
    before: str
    after: str
    rows: tuple[ToldRow, ...]
    hidden: bool
    choices: tuple[Choice, ...]


def pager(number: int, pages: int, query: str = "") -> Pager:
    """Return the place in a list of so many pages; `query` is what stands behind the question mark beside it."""
    more = query.replace("?", "&")

    def address(page: int) -> str:
        return f"?page={page}{more}"

    return Pager(
        number=number,
        pages=pages,
        earlier=address(number - 1) if number > 1 else "",
        later=address(number + 1) if number < pages else "",
    )


def index_page(kind: str, found: Sequence[Subject], total: int, where: tuple[int, int]) -> IndexPage:
    """Return a list of subjects; `where` is the number of the page and how many there are."""
    return IndexPage(
        kind=kind,
        place=PLACES[kind],
        title=str(MANY[kind]),
        lead=str(LEADS[kind]),
        count=f"{total:,}",
        links=tuple(
            Link(text=shown_name(one), href=f"/{PLACES[kind]}/{one.slug}/", note=held(kind, one.n)) for one in found
        ),
        pager=pager(*where),
    )


def topic_page(
    one: Subject, films: Iterable[FilmCard], where: tuple[int, int], beside: tuple[str, str] = ("", "")
) -> TopicPage:
    """Return the films of a topic; `beside` are the years before and after."""
    return TopicPage(
        kind=one.kind,
        slug=one.slug,
        place=PLACES[one.kind],
        many=str(MANY[one.kind]),
        one=str(ONE[one.kind]),
        title=shown_name(one),
        count=held(one.kind, one.n),
        films=tuple(card_view(card) for card in films),
        pager=pager(*where),
        before=beside[0],
        after=beside[1],
        rows=(),
        hidden=False,
        choices=(),
    )


def story_of(films: Sequence[Film], address: str, allowed: str) -> tuple[tuple[ToldRow, ...], bool, tuple[Choice, ...]]:
    """Return what the sources on these films say of an event, whether something is hidden, and the wall's settings."""
    shown = [behind_wall(film, allowed) for film in films]
    rows = (_told(field, shown, query_of(allowed)) for field in OF_EVENT)
    everything = sum(len(_of(field, film)) for field in OF_EVENT for film in films)
    visible = sum(len(_of(field, film)) for field in OF_EVENT for film in shown)
    return tuple(row for row in rows if row.told), visible < everything, choices(address, allowed)


def held(kind: str, n: int) -> str:
    """Return how many films or reviews a subject has, in words."""
    if kind in VOICES:
        return ngettext("%(n)s review", "%(n)s reviews", n) % {"n": f"{n:,}"}
    return ngettext("%(n)s film", "%(n)s films", n) % {"n": f"{n:,}"}


def shown_name(one: Subject) -> str:
    """Return the name of a subject as a heading."""
    return one.name[:1].upper() + one.name[1:] if one.kind in ("genre", "event") else one.name


def _told(field: str, films: Iterable[Film], query: str) -> ToldRow:
    told = [
        Told(
            value=say_value(field, fact.value),
            p=percent(fact.p),
            film=Link(text=titled(film.title, film.year), href=f"/films/{film.slug}/facts/{field}/{query}"),
        )
        for film in films
        for fact in _of(field, film)
    ]
    return ToldRow(label=FIELDS.get(field, _("Also said")), told=tuple(told))


def _of(field: str, film: Film) -> tuple:  # type: ignore[type-arg]
    return tuple(fact for fact in (*film.facts, *film.statements) if fact.field == field)[:6]
