"""Seals for the rows of the audit log, and a database that refuses to have them changed."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models

from cinequorum_web.curation.guarding import guard, unguard
from cinequorum_web.curation.sealing import seal_all


def close(apps: Any, schema_editor: Any) -> None:
    """Seal what is there, in its order, and close the log."""
    rows = apps.get_model("curation", "AuditEntry")._base_manager.using(schema_editor.connection.alias)
    for row in seal_all(rows.order_by("pk").iterator(chunk_size=500)):
        rows.filter(pk=row.pk).update(marks=row.marks, chain=row.chain)
    guard(schema_editor.connection)


def reopen(_apps: Any, schema_editor: Any) -> None:
    """Let the log be changed as before."""
    unguard(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [
        ("curation", "0004_code"),
    ]

    operations = [
        migrations.AddField(
            model_name="auditentry",
            name="marks",
            field=models.TextField(blank=True, db_default="", default=""),
        ),
        migrations.AddField(
            model_name="auditentry",
            name="chain",
            field=models.CharField(blank=True, db_default="", default="", max_length=64),
        ),
        migrations.RunPython(close, reopen, hints={"adds_only": True}),
    ]
