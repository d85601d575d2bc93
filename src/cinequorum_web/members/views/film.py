"""Marking a film: rate, like, want, seen on a day. Each is a form that leads back to where it stood."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cinequorum_web.members import marking
from cinequorum_web.members.entry_forms import ViewingForm
from cinequorum_web.members.films import FilmRef, film_at
from cinequorum_web.members.keeping import here, signed_in
from cinequorum_web.members.models import Member, Viewing
from cinequorum_web.members.panel import JOY, panel_of
from cinequorum_web.members.refusals import came_from
from cinequorum_web.members.scales import rating_of
from cinequorum_web.members.undoing import say, undo
from cinequorum_web.members.views.ways import the_member
from cinequorum_web.pages.views import missing

Act = Callable[[HttpRequest, Member, FilmRef], None]


def _act(act: Act) -> Callable[..., HttpResponse]:
    @signed_in
    @require_POST
    def view(request: HttpRequest, slug: str, **_more: Any) -> HttpResponse:
        film = film_at(slug)
        if film is None:
            return missing(request, slug.replace("-", " "))
        act(request, the_member(request), film)
        return back_to(request, film)

    return view


def back_to(request: HttpRequest, film: FilmRef) -> HttpResponse:
    """Lead back to where the form stood, or give the panel alone where a script asks for it."""
    if request.headers.get("HX-Request"):
        panel = panel_of(the_member(request), film)
        return render(request, "members/_panel.html", {"mine": panel, "said_here": True})
    return HttpResponseRedirect(here(request.POST.get("back") or f"/films/{film.slug}/"))


@_act
def rate(request: HttpRequest, member: Member, film: FilmRef) -> None:
    """Rate a film: on the whole or for how good it is, or, where the form says so, for how much it was enjoyed."""
    given = request.POST.get("given", "").strip()[:8]
    give = marking.enjoy if request.POST.get("of") == JOY else marking.rate
    before = give(member, film.slug, given)
    if before is None:
        messages.error(request, _("This can't be given on your scale. Nothing was changed."))
        return
    mark = marking.mark_of(member, film.slug)
    rating = rating_of(mark)[0] if mark else ""
    said = _("You gave %(title)s %(rating)s.") if rating else _("Your rating of %(title)s is taken back.")
    say(request, said % {"title": film.title, "rating": rating}, "mark", before)


@_act
def like(request: HttpRequest, member: Member, film: FilmRef) -> None:
    """Like a film, or no longer."""
    on = request.POST.get("on", "")
    before = marking.like(member, film.slug, on)
    said = _("You like %(title)s.") if on else _("Your like of %(title)s is taken back.")
    say(request, said % {"title": film.title}, "mark", before)


@_act
def want(request: HttpRequest, member: Member, film: FilmRef) -> None:
    """Put a film on the watchlist, or take it off."""
    on = request.POST.get("on", "")
    before = marking.want(member, film.slug, on)
    said = _("%(title)s is on your watchlist.") if on else _("%(title)s is off your watchlist.")
    say(request, said % {"title": film.title}, "mark", before)


@signed_in
def see(request: HttpRequest, slug: str) -> HttpResponse:
    """Write a day into the diary: the form, and what it sends."""
    film = film_at(slug)
    if film is None:
        return missing(request, slug.replace("-", " "))
    member = the_member(request)
    form = ViewingForm(
        request.POST or None, instance=Viewing(member=member, film=film.slug), initial={"private": member.hides_diary}
    )
    if request.method != "POST" or not form.is_valid():
        status = 400 if request.method == "POST" and not request.headers.get("HX-Request") else 200
        return render(request, "members/seen.html", {"form": form, "film": film}, status=status)
    before = marking.see(form.save(commit=False))
    day = date_format(form.cleaned_data["watched"])
    say(request, _("%(title)s is in your diary, %(day)s.") % {"title": film.title, "day": day}, "no_viewing", before)
    return back_to(request, film)


@signed_in
@require_POST
def forget(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a day out of the diary."""
    viewing = get_object_or_404(Viewing, pk=pk, member=the_member(request))
    say(request, _("The day is taken out of your diary."), "viewing", marking.forget(viewing))
    return HttpResponseRedirect(here(request.POST.get("back", "")))


@signed_in
@require_POST
def take_back(request: HttpRequest) -> HttpResponse:
    """Take back what was done last."""
    if undo(the_member(request), request.POST.get("token", "")):
        messages.success(request, _("Taken back."))
    else:
        messages.error(request, _("This can't be taken back any more."))
    return HttpResponseRedirect(came_from(request))
