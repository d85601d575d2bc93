"""What suggestions rest on: facts of films in short, what was learned, and what members turned down or subscribe to.

The first three tables are views of the films and of marks: they can be thrown away, and `cinequorum taste` makes them
again. The last two are members' own. Films are named by slug, as in members' tables.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

FILM = 200  # as long as a film's slug may be


class FilmFacts(models.Model):
    """What is known of a film, in short: so that a page about many films opens no documents.

    `seen` is the state of the film that it was taken from. `traits` is what suggestions compare, as JSON.
    """

    film = models.CharField(max_length=FILM, unique=True)
    seen = models.DateTimeField()
    runtime = models.PositiveIntegerField(null=True)  # minutes
    traits = models.BinaryField()

    class Meta:
        """Asked for by film."""

        db_table = "taste_film"


class Offered(models.Model):
    """A service on which a source says that a film can be watched."""

    film = models.CharField(max_length=FILM, db_index=True)
    service = models.CharField(max_length=FILM)
    name = models.CharField(max_length=FILM)

    class Meta:
        """A service once a film; asked for by film and by service."""

        db_table = "taste_offered"
        constraints: ClassVar = [models.UniqueConstraint(fields=["service", "film"], name="taste_offered_once")]


class Learned(models.Model):
    """What was learned last, and from how much. There is one row at most."""

    at = models.DateTimeField()
    marks = models.IntegerField()
    films = models.IntegerField()
    body = models.BinaryField()

    class Meta:
        """Replaced as a whole."""

        db_table = "taste_learned"


class Near(models.Model):
    """The films that somebody who likes a film may also like, with the reasons, as JSON: the same for everybody."""

    film = models.CharField(max_length=FILM, unique=True)
    body = models.BinaryField()

    class Meta:
        """Asked for by film."""

        db_table = "taste_near"


class TurnedDown(models.Model):
    """A film that a member does not want to be suggested."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="turned_down")
    film = models.CharField(max_length=FILM)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Once a film."""

        db_table = "taste_turned_down"
        constraints: ClassVar = [models.UniqueConstraint(fields=["member", "film"], name="taste_turned_down_once")]


class OwnService(models.Model):
    """A service that a member can watch films on."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="services")
    service = models.CharField(max_length=FILM)
    name = models.CharField(max_length=FILM)

    class Meta:
        """Once each."""

        db_table = "taste_own_service"
        constraints: ClassVar = [models.UniqueConstraint(fields=["member", "service"], name="taste_own_service_once")]
