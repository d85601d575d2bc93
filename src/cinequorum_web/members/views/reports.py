"""Reporting a review or a comment to those who moderate."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from cinequorum_web.members import writing
from cinequorum_web.members.entry_forms import ReportForm
from cinequorum_web.members.keeping import kept, signed_in
from cinequorum_web.members.models import Comment, Report, Review
from cinequorum_web.members.text import plain
from cinequorum_web.members.views.ways import the_member

QUOTED = 240  # characters of the text that the form shows


@signed_in
def report_review(request: HttpRequest, pk: int) -> HttpResponse:
    """Report a review."""
    about = get_object_or_404(Review.objects.select_related("member"), pk=pk, removed=None, hidden=False)
    return _report(request, Report(reporter=the_member(request), review=about), about.pk)


@signed_in
def report_comment(request: HttpRequest, pk: int) -> HttpResponse:
    """Report a comment."""
    about = get_object_or_404(Comment.objects.select_related("member"), pk=pk, removed=None, hidden=False)
    return _report(request, Report(reporter=the_member(request), comment=about), about.review_id)


def _report(request: HttpRequest, made: Report, review: int) -> HttpResponse:
    back = reverse("members:review", args=[review])
    form = ReportForm(request.POST or None, instance=made, initial=kept(request) if request.method == "GET" else {})
    if request.method == "POST" and form.is_valid():
        if writing.too_many(the_member(request)):
            form.add_error(None, _("You have sent much in the last hour. Wait a little; what you typed stays here."))
        else:
            new = writing.report(form.save(commit=False))
            thanks = _("Thank you. Those who moderate will look at it.")
            messages.success(request, thanks if new else _("You have reported this before; it is being looked at."))
            return HttpResponseRedirect(back)
    about = made.about
    hides = isinstance(about, Review) and about.spoils
    shown = {"form": form, "author": about.member.username, "text": "" if hides else plain(about.body, QUOTED)}
    return render(request, "members/report.html", {**shown, "back": back}, status=400 if form.errors else 200)
