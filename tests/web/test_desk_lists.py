"""The desk on fields with several values: releases, awards and certificates corrected, wrong ones taken out."""

from __future__ import annotations

import html
from typing import Any

import pytest
from django.test import Client

from cinequorum.model.film import Film
from cinequorum.store.ingest import plan_change
from cinequorum_web.catalog.orm import CatalogStore
from tests.reconcile.build import Draft
from tests.web.desk import LOCK, sent, shown, signed_in

DESK = f"/desk/films/{LOCK}/"
TEXT = "The Lock opened in Norway on 3 May 1931, in Sweden on 3 May 1931. With Ulrich Mühe. It won the Silver Gate."
NORWAY = "territory=Norway; window=cinema"


@pytest.fixture
def store(db: None) -> CatalogStore:
    """A film that opened in two countries on one day."""
    draft = Draft(source="https://quay.example/film", text=TEXT, title="The Lock", year=1931)
    draft.says("cast", "Ulrich Mühe", "Ulrich Mühe").says("award", "Silver Gate", "Silver Gate", result="won")
    for country in ("Norway", "Sweden"):
        draft.says("release", "1931-05-03", "3 May 1931", window="cinema", territory=country)
    made = CatalogStore()
    made.apply(plan_change(made, [draft.reading()]))
    return made


@pytest.fixture
def curator(store: CatalogStore) -> Client:
    """A curator at the desk."""
    return signed_in("curator")


def film(store: CatalogStore) -> Film:
    found = store.film(LOCK)
    assert found is not None
    return found


def releases(store: CatalogStore) -> dict[str | None, str]:
    return {fact.qualifier("territory"): fact.value for fact in film(store).having("release")}


def test_the_form_begins_with_the_release_that_is_meant(curator: Client) -> None:
    """Window and country are filled in as the fact has them."""
    body = html.unescape(shown(curator, f"{DESK}facts/release/?value=1931-05-03&of={NORWAY}"))
    assert 'value="Norway"' in body
    assert '<option value="cinema" selected>' in body


def test_a_release_is_corrected_for_its_country(curator: Client, store: CatalogStore) -> None:
    """The other country keeps its day."""
    typed: dict[str, Any] = {
        "value": "1931-06-07",
        "window": "cinema",
        "territory": "Norway",
        "reason": "the poster",
        "locked": "on",
    }
    sent(curator, f"{DESK}facts/release/", **typed, token="r")
    assert releases(store) == {"Norway": "1931-06-07", "Sweden": "1931-05-03"}


def test_a_release_is_locked_for_its_country(curator: Client, store: CatalogStore) -> None:
    """The button locks the fact beside it, not another with the same day."""
    sent(curator, f"{DESK}facts/release/lock/", value="1931-05-03", of=NORWAY, token="l")
    locked = {one.qualifier("territory") for one in film(store).having("release") if one.qualifier("locked")}
    assert locked == {"Norway"}


def test_a_new_award_is_added(curator: Client, store: CatalogStore) -> None:
    """With its festival and how it came out."""
    sent(
        curator, f"{DESK}facts/award/", value="Best Photography", festival="Quay Film Festival", result="won",
        year="1931", address="https://quay.example/prizes", token="a",
    )  # fmt: skip
    added = {one.value: one.qualifier("festival") for one in film(store).having("award")}
    assert added == {"Silver Gate": None, "Best Photography": "Quay Film Festival"}


@pytest.mark.parametrize(
    ("field", "typed", "wrong"),
    [
        ("release", {"value": "3 May", "window": "cinema", "reason": "seen"}, "value"),
        ("release", {"value": "1931-06-07", "reason": "seen"}, "window"),
        ("release", {"value": "1931-06-07", "window": "balcony", "reason": "seen"}, "window"),
        ("award", {"value": "Gate", "result": "won", "year": "31", "reason": "seen"}, "year"),
        ("certificate", {"value": "A", "territory": "x" * 121, "reason": "seen"}, "territory"),
    ],
)
def test_what_is_wrong_is_said_at_the_field(curator: Client, field: str, typed: dict[str, str], wrong: str) -> None:
    """What was typed is kept; nothing is noted."""
    response = curator.post(f"{DESK}facts/{field}/", {**typed, "token": "c"})
    assert response.status_code == 400
    assert f'id="id_{wrong}_error"' in response.content.decode()
    assert not CatalogStore().judgements()


def test_a_wrong_name_is_taken_out_and_comes_back(curator: Client, store: CatalogStore) -> None:
    """With a reason; the log says so, readers find it among what is said, and undo brings the name back."""
    before = film(store)
    shown(curator, f"{DESK}facts/cast/deny/?value=Ulrich+Mühe&of=")
    typed: dict[str, Any] = {"value": "Ulrich Mühe", "of": "", "token": "o"}
    assert curator.post(f"{DESK}facts/cast/deny/", typed).status_code == 400
    assert film(store).having("cast")
    body = html.unescape(sent(curator, f"{DESK}facts/cast/deny/", **typed, reason="another Mühe"))
    assert "Taken out: Cast Ulrich Mühe." in body
    assert not film(store).having("cast")
    assert "taken out by an editor" in html.unescape(shown(curator, f"/films/{LOCK}/facts/cast/"))
    sent(curator, "/desk/undo/", number=store.judgements()[0].id, token="u")
    assert film(store) == before


def test_what_is_gone_cannot_be_taken_out(curator: Client, store: CatalogStore) -> None:
    """A value that the film no longer has is said to be gone."""
    body = sent(curator, f"{DESK}facts/cast/deny/", value="Nobody", of="", reason="x", token="g")
    assert "does not have that value any more" in body
    assert not store.judgements()
