"""Search: what a reader asks, the answers in their groups, what they can be narrowed by, and the list under the box."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cinequorum_web.pages.contexts import Link
from cinequorum_web.pages.labels import VERDICTS
from cinequorum_web.pages.lists import Titles, titled
from cinequorum_web.search.port import Asked, Facet, Found, Hit

LONGEST_QUERY = 200
ALL, ONE_KIND, AS_TYPED = 12, 60, 4  # answers of each kind: on the page of all, of one kind, and under the box
KINDS = MappingProxyType(
    {
        "film": gettext_lazy("Films"),
        "person": gettext_lazy("People"),
        "review": gettext_lazy("Reviews"),
        "source": gettext_lazy("In the sources"),
    }
)
TOPICS = MappingProxyType(
    {
        "decade": gettext_lazy("Decade"),
        "country": gettext_lazy("Country"),
        "genre": gettext_lazy("Genre"),
        "language": gettext_lazy("Language"),
        "verdict": gettext_lazy("Verdict"),
    }
)
"""What answers can be narrowed by, in the order of the page. The keys are those of the address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words of a source that answer a search; all empty where what matched gives the story away.

    `byline` is the author or outlet where that is what matched.
    """

    name: str
    film: str
    href: str
    before: str
    words: str
    after: str
    byline: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrow:
    """One way to narrow the answers, or, where `chosen`, to widen them again."""

    text: str
    n: str
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrows:
    """The ways to narrow the answers by one trait."""

    key: str
    label: str
    ways: tuple[Narrow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Answers of one kind: as links, or as passages. `more` leads to all of them where there are more."""

    key: str
    label: str
    links: tuple[Link, ...]
    passages: tuple[Passage, ...]
    more: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """Answers to a search. `meant` is what was searched for where a slip was mended."""

    query: str
    meant: str
    groups: tuple[Group, ...]
    narrows: tuple[Narrows, ...]
    count: int
    capped: bool
    narrowed: bool
    all: str
    hidden: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedList:
    """What stands under the search box while somebody types."""

    query: str
    meant: str
    groups: tuple[Group, ...]
    all: str


def asked_in(query: Mapping[str, str]) -> Asked:
    """Return what an address asks; what it does not know is passed over."""
    words = " ".join(query.get("q", "").replace("\x00", " ").split())[:LONGEST_QUERY]
    kind = query.get("kind", "")
    topics = tuple((key, value[:200]) for key in TOPICS if (value := query.get(key, "").replace("\x00", "")))
    kind = kind if kind in KINDS else ""
    return Asked(query=words, kind=kind, topics=topics, most=ONE_KIND if kind else ALL)


def search_page(asked: Asked, found: Found, titles: Titles) -> SearchPage:
    """Return the answers to a search, by kind, with what they can be narrowed by."""
    kinds = dict(found.kinds)
    return SearchPage(
        query=asked.query,
        meant=found.query if found.mended else "",
        groups=_groups(asked, found, titles),
        narrows=_narrows(asked, found),
        count=sum(kinds.values()),
        capped=found.capped,
        narrowed=bool(asked.kind or asked.topics),
        all=_address(asked.query, "", {}),
        hidden=tuple((key, value) for key, value in (("kind", asked.kind), *asked.topics) if value),
    )


def typed(asked: Asked, found: Found, titles: Titles) -> TypedList:
    """Return the first answers of each kind, for the list under the search box."""
    return TypedList(
        query=asked.query,
        meant=found.query if found.mended else "",
        groups=_groups(asked, found, titles),
        all=_address(asked.query, "", {}),
    )


def _groups(asked: Asked, found: Found, titles: Titles) -> tuple[Group, ...]:
    counts = dict(found.kinds)
    groups = []
    for kind, label in KINDS.items():
        hits = [hit for hit in found.hits if _kind(hit) == kind]
        if hits:
            links = tuple(_link(hit) for hit in hits) if kind in ("film", "person") else ()
            passages = () if links else tuple(_passage(hit, titles) for hit in hits)
            more = _address(asked.query, kind, dict(asked.topics)) if counts.get(kind, 0) > len(hits) else ""
            groups.append(Group(key=kind, label=str(label), links=links, passages=passages, more=more))
    return tuple(groups)


def _kind(hit: Hit) -> str:
    return "review" if hit.sort in ("critic_review", "user_reviews") else hit.kind


def _link(hit: Hit) -> Link:
    if hit.kind == "film":
        return Link(text=titled(hit.title, hit.year), href=f"/films/{hit.ref}/", note=_also(hit))
    return Link(text=hit.title, href=f"/people/{hit.ref.rpartition('/')[2]}/", note=_also(hit))


def _also(hit: Hit) -> str:
    """Return the spelling, or the fact, that matched where it is not the title itself."""
    if hit.name and hit.name != hit.title and not hit.name.isdigit():
        return hit.name
    return "" if hit.name else f"{hit.before}{hit.words}{hit.after}"


def _passage(hit: Hit, titles: Titles) -> Passage:
    film = titles.get(hit.film)
    return Passage(
        name=hit.title or _("a page without a headline"),
        film=titled(*film) if film else "",
        href=f"/sources/{hit.ref}/",
        before=hit.before,
        words=hit.words,
        after=hit.after,
        byline=hit.name,
    )


def _narrows(asked: Asked, found: Found) -> tuple[Narrows, ...]:
    held = dict(asked.topics)
    kinds = [
        Narrow(text=str(KINDS[kind]), n=f"{n:,}", href=_address(asked.query, kind, held), chosen=False)
        for kind, n in found.kinds
        if kind != asked.kind
    ]
    if asked.kind:
        back = _address(asked.query, "", held)
        kinds = [Narrow(text=str(KINDS[asked.kind]), n="", href=back, chosen=True)]
    groups = [Narrows(key="kind", label=_("Kind"), ways=tuple(kinds))] if len(kinds) > 1 or asked.kind else []
    for key, label in TOPICS.items():
        if ways := tuple(_ways(asked, key, [facet for facet in found.facets if facet.kind == key])):
            groups.append(Narrows(key=key, label=str(label), ways=ways))
    return tuple(groups)


def _ways(asked: Asked, key: str, facets: Sequence[Facet]) -> list[Narrow]:
    """The answers to one question: what was chosen, with the way back; else what there is to choose from."""
    held = dict(asked.topics)
    if chosen := held.pop(key, ""):
        name = next((facet.name for facet in facets if facet.slug == chosen), chosen.replace("-", " "))
        return [Narrow(text=_said(key, name), n="", href=_address(asked.query, asked.kind, held), chosen=True)]
    if len(facets) < 2:
        return []
    return [
        Narrow(
            text=_said(key, facet.name),
            n=f"{facet.n:,}",
            href=_address(asked.query, asked.kind, {**held, key: facet.slug}),
            chosen=False,
        )
        for facet in facets
    ]


def _said(key: str, name: str) -> str:
    return VERDICTS.get(name, name) if key == "verdict" else name[:1].upper() + name[1:]


def _address(query: str, kind: str, topics: Mapping[str, str]) -> str:
    return f"/search/?{urlencode({'q': query, **({'kind': kind} if kind else {}), **topics})}"
