"""Reviews and comments of members: read, written, changed, taken away."""

from __future__ import annotations

import secrets

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cinequorum_web.members import writing
from cinequorum_web.members.entry_forms import CommentForm, ReviewForm
from cinequorum_web.members.films import film_at, films_at, or_gone
from cinequorum_web.members.keeping import here, kept, signed_in
from cinequorum_web.members.models import Comment, Member, Review
from cinequorum_web.members.private import reviews_for
from cinequorum_web.members.reading import comment_views, review_views, reviews_of_film
from cinequorum_web.members.undoing import say
from cinequorum_web.members.views.ways import eyes_of, page_of, the_member
from cinequorum_web.pages.views import missing

ON_A_PAGE = 20


@require_safe
def of_film(request: HttpRequest, slug: str) -> HttpResponse:
    """Show all that members wrote about a film."""
    film = film_at(slug)
    if film is None:
        return missing(request, slug.replace("-", " "))
    if film.slug != slug:
        return HttpResponsePermanentRedirect(reverse("members:of_film", args=[film.slug]))
    eyes = eyes_of(request)
    rows, pager = page_of(reviews_of_film(slug, eyes.viewer), request, ON_A_PAGE)
    shown = {"film": film, "reviews": review_views(rows, eyes), "pager": pager, "reveal": eyes.reveal}
    return render(request, "members/of_film.html", shown)


@signed_in
def write(request: HttpRequest, slug: str) -> HttpResponse:
    """Write or change one's review of a film."""
    film = film_at(slug)
    if film is None:
        return missing(request, slug.replace("-", " "))
    member = the_member(request)
    review = writing.review_by(member, film.slug) or Review(member=member, film=film.slug)
    form = ReviewForm(request.POST or None, instance=review, initial=_draft(request))
    if request.method == "POST" and form.is_valid():
        if not review.pk and writing.too_many(member):
            form.add_error(None, _("You have written much in the last hour. Wait a little; what you typed stays here."))
        elif writing.write_review(form.save(commit=False)):
            messages.success(request, _("Your review is on the page."))
            return HttpResponseRedirect(reverse("members:review", args=[review.pk]))
        else:
            return HttpResponseRedirect(reverse("members:write", args=[film.slug]))
    status = 400 if form.errors else 200
    return render(request, "members/write.html", {"form": form, "film": film, "review": review}, status=status)


def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one review with what is said to it; take a comment on it."""
    found = reviews_for(request.user).filter(pk=pk)
    if not found.exists():
        raise Http404
    return comment(request, found[0]) if request.method == "POST" else _shown(request, found[0], None)


@signed_in
def comment(request: HttpRequest, about: Review) -> HttpResponse:
    """Take a comment."""
    member = the_member(request)
    form = CommentForm(request.POST, instance=Comment(review=about, member=member))
    if not form.is_valid():
        return _shown(request, about, form)
    if writing.too_many(member):
        form.add_error(None, _("You have written much in the last hour. Wait a little; what you typed stays here."))
        return _shown(request, about, form)
    form.instance.once = form.cleaned_data["once"] or secrets.token_hex(8)
    if writing.write_comment(form.instance):
        messages.success(request, _("Your comment is on the page."))
    return HttpResponseRedirect(reverse("members:review", args=[about.pk]) + "#comments")


@signed_in
def change_comment(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a comment of one's own."""
    mine = get_object_or_404(Comment, pk=pk, member=the_member(request), removed=None)
    form = CommentForm(request.POST or None, instance=mine, initial=_draft(request))
    if request.method == "POST" and form.is_valid():
        Comment.objects.filter(pk=mine.pk).update(body=form.cleaned_data["body"], edited=now())
        return HttpResponseRedirect(reverse("members:review", args=[mine.review_id]) + "#comments")
    status = 400 if form.errors else 200
    return render(request, "members/change_comment.html", {"form": form, "comment": mine}, status=status)


@signed_in
@require_POST
def remove_review(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one's review away."""
    mine = Review.objects.filter(pk=pk, member=the_member(request), removed=None).first()
    if mine is not None:  # a form sent twice acts once
        say(request, _("Your review is taken away."), "review", writing.take_away(mine))
    return HttpResponseRedirect(here(request.POST.get("back", "")))


@signed_in
@require_POST
def remove_comment(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one's comment away."""
    mine = Comment.objects.filter(pk=pk, member=the_member(request), removed=None).first()
    if mine is not None:
        say(request, _("Your comment is taken away."), "comment", writing.take_away(mine))
    return HttpResponseRedirect(here(request.POST.get("back", "")))


def _shown(request: HttpRequest, about: Review, form: CommentForm | None) -> HttpResponse:
    eyes = eyes_of(request)
    (view,) = review_views(Review.objects.filter(pk=about.pk).select_related("member"), eyes)
    if form is None and isinstance(request.user, Member):
        form = CommentForm(initial={**_draft(request), "once": secrets.token_hex(8)})
    comments = comment_views(about, eyes)
    shown = {
        "review": view,
        "film": or_gone(films_at((about.film,)), about.film),
        "comments": comments,
        "form": form,
        "reveal": eyes.reveal,
        "hidden": view.walled or view.hidden or any(one.hidden for one in comments),
    }
    return render(request, "members/review.html", shown, status=400 if form is not None and form.errors else 200)


def _draft(request: HttpRequest) -> dict[str, str]:
    return kept(request) if request.method == "GET" else {}
