"""A member's own account: settings, all data, the end of it; and invitations for those who may make them."""

from __future__ import annotations

import json

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cinequorum_web.members.context import may_invite
from cinequorum_web.members.entry_forms import DeleteForm, InviteForm, SettingsForm
from cinequorum_web.members.export import all_of
from cinequorum_web.members.invitations import address_of, invite
from cinequorum_web.members.keeping import signed_in
from cinequorum_web.members.models import Invitation, Member
from cinequorum_web.members.views.ways import page_of, the_member

ON_A_PAGE = 30
A_YEAR = 365 * 24 * 3600


@signed_in
def options(request: HttpRequest) -> HttpResponse:
    """Show and keep what a member chooses."""
    member = Member.objects.get(pk=the_member(request).pk)  # so that what won't do is not shown as chosen elsewhere
    form = SettingsForm(request.POST or None, instance=member)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Kept."))
        response = HttpResponseRedirect(reverse("members:settings"))
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            member.language,
            max_age=A_YEAR if member.language else 0,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
            samesite="Lax",
        )
        return response
    return render(request, "members/settings.html", {"form": form}, status=400 if form.errors else 200)


@signed_in
@require_POST
def data(request: HttpRequest) -> HttpResponse:
    """Hand a member everything that they keep here."""
    member = the_member(request)
    body = json.dumps(all_of(member), ensure_ascii=False, indent=1)
    name = f"cinequorum-{member.pk}.json"
    return HttpResponse(
        body,
        content_type="application/json; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
    )


@signed_in
def delete(request: HttpRequest) -> HttpResponse:
    """Delete an account with all that it keeps, after its name was typed."""
    member = the_member(request)
    form = DeleteForm(member, request.POST or None)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            Member.objects.filter(pk=member.pk).delete()
        logout(request)
        messages.success(request, _("Your account is deleted, and all that was in it."))
        return HttpResponseRedirect("/")
    return render(request, "members/delete.html", {"form": form}, status=400 if form.errors else 200)


@signed_in
def invitations(request: HttpRequest) -> HttpResponse:
    """Make invitations, and show what became of them."""
    if not may_invite(request):
        raise Http404
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        invite(the_member(request), form.cleaned_data["note"])
        return HttpResponseRedirect(reverse("members:invitations"))
    rows, pager = page_of(Invitation.objects.select_related("made_by", "used_by"), request, ON_A_PAGE)
    lines = [(row, request.build_absolute_uri(address_of(row))) for row in rows]
    shown = {"form": form, "lines": lines, "pager": pager}
    return render(request, "members/invitations.html", shown, status=400 if form.errors else 200)
