"""Who of the persons on a page has which credit: a small table of learned weights over what stands around their names.

Rules place whom a sentence of a known form credits; most sentences of a review have another form. A logistic
regression for each trade adds up the signs of a person (`person_signs`), what the rules say among them: whom it is sure
enough of and no rule has placed gets a credit, and a credit that it holds for wrong is dropped. The table is text:
`weights/credits.json`. How it was trained and how far to trust it: docs/models/credits.md.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp
from typing import Final

from cinequorum.model.claim import Claim, Manner
from cinequorum.model.page import Role
from cinequorum.understand.facts.credit import Credit, credited
from cinequorum.understand.facts.known_person_signs import known_signs
from cinequorum.understand.facts.page_persons import Person, persons_of
from cinequorum.understand.facts.person_names import folded
from cinequorum.understand.facts.person_signs import same_person, signs_of
from cinequorum.understand.facts.scene import Scene

RULE: Final = "learned.credits/1"
"""What names the table as the maker of a claim."""
LEAST: Final[Mapping[str, float]] = {"cast": 0.7, "director": 0.7}
"""The chance from which on a person whom no rule places gets a credit, by trade."""
LEAST_OF_FILM: Final = 0.4
"""The same for who is known to have it in the page's film: of 24 between the two on unseen sites 20 are right."""
DOUBTED: Final[Mapping[str, float]] = {"cast": 0.35}
"""The chance under which a credit of the rules is dropped, by trade: of directors as many right as wrong ones fall."""
_STATED: Final = ("sheet.", "rows.", "cards.", "flat_sheets.", "metadata.", "head_tables.", "cast_tables.", "players.")
_HIGHEST: Final = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The learned weights: a row a sign, a column a trade, and what every person begins with."""

    trades: tuple[str, ...]
    start: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]

    def chances(self, signs: Iterable[str]) -> dict[str, float]:
        """Return for each trade the chance that a person with these signs has it.

        >>> table = Table(trades=("cast",), start=(0.0,), weights={"alone": (1.0,), "author": (-3.0,)})
        >>> round(table.chances({"alone", "unheard of"})["cast"], 2)
        0.73
        """
        rows = [row for row in map(self.weights.get, signs) if row is not None]
        sums = [sum(column) for column in zip(self.start, *rows, strict=True)]
        return {trade: _chance(total) for trade, total in zip(self.trades, sums, strict=True)}


def _chance(total: float) -> float:
    return 1 / (1 + exp(-max(-_HIGHEST, min(_HIGHEST, total))))


@cache
def shipped(*, known: bool = False) -> Table:
    """Read the table that is shipped; `known`: the one that asks the known films, too."""
    name = "credits_known.json" if known else "credits.json"
    return table_of(json.loads((files("cinequorum.understand") / "weights" / name).read_text(encoding="utf-8")))


def table_of(stored: Mapping[str, Mapping[str, Mapping[str, float]]]) -> Table:
    """Return the table that a document holds: under `weights`, by trade, a weight a sign; the sign "" is the start."""
    trades = tuple(sorted(stored["weights"]))
    columns = [stored["weights"][trade] for trade in trades]
    signs = {sign for column in columns for sign in column}
    rows = {sign: tuple(column.get(sign, 0.0) for column in columns) for sign in signs}
    start = rows.pop("", (0.0,) * len(trades))
    return Table(trades=trades, start=start, weights=rows)


def weighed(scene: Scene, claims: Sequence[Claim], table: Table | None = None) -> tuple[Claim, ...]:
    """Return a page's claims with the credits that the weights add and without those that they hold for wrong.

    `claims` are what the rules say, settled; `table` is the shipped one unless another is given.
    """
    persons = persons_of(scene)
    if not persons:
        return tuple(claims)
    asked = shipped(known=scene.prose.known is not None) if table is None else table
    of_films = known_signs(scene, persons)
    signs = zip(signs_of(scene, persons, claims), of_films, strict=True)
    told = [(person, asked.chances(own | known)) for person, (own, known) in zip(persons, signs, strict=True)]
    kept = _without_doubted(claims, told)
    sure = [
        {trade: chance for trade, chance in chances.items() if chance >= _least(trade, known)}
        for (_, chances), known in zip(told, of_films, strict=True)
    ]
    pairs = zip(persons, sure, strict=True)
    added = [claim for person, chances in pairs for claim in _added(scene, person, chances, claims)]
    if not added:
        return kept
    return tuple(sorted((*kept, *added), key=lambda c: (c.span.start, c.span.end, c.predicate, c.value)))


def _without_doubted(claims: Sequence[Claim], told: Sequence[tuple[Person, Mapping[str, float]]]) -> tuple[Claim, ...]:
    """Drop the credits from prose that are held for wrong; what a sheet or the page's data state is not asked."""
    doubted: dict[str, list[tuple[Person, str]]] = {}
    for person, chances in told:
        for trade, chance in chances.items():
            if chance < DOUBTED.get(trade, 0.0):
                doubted.setdefault(person.words[-1], []).append((person, trade))

    def stays(claim: Claim) -> bool:
        if claim.holder is not None or claim.manner is not Manner.FACT or claim.rule.startswith(_STATED):
            return True
        words = tuple(folded(claim.value).split()) if claim.predicate in DOUBTED else ()
        own = doubted.get(words[-1], ()) if words else ()
        return not any(trade == claim.predicate and same_person(person, words) for person, trade in own)

    return tuple(claim for claim in claims if stays(claim))


def _least(trade: str, known: frozenset[str]) -> float:
    """Return the chance that a credit needs: less for who is known to have it in the page's film."""
    return LEAST_OF_FILM if f"known {trade} of the film" in known else LEAST.get(trade, 1.0)


def _added(scene: Scene, person: Person, chances: Mapping[str, float], claims: Sequence[Claim]) -> Iterator[Claim]:
    for trade, chance in chances.items():
        if _is_placed(person, trade, claims):
            continue
        claim = next(_credits(scene, person, trade, round(chance, 3)), None)
        if claim is not None:
            yield claim


def _is_placed(person: Person, trade: str, claims: Sequence[Claim]) -> bool:
    return any(c.predicate == trade and same_person(person, tuple(folded(c.value).split())) for c in claims)


def _credits(scene: Scene, person: Person, trade: str, p: float) -> Iterator[Claim]:
    """Yield the credit at each full name of a person, those in the text first, where the words may credit anybody."""
    full = [mention for mention in person.mentions if mention.form == "full"]
    for mention in sorted(full, key=lambda m: scene.lines[m.line].sentence.role is not Role.BODY):
        credit = Credit(predicate=trade, rule=RULE, p=p, start=mention.start, end=mention.end)
        yield from credited(scene, scene.lines[mention.line], (mention.start, mention.end), credit)
