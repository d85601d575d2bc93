"""A film's poster where a page of readers shows one."""

from __future__ import annotations

import json
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from cinequorum_web.posters.keeping import address_of, poster_of
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
