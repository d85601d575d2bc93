"""The audit log, and roles."""

from __future__ import annotations

from datetime import date

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from cinequorum.errors import CinequorumError
from cinequorum_web.curation.access import editor, needs
from cinequorum_web.curation.audit import Told, acting, record
from cinequorum_web.curation.listing import sheet
from cinequorum_web.curation.models import Act, AuditEntry
from cinequorum_web.curation.showing import done, sending, show, typed
from cinequorum_web.members.models import Member, Role


class LogFilter(forms.Form):
    """Which rows of the log."""

    name = forms.CharField(label=_("Who"), max_length=150, required=False)
    act = forms.ChoiceField(label=_("What"), choices=[("", _("any")), *Act.choices], required=False)
    film = forms.CharField(label=_("Film (its address here)"), max_length=200, required=False)
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput({"type": "date"}))
    until = forms.DateField(label=_("To"), required=False, widget=forms.DateInput({"type": "date"}))


@require_safe
@needs(Role.MODERATOR)
def log(request: HttpRequest) -> HttpResponseBase:
    """Show the audit log, narrowed by what is asked."""
    form = LogFilter(request.GET)
    rows = AuditEntry.objects.all()
    if form.is_valid():
        asked = form.cleaned_data
        rows = rows.filter(name__iexact=asked["name"]) if asked["name"] else rows
        rows = rows.filter(act=asked["act"]) if asked["act"] else rows
        rows = rows.filter(film=asked["film"].strip("/ ").rpartition("/")[2]) if asked["film"] else rows
        rows = _between(asked["since"], asked["until"], rows)
    return show(request, "log", "log", form=form, page=sheet(rows, request.GET.dict()))


def _between(since: date | None, until: date | None, rows):  # type: ignore[no-untyped-def]
    rows = rows.filter(at__date__gte=since) if since else rows
    return rows.filter(at__date__lte=until) if until else rows


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Role.ADMIN)
def roles(request: HttpRequest) -> HttpResponseBase:
    """Show members with their roles, and change one."""
    if request.method == "POST":
        return done(request, "/desk/roles/", lambda: _change(request))
    asked = typed(request.GET, "name", 150)
    found = Member.objects.order_by("username")
    found = found.filter(username__icontains=asked) if asked else found
    return show(request, "roles", "roles", page=sheet(found, request.GET.dict()), choices=Role.choices, asked=asked)


def _change(request: HttpRequest) -> str:
    given = request.POST.get("role", "")
    if given not in Role.values:
        raise CinequorumError(gettext("There is no such role."))
    with acting(sending(request, "").token) as lead, transaction.atomic():
        member = Member.objects.select_for_update().filter(pk=_number(request.POST.get("member", ""))).first()
        if member is None:
            raise CinequorumError(gettext("There is no such member."))
        if member.pk == editor(request).pk:
            raise CinequorumError(gettext("Nobody changes their own role: another administrator has to."))
        before, member.role = member.role, given
        member.save(update_fields=["role"])
        name = member.get_username()
        record(editor(request), Told(act=Act.ROLE, about=name, ref=str(member.pk), before=before, after=given))
        lead("/desk/roles/")
    return gettext("%(name)s is now: %(role)s.") % {"name": name, "role": Role(given).label}


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 18 else 0
