"""What the checks reckon with, and the parts they are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cinequorum.model.film import Check, Fact, Support
from cinequorum.model.reading import Reading
from cinequorum.reconcile.dating import Inference
from cinequorum.reconcile.evidence import Evidence
from cinequorum.reconcile.people import Cast
from cinequorum.reconcile.voices import Voices, review_at

MOST_SUPPORT = 12  # words behind one check that are kept: enough to see it, however large the crowd
MOST = 20  # checks of one kind: the first ones, by how grave they are


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """One film as its pages have it. `pages`: each page's date, stated or inferred; `year`: the film's."""

    readings: Mapping[str, Reading]
    evidence: tuple[Evidence, ...]
    voices: Voices
    cast: Cast
    facts: tuple[Fact, ...]
    inferences: tuple[Inference, ...]
    pages: Mapping[str, str]
    year: int | None

    def said(self, *predicates: str) -> list[Evidence]:
        """Return what is put as a fact under these predicates."""
        return [one for one in self.evidence if one.claim.predicate in predicates and one.votes]

    def written(self, one: Evidence) -> str | None:
        """Return when the words of a claim were written: the date of the user review they stand in, else the page's."""
        span = one.support.span
        reading = self.readings.get(span.page)
        index = review_at(reading, span) if reading is not None else None
        if reading is not None and index is not None:
            return reading.reviews[index].published
        return self.pages.get(span.page)

    def languages(self, support: Iterable[Support]) -> list[str]:
        """Return the languages of the pages that carry something."""
        found = {self.readings[s.span.page].page.language[:2] for s in support if s.span.page in self.readings}
        return sorted(found)


def checked(topic: tuple[str, str], level: str, text: str, held: Iterable[Evidence | Support]) -> Check:
    """Return one check, the supports in a settled order. `topic`: its kind, and the field that it bears upon."""
    support = {one.support if isinstance(one, Evidence) else one for one in held}
    ordered = sorted(support, key=lambda s: (s.witness, s.source, s.span.start, s.span.end))
    return Check(kind=topic[0], level=level, field=topic[1], text=text, support=tuple(ordered[:MOST_SUPPORT]))


def listed(parts: Sequence[str], last: str = "and") -> str:
    """Return words in a row.

    >>> listed(["1937", "1938"], "or"), listed(["a", "b", "c"])
    ('1937 or 1938', 'a, b and c')
    """
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def counted(n: int, one: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "year"), counted(3, "year")
    ('1 year', '3 years')
    """
    return f"{n:,} {one}{'' if n == 1 else 's'}"
