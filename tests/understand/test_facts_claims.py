"""What sentences say about their film becomes claims; what they say about anything else does not."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from cinequorum.model.claim import CONTRACT_FIELDS, CREDITS, STATEMENTS, Claim, Manner
from cinequorum.model.page import Block, Page, Role, Span, UserReview
from cinequorum.model.reading import OtherFilm, SubjectFilm
from cinequorum.text.fold import fold
from cinequorum.understand.facts import find_claims
from cinequorum.understand.prose import Films, prose_of
from tests.examples import examples
from tests.understand.pages import page_from_text

_CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases" / "facts_claims.jsonl").read_text(encoding="utf-8").splitlines()
]


def films(title: str, *others: str) -> Films:
    here = Span(page="0" * 32, start=0, end=1)
    return Films(
        subject=SubjectFilm(title=title, year=None, span=here, p=0.9),
        others=tuple(OtherFilm(title=t, year=None, relation="mentioned", p=0.9, span=here) for t in others),
    )


def claims_of(case: Mapping[str, Any]) -> tuple[Claim, ...]:
    page = page_from_text(
        case["text"],
        kind=case.get("kind", "critic_review"),
        metadata=case.get("metadata"),
        language=case.get("language", "en"),
        published=case.get("published"),
    )
    beside = frozenset(case.get("aside", ()))
    blocks = (replace(b, role=Role.RELATED) if page.slice(b.span) in beside else b for b in page.blocks)
    page = dataclasses.replace(page, blocks=tuple(blocks))
    return find_claims(prose_of(page), films(case["film"], *case.get("others", ())))


@pytest.mark.parametrize("case", _CASES, ids=[c["id"] for c in _CASES])
def test_a_sentence_yields_its_claims_and_no_others(case: Mapping[str, Any]) -> None:
    found = claims_of(case)
    values = {(c.predicate, c.value) for c in found}
    for predicate, value, *role in case.get("has", ()):
        assert (predicate, value) in values
        if role:
            assert role[0] in {c.role for c in found if c.value == value}
    for predicate, value, *role in case.get("not", ()):
        if role:
            assert role[0] not in {c.role for c in found if c.value == value}
        else:
            assert (predicate, value) not in values


@pytest.mark.parametrize("case", _CASES, ids=[c["id"] for c in _CASES])
def test_every_claim_is_grounded(case: Mapping[str, Any]) -> None:
    """A span covers the raw words, at most 400 characters of them, and a person's name stands in it."""
    page = page_from_text(case["text"], metadata=case.get("metadata"), language=case.get("language", "en"))
    for claim in find_claims(prose_of(page), films(case["film"], *case.get("others", ()))):
        assert page.slice(claim.span) == claim.raw
        assert 0 < claim.span.end - claim.span.start <= 400
        assert 0.5 <= claim.p <= 0.98
        assert claim.predicate in CONTRACT_FIELDS | STATEMENTS
        if claim.predicate in CREDITS:
            assert set(fold(claim.value).split()) & set(fold(claim.raw).split())


def test_a_page_without_a_single_film_makes_no_claims() -> None:
    page = page_from_text("Director Jane Campion made several of these.")
    assert find_claims(prose_of(page), Films(subject=None)) == ()


def test_a_slip_in_the_ratio_is_noted() -> None:
    found = claims_of({"film": "Ida", "text": "Framed in a 1:85 aspect ratio."})
    assert any(c.qualifier("note") for c in found if c.predicate == "aspect_ratio")


def test_each_window_of_a_date_is_a_release_of_its_own() -> None:
    text = "Paterson goes to VOD and Mubi on February 5, 2017."
    found = [c for c in claims_of({"film": "Paterson", "text": text}) if c.predicate == "release"]
    assert {(c.qualifier("window"), c.qualifier("platform")) for c in found} == {
        ("digital", None),
        ("streaming", "Mubi"),
    }


def test_a_lower_bound_stays_one() -> None:
    text = "Based on a true story about the Lena massacre, in which at least 150 people were killed."
    found = [c for c in claims_of({"film": "Lena", "text": text}) if c.predicate == "event_deaths"]
    assert [(c.value, c.manner) for c in found] == [("150", Manner.LOWER_BOUND)]


def test_hearsay_is_marked() -> None:
    found = claims_of({"film": "Ida", "text": "On Letterboxd we can read that the crew slept in tents."})
    assert [(c.predicate, c.manner, c.holder) for c in found] == [("quote", Manner.HEARSAY, "Letterboxd")]


def test_a_caption_names_an_actor_once() -> None:
    text = "Agata Kulesza as Wanda"
    page = page_from_text("Ida is quiet.")
    start = len(page.text) + 1
    blocks = [
        Block(role=Role.CAPTION, span=Span(page=page.id, start=start + i * 23, end=start + i * 23 + 22)) for i in (0, 1)
    ]
    twice = _with(page, f"{page.text}\n{text}\n{text}", (*page.blocks, *blocks))
    found = find_claims(prose_of(twice), films("Ida"))
    assert [(c.value, c.role) for c in found if c.predicate == "cast"] == [("Agata Kulesza", "Wanda")]


def test_what_a_visitor_says_is_held_by_the_visitor() -> None:
    page = page_from_text("Ida", reviews=("Director Paweł Pawlikowski takes his time.",))
    page = _with(page, page.text, page.blocks, tuple(_named(r, "lena_k") for r in page.reviews))
    found = [c for c in find_claims(prose_of(page), films("Ida")) if c.predicate == "director"]
    assert [c.holder for c in found] == ["lena_k"]


def _with(page: Page, text: str, blocks: tuple[Block, ...], reviews: tuple[UserReview, ...] = ()) -> Page:
    from dataclasses import replace

    return replace(page, text=text, blocks=blocks, reviews=reviews)


def _named(review: UserReview, author: str) -> UserReview:
    from dataclasses import replace

    return replace(review, author=author)


@examples(60)
@given(st.text(alphabet="ABz éÜ.,;:()'’“”-–1962\n$%[]as by directed starring the", max_size=300))
def test_no_text_breaks_the_rules(text: str) -> None:
    page = page_from_text(text + "\nIda is a film.")
    for claim in find_claims(prose_of(page), films("Ida", "Cold War")):
        assert page.slice(claim.span) == claim.raw
