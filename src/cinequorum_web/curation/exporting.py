"""Everything that the site holds, as files: the truth to be imported again, and tables to be looked at.

The JSON lines of `store/` are complete: readings, judgements, films, what editors wrote, what members show of
themselves; an import of them gives the same site. Beside them stand flat tables for other programs.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.utils import timezone

from cinequorum.errors import CinequorumError
from cinequorum.model.codec import encode
from cinequorum.model.film import Film, Support
from cinequorum.model.page import NOTE
from cinequorum_web.catalog import queries
from cinequorum_web.catalog.models import FilmRow, FormerSlug, JudgementRow, PageRow
from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.curation.licence import NOTICE
from cinequorum_web.curation.models import AuditEntry, KeptPage
from cinequorum_web.curation.tables import Table, writer_of
from cinequorum_web.members.models import Comment, Review
from cinequorum_web.members.public import public_comments, public_members
from cinequorum_web.posters.models import Poster

FORMATS = ("jsonl", "csv", "parquet")
MANIFEST, LICENCE = "manifest.json", "LICENCE.txt"
VERSION = 1
"""Of the export's form: an import refuses one that it does not know."""

Row = dict[str, Any]
Beat = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What an export wrote: its files with how many rows each has."""

    folder: Path
    rows: Mapping[str, int]


def export(folder: Path, form: str, beat: Beat = lambda _: None) -> Exported:
    """Write everything into an empty or new folder, in one of `FORMATS`; `beat` is told how many films are done.

    Raises `CinequorumError` where the folder holds something, `MissingExtra` where a format needs what is missing.
    """
    make = writer_of(form)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise CinequorumError(f"{folder} is not empty; an export needs a folder of its own")
    except OSError as error:
        raise CinequorumError(f"{folder} cannot be used: {error.strerror}") from error
    counts: dict[str, int] = {}
    for name, rows in _tables(beat):
        table: Table = make(folder / f"{name}.{form}")
        counts[f"{name}.{form}"] = table.write(rows)
    if form == "jsonl":
        for name, rows in _truth():
            (folder / "store").mkdir(exist_ok=True)
            counts[f"store/{name}.jsonl"] = writer_of("jsonl")(folder / "store" / f"{name}.jsonl").write(rows)
    (folder / LICENCE).write_text(NOTICE, encoding="utf-8")
    _manifest(folder, form, counts)
    return Exported(folder=folder, rows=counts)


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while part := file.read(1 << 20):
            found.update(part)
    return found.hexdigest()


def _manifest(folder: Path, form: str, counts: Mapping[str, int]) -> None:
    files = [{"name": name, "rows": counts[name], "sha256": digest(folder / name)} for name in counts]
    told = {
        "cinequorum": version("cinequorum"),
        "export": VERSION,
        "format": form,
        "made": timezone.now().isoformat(timespec="seconds"),
        "importable": form == "jsonl",
        "files": files,
    }
    (folder / MANIFEST).write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _tables(beat: Beat) -> Iterator[tuple[str, Iterator[Row]]]:
    """Yield the flat tables, each with its rows. Films are gone through once a table, and held one at a time."""
    for name, rows_of in (
        ("films", _film_rows), ("people", _people_rows), ("facts", _fact_rows), ("claims", _claim_rows),
        ("reviews", _review_rows), ("scores", _score_rows),
    ):  # fmt: skip
        yield name, _over_films(rows_of, beat)
    yield "judgements", _judgement_rows()
    yield "corrections", _correction_rows()
    yield "member_reviews", _written(Review.objects.filter(hidden=False, removed=None).select_related("member"))
    yield "member_comments", _written(
        Comment.objects.filter(hidden=False, removed=None, review__hidden=False, review__removed=None)
        .select_related("member", "review")
    )  # fmt: skip


def _over_films(rows_of: Callable[[Film], Iterable[Row]], beat: Beat) -> Iterator[Row]:
    for number, row in enumerate(FilmRow.objects.order_by("slug").iterator(chunk_size=50)):
        yield from rows_of(queries.film_of_row(row))
        beat(number + 1)


def _film_rows(film: Film) -> Iterator[Row]:
    yield {
        "film": film.slug, "title": film.title, "original_title": film.original_title, "year": film.year,
        "titles": list(film.titles), "sources": len(film.sources),
        "witnesses": sum(entry.independent for entry in film.sources),
    }  # fmt: skip


def _people_rows(film: Film) -> Iterator[Row]:
    for person in film.people:
        for field, role in person.credits:
            yield {
                "film": film.slug, "person": person.slug, "name": person.name, "credit": field, "role": role,
                "spellings": list(person.spellings),
            }  # fmt: skip


def _fact_rows(film: Film) -> Iterator[Row]:
    for number, fact in enumerate((*film.facts, *film.statements)):
        yield {
            "film": film.slug, "fact": number, "field": fact.field, "value": fact.value, "p": fact.p,
            "status": fact.status, "witnesses": fact.witnesses, "role": fact.role, "variants": list(fact.variants),
            "qualifiers": [f"{name}={value}" for name, value in fact.qualifiers], "note": fact.note,
        }  # fmt: skip


def _claim_rows(film: Film) -> Iterator[Row]:
    """The words behind each fact, for it and against it."""
    for number, fact in enumerate((*film.facts, *film.statements)):
        for carrier in fact.support:
            yield _claim(film, number, (fact.field, fact.value, True), carrier)
        for other in fact.dissent:
            for carrier in other.support:
                yield _claim(film, number, (fact.field, other.value, False), carrier)


def _claim(film: Film, number: int, said: tuple[str, str, bool], carrier: Support) -> Row:
    field, value, shown = said
    return {
        "film": film.slug, "fact": number, "field": field, "value": value, "shown": shown, "words": carrier.raw,
        "source": carrier.source, "page": carrier.span.page, "start": carrier.span.start, "end": carrier.span.end,
        "witness": carrier.witness, "manner": carrier.manner, "holder": carrier.holder, "spoiler": carrier.spoiler,
    }  # fmt: skip


def _review_rows(film: Film) -> Iterator[Row]:
    for review in film.reviews:
        yield {
            "film": film.slug, "source": review.source, "page": review.text_span.page, "by": review.by,
            "author": review.author, "outlet": review.outlet, "published": review.published,
            "rating": review.rating, "rating_value": review.value,
            "inferred": review.inferred, "verdict": review.verdict, "spoiler": review.spoiler_level,
            "independent": review.independent, "witness": review.witness,
        }  # fmt: skip


def _score_rows(film: Film) -> Iterator[Row]:
    for by, score in (("critics", film.critics), ("audience", film.audience)):
        if score is not None:
            yield {
                "film": film.slug, "by": by, "score": score.value, "low": score.low, "high": score.high, "n": score.n,
            }  # fmt: skip


def _judgement_rows() -> Iterator[Row]:
    for row in JudgementRow.objects.order_by("pk").iterator():
        told = json.loads(bytes(row.document))
        yield {
            "id": row.entry_id, "row": row.kind, "author": row.author, "time": row.time, "kind": told.get("kind"),
            "left": told.get("left", {}).get("name"), "right": told.get("right", {}).get("name"),
            "answer": told.get("answer"), "takes_back": told.get("of"),
            "evidence": list(told.get("evidence") or filter(None, [told.get("reason")])),
        }  # fmt: skip


def _correction_rows() -> Iterator[Row]:
    for row in PageRow.objects.filter(kind=NOTE).select_related("film").order_by("pk").iterator(chunk_size=50):
        told = json.loads(bytes(row.document))
        (claim,) = told["claims"]
        yield {
            "page": row.page_id, "film": row.film.slug if row.film else None, "in_force": row.film is not None,
            "field": claim["predicate"], "value": claim["value"], "author": told["page"]["author"],
            "day": told["page"]["published"], "text": told["page"]["text"],
        }  # fmt: skip


def _written(rows: Any) -> Iterator[Row]:
    for row in rows.order_by("pk").iterator():
        yield {
            "film": row.film if isinstance(row, Review) else row.review.film, "member": row.member.get_username(),
            "made": row.made.isoformat(), "text": row.body, "spoils": isinstance(row, Review) and row.spoils,
        }  # fmt: skip


def _truth() -> Iterator[tuple[str, Iterator[Row]]]:
    """Yield what an import needs, in the order in which it came in."""
    store = CatalogStore()
    yield (
        "pages",
        (
            {"reading": json.loads(bytes(row.document)), "added": row.added.isoformat()}
            for row in PageRow.objects.order_by("pk").iterator(chunk_size=50)
        ),
    )
    yield (
        "films",
        (
            {
                "film": json.loads(encode(queries.film_of_row(row))),
                "pages": _ids(row),
                "updated": row.updated.isoformat(),
            }
            for row in FilmRow.objects.order_by("pk").iterator(chunk_size=20)
        ),
    )
    yield (
        "log",
        ({"kind": row.kind, "row": json.loads(bytes(row.document))} for row in JudgementRow.objects.order_by("pk")),
    )
    yield (
        "former",
        ({"slug": row.slug, "film": row.film.slug} for row in FormerSlug.objects.select_related("film").order_by("pk")),
    )
    yield (
        "learned",
        iter([{"records": json.loads(encode(store.records())), "leanings": json.loads(encode(store.leanings()))}]),
    )
    yield "kept", (
        {
            "page": row.page_id, "source": row.source, "media_type": row.media_type, "charset": row.charset,
            "version": row.version, "body": base64.b64encode(bytes(row.body)).decode(),
        }
        for row in KeptPage.objects.order_by("pk").iterator(chunk_size=50)
    )  # fmt: skip
    yield "posters", (
        {
            "film": row.film, "media_type": row.media_type, "width": row.width, "height": row.height,
            "credit": row.credit, "licence": row.licence, "source": row.source, "name": row.name,
            "added": row.added.isoformat(), "digest": row.digest, "body": base64.b64encode(bytes(row.body)).decode(),
        }
        for row in Poster.objects.filter(removed=None).order_by("pk").iterator(chunk_size=10)
    )  # fmt: skip
    yield "audit", (
        {
            "at": row.at.isoformat(), "name": row.name, "role": row.role, "act": row.act, "film": row.film,
            "about": row.about, "ref": row.ref, "before": row.before, "after": row.after,
            "through": row.through,
        }
        for row in AuditEntry.objects.order_by("pk").iterator()
    )  # fmt: skip
    yield "members", public_members()
    yield "comments", public_comments()


def _ids(row: FilmRow) -> list[str]:
    return list(row.pages.order_by("page_id").values_list("page_id", flat=True))
