"""What the views of the desk share: how a page of it is rendered, and how a form that was sent is answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext

from cinequorum.errors import CinequorumError
from cinequorum_web.curation.access import editor
from cinequorum_web.curation.audit import SentBefore, new_token
from cinequorum_web.curation.deciding import Sending
from cinequorum_web.members.models import Role

MOST_TOKEN = 64
MOST_TYPED = 500


def show(request: HttpRequest, name: str, place: str, status: int = 200, **found: Any) -> HttpResponse:
    """Render a page of the desk; `place` is where it stands in the navigation."""
    member = editor(request)
    ranks = {"moderator": member.may(Role.MODERATOR), "admin": member.may(Role.ADMIN)}
    context = {"place": place, "ranks": ranks, "token": new_token(), **found}
    return render(request, f"desk/{name}.html", context, status=status)


def sending(request: HttpRequest, leads_to: str) -> Sending:
    """Return who sends this form, and its mark."""
    token = typed(request.POST, "token", MOST_TOKEN) or new_token()
    return Sending(member=editor(request), token=token, leads_to=leads_to)


def typed(found: Mapping[str, str], name: str, most: int = MOST_TYPED) -> str:
    """Return a line that somebody typed: blanks made one, no longer than `most`, without what no database takes.

    >>> typed({"why": " a \\x00b\\n c "}, "why"), typed({}, "why")
    ('a b c', '')
    """
    return " ".join(found.get(name, "").replace("\x00", "").split())[:most]


def done(request: HttpRequest, leads_to: str, act: Callable[[], str]) -> HttpResponse:
    """Act, say what was done, and lead on; what can't be done is said instead. Sent twice it acts once."""
    try:
        messages.success(request, act())
    except SentBefore as before:
        messages.info(request, gettext("That was done already; it was sent twice."))
        leads_to = before.leads_to or leads_to
    except (CinequorumError, ValueError) as error:
        messages.error(request, str(error))
    return HttpResponseRedirect(leads_to)


def back(request: HttpRequest, otherwise: str) -> str:
    """Return where the form says that it leads, if that is on this site."""
    asked = request.POST.get("next", "")
    return asked if asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None) else otherwise


def chosen(request: HttpRequest, name: str, among: tuple[str, ...]) -> str:
    """Return what was chosen in the address, nothing where it is none of these."""
    asked = request.GET.get(name, "")
    return asked if asked in among else ""
