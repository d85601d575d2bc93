"""What keeps the audit log from being changed by the program itself: the database refuses, whatever asks it.

A row's words may become `ERASED`, and who it was may be let go of; nothing else of a row changes, and no row goes.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

from cinequorum_web.curation.models import ERASED

TABLE, NAME = "desk_audit", "desk_audit_kept"
TOLD = "the audit log is only added to"
KEPT = ("id", "at", "role", "act", "film", "ref", "chain")
WORDS = ("name", "about", "before", "after", "through")
TRIGGERS = (f"{NAME}_update", f"{NAME}_delete")  # of SQLite


def guard(connection: BaseDatabaseWrapper) -> None:
    """Have the database refuse changes of the log from now on."""
    statements = _postgresql() if connection.vendor == "postgresql" else SQLITE_GUARDS
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def unguard(connection: BaseDatabaseWrapper) -> None:
    """Let the log be changed: for what puts another store in the place of this one, and for tests that end."""
    with connection.cursor() as cursor:
        for name in _names(connection):
            table = f" ON {TABLE}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{table}")


def is_guarded(connection: BaseDatabaseWrapper) -> bool:
    """Return whether the database refuses changes of the log."""
    asked = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    if connection.vendor == "postgresql":
        asked = "SELECT tgname FROM pg_trigger WHERE tgrelid = 'desk_audit'::regclass AND tgenabled <> 'D'"
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return {name for (name,) in cursor.fetchall()} >= set(_names(connection))


def _names(connection: BaseDatabaseWrapper) -> tuple[str, ...]:
    if connection.vendor == "postgresql":
        return NAME, f"{NAME}_whole"
    return TRIGGERS


def _may(same: str) -> str:
    """What a change has to be, in the database's own words; `same` compares, also with what is not there."""
    kept = [f"NEW.{column} {same} OLD.{column}" for column in KEPT]
    kept.append(f"(NEW.member_id {same} OLD.member_id OR NEW.member_id IS NULL)")
    kept += [f"(NEW.{word} {same} OLD.{word} OR NEW.{word} = '{ERASED}')" for word in WORDS]
    erased = " OR ".join(f"NEW.{word} <> OLD.{word}" for word in WORDS)
    return " AND ".join([*kept, f"(NEW.marks {same} OLD.marks OR {erased})"])


def _sqlite() -> tuple[str, ...]:
    refused = f"BEGIN SELECT RAISE(ABORT, '{TOLD}'); END"
    return (
        f"CREATE TRIGGER IF NOT EXISTS {NAME}_update BEFORE UPDATE ON {TABLE} WHEN NOT ({_may('IS')}) {refused}",
        f"CREATE TRIGGER IF NOT EXISTS {NAME}_delete BEFORE DELETE ON {TABLE} {refused}",
    )


SQLITE_GUARDS = _sqlite()


def _postgresql() -> tuple[str, ...]:
    refused = f"RAISE EXCEPTION '{TOLD}' USING ERRCODE = 'integrity_constraint_violation'"
    body = f"BEGIN IF TG_OP = 'UPDATE' THEN IF {_may('IS NOT DISTINCT FROM')} THEN RETURN NEW; END IF; END IF; "
    return (
        f"CREATE OR REPLACE FUNCTION {NAME}() RETURNS trigger LANGUAGE plpgsql AS $${body}{refused}; END$$",
        f"DROP TRIGGER IF EXISTS {NAME} ON {TABLE}",
        f"DROP TRIGGER IF EXISTS {NAME}_whole ON {TABLE}",
        f"CREATE TRIGGER {NAME} BEFORE UPDATE OR DELETE ON {TABLE} FOR EACH ROW EXECUTE FUNCTION {NAME}()",
        f"CREATE TRIGGER {NAME}_whole BEFORE TRUNCATE ON {TABLE} FOR EACH STATEMENT EXECUTE FUNCTION {NAME}()",
    )
