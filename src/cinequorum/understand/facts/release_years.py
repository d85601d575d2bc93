"""The year of a day that is printed without one: from the page's date, else from the window and the weekday."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from cinequorum.text.edtf import exact
from cinequorum.understand.data.windows import ERAS

Qualifiers = tuple[tuple[str, str], ...]

_FRIDAY: Final = 4  # by the custom of the countries where films came out in those ways


def full_date(edtf: str, page_date: str | None, else_year: int | None = None) -> tuple[str, Qualifiers]:
    """Give a yearless date the year that lies nearest to the page's own date; keep it yearless without one.

    `else_year` is the year that the release itself gives away, see `era_year`: it counts where the page has no date.

    >>> full_date("--02-05", "2021-01-13")
    ('2021-02-05', (('resolved', 'page_date'),))
    >>> full_date("--02-05", None), full_date("--02-05", None, 2021)
    (('XXXX-02-05', ()), ('2021-02-05', (('resolved', 'custom'),)))
    """
    if not edtf.startswith("--"):
        return edtf, ()
    if not page_date or not re.match(r"\d{4}", page_date):
        return (f"{else_year}{edtf[1:]}", (("resolved", "custom"),)) if else_year else ("XXXX" + edtf[1:], ())
    year = int(page_date[:4])
    if len(page_date) >= 7:
        ahead = int(edtf[2:4]) - int(page_date[5:7])
        year += 1 if ahead < -5 else -1 if ahead > 9 else 0
    return f"{year}{edtf[1:]}", (("resolved", "page_date"),)


def era_year(days: Sequence[str], windows: Iterable[str]) -> int | None:
    """Tell in which year a film came out by a way that few years knew: the only one that puts a day on a Friday.

    None without such a window, and where no year of its era fits or several do. `days` are EDTF without a year.

    >>> era_year(["--01-29", "--02-05"], ["virtual_cinema", "digital"])
    2021
    >>> era_year(["--01-29"], ["cinema"]), era_year(["--01-27"], ["virtual_cinema"])
    (None, None)
    """
    spans = [ERAS[window] for window in windows if window in ERAS]
    if not spans:
        return None
    years = range(max(span[0] for span in spans), min(span[1] for span in spans) + 1)
    fitting = [year for year in years if any(_on_friday(year, day) for day in days)]
    return fitting[0] if len(fitting) == 1 else None


def _on_friday(year: int, day: str) -> bool:
    found: date | None = exact(f"{year}{day[1:]}")
    return found is not None and found.weekday() == _FRIDAY
