"""Whom a member follows, and the lists of films that members make."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from cinequorum_web.members.models.account import Member
from cinequorum_web.members.models.marks import FILM


class Follow(models.Model):
    """One member wants to hear of what another does."""

    follower = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="follows")
    followed = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="followers")
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Once each, and nobody themselves."""

        db_table = "member_follow"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["follower", "followed"], name="member_follow_once"),
            models.CheckConstraint(condition=~Q(follower=F("followed")), name="member_follow_another"),
        ]


class FilmList(models.Model):
    """Films that a member has put together."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="lists")
    title = models.CharField(max_length=120)
    about = models.CharField(max_length=1000, blank=True)
    private = models.BooleanField(default=False)
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        """A title once a member."""

        db_table = "member_list"
        constraints: ClassVar = [models.UniqueConstraint(fields=["member", "title"], name="member_list_once")]


class ListEntry(models.Model):
    """A film in a list, in the order in which the films were put in."""

    of = models.ForeignKey(FilmList, on_delete=models.CASCADE, related_name="entries")
    film = models.CharField(max_length=FILM)
    added = models.DateTimeField(auto_now_add=True)

    class Meta:
        """A film once a list."""

        db_table = "member_list_entry"
        constraints: ClassVar = [models.UniqueConstraint(fields=["of", "film"], name="member_list_entry_once")]
