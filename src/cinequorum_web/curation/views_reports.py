"""The queue of reports, and hiding or showing what members wrote."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from cinequorum_web.catalog import queries
from cinequorum_web.curation.access import needs
from cinequorum_web.curation.listing import Sheet, sheet
from cinequorum_web.curation.moderating import HIDDEN, SHOWN, decide_report, set_hidden
from cinequorum_web.curation.showing import back, chosen, done, sending, show, typed
from cinequorum_web.members.models import Comment, Report, ReportState, Review, Role

EACH = 20
STATES = (*ReportState.values, HIDDEN)


@require_safe
@needs(Role.MODERATOR)
def reports(request: HttpRequest) -> HttpResponseBase:
    """Show reports, the oldest open ones first, each with the text it is about; or what is hidden."""
    state = chosen(request, "state", STATES) or ReportState.OPEN.value
    counts = {one: Report.objects.filter(state=one).count() for one in ReportState.values}
    counts[HIDDEN] = Review.objects.filter(hidden=True).count() + Comment.objects.filter(hidden=True).count()
    labels = {**dict(ReportState.choices), HIDDEN: gettext("Hidden texts")}
    found: Sheet[Report] | None = None
    hidden: list[Review | Comment] = []
    if state == HIDDEN:
        hidden = [
            *Review.objects.filter(hidden=True).select_related("member").order_by("-pk")[:EACH],
            *Comment.objects.filter(hidden=True).select_related("member", "review").order_by("-pk")[:EACH],
        ]
    else:
        rows = Report.objects.filter(state=state).order_by("made" if state == ReportState.OPEN else "-decided", "pk")
        rows = rows.select_related("reporter", "decided_by", "review__member", "comment__member", "comment__review")
        found = sheet(rows, request.GET.dict(), EACH)
    texts = hidden if found is None else [row.about for row in found.rows]
    titles = queries.titles({_film(text) for text in texts})
    return show(
        request, "reports", "reports", state=state, page=found,
        states=[(one, labels[one], counts[one]) for one in STATES],
        rows=[(row, _seen(row.about, titles)) for row in found.rows] if found is not None else (),
        hidden=[_seen(text, titles) for text in hidden],
    )  # fmt: skip


@require_POST
@needs(Role.MODERATOR)
def decide(request: HttpRequest, number: int) -> HttpResponseBase:
    """Uphold or dismiss one report."""
    leads_to = back(request, "/desk/reports/")
    answer = request.POST.get("answer", "")

    def act() -> str:
        if answer not in ("uphold", "dismiss"):
            raise ValueError(gettext("Say whether the report is upheld."))
        why = typed(request.POST, "why")
        decide_report(sending(request, leads_to), number, "yes" if answer == "uphold" else "no", why)
        return gettext("Hidden.") if answer == "uphold" else gettext("Dismissed.")

    return done(request, leads_to, act)


@require_POST
@needs(Role.MODERATOR)
def hide(request: HttpRequest) -> HttpResponseBase:
    """Hide a text that nobody reported, or show one again."""
    leads_to = back(request, "/desk/reports/")
    wanted = request.POST.get("wanted", "")
    number = request.POST.get("text", "")

    def act() -> str:
        if wanted not in (SHOWN, HIDDEN) or not number.isdecimal() or len(number) > 18:
            raise ValueError(gettext("There is no such text."))
        why = typed(request.POST, "why")
        set_hidden(sending(request, leads_to), (request.POST.get("kind", ""), int(number)), wanted, why)
        return gettext("Hidden.") if wanted == HIDDEN else gettext("Shown again.")

    return done(request, leads_to, act)


def _film(text: Review | Comment) -> str:
    return text.film if isinstance(text, Review) else text.review.film


def _seen(text: Review | Comment, titles: dict[str, tuple[str, int | None]]) -> dict[str, object]:
    slug = _film(text)
    return {
        "text": text,
        "kind": "review" if isinstance(text, Review) else "comment",
        "film": slug,
        "title": titles.get(slug, (slug, None))[0],
        "spoils": isinstance(text, Review) and text.spoils,
    }
