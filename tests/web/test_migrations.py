"""The site can be brought up to date while it runs: what runs still works on the tables of what comes.

A migration after `BEFORE_THE_RULE` only adds: tables, columns that may be left out, indexes. What takes something away,
or asks more of old rows, is done in two versions, and says so: `two_steps = "…"` in its class names the version that
stopped using what now goes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import DatabaseError, connections, models
from django.db.migrations import (
    AddConstraint,
    AddField,
    AddIndex,
    AlterField,
    AlterModelOptions,
    CreateModel,
    RunPython,
)
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.migration import Migration
from django.db.migrations.operations.base import Operation

from tests.web.conftest import BACKENDS, Place

OURS = ("catalog", "curation", "diary", "feeds", "members", "posters", "taste", "tokens")
BEFORE_THE_RULE = {
    "catalog": "0011_ready",
    "curation": "0003_through",
    "diary": "0001_initial",
    "feeds": "0001_releases",
    "members": "0003_two_marks",
    "posters": "0001_posters",
    "taste": "0001_kept",
    "tokens": "0001_tokens",
}
ADDS = (CreateModel, AddIndex, AlterModelOptions)


def under_the_rule() -> list[Migration]:
    """The migrations of later than the rule, in the order of their names."""
    found = MigrationLoader(None).disk_migrations
    return [found[key] for key in sorted(found) if key[0] in OURS and key[1] > BEFORE_THE_RULE.get(key[0], "")]


def breaks(migration: Migration) -> list[str]:
    """What of a migration would stop what runs: nothing where it says which version has stopped using it."""
    if getattr(migration, "two_steps", ""):
        return []
    return [operation.describe() for operation in migration.operations if not adds_only(operation)]


def adds_only(operation: Operation) -> bool:
    """Whether what runs now can go on reading and writing after it."""
    if isinstance(operation, AddField):
        field = operation.field
        return bool(field.null or field.has_db_default() or field.many_to_many)
    if isinstance(operation, AlterField):
        return False
    if isinstance(operation, RunPython):
        return bool(operation.hints.get("adds_only"))
    return isinstance(operation, ADDS) and not isinstance(operation, AddConstraint)


def test_migrations_only_add() -> None:
    """Or say that they are the second of two steps."""
    assert {f"{m.app_label}.{m.name}": breaks(m) for m in under_the_rule() if breaks(m)} == {}


def test_the_rule_begins_where_it_says() -> None:
    """Every application has its mark, and no mark is of a migration that does not exist."""
    found = MigrationLoader(None).disk_migrations
    assert set(BEFORE_THE_RULE) == set(OURS)
    assert all((app, name) in found for app, name in BEFORE_THE_RULE.items())
    assert under_the_rule()


@pytest.mark.parametrize(
    ("operation", "fits"),
    [
        (AddField("filmrow", "more", models.TextField(default="")), False),
        (AddField("filmrow", "more", models.TextField(null=True)), True),
        (AddField("filmrow", "more", models.TextField(db_default="")), True),
        (AlterField("filmrow", "title", models.CharField(max_length=9)), False),
        (AddConstraint("filmrow", models.UniqueConstraint(fields=["title"], name="once")), False),
    ],
)
def test_what_only_adds_is_told_from_what_does_not(operation: Operation, *, fits: bool) -> None:
    """A column with no value of its own in the database stops whoever writes rows without it."""
    made = type("Made", (Migration,), {"operations": [operation]})
    assert (breaks(made("made", "catalog")) == []) is fits
    assert breaks(type("Marked", (made,), {"two_steps": "unused since 0.2"})("made", "catalog")) == []


@pytest.mark.parametrize("kind", BACKENDS)
def test_what_runs_goes_on_while_tables_change(kind: str, place: Place) -> None:
    """The models of before each migration write and read rows of their tables as they are now."""
    using = place(kind).using
    tried = [row for migration in under_the_rule() for row in rows_of_before(migration, using)]
    assert tried
    for row in tried:
        row.save(using=using)
        again = type(row)._default_manager.using(using).get(pk=row.pk)
        assert [getattr(again, f.attname) for f in row._meta.concrete_fields if not _is_bytes(f)] == [
            getattr(row, f.attname) for f in row._meta.concrete_fields if not _is_bytes(f)
        ]


@pytest.mark.parametrize("kind", BACKENDS)
def test_a_change_that_stops_what_runs_is_noticed(kind: str, place: Place) -> None:
    """The test above fails where it should: a column that must be given is missed by the models of before."""
    using = place(kind).using
    migration = next(m for m in under_the_rule() if m.app_label == "curation")
    (row, *_) = rows_of_before(migration, using)
    with connections[using].schema_editor() as editor:
        stopped = models.TextField(default="")
        stopped.set_attributes_from_name("stopped")
        editor.add_field(type(row), stopped)
    with pytest.raises(DatabaseError):
        row.save(using=using)


def rows_of_before(migration: Migration, using: str) -> list[models.Model]:
    """A row, with all that it refers to, of each table that a migration adds a column to: by the models of before."""
    executor = MigrationExecutor(connections[using])
    before = [key for key in executor.loader.graph.nodes if key[0] != migration.app_label] + [
        key for key in migration.dependencies if key[0] == migration.app_label
    ]
    apps = executor.loader.project_state(before).apps
    names = {operation.model_name for operation in migration.operations if isinstance(operation, AddField)}
    return [made(apps.get_model(migration.app_label, name), using) for name in sorted(names)]


def made(model: type[models.Model], using: str) -> models.Model:
    """A row with something in each column that must have something."""
    values: dict[str, Any] = {}
    for field in model._meta.concrete_fields:
        if field.primary_key or field.has_default() or field.null:
            continue
        if isinstance(field, models.ForeignKey):
            values[field.attname] = _saved(made(field.related_model, using), using).pk
        else:
            values[field.attname] = _value(field)
    return model(**values)


def _saved(row: models.Model, using: str) -> models.Model:
    row.save(using=using)
    return row


def _value(field: models.Field[Any, Any]) -> object:
    known: Iterable[tuple[type[models.Field[Any, Any]], object]] = (
        (models.BooleanField, False),
        (models.DateTimeField, datetime(2026, 1, 1, tzinfo=UTC)),
        (models.DateField, date(2026, 1, 1)),
        (models.BinaryField, b"x"),
        (models.CharField, "x"),
        (models.TextField, "x"),
    )
    return next((value for kind, value in known if isinstance(field, kind)), 1)


def _is_bytes(field: models.Field[Any, Any]) -> bool:
    return isinstance(field, models.BinaryField | models.DateTimeField)
