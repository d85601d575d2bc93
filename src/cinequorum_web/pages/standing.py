"""Film pages that stand ready until the film changes: of films with many sources in the store, of others in memory.

What is kept is the page's context and what the template makes of it for everybody; whatever is a reader's own is
rendered anew. One form for each language and each setting of the spoiler wall; and the reviews, for the page of them.
A page of many sources is made of megabytes, and worth a row for all processes; the others each process makes once.
"""

from __future__ import annotations

import zlib
from collections import OrderedDict
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from threading import Lock

from django.utils.translation import get_language

import cinequorum
import cinequorum_web
from cinequorum.model.codec import pack, unpack
from cinequorum.model.film import Film
from cinequorum_web.catalog import queries, ready
from cinequorum_web.pages.film_context import FilmPage
from cinequorum_web.pages.review_context import Reviewed

CROWDED = 32  # sources; the page of a film that has fewer is kept in memory
MOST = 200  # pages in memory, of some 200 kB each
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A word for a film as it is now, and for the program that shows it; and whether it has many sources."""

    word: str
    crowded: bool


class Near:
    """Pages in the memory of this process, the last asked for."""

    def __init__(self) -> None:
        self._pages: OrderedDict[tuple[str, str], tuple[str, Standing]] = OrderedDict()
        self._lock = Lock()

    def held(self, slug: str, form: str, word: str) -> Standing | None:
        """Return the page of this version."""
        with self._lock:
            found = self._pages.get((slug, form))
            if found is None or found[0] != word:
                return None
            self._pages.move_to_end((slug, form))
            return found[1]

    def keep(self, slug: str, form: str, word: str, made: Standing) -> None:
        """Keep a page in the place of its older version; the one that nobody has asked for longest goes."""
        with self._lock:
            self._pages.pop((slug, form), None)
            self._pages[slug, form] = (word, made)
            while len(self._pages) > MOST:
                self._pages.popitem(last=False)

    def forget(self) -> None:
        """Forget all."""
        with self._lock:
            self._pages.clear()


NEAR = Near()
"""What is in memory is a thing of the process, not of a request."""


def version_of(slug: str) -> Version | None:
    """Return the version of a film that is here."""
    if (found := queries.film_version(slug)) is None:
        return None
    sources, told = found
    return Version(word=ready.version_of(*told, made_by()), crowded=sources >= CROWDED)


def held(slug: str, form: str, version: Version | None) -> Standing | None:
    """Return the page that stands ready in this form; see `form_of`."""
    if version is None:
        return None
    if not version.crowded:
        return NEAR.held(slug, form, version.word)
    body = ready.kept(KIND, slug, form, version.word)
    return None if body is None else unpack(zlib.decompress(body), Standing)


def keep(slug: str, form: str, version: Version | None, made: Standing) -> None:
    """Keep a page that was made, for as long as the film is what it was."""
    if version is None:
        return
    if not version.crowded:
        NEAR.keep(slug, form, version.word, made)
        return
    body = zlib.compress(pack(made))
    ready.keep(ready.ReadyRow(kind=KIND, slug=slug, form=form, version=version.word, body=body))


def held_reviews(slug: str, most: int | None, version: Version | None) -> Reviewed | None:
    """Return what stands ready for the page of the film's reviews, with at most so many words of each in one piece."""
    if version is None or not version.crowded:
        return None
    body = ready.kept(KIND, slug, _reviews_form(most), version.word)
    return None if body is None else unpack(zlib.decompress(body), Reviewed)


def keep_reviews(film: Film, most: int | None, version: Version | None) -> None:
    """Keep the reviews of a film with many sources apart from its document, which is ten times as large."""
    if version is not None and version.crowded:
        made = Reviewed(slug=film.slug, title=film.title, year=film.year, reviews=film.reviews)
        body = zlib.compress(pack(made))
        ready.keep(ready.ReadyRow(kind=KIND, slug=film.slug, form=_reviews_form(most), version=version.word, body=body))


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
