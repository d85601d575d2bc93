"""What members write, and what others say against it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cinequorum_web.members.models.account import Member
from cinequorum_web.members.models.marks import FILM


class Written(models.Model):
    """A text of a member: taken away by its writer (`removed`) or by a moderator (`hidden`), it stays in its table."""

    body = models.TextField()
    made = models.DateTimeField(auto_now_add=True)
    edited = models.DateTimeField(null=True)
    removed = models.DateTimeField(null=True)
    hidden = models.BooleanField(default=False)
    hidden_why = models.CharField(max_length=500, blank=True)

    class Meta:
        """A table for each kind."""

        abstract = True

    @property
    def shown(self) -> bool:
        """Whether anybody but its writer and moderators may read it."""
        return not self.hidden and self.removed is None


class Review(Written):
    """What a member thinks of a film, in Markdown. `spoils` hides all of it until it is asked for."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="reviews")
    film = models.CharField(max_length=FILM)
    spoils = models.BooleanField(default=False)

    class Meta:
        """A member has one review a film, beside those taken away."""

        db_table = "member_review"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["member", "film"], condition=Q(removed=None), name="member_review_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["film", "-made"], name="member_review_film"),
            models.Index(fields=["member", "-made"], name="member_review_member"),
        ]


class Comment(Written):
    """What a member says to a review. `once` is the form's own mark, so that a form sent twice says it once."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="comments")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="comments")
    once = models.CharField(max_length=32)

    class Meta:
        """Read in the order in which they came."""

        db_table = "member_comment"
        constraints: ClassVar = [models.UniqueConstraint(fields=["member", "once"], name="member_comment_once")]
        indexes: ClassVar = [models.Index(fields=["review", "made"], name="member_comment_review")]


class Reason(models.TextChoices):
    """Why a text is reported."""

    SPOILER = "spoiler", _("It gives the story away without a mark")
    INSULT = "insult", _("It insults or threatens someone")
    HATE = "hate", _("It stirs up hatred")
    SPAM = "spam", _("It is advertising or spam")
    UNLAWFUL = "unlawful", _("It is against the law")
    OTHER = "other", _("Something else")


class ReportState(models.TextChoices):
    """What came of a report."""

    OPEN = "open", _("Waiting")
    UPHELD = "upheld", _("Upheld")
    DISMISSED = "dismissed", _("Dismissed")


class Report(models.Model):
    """One member's word that a review or a comment should not stand. Exactly one of the two is set."""

    reporter = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="reports")
    review = models.ForeignKey(Review, null=True, on_delete=models.CASCADE, related_name="reports")
    comment = models.ForeignKey(Comment, null=True, on_delete=models.CASCADE, related_name="reports")
    reason = models.CharField(max_length=16, choices=Reason.choices)
    note = models.CharField(max_length=1000, blank=True)
    made = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=16, choices=ReportState.choices, default=ReportState.OPEN)
    decided = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    answer = models.CharField(max_length=500, blank=True)

    class Meta:
        """The oldest first, as a queue is worked off; a member reports a text once."""

        db_table = "member_report"
        ordering: ClassVar = ["made", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(review=None, comment__isnull=False) | Q(review__isnull=False, comment=None),
                name="member_report_of_one",
            ),
            models.UniqueConstraint(fields=["reporter", "review"], name="member_report_review_once"),
            models.UniqueConstraint(fields=["reporter", "comment"], name="member_report_comment_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "made"], name="member_report_queue")]

    @property
    def about(self) -> Review | Comment:
        """The text that is reported."""
        found = self.review or self.comment
        assert found is not None  # the table's own check
        return found
