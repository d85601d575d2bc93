"""Where words of pages lie beside the store: kept bytes, jobs, questions, judgements, exports, caches."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.db import transaction

from cinequorum.model.codec import decode, encode
from cinequorum.model.judgement import Judgement
from cinequorum.text.fold import fold
from cinequorum_web.catalog.models import FilmRow, JudgementRow, ReadyRow
from cinequorum_web.curation.models import DoubtRow, JobPage, KeptPage

GONE = "[words of a page that was taken down]"
RUN = 6  # words in a row that tell whose they are


def sweep(page_ids: Collection[str], texts: Iterable[str]) -> None:
    """Delete what is kept of these pages beside the store, before it drops them; `texts` are theirs.

    Exports made before go when the transaction is through. A backup is a file of its own and is not touched.
    """
    slugs = list(FilmRow.objects.filter(pages__page_id__in=page_ids).values_list("slug", flat=True).distinct())
    KeptPage.objects.filter(page_id__in=page_ids).delete()
    JobPage.objects.filter(page_id__in=page_ids).update(body=None, outcome=None, title="", changes=[])
    ReadyRow.objects.filter(slug__in=slugs).delete()
    _forget_doubts(page_ids)
    _without_words(frozenset(page_ids), [*texts])
    transaction.on_commit(_clear)


def _forget_doubts(page_ids: Collection[str]) -> None:
    """Questions that quote a page are asked anew when the queue is made next."""
    wanted = [page.encode() for page in page_ids]
    held = DoubtRow.objects.values_list("pk", "document").iterator(chunk_size=200)
    stale = [pk for pk, document in held if any(page in bytes(document) for page in wanted)]
    DoubtRow.objects.filter(pk__in=stale).delete()


def _without_words(page_ids: frozenset[str], texts: Collection[str]) -> None:
    """A judgement stays as it was made and by whom; words of the page among its reasons go."""
    runs = frozenset[tuple[str, ...]]().union(*map(_runs, texts))
    for row in JudgementRow.objects.filter(kind="judgement").iterator(chunk_size=200):
        told = decode(bytes(row.document), Judgement)
        kept = tuple(GONE if not runs.isdisjoint(_runs(one)) else one for one in told.evidence)
        note = GONE if told.note and not runs.isdisjoint(_runs(told.note)) else told.note
        if (kept, note) != (told.evidence, told.note):
            row.document = encode(replace(told, evidence=kept, note=note))
            row.save(update_fields=["document"])


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = fold(re.sub(r"[“”\"]", " ", text)).split()
    return frozenset(zip(*(words[at:] for at in range(RUN)), strict=False))


def _clear() -> None:
    cache.clear()
    for export in (Path(settings.CINEQUORUM_HOME) / "exports").glob("cinequorum-export-*.zip"):
        export.unlink(missing_ok=True)
