"""The other films that the pages name, joined across pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cinequorum.model.film import Comparison, Support
from cinequorum.model.reading import OtherFilm, Reading
from cinequorum.names.titles import same_title, title_key
from cinequorum.reconcile.evidence import support_at
from cinequorum.reconcile.sets import joined
from cinequorum.reconcile.voices import Voices

_RELATIONS = ("compared", "same_director", "same_cast", "mentioned")

Mention = tuple[OtherFilm, Support]


def comparisons_of(readings: Sequence[Reading], voices: Voices, titles: Sequence[str]) -> tuple[Comparison, ...]:
    """Return each other film once, with its forms, its most telling relation and its independent voices.

    Mentions are one film if their titles are the same and no two of their years are more than one apart. `titles` are
    the film's own, which pages may name like another film's.
    """
    own = {title_key(title) for title in titles}
    mentions = [
        (other, support_at(reading, other.span, voices))
        for reading in readings
        for other in reading.other_films
        if title_key(other.title) not in own
    ]
    pairs = [(i, j) for i, a in enumerate(mentions) for j in range(i) if _same_film(a[0], mentions[j][0])]
    films = [_comparison([mentions[i] for i in part]) for part in joined(len(mentions), pairs)]
    return tuple(sorted(films, key=lambda c: (_RELATIONS.index(c.relation), -c.n, c.title, c.year or 0)))


def _same_film(a: OtherFilm, b: OtherFilm) -> bool:
    near = a.year is None or b.year is None or abs(a.year - b.year) <= 1
    return near and same_title(a.title, b.title)


def _comparison(mentions: Sequence[Mention]) -> Comparison:
    forms = Counter(other.title for other, _ in mentions)
    title = min(forms, key=lambda form: (form.isupper(), -forms[form], -len(form), form))
    years = Counter(other.year for other, _ in mentions if other.year is not None)
    return Comparison(
        title=title,
        year=min(years, key=lambda year: (-years[year], year), default=None),
        relation=min((other.relation for other, _ in mentions), key=_RELATIONS.index),
        n=len({support.witness for _, support in mentions}),
        support=tuple(support for _, support in mentions),
        variants=tuple(sorted(set(forms) - {title})),
    )
