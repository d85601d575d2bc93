"""Every point on which the sources of one film do not say the same."""

from __future__ import annotations

from collections.abc import Sequence

from cinequorum.model.film import Comparison, Disagreement
from cinequorum.reconcile.cards import Case
from cinequorum.reconcile.cards_facts import fact_cards
from cinequorum.reconcile.cards_films import film_cards
from cinequorum.reconcile.cards_framing import framing_cards
from cinequorum.reconcile.cards_opinion import opinion_cards
from cinequorum.reconcile.cards_points import point_cards
from cinequorum.reconcile.cards_spelling import spelling_cards

_ORDER = ("contested", "framing", "opinion", "compatible", "single", "spelling")


def disagreements_of(case: Case, titles: Sequence[str], comparisons: Sequence[Comparison]) -> tuple[Disagreement, ...]:
    """Return the cards of one film, what excludes each other first. `titles`: the film's forms, the shown one first.

    Each card names a point, every value with the words that carry it, and a plain note on what it means.
    """
    words = (*framing_cards(case), *opinion_cards(case), *point_cards(case), *film_cards(case, comparisons))
    found = (*fact_cards(case), *words, *spelling_cards(case, titles))
    return tuple(sorted(found, key=lambda one: (_ORDER.index(one.nature), one.topic, one.spoiler)))
