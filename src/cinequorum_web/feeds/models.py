"""The calendar: the releases of all films by day, so that the next ones are found without looking at every film."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from cinequorum_web.catalog.models import FilmRow


class ReleaseRow(models.Model):
    """One release of a film. `first` and `last` are the days that its date leaves possible, as it was stated."""

    film = models.ForeignKey(FilmRow, on_delete=models.CASCADE, related_name="releases")
    value = models.CharField(max_length=32)
    first = models.DateField()
    last = models.DateField(db_index=True)
    window = models.TextField()
    place = models.TextField()
    p = models.FloatField()
    status = models.CharField(max_length=16)

    class Meta:
        """Made anew with its film."""

        db_table = "release"
        ordering: ClassVar = ["first", "last", "pk"]
