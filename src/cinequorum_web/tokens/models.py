"""Tokens with which programs act for a member: of each only a digest is kept."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cinequorum_web.members.models import Role


class Scope(models.TextChoices):
    """What a token may be used for. No token may do what its member may not."""

    READ_OWN = "read:own", _("Read your own ratings, watchlist and diary, private ones too")
    WRITE_OWN = "write:own", _("Change your own ratings, watchlist and diary")
    INGEST = "ingest", _("Have pages read")
    CURATE = "curate", _("Correct facts, and take corrections back")


NEEDED: Mapping[Scope, Role] = MappingProxyType(
    {
        Scope.READ_OWN: Role.MEMBER,
        Scope.WRITE_OWN: Role.MEMBER,
        Scope.INGEST: Role.CURATOR,
        Scope.CURATE: Role.CURATOR,
    }
)
"""The role without which a scope is worth nothing: looked at when a token is made, and each time that it is used."""


class Token(models.Model):
    """A token: whose, what for and until when. `hint` is its end, by which its owner tells it from others.

    `once` is the mark of the form that made it, so that a form sent twice makes one.
    """

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    hint = models.CharField(max_length=8)
    scopes = models.JSONField(default=list)
    made = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True)
    once = models.CharField(max_length=32)

    class Meta:
        """The newest first."""

        db_table = "member_token"
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["member", "once"], name="member_token_once")]

    @property
    def allowed(self) -> tuple[Scope, ...]:
        """What it is for, in the order in which scopes are listed."""
        return tuple(scope for scope in Scope if scope.value in self.scopes)
