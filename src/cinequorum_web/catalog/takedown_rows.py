"""Pages that were taken down: what stays of them is where they were, and that they do not come again."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from cinequorum.store.veiling import Erased


class TakedownRow(models.Model):
    """One taking down: of a page, of all of a host or of an outlet. `lifted` is when it ended; nothing comes back."""

    kind = models.CharField(max_length=8)  # `page`, `host` or `outlet`
    named = models.TextField()  # the address, page id, host or outlet that was named
    reason = models.TextField()
    asked_by = models.TextField()
    decided_by = models.CharField(max_length=150)
    at = models.DateTimeField(auto_now_add=True)
    lifted = models.DateTimeField(null=True)
    lifted_by = models.CharField(max_length=150, blank=True)

    class Meta:
        """The newest first."""

        db_table = "takedown"
        ordering: ClassVar = ["-pk"]


class TakenRow(models.Model):
    """One page that went: by its bytes, its words and its address. No word of it is kept, nor its title."""

    takedown = models.ForeignKey(TakedownRow, on_delete=models.CASCADE, related_name="pages")
    page_id = models.CharField(max_length=64, db_index=True)
    text = models.CharField(max_length=64, blank=True)
    address = models.TextField(blank=True)

    class Meta:
        """Once in each taking down."""

        db_table = "takedown_page"
        constraints: ClassVar = [models.UniqueConstraint(fields=["takedown", "page_id"], name="takedown_page_once")]


class ErasedRow(models.Model):
    """A reviewer who is not to be named: a salted digest of the name, the host on which alone, and the way."""

    digest = models.CharField(max_length=64)
    salt = models.CharField(max_length=64)
    host = models.CharField(max_length=255, blank=True)
    way = models.CharField(max_length=16)
    decided_by = models.CharField(max_length=150)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """The newest first."""

        db_table = "erased"
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["digest", "host"], name="erased_once")]

    @property
    def erased(self) -> Erased:
        """What names are held against."""
        return Erased(salt=self.salt, digest=self.digest, host=self.host, way=self.way)
