"""Search over SQLite's FTS5: words without case and accents, names weighing more than text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db import connections

from cinequorum_web.search.numbers import numbers
from cinequorum_web.search.port import Entry, Hit
from cinequorum_web.search.rows import RowIndex, hit_of
from cinequorum_web.search.terms import CLOSE, OPEN, seen

LONGEST_BEGINNING = 3  # letters: beginnings of two and three are in the index itself
_SHOW = """
    SELECT entry.id, entry.kind, entry.ref, entry.film, entry.title, entry.year, entry.sort,
           highlight(search_text, 0, %s, %s),
           CASE entry.kind WHEN 'film' THEN highlight(search_text, 1, %s, %s)
           ELSE snippet(search_text, 1, %s, %s, '…', 24) END
    FROM search_text JOIN search_entry AS entry ON entry.id = search_text.rowid
    WHERE search_text MATCH %s
"""
_FIND = f"""{_SHOW}
    ORDER BY bm25(search_text, 12.0, 1.0, 0.5), entry.id
    LIMIT %s
"""
_ROWS = "SELECT rowid FROM search_text WHERE search_text MATCH %s LIMIT %s"
_RANKED = """
    SELECT rowid FROM search_text WHERE search_text MATCH %s ORDER BY bm25(search_text, 12.0, 1.0, 0.5), rowid LIMIT %s
"""


class SqliteIndex(RowIndex):
    """The index in a file of SQLite."""

    def write(self, row: int, entry: Entry) -> None:
        """Write the texts of an entry under the number of its row, in the place of those there are."""
        self._erase(row)
        self._execute(
            "INSERT INTO search_text (rowid, names, safe, walled) VALUES (%s, %s, %s, %s)",
            [row, "\n".join(entry.names), seen(entry.safe), seen(entry.walled)],
        )

    def texts(self) -> Iterator[tuple[int, Entry]]:
        """Yield every row's number with its texts; what else an entry has stands in its row."""
        with connections[self.using].cursor() as cursor:
            cursor.execute("SELECT rowid, names, safe, walled FROM search_text")
            while some := cursor.fetchmany(100):
                for row, names, safe, walled in some:
                    told = tuple(names.split("\n"))
                    yield row, Entry(kind="", ref="", film="", title="", names=told, safe=safe, walled=walled)

    def _erase(self, row: int) -> None:
        self._execute("DELETE FROM search_text WHERE rowid = %s", [row])

    def _match(self, terms: Sequence[str], most: int, *, every: bool) -> tuple[Hit, ...]:
        asked = match_expression(terms, " AND " if every else " OR ")
        rows = self._execute(_FIND, [*(OPEN, CLOSE) * 3, asked, most])
        return tuple(hit_of(row) for _, *row in rows)

    def rows_with(self, terms: Sequence[str], where: str, most: int, *, every: bool) -> list[int]:
        """Return the numbers of rows that have these words, at most so many, in no order that means anything."""
        asked = match_expression(terms, " AND " if every else " OR ")
        if where == "begin":
            asked = "^ " + match_expression([" ".join(terms)], "")
        if where != "any":
            asked = f"{{names}} : ({asked})"
        return [row for (row,) in self._execute(_ROWS, [asked, most])]

    def ranked(self, terms: Sequence[str], most: int, *, every: bool) -> list[int]:
        """Return the numbers of the rows with these words in any of their texts, those that have them most first."""
        asked = match_expression(terms, " AND " if every else " OR ")
        return [row for (row,) in self._execute(_RANKED, [asked, most])]

    def shown(self, rows: Sequence[int], terms: Sequence[str], *, every: bool) -> dict[int, Hit]:
        """Return these rows as answers, with the words that were found in them.

        Row by row, the words are looked up for each: quick where they are in the index. All words with a longer
        beginning are put together first; so these are looked up once, and the rows picked from what has them.
        """
        asked = match_expression(terms, " AND " if every else " OR ")
        at_once = "+" if len(terms[-1]) > LONGEST_BEGINNING else ""
        sql = f"{_SHOW} AND {at_once}search_text.rowid IN ({numbers(rows)})"
        found = self._execute(sql, [*(OPEN, CLOSE) * 3, asked])
        return {row: hit_of(rest) for row, *rest in found}


def match_expression(terms: Sequence[str], join: str) -> str:
    """Return words as an FTS5 expression in which nothing is an operator but `join`; the last word is a prefix.

    A single Latin letter is a word: very many words begin with it, which to look up takes long.

    >>> match_expression(["zoe", 'm"u'], " AND "), match_expression(["a"], " AND ")
    ('"zoe" AND "m""u"*', '"a"')
    """
    quoted = ['"' + term.replace('"', '""').replace("\x00", "") + '"' for term in terms]
    begun = "" if len(terms[-1]) == 1 and terms[-1].isascii() else "*"
    return join.join([*quoted[:-1], quoted[-1] + begun])
