"""What guests may keep here: what they had typed, over a sign-in, and little of it."""

from __future__ import annotations

from django.contrib.sessions.models import Session
from django.test import Client

from cinequorum.store.port import Store
from tests.web.films import SLUG


def test_guests_keep_few_drafts(catalog: Store, db: None) -> None:
    """Who sends forms without an account fills no disk: ten a minute are kept; of the next the words are given back."""
    words = "a long review " * 2_000
    asked = [Client().post(f"/members/on/{SLUG}/review/", {"body": words}) for _ in range(14)]
    assert [response.status_code for response in asked] == [302] * 10 + [429] * 4
    assert Session.objects.count() == 10
    assert words.strip() in asked[-1].content.decode()
