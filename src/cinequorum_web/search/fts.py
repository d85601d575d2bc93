"""Search over SQLite's FTS5: words without case and accents, names weighing more than text."""

from __future__ import annotations

from collections.abc import Sequence

from cinequorum_web.search.port import Entry, Hit
from cinequorum_web.search.rows import CLOSE, OPEN, RowIndex, hit_of, seen

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


class SqliteIndex(RowIndex):
    """The index in a file of SQLite."""

    def _write(self, row: int, entry: Entry) -> None:
        self._erase(row)
        self._execute(
            "INSERT INTO search_text (rowid, names, safe, walled) VALUES (%s, %s, %s, %s)",
            [row, "\n".join(entry.names), seen(entry.safe), seen(entry.walled)],
        )

    def _erase(self, row: int) -> None:
        self._execute("DELETE FROM search_text WHERE rowid = %s", [row])

    def _match(self, terms: Sequence[str], most: int, *, every: bool) -> tuple[Hit, ...]:
        asked = match_expression(terms, " AND " if every else " OR ")
        rows = self._execute(_FIND, [*(OPEN, CLOSE) * 3, asked, most])
        return tuple(hit_of(row) for row in rows)


def match_expression(terms: Sequence[str], join: str) -> str:
    """Return words as an FTS5 expression in which nothing is an operator but `join`; the last word is a prefix.

    >>> match_expression(["zoe", 'm"u'], " AND ")
    '"zoe" AND "m""u"*'
    """
    quoted = ['"' + term.replace('"', '""').replace("\x00", "") + '"' for term in terms]
    return join.join([*quoted[:-1], quoted[-1] + "*"])
