"""The log of judgements."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds the table of judgements and withdrawals."""

    dependencies: ClassVar = [("catalog", "0002_search")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="JudgementRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("entry_id", models.CharField(max_length=32, unique=True)),
                ("kind", models.CharField(max_length=16)),
                ("author", models.TextField()),
                ("time", models.CharField(max_length=40)),
                ("document", models.BinaryField()),
            ],
            options={"db_table": "judgement"},
        ),
    ]
