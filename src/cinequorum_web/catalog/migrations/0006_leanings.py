"""How critics and outlets rate beside one another."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds the table of leanings."""

    dependencies: ClassVar = [("catalog", "0005_film_links")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="LeaningRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("by", models.CharField(max_length=16)),
                ("name", models.TextField()),
                ("n", models.IntegerField()),
                ("leaning", models.FloatField()),
                ("noise", models.FloatField()),
            ],
            options={"db_table": "leaning"},
        ),
        migrations.AddConstraint(
            model_name="leaningrow",
            constraint=models.UniqueConstraint(fields=["by", "name"], name="leaning_once"),
        ),
    ]
