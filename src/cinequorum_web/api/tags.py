"""Answers that are not made again where the asker has them already."""

from __future__ import annotations

import hashlib
from importlib.metadata import version

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from cinequorum_web.catalog.models import FilmRow
from cinequorum_web.rights.quoting import words_for

VERSION = version("cinequorum")  # read once: it stands in a file
FORM = 1  # goes up when the same film is told in another form


def film_tag(row: FilmRow, request: HttpRequest) -> str:
    """Return the tag of what `request` asks of a film: another one whenever the film or the question is another."""
    of_film = (row.slug, row.updated.isoformat(), bytes(row.similar))
    told = (VERSION, FORM, *of_film, request.get_full_path(), words_for(request))
    return f'"{hashlib.sha256(repr(told).encode()).hexdigest()[:32]}"'


def unchanged(request: HttpRequest, tag: str) -> HttpResponse | None:
    """Return the answer to somebody who has this already: that nothing has changed."""
    answer = get_conditional_response(request, etag=tag)
    return answer if isinstance(answer, HttpResponse) and answer.status_code == 304 else None
