"""Taking sources down at the desk: what will change is shown first, and done only when that is confirmed."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from cinequorum.errors import CinequorumError
from cinequorum_web.catalog.models import TakedownRow
from cinequorum_web.curation.access import editor, needs
from cinequorum_web.curation.audit import acting
from cinequorum_web.curation.listing import sheet
from cinequorum_web.curation.showing import done, show, typed
from cinequorum_web.members.models import Role

PLACE = "/desk/takedowns/"
EACH = 30


class TakedownForm(forms.Form):
    """What goes, why, and who asked."""

    what = forms.CharField(
        label=_("What goes"), max_length=2000,
        help_text=_("A page’s id or address, a host (paper.example), or outlet: and its name."),
    )  # fmt: skip
    reason = forms.CharField(label=_("Why"), max_length=500, help_text=_("It is shown in the place of the page."))
    asked_by = forms.CharField(label=_("Who asked for it"), max_length=300, help_text=_("Only the desk sees this."))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Role.CURATOR)
def takedowns(request: HttpRequest) -> HttpResponseBase:
    """List what was taken down; show what a taking down would change; do it where that is confirmed."""
    form = TakedownForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, form, status=400 if form.errors else 200)
    from cinequorum_web.rights.saying import said
    from cinequorum_web.rights.takedown import named, preview

    try:
        found = named(form.cleaned_data["what"])
    except CinequorumError as error:
        form.add_error("what", str(error))
        return _page(request, form, status=400)
    if request.POST.get("confirm") == "yes":
        return done(request, PLACE, lambda: _take_down(request, form))
    films = [(one.before, said(one)) for one in preview(found.pages)]
    return _page(request, form, asked=form.cleaned_data, found=found, films=films)


@require_POST
@needs(Role.ADMIN)
def lift(request: HttpRequest, number: int) -> HttpResponseBase:
    """Let a source be taken in again."""
    from cinequorum_web.rights.takedown import lift as lifted

    def act() -> str:
        with acting(typed(request.POST, "token", 64)) as lead:
            lifted(number, editor(request).get_username(), editor(request))
            lead(PLACE)
        return gettext("It may be taken in again. What went does not come back by itself.")

    return done(request, PLACE, act)


def _take_down(request: HttpRequest, form: TakedownForm) -> str:
    from cinequorum_web.rights.takedown import Order, named, take_down

    told, member = form.cleaned_data, editor(request)
    take_down(
        named(told["what"]),
        Order(reason=told["reason"], asked_by=told["asked_by"], name=member.get_username(), member=member),
    )
    return gettext("It is taken down.")


def _page(request: HttpRequest, form: TakedownForm, status: int = 200, **found: object) -> HttpResponseBase:
    rows = sheet(TakedownRow.objects.order_by("-pk"), request.GET.dict(), EACH)
    return show(request, "takedowns", "takedowns", status=status, form=form, page=rows, **found)
