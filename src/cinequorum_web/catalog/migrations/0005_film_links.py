"""What films are linked by, so that a new page need not look at all of them."""

from __future__ import annotations

from typing import Any, ClassVar

import django.db.models.deletion
from django.db import migrations, models


def fill(apps: Any, schema_editor: Any) -> None:
    """Work the links of the films out that are there already."""
    from cinequorum.model.codec import decode, encode
    from cinequorum.model.film import Film
    from cinequorum.score.similar import links_of

    films = apps.get_model("catalog", "FilmRow").objects.using(schema_editor.connection.alias)
    keys = apps.get_model("catalog", "FilmKeyRow").objects.using(schema_editor.connection.alias)
    for pk in list(films.values_list("pk", flat=True)):
        row = films.get(pk=pk)
        links = links_of(decode(bytes(row.document), Film))
        films.filter(pk=pk).update(links=encode(links))
        keys.bulk_create([keys.model(key=key, film=row) for key in links.keys])


class Migration(migrations.Migration):
    """Adds the column and the index of links."""

    dependencies: ClassVar = [("catalog", "0004_source_records")]

    operations: ClassVar = [
        migrations.AddField(model_name="filmrow", name="links", field=models.BinaryField(default=b"")),
        migrations.CreateModel(
            name="FilmKeyRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(db_index=True, max_length=200)),
                (
                    "film",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="keys", to="catalog.filmrow"
                    ),
                ),
            ],
            options={"db_table": "film_key"},
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
