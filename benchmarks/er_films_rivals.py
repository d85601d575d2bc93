"""Other ways of matching two sources, each giving scored pairs; the thresholds are set after the fact, at their best.

The TF-IDF of all that a record says, with one-to-one matching from the best pair down, is what the published figures of
pyJedAI come down to; it is put together here from scikit-learn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from benchmarks.er_films_sets import text_of
from cinequorum.catalogue.records import FilmRecord
from cinequorum.text.fold import fold

Scored = list[tuple[float, str, str]]
"""Pairs of keys with their scores."""

_NEAREST: Final = 5
_ROWS: Final = 1000
_LOWEST: Final = 0.05
_MOST_COMPARED: Final = 60_000_000  # pairs of titles; Jaro-Winkler has no index


def title_and_year(left: Sequence[FilmRecord], right: Sequence[FilmRecord]) -> Scored:
    """Equal titles, without case and signs, and equal years where both are known."""
    by_title: dict[tuple[bool, str], list[FilmRecord]] = defaultdict(list)
    for record in right:
        for title in {fold(title) for title in record.titles}:
            by_title[record.kind == "person", title].append(record)
    found = {}
    for record in left:
        for title in {fold(title) for title in record.titles}:
            for other in by_title.get((record.kind == "person", title), ()):
                if not record.years or not other.years or set(record.years) & set(other.years):
                    found[record.key, other.key] = 1.0 + bool(record.years and other.years)
    return [(score, one, other) for (one, other), score in found.items()]


def jaro_winkler(left: Sequence[FilmRecord], right: Sequence[FilmRecord]) -> Scored | None:
    """Titles by Jaro and Winkler, a tenth off for years apart; None where there are too many."""
    import numpy as np
    from rapidfuzz.distance import JaroWinkler
    from rapidfuzz.process import cdist

    if len(left) * len(right) > _MOST_COMPARED:
        return None
    theirs = [fold(record.titles[0]) if record.titles else "" for record in right]
    years = np.array([record.years[0] if record.years else 0 for record in right])
    scored: Scored = []
    for start in range(0, len(left), _ROWS):
        part = left[start : start + _ROWS]
        likeness = cdist([fold(r.titles[0]) if r.titles else "" for r in part], theirs, scorer=JaroWinkler.similarity)
        own = np.array([record.years[0] if record.years else 0 for record in part])[:, None]
        likeness -= 0.1 * ((np.abs(own - years) > 1) & (own > 0) & (years > 0))
        scored += _nearest(likeness, part, right)
    return scored


def tfidf(analyzer: str, size: tuple[int, int], of: Callable[[FilmRecord], str] = text_of) -> Callable[..., Scored]:
    """Return the cosine of TF-IDF vectors of words or of letters, `size` at a time."""

    def scored(left: Sequence[FilmRecord], right: Sequence[FilmRecord]) -> Scored:
        from sklearn.feature_extraction.text import TfidfVectorizer

        maker = TfidfVectorizer(analyzer=analyzer, ngram_range=size, sublinear_tf=True, max_df=0.05)
        maker.fit([of(record) for record in (*left, *right)])
        ours, theirs = maker.transform(map(of, left)), maker.transform(map(of, right)).T.tocsr()
        found: Scored = []
        for start in range(0, len(left), _ROWS):
            found += _sparse((ours[start : start + _ROWS] @ theirs).tocsr(), left[start : start + _ROWS], right)
        return found

    return scored


def _nearest(likeness: object, left: Sequence[FilmRecord], right: Sequence[FilmRecord]) -> Scored:
    import numpy as np

    table = np.asarray(likeness)
    near = np.argpartition(-table, min(_NEAREST, table.shape[1] - 1), axis=1)[:, :_NEAREST]
    return [
        (float(table[i, j]), record.key, right[int(j)].key)
        for i, record in enumerate(left)
        for j in near[i]
        if table[i, j] > _LOWEST
    ]


def _sparse(likeness: Any, left: Sequence[FilmRecord], right: Sequence[FilmRecord]) -> Scored:
    import numpy as np

    found: Scored = []
    for i, record in enumerate(left):
        held = slice(likeness.indptr[i], likeness.indptr[i + 1])
        scores, places = likeness.data[held], likeness.indices[held]
        near = np.argpartition(-scores, _NEAREST)[:_NEAREST] if len(scores) > _NEAREST else range(len(scores))
        found += [(float(scores[n]), record.key, right[places[n]].key) for n in near if scores[n] > _LOWEST]
    return found


def one_to_one(scored: Iterable[tuple[float, str, str]]) -> Scored:
    """Take the best pair, then the best of what is left, and so on."""
    ours: set[str] = set()
    theirs: set[str] = set()
    taken: Scored = []
    for score, one, other in sorted(scored, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if one not in ours and other not in theirs:
            ours.add(one)
            theirs.add(other)
            taken.append((score, one, other))
    return taken
