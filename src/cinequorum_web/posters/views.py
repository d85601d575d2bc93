"""A poster's bytes, from our own host."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from cinequorum_web.posters.keeping import ENDINGS
from cinequorum_web.posters.models import Poster


@require_safe
def picture(request: HttpRequest, digest: str, ending: str) -> HttpResponse:
    """Serve a poster that is shown. What it is called says which bytes it has, so nobody needs to ask again."""
    found = Poster.objects.filter(digest=digest, removed=None).only("body", "media_type").first()
    if found is None or ENDINGS[found.media_type] != ending:
        raise Http404
    heads = {
        "Cache-Control": "public, max-age=604800",
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
        "Cross-Origin-Resource-Policy": "cross-origin",
        "ETag": f'"{digest[:32]}"',
    }
    return HttpResponse(bytes(found.body), content_type=found.media_type, headers=heads)
