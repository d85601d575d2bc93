"""A film as a card in other people's pages: oEmbed 1.0."""

from __future__ import annotations

from html import escape
from typing import Any
from urllib.parse import unquote, urlsplit

from cinequorum.store.port import FilmCard
from cinequorum_web.pages.words import counted
from cinequorum_web.posters.keeping import address_of
from cinequorum_web.posters.models import Poster

WIDTH, HEIGHT = 480, 180
SMALLEST = 120


def slug_in(address: str, host: str) -> str | None:
    """Return the film whose page is at `address` on this site, or None.

    >>> slug_in("https://films.example/films/tides-2019/?spoilers=all", "films.example")
    'tides-2019'
    >>> slug_in("https://other.example/films/tides-2019/", "films.example") is None
    True
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    place = parts.path.strip("/").split("/")
    if parts.scheme not in ("http", "https") or parts.netloc != host or len(place) != 2 or place[0] != "films":
        return None
    return unquote(place[1])


def card(film: FilmCard, site: str, width: int | None = None, height: int | None = None) -> dict[str, Any]:
    """Return a film's card, no wider and no higher than asked. It has no script and gives nothing away."""
    named = f"{film.title} ({film.year})" if film.year else film.title
    address = f"{site}/films/{film.slug}/"
    lines = [
        f'<a href="{escape(address)}"><strong>{escape(named)}</strong></a>',
        *_scores(film),
        f"{counted(film.sources, 'source')} on Cinequorum",
    ]
    return {
        "version": "1.0",
        "type": "rich",
        "title": named,
        "provider_name": "Cinequorum",
        "provider_url": f"{site}/",
        "cache_age": 3600,
        "width": min(WIDTH, max(width or WIDTH, SMALLEST)),
        "height": min(HEIGHT, max(height or HEIGHT, SMALLEST)),
        "html": f"<blockquote>{'<br>'.join(lines)}</blockquote>",
    }


def thumbnail(poster: Poster | None, site: str) -> dict[str, Any]:
    """Return what a card says of a film's poster; nothing where it has none."""
    if poster is None:
        return {}
    address = f"{site}{address_of(poster)}"
    return {"thumbnail_url": address, "thumbnail_width": poster.width, "thumbnail_height": poster.height}


def _scores(film: FilmCard) -> list[str]:
    scores = (("Critics", film.critics), ("Audience", film.audience))
    told = [f"{name} {value:.0f} of 100" for name, value in scores if value is not None]
    return [" · ".join(told)] if told else []
