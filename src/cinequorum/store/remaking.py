"""Films made again: each from the parts of its pages, and nothing but the films that have become others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from msgspec.structs import replace as with_fields

from cinequorum.model.film import Film
from cinequorum.model.notes import Imprint
from cinequorum.model.part import NOTHING_COMPARED, Compared
from cinequorum.model.reading import Reading
from cinequorum.pipeline import Learned, film_of, head_of, learned_from
from cinequorum.reconcile.copies import find_copying
from cinequorum.reconcile.grouping import group_subjects
from cinequorum.reconcile.head import Gathered
from cinequorum.reconcile.notes import notes_on, rules
from cinequorum.reconcile.regroup import regrouped
from cinequorum.reconcile.rulings import Rulings
from cinequorum.reconcile.titles import film_slug, own_slugs
from cinequorum.store.linking import linked
from cinequorum.store.port import Change, Filed, Head, Store

Pages = Mapping[str, Filed]
Group = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """All pages that a change may move from film to film, by id, and how many pages these films have, by slug."""

    pages: Pages
    sizes: Mapping[str, int]


class Remaking:
    """One change in the making. `fresh` are the readings that the store does not have yet, by page id."""

    def __init__(self, store: Store, rulings: Rulings, fresh: Mapping[str, Reading]) -> None:
        self._store = store
        self._rulings = rulings
        self._fresh = fresh

    def change(self, touched: Touched, judged: AbstractSet[str] = frozenset()) -> Change:
        """Return what becomes of the films touched; those with a page in `judged` are compared word by word."""
        pages, homes = touched.pages, frozenset(touched.sizes)
        told = group_subjects(one.part.subject for one in pages.values())
        groups = [tuple(subject.page for subject in group) for group in regrouped(told, self._rulings)]
        standing = {group: slug for group in groups if (slug := self._stands(group, touched)) is not None}
        turned = [group for group in groups if group not in standing]
        compared = [group for group in standing if not judged.isdisjoint(group)]
        learned = learned_from(self._store.records(), self._store.leanings())
        heads = {group: self._head(group, pages, learned) for group in turned}
        films = {group: self._film(group, learned) for group in compared}
        left = {one.film for group in turned for page in group if (one := pages[page]).film is not None}
        rivals = self._rivals((*heads.values(), *films.values()), left, standing)
        heads |= {group: self._head(group, pages, learned) for group in rivals if group not in films}
        kept = {standing[group] for group in standing if group not in heads and group not in films}
        return self._named({group: head.film for group, head in heads.items()} | films, heads, (standing, homes, kept))

    def _named(
        self,
        made: Mapping[Group, Film],
        heads: Mapping[Group, Head],
        stood: tuple[Mapping[Group, str], AbstractSet[str], AbstractSet[str]],
    ) -> Change:
        """Give each film its address and what is like it, and leave out what has not changed."""
        standing, homes, kept = stood
        groups = list(made)
        addressed = own_slugs([made[group] for group in groups], groups, kept)
        named = dict(zip(groups, addressed, strict=True))
        gone = homes - kept - {film.slug for film in addressed}
        named = {g: f for g, f in named.items() if g not in heads or standing.get(g) != f.slug}
        similar = linked(self._store, {film.slug: film for film in named.values()}, gone)
        named = {group: replace(film, similar=similar[film.slug]) for group, film in named.items()}
        new_films = [f for g, f in named.items() if g not in heads and f != self._store.film(f.slug)]
        new_heads = [replace(heads[group], film=film) for group, film in named.items() if group in heads]
        slugs = {film.slug for film in named.values()}
        return Change(
            films=tuple(sorted(new_films, key=lambda film: film.slug)),
            heads=tuple(sorted(new_heads, key=lambda head: head.film.slug)),
            similar=tuple((slug, found) for slug, found in similar.items() if slug not in slugs),
            gone=tuple(sorted(gone)),
        )

    def _stands(self, group: Group, touched: Touched) -> str | None:
        """The film that has just these pages already, and none of them read anew."""
        slug = touched.pages[group[0]].film
        if slug is None or touched.sizes[slug] != len(group) or not self._fresh.keys().isdisjoint(group):
            return None
        return slug if all(touched.pages[page].film == slug for page in group) else None

    def _rivals(
        self, made: Iterable[Head | Film], left: AbstractSet[str], standing: Mapping[Group, str]
    ) -> list[Group]:
        """The films that stay as they are, but for their address: one of that title and year comes or goes."""
        bases = {(one.film if isinstance(one, Head) else one).slug for one in made}
        known = self._store.links(frozenset(f"slug:{slug}" for slug in (*left, *standing.values())))
        base = {one.slug: film_slug(one.title, one.year) for one in known}
        bases |= {base[slug] for slug in left if slug in base}
        return [group for group, slug in standing.items() if base.get(slug) in bases]

    def _head(self, group: Group, pages: Pages, learned: Learned) -> Head:
        parts = tuple(pages[page].part for page in group)
        imprints = self._imprints(group, pages)
        speakers = [part.speaker for part in parts]
        known = self._compared(group, pages)
        copying = find_copying(speakers, imprints, lambda at: self._texts([group[number] for number in at]), known)
        gathered = Gathered(parts=parts, copying=copying, reading_of=self._reading)
        film = head_of(gathered, self._rulings, learned)
        return Head(film=film, pages=group, compared=copying.compared)

    def _compared(self, group: Group, pages: Pages) -> Compared:
        """What is known of the sentences of these pages: of those that the largest of their films so far has."""
        counts = Counter(one.film for page in group if (one := pages[page]).film is not None)
        home = min(counts, key=lambda slug: (-counts[slug], slug or ""), default=None)
        known = NOTHING_COMPARED if home is None else self._store.compared(home)
        if known.made_by != rules():
            return Compared(made_by=rules())
        return known if self._fresh.keys().isdisjoint(known.pages) else with_fields(known, pages=())

    def _imprints(self, group: Group, pages: Pages) -> list[Imprint]:
        had = frozenset(group) - self._fresh.keys()
        found = self._store.imprints(had, {slug for page in had if (slug := pages[page].film) is not None})
        return [notes_on(self._fresh[page]).imprint if page in self._fresh else found[page] for page in group]

    def _film(self, group: Group, learned: Learned) -> Film:
        return film_of([self._reading(page) for page in group], self._rulings, learned)

    def _texts(self, pages: Sequence[str]) -> list[str]:
        kept = self._store.texts([page for page in pages if page not in self._fresh])
        return [self._fresh[page].page.text if page in self._fresh else kept[page] for page in pages]

    def _reading(self, page: str) -> Reading:
        reading = self._fresh.get(page) or self._store.reading(page)
        assert reading is not None
        return reading
