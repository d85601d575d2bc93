"""What editors do and what is done for them: the audit log, the queue, jobs, and pages kept to be read again."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

FILM = 200  # as long as a film's slug may be
ERASED = "[erased]"
"""What stands in the log where words had to go that named a person."""


class Act(models.TextChoices):
    """What an editor can do."""

    JUDGED = "judged", _("Judged a pair")
    TAKEN_BACK = "taken_back", _("Took a decision back")
    CORRECTED = "corrected", _("Corrected a fact")
    READ = "read", _("Had pages read")
    REREAD = "reread", _("Took new readings")
    HID = "hid", _("Hid a text")
    RESTORED = "restored", _("Showed a text again")
    DISMISSED = "dismissed", _("Dismissed a report")
    ROLE = "role", _("Changed a role")
    EXPORTED = "exported", _("Exported everything")
    TOKEN_MADE = "token_made", _("Made a token")
    TOKEN_REVOKED = "token_revoked", _("Revoked a token")
    POSTER = "poster", _("Set a poster")
    POSTER_GONE = "poster_gone", _("Took a poster away")
    TAKEN_DOWN = "taken_down", _("Took a source down")
    LIFTED = "lifted", _("Lifted a taking down")
    ERASED = "erased", _("Erased what was held on a person")
    PERSON_DATA = "person_data", _("Gave out what is held on a person")


class OnlyAdded(models.QuerySet["AuditEntry"]):
    """Rows that are added, and never changed or deleted."""

    def update(self, **_kwargs: Any) -> NoReturn:
        """Refuse."""
        raise TypeError("the audit log is only added to")

    def delete(self) -> NoReturn:
        """Refuse."""
        raise TypeError("the audit log is only added to")


class AuditEntry(models.Model):
    """One act: who, when, on what, what was before and what is after. Names stay when an account goes.

    `marks` and `chain` are the row's seal, by which `doctor` tells a log that was tampered with.
    """

    at = models.DateTimeField(auto_now_add=True)
    member = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=150)
    role = models.CharField(max_length=16)
    act = models.CharField(max_length=16, choices=Act.choices)
    film = models.CharField(max_length=FILM, blank=True)
    about = models.TextField()
    ref = models.CharField(max_length=200, blank=True)  # the judgement, job, review or comment
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    through = models.CharField(max_length=80, blank=True)  # the token by which a program acted
    marks = models.TextField(blank=True, default="", db_default="")
    chain = models.CharField(max_length=64, blank=True, default="", db_default="")

    objects = OnlyAdded.as_manager()

    class Meta:
        """The newest first."""

        db_table = "desk_audit"
        ordering: ClassVar = ["-pk"]
        indexes: ClassVar = [
            models.Index(fields=["act", "-id"], name="desk_audit_act"),
            models.Index(fields=["name", "-id"], name="desk_audit_name"),
            models.Index(fields=["film", "-id"], name="desk_audit_film"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row; one that is there is never written again."""
        if self.pk is not None:
            raise TypeError("the audit log is only added to")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Refuse."""
        raise TypeError("the audit log is only added to")


class Sent(models.Model):
    """A form that was sent, by the mark that it carried: sent again, it leads on and does nothing."""

    token = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField(auto_now_add=True)
    leads_to = models.CharField(max_length=500, blank=True)

    class Meta:
        """Looked up by its mark."""

        db_table = "desk_sent"


class DoubtRow(models.Model):
    """Something to decide, as it was found when the queue was made last. `key` is the same for the same question."""

    key = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=16)
    value = models.FloatField()
    document = models.BinaryField()
    found = models.DateTimeField(auto_now_add=True)

    class Meta:
        """The most valuable first."""

        db_table = "desk_doubt"
        indexes: ClassVar = [models.Index(fields=["kind", "-value"], name="desk_doubt_order")]


class JobKind(models.TextChoices):
    """Work that takes longer than an answer may."""

    INGEST = "ingest", _("Reading pages")
    REREAD = "reread", _("Reading pages again")
    QUEUE = "queue", _("Looking for doubtful pairs")
    EXPORT = "export", _("Export")


class JobState(models.TextChoices):
    """How far a job is."""

    WAITING = "waiting", _("Waiting")
    WORKING = "working", _("Working")
    DONE = "done", _("Done")
    ASKING = "asking", _("Waiting for your decision")
    TAKEN = "taken", _("Taken")
    DROPPED = "dropped", _("Dropped")
    FAILED = "failed", _("Failed")


class Job(models.Model):
    """One piece of work. `beat` is when its worker was last heard of: a job whose worker is gone begins again."""

    kind = models.CharField(max_length=16, choices=JobKind.choices)
    state = models.CharField(max_length=16, choices=JobState.choices, default=JobState.WAITING)
    member = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=150)
    what = models.CharField(max_length=500)
    made = models.DateTimeField(auto_now_add=True)
    beat = models.DateTimeField(null=True)
    ended = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True)
    result = models.JSONField(default=dict)

    class Meta:
        """The newest first."""

        db_table = "desk_job"
        ordering: ClassVar = ["-pk"]
        indexes: ClassVar = [models.Index(fields=["state", "id"], name="desk_job_state")]

    @property
    def is_open(self) -> bool:
        """Whether there is still to do."""
        return self.state in (JobState.WAITING, JobState.WORKING)


class PageState(models.TextChoices):
    """What became of one page of a job."""

    WAITING = "waiting", _("Waiting")
    READ = "read", _("Read")
    KNOWN = "known", _("Already here")
    REFUSED = "refused", _("Refused")
    SAME = "same", _("Read as before")
    CHANGED = "changed", _("Read differently")


class JobPage(models.Model):
    """One page of a job: its bytes until it is read, and then what it gave."""

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="pages")
    source = models.TextField()
    body = models.BinaryField(null=True)
    media_type = models.CharField(max_length=64, blank=True)
    charset = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=16, choices=PageState.choices, default=PageState.WAITING)
    page_id = models.CharField(max_length=64, blank=True)
    kind = models.CharField(max_length=32, blank=True)
    title = models.TextField(blank=True)
    film = models.CharField(max_length=FILM, blank=True)
    facts = models.PositiveIntegerField(default=0)
    reviews = models.PositiveIntegerField(default=0)
    reason = models.TextField(blank=True)
    code = models.CharField(max_length=32, blank=True, default="", db_default="")  # of a refusal, for programs
    changes = models.JSONField(default=list)
    outcome = models.BinaryField(null=True)

    class Meta:
        """In the order in which they were given."""

        db_table = "desk_job_page"
        ordering: ClassVar = ["pk"]


class KeptPage(models.Model):
    """The bytes of a page that was read here, packed, so that it can be read again after an upgrade."""

    page_id = models.CharField(max_length=64, unique=True)
    source = models.TextField()
    body = models.BinaryField()
    media_type = models.CharField(max_length=64)
    charset = models.CharField(max_length=64, blank=True)
    version = models.CharField(max_length=64)  # of the program that read it last

    class Meta:
        """Looked up by page."""

        db_table = "desk_kept_page"
