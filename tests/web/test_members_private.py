"""Private means private: to a guest, to another member, to a follower; and one's data are one's own."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.test import Client
from django.utils.timezone import now

from cinequorum.store.port import Store
from cinequorum_web.members.models import FilmList, Follow, ListEntry, Mark, Member, Review, Role, Viewing
from tests.web.films import SLUG
from tests.web.membership import FILM, ON, as_, body_of, member

SHELVES = ("", "diary/", "diary/2026/5/", "watchlist/", "ratings/", "reviews/", "lists/")
SIGNS = ("Secret List", "Wanted Film", "Rated Film", "Seen Film", "★★★½", "Hidden Thought")


@pytest.fixture
def ada(catalog: Store) -> Member:
    """A member who keeps everything to herself, under names by which it would be recognised."""
    ada = member("ada", hides_ratings=True, hides_watchlist=True, hides_diary=True)
    Mark.objects.create(member=ada, film="wanted-film", wanted=now())
    Mark.objects.create(member=ada, film="rated-film", score=70, given="3.5", scale="stars", rated=now(), liked=now())
    Mark.objects.create(member=ada, film=SLUG, score=70, given="3.5", scale="stars", rated=now())
    Viewing.objects.create(member=ada, film="seen-film", watched=date(2026, 5, 1), private=True)
    kept = FilmList.objects.create(member=ada, title="Secret List", about="Hidden Thought", private=True)
    ListEntry.objects.create(of=kept, film="rated-film")
    return ada


def signs_in(client: Client, places: list[str]) -> list[tuple[str, str]]:
    found = []
    for place in places:
        body = client.get(place, follow=True).content.decode().lower()
        found += [(place, sign) for sign in SIGNS if sign.lower() in body]
    return found


def test_what_is_private_is_for_nobody_else(ada: Member) -> None:
    """Not for a guest, a member, a follower or a moderator; not on shelves, the feed or a film's page."""
    Review.objects.create(member=ada, film=SLUG, body="Cold.")
    bo = member("bo")
    Follow.objects.create(follower=bo, followed=ada)
    kept = FilmList.objects.get()
    places = [f"/members/@ada/{shelf}" for shelf in SHELVES] + ["/members/feed/", FILM, ON]
    places += ["/members/lists/", f"/members/@ada/lists/{kept.pk}/", f"/members/reviews/{Review.objects.get().pk}/"]
    for who in (None, bo, member("mo", Role.MODERATOR), member("ed", Role.ADMIN)):
        assert signs_in(as_(who), places) == [], who
        body_of(as_(who), f"/members/@ada/lists/{kept.pk}/", 404)
    own = {sign for _, sign in signs_in(as_(ada), places)}
    assert own == set(SIGNS)


def test_what_is_public_is_for_all(ada: Member) -> None:
    """The same without the ticks is there for guests and followers: the test above would notice."""
    Member.objects.filter(pk=ada.pk).update(hides_ratings=False, hides_watchlist=False)
    Viewing.objects.update(private=False)
    FilmList.objects.update(private=False)
    bo = member("bo")
    Follow.objects.create(follower=bo, followed=ada)
    kept = FilmList.objects.get()
    places = [f"/members/@ada/{shelf}" for shelf in SHELVES] + [f"/members/@ada/lists/{kept.pk}/"]
    assert ("/members/lists/", "Secret List") in signs_in(as_(None), ["/members/lists/"])
    for who in (None, bo):
        assert {sign for _, sign in signs_in(as_(who), places)} == set(SIGNS)
    assert {sign for _, sign in signs_in(as_(bo), ["/members/feed/"])} >= {"Rated Film", "Seen Film", "Secret List"}


def test_a_diary_is_private_where_that_is_ones_habit(ada: Member) -> None:
    """The tick of the form begins as the member chose."""
    body = body_of(as_(ada), FILM)
    assert 'name="private" checked' in body
    assert 'name="private" checked' not in body_of(as_(member("bo")), FILM)


def test_one_follows_and_no_longer(ada: Member) -> None:
    """With one button; nobody follows themselves."""
    bo = member("bo")
    client = as_(bo)
    for _ in range(2):
        client.post("/members/@ada/follow/", {"on": "1"})
    client.post("/members/@bo/follow/", {"on": "1"})
    assert [f.followed for f in Follow.objects.all()] == [ada]
    client.post("/members/@ada/follow/", {"on": ""})
    assert not Follow.objects.exists()
    body_of(as_(bo), "/members/@nobody/", 404)


def test_lists_are_made_filled_and_taken_apart(ada: Member) -> None:
    """By their owner; a title is there once; what is wrong is said at the field."""
    client = as_(ada)
    assert client.post("/members/lists/new/", {"title": "Seas", "about": "<b>wet</b>"}).status_code == 302
    seas = FilmList.objects.get(title="Seas")
    assert "already" in client.post("/members/lists/new/", {"title": "Seas"}).content.decode()
    assert client.post("/members/lists/new/", {"title": "x" * 121}).status_code == 400
    assert client.post("/members/lists/new/", {"title": ""}).status_code == 400
    for _ in range(2):
        client.post(f"{ON}lists/", {"list": seas.pk, "on": "1"})
    body = body_of(Client(), f"/members/@ada/lists/{seas.pk}/")
    assert "The Salt Ferry" in body
    assert "&lt;b&gt;wet" in body
    bo = as_(member("bo"))
    for wrong in (seas.pk, "0", "x", "9" * 30, ""):
        assert bo.post(f"{ON}lists/", {"list": wrong, "on": ""}).status_code == 404
    assert bo.get(f"/members/lists/{seas.pk}/").status_code == 404
    bo.post(f"/members/lists/{seas.pk}/remove/")
    assert seas.entries.count() == 1
    client.post(f"{ON}lists/", {"list": seas.pk, "on": ""})
    assert seas.entries.count() == 0
    client.post(f"/members/lists/{seas.pk}/remove/")
    assert not FilmList.objects.filter(title="Seas").exists()


@pytest.mark.parametrize(
    ("field", "wrong"), [("scale", "parsecs"), ("spoilers", "some"), ("language", "xx"), ("about", "x" * 501)]
)
def test_settings_that_wont_do_are_said_at_the_field(ada: Member, field: str, wrong: str) -> None:
    """Nothing is half-kept."""
    good = {"about": "I like boats.", "language": "de", "scale": "ten", "spoilers": "mild"}
    client = as_(ada)
    assert client.post("/members/settings/", {**good, field: wrong}).status_code == 400
    assert Member.objects.get(pk=ada.pk).scale == "stars"
    assert client.post("/members/settings/", good).status_code == 302
    kept = Member.objects.get(pk=ada.pk)
    assert (kept.about, kept.language, kept.scale, kept.spoilers, kept.hides_diary) == (*good.values(), False)
    assert 'lang="de"' in body_of(client, "/members/settings/")


def test_ones_data_are_ones_own(ada: Member) -> None:
    """Everything in one file, and nothing of anybody else's."""
    Review.objects.create(member=member("bo"), film=SLUG, body="Bo's words")
    Review.objects.create(member=ada, film=SLUG, body="Ada's words")
    body = as_(ada).post("/members/settings/data/").content.decode()
    assert "Bo's words" not in body
    data = json.loads(body)
    assert data["member"]["username"] == "ada"
    assert {row["film"] for row in data["marks"]} == {"wanted-film", "rated-film", SLUG}
    assert data["diary"][0]["watched"] == "2026-05-01"
    assert data["reviews"][0]["body"] == "Ada's words"
    assert data["lists"][0]["title"] == "Secret List"
    assert as_(ada).get("/members/settings/data/").status_code == 405


def test_an_account_is_deleted_with_all_that_it_keeps(ada: Member) -> None:
    """After its name was typed; nothing of it stays, others' things do."""
    bo = member("bo")
    Follow.objects.create(follower=bo, followed=ada)
    client = as_(ada)
    assert client.post("/members/settings/delete/", {"name": "bo"}).status_code == 400
    assert Member.objects.filter(pk=ada.pk).exists()
    client.post("/members/settings/delete/", {"name": "ADA"})
    assert [m.username for m in Member.objects.all()] == ["bo"]
    assert not any(table.objects.exists() for table in (Mark, Viewing, FilmList, Follow))
    body_of(client, "/members/@ada/", 404)
    assert "Sign in" in body_of(client, "/")


def test_a_closed_account_shows_nothing(ada: Member) -> None:
    """Its profile and reviews are gone for others while it is closed."""
    Review.objects.create(member=ada, film=SLUG, body="Cold thoughts.")
    Member.objects.filter(pk=ada.pk).update(is_active=False)
    body_of(Client(), "/members/@ada/", 404)
    assert "Cold thoughts." not in body_of(Client(), ON)


@pytest.mark.parametrize(
    "place",
    [
        "@ada/diary/1/1/", "@ada/diary/9999/12/", "@ada/diary/2026/13/", "@ada/ratings/?page=-3",
        "@ada/ratings/?page=x", "feed/?before=then", "feed/?before=2026-05-01", "@ada/watchlist/?page=9999999999",
    ],
)  # fmt: skip
def test_addresses_that_make_no_sense_are_taken_for_the_nearest(ada: Member, place: str) -> None:
    """No month, page or moment is a fault of ours."""
    assert as_(ada).get(f"/members/{place}").status_code == 200


@pytest.mark.parametrize("place", ["reviews/{}/", "comments/{}/", "lists/{}/", "@ada/lists/{}/", "reviews/{}/report/"])
@pytest.mark.parametrize("number", ["0", "99999", "9" * 30])
def test_an_unknown_number_is_a_404(ada: Member, place: str, number: str) -> None:
    """However large; it leads on to films."""
    assert 'href="/films/"' in body_of(as_(ada), f"/members/{place.format(number)}", 404)


@pytest.mark.parametrize("name", ["nobody", "x" * 500, "<script>", "%00", "a'--"])
def test_an_unknown_name_is_a_404(ada: Member, name: str) -> None:
    """Whatever stands there."""
    body = body_of(Client(), f"/members/@{name}/", 404)
    assert "<script>" not in body.split("<main")[1]
