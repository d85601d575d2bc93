"""Names and cookies that are made to be taken for something else, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from cinequorum.errors import StoreError
from cinequorum_web.members.making import make_member
from cinequorum_web.members.models import Member
from tests.web.conftest import POSTGRESQL, SQLITE, site_on

PASSWORD = "a long sentence 77"


@pytest.fixture(params=[SQLITE, POSTGRESQL])
def site(request: pytest.FixtureRequest, db: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The site on either database."""
    if request.param == SQLITE:
        yield
        return
    with django_db_blocker.unblock(), site_on(request.getfixturevalue("site_database")):
        yield


@pytest.mark.parametrize(("first", "second"), [("Ädä", "äDÄ"), ("Зоя", "ЗОЯ"), ("Ωρα", "ΩΡΑ"), ("ada", "ADA")])
def test_no_two_names_differ_in_case_only(site: None, settings: Any, first: str, second: str) -> None:
    """In any alphabet: neither who signs up nor who looks after the site makes a second."""
    settings.CINEQUORUM_SIGNUP = "open"
    for name in (first, second):
        Client().post("/members/signup/", {"username": name, "password1": PASSWORD, "password2": PASSWORD})
    with pytest.raises(StoreError, match="already"):
        make_member(second, "", "member")
    assert [member.username for member in Member.objects.all()] == [first]


def test_other_names_are_free(site: None) -> None:
    """A name that only begins like another, or has a sign that patterns mean something by, is its own."""
    for name in ("Äd", "Ädä", "ä.d", "äxd"):
        make_member(name, "", "member")
    assert Member.objects.count() == 4


@pytest.mark.parametrize("cookie", ['"\\000aaaaaaaaaaaa"', '"aaaaaaaaaaaa\\000"', "short", "a" * 4000])
@pytest.mark.parametrize("address", ["/", "/members/feed/", "/members/login/"])
def test_a_cookie_of_no_session_is_that_of_a_guest(site: None, cookie: str, address: str) -> None:
    """Whatever stands in it: pages are those of guests, and no fault of ours."""
    answer = Client().get(address, HTTP_COOKIE=f"sessionid={cookie}")
    assert answer.status_code == Client().get(address).status_code
