"""How good the sources have been."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds the table of the sources' records."""

    dependencies: ClassVar = [("catalog", "0003_judgements")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="SourceRecordRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.TextField()),
                ("field", models.CharField(max_length=64)),
                ("answered", models.IntegerField()),
                ("right", models.FloatField()),
            ],
            options={"db_table": "source_record"},
        ),
        migrations.AddConstraint(
            model_name="sourcerecordrow",
            constraint=models.UniqueConstraint(fields=["source", "field"], name="source_record_once"),
        ),
    ]
