"""Lists of films: made, shown, filled, taken apart."""

from __future__ import annotations

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cinequorum_web.members import people
from cinequorum_web.members.contexts import MarkedFilm
from cinequorum_web.members.entry_forms import ListForm
from cinequorum_web.members.films import film_at, films_at, or_gone
from cinequorum_web.members.keeping import kept, signed_in
from cinequorum_web.members.models import FilmList, ListEntry
from cinequorum_web.members.private import lists_of, public_lists
from cinequorum_web.members.views.people import ON_A_PAGE, head, of_name
from cinequorum_web.members.views.ways import page_of, the_member
from cinequorum_web.pages.views import missing

AT_ONCE, MOST_LISTS, MOST_FILMS = 12, 200, 1000


@require_safe
def all_of(request: HttpRequest, name: str) -> HttpResponse:
    """Show the lists of a member."""
    member = of_name(name)
    rows, pager = page_of(lists_of(member, request.user), request, AT_ONCE)
    shown = {**head(request, member), "lists": people.list_views(rows), "pager": pager}
    return render(request, "members/lists.html", shown)


@require_safe
def everybodys(request: HttpRequest) -> HttpResponse:
    """Show the lists of all members that anybody may see, the newest first."""
    rows, pager = page_of(public_lists(), request, AT_ONCE)
    held = list(rows)
    shown = tuple(zip(people.list_views(held), (row.member.username for row in held), strict=True))
    return render(request, "members/all_lists.html", {"lists": shown, "pager": pager})


@require_safe
def one(request: HttpRequest, name: str, pk: int) -> HttpResponse:
    """Show a list."""
    member = of_name(name)
    found = get_object_or_404(lists_of(member, request.user), pk=pk)
    rows, pager = page_of(ListEntry.objects.filter(of=found).order_by("pk"), request, ON_A_PAGE)
    entries = list(rows)
    films = films_at(entry.film for entry in entries)
    marked = [
        MarkedFilm(film=or_gone(films, entry.film), rating="", said="", liked=False, since=entry.added)
        for entry in entries
    ]
    return render(
        request, "members/list.html", {**head(request, member), "list": found, "films": marked, "pager": pager}
    )


@signed_in
def make(request: HttpRequest) -> HttpResponse:
    """Make a list; `film` puts a film into it at once."""
    member = the_member(request)
    return _kept(request, FilmList(member=member), "members/make_list.html")


@signed_in
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what a list is called and who sees it."""
    return _kept(request, get_object_or_404(FilmList, pk=pk, member=the_member(request)), "members/make_list.html")


@signed_in
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a list apart."""
    member = the_member(request)
    FilmList.objects.filter(pk=pk, member=member).delete()
    messages.success(request, _("The list is gone. The films are not."))
    return HttpResponseRedirect(reverse("members:lists", args=[member.username]))


@signed_in
def put_in(request: HttpRequest, slug: str) -> HttpResponse:
    """Put a film into one's lists, or take it out: the page with a button a list, and what it sends."""
    film, member = film_at(slug), the_member(request)
    if film is None:
        return missing(request, slug.replace("-", " "))
    if request.method == "POST":
        chosen = get_object_or_404(FilmList, pk=_number(request.POST.get("list", "")), member=member)
        if not request.POST.get("on"):
            ListEntry.objects.filter(of=chosen, film=film.slug).delete()
        elif chosen.entries.count() < MOST_FILMS:
            ListEntry.objects.get_or_create(of=chosen, film=film.slug)
        return HttpResponseRedirect(reverse("members:put_in", args=[film.slug]))
    rows, pager = page_of(lists_of(member, member), request, ON_A_PAGE)
    inside = frozenset(ListEntry.objects.filter(of__member=member, film=film.slug).values_list("of", flat=True))
    return render(request, "members/put_in.html", {"film": film, "lists": rows, "inside": inside, "pager": pager})


def _kept(request: HttpRequest, about: FilmList, template: str) -> HttpResponse:
    draft = kept(request) if request.method == "GET" else {}
    form = ListForm(request.POST or None, instance=about, initial=draft)
    if request.method == "POST" and form.is_valid():
        if not about.pk and about.member.lists.count() >= MOST_LISTS:
            form.add_error(None, _("You have as many lists as there can be."))
        elif _save(form):
            return HttpResponseRedirect(reverse("members:list", args=[about.member.username, about.pk]))
        else:
            form.add_error("title", _("You have a list of this title already."))
    return render(request, template, {"form": form, "list": about}, status=400 if form.errors else 200)


def _save(form: ListForm) -> bool:
    try:
        with transaction.atomic():
            form.save()
    except IntegrityError:
        return False
    return True


def _number(given: str) -> int:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 18 else 0
