"""The dossier of a film on the web: kept by the version of the film's document, made when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.cache import patch_cache_control

from cinequorum.model.codec import decode
from cinequorum_web.catalog import queries, ready
from cinequorum_web.catalog.models import FilmRow
from cinequorum_web.dossier.setting import dossier_pdf
from cinequorum_web.pages.shelf import Quoted
from cinequorum_web.pages.tongue import language
from cinequorum_web.pages.views import allowed, missing
from cinequorum_web.rights.quoting import quotable, words_for

FORM = "1"  # of the dossier: counted up whenever it is set otherwise


def film_dossier(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the dossier of a film as a PDF, or lead to where the film has gone."""
    row = queries.film_row(slug)
    if row is None:
        if moved := queries.moved_to(slug):
            query = request.META.get("QUERY_STRING", "")
            return HttpResponsePermanentRedirect(f"/films/{moved}/dossier.pdf{'?' + query if query else ''}")
        return missing(request, slug.replace("-", " "))
    site = f"{request.scheme}://{request.get_host()}"
    most = words_for(request)
    film = quotable(queries.film_of_row(row), most)  # where it has to be made first, its row changes
    form, version = _form((allowed(request), str(most), language())), ready.version_of(FORM, row.updated, site)
    pdf = ready.kept("film", row.slug, form, version)
    if pdf is None:
        pdf = dossier_pdf(film, lambda ids: opened(row, ids, most), allowed(request), site)
        ready.keep(ready.ReadyRow(kind="film", slug=row.slug, form=form, version=version, body=pdf))
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="{_plain(slug)}.pdf"'
    answer.headers["ETag"] = f'"{form.replace(" ", "-")}-{version[:32]}"'
    patch_cache_control(answer, no_cache=True)
    return answer


def opened(row: FilmRow, ids: frozenset[str], most: int | None = None) -> Iterable[Quoted]:
    """Return of these pages of a film what is quoted of them, at most so many words in one piece."""
    return (replace(decode(body, Quoted), most=most) for body in queries.readings_of(row, ids))


def _form(shown: tuple[str, ...]) -> str:
    """Return the name of one form of a dossier: what is shown, in which language.

    Under which name the site is asked is a matter of the version: one may name any port, and each form is kept.
    """
    return f"dossier {ready.version_of(*shown)[:24]}"


def _plain(slug: str) -> str:
    return "".join(letter for letter in slug if letter.isascii() and (letter.isalnum() or letter == "-")) or "film"
