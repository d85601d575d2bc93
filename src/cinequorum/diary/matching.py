"""Which film of a store a record is about: by its numbers in databases first, then title and year. None is guessed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

from cinequorum.diary.record import FilmNamed, Ids
from cinequorum.names.titles import title_key

TAKEN, DOUBTFUL, UNKNOWN = "taken", "doubtful", "unknown"
MOST: Final = 8  # films of a short list


class Candidate(Struct, frozen=True, kw_only=True):
    """A film of the store: what it is found by, what it is called, when it was made, its numbers in databases."""

    ref: str
    title: str
    year: int | None = None
    titles: tuple[str, ...] = ()
    ids: Ids = ()


class Match(Struct, frozen=True, kw_only=True):
    """What was found: `taken` with the film, `doubtful` with those that it may be, or `unknown`; and why."""

    state: str
    film: str = ""
    near: tuple[str, ...] = ()
    why: str = ""


def match(named: FilmNamed, by_id: Sequence[Candidate], by_title: Sequence[Candidate]) -> Match:
    """Return the film that is meant. `by_id` share a number with it, `by_title` may share a title.

    One that shares a number is taken. Else one of the same title and year is, if it is the only one and no number of
    the same database speaks against it. Several, a year that is off by one or missing: doubtful.

    >>> lock = Candidate(ref="the-lock-1931", title="The Lock", year=1931)
    >>> match(FilmNamed(title="Lock, The", year=1931), (), (lock,)).state
    'taken'
    >>> match(FilmNamed(title="The Lock", year=1932), (), (lock,)).state
    'doubtful'
    >>> match(FilmNamed(title="The Lock", year=1954), (), (lock,)).state
    'unknown'
    """
    sure = tuple(dict.fromkeys(one.ref for one in by_id))
    if len(sure) == 1:
        return Match(state=TAKEN, film=sure[0], why="number")
    if sure:
        return Match(state=DOUBTFUL, near=sure[:MOST], why="several films have its number")
    alike = [one for one in by_title if keys_of(named.title, named.original_title) & keys_of(one.title, *one.titles)]
    if named.year is None:
        return _doubtful(alike, "its year is not known")
    exact = [one for one in alike if one.year == named.year]
    if len(exact) == 1 and not _at_odds(named.ids, exact[0].ids):
        return Match(state=TAKEN, film=exact[0].ref, why="title and year")
    if exact:
        return _doubtful(exact, "several films of that title and year" if len(exact) > 1 else "its number is another")
    near = [one for one in alike if one.year is None or abs(one.year - named.year) == 1]
    return _doubtful(near, "the year is off by one, or missing")


def keys_of(*titles: str) -> frozenset[str]:
    """Return the forms of titles in which two spellings are equal: punctuation, articles, case put aside."""
    return frozenset(title_key(title) for title in titles if title)


def _doubtful(found: Iterable[Candidate], why: str) -> Match:
    near = tuple(dict.fromkeys(one.ref for one in found))[:MOST]
    return Match(state=DOUBTFUL, near=near, why=why) if near else Match(state=UNKNOWN)


def _at_odds(ours: Ids, theirs: Ids) -> bool:
    """Whether a database has given both a number, and no number of it is the same."""
    known = {name: value for name, value in ours if name not in ("letterboxd", "trakt")}
    shared = {name for name, _ in theirs} & known.keys()
    return any((name, known[name]) not in theirs for name in shared)
