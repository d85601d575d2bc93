"""Rating, liking, wanting and having seen a film; undone, sent twice, and sent wrong."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate, now
from hypothesis import given as anything
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from cinequorum.store.port import Change, Store
from cinequorum_web.members.models import Mark, Member, Review, Scale, Viewing
from cinequorum_web.members.scales import (
    STEPS,
    joy_on_scale,
    liking,
    nearest,
    on_scale,
    rating_of,
    shown,
    spoken,
    worth,
)
from tests.web.films import SALT_FERRY, SLUG
from tests.web.membership import FILM, ON, as_, body_of, member


@pytest.fixture
def ada(catalog: Store) -> Member:
    return member("ada")


@pytest.mark.parametrize("scale", Scale.values)
def test_every_step_of_a_scale_is_worth_itself(scale: str) -> None:
    """What can be given comes back as it was given; it can be printed and spoken; nothing else can be given."""
    for step in STEPS[scale]:
        assert nearest(step.score, scale) == step.given
        assert 0 <= step.score <= 100
        assert shown(step.given, scale)
        assert spoken(step.given, scale)
    for wrong in ("", "0.25", "-1", "101", "1e1", "NaN", "a+", "٣", "⅘", "6 "):
        assert worth(wrong, scale) is None


@anything(st.integers(0, 100), st.sampled_from(Scale.values))
@hypothesis_settings(max_examples=60)
def test_the_nearest_step_is_the_nearest(score: int, scale: str) -> None:
    """No step of a scale comes nearer to a score."""
    best = worth(nearest(score, scale), scale)
    assert best is not None
    assert abs(best - score) == min(abs(step.score - score) for step in STEPS[scale])


def test_changing_the_scale_loses_nothing() -> None:
    """There and back, what was given is what was given."""
    mark = Mark(score=70, given="3.5", scale="stars")
    assert on_scale(mark, "thumbs") == "up"
    assert on_scale(mark, "ten") == "7"
    assert on_scale(mark, "stars") == "3.5"


@anything(st.sampled_from(Scale.values), st.data(), st.lists(st.sampled_from(Scale.values), max_size=6))
@hypothesis_settings(max_examples=80)
def test_no_change_of_scale_undoes_what_was_given(first: str, data: st.DataObject, through: list[str]) -> None:
    """Whatever scales a member goes through, on the first one stands what was given, and its worth stays."""
    step = data.draw(st.sampled_from(STEPS[first]))
    mark = Mark(score=step.score, given=step.given, scale=first)
    mark.joy, mark.joy_given, mark.joy_scale = step.score, step.given, first
    for scale in through:
        seen = on_scale(mark, scale)
        assert worth(seen, scale) is not None
        assert joy_on_scale(mark, scale) == seen
    assert (on_scale(mark, first), joy_on_scale(mark, first), mark.score) == (step.given, step.given, step.score)


def test_two_marks_stand_side_by_side(ada: Member) -> None:
    """Each says which it is; each is given, undone and taken back alone; the other stays as it was given."""
    Member.objects.filter(pk=ada.pk).update(two_marks=True)
    client = as_(Member.objects.get(pk=ada.pk))
    assert "How much did you enjoy it?" in body_of(client, FILM)
    client.post(f"{ON}rate/", {"given": "2", "of": ""})
    assert rating_of(Mark.objects.get()) == ("Quality ★★", "Quality: 2 of 5 stars")
    client.post(f"{ON}rate/", {"given": "4.5", "of": "joy"})
    mark = Mark.objects.get()
    assert (mark.score, mark.joy, mark.joy_given, mark.joy_scale, liking(mark)) == (40, 90, "4.5", "stars", 90)
    body = body_of(client, "/members/@ada/ratings/")
    assert "Quality ★★ · Enjoyment ★★★★½" in body
    client.post(f"{ON}rate/", {"given": "6", "of": "joy"})
    assert Mark.objects.get().joy == 90
    rated = Mark.objects.get().rated
    client.post(f"{ON}rate/", {"given": "", "of": ""})
    mark = Mark.objects.get()
    assert (mark.score, mark.quality, mark.joy, mark.rated) == (None, False, 90, rated)
    assert rating_of(mark) == ("Enjoyment ★★★★½", "Enjoyment: 4.5 of 5 stars")
    assert "★★★★½" in body_of(client, "/members/@ada/ratings/")
    client.post(f"{ON}rate/", {"given": "", "of": "joy"})
    assert not Mark.objects.exists()


def test_one_mark_is_asked_of_who_wants_one(ada: Member) -> None:
    """Without the option there is no second form; a second mark from before stays in sight, and can be taken back."""
    client = as_(ada)
    assert 'value="joy"' not in body_of(client, FILM)
    client.post(f"{ON}rate/", {"given": "3"})
    assert rating_of(Mark.objects.get())[0] == "★★★"
    Mark.objects.update(joy=20, joy_given="1", joy_scale="stars")
    assert 'value="joy"' in body_of(client, FILM)


def test_undo_brings_both_marks_back(ada: Member) -> None:
    """What stood before the last mark stands again, with the other."""
    Mark.objects.create(member=ada, film=SLUG, score=60, given="3", scale="stars", joy=20, joy_given="1",
                        joy_scale="stars", rated=now(), quality=True)  # fmt: skip
    client = as_(ada)
    client.post(f"{ON}rate/", {"given": "5", "of": "joy"})
    token = re.search(r'name="token" value="([^"]+)"', body_of(client, FILM))
    assert token
    client.post("/members/undo/", {"token": token[1]})
    mark = Mark.objects.get()
    assert (mark.given, mark.joy_given, mark.quality) == ("3", "1", True)


def test_a_film_is_rated_with_one_click(ada: Member) -> None:
    """A form of its own, that leads back; the rating stands on the page, and undo takes it back."""
    client = as_(ada)
    assert client.post(f"{ON}rate/", {"given": "3.5", "back": f"{FILM}#mine"})["Location"] == f"{FILM}#mine"
    mark = Mark.objects.get()
    assert (mark.score, mark.given, mark.scale) == (70, "3.5", "stars")
    body = body_of(client, FILM)
    assert "★★★½" in body
    token = re.search(r'name="token" value="([^"]+)"', body)
    assert token
    client.post("/members/undo/", {"token": token[1]})
    assert not Mark.objects.exists()


@pytest.mark.parametrize("wrong", ["0", "6", "3.25", "<b>", "x" * 5000, "★★★", "5\x00"])
def test_what_cant_be_given_changes_nothing(ada: Member, wrong: str) -> None:
    """It is said, and what was there before stays."""
    client = as_(ada)
    client.post(f"{ON}rate/", {"given": "4"})
    client.post(f"{ON}rate/", {"given": wrong})
    assert Mark.objects.get().given == "4"
    assert "be given on your scale" in body_of(client, FILM)


@pytest.mark.parametrize("scale", Scale.values)
def test_every_scale_has_its_panel(ada: Member, scale: str) -> None:
    """Each step of it has a button, or a field, and works."""
    Member.objects.filter(pk=ada.pk).update(scale=scale)
    client = as_(Member.objects.get(pk=ada.pk))
    best = STEPS[scale][-1]
    assert f'value="{best.given}"' in body_of(client, FILM) or scale == "hundred"
    client.post(f"{ON}rate/", {"given": best.given})
    assert Mark.objects.get().score == best.score
    assert "Your rating" in body_of(client, FILM)


def test_a_form_sent_twice_acts_once(ada: Member) -> None:
    """Twice on the watchlist is on it; the same day twice is one day."""
    client = as_(ada)
    for _ in range(2):
        client.post(f"{ON}watchlist/", {"on": "1"})
        client.post(f"{ON}like/", {"on": "1"})
        client.post(f"{ON}seen/", {"watched": "2026-05-01"})
    mark = Mark.objects.get()
    assert mark.liked
    assert Viewing.objects.count() == 1


def test_what_was_seen_leaves_the_watchlist(ada: Member) -> None:
    """A day in the diary takes the film off the list of those to see."""
    client = as_(ada)
    client.post(f"{ON}watchlist/", {"on": "1"})
    assert "The Salt Ferry" in body_of(client, "/members/@ada/watchlist/")
    client.post(f"{ON}seen/", {"watched": "2026-05-01", "again": "on", "private": "on"})
    assert not Mark.objects.exists()
    seen = Viewing.objects.get()
    assert (seen.watched, seen.again, seen.private) == (date(2026, 5, 1), True, True)


@pytest.mark.parametrize(
    "wrong",
    ["", "yesterday", "2026-02-30", "1700-01-01", "9999-12-31", "<script>", (localdate() + timedelta(2)).isoformat()],
)
def test_a_day_that_wont_do_is_said_at_the_field(ada: Member, wrong: str) -> None:
    """With what was typed kept, and nothing written."""
    response = as_(ada).post(f"{ON}seen/", {"watched": wrong, "again": "on"})
    assert response.status_code == 400
    body = response.content.decode()
    assert 'class="wrong"' in body
    assert "checked" in body
    assert "<script>" not in body.split("<main")[1]
    assert not Viewing.objects.exists()


def test_a_day_is_taken_out_and_put_back(ada: Member) -> None:
    """By its owner; another's stays."""
    client = as_(ada)
    client.post(f"{ON}seen/", {"watched": "2026-05-01"})
    pk = Viewing.objects.get().pk
    assert as_(member("bo")).post(f"/members/diary/{pk}/remove/").status_code == 404
    client.post(f"/members/diary/{pk}/remove/", {"back": "/members/@ada/diary/"})
    assert not Viewing.objects.exists()
    token = re.findall(r'name="token" value="([^"]+)"', body_of(client, FILM))[-1]
    client.post("/members/undo/", {"token": token})
    assert Viewing.objects.get().watched == date(2026, 5, 1)


def test_undo_is_for_who_did_it(ada: Member) -> None:
    """A note of another member's, a changed one and none do nothing."""
    client = as_(ada)
    client.post(f"{ON}rate/", {"given": "4"})
    token = re.findall(r'name="token" value="([^"]+)"', body_of(client, FILM))[-1]
    bo = as_(member("bo"))
    for wrong in (token, token[:-2] + "xx", "", "x" * 10_000):
        bo.post("/members/undo/", {"token": wrong})
        assert "be taken back any more" in body_of(bo, FILM)
    assert Mark.objects.get().given == "4"


def test_marks_follow_a_film_that_was_merged_away(ada: Member, catalog: Store) -> None:
    """Under its new address the film has the old marks; the old address leads on."""
    client = as_(ada)
    client.post(f"{ON}rate/", {"given": "4"})
    client.post(f"{ON}seen/", {"watched": "2026-05-01"})
    Review.objects.create(member=ada, film=SLUG, body="Cold.")
    catalog.apply(Change(films=(replace(SALT_FERRY, slug="salt-ferry"),), gone=(SLUG,)))
    body = body_of(client, "/films/salt-ferry/")
    assert "★★★★" in body
    assert "Change your review" in body
    assert "1 May 2026" in body
    assert client.get(ON)["Location"] == "/members/on/salt-ferry/"
    client.post(f"{ON}rate/", {"given": "2"})
    assert (Mark.objects.get().film, Mark.objects.get().given) == ("salt-ferry", "2")
    for shelf in ("", "diary/", "ratings/", "reviews/"):
        assert "/films/salt-ferry/" in body_of(client, f"/members/@ada/{shelf}")


def test_a_film_that_is_gone_keeps_its_marks(ada: Member) -> None:
    """What members keep of films that the site no longer has is shown, without a link."""
    Mark.objects.create(
        member=ada, film="vanished-1999", score=70, given="3.5", scale="stars", rated="2026-05-01T10:00Z"
    )
    body = body_of(as_(ada), "/members/@ada/ratings/")
    assert "Vanished 1999" in body
    assert "/films/vanished-1999/" not in body


@pytest.mark.parametrize("place", ["rate/", "like/", "watchlist/", "seen/", "review/", "lists/", ""])
def test_an_unknown_film_is_a_helpful_404(ada: Member, place: str) -> None:
    """With what comes near."""
    client = as_(ada)
    for ask in (client.get, client.post):
        if ask == client.get and place in {"rate/", "like/", "watchlist/"}:
            continue
        response = ask(f"/members/on/the-salt-fery/{place}")
        if response.status_code == 405:
            continue
        assert response.status_code == 404
        assert FILM in response.content.decode()


def test_a_guest_is_asked_nothing_and_costs_nothing(catalog: Store, client: Client) -> None:
    """A guest's film page has no cookie, no token, no session, no query of members, and the same bytes each time."""
    Review.objects.create(member=member("ada"), film=SLUG, body="Cold.")
    client.get(FILM)
    with CaptureQueriesContext(connection) as asked:
        first = client.get(FILM)
    assert not [one["sql"] for one in asked.captured_queries if "member" in one["sql"] or "session" in one["sql"]]
    assert not first.cookies
    assert b"csrfmiddlewaretoken" not in first.content
    assert first.content == Client().get(FILM).content
    assert f"/members/on/{SLUG}/".encode() in first.content


def test_what_a_member_sees_is_kept_by_nobody_else(ada: Member) -> None:
    """Caches on the way keep no page of a member's."""
    assert "private" in as_(ada).get(FILM)["Cache-Control"]
    assert "Cache-Control" not in Client().get(FILM).headers


def test_a_member_who_went_home_is_led_back_with_what_was_typed(ada: Member) -> None:
    """A form sent after the session ended waits behind sign-in."""
    client = as_(None)
    response = client.post(f"{ON}review/", {"body": "Cold, yet fair.", "back": f"{ON}review/"})
    assert response["Location"] == f"/members/login/?next={ON}review/"
    client.force_login(ada)
    assert "Cold, yet fair." in body_of(client, f"{ON}review/")
    assert "Cold, yet fair." not in body_of(client, f"{ON}review/")


def test_a_stale_form_gives_back_what_was_typed(ada: Member) -> None:
    """Without the form's own sign nothing is saved; the text is there to be taken along, and no password is."""
    client = as_(ada, checks=True)
    text = "Cold, yet fair. <b>And long enough to be worth keeping.</b>"
    response = client.post(f"{ON}review/", {"body": text, "password1": "x" * 60})
    assert response.status_code == 403
    body = response.content.decode()
    assert "Cold, yet fair. &lt;b&gt;And long" in body
    assert "x" * 60 not in body
    assert not Review.objects.exists()


@pytest.mark.parametrize(
    "back", ["https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example", "javascript:1"]
)
def test_no_form_leads_to_another_site(ada: Member, back: str) -> None:
    """Whatever address a form was made to name."""
    assert as_(ada).post(f"{ON}like/", {"on": "1", "back": back})["Location"] == "/"
