"""The correction desk: what others have wrong, with its evidence, to be copied or downloaded."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from cinequorum.model.film import Fact, Film
from cinequorum.model.page import NOTE
from cinequorum_web.catalog.models import PageRow
from cinequorum_web.curation.access import needs
from cinequorum_web.curation.asking import FACT, FactDoubt, doubt_of
from cinequorum_web.curation.forms import label_of
from cinequorum_web.curation.listing import sheet
from cinequorum_web.curation.models import DoubtRow
from cinequorum_web.curation.outward import ITEM, Letter, case_of, contradicted, letters
from cinequorum_web.curation.showing import show
from cinequorum_web.curation.sides import film_at
from cinequorum_web.members.models import Role
from cinequorum_web.pages.labels import STATUS
from cinequorum_web.pages.views import allowed, missing
from cinequorum_web.pages.words import say_value

EACH = 40


@require_safe
@needs(Role.CURATOR)
def overview(request: HttpRequest) -> HttpResponseBase:
    """Show the facts of which outlets contradict each other, and those that editors have corrected."""
    found = sheet(DoubtRow.objects.filter(kind=FACT).order_by("-value", "pk"), request.GET.dict(), EACH)
    doubts = [one for row in found.rows if isinstance(one := doubt_of(row), FactDoubt)]
    rows = [(one, label_of(one.field), [say_value(one.field, value) for value, _, _ in one.values]) for one in doubts]
    notes = PageRow.objects.filter(kind=NOTE, film__isnull=False).select_related("film").order_by("-pk")[:EACH]
    return show(
        request, "outward", "outward", page=found,
        rows=rows,
        notes=[(note.film, note.title) for note in notes],
    )  # fmt: skip


@require_safe
@needs(Role.CURATOR)
def film(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Show the facts of a film that outlets contradict."""
    found = film_at(slug)
    if found is None:
        return missing(request, slug.replace("-", " "))
    facts = [
        (number, label_of(fact.field), say_value(fact.field, fact.value), STATUS.get(fact.status, fact.status),
         [say_value(fact.field, other.value) for other in fact.dissent])
        for number, fact in enumerate(contradicted(found))
    ]  # fmt: skip
    return show(request, "outward_film", "outward", film=found, facts=facts)


@require_safe
@needs(Role.CURATOR)
def fact(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    """Show the three texts of one fact; `?text=` gives one of them as a file."""
    found = film_at(slug)
    facts = contradicted(found) if found is not None else ()
    if found is None or number >= len(facts):
        return missing(request, slug.replace("-", " "))
    item = request.GET.get("item", "").strip().upper() or _item(found)
    value_item = request.GET.get("value", "").strip().upper()
    case = case_of(found, facts[number], allowed(request))
    made = letters(case, item, value_item)
    asked = request.GET.get("text", "")
    if asked.isdecimal() and len(asked) < 4 and int(asked) < len(made) and made[int(asked)].text:
        return _file(found, facts[number], made[int(asked)])
    wrong = {
        name: gettext("An item of Wikidata is Q and a number, as Q42.")
        for name, given in (("item", item), ("value", value_item))
        if given and not ITEM.fullmatch(given)
    }
    return show(
        request, "outward_fact", "outward", film=found, number=number, label=label_of(facts[number].field),
        letters=made, item=item, value_item=value_item, wrong=wrong, case=case,
    )  # fmt: skip


def _item(found: Film) -> str:
    """The film's number at Wikidata, where a source names it."""
    return next((one.value for one in found.having("source_id") if ITEM.fullmatch(one.value)), "")


def _file(found: Film, one: Fact, letter: Letter) -> HttpResponse:
    response = HttpResponse(letter.text, content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{found.slug}-{one.field}-{letter.kind}.txt"'
    return response
