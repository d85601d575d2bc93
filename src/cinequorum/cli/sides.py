"""What a user names on the command line as the side of a pair: a person's spelling, a film, a page."""

from __future__ import annotations

from collections.abc import Callable

from cinequorum.cli.console import find_film
from cinequorum.errors import CinequorumError
from cinequorum.model.film import Film
from cinequorum.model.judgement import Pair, PairKind, Side, marked_name, spelling
from cinequorum.names.clusters import vagueness
from cinequorum.names.ties import spelling_key
from cinequorum.reconcile.sides import film_side, page_side
from cinequorum.store.naming import names_on
from cinequorum.store.port import Store


def pair_of(store: Store, named: tuple[str, str], kind: PairKind | None, film: str | None) -> Pair:
    """Return the pair that a user means by two names: of the given kind, or of the only kind that fits both.

    A film is named by title or address, a page by its id (or the beginning) or its source, a person by a spelling that
    is found in the store; `film` is the one on which alone a judgement on persons holds. Raises `CinequorumError`.
    """
    if film is not None and kind not in (None, PairKind.PERSON):
        raise CinequorumError("--film is for persons only: films and pages are named themselves")
    kinds = (kind,) if kind is not None else (PairKind.PERSON,) if film is not None else tuple(PairKind)
    pairs, problems = [], []
    for one in kinds:
        try:
            pairs.append(_AS[one](store, named, film))
        except CinequorumError as problem:
            problems.append(str(problem))
    if len(pairs) > 1:
        found = " or ".join(pair.kind.value for pair in pairs)
        raise CinequorumError(f"{named[0]!r} and {named[1]!r} can be a pair of kind {found}: say which with --kind")
    if not pairs:
        raise CinequorumError("\n".join(problems))
    return pairs[0]


def _persons(store: Store, named: tuple[str, str], film: str | None) -> Pair:
    within = film_named(store, film) if film is not None else None
    vague = [name for name in named if vagueness(name)]
    if vague and within is None:
        raise CinequorumError(f"{vague[0]!r} is a part of a name and means somebody else elsewhere: give --film")
    parted = marked_name(*named) if within is not None else None
    for name in parted[:1] if parted else named:
        spelt = frozenset({spelling_key(name)})
        if not (spelt & names_on(within) if within else store.naming(spelt)):
            raise CinequorumError(f"nobody is called {name!r}{f' on {within.title}' if within else ' in the store'}")
    side = film_side(within) if within is not None else None
    return Pair(kind=PairKind.PERSON, left=spelling(named[0]), right=spelling(named[1]), within=side)


def _two_films(store: Store, named: tuple[str, str], _: str | None) -> Pair:
    """Two films, or two pages that each stand for their film: that is how one film is parted in two."""
    pages = [_page_or_none(store, name) for name in named]
    if pages[0] is not None and pages[1] is not None:
        return Pair(kind=PairKind.FILM, left=pages[0], right=pages[1])
    left, right = (film_named(store, name) for name in named)
    if left.slug == right.slug:
        raise CinequorumError(f"{named[0]!r} and {named[1]!r} are one film here: to part it, name a page of each")
    return Pair(kind=PairKind.FILM, left=film_side(left), right=film_side(right))


def _page_and_film(store: Store, named: tuple[str, str], _: str | None) -> Pair:
    page, film = _page(store, named[0]), film_named(store, named[1])
    if {entry.id for entry in film.sources} == {page.key}:
        raise CinequorumError(f"{page.name} is the only page of {film.title}: there is nothing to take it from")
    return Pair(kind=PairKind.PAGE, left=page, right=film_side(film, other_than=page.key))


_AS: dict[PairKind, Callable[[Store, tuple[str, str], str | None], Pair]] = {
    PairKind.PERSON: _persons,
    PairKind.FILM: _two_films,
    PairKind.PAGE: _page_and_film,
}


def _page(store: Store, name: str) -> Side:
    found = _page_or_none(store, name)
    if found is None:
        raise CinequorumError(f"no page of the store has the id or source {name!r}")
    return found


def _page_or_none(store: Store, name: str) -> Side | None:
    """A page by its id, the beginning of it (eight letters at least), its source or its file's name."""
    if (reading := store.reading(name)) is not None:
        return page_side(reading.page.id, reading.page.source)
    slugs = frozenset(card.slug for card in store.films())
    pages = frozenset[str]().union(*store.members(slugs).values())
    subjects = (one.part.subject for one in store.filed_as(pages))
    found = {
        one.page: one.source
        for one in subjects
        if name in (one.source, one.source.rpartition("/")[2]) or (len(name) >= 8 and one.page.startswith(name))
    }
    if len(found) > 1:
        raise CinequorumError(f"several pages are called {name!r}: {', '.join(sorted(found))}")
    return next((page_side(page_id, source) for page_id, source in found.items()), None)


def film_named(store: Store, title: str) -> Film:
    """Return a film by title or address. Raises `UnknownFilm`."""
    film = store.film(title)
    return film if film is not None else find_film(store, title, None)
