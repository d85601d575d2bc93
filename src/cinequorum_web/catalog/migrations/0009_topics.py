"""What films are filed under for readers, the reviews of critics and outlets, and words to find slips by."""

from __future__ import annotations

from typing import Any, ClassVar

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def sort(apps: Any, schema_editor: Any) -> None:
    """Say of each source that can be found what kind of page it is. The rest is caught up with when a store is opened."""
    using = schema_editor.connection.alias
    kinds = apps.get_model("catalog", "PageRow").objects.using(using).filter(page_id=OuterRef("ref")).values("kind")
    sources = apps.get_model("catalog", "SearchRow").objects.using(using).filter(kind="source")
    sources.update(sort=Subquery(kinds[:1]))


class Migration(migrations.Migration):
    """Adds the tables and the columns."""

    dependencies: ClassVar = [
        ("catalog", "0008_sheaves"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="SubjectRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=16)),
                ("slug", models.CharField(max_length=200)),
                ("name", models.TextField()),
                ("n", models.IntegerField()),
            ],
            options={
                "db_table": "subject",
            },
        ),
        migrations.CreateModel(
            name="TopicRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=16)),
                ("slug", models.CharField(max_length=200)),
                ("name", models.TextField()),
                ("weight", models.IntegerField()),
            ],
            options={
                "db_table": "film_topic",
            },
        ),
        migrations.CreateModel(
            name="VoiceRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.IntegerField()),
                ("critic", models.CharField(max_length=200)),
                ("critic_name", models.TextField()),
                ("outlet", models.CharField(max_length=200)),
                ("outlet_name", models.TextField()),
                ("value", models.FloatField(null=True)),
                ("inferred", models.BooleanField()),
                ("verdict", models.CharField(max_length=16)),
                ("rating", models.TextField()),
                ("published", models.CharField(max_length=32)),
                ("language", models.CharField(max_length=16)),
                ("spoiler", models.CharField(max_length=16)),
                ("opening", models.TextField()),
                ("start", models.IntegerField()),
                ("end", models.IntegerField()),
            ],
            options={
                "db_table": "voice",
            },
        ),
        migrations.CreateModel(
            name="WordRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=40)),
                ("word", models.CharField(max_length=40)),
            ],
            options={
                "db_table": "search_word",
            },
        ),
        migrations.AddField(
            model_name="filmrow",
            name="told",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="searchrow",
            name="sort",
            field=models.CharField(default="", max_length=32),
        ),
        migrations.AddIndex(
            model_name="filmrow",
            index=models.Index(fields=["-sources", "order", "slug"], name="film_by_sources"),
        ),
        migrations.AddIndex(
            model_name="filmrow",
            index=models.Index(condition=models.Q(("told", False)), fields=["id"], name="film_untold"),
        ),
        migrations.AddIndex(
            model_name="subjectrow",
            index=models.Index(fields=["kind", "-n", "slug"], name="subject_in_order"),
        ),
        migrations.AddConstraint(
            model_name="subjectrow",
            constraint=models.UniqueConstraint(fields=("kind", "slug"), name="subject_once"),
        ),
        migrations.AddField(
            model_name="topicrow",
            name="film",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="topics", to="catalog.filmrow"
            ),
        ),
        migrations.AddField(
            model_name="voicerow",
            name="film",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="voices", to="catalog.filmrow"
            ),
        ),
        migrations.AddField(
            model_name="voicerow",
            name="page",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="voices", to="catalog.pagerow"
            ),
        ),
        migrations.AddConstraint(
            model_name="wordrow",
            constraint=models.UniqueConstraint(fields=("key", "word"), name="search_word_once"),
        ),
        migrations.AddIndex(
            model_name="topicrow",
            index=models.Index(fields=["kind", "slug", "-weight", "film"], name="film_topic_in_order"),
        ),
        migrations.AddConstraint(
            model_name="topicrow",
            constraint=models.UniqueConstraint(fields=("film", "kind", "slug"), name="film_topic_once"),
        ),
        migrations.AddIndex(
            model_name="voicerow",
            index=models.Index(
                condition=models.Q(("critic", ""), _negated=True),
                fields=["critic", "-published", "id"],
                name="voice_of_critic",
            ),
        ),
        migrations.AddIndex(
            model_name="voicerow",
            index=models.Index(fields=["outlet", "-published", "id"], name="voice_of_outlet"),
        ),
        migrations.AddConstraint(
            model_name="voicerow",
            constraint=models.UniqueConstraint(fields=("page", "at"), name="voice_once"),
        ),
        migrations.RunPython(sort, migrations.RunPython.noop),
    ]
