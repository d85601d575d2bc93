"""Whether rows fit one another: asked in questions about whole tables, so that a large store is no slower a film."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connections
from django.db.models import Count, Exists, F, Model, OuterRef, Q, QuerySet

from cinequorum.cli.finding import Finding
from cinequorum_web.catalog.models import FilmRow, FormerSlug, PageRow, SearchRow

MEND = "run `cinequorum doctor --mend`, which makes what is searched again"
REBUILD = "run `cinequorum rebuild`, which makes all films again from their pages"
FILM_SLUGS = {
    "marks": "members.Mark",
    "days of diaries": "members.Viewing",
    "reviews of members": "members.Review",
    "entries of lists": "members.ListEntry",
    "posters": "posters.Poster",
}
"""Tables that name films by their addresses, since films are made anew and these rows are not."""


def findings(using: str) -> Iterator[Finding]:
    """Yield films without pages or with another number of them, films without words, rows of films that are gone."""
    films = FilmRow.objects.using(using)
    counted = films.annotate(n=Count("pages"))
    yield from _told("no_pages", "films have no page", counted.filter(n=0), REBUILD)
    other = counted.exclude(n=0).exclude(n=F("sources"))
    yield from _told("other_pages", "films have other pages than they say", other, REBUILD)
    yield from _told("no_words", "films have lost their words", films.filter(whole=True, document=b""), REBUILD)
    yield from _of_films_gone(using)
    yield from _loose(using)


def search_findings(using: str) -> Iterator[Finding]:
    """Yield what can't be found although it is there, and what is found although it is gone."""
    entries = SearchRow.objects.using(using)

    def unlisted(rows: QuerySet[Model], kind: str, ref: str) -> QuerySet[Model]:
        return rows.filter(~Exists(entries.filter(kind=kind, ref=OuterRef(ref))))

    pages = unlisted(PageRow.objects.using(using).order_by("pk"), "source", "page_id")
    yield from _told("unsearched", "pages are not in the search", pages, MEND)
    films = unlisted(FilmRow.objects.using(using).order_by("pk"), "film", "slug")
    yield from _told("unsearched", "films are not in the search", films, MEND)
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM search_text")
        texts = int(cursor.fetchone()[0])
    if texts != entries.count():
        told = f"the search has {entries.count()} entries and the texts of {texts}"
        yield Finding(code="unsearched", told=told, do=MEND)
    gone = entries.filter(kind="source").filter(~Exists(PageRow.objects.using(using).filter(page_id=OuterRef("ref"))))
    yield from _told("search_of_nothing", "entries of the search lead to no page", gone, REBUILD)


def file_findings(using: str) -> Iterator[Finding]:
    """Yield what SQLite finds when it reads its whole file. PostgreSQL has tools of its own for that."""
    if connections[using].vendor != "sqlite":
        return
    with connections[using].cursor() as cursor:
        told = cursor.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if told != "ok":
        yield Finding(code="damaged", told=f"the file of the store is damaged: {told}", do="restore the last backup")


def _of_films_gone(using: str) -> Iterator[Finding]:
    from django.apps import apps

    tables = set(connections[using].introspection.table_names())
    films, former = FilmRow.objects.using(using), FormerSlug.objects.using(using)
    for name, label in FILM_SLUGS.items():
        model = apps.get_model(label)
        if model._meta.db_table in tables:
            known = Q(Exists(films.filter(slug=OuterRef("film")))) | Q(Exists(former.filter(slug=OuterRef("film"))))
            rows = model._base_manager.using(using).filter(~known)
            do = "read the film's pages again; they come back to it by its address"
            yield from _told("film_gone", f"{name} are of films that are not there", rows, do)


def _loose(using: str) -> Iterator[Finding]:
    """SQLite checks references when rows are written; a file that another program changed may have loose ones."""
    if connections[using].vendor != "sqlite":
        return
    with connections[using].cursor() as cursor:
        loose = cursor.execute("PRAGMA foreign_key_check").fetchall()
    if loose:
        told = f"{len(loose)} rows refer to rows that are not there, the first in the table {loose[0][0]}"
        yield Finding(code="loose_rows", told=told, do="restore the last backup")


def _told(code: str, what: str, rows: QuerySet[Model], do: str) -> Iterator[Finding]:
    """Yield a finding if there are such rows, with their number and one of them."""
    if (n := rows.count()) > 0:
        first = rows.order_by("pk")[0]
        name = getattr(first, "slug", None) or getattr(first, "page_id", None) or getattr(first, "film", first.pk)
        yield Finding(code=code, told=f"{n} {what}: {name}{' and others' if n > 1 else ''}", do=do)
