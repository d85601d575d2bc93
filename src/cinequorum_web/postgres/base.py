"""Django's PostgreSQL backend, in which text has no length and is ordered by its characters alone.

SQLite enforces no length of a text and orders by code points. PostgreSQL orders by the language that the database was
made with, so that the same films would be listed otherwise on another server. The name of the module is Django's wish.
"""

from __future__ import annotations

from typing import Any

from django.db.backends.postgresql import base, schema

TEXTS = ("CharField", "TextField")
BY_CHARACTERS = "C"


class DatabaseSchemaEditor(schema.DatabaseSchemaEditor):
    """Makes columns of text in the order of characters."""

    def _iter_column_sql(self, *arguments: Any) -> Any:
        """Yield the pieces of a column's definition, as Django's own method does."""
        kind, params, model, field, told, include_default = arguments
        if field.get_internal_type() in TEXTS:
            told = {**told, "collation": told.get("collation") or BY_CHARACTERS}
        return super()._iter_column_sql(kind, params, model, field, told, include_default)  # type: ignore[misc]

    def _create_like_index_sql(self, model: Any, field: Any) -> None:
        """Make no second index for beginnings of texts: in the order of characters, the first one knows them."""


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to PostgreSQL."""

    data_types: Any = base.DatabaseWrapper.data_types | dict.fromkeys(TEXTS, "text")
    SchemaEditorClass = DatabaseSchemaEditor
