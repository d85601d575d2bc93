"""An export asked for at the desk: written beside the data, packed, and downloaded by administrators."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

from django.conf import settings

from cinequorum_web.backup.making import workplace
from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.curation.audit import Told, record
from cinequorum_web.curation.exporting import Exported, export
from cinequorum_web.curation.models import Act, AuditEntry, Job, JobState
from cinequorum_web.curation.work import beat

KEPT = 3  # exports; older ones are deleted
MAKING = ".making-"  # how folders in the making are called


def folder() -> Path:
    """Return where exports lie."""
    return Path(settings.CINEQUORUM_HOME) / "exports"


def file_of(job: Job) -> Path:
    """Return the file of an export."""
    return folder() / f"cinequorum-export-{job.pk}.zip"


def run_export(job: Job) -> JobState:
    """Write an export and pack it. A half-written one is never to be seen under its name.

    It is written anew where something was taken down meanwhile, of which it may hold words.
    """
    place, store = folder(), CatalogStore()
    place.mkdir(parents=True, exist_ok=True)
    with workplace(place, MAKING) as made:
        is_there = False
        while not is_there:
            barred = store.barred()
            packed, found = _packed(job, made)
            with store.alone(lambda: None):  # whoever takes something down comes before or after
                is_there = store.barred() == barred
                if is_there:
                    shutil.move(packed, file_of(job))
    job.result = {**job.result, "size": file_of(job).stat().st_size, "rows": dict(found.rows)}
    if not AuditEntry.objects.filter(act=Act.EXPORTED, ref=str(job.pk)).exists():  # begun again, it is told once
        record(job.member, Told(act=Act.EXPORTED, about=job.what, ref=str(job.pk)), name=job.name)
    for old in sorted(place.glob("cinequorum-export-*.zip"), key=lambda path: path.stat().st_mtime)[:-KEPT]:
        old.unlink()
    return JobState.DONE


def _packed(job: Job, made: Path) -> tuple[Path, Exported]:
    into, packed = made / "export", made / "export.zip"
    shutil.rmtree(into, ignore_errors=True)
    found = export(into, str(job.result.get("format", "jsonl")), lambda done: beat(job, done))
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(found.folder.rglob("*")):
            archive.write(path, path.relative_to(found.folder))
    return packed, found
