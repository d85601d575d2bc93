"""A member's statistics, as whoever looks may see them."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cinequorum_web.members.views.people import head, of_name
from cinequorum_web.taste.statistics import statistics_page

FIRST, LAST = 1888, 9998


@require_safe
def of_all(request: HttpRequest, name: str) -> HttpResponse:
    """Show what a member saw and rated, counted."""
    return _shown(request, name, None)


@require_safe
def of_year(request: HttpRequest, name: str, year: int) -> HttpResponse:
    """Show a member's year in review."""
    if not FIRST <= year <= LAST:
        raise Http404
    return _shown(request, name, year)


def _shown(request: HttpRequest, name: str, year: int | None) -> HttpResponse:
    member = of_name(name)
    page = statistics_page(member, request.user, year)
    return render(request, "taste/statistics.html", {**head(request, member), "page": page})
