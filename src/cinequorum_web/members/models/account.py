"""Accounts, what each may do, and the invitations that lead to new ones."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a member may do; each role may do what those before it may."""

    MEMBER = "member", _("Member")
    CURATOR = "curator", _("Curator")
    MODERATOR = "moderator", _("Moderator")
    ADMIN = "admin", _("Administrator")


RANK = tuple(Role.values)


class Scale(models.TextChoices):
    """How a member rates; what is kept is a mark from 0 to 100 beside what was given."""

    STARS = "stars", _("Five stars with halves")
    TEN = "ten", _("1 to 10")
    HUNDRED = "hundred", _("0 to 100")
    LETTERS = "letters", _("Letters, A+ to F")
    HEARTS = "hearts", _("Five hearts")
    THUMBS = "thumbs", _("Thumb up or down")


class Wall(models.TextChoices):
    """How much of stories a member wants to see unasked."""

    NONE = "none", _("No spoilers")
    MILD = "mild", _("Mild spoilers")
    ALL = "all", _("Everything")


class Member(AbstractUser):
    """Someone with an account."""

    role = models.CharField(max_length=16, choices=Role.choices, default=Role.MEMBER)
    about = models.CharField(max_length=500, blank=True)
    scale = models.CharField(max_length=16, choices=Scale.choices, default=Scale.STARS)
    two_marks = models.BooleanField(default=False)  # one for how good a film is, one for how much it was enjoyed
    spoilers = models.CharField(max_length=8, choices=Wall.choices, default=Wall.NONE)
    language = models.CharField(max_length=16, blank=True)
    hides_ratings = models.BooleanField(default=False)
    hides_watchlist = models.BooleanField(default=False)
    hides_diary = models.BooleanField(default=False)  # what a new entry of the diary begins with

    class Meta:
        """Found by name, whatever its case."""

        db_table = "member"
        ordering: ClassVar = ["username"]
        constraints: ClassVar = [models.UniqueConstraint(Lower("username"), name="member_name_once")]

    def may(self, role: Role) -> bool:
        """Return whether this member's role is `role` or one above it."""
        return self.is_active and RANK.index(self.role) >= RANK.index(role)


def new_code() -> str:
    """Return the secret part of a link that invites: 128 bits that nobody guesses."""
    return secrets.token_urlsafe(16)


class Invitation(models.Model):
    """A link with which one person may sign up."""

    code = models.CharField(max_length=64, unique=True, default=new_code)
    made_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="invitations")
    made = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField()
    note = models.CharField(max_length=200, blank=True)
    used = models.DateTimeField(null=True)
    used_by = models.OneToOneField(Member, null=True, on_delete=models.SET_NULL, related_name="invitation")

    class Meta:
        """The newest first."""

        db_table = "member_invitation"
        ordering: ClassVar = ["-made", "-pk"]
