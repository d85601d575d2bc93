"""Which films are like which, kept right when some films change, without looking at all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from cinequorum.model.film import Film, Similar
from cinequorum.model.links import FilmLinks
from cinequorum.names.titles import title_key
from cinequorum.score.similar import CROWD, facing, links_of, similar_of
from cinequorum.store.port import Store

Keys = frozenset[str]


Found = Mapping[str, tuple[Similar, ...]]


def linked(store: Store, remade: Mapping[str, Film], gone: AbstractSet[str]) -> Found:
    """Return what is like the films `remade`, by slug, and like the others to which something else is like now.

    The same as if all films of the store were linked again with `remade` among them and without those `gone`. Looked
    at are the films that share a person, a genre or a comparison with one that changed in just that.
    """
    new = {slug: links_of(film) for slug, film in remade.items()}
    old = {one.slug: one for one in store.links(frozenset(f"slug:{slug}" for slug in (*remade, *gone)))}
    room = CROWD + len(remade) + len(gone)
    shifted = Keys().union(*(_shifted(old.get(slug), new.get(slug)) for slug in {*new, *gone}))
    near = _facing(store, shifted, room)[0]
    affected = {one.slug: one for one in near if one.slug not in gone} | new
    pool, crowded = _facing(store, Keys().union(*(one.keys for one in affected.values())), room)
    films = {one.slug: one for one in pool if one.slug not in gone} | affected
    ranked = [films[slug] for slug in sorted(films)]
    similar = {one.slug: found for one, found in zip(ranked, similar_of(ranked, crowded), strict=True)}
    had = store.similar(affected.keys() - remade.keys())
    return {slug: similar[slug] for slug in sorted(affected) if slug in remade or similar[slug] != had.get(slug, ())}


def _shifted(old: FilmLinks | None, new: FilmLinks | None) -> Keys:
    """The keys whose other holders see a difference: all of a film that is new, gone or renamed."""
    if old is None or new is None or (old.title, old.year) != (new.title, new.year):
        return Keys(key for one in (old, new) if one is not None for key in one.keys)
    besides = [{(title, year) for title, year, _ in one.beside} for one in (old, new)]
    named = {f"beside:{title_key(title)}" for title, _ in besides[0] ^ besides[1]}
    return Keys(f"{kind}:{value}" for kind, value in set(old.traits) ^ set(new.traits)) | named


def _facing(store: Store, keys: Iterable[str], most: int) -> tuple[tuple[FilmLinks, ...], Keys]:
    """The films linked through these keys, and the traits that more than `most` films share, which link none."""
    wanted = Keys(facing(key) for key in keys if not key.startswith("slug:"))
    crowded = store.crowds(Keys(key for key in wanted if not key.startswith(("title:", "beside:"))), most)
    return store.links(wanted - crowded), crowded
