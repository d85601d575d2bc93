"""Which records have been loaded, and which pages are from them."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds the table, the column and its index. A page that is there already counts as one that came by hand."""

    dependencies: ClassVar = [("catalog", "0011_ready")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="LoadedRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mark", models.CharField(max_length=64, unique=True)),
            ],
            options={"db_table": "loaded"},
        ),
        migrations.AddField(model_name="pagerow", name="recorded", field=models.BooleanField(null=True)),
        migrations.AddIndex(
            model_name="pagerow",
            index=models.Index(fields=["page_id"], name="page_by_hand", condition=models.Q(("recorded__isnull", True))),
        ),
    ]
