"""Films that may be one, and pages that may be about another film than the one they stand on."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from cinequorum.model.doubt import Doubt
from cinequorum.model.film import Fact, Film, SourceEntry
from cinequorum.model.judgement import Answer, Pair, PairKind
from cinequorum.names.letters import sound_keys
from cinequorum.names.people import SAME_PERSON, compare, parse
from cinequorum.names.titles import same_title, title_key
from cinequorum.reconcile.odds_of_same import Reason, is_open, log_odds, weighed
from cinequorum.reconcile.rulings import Rulings
from cinequorum.reconcile.sides import film_side, page_side, plural

_CROWD = 60  # films under one key; more than that and the key alone makes nobody ask
_SAME_TITLE, _SLIP, _OTHER_TITLE = 1.5, 0.5, -1.5
_YEARS = {0: 1.0, 1: 0.5, 2: -1.0, 3: -2.0}  # by the distance of the years; further apart nobody asks
_DIRECTOR, _OTHER_DIRECTOR = 2.0, -2.5
_ACTOR, _MOST_ACTORS, _NO_ACTOR = 1.0, 3, -1.5
_NUMBER, _OTHER_NUMBER = 5.0, -5.0
_PAGE_OPEN = 0.75  # a page surer than this of its film is not asked about
_PAGE_YEAR = 0.5
"""In log odds. Choices, not measured: they decide who is asked first, and join nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Profile:
    """What a film is known by."""

    film: Film
    titles: frozenset[str]
    directors: frozenset[str]
    cast: frozenset[str]
    numbers: frozenset[tuple[str, str]]
    pages: frozenset[str]
    voices: int


def film_doubts(films: Sequence[Film], rulings: Rulings) -> Iterator[Doubt]:
    """Yield the pairs of films kept apart that may be one: near titles or years, or one director and year."""
    profiles = [_profile(film) for film in films]
    unsure = [set(j.keys) for j in rulings.standing if j.kind is not PairKind.PERSON and j.answer is Answer.UNSURE]
    near = [(a, b) for a, b in _near(profiles) if not _apart_by_judgement(a, b, rulings)]
    near = [(a, b) for a, b in near if not any(pair & a.pages and pair & b.pages for pair in unsure)]
    rivals = Counter(profile.film.slug for pair in near for profile in pair)
    for a, b in near:
        crowd = max(rivals[a.film.slug], rivals[b.film.slug])
        p, pro, contra = weighed(_reasons(a, b, crowd))
        if is_open(p):
            pair = Pair(kind=PairKind.FILM, left=film_side(a.film), right=film_side(b.film))
            slugs = (a.film.slug, b.film.slug)
            yield Doubt(pair=pair, p=p, voices=min(a.voices, b.voices), films=slugs, pro=pro, contra=contra)


def page_doubts(film: Film, rulings: Rulings) -> Iterator[Doubt]:
    """Yield the pages of one film that little but the title puts there."""
    ids = {entry.id for entry in film.sources}
    about = [j for page in ids for j in rulings.by_page.get(page, ()) if j.kind is PairKind.PAGE and {*j.keys} <= ids]
    asked = {j.left.key for j in about}
    for entry in film.sources if len(film.sources) > 1 else ():
        p, pro, contra = weighed(_page_reasons(film, entry))
        if p < _PAGE_OPEN and is_open(p) and entry.id not in asked:
            pair = Pair(
                kind=PairKind.PAGE, left=page_side(entry.id, entry.source), right=film_side(film, other_than=entry.id)
            )
            voices = 1 + sum(review.source == entry.source and review.by == "user" for review in film.reviews)
            yield Doubt(pair=pair, p=p, voices=voices, films=(film.slug,), pro=pro, contra=contra)


def _profile(film: Film) -> _Profile:
    titles = {title_key(title).replace(" ", "") for title in (*film.titles, film.original_title or film.title)}
    return _Profile(
        film=film,
        titles=frozenset(titles),
        directors=frozenset(fact.value for fact in film.having("director")),
        cast=frozenset(fact.value for fact in film.having("cast")),
        numbers=frozenset((fact.role or "", fact.value) for fact in film.having("source_id")),
        pages=frozenset(entry.id for entry in film.sources),
        voices=len({entry.witness for entry in film.sources} | {review.witness for review in film.reviews}),
    )


def _keys(profile: _Profile) -> Iterator[str]:
    for bare in profile.titles:
        yield f"t:{bare}"
        if len(bare) >= 10:
            yield from (f"a:{bare[:5]}", f"z:{bare[-5:]}")
    for year in (profile.film.year,) if profile.film.year else ():
        for name in profile.directors:
            yield from (f"d:{near}:{sound}" for sound in sound_keys(parse(name).family) for near in (year, year + 1))


def _near(profiles: Sequence[_Profile]) -> list[tuple[_Profile, _Profile]]:
    """Pairs under one key whose titles are near, or who share a director and an actor."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for index, profile in enumerate(profiles):
        for key in set(_keys(profile)):
            blocks[key].append(index)
    pairs = {pair for members in blocks.values() if len(members) <= _CROWD for pair in combinations(members, 2)}
    found = [(profiles[i], profiles[j]) for i, j in sorted(pairs)]
    return [(a, b) for a, b in found if _apart(a, b) <= max(_YEARS) and (_one_title(a, b) or _one_crew(a, b))]


def _apart(a: _Profile, b: _Profile) -> int:
    return abs(a.film.year - b.film.year) if a.film.year and b.film.year else 0


def _one_title(a: _Profile, b: _Profile) -> bool:
    if a.titles & b.titles:
        return True
    return any(same_title(one, other) for one in a.film.titles for other in b.film.titles)


def _one_crew(a: _Profile, b: _Profile) -> bool:
    return bool(_shared(a.directors, b.directors) and _shared(a.cast, b.cast))


def _shared(left: Iterable[str], right: Iterable[str]) -> tuple[str, ...]:
    others = tuple(right)
    return tuple(sorted(n for n in left if any(compare(n, other).same >= SAME_PERSON for other in others)))


def _apart_by_judgement(a: _Profile, b: _Profile, rulings: Rulings) -> bool:
    left, right = ([page for page in side.pages if page in rulings.pages.cores] for side in (a, b))
    return any(rulings.pages.apart(one, other) for one in left for other in right)


def _reasons(a: _Profile, b: _Profile, crowd: int) -> Iterator[Reason]:
    if a.titles & b.titles:
        yield Reason(weight=_SAME_TITLE, text="one title")
    elif _one_title(a, b):
        yield Reason(weight=_SLIP, text="titles a slip apart")
    else:
        yield Reason(weight=_OTHER_TITLE, text="other titles")
    if crowd > 1:
        yield Reason(weight=-math.log(crowd), text=f"one of the two has {crowd} such neighbours")
    if a.film.year and b.film.year:
        years = f"{a.film.year} and {b.film.year}" if _apart(a, b) else f"both of {a.film.year}"
        yield Reason(weight=_YEARS[_apart(a, b)], text=years)
    yield from _people_reasons(a, b)
    yield from _number_reasons(a, b)


def _people_reasons(a: _Profile, b: _Profile) -> Iterator[Reason]:
    directors = _shared(a.directors, b.directors)
    if directors:
        yield Reason(weight=_DIRECTOR, text=f"both directed by {', '.join(directors)}")
    elif a.directors and b.directors:
        told = f"directed by {', '.join(sorted(a.directors))} and by {', '.join(sorted(b.directors))}"
        yield Reason(weight=_OTHER_DIRECTOR, text=told)
    cast = _shared(a.cast, b.cast)
    if cast:
        yield Reason(weight=_ACTOR * min(_MOST_ACTORS, len(cast)), text=f"both with {', '.join(cast[:_MOST_ACTORS])}")
    elif min(len(a.cast), len(b.cast)) > 1:
        yield Reason(weight=_NO_ACTOR, text="no actor in common")


def _number_reasons(a: _Profile, b: _Profile) -> Iterator[Reason]:
    shared = a.numbers & b.numbers
    if shared:
        yield Reason(weight=_NUMBER, text="one number in a database")
    elif {name for name, _ in a.numbers} & {name for name, _ in b.numbers}:
        yield Reason(weight=_OTHER_NUMBER, text="different numbers in one database")


def _page_reasons(film: Film, entry: SourceEntry) -> Iterator[Reason]:
    """What puts a page on its film: how surely it is about it at all, and what it says as others say."""
    alone = f"read alone it is about this film with probability {entry.film_p:.2f}"
    yield Reason(weight=log_odds(entry.film_p), text=alone)
    directors, actors = _agreed(film, entry, "director"), _agreed(film, entry, "cast")
    if directors:
        yield Reason(weight=_DIRECTOR, text=f"names the director as others do: {', '.join(directors)}")
    if actors:
        told = f"names {plural(len(actors), 'actor')} that others name"
        yield Reason(weight=_ACTOR * min(_MOST_ACTORS, len(actors)), text=told)
    if _agreed(film, entry, "year"):
        yield Reason(weight=_PAGE_YEAR, text="gives the year that others give")
    for field, against in (("director", _OTHER_DIRECTOR), ("year", -_PAGE_YEAR)):
        if said := _dissenting(film, entry, field):
            yield Reason(weight=against, text=f"gives another {field}: {', '.join(said)}")


def _agreed(film: Film, entry: SourceEntry, field: str) -> tuple[str, ...]:
    return tuple(fact.value for fact in film.having(field) if _says(fact, entry) and fact.witnesses > 1)


def _says(fact: Fact, entry: SourceEntry) -> bool:
    return any(support.span.page == entry.id for support in fact.support)


def _dissenting(film: Film, entry: SourceEntry, field: str) -> tuple[str, ...]:
    return tuple(
        other.value
        for fact in film.having(field)
        for other in fact.dissent
        if any(support.span.page == entry.id for support in other.support)
    )
