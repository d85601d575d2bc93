"""What is held on a reviewer, at the desk: given out as a file, or erased after the name was typed again."""

from __future__ import annotations

import json

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from cinequorum_web.curation.access import editor, needs
from cinequorum_web.curation.audit import Told, record
from cinequorum_web.curation.models import Act
from cinequorum_web.curation.showing import done, show, typed
from cinequorum_web.members.models import Role

PLACE = "/desk/person-data/"


class PersonForm(forms.Form):
    """Whom it is about."""

    name = forms.CharField(label=_("The name under which she or he writes"), max_length=300)
    host = forms.CharField(
        label=_("Only on pages of this host"), max_length=255, required=False,
        help_text=_("Names are not one person’s alone: say where, if you can."),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Role.ADMIN)
def persons(request: HttpRequest) -> HttpResponseBase:
    """Give out, or erase, what is held on a reviewer who is no member."""
    form = PersonForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return show(request, "persons", "persons", status=400 if form.errors else 200, form=form)
    from cinequorum_web.rights.persons import Person, held_on

    person = Person(name=form.cleaned_data["name"], host=form.cleaned_data["host"])
    if request.POST.get("do") == "erase":
        return done(request, PLACE, lambda: _erase(request, form))
    held = held_on(person)
    if request.POST.get("do") == "export":
        record(editor(request), Told(act=Act.PERSON_DATA, about=person.host or "–"))
        heads = {"Content-Disposition": 'attachment; filename="person-data.json"', "Cache-Control": "no-store"}
        body = json.dumps(held, ensure_ascii=False, indent=1)
        return HttpResponse(body, content_type="application/json; charset=utf-8", headers=heads)
    counts = {name: len(rows) for name, rows in held.items() if isinstance(rows, list)}
    return show(request, "persons", "persons", form=form, asked=form.cleaned_data, counts=counts)


def _erase(request: HttpRequest, form: PersonForm) -> str:
    from cinequorum_web.rights.persons import Person, erase

    told, member = form.cleaned_data, editor(request)
    if typed(request.POST, "again", 300) != " ".join(told["name"].split()):
        raise ValueError(gettext("Type the name once more: this cannot be undone. Nothing was erased."))
    erase(Person(name=told["name"], host=told["host"]), request.POST.get("way", ""), member.get_username(), member)
    return gettext("It is erased.")
