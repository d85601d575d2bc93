"""Imports, and what each of their rows became: kept beside the members' own tables, which they fill."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from cinequorum_web.members.models import Member
from cinequorum_web.members.models.marks import FILM


class ImportState(models.TextChoices):
    """How far an import is."""

    ASKING = "asking", _("Waiting for you to say what it is")
    READY = "ready", _("Ready to begin")
    WAITING = "waiting", _("Waiting")
    WORKING = "working", _("Working")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")
    UNDONE = "undone", _("Undone")


class Import(models.Model):
    """One file of a member's. `beat` is when its worker was last heard of; the file is let go of when it is done.

    `wins`: where the file says another thing than what is here, the file's is taken. `repeated` counts the rows that an
    earlier import had brought.
    """

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="imports")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=32, blank=True)
    state = models.CharField(max_length=16, choices=ImportState.choices, default=ImportState.READY)
    choices = models.JSONField(default=dict)
    wins = models.BooleanField(default=False)
    body = models.BinaryField(null=True)
    made = models.DateTimeField(auto_now_add=True)
    beat = models.DateTimeField(null=True)
    ended = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    repeated = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True)

    class Meta:
        """The newest first."""

        db_table = "diary_import"
        ordering: ClassVar = ["-pk"]
        indexes: ClassVar = [models.Index(fields=["state", "id"], name="diary_import_state")]

    @property
    def is_open(self) -> bool:
        """Whether it is under way."""
        return self.state in (ImportState.WAITING, ImportState.WORKING)


class EntryState(models.TextChoices):
    """What became of a row."""

    PLACED = "placed", _("Imported")
    SAME = "same", _("Already here")
    DIFFERS = "differs", _("Another was here and stayed")
    DOUBTFUL = "doubtful", _("To decide")
    UNKNOWN = "unknown", _("Kept until the film is here")
    FAILED = "failed", _("Not understood")
    LEFT = "left", _("Left out")


class Entry(models.Model):
    """One row of an import, with the whole record: nothing that a file said is lost, whatever has a place here.

    `key` is the same for rows that say the same, so that none is kept twice; `named` for rows that name one film;
    `film` is empty while it is not known here. `made` says what the row changed, so that it can be undone.
    """

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="imported")
    of = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="entries")
    key = models.CharField(max_length=64)
    named = models.CharField(max_length=64)
    state = models.CharField(max_length=16, choices=EntryState.choices)
    film = models.CharField(max_length=FILM, blank=True)
    decided = models.BooleanField(default=False)
    title = models.TextField(blank=True)
    year = models.IntegerField(null=True)
    near = models.JSONField(default=list)
    why = models.TextField(blank=True)
    made = models.JSONField(default=dict)
    document = models.BinaryField()

    class Meta:
        """A row is kept once a member."""

        db_table = "diary_entry"
        constraints: ClassVar = [models.UniqueConstraint(fields=["member", "key"], name="diary_entry_once")]
        indexes: ClassVar = [
            models.Index(fields=["of", "state", "id"], name="diary_entry_state"),
            models.Index(fields=["member", "film"], name="diary_entry_film"),
            models.Index(fields=["member", "named"], name="diary_entry_named"),
            models.Index(fields=["member", "id"], name="diary_entry_unknown", condition=models.Q(state="unknown")),
        ]
