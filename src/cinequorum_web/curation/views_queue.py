"""The desk's first page, the queue, the history of decisions, and taking them back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from cinequorum.model.codec import decode
from cinequorum.model.doubt import Doubt
from cinequorum.model.judgement import Answer, Judgement, PairKind, Withdrawal
from cinequorum.reconcile.rulings import rulings_of
from cinequorum.store.correcting import Correction
from cinequorum_web.catalog.models import JudgementRow
from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.curation import asking
from cinequorum_web.curation.access import editor, needs
from cinequorum_web.curation.audit import Told, acting, record
from cinequorum_web.curation.deciding import correct, decide, standing, take_back
from cinequorum_web.curation.forms import label_of
from cinequorum_web.curation.listing import sheet
from cinequorum_web.curation.models import Act, AuditEntry, DoubtRow, Job, JobKind
from cinequorum_web.curation.reasons import doubt_reason
from cinequorum_web.curation.showing import back, chosen, done, sending, show, typed
from cinequorum_web.curation.sides import sides_of
from cinequorum_web.curation.work import ask_for, set_going
from cinequorum_web.members.models import Report, ReportState, Role
from cinequorum_web.pages.views import allowed

ON_HOME = 8
DIGITS = 16  # of a row's number, at most
MOST_GONE = 50  # questions that are no more, looked over for one that is
ANSWERS = (
    (Answer.SAME, "s"), (Answer.DIFFERENT, "d"), (Answer.UNSURE, "u"), (Answer.NOT_APPLICABLE, "n"),
)  # fmt: skip


@require_GET
@needs(Role.CURATOR)
def desk(request: HttpRequest) -> HttpResponseBase:
    """Show what waits for somebody, and what was done last."""
    set_going()
    return show(
        request,
        "desk",
        "desk",
        waiting=DoubtRow.objects.count(),
        reports=Report.objects.filter(state=ReportState.OPEN).count() if editor(request).may(Role.MODERATOR) else None,
        jobs=Job.objects.all()[:ON_HOME],
        latest=AuditEntry.objects.all()[:ON_HOME],
    )


@require_GET
@needs(Role.CURATOR)
def queue(request: HttpRequest) -> HttpResponseBase:
    """Show the most valuable question that is not put off, with both sides."""
    kind = chosen(request, "kind", asking.KINDS)
    later = [one for one in request.GET.get("later", "").split("-") if one.isdecimal() and len(one) < DIGITS][
        :MOST_GONE
    ]
    rows = DoubtRow.objects.filter(kind=kind) if kind else DoubtRow.objects.all()
    counts = {one: DoubtRow.objects.filter(kind=one).count() for one in asking.KINDS}
    for row in rows.exclude(pk__in=later).order_by("-value", "pk")[:MOST_GONE]:
        doubt = asking.doubt_of(row)
        if sides := sides_of(doubt, allowed(request)):
            break
        row.delete()  # settled by what was decided, or its films are no more
    else:
        row, doubt, sides = None, None, ()
    return show(
        request,
        "queue",
        "queue",
        row=row,
        doubt=doubt,
        pro=tuple(map(doubt_reason, getattr(doubt, "pro", ()))),
        contra=tuple(map(doubt_reason, getattr(doubt, "contra", ()))),
        sides=sides,
        field=label_of(doubt.field) if isinstance(doubt, asking.FactDoubt) else "",
        kind=kind,
        counts=counts,
        total=sum(counts.values()),
        later="-".join([*later, str(row.pk)]) if row else "",
        last=request.session.get("desk_last", ""),
        working=Job.objects.filter(kind=JobKind.QUEUE, state__in=("waiting", "working")).exists(),
        made=Job.objects.filter(kind__in=(JobKind.QUEUE, JobKind.INGEST)).exists(),
    )


@require_POST
@needs(Role.CURATOR)
def answer(request: HttpRequest, number: int) -> HttpResponseBase:
    """Take the answer to one question, and lead to the next."""
    leads_to = back(request, "/desk/queue/")
    row = DoubtRow.objects.filter(pk=number).first()
    if row is None:
        messages.info(request, gettext("That question is answered already."))
        return HttpResponseRedirect(leads_to)
    doubt = asking.doubt_of(row)

    def act() -> str:
        if isinstance(doubt, asking.FactDoubt):
            return _settle(request, row, doubt, leads_to)
        return _judged(request, doubt, leads_to)

    return done(request, leads_to, act)


def _judged(request: HttpRequest, doubt: Doubt, leads_to: str) -> str:
    given = Answer(request.POST.get("answer", ""))
    shown = (f"shown with probability {doubt.p:.2f}", *doubt.pro, *(f"against: {reason}" for reason in doubt.contra))
    because = typed(request.POST, "because")
    row, change = decide(sending(request, leads_to), doubt.pair, given, (*((because,) if because else ()), *shown))
    asking.answered(doubt.pair)
    request.session["desk_last"] = row.id
    clashes = {clash.apart.id for film in change.made for clash in film.contradictions}
    said = f"{row.left.name} / {row.right.name}: {row.told()}."
    return f"{said} {gettext('It contradicts an earlier decision; none of them holds.')}" if clashes else said


def _settle(request: HttpRequest, row: DoubtRow, doubt: asking.FactDoubt, leads_to: str) -> str:
    """Lock the value that was chosen, on the word of the sources that state it; or leave the question open for good."""
    value, label = request.POST.get("answer", ""), label_of(doubt.field)
    because = typed(request.POST, "because")
    if value == Answer.UNSURE.value:
        told = Told(act=Act.JUDGED, about=f"{doubt.title}: {label}", film=doubt.film, ref=row.key,
                    after=asking.LEFT_OPEN, before=because)  # fmt: skip
        with acting(sending(request, leads_to).token) as lead:
            record(editor(request), told)
            lead(leads_to)
            row.delete()
        return gettext("Left open: it stays contested, and is not asked again.")
    if value not in [one for one, _, _ in doubt.values]:
        raise ValueError(gettext("Choose one of the values, or leave it open."))
    reason = because or "chosen among the values that sources state"
    correction = Correction(field=doubt.field, label=label, value=value, reason=reason, locked=True)
    tie, _ = correct(sending(request, leads_to), doubt.film, correction)
    row.delete()
    request.session["desk_last"] = tie
    return f"{doubt.title}: {label} {value}."


@require_POST
@needs(Role.CURATOR)
def undo(request: HttpRequest) -> HttpResponseBase:
    """Take a decision back."""
    leads_to = back(request, "/desk/history/")
    number = typed(request.POST, "number", 64)

    def act() -> str:
        take_back(sending(request, leads_to), number, typed(request.POST, "because"))
        request.session.pop("desk_last", None)
        return gettext("Taken back: the films are as if it had never been decided.")

    return done(request, leads_to, act)


@require_POST
@needs(Role.CURATOR)
def make_queue(request: HttpRequest) -> HttpResponseBase:
    """Have the queue made anew."""
    ask_for(JobKind.QUEUE, editor(request), gettext("All films looked over"))
    messages.success(request, gettext("The films are being looked over; the queue fills when that is done."))
    return HttpResponseRedirect("/desk/queue/")


@require_GET
@needs(Role.CURATOR)
def history(request: HttpRequest) -> HttpResponseBase:
    """Show every decision with who, when and why, and whether it stands."""
    store = CatalogStore()
    found = sheet(JudgementRow.objects.order_by("-pk"), request.GET.dict(), 40)
    holding = standing(store)
    void = {row.of for row in store.withdrawals()}
    lines = [
        _line(decode(bytes(row.document), Judgement if row.kind == "judgement" else Withdrawal), holding, void)  # type: ignore[arg-type]
        for row in found.rows
    ]
    clashes = rulings_of(store.judgements(), store.withdrawals()).contradictions
    return show(request, "history", "history", page=found, lines=lines, clashes=clashes)


def _line(row: Judgement | Withdrawal, holding: frozenset[str], void: set[str]) -> dict[str, object]:
    if isinstance(row, Withdrawal):
        return {"row": row, "back": True, "stands": row.id not in void}
    is_note = row.kind is PairKind.PAGE and row.evidence[:1] and row.evidence[0].startswith("editor’s note")
    return {"row": row, "back": False, "stands": row.id in holding, "told": row.told(), "note": is_note}
