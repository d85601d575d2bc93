"""Where words of pages lie beside the store: kept bytes, jobs, questions, judgements, exports."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path

from django.conf import settings
from django.db import connections

from cinequorum.model.codec import decode, encode
from cinequorum.model.judgement import Judgement
from cinequorum.text.fold import fold
from cinequorum_web.backup.making import PASSING, sweep_unfinished
from cinequorum_web.catalog.models import FilmRow, JudgementRow, ReadyRow
from cinequorum_web.curation.export_job import MAKING
from cinequorum_web.curation.models import DoubtRow, JobPage, KeptPage

GONE = "[words of a page that was taken down]"
RUN = 6  # words in a row that tell whose they are


def sweep(page_ids: Collection[str], texts: Iterable[str], using: str) -> None:
    """Delete the rows beside the store that are kept of these pages, before it drops them; `texts` are theirs."""
    films = FilmRow.objects.using(using).filter(pages__page_id__in=page_ids)
    ReadyRow.objects.using(using).filter(slug__in=list(films.values_list("slug", flat=True).distinct())).delete()
    KeptPage.objects.using(using).filter(page_id__in=page_ids).delete()
    JobPage.objects.using(using).filter(page_id__in=page_ids).update(body=None, outcome=None, title="", changes=[])
    _forget_doubts(page_ids, using)
    _without_words([*texts], using)


def sweep_index(using: str) -> None:
    """Let go of the words that SQLite's index has of rows which are gone; to be done after they are.

    It keeps them, with their places, until it puts its parts together; here it does so at once.
    """
    connection = connections[using]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_text (search_text) VALUES ('optimize')")


def sweep_files() -> None:
    """Delete exports, and what programs that were killed have left half made; all of it can be made again.

    To be done before the transaction ends that takes something out: whoever is killed in between has lost an export,
    and nobody has one of what is gone. A backup is a file of its own and is not touched.
    """
    home = Path(settings.CINEQUORUM_HOME)
    for export in (home / "exports").glob("cinequorum-export-*.zip"):
        export.unlink(missing_ok=True)
    for folder, prefix in ((home / "exports", MAKING), (home, PASSING), (home / "backups", PASSING)):
        sweep_unfinished(folder, prefix)


def _forget_doubts(page_ids: Collection[str], using: str) -> None:
    """Questions that quote a page are asked anew when the queue is made next."""
    wanted = [page.encode() for page in page_ids]
    held = DoubtRow.objects.using(using).values_list("pk", "document").iterator(chunk_size=200)
    stale = [pk for pk, document in held if any(page in bytes(document) for page in wanted)]
    DoubtRow.objects.using(using).filter(pk__in=stale).delete()


def _without_words(texts: Collection[str], using: str) -> None:
    """A judgement stays as it was made and by whom; words of the page among its reasons go."""
    runs = frozenset[tuple[str, ...]]().union(*map(_runs, texts))
    for row in JudgementRow.objects.using(using).filter(kind="judgement").iterator(chunk_size=200):
        told = decode(bytes(row.document), Judgement)
        kept = tuple(GONE if not runs.isdisjoint(_runs(one)) else one for one in told.evidence)
        note = GONE if told.note and not runs.isdisjoint(_runs(told.note)) else told.note
        if (kept, note) != (told.evidence, told.note):
            row.document = encode(replace(told, evidence=kept, note=note))
            row.save(update_fields=["document"])


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = fold(re.sub(r"[“”\"]", " ", text)).split()
    return frozenset(zip(*(words[at:] for at in range(RUN)), strict=False))
