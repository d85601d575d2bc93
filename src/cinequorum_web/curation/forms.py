"""What editors type: each form says at the field what is wrong, and keeps what was typed."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cinequorum.model.claim import CONTRACT_FIELDS
from cinequorum.store.correcting import Correction
from cinequorum_web.curation.questions import asked_of, qualified
from cinequorum_web.pages.labels import COLOURS, FIELDS, plain
from cinequorum_web.pages.words import web_address

CORRECTED = tuple(sorted(CONTRACT_FIELDS - {"source_id"}, key=lambda field: FIELDS.get(field, field)))
"""The fields that an editor may correct: all but the numbers of databases, which are theirs."""
MOST_WORDS = 25  # of a quotation
_EDTF = re.compile(r"\d{4}(-\d\d(-\d\d)?)?[?~]?")
_DATES = _("Write the date as 1992, 1992-06 or 1992-06-02.")
_SHAPES = {
    "runtime": (re.compile(r"[1-9]\d{0,3}"), _("Write the running time in minutes, as 104.")),
    "year": (re.compile(r"(18[89]|19\d|20\d|21\d)\d"), _("Write the year in four digits, as 1968.")),
    "aspect_ratio": (re.compile(r"\d\.\d{1,3}"), _("Write the ratio as a number, as 1.85.")),
    "event_disclosed": (_EDTF, _DATES),
    "release": (_EDTF, _DATES),
    "event_deaths": (re.compile(r"(>=)?\d{1,9}"), _("Write a number; a lower bound as >=24.")),
}


class SourceForm(forms.Form):
    """Where something was found: an address, its words, or why it is right."""

    address = forms.CharField(label=_("Address of the source"), max_length=1000, required=False)
    quote = forms.CharField(
        label=_("Words of the source, at most 25"), max_length=1000, required=False, widget=forms.Textarea({"rows": 3})
    )
    reason = forms.CharField(
        label=_("Why this is right"), max_length=1000, required=False, widget=forms.Textarea({"rows": 2})
    )

    def clean_address(self) -> str:
        """Return the address, of http or https."""
        address = str(self.cleaned_data["address"]).strip()
        if address and web_address(address) is None:
            raise forms.ValidationError(gettext("That is no address; it should begin with https:// or http://."))
        return address

    def clean_quote(self) -> str:
        """Return the quotation, which is short enough to be one."""
        quote = " ".join(str(self.cleaned_data["quote"]).split())
        if len(quote.split()) > MOST_WORDS:
            raise forms.ValidationError(
                gettext("A quotation has at most 25 words; this one has %d.") % len(quote.split())
            )
        return quote

    def clean(self) -> dict[str, Any]:
        """Ask for a source, or at least a reason."""
        found = dict(super().clean() or {})
        if not any((found.get("address"), found.get("quote"), found.get("reason"))) and not self.errors:
            self.add_error(
                "address", gettext("Say where the value is from: an address, a quotation, or why it is right.")
            )
        return found


class CorrectionForm(SourceForm):
    """A value, the question it answers where a field has several, and where it was found."""

    value = forms.CharField(label=_("Right value"), max_length=300)
    role = forms.CharField(label=_("Role or character (for the cast)"), max_length=200, required=False)
    locked = forms.BooleanField(label=_("Lock it: show this value whatever other sources say"), required=False)

    def __init__(self, field: str, *args: Any, **kwargs: Any) -> None:
        """Make the form for one field of a film."""
        super().__init__(*args, **kwargs)
        self.corrected = field
        if field != "cast":
            del self.fields["role"]
        asked = asked_of(field)
        self.fields.update(asked)
        self.order_fields(["value", "role", *asked, "address", "quote", "reason", "locked"])

    def clean_value(self) -> str:
        """Return the value in canonical text."""
        value = " ".join(str(self.cleaned_data["value"]).split())
        shape = _SHAPES.get(self.corrected)
        if shape is not None and not shape[0].fullmatch(value):
            raise forms.ValidationError(str(shape[1]))
        if self.corrected == "colour" and value not in COLOURS:
            raise forms.ValidationError(gettext("Write one of: %s.") % ", ".join(COLOURS))
        return value

    def correction(self) -> Correction:
        """Return what was typed, which is valid, as a correction."""
        typed = self.cleaned_data
        return Correction(
            field=self.corrected,
            label=label_of(self.corrected),
            value=typed["value"],
            address=typed["address"],
            quote=typed["quote"],
            reason=typed["reason"],
            role=typed.get("role") or None,
            qualifiers=qualified(self.corrected, typed),
            locked=typed["locked"],
        )


class MergeForm(forms.Form):
    """Another film, by its title or address, and why the two are one."""

    other = forms.CharField(label=_("The other film: its title or its address here"), max_length=300)
    because = forms.CharField(label=_("Why they are one film"), max_length=500, required=False)


def label_of(field: str) -> str:
    """Return what a field is called.

    >>> label_of("runtime"), label_of("box_office")
    ('Running time', 'Box office')
    """
    return FIELDS.get(field, plain(field).capitalize())
