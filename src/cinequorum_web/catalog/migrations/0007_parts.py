"""The parts of pages, and what stands beside the films' documents: so that a new page touches only what it changes."""

from __future__ import annotations

from typing import Any, ClassVar

import django.db.models.deletion
from django.db import migrations, models


def fill(apps: Any, schema_editor: Any) -> None:
    """Take out of the films' documents what stands beside them now. Parts of pages are made when they are needed."""
    from cinequorum.model.codec import decode, encode
    from cinequorum.model.film import Film
    from cinequorum.store.naming import name_keys

    films = apps.get_model("catalog", "FilmRow").objects.using(schema_editor.connection.alias)
    keys = apps.get_model("catalog", "FilmKeyRow").objects.using(schema_editor.connection.alias)
    for pk in list(films.values_list("pk", flat=True)):
        row = films.get(pk=pk)
        film = decode(bytes(row.document), Film)
        films.filter(pk=pk).update(titles=list(film.titles), similar=encode(film.similar))
        keys.bulk_create([keys.model(key=key, film=row) for key in sorted(name_keys(film))])


class Migration(migrations.Migration):
    """Adds the columns, and fills those of films."""

    dependencies: ClassVar = [("catalog", "0006_leanings")]

    operations: ClassVar = [
        migrations.AddField(model_name="filmrow", name="titles", field=models.JSONField(default=list)),
        migrations.AddField(model_name="filmrow", name="similar", field=models.BinaryField(default=b"[]")),
        migrations.AddField(model_name="filmrow", name="compared", field=models.BinaryField(default=b"")),
        migrations.AddField(model_name="filmrow", name="whole", field=models.BooleanField(default=True)),
        migrations.CreateModel(
            name="PartRow",
            fields=[
                (
                    "page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="kept",
                        serialize=False,
                        to="catalog.pagerow",
                    ),
                ),
                ("part", models.BinaryField()),
                ("imprint", models.BinaryField()),
            ],
            options={"db_table": "page_part"},
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
