"""The full-text table, which no model can describe; its rows share their numbers with `search_entry`."""

from typing import Any

from django.db import migrations

SQLITE = """
CREATE VIRTUAL TABLE search_text USING fts5(
    names, safe, walled, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
)
"""
POSTGRESQL = (
    """
    CREATE TABLE search_text (
        id bigint PRIMARY KEY, names text NOT NULL, safe text NOT NULL, named tsvector NOT NULL, words tsvector NOT NULL
    )
    """,
    "CREATE INDEX search_text_named ON search_text USING gin (named)",
    "CREATE INDEX search_text_words ON search_text USING gin (words)",
)


def create(apps: Any, schema_editor: Any) -> None:
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else (SQLITE,):
        schema_editor.execute(statement)


def drop(apps: Any, schema_editor: Any) -> None:
    schema_editor.execute("DROP TABLE search_text")


class Migration(migrations.Migration):
    dependencies = [("catalog", "0001_tables")]
    operations = [migrations.RunPython(create, drop)]
