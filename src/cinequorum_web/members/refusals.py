"""What is said where a form can't be taken: it is too old, or there were too many."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cinequorum_web.members.keeping import here

SECRET = ("password", "csrf", "code", "token")
MOST_FIELDS = 20
SHORT = 40


def expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form has to be sent again, and give back what was typed: all but passwords."""
    back = request.path if request.method == "GET" else came_from(request)
    return render(request, "members/expired.html", {"typed": tuple(_typed(request)), "back": back}, status=403)


def too_many(request: HttpRequest) -> HttpResponse:
    """Ask for patience."""
    return render(request, "members/too_many.html", {"typed": tuple(_typed(request))}, status=429)


def came_from(request: HttpRequest) -> str:
    """Return the page of this site that the form stood on."""
    there = urlsplit(request.META.get("HTTP_REFERER", ""))
    place = there.path + (f"?{there.query}" if there.query else "")
    return here(place) if there.netloc == request.get_host() else "/"


def _typed(request: HttpRequest) -> Iterable[tuple[str, str]]:
    """Yield the longer texts that somebody typed: what is short is soon typed again, or a secret."""
    for name, value in list(request.POST.items())[:MOST_FIELDS]:
        long = isinstance(value, str) and (len(value) > SHORT or "\n" in value)
        if long and not any(word in name.lower() for word in SECRET):
            yield name, str(value)
