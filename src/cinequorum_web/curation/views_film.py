"""One film on the desk: merge it, take pages off it, correct and lock its facts, and what was decided on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cinequorum.errors import CinequorumError
from cinequorum.model.film import Fact, Film
from cinequorum.model.judgement import Answer, Judgement, PairKind
from cinequorum.model.page import NOTE
from cinequorum.store.correcting import Correction
from cinequorum_web.catalog import queries
from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.curation.access import needs
from cinequorum_web.curation.deciding import correct, decide, page_and_film, two_films
from cinequorum_web.curation.forms import CORRECTED, CorrectionForm, MergeForm, SourceForm, label_of
from cinequorum_web.curation.questions import meant, qualifiers_of, question_of
from cinequorum_web.curation.showing import done, sending, show, typed
from cinequorum_web.curation.sides import film_at, film_view, sources_named
from cinequorum_web.members.models import Role
from cinequorum_web.pages.facts import detail_of
from cinequorum_web.pages.labels import STATUS
from cinequorum_web.pages.views import allowed, missing
from cinequorum_web.pages.words import counted, percent, say_value

SOURCES = 200  # listed on the desk; the others are on the film's own page of sources


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskFact:
    """One fact as an editor sees it; `others` are the values that speak against it."""

    field: str
    label: str
    value: str
    said: str
    status: str
    p: str
    witnesses: str
    question: str
    detail: str
    locked: bool
    others: tuple[str, ...]
    correctable: bool


@require_safe
@needs(Role.CURATOR)
def film(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Show a film with what can be done to it."""
    found = film_at(slug)
    return moved(request, slug) if found is None else _film(request, found, MergeForm())


@require_safe
@needs(Role.CURATOR)
def find(request: HttpRequest) -> HttpResponseBase:
    """Lead to a film by its title or address; say what comes near where there is none."""
    from cinequorum.cli.sides import film_named

    asked = typed(request.GET, "film", 300)
    if not asked:
        messages.error(request, gettext("Type the title of a film, or its address."))
        return HttpResponseRedirect("/desk/")
    try:
        return HttpResponseRedirect(f"/desk/films/{film_named(CatalogStore(), _last_part(asked)).slug}/")
    except CinequorumError as error:
        messages.error(request, capfirst(str(error)))
        return HttpResponseRedirect("/desk/")


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Role.CURATOR)
def merge(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Ask whether two films are one, both side by side; with a yes merge them."""
    found = film_at(slug)
    if found is None:
        return moved(request, slug)
    form = MergeForm(request.POST if request.method == "POST" else request.GET)
    other = _other(form, found) if form.is_valid() else None
    if other is None:
        return _film(request, found, form, status=400 if request.method == "POST" else 200)
    if request.method == "POST" and request.POST.get("sure") == "yes":
        leads_to = f"/desk/films/{slug}/"

        def act() -> str:
            because = form.cleaned_data["because"]
            row, change = decide(
                sending(request, leads_to), two_films(found, other), Answer.SAME, (because,) if because else ()
            )
            request.session["desk_last"] = row.id
            joined = next((one.slug for one in change.made if one.slug in (slug, other.slug)), slug)
            request.session["desk_film"] = joined
            return gettext("Merged: %(left)s and %(right)s are one film.") % {
                "left": found.title, "right": other.title,
            }  # fmt: skip

        return done(request, leads_to, act)
    sides = tuple(film_view(one, allowed(request)) for one in (found, other))
    return show(request, "merge", "desk", film=found, other=other, sides=sides, form=form)


@require_POST
@needs(Role.CURATOR)
def split(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Take a page off a film: it is about another one, or about none."""
    found = film_at(slug)
    if found is None:
        return moved(request, slug)
    leads_to = f"/desk/films/{slug}/"

    def act() -> str:
        given = Answer.NOT_APPLICABLE if request.POST.get("answer") == "none" else Answer.DIFFERENT
        because = typed(request.POST, "because")
        pair = page_and_film(found, typed(request.POST, "page", 64))
        row, _ = decide(sending(request, leads_to), pair, given, (because,) if because else ())
        request.session["desk_last"] = row.id
        return gettext("Taken off: %s.") % pair.left.name

    return done(request, leads_to, act)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Role.CURATOR)
def fact(request: HttpRequest, slug: str, field: str) -> HttpResponseBase:
    """Correct one field of a film."""
    found = film_at(slug)
    if found is None:
        return moved(request, slug)
    if field not in CORRECTED:
        return missing(request, "")
    held = tuple(_fact(one) for one in found.having(field))
    if request.method != "POST":
        first = request.GET.get("value", held[0].value if held else "")[:300].replace("\x00", "")
        one = _meant(found, field, request.GET)
        form = CorrectionForm(
            field, initial={**dict(qualifiers_of(one) if one else ()), "value": first, "locked": True}
        )
        return show(request, "fact", "desk", film=found, field=field, label=label_of(field), form=form, held=held)
    form = CorrectionForm(field, request.POST)
    if not form.is_valid():
        return show(
            request, "fact", "desk", status=400, film=found, field=field, label=label_of(field), form=form, held=held
        )
    return _corrected(request, found, form.correction())


@require_POST
@needs(Role.CURATOR)
def lock(request: HttpRequest, slug: str, field: str) -> HttpResponseBase:
    """Lock the value that a field has now."""
    found = film_at(slug)
    if found is None or field not in CORRECTED:
        return moved(request, slug)
    held = _meant(found, field, request.POST)
    if held is None:
        return done(request, f"/desk/films/{slug}/", _gone)
    return _corrected(request, found, _of(held, reason="locked as the sources have it", locked=True))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Role.CURATOR)
def deny(request: HttpRequest, slug: str, field: str) -> HttpResponseBase:
    """Take a value out of a field: the film does not have it, whoever says so."""
    found = film_at(slug)
    if found is None or field not in CORRECTED:
        return moved(request, slug)
    held = _meant(found, field, request.POST if request.method == "POST" else request.GET)
    if held is None:
        return done(request, f"/desk/films/{slug}/", _gone)
    form = SourceForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _corrected(request, found, _of(held, **form.cleaned_data, denied=True))
    status = 400 if request.method == "POST" else 200
    return show(request, "deny", "desk", status=status, film=found, fact=_fact(held), form=form)


def _meant(found: Film, field: str, asked: QueryDict) -> Fact | None:
    return meant(found.having(field), asked.get("value", ""), asked.get("of", ""))


def _of(held: Fact, **more: Any) -> Correction:
    """A correction that says something of a fact as it stands."""
    return Correction(
        field=held.field, label=label_of(held.field), value=held.value, role=held.role,
        qualifiers=qualifiers_of(held), **more,
    )  # fmt: skip


def _corrected(request: HttpRequest, found: Film, correction: Correction) -> HttpResponse:
    leads_to = f"/desk/films/{found.slug}/"

    def act() -> str:
        tie, _ = correct(sending(request, leads_to), found.slug, correction)
        request.session["desk_last"] = tie
        said = {"label": correction.label, "value": say_value(correction.field, correction.value)}
        return (
            gettext("Taken out: %(label)s %(value)s.") if correction.denied else gettext("Noted: %(label)s %(value)s.")
        ) % said

    return done(request, leads_to, act)


def _gone() -> str:
    raise CinequorumError(gettext("The film does not have that value any more."))


def _other(form: MergeForm, found: Film) -> Film | None:
    """Return the other film that is meant; says at the field why there is none."""
    from cinequorum.cli.sides import film_named

    try:
        other = film_named(CatalogStore(), _last_part(form.cleaned_data["other"]))
        two_films(found, other)
    except CinequorumError as error:
        form.add_error("other", str(error))
        return None
    return other


def _last_part(typed: str) -> str:
    """Return a title as it was typed, and of an address the part that names the film."""
    return typed.rstrip("/").rpartition("/")[2] if "/films/" in typed else typed.strip()


def moved(request: HttpRequest, slug: str) -> HttpResponse:
    """Lead on to where a film has gone, or say that it is not here."""
    if moved := queries.moved_to(slug):
        return HttpResponseRedirect(f"/desk/films/{moved}/")
    return missing(request, slug.replace("-", " "))


def _film(request: HttpRequest, found: Film, form: MergeForm, status: int = 200) -> HttpResponse:
    facts = tuple(_fact(one) for one in found.facts)
    missing_fields = [(f, label_of(f)) for f in CORRECTED if f not in {one.field for one in found.facts}]
    entries = [entry for entry in found.sources if entry.kind != NOTE]
    notes = frozenset(entry.id for entry in found.sources if entry.kind == NOTE)
    return show(
        request, "film", "desk", status=status, film=found, form=form, facts=facts, missing_fields=missing_fields,
        sources=sources_named(entries[:SOURCES]), more=max(0, len(entries) - SOURCES), splits=len(entries) > 1,
        decisions=[_decision(row, notes) for row in reversed(found.judgements)], clashes=found.contradictions,
        last=request.session.get("desk_last", ""),
    )  # fmt: skip


def _decision(row: Judgement, notes: frozenset[str]) -> dict[str, object]:
    return {"row": row, "told": row.told(), "note": row.kind is PairKind.PAGE and row.left.key in notes}


def _fact(one: Fact) -> DeskFact:
    return DeskFact(
        field=one.field,
        label=label_of(one.field),
        value=one.value,
        said=say_value(one.field, one.value),
        status=STATUS.get(one.status, one.status),
        p=percent(one.p),
        witnesses=counted(one.witnesses, "witness", "witnesses"),
        question=question_of(one),
        detail=detail_of(one),
        locked=one.qualifier("locked") == "yes",
        others=tuple(say_value(one.field, other.value) for other in one.dissent),
        correctable=one.field in CORRECTED,
    )
