"""Which words on a page name other films: a small table of learned weights over how and where they stand.

Rules take for a film's title what stands in a place of a known form; many titles stand elsewhere, and much that stands
in such places is a song, a person or a place. A logistic regression adds up the signs of all words that may be a title
(`title_signs`), whatever the rules make of them: what it is sure enough of is added, and what it holds for no film is
dropped, unless a year or a word right beside it says more. The table is text: `weights/others.json`. How it was
trained and how far to trust it: docs/models/others.md.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from cinequorum.model.reading import OtherFilm
from cinequorum.names.titles import title_key
from cinequorum.text.alternatives import any_of
from cinequorum.understand.data import works
from cinequorum.understand.facts.credit_model import Table, table_of
from cinequorum.understand.known_titles import RUN
from cinequorum.understand.mention import SURE, mention_at, other_work
from cinequorum.understand.mention_sureness import is_series
from cinequorum.understand.mentions import NamedTitles
from cinequorum.understand.prose import Prose
from cinequorum.understand.relations import is_subject, relations_of
from cinequorum.understand.title_places import Place, Seen, titles_seen
from cinequorum.understand.title_signs import Told, signs_of

FILM: Final = "film"
"""The one question that the table answers."""
LEAST: Final = 0.42
"""The chance from which on words that the rules leave are told as a film's title."""
LEAST_UNKNOWN: Final = 0.5
LEAST_KNOWN: Final = 0.3
"""The same where the known films are asked: of words that no known film has for its title, and of others."""
DOUBTED: Final = 0.12
"""The chance under which a title of the rules is dropped."""
DOUBTED_KNOWN: Final = 0.3
DOUBTED_ABROAD: Final = 0.2
"""The same where the known films are asked: in English, and in other languages, whose films they hardly know."""
_BARE: Final = frozenset({"bare", "listed", RUN})
_FORMS: Final = ("quoted", "emphasis", "link")
_STATED: Final[Mapping[str, float]] = {"link": 0.0, "dated": 0.0, "listed": SURE["listed"]}
"""Forms that say by themselves that a film is meant, from which probability on."""


@cache
def shipped(*, known: bool = False) -> Table:
    """Read the table that is shipped; `known`: the one that asks the known films, too."""
    name = "others_known.json" if known else "others.json"
    return table_of(json.loads((files("cinequorum.understand") / "weights" / name).read_text(encoding="utf-8")))


def weighed(prose: Prose, named: NamedTitles, told: Told, table: Table | None = None) -> tuple[OtherFilm, ...]:
    """Return the other films of a page in text order: those of the rules that are not doubted, and the added ones.

    `table` is the shipped one unless another is given.
    """
    seen = seen_on(prose, named, told)
    if not seen:
        return tuple(told.ruled)
    asked = shipped(known=prose.known is not None) if table is None else table
    signed = zip(seen, signs_of(prose, named, seen, told), strict=True)
    chances = [0.0 if is_known_series(one, prose) else asked.chances(signs)[FILM] for one, signs in signed]
    ruled = {title_key(film.title) for film in told.ruled}
    doubted = {o.key for o, p in zip(seen, chances, strict=True) if p < doubted_below(o, prose)}
    kept = [film for film in told.ruled if title_key(film.title) not in doubted]
    taken = [place for one in seen if one.key in ruled - doubted for place in one.places]
    free = [(p, one) for one, p in zip(seen, chances, strict=True) if one.key not in ruled]
    added = list(_added(prose, free, taken))
    if not added:
        return tuple(kept)
    films = _films(prose, added, told)
    return tuple(sorted((*kept, *films), key=lambda film: film.span.start))


def least(one: Seen, prose: Prose) -> float:
    """Return the chance that words need to be told as a film's title."""
    if prose.known is None:
        return LEAST
    return LEAST_KNOWN if one.key in prose.known else LEAST_UNKNOWN


def doubted_below(one: Seen, prose: Prose) -> float:
    """Return the chance under which a title of the rules is dropped; 0 for one that never is.

    Where the known films are asked, a word right beside it protects nothing but what is set off or has several words,
    and that not wholly.
    """
    if prose.known is None:
        return 0.0 if is_stated(one) else DOUBTED
    if is_known_series(one, prose):
        return 1.0
    sorts = {sort for place in one.places for sort in place.sorts}
    if (not sorts <= _BARE or ("bare" in sorts and " " in one.title)) and is_stated(one):
        return DOUBTED
    return DOUBTED_KNOWN if prose.page.language.startswith("en") else DOUBTED_ABROAD


def is_known_series(one: Seen, prose: Prose) -> bool:
    """Tell the title of a known series that no known film has, and that nothing beside it calls a film's."""
    known = prose.known
    if known is None or not known.is_series(one.key) or one.key in known:
        return False
    mentions = [place.mention for place in one.places if place.mention is not None]
    return not any(m.year or (m.cue is not None and _FILM_WORDS.search(m.cue.words)) for m in mentions)


_FILM_WORDS: Final = re.compile(rf"(?<!\w){any_of(works.FILM_WORDS)}(?!\w)", re.IGNORECASE)


def seen_on(prose: Prose, named: NamedTitles, told: Told) -> tuple[Seen, ...]:
    """Return what is weighed on a page: the words that may be a title, but for its own film's."""
    subject = told.subject
    return titles_seen(prose, named, lambda title: subject is not None and is_subject(title, subject))


def is_stated(one: Seen) -> bool:
    """Tell a title of the rules that a year, a link, a row's data or a word right beside it calls a film's."""
    mentions = [place.mention for place in one.places if place.mention is not None]
    return any(m.year or m.p >= _STATED.get(m.form, 1.0) or (m.cue is not None and m.cue.strong) for m in mentions)


def is_called_another(prose: Prose, one: Seen) -> bool:
    """Tell what the words beside it call a series, a book, a song or the like."""
    return any(
        is_series(prose, (p.start, p.end), p.sentence) or other_work(prose, p.start, p.end, prose.sentences[p.sentence])
        for p in one.places
    )


def _added(prose: Prose, free: Sequence[tuple[float, Seen]], taken: Sequence[Place]) -> Iterator[tuple[float, Seen]]:
    """Yield what is sure enough and no part of a surer title."""
    held = list(taken)
    for chance, one in sorted(free, key=lambda pair: -pair[0]):
        if chance < least(one, prose) or is_called_another(prose, one) or all(_is_part(p, held) for p in one.places):
            continue
        held.extend(one.places)
        yield chance, one


def _is_part(place: Place, held: Sequence[Place]) -> bool:
    return any(other.start <= place.start and place.end <= other.end for other in held)


def _films(prose: Prose, added: Sequence[tuple[float, Seen]], told: Told) -> Iterator[OtherFilm]:
    mentions = [
        mention_at(prose, best.sentence, (best.start, best.end), next((f for f in _FORMS if f in best.sorts), "bare"))
        for _, (best, *_) in ((chance, one.places) for chance, one in added)
    ]
    relations = relations_of(prose, mentions, tuple(told.claims))
    for (chance, _), mention, relation in zip(added, mentions, relations, strict=True):
        yield OtherFilm(
            title=mention.title,
            year=mention.year,
            relation="mentioned" if told.subject is None and relation == "same_director" else relation,
            p=round(chance, 3),
            span=prose.page.span(mention.start, mention.end),
        )
