"""The WACZ file of a gathering, out of its journal."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from cinequorum.acquire.archives.cdx import Entry
from cinequorum.acquire.archives.writing import Package, pack
from cinequorum.acquire.gather.journal import Journal

SOFTWARE = "Cinequorum"


def packaged(journal: Journal, warc: Path, out: Path, created: datetime) -> Path | None:
    """Put the records of the gathering into the file `out`; None where there are none."""
    entries = [
        Entry(
            url=done.url,
            stamp=re.sub(r"\D", "", done.at)[:14],
            status=done.status,
            mime="warc/revisit" if done.status == 304 else done.mime or "unk",
            digest=done.digest,
            filename=warc.name,
            offset=done.offset,
            length=done.length,
        )
        for done in journal.records()
    ]
    if not entries:
        return None
    pack(warc, entries, Package(created=created, software=SOFTWARE, title=f"Gathering {journal.round}"), out)
    return out
