"""Search over PostgreSQL's text search: the same words as SQLite's finds, names weighing more than text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cinequorum_web.search.marks import Words, marked, snippet, words_asked
from cinequorum_web.search.port import Entry, Hit
from cinequorum_web.search.rows import RowIndex, hit_of
from cinequorum_web.search.terms import seen
from cinequorum_web.search.vectors import asked_for, vector

MOST_RANKED = 2_000  # of each way to be found: ranking reads every answer's words, and a common word has very many

_PUT = """
    INSERT INTO search_text (id, names, safe, named, words) VALUES (%s, %s, %s, %s::tsvector, %s::tsvector)
    ON CONFLICT (id) DO UPDATE SET names = excluded.names, safe = excluded.safe, named = excluded.named,
        words = excluded.words
"""
_FIND = """
    WITH found AS (
        (SELECT id FROM search_text WHERE named @@ %s::tsquery LIMIT %s)
        UNION (SELECT id FROM search_text WHERE words @@ %s::tsquery LIMIT %s)
    )
    SELECT entry.kind, entry.ref, entry.film, entry.title, entry.year, entry.sort, kept.names, kept.safe
    FROM found JOIN search_text AS kept USING (id) JOIN search_entry AS entry USING (id)
    ORDER BY ts_rank('{0, 0.04, 0.08, 1}', kept.words, %s::tsquery, 1) DESC, id
    LIMIT %s
"""
_ROWS = "SELECT id FROM search_text WHERE {} @@ %s::tsquery LIMIT %s"
_RANKED = """
    SELECT id FROM search_text WHERE words @@ %s::tsquery
    ORDER BY ts_rank('{0, 0.04, 0.08, 1}', words, %s::tsquery, 1) DESC, id LIMIT %s
"""
_SHOW = """
    SELECT entry.id, entry.kind, entry.ref, entry.film, entry.title, entry.year, entry.sort, kept.names, kept.safe
    FROM search_text AS kept JOIN search_entry AS entry USING (id) WHERE id = ANY(%s)
"""


class PostgresIndex(RowIndex):
    """The index in a database of PostgreSQL. What is marked in an answer is marked here."""

    def write(self, row: int, entry: Entry) -> None:
        """Write the texts of an entry under the number of its row, in the place of those there are."""
        names, safe = seen("\n".join(entry.names)), seen(entry.safe)
        weighted = [*(("A", name) for name in entry.names), ("B", safe), ("C", entry.walled)]
        named = vector(("A", name) for name in entry.names)
        self._execute(_PUT, [row, names, safe, named, vector(weighted)])

    def _erase(self, row: int) -> None:
        self._execute("DELETE FROM search_text WHERE id = %s", [row])

    def _match(self, terms: Sequence[str], most: int, *, every: bool) -> tuple[Hit, ...]:
        asked = asked_for(terms, every=every)
        if not asked:
            return ()
        words = words_asked(terms)
        rows = self._execute(_FIND, [asked, MOST_RANKED, asked, MOST_RANKED, asked, most])
        return tuple(_hit(row, words) for row in rows)

    def rows_with(self, terms: Sequence[str], where: str, most: int, *, every: bool) -> list[int]:
        """Return the numbers of rows that have these words, at most so many, in no order that means anything."""
        asked = asked_for([" ".join(terms)] if where == "begin" else terms, every=every)
        sql = _ROWS.format("words" if where == "any" else "named")
        return [row for (row,) in self._execute(sql, [asked, most])] if asked else []

    def ranked(self, terms: Sequence[str], most: int, *, every: bool) -> list[int]:
        """Return the numbers of the rows with these words in any of their texts, those that have them most first."""
        asked = asked_for(terms, every=every)
        return [row for (row,) in self._execute(_RANKED, [asked, asked, most])] if asked else []

    def shown(self, rows: Sequence[int], terms: Sequence[str], *, every: bool) -> dict[int, Hit]:
        """Return these rows as answers, with the words that were found in them."""
        words = words_asked(terms)
        return {row: _hit(rest, words) for row, *rest in self._execute(_SHOW, [list(rows)])}


def _hit(row: Sequence[Any], words: Words) -> Hit:
    kind, *rest, names, safe = row
    return hit_of((kind, *rest, marked(names, words), marked(safe, words) if kind == "film" else snippet(safe, words)))
