"""Facts with the words that carry them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from cinequorum.model.claim import CREDITS, Claim
from cinequorum.text.fold import fold
from cinequorum.understand.facts.ages import find_ages
from cinequorum.understand.facts.awards import find_awards
from cinequorum.understand.facts.beside_titles import find_beside_titles
from cinequorum.understand.facts.billed_parts import find_billed_parts
from cinequorum.understand.facts.billing import find_billed
from cinequorum.understand.facts.cards import find_cards
from cinequorum.understand.facts.cast import find_cast
from cinequorum.understand.facts.cast_tables import find_cast_tables
from cinequorum.understand.facts.casting import find_casting
from cinequorum.understand.facts.characters import find_characters
from cinequorum.understand.facts.companies import find_companies
from cinequorum.understand.facts.credit_model import weighed
from cinequorum.understand.facts.credits import find_credits
from cinequorum.understand.facts.described import find_described
from cinequorum.understand.facts.distributors import find_distributors
from cinequorum.understand.facts.ensemble import find_ensembles
from cinequorum.understand.facts.events import find_events
from cinequorum.understand.facts.excerpts import find_excerpts
from cinequorum.understand.facts.film_nations import find_film_nations
from cinequorum.understand.facts.film_trades import find_film_trades, find_title_makers
from cinequorum.understand.facts.flat_sheets import find_flat_sheets
from cinequorum.understand.facts.head_tables import find_head_tables
from cinequorum.understand.facts.hedges import hedged
from cinequorum.understand.facts.identities import find_identities
from cinequorum.understand.facts.inferred import find_inferred
from cinequorum.understand.facts.kinds_told import find_kinds_told
from cinequorum.understand.facts.known_owners import as_performers
from cinequorum.understand.facts.lengths import find_lengths
from cinequorum.understand.facts.made_by import find_made_by
from cinequorum.understand.facts.makers import find_makers
from cinequorum.understand.facts.metadata_facts import find_metadata_facts
from cinequorum.understand.facts.original_titles import find_original_titles
from cinequorum.understand.facts.origins import find_origins
from cinequorum.understand.facts.owned_parts import find_owned_parts
from cinequorum.understand.facts.paired_parts import find_paired_parts
from cinequorum.understand.facts.players import find_players
from cinequorum.understand.facts.praised import find_praised
from cinequorum.understand.facts.premieres import find_premieres
from cinequorum.understand.facts.prize_lists import find_prize_lists
from cinequorum.understand.facts.record_heads import find_record_heads
from cinequorum.understand.facts.relatives import find_relatives
from cinequorum.understand.facts.release_status import find_release_status
from cinequorum.understand.facts.releases import find_releases
from cinequorum.understand.facts.role_words import find_role_words
from cinequorum.understand.facts.rows import find_rows
from cinequorum.understand.facts.scene import Scene, scene_of
from cinequorum.understand.facts.settings import find_settings
from cinequorum.understand.facts.settle import settle
from cinequorum.understand.facts.sheet import find_sheet
from cinequorum.understand.facts.short_credits import find_short_credits
from cinequorum.understand.facts.slashed import find_slashed
from cinequorum.understand.facts.spelling import as_one_person, printed_names
from cinequorum.understand.facts.stamps import find_stamps
from cinequorum.understand.facts.standing_names import find_standing_names
from cinequorum.understand.facts.stated_origins import find_stated_origins
from cinequorum.understand.facts.statements import find_statements
from cinequorum.understand.facts.strips import find_strips
from cinequorum.understand.facts.sums import find_sums
from cinequorum.understand.facts.technical import find_technical
from cinequorum.understand.facts.told_credits import find_told_credits
from cinequorum.understand.facts.told_parts import with_parts
from cinequorum.understand.facts.uncased_prose import find_uncased
from cinequorum.understand.facts.uncased_releases import find_uncased_releases
from cinequorum.understand.facts.unplaced import find_unplaced
from cinequorum.understand.facts.years import find_years
from cinequorum.understand.prose import Films, Prose

__all__ = ["claims_of_page", "find_claims", "rules_on"]

_RULES = (
    find_credits,
    find_beside_titles,
    find_makers,
    find_made_by,
    find_film_trades,
    find_title_makers,
    find_relatives,
    find_cast,
    find_casting,
    find_paired_parts,
    find_billed_parts,
    find_told_credits,
    find_ensembles,
    find_owned_parts,
    find_uncased,
    find_praised,
    find_identities,
    find_billed,
    find_role_words,
    find_sheet,
    find_rows,
    find_flat_sheets,
    find_players,
    find_cast_tables,
    find_head_tables,
    find_strips,
    find_slashed,
    find_short_credits,
    find_record_heads,
    find_companies,
    find_distributors,
    find_cards,
    find_metadata_facts,
    find_stated_origins,
    find_technical,
    find_lengths,
    find_sums,
    find_stamps,
    find_releases,
    find_release_status,
    find_uncased_releases,
    find_premieres,
    find_awards,
    find_prize_lists,
    find_kinds_told,
    find_origins,
    find_original_titles,
    find_settings,
    find_years,
    find_described,
    find_film_nations,
    find_events,
    find_statements,
    find_ages,
    find_excerpts,
)


def find_claims(prose: Prose, films: Films) -> tuple[Claim, ...]:
    """Return every claim of the rules about the page's subject film, in text order.

    A page about several films or none yields nothing: no statement could be given to a film.
    """
    return () if films.subject is None else _by_rules(scene_of(prose, films))


def claims_of_page(prose: Prose, films: Films) -> tuple[Claim, ...]:
    """Return what the rules say of the page's film, with what learned weights make of its persons (`credit_model`)."""
    scene, claims = rules_on(prose, films)
    return claims if scene is None else with_parts(prose, films, weighed(scene, as_performers(scene, claims)))


def rules_on(prose: Prose, films: Films) -> tuple[Scene | None, tuple[Claim, ...]]:
    """Return the page's sentences and what the rules say; None and nothing for a page without a film.

    A review is about a film, whether a line of it is known for the title or not: of a review whose film is not found
    the credits are told, less surely.
    """
    if films.subject is None and prose.page.kind.name != _REVIEW:
        return None, ()
    scene = scene_of(prose, films)
    claims = _by_rules(scene)
    return scene, claims if films.subject else tuple(map(_less_sure, filter(_is_credit, claims)))


_REVIEW: Final = "critic_review"
_UNTITLED: Final = 0.85  # of a hundred such credits so many are as right as those of a film that is found


def _is_credit(claim: Claim) -> bool:
    return claim.predicate in CREDITS


def _less_sure(claim: Claim) -> Claim:
    return replace(claim, p=round(claim.p * _UNTITLED, 4))


def _by_rules(scene: Scene) -> tuple[Claim, ...]:
    printed = printed_names(scene)
    found = as_one_person(hedged(scene, (claim for rule in _RULES for claim in rule(scene))), printed)
    people = find_characters(scene, _parts(found))
    found = (*found, *people, *find_standing_names(scene, found))
    found = (*found, *as_one_person(find_inferred(scene, found), printed))
    return settle([*found, *as_one_person(find_unplaced(scene, found), printed)])


def _parts(claims: Iterable[Claim]) -> frozenset[str]:
    """Return the folded names of the story's people, whole and word by word, that the cast's parts give away."""
    names = {fold(c.role) for c in claims if c.predicate == "cast" and c.role and c.role[:1].isupper()}
    return frozenset(names | {word for name in names for word in name.split() if len(word) > 2})
