"""Film pages that stand ready: of films with many sources, whose page is made of megabytes, until the film changes.

What is kept is the page's context and what the template makes of it for everybody; whatever is a reader's own is
rendered anew. One form for each language and each setting of the spoiler wall; and the reviews, for the page of them.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.utils.translation import get_language

import cinequorum
import cinequorum_web
from cinequorum.model.codec import pack, unpack
from cinequorum.model.film import Film
from cinequorum_web.catalog import queries, ready
from cinequorum_web.pages.film_context import FilmPage
from cinequorum_web.pages.review_context import Reviewed

CROWDED = 32  # sources; the page of a film that has fewer is made as quickly as it is fetched
KIND, REVIEWS = "film", "reviews"
OURS = (
    (cinequorum_web, ("**/*.py", "**/*.html", "**/*.mo")),
    (cinequorum, ("model/*.py", "text/**/*.py")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A film page: its context, and the parts of its template that are rendered, by name."""

    page: FilmPage
    still: dict[str, str]


def version_of(slug: str) -> str:
    """Return a word for the film as it is now, and for the program that shows it; "" where nothing is kept of it."""
    told = queries.film_version(slug, CROWDED)
    return ready.version_of(*told, made_by()) if told else ""


def held(slug: str, form: str, version: str) -> Standing | None:
    """Return the page that stands ready in this form; see `form_of`."""
    body = ready.kept(KIND, slug, form, version) if version else None
    return None if body is None else unpack(zlib.decompress(body), Standing)


def keep(slug: str, form: str, version: str, made: Standing) -> None:
    """Keep a page that was made, for as long as the film is what it was."""
    if version:
        body = zlib.compress(pack(made))
        ready.keep(ready.ReadyRow(kind=KIND, slug=slug, form=form, version=version, body=body))


def held_reviews(slug: str, most: int | None, version: str) -> Reviewed | None:
    """Return what stands ready for the page of the film's reviews, with at most so many words of each in one piece."""
    body = ready.kept(KIND, slug, _reviews_form(most), version) if version else None
    return None if body is None else unpack(zlib.decompress(body), Reviewed)


def keep_reviews(film: Film, most: int | None, version: str) -> None:
    """Keep the reviews of a film apart from its document, which is ten times as large."""
    if version:
        made = Reviewed(slug=film.slug, title=film.title, year=film.year, reviews=film.reviews)
        body = zlib.compress(pack(made))
        ready.keep(ready.ReadyRow(kind=KIND, slug=film.slug, form=_reviews_form(most), version=version, body=body))


def _reviews_form(most: int | None) -> str:
    return REVIEWS if most is None else f"{REVIEWS}/{most}"


@cache
def made_by() -> str:
    """Return a word for the program: another whenever a line of it, a template or a translation is."""
    told = sha256()
    for package, patterns in OURS:
        folder = Path(str(package.__file__)).parent
        for path in sorted(path for pattern in patterns for path in folder.glob(pattern)):
            told.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return told.hexdigest()


def form_of(allowed: str, most: int | None) -> str:
    """Return a word for how a page is made: for a reader who allows this much, in the language that is set.

    `most` is how many words of a source stand in one piece; None where there is no bound.
    """
    return f"{allowed}/{get_language()}" + ("" if most is None else f"/{most}")
