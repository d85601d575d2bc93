"""A member's own pages of taste: what they may like next, whose taste theirs is, what they turned down, services."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cinequorum_web.members.films import film_at, films_at, or_gone
from cinequorum_web.members.keeping import here, signed_in
from cinequorum_web.members.undoing import say
from cinequorum_web.members.views.ways import page_of, the_member
from cinequorum_web.pages.views import missing
from cinequorum_web.taste.agreeing import agreement_page
from cinequorum_web.taste.contexts import TurnedDownPage
from cinequorum_web.taste.models import OwnService, TurnedDown
from cinequorum_web.taste.suggesting import asked_in, suggestions_page
from cinequorum_web.taste.turning import choose, services, turn_down

ON_A_PAGE = 48


@signed_in
@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """Show what a member may like next."""
    page = suggestions_page(the_member(request), asked_in(request.GET.dict()), request.path)
    return render(request, "taste/suggestions.html", {"page": page})


@signed_in
@require_safe
def agreement(request: HttpRequest) -> HttpResponse:
    """Show whose taste a member's is."""
    return render(request, "taste/agreement.html", {"page": agreement_page(the_member(request))})


@signed_in
@require_safe
def turned_down(request: HttpRequest) -> HttpResponse:
    """Show what a member does not want suggested."""
    found = TurnedDown.objects.filter(member=the_member(request)).order_by("-pk")
    rows, pager = page_of(found, request, ON_A_PAGE)
    slugs = [row.film for row in rows]
    films = films_at(slugs)
    page = TurnedDownPage(films=tuple(or_gone(films, slug) for slug in slugs), pager=pager)
    return render(request, "taste/turned_down.html", {"page": page, "pager": pager})


@signed_in
@require_POST
def no_thanks(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep a film out of the suggestions, or let it in again."""
    film, on = film_at(slug), request.POST.get("on", "")
    if film is None and on:
        return missing(request, slug.replace("-", " "))
    title = film.title if film else slug.replace("-", " ").capitalize()
    before = turn_down(the_member(request), film.slug if film else slug, on)
    said = _("%(title)s is not suggested any more.") if on else _("%(title)s may be suggested again.")
    say(request, said % {"title": title}, "turned_down", before)
    return HttpResponseRedirect(here(request.POST.get("back") or reverse("taste:suggestions")))


@signed_in
def own_services(request: HttpRequest) -> HttpResponse:
    """Show the services that there are, and keep those that a member has."""
    member = the_member(request)
    if request.method == "POST":
        choose(member, request.POST.getlist("service"))
        messages.success(request, _("Kept."))
        return HttpResponseRedirect(reverse("taste:services"))
    mine = frozenset(OwnService.objects.filter(member=member).values_list("service", flat=True))
    return render(request, "taste/services.html", {"services": services(), "mine": mine})
