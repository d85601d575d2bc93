"""What a local film catalogue says to the films that a page was read as naming.

A catalogue confirms; it states nothing. It makes a title that the page names more or less probable and says why; no
year, person or credit of the catalogue becomes one of the page's. The weights are log odds. They are chosen so that
people decide more than years and a title alone decides little: among a million works nearly every phrase is a title.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from cinequorum.catalogue.entries import Work
from cinequorum.catalogue.index import Catalogue
from cinequorum.model.claim import CREDITS, Claim, Scope
from cinequorum.model.reading import OtherFilm, SubjectFilm
from cinequorum.names.people import SAME_PERSON, compare
from cinequorum.names.titles import title_key
from cinequorum.text.fold import fold
from cinequorum.understand.mentions import NamedTitles
from cinequorum.understand.phrases import is_person
from cinequorum.understand.prose import Prose

_ONE_PERSON: Final = 1.5
_PEOPLE: Final = 2.5
_SAME_YEAR: Final = 1.5
_NEXT_YEAR: Final = 0.8  # a festival in one year, cinemas in the next
_ONLY_WORK: Final = 0.4
_OTHERS_YEAR: Final = 1.0
_ONLY_A_PERSON: Final = -1.0
_FAR_YEARS: Final = 2
_SURE: Final = 0.8
_MOST_COMPARED: Final = 8  # works whose people are compared with the credits name by name
_MOST_P: Final = 0.995


def settle_subject(
    subject: SubjectFilm | None, prose: Prose, claims: Iterable[Claim], catalogue: Catalogue | None
) -> SubjectFilm | None:
    """Return the page's film with what the catalogue says to it.

    One work of that title that agrees with the page in its year or its people, or the only work of that title if
    nothing speaks against it, raises `p`, adds a reason, and lends its original title where the page gives none.
    Several works between which the page does not decide change nothing, nor does a title that the catalogue lacks.
    """
    if subject is None or catalogue is None:
        return subject
    works = catalogue.works(subject.title) or catalogue.works(subject.original_title or "")
    if not works:
        return subject
    page = _said(subject, prose, claims)
    cases = [_case(work, page, compare_names=len(works) <= _MOST_COMPARED) for work in works]
    case = _decided([case for case in cases if not case.against])
    if case is None:
        return subject
    p = _moved(subject.p, case.weight or _ONLY_WORK)
    agreed = case.weight > 0 or p >= _SURE
    return replace(
        subject,
        p=p,
        reasons=(*subject.reasons, case.reason),
        original_title=subject.original_title or (_original(case.work, subject.title) if agreed else None),
    )


def settle_others(
    others: tuple[OtherFilm, ...], named: NamedTitles, catalogue: Catalogue | None
) -> tuple[OtherFilm, ...]:
    """Return the page's other films, each as probable as the catalogue makes it.

    A title with the year of a work of that title beside it gains. A person's or character's name that stands there as
    plain text, and that no work has for its title, loses. All others stay as they are.
    """
    if catalogue is None:
        return others
    forms: dict[str, set[str]] = {}
    for mention in named.mentions:
        forms.setdefault(title_key(mention.title), set()).add(mention.form)
    return tuple(_settled(other, forms, named.known, catalogue) for other in others)


def _settled(other: OtherFilm, forms: dict[str, set[str]], known: frozenset[str], catalogue: Catalogue) -> OtherFilm:
    if (year := other.year) is not None:
        dated = any(work.year is not None and abs(work.year - year) <= 1 for work in catalogue.works(other.title))
        return replace(other, p=_moved(other.p, _OTHERS_YEAR)) if dated else other
    bare = forms.get(title_key(other.title)) == {"bare"} and is_person(other.title, known)
    if bare and not catalogue.has(other.title):
        return replace(other, p=_moved(other.p, _ONLY_A_PERSON))
    return other


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """One work, the people whom it shares with the page, and how many years lie between them (None: not known)."""

    work: Work
    people: tuple[str, ...]
    apart: int | None

    @property
    def against(self) -> bool:
        return not self.people and self.apart is not None and self.apart > _FAR_YEARS

    @property
    def weight(self) -> float:
        people = _PEOPLE if len(self.people) > 1 else _ONE_PERSON if self.people else 0.0
        year = _SAME_YEAR if self.apart == 0 else _NEXT_YEAR if self.apart == 1 else 0.0
        return people + year

    @property
    def reason(self) -> str:
        year = f" ({self.work.year})" if self.work.year else ""
        shared = [f"year {self.work.year}"] if self.apart == 0 else ["year within one"] if self.apart == 1 else []
        shared += self.people[:2]
        with_page = f", as on the page: {', '.join(shared)}" if shared else ", the only one of that title"
        return f"in the catalogue: {self.work.title}{year}{with_page}"


def _decided(cases: list[_Case]) -> _Case | None:
    """Return the case that is ahead of all others, or the only one."""
    ranked = sorted(cases, key=lambda case: -case.weight)
    if not ranked:
        return None
    second = ranked[1].weight if len(ranked) > 1 else -1.0
    return ranked[0] if ranked[0].weight > second else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What the page says that a work can agree with: years of the film, its folded words, the people it credits."""

    years: frozenset[int]
    text: str
    words: frozenset[str]
    credited: tuple[str, ...]


def _said(subject: SubjectFilm, prose: Prose, claims: Iterable[Claim]) -> _Said:
    own = [claim for claim in claims if claim.scope is Scope.WORK and claim.subject == "film"]
    years = {int(c.value[:4]) for c in own if c.predicate == "year" and c.value[:4].isdecimal()}
    stated = [*(sentence.text for sentence in prose.sentences), *(meta.value for meta in prose.page.metadata)]
    text = fold(" ".join(stated))
    return _Said(
        years=frozenset({subject.year} if subject.year else years),
        text=f" {text} ",
        words=frozenset(text.split()),
        credited=tuple(dict.fromkeys(c.value for c in own if c.predicate in CREDITS)),
    )


def _case(work: Work, page: _Said, *, compare_names: bool) -> _Case:
    people = _named(work, page) or (_credited(work, page) if compare_names else ())
    apart = None if work.year is None else min((abs(work.year - year) for year in page.years), default=None)
    return _Case(work=work, people=people, apart=apart)


def _named(work: Work, page: _Said) -> tuple[str, ...]:
    """Return the work's people whose full names stand on the page."""
    found = []
    for name in work.people:
        words = fold(name).split()
        if (
            len(words) > 1
            and name not in work.title
            and page.words.issuperset(words)
            and f" {' '.join(words)} " in page.text
        ):
            found.append(name)
    return tuple(found)


def _credited(work: Work, page: _Said) -> tuple[str, ...]:
    """Return the work's people whom the page credits under another spelling."""
    return tuple(n for n in work.people if any(compare(n, other).same >= SAME_PERSON for other in page.credited))


def _original(work: Work, title: str) -> str | None:
    """Return the work's original title if it is another one than the page's."""
    original = work.original_title
    return original if original and title_key(original) != title_key(title) else None


def _moved(p: float, weight: float) -> float:
    """Return a probability moved by so many log odds, never to certainty and never back from where it was near it."""
    odds = math.log(max(p, 1e-3) / max(1 - p, 1e-3)) + weight
    moved = round(1 / (1 + math.exp(-odds)), 3)
    return max(p, min(_MOST_P, moved)) if weight > 0 else moved
