"""The people of one film on the desk: two names judged one person or two, and a namesake told from others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from cinequorum.errors import CinequorumError
from cinequorum.model.film import Film, Person
from cinequorum.model.judgement import Answer, Pair, PairKind
from cinequorum.names.ties import spelling_key
from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.curation.access import needs
from cinequorum_web.curation.deciding import decide
from cinequorum_web.curation.forms import label_of
from cinequorum_web.curation.showing import done, sending, show
from cinequorum_web.curation.sides import film_at
from cinequorum_web.curation.views_film import moved
from cinequorum_web.members.models import Role

MOST = 300  # persons on the desk's page, the best supported first
_NAME = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskPerson:
    """A person of a film as an editor sees one: functions, spellings, why these were joined, and who else it may be."""

    name: str
    slug: str
    functions: tuple[str, ...]
    spellings: tuple[str, ...]
    why: tuple[str, ...]
    maybe: tuple[str, ...]
    doubtful: str


def _spelling() -> forms.TextInput:
    """A field that offers the spellings of the film."""
    return forms.TextInput({"list": "spellings", "autocomplete": "off"})


class NamesForm(forms.Form):
    """Two names on a film, and what they are to each other."""

    left = forms.CharField(label=_("One name, as a source has it"), max_length=_NAME, widget=_spelling())
    right = forms.CharField(label=_("The other name"), max_length=_NAME, widget=_spelling())
    answer = forms.ChoiceField(
        label=_("They are"),
        choices=[
            (Answer.SAME.value, _("one person")),
            (Answer.DIFFERENT.value, _("two persons")),
            (Answer.UNSURE.value, _("impossible to tell")),
        ],
    )
    everywhere = forms.BooleanField(label=_("Everywhere, not on this film only"), required=False)
    because = forms.CharField(label=_("How you know"), max_length=500, required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for two names that differ."""
        found = dict(super().clean() or {})
        if found.get("left") and found["left"] == found.get("right"):
            said = gettext("That is the same name; to part two people of one name, use the form below.")
            self.add_error("right", said)
        return found


class NamesakeForm(forms.Form):
    """A name that means somebody else on this film than elsewhere."""

    name = forms.CharField(
        label=_("The name, as the sources of this film have it"), max_length=_NAME, widget=_spelling()
    )
    mark = forms.CharField(
        label=_("Who it is here"), max_length=80,
        help_text=_("In a word or two, as: the editor. Use the same words on every film of that person."),
    )  # fmt: skip
    because = forms.CharField(label=_("How you know"), max_length=500, required=False)

    def clean_mark(self) -> str:
        """Return the mark without the brackets that it is put in."""
        mark = " ".join(str(self.cleaned_data["mark"]).split()).strip("() ")
        if not mark:
            raise forms.ValidationError(gettext("Say in a word who it is."))
        return mark


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Role.CURATOR)
def people(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Show the people of a film, and take what is decided on two names, or on one that two people bear."""
    found = film_at(slug)
    if found is None:
        return moved(request, slug)
    if request.method != "POST":
        first = {"left": request.GET.get("left", "")[:_NAME], "right": request.GET.get("right", "")[:_NAME]}
        return _people(request, found, (NamesForm(initial=first), NamesakeForm(initial={"name": first["left"]})))
    if request.POST.get("form") == "namesake":
        return _namesake(request, found, NamesakeForm(request.POST))
    return _names(request, found, NamesForm(request.POST))


def _names(request: HttpRequest, found: Film, form: NamesForm) -> HttpResponse:
    if not form.is_valid():
        return _people(request, found, (form, NamesakeForm()))
    typed = form.cleaned_data
    try:
        pair = _pair(found, (typed["left"], typed["right"]), on_film=not typed["everywhere"])
    except CinequorumError as error:
        form.add_error("left", str(error))
        return _people(request, found, (form, NamesakeForm()))
    return _judged(request, found, pair, (Answer(typed["answer"]), typed["because"]))


def _namesake(request: HttpRequest, found: Film, form: NamesakeForm) -> HttpResponse:
    if not form.is_valid():
        return _people(request, found, (NamesForm(), form))
    typed = form.cleaned_data
    try:
        pair = _pair(found, (f"{typed['name']} ({typed['mark']})", typed["name"]), on_film=True)
    except CinequorumError as error:
        form.add_error("name", str(error))
        return _people(request, found, (NamesForm(), form))
    return _judged(request, found, pair, (Answer.DIFFERENT, typed["because"]))


def _pair(found: Film, names: tuple[str, str], *, on_film: bool) -> Pair:
    from cinequorum.cli.sides import pair_of

    return pair_of(CatalogStore(), names, PairKind.PERSON, found.slug if on_film else None)


def _judged(request: HttpRequest, found: Film, pair: Pair, given: tuple[Answer, str]) -> HttpResponse:
    leads_to = f"/desk/films/{found.slug}/people/"
    answer, because = given

    def act() -> str:
        row, _ = decide(sending(request, leads_to), pair, answer, (because,) if because else ())
        request.session["desk_last"] = row.id
        return f"{row.left.name} / {row.right.name}: {row.told()}."

    return done(request, leads_to, act)


def _people(request: HttpRequest, found: Film, both: tuple[NamesForm, NamesakeForm]) -> HttpResponse:
    """Show the people and both forms; one that was sent wrong says so."""
    names, namesake = both
    status = 400 if names.errors or namesake.errors else 200
    people = tuple(_person(one) for one in found.people[:MOST])
    spellings = sorted({name for one in people for name in one.spellings}, key=spelling_key)
    return show(
        request, "people", "desk", status=status, film=found, people=people, spellings=spellings, form=names,
        namesake=namesake, more=max(0, len(found.people) - MOST), last=request.session.get("desk_last", ""),
    )  # fmt: skip


def _person(one: Person) -> DeskPerson:
    return DeskPerson(
        name=one.name,
        slug=one.slug,
        functions=tuple(f"{label_of(field)}{f': {role}' if role else ''}" for field, role in one.credits),
        spellings=one.spellings,
        why=one.evidence,
        maybe=one.maybe,
        doubtful=one.doubtful,
    )
