"""The audit log: no program changes it, and who changes the file is found out."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connections, transaction
from django.test import override_settings

from cinequorum.errors import StoreError
from cinequorum_web.backup.making import make
from cinequorum_web.backup.restoring import Target, restore
from cinequorum_web.curation.audit import Told, append, record
from cinequorum_web.curation.guarding import guard, is_guarded, unguard
from cinequorum_web.curation.models import ERASED, Act, AuditEntry
from cinequorum_web.curation.sealing import erase
from cinequorum_web.doctor import log
from cinequorum_web.members.models import Member
from tests.web.conftest import BACKENDS, POSTGRESQL, Place

ROWS = 5


@pytest.fixture(params=BACKENDS)
def written(request: pytest.FixtureRequest, place: Place) -> Target:
    """A store with a log of five rows, on each database."""
    target = place(request.param)
    for n in range(ROWS):
        row = AuditEntry(
            name=f"editor-{n}", role="curator", act=Act.JUDGED, about=f"pair {n}", after="same", film="f-1"
        )
        row.at = datetime(2026, 5, 1, 12, n, tzinfo=UTC)
        append(row, target.using)
    return target


def sql(using: str, statement: str) -> None:
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute(statement)


def found(using: str) -> list[str]:
    """What `doctor` says of the log."""
    return [one.code for one in log.findings(using)]


def numbers(using: str) -> list[int]:
    return list(AuditEntry.objects.using(using).order_by("pk").values_list("pk", flat=True))


REFUSED = (
    "DELETE FROM desk_audit",
    "DELETE FROM desk_audit WHERE name = 'editor-2'",
    "UPDATE desk_audit SET about = 'nothing'",
    "UPDATE desk_audit SET name = 'somebody else' WHERE name = 'editor-2'",
    "UPDATE desk_audit SET at = '2020-01-01 00:00:00'",
    "UPDATE desk_audit SET act = 'hid'",
    "UPDATE desk_audit SET role = 'admin'",
    "UPDATE desk_audit SET film = 'f-2'",
    "UPDATE desk_audit SET ref = '9'",
    "UPDATE desk_audit SET marks = ''",
    "UPDATE desk_audit SET chain = ''",
    "UPDATE desk_audit SET id = id + 100",
    "UPDATE desk_audit SET name = '[erased]', act = 'hid'",
)


def test_no_statement_changes_the_log(written: Target) -> None:
    """Not by the program's own connection, past all of its code: neither a row nor a part of one, nor all at once."""
    before = list(AuditEntry.objects.using(written.using).values())
    more = (
        ("TRUNCATE desk_audit", "TRUNCATE desk_audit CASCADE")
        if connections[written.using].vendor == POSTGRESQL
        else ()
    )
    for statement in (*REFUSED, *more):
        with pytest.raises(IntegrityError, match="only added to"):
            sql(written.using, statement)
    assert list(AuditEntry.objects.using(written.using).values()) == before
    assert found(written.using) == []


def test_words_that_name_somebody_can_go(written: Target) -> None:
    """They become a tombstone, and the log holds together; that is all that can be done, and it can't be undone."""
    second = numbers(written.using)[1]
    assert erase([second], ("name", "before"), written.using) == 1
    row = AuditEntry.objects.using(written.using).get(pk=second)
    assert (row.name, row.about, row.before) == (ERASED, "pair 1", "")
    assert erase([second], ("name",), written.using) == 0
    assert found(written.using) == []
    with pytest.raises(IntegrityError):
        sql(written.using, f"UPDATE desk_audit SET name = 'editor-1' WHERE id = {second}")


def test_an_account_that_goes_is_let_go_of(written: Target) -> None:
    """The row stays with its words, and no longer leads to a member."""
    with transaction.atomic(using=written.using):
        member = Member(username="cy", role="curator")
        member.save(using=written.using)
        append(AuditEntry(member_id=member.pk, name="cy", role="curator", act=Act.HID, about="a", at=datetime.now(UTC)),
               written.using)  # fmt: skip
        member.delete(using=written.using)
    row = AuditEntry.objects.using(written.using).get(name="cy")
    assert row.member_id is None
    assert found(written.using) == []


BY_HAND = (
    ("UPDATE desk_audit SET about = 'nothing' WHERE name = 'editor-2'", "log_changed"),
    ("UPDATE desk_audit SET after = 'different' WHERE name = 'editor-4'", "log_changed"),
    ("UPDATE desk_audit SET act = 'hid' WHERE name = 'editor-2'", "log_broken"),
    ("UPDATE desk_audit SET at = '2020-01-01 00:00:00' WHERE name = 'editor-4'", "log_broken"),
    ("DELETE FROM desk_audit WHERE name = 'editor-2'", "log_broken"),
    ("DELETE FROM desk_audit WHERE name = 'editor-0'", "log_broken"),
    ("UPDATE desk_audit SET name = '[erased]' WHERE name = 'editor-2'", "log_changed"),
    ("UPDATE desk_audit SET id = id + 2 WHERE name IN ('editor-3', 'editor-4')", ""),
    ("UPDATE desk_audit SET id = 1000 WHERE name = 'editor-2'", "log_broken"),
    ("UPDATE desk_audit SET marks = '' WHERE name = 'editor-2'", "log_broken"),
    (
        "INSERT INTO desk_audit (id, at, name, role, act, film, about, ref, before, after, through, marks, chain) "
        "SELECT 1000, at, 'nobody', role, act, film, about, ref, before, after, through, '', '' FROM desk_audit "
        "WHERE name = 'editor-2'",
        "log_unsealed",
    ),
    (
        "INSERT INTO desk_audit (id, at, name, role, act, film, about, ref, before, after, through, marks, chain) "
        "SELECT 1000, at, name, role, act, film, about, ref, before, after, through, marks, chain FROM desk_audit "
        "WHERE name = 'editor-2'",
        "log_broken",
    ),
)


@pytest.mark.parametrize(("statement", "code"), BY_HAND)
def test_who_changes_the_file_is_found_out(written: Target, statement: str, code: str) -> None:
    """With the guard out of the way: a row changed, taken out, put in, put elsewhere or copied."""
    unguard(connections[written.using])
    assert found(written.using) == ["log_open"]
    sql(written.using, statement)
    guard(connections[written.using])
    assert found(written.using) == ([code] if code else [])


def test_a_seal_needs_the_sites_key(written: Target) -> None:
    """Whoever has the database alone can't seal a log of their own making: under another key nothing holds."""
    with override_settings(SECRET_KEY="another"):
        assert found(written.using) == ["log_broken"]


def test_the_head_shows_what_was_cut_off(written: Target) -> None:
    """Rows that are gone at the end leave a log that holds; the last seal, noted before, tells."""
    before = log.head(written.using)
    unguard(connections[written.using])
    sql(written.using, "DELETE FROM desk_audit WHERE name = 'editor-4'")
    guard(connections[written.using])
    assert found(written.using) == []
    assert before.startswith("5 rows")
    assert log.head(written.using) != before


def test_a_restored_log_holds_and_is_guarded(written: Target, place: Place, request: pytest.FixtureRequest) -> None:
    """On either database, also in the place of another log."""
    path = written.home / "made.cinequorum"
    moment = datetime(2026, 6, 1, tzinfo=UTC)
    make(path, written.using, written.home, moment)
    target = place(str(request.node.callspec.params["written"]))
    append(AuditEntry(name="x", role="", act=Act.HID, about="y", at=moment), target.using)
    with pytest.raises(StoreError, match="not empty"):
        restore(path, target, moment, lambda: None)
    restore(path, Target(using=target.using, home=target.home, replace=True), moment, lambda: None)
    assert is_guarded(connections[target.using])
    assert found(target.using) == []
    assert [row.name for row in AuditEntry.objects.using(target.using).order_by("pk")] == [
        f"editor-{n}" for n in range(ROWS)
    ]


def test_what_the_site_writes_is_sealed(db: None) -> None:
    """Row by row, in the order of writing, with a moment of its own."""
    for n in range(3):
        record(None, Told(act=Act.JUDGED, about=f"{n}"), name="somebody")
    assert found("default") == []
    assert len(set(AuditEntry.objects.values_list("chain", flat=True))) == 3
