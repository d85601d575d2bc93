"""Whether the audit log is as it was written: each row sealed to the one before, and the database refusing changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from django.db import connections

from cinequorum.cli.finding import Finding
from cinequorum_web.curation.guarding import TABLE, is_guarded
from cinequorum_web.curation.models import AuditEntry
from cinequorum_web.curation.sealing import breaks

ASK = "look at these rows and at a backup from before, and ask who can write to the database"
CHANGED = "words were changed in {n} rows of the audit log, the first of them {first}"
BROKEN = (
    "the audit log does not hold together at {n} rows, the first of them {first}: a row was changed, taken out or put "
    "in there, or the secret key is another one"
)
UNSEALED = (
    "{n} rows of the audit log have no seal, the first of them {first}: another program wrote them, or an older "
    "version that still ran after the tables were brought up to date"
)
WAYS = (
    ("changed", "log_changed", CHANGED),
    ("broken off", "log_broken", BROKEN),
    ("unsealed", "log_unsealed", UNSEALED),
)


def findings(using: str) -> Iterator[Finding]:
    """Yield what is wrong with the log; nothing where the store has none."""
    connection = connections[using]
    if TABLE not in connection.introspection.table_names():
        return
    if not is_guarded(connection):
        told = "the database lets rows of the audit log be changed"
        yield Finding(code="log_open", told=told, do="ask who took the guard away; `cinequorum restore` sets it again")
    found = list(breaks(AuditEntry.objects.using(using).order_by("pk").iterator(chunk_size=500)))
    counts = Counter(one.why for one in found)
    for why, code, told in WAYS:
        if n := counts[why]:
            first = next(one.number for one in found if one.why == why)
            yield Finding(code=code, told=told.format(n=n, first=first), do=ASK)


def head(using: str) -> str:
    """Return the number of rows and the last seal: noted elsewhere, they show whether rows were cut off at the end."""
    if TABLE not in connections[using].introspection.table_names():
        return "none"
    rows = AuditEntry.objects.using(using)
    return f"{rows.count()} rows, the last sealed {(rows.values_list('chain', flat=True).first() or '-')[:16]}"
