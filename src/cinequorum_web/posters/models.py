"""Posters that editors put to films, with whose they are and by what right they are shown."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

FILM = 200  # as long as a film's slug may be


class Poster(models.Model):
    """One poster of one film. One that was replaced or taken away has `removed`, and can be put back for a while.

    Films are named by slug, as in members' tables: their rows are made anew from readings, posters cannot be.
    """

    film = models.CharField(max_length=FILM)
    digest = models.CharField(max_length=64, db_index=True)
    body = models.BinaryField()
    media_type = models.CharField(max_length=16)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    credit = models.CharField(max_length=300)
    licence = models.CharField(max_length=300)
    source = models.CharField(max_length=1000, blank=True)
    name = models.CharField(max_length=150)  # who put it there
    added = models.DateTimeField()
    removed = models.DateTimeField(null=True)

    class Meta:
        """A film shows one at a time."""

        db_table = "film_poster"
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["film"], condition=Q(removed=None), name="film_poster_once")
        ]
