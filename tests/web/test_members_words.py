"""Reviews, comments and reports: safe whatever is typed, behind the wall, and once however often they are sent."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now
from hypothesis import given as anything
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from cinequorum.store.port import Store
from cinequorum_web.members.models import Comment, Member, Report, Review, Role
from cinequorum_web.members.text import plain, render
from cinequorum_web.members.writing import MOST_AN_HOUR
from tests.web.films import SLUG
from tests.web.membership import FILM, ON, as_, body_of, member

SECRET = "the ferryman was the drowned brother all along"
HOSTILE = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))", "![x](https://e.example/x.png)",
    "<b onclick='x'>b</b>", "[x](data:text/html,<script>)", "<iframe src=//e.example>", "&lt;script&gt;", "`<script>`",
    "<style>*{display:none}</style>", "||<script>||", "[a]: javascript:x\n[a]", "<https://e.example/?<script>>",
)  # fmt: skip


@pytest.fixture
def ada(catalog: Store) -> Member:
    return member("ada")


@pytest.fixture
def review(ada: Member) -> Review:
    return Review.objects.create(member=ada, film=SLUG, body=f"Cold, yet *fair*: ||{SECRET}||.")


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("reveal", [True, False])
def test_no_markup_of_a_members_own_gets_into_a_page(text: str, reveal: bool) -> None:  # noqa: FBT001 # a case
    """No script, no picture from elsewhere, no handler, no style."""
    tags = re.findall(r"<[^>]*>", render(text, reveal=reveal).html)
    assert not [tag for tag in tags if re.search(r"<\W*(script|img|iframe|style|b\b)|\son\w+=|javascript:|data:", tag)]


@anything(st.text(alphabet=st.sampled_from("|*_`<>[]()#-~ab \n\ue000\ue001"), max_size=80))
@hypothesis_settings(max_examples=80)
def test_what_is_hidden_is_not_in_the_page(around: str) -> None:
    """Wherever the bars stand and whatever surrounds them: what they enclose is gone, and is there when asked for."""
    before = around.replace("|", "")
    hidden = render(f"{before} ||zqx secret|| after", reveal=False)
    assert "zqx" not in hidden.html
    assert "zqx" not in plain(f"{before} ||zqx secret|| after", 500)
    assert "zqx" in render(f"{before} ||zqx secret|| after", reveal=True).html
    assert hidden.hidden == 1


def test_bars_that_are_not_closed_hide_the_rest() -> None:
    """Rather too much than too little."""
    shown = render("Fine. ||zqx and on\n\nand on", reveal=False)
    assert "zqx" not in shown.html
    assert "and on" not in shown.html


def test_links_of_members_lead_out_without_our_word() -> None:
    """They are told from ours to searching machines, and send nobody our address."""
    assert 'rel="nofollow ugc noopener"' in render("[x](https://e.example/)", reveal=False).html


def test_a_review_is_written_changed_taken_away_and_put_back(ada: Member) -> None:
    """Each with a form; undo puts it back."""
    client = as_(ada)
    client.post(f"{ON}review/", {"body": "Cold, yet *fair*."})
    assert "<em>fair</em>" in body_of(client, FILM)
    pk = Review.objects.get().pk
    client.post(f"{ON}review/", {"body": "Cold and **fair**."})
    assert Review.objects.get().edited
    assert "<strong>fair</strong>" in body_of(client, f"/members/reviews/{pk}/")
    for _ in range(2):
        client.post(f"/members/reviews/{pk}/remove/", {"back": FILM})
    body_of(Client(), f"/members/reviews/{pk}/", 404)
    token = re.findall(r'name="token" value="([^"]+)"', body_of(client, FILM))[-1]
    client.post("/members/undo/", {"token": token})
    assert "<strong>fair</strong>" in body_of(Client(), f"/members/reviews/{pk}/")


@pytest.mark.parametrize(
    ("body", "words"),
    [("", "required"), ("  \n ", "required"), ("||||", "nothing in it"), ("x" * 20_001, "20000")],
)
def test_a_review_that_wont_do_is_kept_in_its_form(ada: Member, body: str, words: str) -> None:
    """What is wrong stands at the field; what was typed, the tick too, stays."""
    response = as_(ada).post(f"{ON}review/", {"body": body, "spoils": "on"})
    assert response.status_code == 400
    page = response.content.decode()
    assert words in page
    assert "checked" in page
    assert body.strip() in page
    assert not Review.objects.exists()


def test_a_review_sent_twice_is_one(ada: Member) -> None:
    """The second is a change of the first."""
    client = as_(ada)
    for _ in range(2):
        client.post(f"{ON}review/", {"body": "Cold."})
    assert Review.objects.count() == 1


def test_others_change_nothing(ada: Member, review: Review) -> None:
    """Neither guest nor another member, by no address."""
    comment = Comment.objects.create(member=ada, review=review, body="So it is.", once="a")
    for client in (as_(member("bo")), Client()):
        client.post(f"/members/reviews/{review.pk}/remove/")
        client.post(f"/members/comments/{comment.pk}/remove/")
        client.post(f"/members/comments/{comment.pk}/", {"body": "No."})
    review.refresh_from_db()
    comment.refresh_from_db()
    assert (review.removed, comment.removed, comment.body) == (None, None, "So it is.")


def test_nothing_a_member_hid_is_in_any_page_unasked(ada: Member, review: Review) -> None:
    """The words between bars, a review hidden as a whole and comments: on no page, to nobody, until asked for."""
    bo = member("bo", Role.ADMIN)
    Comment.objects.create(member=bo, review=review, body=f"Yes: ||{SECRET}||", once="a")
    whole = Review.objects.create(member=bo, film=SLUG, body=SECRET, spoils=True)
    from cinequorum_web.members.models import Follow

    Follow.objects.create(follower=ada, followed=bo)
    Follow.objects.create(follower=bo, followed=ada)
    places = [FILM, f"{FILM}?spoilers=mild", ON, "/members/feed/", f"/members/reviews/{review.pk}/"]
    places += [
        f"/members/reviews/{whole.pk}/",
        f"/members/reviews/{review.pk}/report/",
        "/",
    ]
    places += [f"/members/reviews/{whole.pk}/report/"]
    places += [f"/members/@{name}/{shelf}" for name in ("ada", "bo") for shelf in ("", "reviews/", "diary/")]
    for who in (None, ada, bo):
        client = as_(who)
        for place in places:
            assert "drowned" not in client.get(place, follow=True).content.decode().replace(
                "drowned brother", "", 4 * ("q=" in place)
            ), (who, place)
    for pk in (review.pk, whole.pk):
        assert "drowned" in body_of(Client(), f"/members/reviews/{pk}/?spoilers=all")
    assert body_of(Client(), f"/members/reviews/{review.pk}/?spoilers=all").count("drowned") == 2


def test_a_member_may_want_to_see_everything(ada: Member, review: Review) -> None:
    """Who chose so sees it at once, and may hide it again for one page."""
    Member.objects.filter(pk=ada.pk).update(spoilers="all")
    client = as_(Member.objects.get(pk=ada.pk))
    assert "drowned" in body_of(client, f"/members/reviews/{review.pk}/")
    assert "drowned" in body_of(client, FILM)
    assert "drowned" not in body_of(client, f"/members/reviews/{review.pk}/?spoilers=none")
    assert f'href="{FILM}?spoilers=none"' in body_of(client, FILM)
    assert "drowned" not in body_of(client, f"{FILM}?spoilers=none")


def test_a_comment_is_made_changed_taken_away(ada: Member, review: Review) -> None:
    """By whom it is; the same form twice is one comment, and so are the same words after the way back to a new form."""
    bo = as_(member("bo"))
    address = f"/members/reviews/{review.pk}/"
    once = re.search(r'name="once" value="(\w+)"', body_of(bo, address))
    assert once
    for _ in range(2):
        bo.post(address, {"body": "Is it?", "once": once[1]})
    bo.post(address, {"body": "Is it?", "once": "another"})
    assert Comment.objects.count() == 1
    Comment.objects.update(made=now() - timedelta(hours=2))
    bo.post(address, {"body": "Is it?", "once": "third"})
    assert Comment.objects.count() == 2
    first = Comment.objects.order_by("pk")[0]
    bo.post(f"/members/comments/{first.pk}/", {"body": "It is."})
    assert "It is." in body_of(Client(), address)
    bo.post(f"/members/comments/{first.pk}/remove/", {"back": address})
    assert "It is." not in body_of(Client(), address)


@pytest.mark.parametrize(("body", "words"), [("", "required"), ("x" * 4_001, "4000"), ("||", "nothing in it")])
def test_a_comment_that_wont_do_is_kept_in_its_form(review: Review, body: str, words: str) -> None:
    """Beside the review, with what is wrong."""
    response = as_(member("bo")).post(f"/members/reviews/{review.pk}/", {"body": body})
    assert response.status_code == 400
    assert words in response.content.decode()
    assert body in response.content.decode()
    assert not Comment.objects.exists()


def test_nobody_writes_without_end(review: Review) -> None:
    """After some dozens of texts in an hour the next is kept in its form."""
    bo = member("bo")
    Comment.objects.bulk_create(Comment(member=bo, review=review, body="!", once=str(n)) for n in range(MOST_AN_HOUR))
    page = as_(bo).post(f"/members/reviews/{review.pk}/", {"body": "One more thing"}).content.decode()
    assert "One more thing" in page
    assert "last hour" in page
    assert Comment.objects.count() == MOST_AN_HOUR


def test_a_text_is_reported_once_and_with_a_reason(ada: Member, review: Review) -> None:
    """By members; the report waits for those who moderate. Twice is once."""
    bo = as_(member("bo"))
    address = f"/members/reviews/{review.pk}/report/"
    assert bo.post(address, {"reason": "dislike"}).status_code == 400
    assert bo.post(address, {"note": "x" * 1001, "reason": "spam"}).status_code == 400
    assert not Report.objects.exists()
    for _ in range(2):
        assert bo.post(address, {"reason": "spam", "note": "<b>buys</b> ads"}).status_code == 302
    report = Report.objects.get()
    assert (report.about, report.reason, report.state, report.note) == (review, "spam", "open", "<b>buys</b> ads")
    assert Client().get(address).status_code == 302
    comment = Comment.objects.create(member=ada, review=review, body="So.", once="a")
    bo.post(f"/members/comments/{comment.pk}/report/", {"reason": "insult"})
    assert Report.objects.filter(comment=comment).count() == 1
    body_of(bo, "/members/reviews/999999/report/", 404)


def test_what_a_moderator_took_down_is_seen_by_few(ada: Member, review: Review) -> None:
    """Its writer learns that and why; others find nothing, moderators what it was."""
    Review.objects.filter(pk=review.pk).update(hidden=True, hidden_why="It insults the boatman.")
    address = f"/members/reviews/{review.pk}/"
    assert "It insults the boatman." in body_of(as_(ada), address)
    assert "Taken down" in body_of(as_(member("mo", Role.MODERATOR)), address)
    for who in (None, member("bo")):
        body_of(as_(who), address, 404)
        for place in (FILM, ON, "/members/@ada/", "/members/@ada/reviews/"):
            assert "<em>fair</em>" not in body_of(as_(who), place)


def test_a_hidden_comment_is_gone_for_others(ada: Member, review: Review) -> None:
    """And is not counted."""
    bo = member("bo")
    Comment.objects.create(member=bo, review=review, body="Rude words.", once="a", hidden=True)
    assert "Rude words." not in body_of(Client(), f"/members/reviews/{review.pk}/")
    assert "Rude words." in body_of(as_(bo), f"/members/reviews/{review.pk}/")
    assert "1 comment" not in body_of(Client(), ON)


def test_members_move_no_scores(ada: Member, review: Review) -> None:
    """The film's own figures are the same before and after, and the page says so."""
    before = Client().get(f"/api/v1/films/{SLUG}").content
    for name in ("bo", "cy", "di"):
        as_(member(name)).post(f"{ON}rate/", {"given": "0.5"})
    assert Client().get(f"/api/v1/films/{SLUG}").content == before
    assert "moves neither" in body_of(Client(), FILM)


def test_queries_do_not_grow_with_members(ada: Member, review: Review) -> None:
    """As many questions for one review as for forty, on each page that lists them."""
    bo = as_(member("bo"))
    places = (FILM, ON, f"/members/reviews/{review.pk}/", "/members/feed/", "/members/@ada/", "/members/@ada/reviews/")

    def asked() -> list[int]:
        counts = []
        for place in places:
            with CaptureQueriesContext(connection) as queries:
                assert bo.get(place).status_code == 200
            counts.append(len(queries))
        return counts

    from cinequorum_web.members.models import Follow, Mark, Viewing

    Follow.objects.create(follower=Member.objects.get(username="bo"), followed=ada)
    Viewing.objects.create(member=ada, film=SLUG, watched=now().date())
    few = asked()
    for n in range(30):
        other = member(f"m{n}")
        Review.objects.create(member=other, film=SLUG, body="Cold.")
        Mark.objects.create(member=other, film=SLUG, score=70, given="3.5", scale="stars", rated=now())
        Comment.objects.create(member=other, review=review, body="So?", once="a")
        Review.objects.create(member=ada, film=f"film-{n}", body="Warm.")
        Viewing.objects.create(member=ada, film=f"film-{n}", watched=now().date())
    many = asked()
    assert all(after <= before + 2 for before, after in zip(few, many, strict=True)), (few, many)
    assert max(many) <= 22, many  # the film page asks for poster, suggestions and marks too
