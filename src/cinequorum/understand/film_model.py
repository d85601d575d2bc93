"""Which of the titles on a page is its film, or none: a small table of learned weights over the rules' evidence.

A conditional logit: each title has a weighted sum of its figures (`film_figures`), no film has 0, and chances go with
the exponentials (McFadden, Conditional logit analysis of qualitative choice behavior, 1974). What the rules say is
among the figures, so that the table mends them and does not replace them. The table is text: `weights/films.json`. How
it was trained and how far to trust it: docs/models/films.md.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log
from typing import Final

from cinequorum.model.page import Page, Role
from cinequorum.names.titles import title_key
from cinequorum.understand.candidate import FIRMLY_STATED, SURELY_STATED, Candidate
from cinequorum.understand.film_figures import Choice, choices_of, page_figures, title_figures
from cinequorum.understand.film_scene import Scene
from cinequorum.understand.further_titles import further_candidates, heads_of
from cinequorum.understand.headline_reports import old_keys
from cinequorum.understand.known_film_figures import known_figures
from cinequorum.understand.mentions import NamedTitles
from cinequorum.understand.prose import Prose

OTHERWISE: Final = "likelier than what the rules say"
"""The reason of a title that the learned weights prefer."""


@dataclass(frozen=True, slots=True)
class Told:
    """The title that the rules tell, and how probable they hold it."""

    candidate: Candidate
    p: float


@dataclass(frozen=True, slots=True)
class Field:
    """The titles of a page and the figures of each, in one order."""

    choices: tuple[Choice, ...]
    figures: tuple[Mapping[str, float], ...]


def is_settled(told: Told | None, page: Page) -> bool:
    """Tell what is not weighed again: what a page's data state, and what the rules surely cut out of a headline.

    A whole headline may be more than its film's name ("Horror Classics: Salt Road"). Words of a series stand alone more
    often than with the number of the part that a page is about, or its name, so a number is not weighed again either,
    nor a name behind a sign that the text repeats. A page of a few words shows too little to weigh.
    """
    if told is None or len(page.text) < _LITTLE:
        return len(page.text) < _LITTLE
    title = told.candidate
    if title.stated >= SURELY_STATED or (
        (title.stated > 0 or title.whole) and _NUMBERED.search(title_key(title.title))
    ):
        return True
    reviewed = page.kind.name == "critic_review" and title.stated >= _ANNOUNCED and told.p >= _FAIRLY_SURE
    if not title.whole:
        return reviewed or told.p >= _SURE
    return _PARTED.search(title.title) is not None and _is_named(title.title, page)


def is_dated(title: Candidate) -> bool:
    """Tell a headline that is nothing but a title and its year."""
    return title.whole and title.year is not None and title.stated >= FIRMLY_STATED


def _is_named(title: str, page: Page) -> bool:
    """Tell whether the text has a whole title again, whatever signs part its words."""
    body = " ".join(page.slice(block.span) for block in page.having(Role.BODY, Role.USER_REVIEW))
    return f" {title_key(title)} " in f" {title_key(body)} "


_NUMBERED: Final = re.compile(r"[^\W\d]\s?(?:\d{1,2}|[ivx]{2,4})$")
_PARTED: Final = re.compile(r"\w:\s|\s[–—-]\s")
_SURE: Final = 0.9
_ANNOUNCED: Final = 2.6  # what a headline states beside a word for reviews
_FAIRLY_SURE: Final = 0.75
_LITTLE: Final = 160  # characters: so few show too little of a title


def field_of(prose: Prose, named: NamedTitles, candidates: Sequence[Candidate], told: Told | None) -> Field:
    """Return the titles that may be the page's film, those that no rule proposes among them, with their figures."""
    heads = heads_of(prose.page)
    scene = Scene(page=prose.page, named=named, heads=heads)
    known = frozenset(title_key(candidate.title) for candidate in candidates) | old_keys(prose.page)
    choices = choices_of(candidates, tuple(further_candidates(prose.page, heads, scene.above, known)), scene)
    of_page = page_figures(scene, told=told is not None)
    figures = (
        {**of_page, **title_figures(choice, scene, choices), **_beside(choice.key, choice.candidate, told), **of_known}
        for choice, of_known in zip(choices, known_figures(prose, named, choices), strict=True)
    )
    return Field(choices, tuple(figures))


def _beside(key: str, candidate: Candidate, told: Told | None) -> dict[str, float]:
    """Return what a title is to the one that the rules tell: the same, with its chance, more of it, or a part."""
    if told is None:
        return {}
    if candidate is told.candidate:
        return {"told": 1.0, "chance": log(told.p / (1.001 - told.p))}
    other = title_key(told.candidate.title)
    return {"wider": float(f" {other} " in f" {key} "), "narrower": float(f" {key} " in f" {other} ")}


def chosen(field: Field, weights: Mapping[str, float] | None = None) -> Told | None:
    """Return the likeliest title and its chance against all others and none; None where none is likelier.

    `weights` are the shipped ones unless others are given.
    """
    table = shipped() if weights is None else weights
    sums = [sum(table.get(name, 0.0) * value for name, value in figures.items()) for figures in field.figures]
    best, chance = likeliest(sums, field.figures)
    return None if best is None else Told(field.choices[best].candidate, chance)


def likeliest(sums: Sequence[float], figures: Sequence[Mapping[str, float]]) -> tuple[int | None, float]:
    """Return the index of the greatest sum, and its chance; None for none. What the rules say counts `_KEPT` more.

    >>> likeliest([1.0, 1.5], [{}, {"told": 1.0}])[0], likeliest([1.0, 1.5], [{"told": 1.0}, {}])[0]
    (1, 0)
    """
    if not sums:
        return None, 1.0
    kept = [min(_MOST, value + _KEPT * own.get("told", 0.0)) for value, own in zip(sums, figures, strict=True)]
    none = 0.0 if any(own.get("told") for own in figures) else _KEPT
    best = max(range(len(kept)), key=lambda index: kept[index])
    total = exp(none) + sum(map(exp, kept))
    return (best, exp(kept[best]) / total) if kept[best] >= none else (None, exp(none) / total)


_KEPT: Final = 0.6  # log odds: on unseen sites 43 pages mended and 9 spoilt, without it 56 and 22
_MOST: Final = 30.0


@cache
def shipped() -> Mapping[str, float]:
    """Read the table that is shipped: a weight a figure."""
    stored = json.loads((files("cinequorum.understand") / "weights" / "films.json").read_text(encoding="utf-8"))
    weights: dict[str, float] = stored["weights"]
    return weights
