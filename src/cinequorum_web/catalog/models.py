"""The tables. Each row keeps its document as JSON bytes, beside the columns that listing and linking need."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from cinequorum_web.catalog.index_rows import SearchRow as SearchRow  # noqa: PLC0414 - here Django looks for tables
from cinequorum_web.catalog.index_rows import WordRow as WordRow  # noqa: PLC0414 - as above
from cinequorum_web.catalog.ready import ReadyRow as ReadyRow  # noqa: PLC0414 - as above
from cinequorum_web.catalog.takedown_rows import ErasedRow as ErasedRow  # noqa: PLC0414 - as above
from cinequorum_web.catalog.takedown_rows import TakedownRow as TakedownRow  # noqa: PLC0414 - as above
from cinequorum_web.catalog.takedown_rows import TakenRow as TakenRow  # noqa: PLC0414 - as above

SUMMED = ("verdict", "value", "inferred", "scale")  # what is counted of reviews: their index answers alone


class FilmRow(models.Model):
    """One reconciled film."""

    slug = models.CharField(max_length=200, unique=True)
    title = models.TextField()
    order = models.TextField()
    year = models.IntegerField(null=True)
    sources = models.IntegerField()
    critics = models.FloatField(null=True)
    audience = models.FloatField(null=True)
    verdicts = models.JSONField(default=list)
    updated = models.DateTimeField(auto_now=True)
    titles = models.JSONField(default=list)
    links = models.BinaryField(default=b"")
    similar = models.BinaryField(default=b"[]")
    compared = models.BinaryField(default=b"")
    whole = models.BooleanField(default=True)  # whether the document is there, or is to be made when asked for
    told = models.BooleanField(default=False)  # whether its topics are filed: films of older stores are caught up with
    document = models.BinaryField()

    class Meta:
        """Films are listed by folded title, then year."""

        db_table = "film"
        indexes: ClassVar = [
            models.Index(fields=["order", "year", "slug"], name="film_in_order"),
            models.Index(fields=["-sources", "order", "slug"], name="film_by_sources"),
            models.Index(fields=["id"], condition=models.Q(told=False), name="film_untold"),
        ]


class FilmKeyRow(models.Model):
    """A key under which a film is filed, so that films with something in common are found together."""

    key = models.CharField(max_length=200, db_index=True)
    film = models.ForeignKey(FilmRow, on_delete=models.CASCADE, related_name="keys")

    class Meta:
        """A film has as many as it has traits."""

        db_table = "film_key"


class FormerSlug(models.Model):
    """An address that a film had before it was renamed or merged."""

    slug = models.CharField(max_length=200, unique=True)
    film = models.ForeignKey(FilmRow, on_delete=models.CASCADE, related_name="former_slugs")

    class Meta:
        """Looked up by slug only."""

        db_table = "former_slug"


class PageRow(models.Model):
    """One page that was read. The row number is the order in which pages came in."""

    page_id = models.CharField(max_length=64, unique=True)
    source = models.TextField()
    kind = models.CharField(max_length=32)
    title = models.TextField(null=True)
    film = models.ForeignKey(FilmRow, null=True, on_delete=models.SET_NULL, related_name="pages")
    added = models.DateTimeField(auto_now_add=True)
    document = models.BinaryField()
    recorded = models.BooleanField(null=True)  # it is from records; None where it came by hand

    class Meta:
        """Read in order of page id, and film by film; those that came by hand are kept by name."""

        db_table = "page"
        indexes: ClassVar = [
            models.Index(fields=["film", "page_id"], name="page_of_film"),
            models.Index(fields=["page_id"], name="page_by_hand", condition=models.Q(recorded__isnull=True)),
        ]


class LoadedRow(models.Model):
    """A piece of records that has been loaded, by its mark."""

    mark = models.CharField(max_length=64, unique=True)

    class Meta:
        """What is marked is not loaded again."""

        db_table = "loaded"


class PartRow(models.Model):
    """What a page adds to its film: apart from the reading, so that a thousand are read without turning over texts."""

    page = models.OneToOneField(PageRow, on_delete=models.CASCADE, primary_key=True, related_name="kept")
    part = models.BinaryField()
    imprint = models.BinaryField()

    class Meta:
        """Made anew from the reading where it is missing, or was made by other rules."""

        db_table = "page_part"


class SheafRow(models.Model):
    """The parts and imprints of some pages of one film, laid one after another; `pages` says whose they are."""

    film = models.ForeignKey(FilmRow, on_delete=models.CASCADE, related_name="sheaves")
    made_by = models.CharField(max_length=64)  # the rules that parts are made by
    pages = models.BinaryField()
    parts = models.BinaryField()
    spots = models.BinaryField()
    exact = models.BinaryField()
    keys = models.BinaryField()

    class Meta:
        """A film of many pages has a few; made anew from the parts where one is missing or out of date."""

        db_table = "film_sheaf"


class KeyRow(models.Model):
    """A key under which a page is filed, so that pages of one film are found together; `film` is the page's."""

    key = models.CharField(max_length=200)
    page = models.ForeignKey(PageRow, on_delete=models.CASCADE, related_name="keys")
    film = models.ForeignKey(FilmRow, null=True, on_delete=models.SET_NULL, related_name="page_keys")

    class Meta:
        """A page is filed once under a key."""

        db_table = "page_key"
        indexes: ClassVar = [models.Index(fields=["key", "film"], name="page_key_film")]
        constraints: ClassVar = [models.UniqueConstraint(fields=["key", "page"], name="page_key_once")]


class PersonRow(models.Model):
    """One person as credited on one film."""

    film = models.ForeignKey(FilmRow, on_delete=models.CASCADE, related_name="people")
    slug = models.CharField(max_length=200, db_index=True)
    name = models.TextField()
    document = models.BinaryField()

    class Meta:
        """A film has many people, a person many films."""

        db_table = "person"


class JudgementRow(models.Model):
    """One row of the log of judgements: a judgement, or a withdrawal of an earlier row. Rows are only ever added."""

    entry_id = models.CharField(max_length=32, unique=True)
    kind = models.CharField(max_length=16)  # `judgement` or `withdrawal`
    author = models.TextField()
    time = models.CharField(max_length=40)
    document = models.BinaryField()

    class Meta:
        """The row number is the order in which the rows came."""

        db_table = "judgement"


class SourceRecordRow(models.Model):
    """How good one source has been in one field, over all films."""

    source = models.TextField()
    field = models.CharField(max_length=64)
    answered = models.IntegerField()
    right = models.FloatField()

    class Meta:
        """Read as a whole, and written as a whole."""

        db_table = "source_record"
        constraints: ClassVar = [models.UniqueConstraint(fields=["source", "field"], name="source_record_once")]


class LeaningRow(models.Model):
    """How one critic or one outlet rates beside the others."""

    by = models.CharField(max_length=16)
    name = models.TextField()
    n = models.IntegerField()
    leaning = models.FloatField()
    noise = models.FloatField()

    class Meta:
        """Read as a whole, and written as a whole."""

        db_table = "leaning"
        constraints: ClassVar = [models.UniqueConstraint(fields=["by", "name"], name="leaning_once")]


class TopicRow(models.Model):
    """One topic of a film: a genre, country, language, year, decade, event, or how it is judged on the whole.

    `weight` is the number of the film's sources, by which the films of a topic are ordered.
    """

    film = models.ForeignKey(FilmRow, on_delete=models.CASCADE, related_name="topics", db_index=False)
    kind = models.CharField(max_length=16)
    slug = models.CharField(max_length=200)
    name = models.TextField()
    weight = models.IntegerField()

    class Meta:
        """Asked for by film, and by topic with the films most written about first."""

        db_table = "film_topic"
        indexes: ClassVar = [models.Index(fields=["kind", "slug", "-weight", "film"], name="film_topic_in_order")]
        constraints: ClassVar = [models.UniqueConstraint(fields=["film", "kind", "slug"], name="film_topic_once")]


class VoiceRow(models.Model):
    """One review as its page has it: who judges, where and how. `critic` is empty where a visitor of a site does.

    `at` is the number of the user review on its page, -1 for the page itself. `opening` gives nothing away.
    """

    page = models.ForeignKey(PageRow, on_delete=models.CASCADE, related_name="voices", db_index=False)
    film = models.ForeignKey(FilmRow, null=True, on_delete=models.SET_NULL, related_name="voices")
    at = models.IntegerField()
    critic = models.CharField(max_length=200)
    critic_name = models.TextField()
    outlet = models.CharField(max_length=200)
    outlet_name = models.TextField()
    value = models.FloatField(null=True)
    inferred = models.BooleanField()
    verdict = models.CharField(max_length=16)
    rating = models.TextField()
    scale = models.CharField(max_length=32, default="")
    published = models.CharField(max_length=32)
    language = models.CharField(max_length=16)
    spoiler = models.CharField(max_length=16)
    opening = models.TextField()
    start = models.IntegerField()
    end = models.IntegerField()

    class Meta:
        """Asked for by critic and by outlet: the newest first, and counted."""

        db_table = "voice"
        indexes: ClassVar = [
            models.Index(fields=["critic", "-published", "id"], name="voice_of_critic", condition=~models.Q(critic="")),
            models.Index(fields=["outlet", "-published", "id"], name="voice_of_outlet"),
            models.Index(
                fields=["critic", *SUMMED, "outlet", "film"],
                name="voice_sums_of_critic",
                condition=~models.Q(critic=""),
            ),
            models.Index(fields=["outlet", *SUMMED, "critic", "film"], name="voice_sums_of_outlet"),
        ]
        constraints: ClassVar = [models.UniqueConstraint(fields=["page", "at"], name="voice_once")]


class SubjectRow(models.Model):
    """A topic, critic or outlet, with the number `n` of its films or reviews: what the indexes of them list."""

    kind = models.CharField(max_length=16)
    slug = models.CharField(max_length=200)
    name = models.TextField()
    n = models.IntegerField()
    counted = models.DateTimeField(auto_now=True)

    class Meta:
        """Counted anew where something changes."""

        db_table = "subject"
        indexes: ClassVar = [models.Index(fields=["kind", "-n", "slug"], name="subject_in_order")]
        constraints: ClassVar = [models.UniqueConstraint(fields=["kind", "slug"], name="subject_once")]
