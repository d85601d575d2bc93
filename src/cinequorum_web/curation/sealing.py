"""Seals of the audit log: each row's covers the row and the seal before it, so that no row can be changed, taken out or
put in without the next one showing it.

Seals are made with the site's secret key: who has the database alone cannot make new ones. Words that may name somebody
are covered by a digest each, with a salt of its own. Where a person's words have to go, the word becomes `ERASED` and
its salt goes with it: the chain holds on, and nobody can find out what stood there by trying.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Iterator
from datetime import UTC
from typing import NamedTuple

from django.conf import settings
from django.db import connections
from django.utils.crypto import constant_time_compare, salted_hmac

from cinequorum_web.curation.models import ERASED, AuditEntry

WORDS = ("name", "about", "before", "after", "through")
"""What of a row may have to go one day; the rest is covered as it stands."""
KEY = 0x43494E46  # ours among the advisory locks of the database, for the log
_SALT = "cinequorum.log"


class Break(NamedTuple):
    """A row that is not as it was written: `why` is unsealed, changed, or broken off from the row before."""

    number: int
    why: str


def seal(entry: AuditEntry, before: str) -> None:
    """Seal a row that is to follow the row with the seal `before` (empty for the first)."""
    salts = {word: secrets.token_hex(8) for word in WORDS}
    entry.marks = " ".join(f"{salts[word]}:{_digest(salts[word], word, getattr(entry, word))}" for word in WORDS)
    entry.chain = _chain(entry, before)


def last_seal(using: str) -> str:
    """Return the seal of the last row, when nobody else can add one until the transaction ends.

    SQLite lets one writer in at a time anyway.
    """
    connection = connections[using]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KEY])
    return AuditEntry.objects.using(using).order_by("-pk").values_list("chain", flat=True).first() or ""


def seal_all(rows: Iterable[AuditEntry]) -> Iterator[AuditEntry]:
    """Seal rows that an older version wrote, in their order."""
    before = ""
    for row in rows:
        seal(row, before)
        before = row.chain
        yield row


def breaks(rows: Iterable[AuditEntry]) -> Iterator[Break]:
    """Yield the rows of the log, which come in their order, that are not as they were written."""
    before = ""
    for row in rows:
        if not row.chain:
            yield Break(row.pk, "unsealed")
        elif not constant_time_compare(row.chain, _chain(row, before)):
            yield Break(row.pk, "broken off")
        elif not all(
            _holds(word, getattr(row, word), mark) for word, mark in zip(WORDS, row.marks.split(), strict=True)
        ):
            yield Break(row.pk, "changed")
        before = row.chain


def erase(numbers: Iterable[int], words: Iterable[str] = WORDS, using: str = "default") -> int:
    """Erase words of rows, which is all that can be changed of one; return how many rows were changed."""
    wanted, n = frozenset(words), 0
    for row in AuditEntry.objects.using(using).filter(pk__in=list(numbers)):
        marks = dict(zip(WORDS, row.marks.split(), strict=False))
        gone = {word: ERASED for word in WORDS if word in wanted and getattr(row, word) not in ("", ERASED)}
        left = [f"-:{mark.partition(':')[2]}" if word in gone else mark for word, mark in marks.items()]
        if gone:
            n += AuditEntry._base_manager.using(using).filter(pk=row.pk).update(**gone, marks=" ".join(left))
    return n


def _words_hold(row: AuditEntry) -> bool:
    marks = row.marks.split()
    return len(marks) == len(WORDS) and all(
        _holds(word, getattr(row, word), mark) for word, mark in zip(WORDS, marks, strict=True)
    )


def _holds(word: str, value: str, mark: str) -> bool:
    salt, _, digest = mark.partition(":")
    return value == ERASED if salt == "-" else constant_time_compare(digest, _digest(salt, word, value))


def _digest(salt: str, word: str, value: str) -> str:
    return _sealed(salt, word, value)[:32]


def _chain(entry: AuditEntry, before: str) -> str:
    digests = [mark.partition(":")[2] for mark in entry.marks.split()]
    at = entry.at.astimezone(UTC).isoformat()
    return _sealed(before, at, entry.role, entry.act, entry.film, entry.ref, *digests)


def _sealed(*parts: str) -> str:
    told = json.dumps(parts, ensure_ascii=True)
    return salted_hmac(_SALT, told, secret=settings.SECRET_KEY, algorithm="sha256").hexdigest()
