"""`cinequorum dossier`: two printable pages about a film, each entry with its sources."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cinequorum.cli.console import Spoilers, find_film, out
from cinequorum.cli.home import home_folder
from cinequorum.errors import StoreError


def dossier(
    title: Annotated[str, typer.Argument(help="The film's title.")],
    to: Annotated[Path, typer.Option("--out", metavar="FILE", help="The PDF to write.")],
    year: Annotated[int | None, typer.Option(help="The film's year, where several share the title.")] = None,
    spoilers: Annotated[Spoilers, typer.Option(help="How much may be given away.")] = Spoilers.NONE,
    language: Annotated[str, typer.Option(help="The language of headings and labels: en or de.")] = "en",
    site: Annotated[str, typer.Option(help="Where your site is, as https://films.example, for the addresses.")] = "",
) -> None:
    """Write a film's dossier: two printable pages in which every entry names its sources by number.

    Example:  cinequorum dossier "Dear Comrades!" --out dear-comrades.pdf
    """
    from cinequorum_web.catalog.opening import ready

    ready(home_folder())
    from django.conf import settings
    from django.utils import translation

    from cinequorum_web.catalog import queries
    from cinequorum_web.catalog.orm import CatalogStore
    from cinequorum_web.dossier.setting import dossier_pdf
    from cinequorum_web.dossier.views import opened

    if language not in dict(settings.LANGUAGES):
        raise typer.BadParameter(f"there are {', '.join(dict(settings.LANGUAGES))}", param_hint="--language")
    row = queries.film_row(find_film(CatalogStore(), title, year).slug)
    assert row is not None  # it was just found
    film = queries.film_of_row(row)
    with translation.override(language):
        pdf = dossier_pdf(film, lambda ids: opened(row, ids), spoilers.value, site.rstrip("/"))
    try:
        to.write_bytes(pdf)
    except OSError as error:
        raise StoreError(f"{to} cannot be written: {error.strerror}") from error
    out().print(f"{film.title}: {to} written", markup=False)
