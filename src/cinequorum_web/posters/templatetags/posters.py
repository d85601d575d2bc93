"""A film's poster where a page of readers shows one."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from cinequorum_web.posters.keeping import address_of, poster_of, thumbs_of
from cinequorum_web.posters.models import Poster

register = template.Library()


@register.simple_tag(takes_context=True)
def poster(context: dict[str, Any], slug: str) -> dict[str, Any] | None:
    """Return a film's poster for a template, or None; asked for once a page."""
    request = context["request"]
    if not hasattr(request, "poster"):
        found = poster_of(slug)
        request.poster = _shown(slug, found) if found is not None else None
    shown: dict[str, Any] | None = request.poster
    return shown


@register.simple_tag
def thumbs(shown: Iterable[Any]) -> dict[str, dict[str, Any]]:
    """Return the posters of the films of a list, by slug: of whatever has a `cover`, or a `film` that has one."""
    covers = (getattr(one, "cover", None) or one.film.cover for one in shown)
    return {slug: {"row": row, "address": address_of(row)} for slug, row in thumbs_of(c.slug for c in covers).items()}


@register.simple_tag
def thumbs_behind(links: Iterable[Any]) -> dict[str, dict[str, Any]]:
    """Return the posters of the films that links lead to, by the address of the film; one query, none without films."""
    slugs = (link.href.split("/")[2] for link in links if link.href.startswith("/films/"))
    return {f"/films/{slug}/": {"row": row, "address": address_of(row)} for slug, row in thumbs_of(slugs).items()}


@register.filter
def behind(found: dict[str, Any], link: Any) -> Any:
    """Return what `thumbs_behind` found for a link."""
    return found.get(link.href)


@register.simple_tag
def thumb(shown: Any) -> dict[str, Any] | None:
    """Return the poster of one film in the form of `thumbs`, or None."""
    return thumbs((shown,)).get(shown.cover.slug)


@register.filter
def at(found: dict[str, Any], cover: Any) -> Any:
    """Return what `thumbs` found for a cover."""
    return found.get(cover.slug)


def _shown(slug: str, found: Poster) -> dict[str, Any]:
    address = address_of(found)
    return {"row": found, "address": address, "structured": _structured(slug, found, address)}


def _structured(slug: str, found: Poster, address: str) -> SafeString:
    """The picture for search engines: the node of the film has the same name as in the page's other data."""
    image = {"@type": "ImageObject", "contentUrl": address, "width": found.width, "height": found.height}
    told = {"creditText": found.credit, "license": found.licence}
    if not found.licence.startswith(("https://", "http://")):
        told = {"creditText": found.credit, "copyrightNotice": found.licence}
    data = {"@context": "https://schema.org", "@type": "Movie", "@id": f"/films/{slug}/", "image": image | told}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.translate({ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}))
