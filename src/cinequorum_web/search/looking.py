"""How a reader's search goes: names first, then texts; what the answers can be narrowed by; slips mended.

However common a word is, a bounded number of rows is looked at: what is beyond is told as "more than".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from cinequorum.text.fold import fold
from cinequorum_web.catalog.models import FilmRow, SearchRow, SubjectRow, TopicRow
from cinequorum_web.search import slips
from cinequorum_web.search.numbers import numbers
from cinequorum_web.search.port import Asked, Facet, Found
from cinequorum_web.search.terms import romanised, terms_of

if TYPE_CHECKING:
    from cinequorum_web.search.rows import RowIndex

MOST = 2_000  # rows with a word that are looked at when answers are narrowed
MOST_RANKED = 1_000  # rows with a word that are put in order by how often they have it
NAMED, TOLD = 240, 240  # rows that are counted: by their names, and by their texts
AT_ONCE = 1_000  # rows of which those that fit are picked, until there are enough
BESIDE = 4  # times as many rows are looked at for the nearest names
MOST_FACETS = 8  # of one kind
REVIEWS = ("critic_review", "user_reviews")
KINDS = ("film", "person", "review", "source")


class Row(NamedTuple):
    """A row of the index: its number, what it stands for and what it is called."""

    id: int
    kind: str
    ref: str
    film: str
    title: str
    sort: str

    @property
    def answers(self) -> str:
        """The kind of answer that it is."""
        return "review" if self.sort in REVIEWS else self.kind

    @property
    def same(self) -> tuple[str, str]:
        """What is one answer: a person is one, on however many films."""
        return self.answers, self.ref.rpartition("/")[2] if self.kind == "person" else self.ref


def look(index: RowIndex, asked: Asked) -> Found:
    """Return the answers to a question; see `port.Index.look`."""
    wanted = terms_of(asked.query)
    if not wanted:
        return Found(query=asked.query)
    for terms in (wanted, romanised(wanted)):
        if terms and (found := _found(index, terms, asked, every=True)):
            return found
    for terms in (wanted, romanised(wanted)):
        meant = slips.mended(terms, index.using) if terms else []
        if meant and (found := _found(index, meant, asked, every=True)):
            return found
    return _found(index, wanted, asked, every=False) or Found(query=asked.query)


def _found(index: RowIndex, terms: Sequence[str], asked: Asked, *, every: bool) -> Found | None:
    """The answers that have these words, or None where there are none."""
    rows, capped = _rows(index, terms, asked, every=every)
    if not rows:
        return None
    chosen = _chosen(rows, asked.most)
    hits = index.shown([row.id for row in chosen], whole_words(terms), every=every)
    words = " ".join(terms)
    typed = terms_of(asked.query)
    return Found(
        query=words if (is_mended := terms not in (typed, romanised(typed))) else asked.query,
        hits=tuple(hits[row.id] for row in chosen if row.id in hits),
        kinds=tuple((kind, n) for kind in KINDS if (n := len({r.same for r in rows if r.answers == kind}))),
        facets=_facets(index.using, rows),
        mended=is_mended,
        capped=capped,
    )


def _rows(index: RowIndex, terms: Sequence[str], asked: Asked, *, every: bool) -> tuple[list[Row], bool]:
    """The rows with these words, in order, and whether there are more than were looked at."""
    is_narrowed = bool(asked.kind or asked.topics)
    most = MOST if is_narrowed else BESIDE * NAMED
    looked = whole_words(terms)
    begun = index.rows_with(looked, "begin", most, every=every)
    named = index.rows_with(looked, "names", most, every=every)
    among = [*dict.fromkeys((*begun, *named))]
    fitting = _narrowed(index.using, among, asked, BESIDE * NAMED)
    first = _ordered(fitting, terms)[:NAMED]
    told = index.rows_with(looked, "any", MOST if is_narrowed else MOST_RANKED + 1, every=every)
    if len(told) <= MOST_RANKED:
        told = index.ranked(looked, MOST_RANKED, every=every)
    else:
        told.sort(reverse=True)  # the newest first, where ranking would have to look at too many
    known = {row.id for row in first}
    if len(fitting) < BESIDE * NAMED:  # so all named rows were looked at: those that did not fit need no second look
        known |= {*among} - {row.id for row in fitting}
    rest = _narrowed(index.using, [row for row in told if row not in known], asked, TOLD + 1)
    beyond = is_narrowed and MOST in (len(begun), len(named), len(told))  # rows that were not looked at may fit
    return [*first, *rest[:TOLD]], beyond or len(first) == NAMED or len(rest) > TOLD


def whole_words(terms: Sequence[str]) -> Sequence[str]:
    """Leave out the one letter with which a further word begins: too many words do; it still puts names in order.

    >>> whole_words(["ingrid", "s"]), whole_words(["m"]), whole_words(["plan", "9"])
    (['ingrid'], ['m'], ['plan'])
    """
    return terms[:-1] if len(terms) > 1 and len(terms[-1]) == 1 and terms[-1].isascii() else terms


def _narrowed(using: str, rows: Sequence[int], asked: Asked, most: int) -> list[Row]:
    """Those of the rows that fit, in their order, at most so many."""
    if not rows:
        return []
    if not asked.kind and not asked.topics:
        return _fitting(using, rows[:most], asked)  # all of them
    found: list[Row] = []
    for start in range(0, len(rows), AT_ONCE):
        found += _fitting(using, rows[start : start + AT_ONCE], asked)
        if len(found) >= most:
            break
    return found[:most]


def _fitting(using: str, rows: Sequence[int], asked: Asked) -> list[Row]:
    """Those of these rows that fit, in their order."""
    held = SearchRow.objects.using(using).filter(pk__among=numbers(rows))
    held = _of_kind(held, asked.kind)
    for kind, slug in asked.topics:
        has = TopicRow.objects.using(using).filter(film__slug=OuterRef("film"), kind=kind, slug=slug)
        held = held.filter(Exists(has))
    found = {row[0]: row for row in held.values_list("pk", "kind", "ref", "film", "title", "sort")}
    return [Row._make(found[row]) for row in rows if row in found]


def _of_kind(held: QuerySet[SearchRow], kind: str) -> QuerySet[SearchRow]:
    if kind == "review":
        return held.filter(sort__in=REVIEWS)
    if kind == "source":
        return held.filter(kind="source").exclude(sort__in=REVIEWS)
    return held.filter(kind=kind) if kind else held


def _ordered(rows: Iterable[Row], terms: Sequence[str]) -> list[Row]:
    """Named rows: those called just so, then those whose name begins so; films before people; short names first."""
    wanted = fold(" ".join(terms))

    def key(row: Row) -> tuple[int, int, int, int]:
        name = fold(row.title)
        near = 0 if name == wanted else 1 if name.startswith(wanted) else 2
        return near, KINDS.index(row.answers), len(name), row.id

    return sorted(rows, key=key)


def _chosen(rows: Iterable[Row], most: int) -> list[Row]:
    """The first of each kind, each thing once."""
    chosen: dict[tuple[str, str], Row] = {}
    counts: Counter[str] = Counter()
    for row in rows:
        if row.same not in chosen and counts[row.answers] < most:
            chosen[row.same] = row
            counts[row.answers] += 1
    return [*chosen.values()]


def _facets(using: str, rows: Iterable[Row]) -> tuple[Facet, ...]:
    """The topics of the films of these rows, the commonest of each kind first."""
    slugs = SearchRow.objects.using(using).filter(pk__among=numbers(row.id for row in rows)).values("film")
    films = FilmRow.objects.using(using).filter(slug__in=slugs).values("pk")
    topics = TopicRow.objects.using(using).filter(film__in=films).exclude(kind__in=("year", "event"))
    counted = topics.values_list("kind", "slug").annotate(n=Count("film")).order_by("kind", "-n", "slug")
    found: dict[str, dict[str, int]] = {}
    for kind, slug, n in counted:
        of_kind = found.setdefault(kind, {})
        if len(of_kind) < MOST_FACETS:
            of_kind[slug] = n
    names = _names(using, found)
    return tuple(
        Facet(kind=kind, slug=slug, name=names.get((kind, slug), slug), n=n)
        for kind, some in found.items()
        for slug, n in some.items()
    )


def _names(using: str, wanted: Mapping[str, Iterable[str]]) -> dict[tuple[str, str], str]:
    """The names of topics, by kind and address."""
    of_any = reduce(or_, (Q(kind=kind, slug__in=list(slugs)) for kind, slugs in wanted.items()), Q(pk__in=()))
    rows = SubjectRow.objects.using(using).filter(of_any).values_list("kind", "slug", "name")
    return {(kind, slug): name for kind, slug, name in rows}
