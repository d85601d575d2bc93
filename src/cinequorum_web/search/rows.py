"""What both indexes do alike: which rows there are, and in which order a query is tried."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from django.db import connections

from cinequorum_web.catalog.models import SearchRow
from cinequorum_web.search import slips
from cinequorum_web.search.looking import look
from cinequorum_web.search.port import Asked, Entry, Found, Hit
from cinequorum_web.search.terms import CLOSE, OPEN, romanised, seen, terms_of

_UNIQUE, _KEPT = ["kind", "ref"], ["film", "title", "year", "sort"]


class RowIndex:
    """An index of the database that Django knows as `using`: its texts stand beside `search_entry`, by row number."""

    def __init__(self, using: str) -> None:
        self.using = using

    def put(self, entries: Iterable[Entry]) -> None:
        """Add entries; those of the same kind and ref are replaced."""
        last = {(entry.kind, entry.ref): entry for entry in entries}
        rows = [
            SearchRow(kind=e.kind, ref=e.ref, film=e.film, title=seen(e.title), year=e.year, sort=e.sort)
            for e in last.values()
        ]
        kept = SearchRow.objects.using(self.using).bulk_create(
            rows, update_conflicts=True, unique_fields=_UNIQUE, update_fields=_KEPT
        )
        for row, entry in zip(kept, last.values(), strict=True):
            self.write(row.pk, entry)
        slips.put(slips.words_in(n for e in last.values() if e.kind != "source" for n in e.names), self.using)

    def replace_film(self, slug: str, entries: Iterable[Entry]) -> None:
        """Put a film's own entry and its people's in the place of those there are; its sources stay as they are."""
        kept = tuple(entries)
        refs = {(entry.kind, entry.ref) for entry in kept}
        self._drop_named(slug, refs)
        self.put(kept)

    def drop_film(self, slug: str) -> None:
        """Forget a film and its people; its sources stay, without a film."""
        self._drop_named(slug)
        SearchRow.objects.using(self.using).filter(film=slug).update(film="")

    def drop_pages(self, page_ids: Iterable[str]) -> None:
        """Forget these sources and their texts."""
        rows = SearchRow.objects.using(self.using).filter(kind="source", ref__in=list(page_ids))
        for pk in rows.values_list("pk", flat=True):
            self._erase(pk)
        rows.delete()

    def link(self, page_ids: Iterable[str], slug: str) -> None:
        """Note which film these sources belong to."""
        SearchRow.objects.using(self.using).filter(kind="source", ref__in=list(page_ids)).update(film=slug)

    def find(self, query: str, most: int) -> tuple[Hit, ...]:
        """Return the best answers, every word first, then any word; the last word may be unfinished."""
        wanted = terms_of(query)
        for terms in (wanted, romanised(wanted)):
            for every in (True, False):
                if terms and (hits := self._match(terms, most, every=every)):
                    return hits
        return ()

    def look(self, asked: Asked) -> Found:
        """Return the answers that fit, with what they can be narrowed by; a slip of the keys is mended."""
        return look(self, asked)

    def rows_with(self, terms: Sequence[str], where: str, most: int, *, every: bool) -> list[int]:
        """Return the numbers of rows that have these words, at most so many, in no order that means anything.

        `where`: `begin` (a name begins with them, in this order), `names`, or `any`.
        """
        raise NotImplementedError

    def ranked(self, terms: Sequence[str], most: int, *, every: bool) -> list[int]:
        """Return the numbers of the rows with these words in any of their texts, those that have them most first."""
        raise NotImplementedError

    def shown(self, rows: Sequence[int], terms: Sequence[str], *, every: bool) -> dict[int, Hit]:
        """Return these rows as answers, with the words that were found in them."""
        raise NotImplementedError

    def write(self, row: int, entry: Entry) -> None:
        """Write the texts of an entry under the number of its row, in the place of those there are."""
        raise NotImplementedError

    def _match(self, terms: Sequence[str], most: int, *, every: bool) -> tuple[Hit, ...]:
        """Return the best answers that have every one of these words, or any."""
        raise NotImplementedError

    def _drop_named(self, slug: str, kept: AbstractSet[tuple[str, str]] = frozenset()) -> None:
        rows = SearchRow.objects.using(self.using).filter(film=slug, kind__in=("film", "person"))
        gone = [pk for pk, *named in rows.values_list("pk", "kind", "ref") if tuple(named) not in kept]
        for pk in gone:
            self._erase(pk)
            SearchRow.objects.using(self.using).filter(pk=pk).delete()

    def _erase(self, row: int) -> None:
        """Delete the texts of the row of this number."""
        raise NotImplementedError

    def _execute(self, sql: str, arguments: list[Any]) -> list[tuple[Any, ...]]:
        with connections[self.using].cursor() as cursor:
            cursor.execute(sql, arguments)
            return cursor.fetchall() if cursor.description else []


def hit_of(row: Sequence[Any]) -> Hit:
    """Return an answer, of a row of: kind, ref, film, title, year, sort, and names and text with marks."""
    kind, ref, film, title, year, sort, names, snippet = row
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
        sort=sort,
    )


def _marked(snippet: str) -> tuple[str, str, str]:
    """Split a snippet at its first marked words."""
    before, _, rest = snippet.partition(OPEN)
    words, _, after = rest.partition(CLOSE)
    return before, words, after.replace(OPEN, "").replace(CLOSE, "")
