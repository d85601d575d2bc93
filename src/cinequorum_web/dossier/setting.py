"""A dossier as a PDF or as pictures: set by typst, which reads the texts as data and never as markup."""

from __future__ import annotations

import threading
from dataclasses import asdict, replace
from functools import lru_cache
from importlib.resources import files
from typing import Any

from cinequorum.model.film import Film
from cinequorum_web.dossier.context import Dossier
from cinequorum_web.dossier.making import HERE, ROOMS, dossier
from cinequorum_web.pages.film import Opened

PAGES = 2
_ALONE = threading.Lock()  # one dossier at a time: setting is the one thing here that takes many megabytes


def dossier_pdf(film: Film, opened: Opened, allowed: str, site: str = "") -> bytes:
    """Return the dossier of a film as a PDF of at most two pages; the same for the same film and pages.

    `site` is where the film's page is (`https://films.example`), for the addresses in it. Takes the largest room that
    fits; the least always does.
    """
    for room in ROOMS:
        made = fitted(dossier(film, opened, allowed, room), site)
        pdf, pages = set_pages(made)
        if pages <= PAGES:
            break
    return pdf


def fitted(made: Dossier, site: str) -> Dossier:
    """Return the dossier with whole addresses."""
    sources = tuple(replace(one, address=_whole(one.address, site)) for one in made.sources)
    return replace(made, address=f"{site}{made.address}", sources=sources)


def _whole(address: str, site: str) -> str:
    told = f"{site}{address.removeprefix(HERE)}" if address.startswith(HERE) else address
    return told.removeprefix("https://").removeprefix("http://").removeprefix("www.")


def set_pages(made: Dossier) -> tuple[bytes, int]:
    """Return a dossier as a PDF, and how many pages it has."""
    compiler = _compiler()
    with _ALONE:
        given = {"data": as_data(made)}
        pdf = compiler.compile(_template(), format="pdf", sys_inputs=given, timestamp=0, pdf_tags=False)
    return pdf, _pages_of(pdf)


def pictures(made: Dossier, ppi: float = 110) -> list[bytes]:
    """Return the pages of a dossier as PNG, for looking at."""
    found = _compiler().compile(_template(), format="png", sys_inputs={"data": as_data(made)}, ppi=ppi, timestamp=0)
    return [found] if isinstance(found, bytes) else list(found)


def as_data(made: Dossier) -> str:
    """Return all that a dossier says, as the template takes it: JSON."""
    import msgspec

    known = asdict(made)
    link = made.address if made.address.startswith("http") else "https://localhost" + made.address
    return msgspec.json.encode({**known, "link": link}).decode()


@lru_cache(maxsize=1)
def _compiler() -> Any:
    """Return the typesetter with its fonts: its own, and behind them those of the system for other scripts."""
    import typst

    return typst.Compiler(font_paths=typst.Fonts(include_system_fonts=True))


@lru_cache(maxsize=1)
def _template() -> bytes:
    return files("cinequorum_web.dossier").joinpath("dossier.typ").read_bytes()


def _pages_of(pdf: bytes) -> int:
    import re

    counts = [int(found) for found in re.findall(rb"/Type\s*/Pages\s*/Count\s+(\d+)", pdf)]
    return max(counts, default=1)
