"""Which pairs of records are worth a comparison: those that share a title, a rare word of one, or a person.

A word or a person that many records share brings nobody together by itself: the number of pairs grows with the number
of records, not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import log
from typing import Final

from cinequorum.catalogue.records.forms import Form

MOST_PAIRS: Final = 900
"""Pairs that one block may make; from a larger one none are made."""
MOST_TITLE_PAIRS: Final = 6400
"""The same where whole titles are equal."""
PER_RECORD: Final = 60
"""Records of the other source that one record is compared with at most."""

_RAREST, _SURNAMES = 4, 6
_Block = tuple[str, ...]


def candidates(left: Sequence[Form], right: Sequence[Form]) -> list[tuple[int, int]]:
    """Return the pairs of places to compare, in order."""
    return _best(_weighed(_blocks(left), _blocks(right), same=False))


def within(forms: Sequence[Form]) -> list[tuple[int, int]]:
    """Return the pairs of places within one source that the same blocks bring together, each once."""
    blocks = _blocks(forms)
    return _best(_weighed(blocks, blocks, same=True))


def _blocks(forms: Sequence[Form]) -> dict[_Block, list[int]]:
    seen: dict[str, int] = defaultdict(int)
    for form in forms:
        for word in {word for title in form.titles for word in title.words}:
            seen[word] += 1
    found: dict[_Block, list[int]] = defaultdict(list)
    for place, form in enumerate(forms):
        for block in dict.fromkeys(_keys(form, seen)):
            found[block].append(place)
    return found


def _keys(form: Form, seen: dict[str, int]) -> Iterator[_Block]:
    kind = "person" if form.person else "work"
    years = [str(year) for year in form.record.years]
    for one in form.record.ids:
        yield kind, "id", one
    for title in form.titles:
        yield kind, "title", title.key
        for year in years:
            yield kind, "title", title.key, year
        if form.record.episode:
            yield kind, "title", title.key, form.record.season, form.record.episode
        rarest = sorted(title.words, key=lambda word: (seen[word], word))[:_RAREST]
        yield from ((kind, "word", word) for word in rarest)
        yield from ((kind, "words", *two) for two in combinations(sorted(rarest), 2))
    yield from _of_people(form, kind, years)


def _of_people(form: Form, kind: str, years: Sequence[str]) -> Iterator[_Block]:
    for name in form.names:
        yield kind, "name", name
        yield from ((kind, "name", name, year) for year in years)
    yield from ((kind, "surname", surname) for surname in form.surnames)
    yield from ((kind, "surnames", *two) for two in combinations(sorted(form.surnames)[:_SURNAMES], 2))


def _weighed(
    left: dict[_Block, list[int]], right: dict[_Block, list[int]], *, same: bool
) -> dict[int, dict[int, float]]:
    found: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for block, places in left.items():
        others = right.get(block)
        if not others:
            continue
        size = len(places) * len(others)
        if size > (MOST_TITLE_PAIRS if block[1] == "title" else MOST_PAIRS):
            continue
        weight = 20 - log(size)
        for i in places:
            row = found[i]
            for j in others:
                if not same or i < j:
                    row[j] += weight
    return found


def _best(found: dict[int, dict[int, float]]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    for i in sorted(found):
        row = found[i]
        kept = sorted(row, key=lambda j: (-row[j], j))[:PER_RECORD] if len(row) > PER_RECORD else row
        pairs.extend((i, j) for j in sorted(kept))
    return pairs
