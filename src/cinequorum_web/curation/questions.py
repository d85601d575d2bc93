"""Fields that answer several questions, as releases do: what an editor is asked, and which of the facts is meant."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cinequorum.model.film import Fact
from cinequorum_web.pages.labels import VALUES, WINDOWS

_ASKED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "release": ("window", "territory", "platform", "festival", "distributor"),
        "award": ("festival", "result", "year"),
        "certificate": ("territory",),
    }
)
"""The qualifiers of a field that an editor fills in, as the claims of pages have them."""
_LABELS = {
    "window": _("Where it was shown"), "territory": _("Country"), "platform": _("Platform or channel"),
    "festival": _("Festival or body"), "distributor": _("Distributor"), "result": _("Result"), "year": _("Year"),
}  # fmt: skip
_CHOICES: Mapping[str, Mapping[str, str]] = {"window": WINDOWS, "result": VALUES}
_NEEDED = frozenset({"window", "result"})
_YEAR = 4  # digits
_MOST = 120


def asked_of(field: str) -> dict[str, forms.Field]:
    """Return what a form asks beside the value of this field; nothing where it has but one question."""
    return {name: _input(name) for name in _ASKED.get(field, ())}


def qualified(field: str, typed: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Return what was typed into these inputs as qualifiers of a claim, by name.

    >>> qualified("certificate", {"territory": " Norway "}), qualified("genre", {"territory": "Norway"})
    ((('territory', 'Norway'),), ())
    """
    given = ((name, " ".join(str(typed.get(name) or "").split())) for name in sorted(_ASKED.get(field, ())))
    return tuple((name, value) for name, value in given if value)


def question_of(fact: Fact) -> str:
    """Return what tells a fact from others of its field and value, in one line; empty where one value is one fact."""
    return "; ".join(f"{name}={value}" for name, value in qualifiers_of(fact))


def qualifiers_of(fact: Fact) -> tuple[tuple[str, str], ...]:
    """Return the qualifiers of a fact that say which question it answers."""
    return tuple((name, value) for name, value in fact.qualifiers if name in _ASKED.get(fact.field, ()))


def meant(facts: tuple[Fact, ...], value: str, question: str) -> Fact | None:
    """Return the fact with this value and question, or None where it is gone."""
    return next((one for one in facts if one.value == value and question_of(one) == question), None)


def _input(name: str) -> forms.Field:
    if name in _CHOICES:
        choices = [("", "–"), *_CHOICES[name].items()]
        return forms.ChoiceField(label=_LABELS[name], choices=choices, required=name in _NEEDED)
    if name == "year":
        return forms.RegexField(
            r"(18[89]|19\d|20\d|21\d)\d", label=_LABELS[name], required=False, max_length=_YEAR,
            error_messages={"invalid": _("Write the year in four digits, as 1968.")},
        )  # fmt: skip
    return forms.CharField(label=_LABELS[name], required=False, max_length=_MOST)
