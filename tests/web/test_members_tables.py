"""What members keep: once each, and true to what is said of it."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import now

from cinequorum_web.members.models import Comment, Follow, Mark, Member, Reason, Report, Review, Role, Viewing


@pytest.fixture
def ada(db: None) -> Member:
    return Member.objects.create_user("ada", password="salt-and-iron-9")


@pytest.fixture
def bo(db: None) -> Member:
    return Member.objects.create_user("bo", password="salt-and-iron-9")


def refused(model: type[Mark | Viewing | Review | Comment | Follow | Report | Member], **fields: object) -> bool:
    try:
        with transaction.atomic():
            model._default_manager.create(**fields)
    except IntegrityError:
        return True
    return False


def test_a_role_may_do_what_those_before_it_may(ada: Member) -> None:
    """A moderator is a curator too, and no administrator; who is shut out may nothing."""
    ada.role = Role.MODERATOR
    assert [ada.may(role) for role in Role] == [True, True, True, False]
    ada.is_active = False
    assert not any(ada.may(role) for role in Role)


def test_what_there_is_once_is_kept_once(ada: Member, bo: Member) -> None:
    """A mark and a review a film, a day a film in the diary, a follower once; the same of another is another's."""
    day = date(2026, 5, 1)
    for of, other in ((ada, False), (bo, False), (ada, True), (bo, True)):
        assert refused(Mark, member=of, film="salt-ferry") is other
        assert refused(Viewing, member=of, film="salt-ferry", watched=day) is other
        assert refused(Review, member=of, film="salt-ferry", body="So be it.") is other
    assert not refused(Follow, follower=ada, followed=bo)
    assert refused(Follow, follower=ada, followed=bo)
    assert not refused(Follow, follower=bo, followed=ada)
    assert refused(Follow, follower=ada, followed=ada)
    assert refused(Member, username="ADA")
    assert refused(Mark, member=ada, film="glass-orchard", score=101)


def test_a_review_taken_away_makes_room(ada: Member) -> None:
    """After a review was removed, its writer can write another of the same film."""
    first = Review.objects.create(member=ada, film="salt-ferry", body="Cold.")
    first.removed = now()
    first.save()
    assert not refused(Review, member=ada, film="salt-ferry", body="Cold, yet fair.")


def test_a_report_is_about_one_text(ada: Member, bo: Member) -> None:
    """A review or a comment, never both or none, and once by each member."""
    review = Review.objects.create(member=ada, film="salt-ferry", body="Cold.")
    comment = Comment.objects.create(member=bo, review=review, body="Is it?", once="a")
    assert refused(Report, reporter=bo, reason=Reason.SPAM)
    assert refused(Report, reporter=bo, reason=Reason.SPAM, review=review, comment=comment)
    assert not refused(Report, reporter=bo, reason=Reason.SPAM, review=review)
    assert refused(Report, reporter=bo, reason=Reason.HATE, review=review)
    assert not refused(Report, reporter=ada, reason=Reason.SPAM, comment=comment)
    assert [report.about for report in Report.objects.all()] == [review, comment]
