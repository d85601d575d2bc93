"""One film, many voices, one accountable page.

The public names, in the order of the data's way::

    from cinequorum import films_of, from_paths, read

    pages = from_paths(["reviews/"])          # RawPage or Failure each
    readings = [read(page) for page in pages if isinstance(page, RawPage)]
    for film in films_of(readings):
        print(film.title, film.critics)

Everything is pure: bytes and values in, values out. `read(page)` knows nothing but the page; with
`UnderstandOptions(known_films=True)` it knows some films by name, as the program does. Names are loaded when they are
first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cinequorum.acquire.files import from_bytes, from_paths
    from cinequorum.errors import CinequorumError, UnreadablePage
    from cinequorum.model.claim import Claim
    from cinequorum.model.codec import film_document, reading_document
    from cinequorum.model.film import Disagreement, Fact, Film, Support
    from cinequorum.model.opinion import Aspect, Rating, Spoiler, Verdict
    from cinequorum.model.page import Page, RawPage, Span
    from cinequorum.model.reading import Failure, Reading
    from cinequorum.model.score import Score
    from cinequorum.model.wall import behind_wall
    from cinequorum.pipeline import films_of, read
    from cinequorum.understand.options import UnderstandOptions

_HOME = {
    "Aspect": "model.opinion",
    "CinequorumError": "errors",
    "Claim": "model.claim",
    "Disagreement": "model.film",
    "Fact": "model.film",
    "Failure": "model.reading",
    "Film": "model.film",
    "Page": "model.page",
    "Rating": "model.opinion",
    "RawPage": "model.page",
    "Reading": "model.reading",
    "Score": "model.score",
    "Span": "model.page",
    "Spoiler": "model.opinion",
    "Support": "model.film",
    "UnderstandOptions": "understand.options",
    "UnreadablePage": "errors",
    "Verdict": "model.opinion",
    "behind_wall": "model.wall",
    "film_document": "model.codec",
    "films_of": "pipeline",
    "from_bytes": "acquire.files",
    "from_paths": "acquire.files",
    "read": "pipeline",
    "reading_document": "model.codec",
}

__all__ = [
    "Aspect",
    "CinequorumError",
    "Claim",
    "Disagreement",
    "Fact",
    "Failure",
    "Film",
    "Page",
    "Rating",
    "RawPage",
    "Reading",
    "Score",
    "Span",
    "Spoiler",
    "Support",
    "UnderstandOptions",
    "UnreadablePage",
    "Verdict",
    "behind_wall",
    "film_document",
    "films_of",
    "from_bytes",
    "from_paths",
    "read",
    "reading_document",
]


def __getattr__(name: str) -> object:
    """Load a public name when it is first used, so that `import cinequorum` costs next to nothing."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
