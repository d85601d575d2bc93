"""Reports are decided once, with all that are about the same text; what is hidden can be shown again."""

from __future__ import annotations

import pytest
from django.test import Client

from cinequorum_web.curation.models import Act, AuditEntry
from cinequorum_web.members.models import Comment, Reason, Report, ReportState, Review
from tests.web.desk import LOCK, filled, member, sent, shown, signed_in


@pytest.fixture
def review(db: None) -> Review:
    """A review that two members reported, with a comment."""
    filled()
    made = Review.objects.create(member=member("member"), film=LOCK, body="Buy <b>boats</b> at my shop.")
    for reporter in ("curator", "admin"):
        Report.objects.create(reporter=member(reporter), review=made, reason=Reason.SPAM)
    return made


@pytest.fixture
def moderator(review: Review) -> Client:
    return signed_in("moderator")


def test_the_queue_shows_the_text_and_who_says_what(moderator: Client) -> None:
    """Its words as they are, never as markup."""
    body = shown(moderator, "/desk/reports/")
    assert "Buy &lt;b&gt;boats&lt;/b&gt;" in body
    assert "advertising or spam" in body
    assert "the-admin" in body
    assert ">2</b>" in shown(moderator, "/desk/")


def test_upheld_it_is_hidden_and_settled(moderator: Client, review: Review) -> None:
    """All reports on the text are settled at once; the log has who, why, before and after."""
    report = Report.objects.earliest("pk")
    sent(moderator, f"/desk/reports/{report.pk}/", answer="uphold", why="an advert", token="u")
    review.refresh_from_db()
    assert (review.hidden, review.hidden_why) == (True, "an advert")
    assert set(Report.objects.values_list("state", "answer")) == {(ReportState.UPHELD, "an advert")}
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.before, entry.after, entry.film) == (Act.HID, "shown", "hidden: an advert", LOCK)
    body = sent(moderator, f"/desk/reports/{report.pk}/", answer="dismiss", token="again")
    assert "decided already" in body
    assert AuditEntry.objects.count() == 1


def test_dismissed_it_stays(moderator: Client, review: Review) -> None:
    """Only the report that is dismissed is settled."""
    report = Report.objects.earliest("pk")
    sent(moderator, f"/desk/reports/{report.pk}/", answer="dismiss", token="d")
    review.refresh_from_db()
    assert not review.hidden
    assert sorted(Report.objects.values_list("state", flat=True)) == [ReportState.DISMISSED, ReportState.OPEN]
    assert AuditEntry.objects.get().act == Act.DISMISSED


def test_what_is_hidden_can_be_shown_again(moderator: Client, review: Review) -> None:
    """Also what nobody reported can be hidden: a comment."""
    comment = Comment.objects.create(review=review, member=member("member"), body="So there.", once="o")
    sent(moderator, "/desk/reports/hide/", kind="comment", text=comment.pk, wanted="hidden", why="rude", token="h")
    comment.refresh_from_db()
    assert comment.hidden
    assert "So there." in shown(moderator, "/desk/reports/?state=hidden")
    sent(moderator, "/desk/reports/hide/", kind="comment", text=comment.pk, wanted="shown", token="s")
    comment.refresh_from_db()
    assert not comment.hidden
    assert list(AuditEntry.objects.values_list("act", flat=True)) == [Act.RESTORED, Act.HID]


@pytest.mark.parametrize(
    ("to", "typed"),
    [
        ("/desk/reports/999/", {"answer": "uphold"}), ("/desk/reports/1/", {"answer": "perhaps"}),
        ("/desk/reports/hide/", {"kind": "film", "text": "1", "wanted": "hidden"}),
        ("/desk/reports/hide/", {"kind": "review", "text": "x", "wanted": "hidden"}),
        ("/desk/reports/hide/", {"kind": "review", "text": "9" * 30, "wanted": "hidden"}),
        ("/desk/reports/hide/", {"kind": "review", "text": "1", "wanted": "gone"}),
    ],
)  # fmt: skip
def test_what_makes_no_sense_changes_nothing(moderator: Client, to: str, typed: dict[str, str]) -> None:
    """And is said."""
    response = moderator.post(to, {**typed, "token": "x"}, follow=True)
    assert response.content.decode().count('class="say s-error"') == 1
    assert not AuditEntry.objects.exists()
    assert not Review.objects.filter(hidden=True).exists()
