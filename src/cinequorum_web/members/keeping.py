"""What was typed is kept: over a sign-in that came between, in the visitor's own session."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import quote

from allauth.core.internal.ratelimit import consume  # the public one knows the library's own rates only
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from cinequorum_web.members.models import Member

DRAFT = "draft"
MOST = 30_000  # characters of a draft
RATES = {DRAFT: "10/m/ip,60/h/ip"}  # guests who keep something: no more, or a stranger could fill the disk

View = Callable[..., HttpResponse]


def signed_in(view: View) -> View:
    """Lead a guest to sign-in first, and on to where they wanted to go; what they had typed waits for them there."""

    from cinequorum_web.members.refusals import SHORT, too_many  # which asks this module where a form leads back to

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if isinstance(request.user, Member):
            return view(request, *args, **kwargs)
        back = request.get_full_path()
        if request.method == "POST":
            back = here(request.POST.get("back", ""))
            if consume(request, app="cinequorum", action=DRAFT, config=RATES):
                _keep(request, back)
                messages.warning(request, _("You were signed out. Sign in, and what you had typed is there again."))
            elif any(len(value) > SHORT for value in _fields(request).values()):
                return too_many(request)  # which gives the words back
        return HttpResponseRedirect(f"{settings.LOGIN_URL}?next={quote(back)}")

    return guarded


def kept(request: HttpRequest) -> dict[str, str]:
    """Return what was typed into the form of this page before a sign-in came between; once."""
    draft = request.session.get(DRAFT)
    if not draft or draft["page"].split("#")[0] != request.get_full_path():
        return {}
    del request.session[DRAFT]
    return dict(draft["fields"])


def here(address: str) -> str:
    """Return an address if it is one of this site, else the first page: nobody is sent elsewhere from here.

    >>> here("/films/salt-ferry/#mine"), here("https://elsewhere.example/"), here("//elsewhere.example/")
    ('/films/salt-ferry/#mine', '/', '/')
    """
    plain = address.isprintable() and len(address) <= 500
    return address if plain and address[:1] == "/" and address[1:2] not in {"/", "\\"} else "/"


def _keep(request: HttpRequest, page: str) -> None:
    fields = _fields(request)
    if sum(map(len, fields.values())) <= MOST:
        request.session[DRAFT] = {"page": page, "fields": fields}


def _fields(request: HttpRequest) -> dict[str, str]:
    """What was typed: all but what the form says of itself."""
    return {name: str(value) for name, value in request.POST.items() if name not in {"csrfmiddlewaretoken", "back"}}
