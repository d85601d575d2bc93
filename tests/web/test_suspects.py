"""Votes that look like a campaign's are shown with their reasons, and the score with and without them."""

from __future__ import annotations

from dataclasses import replace

from django.test import Client

from cinequorum.cli.film import score_line
from cinequorum.model.film import Film
from cinequorum.model.page import Span
from cinequorum.score.film import scored
from cinequorum.store.port import Change
from tests.score.test_campaigns import OPENED, bombs, honest
from tests.web.ferry_pages import READINGS, TIDES
from tests.web.films import SALT_FERRY, SLUG


def bombed() -> Film:
    """The film with eighty made-up votes and a bomb of twenty."""
    votes = honest() + bombs(20, OPENED.replace(month=6))
    span = Span(page=TIDES.id, start=0, end=9)
    placed = tuple(replace(vote, source=TIDES.source, text_span=span) for vote in votes)
    return scored(replace(SALT_FERRY, facts=(), year=None, reviews=placed))


def test_the_page_says_who_is_suspected_and_why(client: Client, db: None) -> None:
    """The figure with them in full and without them stands below the score; each review says why."""
    from cinequorum_web.catalog.orm import CatalogStore

    CatalogStore().apply(Change(readings=READINGS, films=(bombed(),)))
    body = client.get(f"/films/{SLUG}/").content.decode()
    assert "look like a campaign and count less" in body
    assert "with them left out" in body
    told = [client.get(f"/films/{SLUG}/reviews/", {"by": "user", "page": n}).content.decode() for n in (1, 2, 3, 4, 5)]
    body = "".join(told)
    assert "one of a burst of such votes" in body
    assert "votes of 0 to 10 on 2021-06-05, where about" in body


def test_the_command_line_says_it_too() -> None:
    """Behind the score, with both means; nothing is said where nobody is suspected."""
    told = score_line(bombed().audience)
    assert "look like a campaign and count less" in told
    assert "counting in full" in told
    assert "campaign" not in score_line(SALT_FERRY.audience)
