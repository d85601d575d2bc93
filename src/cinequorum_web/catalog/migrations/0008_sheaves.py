"""The parts of large films' pages, many in one row, and which film a page's keys lead to."""

from __future__ import annotations

from typing import Any, ClassVar

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def fill(apps: Any, schema_editor: Any) -> None:
    """Say of each key which film its page belongs to. Sheaves are made when their film is next joined."""
    using = schema_editor.connection.alias
    pages = apps.get_model("catalog", "PageRow").objects.using(using)
    keys = apps.get_model("catalog", "KeyRow").objects.using(using)
    keys.update(film_id=Subquery(pages.filter(pk=OuterRef("page_id")).values("film_id")[:1]))


class Migration(migrations.Migration):
    """Adds the table, the column and its index."""

    dependencies: ClassVar = [("catalog", "0007_parts")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="SheafRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("made_by", models.CharField(max_length=64)),
                ("pages", models.BinaryField()),
                ("parts", models.BinaryField()),
                ("spots", models.BinaryField()),
                ("exact", models.BinaryField()),
                ("keys", models.BinaryField()),
                (
                    "film",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sheaves", to="catalog.filmrow"
                    ),
                ),
            ],
            options={"db_table": "film_sheaf"},
        ),
        migrations.AddField(
            model_name="keyrow",
            name="film",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="page_keys",
                to="catalog.filmrow",
            ),
        ),
        migrations.AlterField(model_name="keyrow", name="key", field=models.CharField(max_length=200)),
        migrations.AddIndex(model_name="keyrow", index=models.Index(fields=["key", "film"], name="page_key_film")),
        migrations.AddIndex(model_name="pagerow", index=models.Index(fields=["film", "page_id"], name="page_of_film")),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
