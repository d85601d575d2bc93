"""Films and pages as sides of a pair."""

from __future__ import annotations

from cinequorum.model.film import Film
from cinequorum.model.judgement import Side


def film_side(film: Film, other_than: str = "") -> Side:
    """Return a film as a side of a pair: by the page that names it most firmly, but not by the page `other_than`."""
    pages = [entry for entry in film.sources if entry.id != other_than] or list(film.sources)
    anchor = min(pages, key=lambda entry: (-entry.film_p, entry.id))
    return Side(key=anchor.id, name=f"{film.title} ({film.year})" if film.year else film.title)


def page_side(page_id: str, source: str) -> Side:
    """Return a page as a side of a pair; of a path on this machine only the file's name is kept.

    >>> page_side("0f3a", "/home/ada/pages/tides.md").name, page_side("0f3a", "https://a.example/tides").name
    ('tides.md', 'https://a.example/tides')
    """
    return Side(key=page_id, name=source if "://" in source else source.rpartition("/")[2] or source)


def plural(count: int, what: str) -> str:
    """Return a count with its noun.

    >>> plural(1, "page"), plural(2, "voice")
    ('1 page', '2 voices')
    """
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
