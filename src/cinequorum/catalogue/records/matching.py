"""Which records of two sources are one film: for each pair worth a look a probability, and the reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from cinequorum.catalogue.data.records import WORDS
from cinequorum.catalogue.records.blocks import candidates, within
from cinequorum.catalogue.records.forms import Form, form_of
from cinequorum.catalogue.records.learning import Learnt, Pool, learn
from cinequorum.catalogue.records.levels import FIELDS, Comparer, Counts, Pattern
from cinequorum.catalogue.records.record import FilmRecord

SURE: Final = 0.8
"""From here on a pair is matched. Above one half, no record can be in two pairs."""
DOUBTFUL: Final = 0.1
"""From here on a pair is shown to somebody; below, it is none."""

_CONTRADICTED: Final = 0.49
_MOST_SHOWN: Final = 10
_CLEAN: Final = {"work": 4.0, "person": 0.0}  # a source lists a film once, but often a person once for each job
_SEVERAL: Final = frozenset({"two", "three"})
_MOST_WITHIN: Final = 120_000  # pairs within one source are a sample from here on: they only give rates
_TELLS: Final = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """What speaks for a pair (`weight` over 0, in log odds) or against it, in words."""

    words: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two records, the probability that they are one film, and why; the weightiest reasons first.

    `alone` is the same probability without regard to rivals: two films of one title and year have a high `alone` and a
    low `p` each, since only one of them can be meant.
    """

    left: FilmRecord
    right: FilmRecord
    p: float
    alone: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """What came of two sources: pairs that are one film, pairs that may be, and the records in neither."""

    matched: tuple[Pair, ...]
    doubtful: tuple[Pair, ...]
    left: tuple[FilmRecord, ...]
    right: tuple[FilmRecord, ...]


def match(left: Sequence[FilmRecord], right: Sequence[FilmRecord]) -> Matching:
    """Match the records of two sources, each of which lists a film once.

    Time and memory grow with the number of records, not with its square. The answer does not depend on the order of the
    records. Nothing is merged: `matched` is for the caller to act on, `doubtful` for somebody to look at.

    >>> films = [FilmRecord(key="1", titles=("The Lantern",), years=(1931,)), FilmRecord(key="2", titles=("Fog",))]
    >>> others = [FilmRecord(key="a", titles=("Lantern, The",), years=(1931,))]
    >>> found = match(films, others)
    >>> [(pair.left.key, pair.right.key) for pair in found.matched], [record.key for record in found.left]
    ([('1', 'a')], ['2'])
    """
    pairs = sorted(weigh(left, right), key=lambda pair: (-pair.p, pair.left.key, pair.right.key))
    matched = tuple(pair for pair in pairs if pair.p >= SURE)
    ours, theirs = {pair.left.key for pair in matched}, {pair.right.key for pair in matched}
    doubtful = tuple(_doubtful(pairs))
    ours |= {pair.left.key for pair in doubtful}
    theirs |= {pair.right.key for pair in doubtful}
    return Matching(
        matched=matched,
        doubtful=doubtful,
        left=tuple(record for record in left if record.key not in ours),
        right=tuple(record for record in right if record.key not in theirs),
    )


def _doubtful(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """The pairs to be shown, the likeliest first: also those with so many rivals that each has little left."""
    shown: Counter[tuple[str, str]] = Counter()
    for pair in pairs:
        ours, theirs = ("left", pair.left.key), ("right", pair.right.key)
        crowded = pair.alone >= SURE and max(shown[ours], shown[theirs]) < _MOST_SHOWN
        if pair.p < SURE and (pair.p >= DOUBTFUL or crowded):
            shown.update((ours, theirs))
            yield pair


def weigh(left: Sequence[FilmRecord], right: Sequence[FilmRecord], least: float = DOUBTFUL) -> list[Pair]:
    """Return the pairs of two sources whose probability, among their rivals or `alone`, is `least` or more."""
    pairs: list[Pair] = []
    ours, theirs = _ready(left), _ready(right)
    for person in (False, True):
        one, other = ([form for form in forms if form.person is person] for forms in (ours, theirs))
        if one and other:
            pairs.extend(_weighed(one, other, least))
    return pairs


def contradicted(pattern: Pattern) -> bool:
    """Tell whether one field denies what the others say; then the pair is doubtful at best, however high its sum.

    The sum takes fields as independent. They are not where it matters most: sequels have their makers in common, and
    the films of one maker the people. So these are never joined unasked: different titles with fewer than two people in
    common, titles and years that both differ in a number, another season or episode, different makers, different
    identifiers of one database.
    """
    level = dict(zip(FIELDS, pattern, strict=True))
    if level["id"]:
        return level["id"] == "none"
    if level["title"] == "none" and level["people"] not in _SEVERAL:
        return bool(level["people"])
    if level["title"].startswith("figure") and level["year"] not in ("", "0"):
        return True
    if level["episode"] not in ("", "same", "said"):
        return True
    return level["director"] == "other" and level["people"] == "none"


def _ready(records: Sequence[FilmRecord]) -> list[Form]:
    return [form_of(record) for record in sorted(records, key=lambda record: record.key)]


def _weighed(left: Sequence[Form], right: Sequence[Form], least: float) -> list[Pair]:
    import numpy as np

    ours, theirs = Counts.of(left), Counts.of(right)
    places = candidates(left, right)
    comparer = Comparer(ours, theirs)
    patterns = [comparer.pattern(left[i], right[j]) for i, j in places]
    known = {field: count * _known(right)[field] for field, count in _known(left).items()}
    cross = Pool(patterns, 1.0, known, bare=(_bare(left), _bare(right)))
    learnt = learn(cross, places, (len(left), len(right)), [_by_chance(left, ours), _by_chance(right, theirs)])
    most = np.array([_CONTRADICTED if contradicted(pattern) else 1.0 for pattern in patterns])
    alone = np.minimum(most, 1 / (1 + np.exp(-learnt.odds)))
    p = np.minimum(most, learnt.p)
    kept = np.flatnonzero(np.maximum(p, alone) >= least).tolist()
    return [
        Pair(
            left=left[places[n][0]].record,
            right=right[places[n][1]].record,
            p=round(float(p[n]), 4),
            alone=round(float(alone[n]), 4),
            reasons=_reasons(patterns[n], learnt),
        )
        for n in kept
    ]


def _by_chance(forms: Sequence[Form], counts: Counts) -> Pool:
    """What the records of one source have in common with one another."""
    comparer = Comparer(counts, counts)
    places = within(forms)
    step = 1 + len(places) // _MOST_WITHIN
    patterns = [comparer.pattern(forms[i], forms[j]) for i, j in places[::step]]
    known = {field: count * (count - 1) / 2 for field, count in _known(forms).items()}
    return Pool(patterns, float(step), known, _CLEAN["person" if forms[0].person else "work"])


def _known(forms: Sequence[Form]) -> dict[str, float]:
    """How many records say anything on each field by which records are brought together."""
    return {
        "title": float(sum(bool(form.titles) for form in forms)),
        "people": float(sum(bool(form.names) for form in forms)),
        "id": float(sum(bool(form.record.ids) for form in forms)),
    }


def _bare(forms: Sequence[Form]) -> frozenset[int]:
    return frozenset(place for place, form in enumerate(forms) if not form.titles)


def _reasons(pattern: Pattern, learnt: Learnt) -> tuple[Reason, ...]:
    found = [
        Reason(words=WORDS[field][level], weight=round(learnt.weights[field][level], 2))
        for field, level in zip(FIELDS, pattern, strict=True)
        if level
    ]
    return tuple(sorted((r for r in found if abs(r.weight) >= _TELLS), key=lambda r: (-abs(r.weight), r.words)))
