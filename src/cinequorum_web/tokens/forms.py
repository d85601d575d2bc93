"""The form that makes a token."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cinequorum_web.members.models import Member
from cinequorum_web.tokens.making import MOST_TOKENS, allowed_to
from cinequorum_web.tokens.models import Scope, Token

LASTING = (7, 30, 90, 365)  # days
USUAL = "90"


class TokenForm(forms.Form):
    """What a token is called, what it is for and how long it lasts. `once` marks the form."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=80,
        help_text=gettext_lazy("What uses it, so that you know later which one to revoke."),
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    scopes = forms.MultipleChoiceField(label=gettext_lazy("What it may do"), widget=forms.CheckboxSelectMultiple)
    days = forms.ChoiceField(label=gettext_lazy("How long it lasts"), initial=USUAL)
    once = forms.CharField(max_length=32, widget=forms.HiddenInput, required=False)

    def __init__(self, member: Member, *args: Any, **kwargs: Any) -> None:
        """Make the form for a member: only what the member may do is offered."""
        super().__init__(*args, **kwargs)
        self._member = member
        for name, choices in (("scopes", _scopes(member)), ("days", _days())):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices
        self.fields["once"].initial = secrets.token_urlsafe(12)

    def clean_name(self) -> str:
        """Return the name, in one line."""
        name = " ".join(str(self.cleaned_data["name"]).split())
        if not name.isprintable():
            raise forms.ValidationError(_("There are characters in it that cannot be shown."))
        return name

    def clean(self) -> dict[str, Any]:
        """Refuse one more than there may be."""
        found = dict(super().clean() or {})
        mine = Token.objects.filter(member=self._member).exclude(once=found.get("once", ""))
        if not self.errors and mine.count() >= MOST_TOKENS:
            self.add_error(None, _("You have as many tokens as there can be; revoke one first."))
        return found

    def token(self) -> Token:
        """Return what was typed, which is valid, as a token that is not kept yet."""
        typed = self.cleaned_data
        scopes = [scope.value for scope in Scope if scope.value in typed["scopes"]]
        return Token(
            member=self._member,
            name=typed["name"],
            scopes=scopes,
            expires=now() + timedelta(days=int(typed["days"])),
            once=typed["once"] or secrets.token_urlsafe(12),
        )


def _scopes(member: Member) -> list[tuple[str, str]]:
    return [(scope.value, str(scope.label)) for scope in allowed_to(member)]


def _days() -> list[tuple[str, str]]:
    return [(str(days), ngettext("%(n)d day", "%(n)d days", days) % {"n": days}) for days in LASTING]
