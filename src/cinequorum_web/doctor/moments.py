"""Whether the clock can be right: nothing was written after now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Max

from cinequorum.cli.finding import Finding
from cinequorum_web.catalog.models import FilmRow, PageRow

LEEWAY = timedelta(minutes=2)  # clocks of two machines that are kept right differ by less


def newest(using: str) -> datetime | None:
    """Return when the last page came in, or the last film was made."""
    pages = PageRow.objects.using(using).aggregate(at=Max("added"))["at"]
    films = FilmRow.objects.using(using).aggregate(at=Max("updated"))["at"]
    return max((moment for moment in (pages, films) if moment), default=None)


def findings(using: str, now: datetime) -> Iterator[Finding]:
    """Yield a finding where something is from the future: what was known on which day is then told wrongly."""
    last = newest(using)
    if last is not None and last > now + LEEWAY:
        told = f"the clock says {now:%Y-%m-%d %H:%M}, and the newest record is of {last:%Y-%m-%d %H:%M} (UTC)"
        do = "set the clock; if it is right, the records were written under a wrong one: restore a backup of before"
        yield Finding(code="clock", told=told, do=do)
