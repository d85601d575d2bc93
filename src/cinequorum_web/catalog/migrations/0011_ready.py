"""Films and reviews in a form ready for showing, and indexes that count the reviews of critics and outlets alone."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models

SUMMED = ["verdict", "value", "inferred", "scale"]


class Migration(migrations.Migration):
    """Adds the table, the column and the indexes."""

    dependencies: ClassVar = [("catalog", "0010_scales")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="ReadyRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=16)),
                ("slug", models.CharField(max_length=200)),
                ("form", models.CharField(max_length=32)),
                ("version", models.CharField(max_length=64)),
                ("body", models.BinaryField()),
            ],
            options={
                "db_table": "ready",
            },
        ),
        migrations.AddConstraint(
            model_name="readyrow",
            constraint=models.UniqueConstraint(fields=("kind", "slug", "form"), name="ready_once"),
        ),
        migrations.AddField(model_name="subjectrow", name="counted", field=models.DateTimeField(auto_now=True)),
        migrations.AddIndex(
            model_name="voicerow",
            index=models.Index(
                condition=models.Q(("critic", ""), _negated=True),
                fields=["critic", *SUMMED, "outlet", "film"],
                name="voice_sums_of_critic",
            ),
        ),
        migrations.AddIndex(
            model_name="voicerow",
            index=models.Index(fields=["outlet", *SUMMED, "critic", "film"], name="voice_sums_of_outlet"),
        ),
    ]
