"""Who may what: said once a view, by role."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from cinequorum_web.members.models import Member, Role

View = Callable[..., HttpResponseBase]
NOT_KEPT = frozenset({"csrfmiddlewaretoken", "token"})
SIGN_IN = str(settings.LOGIN_URL)


def needs(role: Role) -> Callable[[View], View]:
    """Let only members of `role`, or of a role above it, into a view.

    A guest is led to the sign-in and back; whoever was signed out while writing is shown what was written. `needed` of
    the view says which role it is.
    """

    def guarded(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            member = request.user
            if not isinstance(member, Member):
                return _signed_out(request)
            if not member.may(role):
                return render(request, "desk/refused.html", {"role": role.label}, status=403)
            return view(request, *args, **kwargs)

        answer.needed = role  # type: ignore[attr-defined]
        return never_cache(answer)

    return guarded


def editor(request: HttpRequest) -> Member:
    """Return who is signed in: in a view that `needs` a role there is someone."""
    member = request.user
    assert isinstance(member, Member)
    return member


def _signed_out(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        typed = [(name, value) for name, value in request.POST.items() if name not in NOT_KEPT and value]
        return render(request, "desk/signed_out.html", {"typed": typed, "sign_in": SIGN_IN}, status=403)
    return HttpResponseRedirect(f"{SIGN_IN}?{urlencode({'next': request.get_full_path()})}")
