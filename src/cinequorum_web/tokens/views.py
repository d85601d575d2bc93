"""The page on which a member makes tokens, sees when they were used last, and revokes them."""

from __future__ import annotations

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from cinequorum_web.members.keeping import kept, signed_in
from cinequorum_web.members.views.ways import the_member
from cinequorum_web.tokens.forms import TokenForm
from cinequorum_web.tokens.making import MOST_A_MINUTE, make_token, revoke
from cinequorum_web.tokens.models import Token


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@reauthentication_required(allow_get=True)  # type: ignore[untyped-decorator] # allauth publishes no types
def tokens(request: HttpRequest) -> HttpResponse:
    """List a member's tokens and make new ones.

    A new one's secret stands in the answer to the form itself and nowhere else: not in the session, which is kept in
    the database.
    """
    member = the_member(request)
    if request.method != "POST":
        return _page(request, TokenForm(member, initial=kept(request)))
    form = TokenForm(member, request.POST)
    if not form.is_valid():
        return _page(request, form, status=400)
    made = form.token()
    secret = make_token(made)
    if secret is None:
        messages.info(request, _("That token was made already. It is shown only once: revoke it, and make another."))
        return HttpResponseRedirect(reverse("tokens:tokens"))
    return _page(request, TokenForm(member), made=made, secret=secret)


@never_cache
@require_POST
@signed_in
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Revoke a token."""
    found = get_object_or_404(Token, pk=pk, member=the_member(request))
    revoke(found)
    messages.success(request, _("%(name)s is revoked: whatever used it is let in no more.") % {"name": found.name})
    return HttpResponseRedirect(reverse("tokens:tokens"))


def _page(request: HttpRequest, form: TokenForm, status: int = 200, **found: object) -> HttpResponse:
    rows = list(Token.objects.filter(member=the_member(request)))
    shown = {"form": form, "tokens": rows, "now": now(), "most": MOST_A_MINUTE, **found}
    return render(request, "tokens/tokens.html", shown, status=status)
