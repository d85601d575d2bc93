"""What a member marks about a film: a rating, a like, the wish to see it, the days of seeing it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from cinequorum_web.members.models.account import Member, Scale

FILM = 200  # as long as a film's slug may be


class Mark(models.Model):
    """One member on one film. `score` is from 0 to 100; `given` is what was given in `scale`, word for word.

    `joy` says the same of how much the film was enjoyed, where a member gives two marks; `quality` says that `score`
    was given as one of the two, for how good the film is, and not for the film on the whole.
    """

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="marks")
    film = models.CharField(max_length=FILM)
    score = models.PositiveSmallIntegerField(null=True)
    given = models.CharField(max_length=8, blank=True)
    scale = models.CharField(max_length=16, choices=Scale.choices, blank=True)
    quality = models.BooleanField(default=False)
    joy = models.PositiveSmallIntegerField(null=True)
    joy_given = models.CharField(max_length=8, blank=True)
    joy_scale = models.CharField(max_length=16, choices=Scale.choices, blank=True)
    rated = models.DateTimeField(null=True)
    liked = models.DateTimeField(null=True)
    wanted = models.DateTimeField(null=True)  # since when the film is on the watchlist

    class Meta:
        """A member has one mark a film."""

        db_table = "member_mark"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["member", "film"], name="member_mark_once"),
            models.CheckConstraint(condition=models.Q(score=None) | models.Q(score__lte=100), name="member_mark_score"),
            models.CheckConstraint(condition=models.Q(joy=None) | models.Q(joy__lte=100), name="member_mark_joy"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["film"], name="member_mark_film"),
            models.Index(fields=["member", "-wanted"], name="member_mark_wanted"),
            models.Index(fields=["member", "-rated"], name="member_mark_rated"),
        ]


class Viewing(models.Model):
    """An entry of a member's diary: a day on which a film was seen."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="viewings")
    film = models.CharField(max_length=FILM)
    watched = models.DateField()
    again = models.BooleanField(default=False)
    private = models.BooleanField(default=False)
    added = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Nobody sees a film twice on one day, or needs to say so."""

        db_table = "member_viewing"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["member", "film", "watched"], name="member_viewing_once")
        ]
        indexes: ClassVar = [models.Index(fields=["member", "-watched", "-id"], name="member_viewing_day")]
