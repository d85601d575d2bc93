"""Search over SQLite's FTS5: words without case and accents, names weighing more than text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from django.db import connections

from cinequorum_web.catalog.models import SearchRow
from cinequorum_web.search.port import Entry, Hit

OPEN, CLOSE = "\x02", "\x03"
_HAS_WORD = re.compile(r"[^\W_]")
_FIND = """
    SELECT entry.kind, entry.ref, entry.film, entry.title, entry.year,
           highlight(search_text, 0, %s, %s),
           CASE entry.kind WHEN 'film' THEN highlight(search_text, 1, %s, %s)
           ELSE snippet(search_text, 1, %s, %s, '…', 24) END
    FROM search_text JOIN search_entry AS entry ON entry.id = search_text.rowid
    WHERE search_text MATCH %s
    ORDER BY bm25(search_text, 12.0, 1.0, 0.5), entry.id
    LIMIT %s
"""


class SqliteIndex:
    """The index in the database that Django knows as `using`."""

    def __init__(self, using: str) -> None:
        self._using = using

    def put(self, entries: Iterable[Entry]) -> None:
        """Add entries; those of the same kind and ref are replaced."""
        for entry in entries:
            row, _ = SearchRow.objects.using(self._using).update_or_create(
                kind=entry.kind,
                ref=entry.ref,
                defaults={"film": entry.film, "title": entry.title, "year": entry.year},
            )
            self._execute("DELETE FROM search_text WHERE rowid = %s", [row.pk])
            self._execute(
                "INSERT INTO search_text (rowid, names, safe, walled) VALUES (%s, %s, %s, %s)",
                [row.pk, "\n".join(entry.names), _plain(entry.safe), _plain(entry.walled)],
            )

    def replace_film(self, slug: str, entries: Iterable[Entry]) -> None:
        """Put a film's own entry and its people's in the place of those there are; its sources stay as they are."""
        kept = tuple(entries)
        refs = {(entry.kind, entry.ref) for entry in kept}
        self._drop_named(slug, refs)
        self.put(kept)

    def drop_film(self, slug: str) -> None:
        """Forget a film and its people; its sources stay, without a film."""
        self._drop_named(slug)
        SearchRow.objects.using(self._using).filter(film=slug).update(film="")

    def _drop_named(self, slug: str, kept: AbstractSet[tuple[str, str]] = frozenset()) -> None:
        rows = SearchRow.objects.using(self._using).filter(film=slug, kind__in=("film", "person"))
        gone = [pk for pk, *named in rows.values_list("pk", "kind", "ref") if tuple(named) not in kept]
        for pk in gone:
            self._execute("DELETE FROM search_text WHERE rowid = %s", [pk])
            SearchRow.objects.using(self._using).filter(pk=pk).delete()

    def link(self, page_ids: Iterable[str], slug: str) -> None:
        """Note which film these sources belong to."""
        SearchRow.objects.using(self._using).filter(kind="source", ref__in=list(page_ids)).update(film=slug)

    def find(self, query: str, most: int) -> tuple[Hit, ...]:
        """Return the best answers, every word first, then any word; the last word may be unfinished."""
        wanted = [word for word in query.split() if _HAS_WORD.search(word)][:16]
        for terms in (wanted, _romanised(wanted)):
            for join in (" AND ", " OR "):
                if hits := self._match(terms, join, most):
                    return hits
        return ()

    def _match(self, terms: Sequence[str], join: str, most: int) -> tuple[Hit, ...]:
        if not terms:
            return ()
        rows = self._execute(_FIND, [*(OPEN, CLOSE) * 3, match_expression(terms, join), most])
        return tuple(_hit(row) for row in rows)

    def _execute(self, sql: str, arguments: list[Any]) -> list[tuple[Any, ...]]:
        with connections[self._using].cursor() as cursor:
            cursor.execute(sql, arguments)
            return cursor.fetchall() if cursor.description else []


def match_expression(terms: Sequence[str], join: str) -> str:
    """Return words as an FTS5 expression in which nothing is an operator but `join`; the last word is a prefix.

    >>> match_expression(["zoe", 'm"u'], " AND ")
    '"zoe" AND "m""u"*'
    """
    quoted = ['"' + term.replace('"', '""').replace("\x00", "") + '"' for term in terms]
    return join.join([*quoted[:-1], quoted[-1] + "*"])


def _romanised(terms: Sequence[str]) -> list[str]:
    from anyascii import anyascii

    latin = [anyascii(term) for term in terms]
    return [word for word in latin if _HAS_WORD.search(word)] if latin != list(terms) else []


def _plain(text: str) -> str:
    return text.replace(OPEN, " ").replace(CLOSE, " ")


def _hit(row: tuple[Any, ...]) -> Hit:
    kind, ref, film, title, year, names, snippet = row
    name = next((line for line in names.split("\n") if OPEN in line), "")
    if kind == "film":  # its text is a list of values, a line each
        snippet = next((line for line in snippet.split("\n") if OPEN in line), "")
    before, words, after = _marked(snippet) if OPEN in snippet else ("", "", "")
    return Hit(
        kind=kind,
        ref=ref,
        film=film,
        title=title,
        year=year,
        name=name.replace(OPEN, "").replace(CLOSE, ""),
        before=before,
        words=words,
        after=after,
    )


def _marked(snippet: str) -> tuple[str, str, str]:
    """Split a snippet at its first marked words."""
    before, _, rest = snippet.partition(OPEN)
    words, _, after = rest.partition(CLOSE)
    return before, words, after.replace(OPEN, "").replace(CLOSE, "")
