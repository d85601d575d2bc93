"""Accounts, and what members keep here: in tables of their own, apart from what is read out of pages."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a member may do; each role may do what those before it may."""

    MEMBER = "member", _("Member")
    CURATOR = "curator", _("Curator")
    MODERATOR = "moderator", _("Moderator")
    ADMIN = "admin", _("Administrator")


RANK = tuple(Role.values)


class Member(AbstractUser):
    """Someone with an account."""

    role = models.CharField(max_length=16, choices=Role.choices, default=Role.MEMBER)

    class Meta:
        """Found by name."""

        db_table = "member"
        ordering: ClassVar = ["username"]

    def may(self, role: Role) -> bool:
        """Return whether this member's role is `role` or one above it."""
        return self.is_active and RANK.index(self.role) >= RANK.index(role)
