"""Deciding on reports: a text is hidden, shown again, or the report dismissed; its words stay in their table."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from cinequorum.errors import CinequorumError
from cinequorum_web.curation.audit import Told, acting, record
from cinequorum_web.curation.deciding import Sending
from cinequorum_web.curation.models import Act
from cinequorum_web.members.models import Comment, Report, ReportState, Review

SHOWN, HIDDEN = "shown", "hidden"
ABOUT = 120  # letters of a text that the log has
KINDS: dict[str, type[Review] | type[Comment]] = {"review": Review, "comment": Comment}


def decide_report(sending: Sending, number: int, uphold: str, why: str) -> None:
    """Uphold a report, which hides its text and settles all reports on it, or dismiss it.

    Raises `CinequorumError` where there is no such report, or it is decided; `SentBefore`.
    """
    with acting(sending.token) as lead:
        report = Report.objects.select_for_update().filter(pk=number).first()
        if report is None:
            raise CinequorumError("there is no such report any more")
        if report.state != ReportState.OPEN:
            raise CinequorumError("that report is decided already")
        if uphold == "yes":
            _hide(sending, report.about, why or report.get_reason_display())
            _settle(
                sending, Report.objects.filter(review=report.review, comment=report.comment), ReportState.UPHELD, why
            )
        else:
            _settle(sending, Report.objects.filter(pk=number), ReportState.DISMISSED, why)
            record(
                sending.member, _told(Act.DISMISSED, report.about, (report.get_reason_display(), why or "dismissed"))
            )
        lead(sending.leads_to)


def set_hidden(sending: Sending, what: tuple[str, int], wanted: str, why: str) -> None:
    """Hide a review or a comment, or show it again. Raises `CinequorumError` where there is none; `SentBefore`."""
    kind, number = what
    with acting(sending.token) as lead:
        text = KINDS[kind].objects.select_for_update().filter(pk=number).first() if kind in KINDS else None
        if text is None:
            raise CinequorumError("there is no such text")
        if wanted == HIDDEN:
            _hide(sending, text, why)
        else:
            text.hidden, text.hidden_why = False, ""
            text.save(update_fields=["hidden", "hidden_why"])
            record(sending.member, _told(Act.RESTORED, text, (HIDDEN, f"{SHOWN}{': ' + why if why else ''}")))
        lead(sending.leads_to)


def _hide(sending: Sending, text: Review | Comment, why: str) -> None:
    before = HIDDEN if text.hidden else SHOWN
    text.hidden, text.hidden_why = True, why[:500]
    with transaction.atomic():
        text.save(update_fields=["hidden", "hidden_why"])
        record(sending.member, _told(Act.HID, text, (before, f"{HIDDEN}: {why}")))


def _settle(sending: Sending, reports: object, state: ReportState, answer: str) -> None:
    now = timezone.now()
    for report in reports.filter(state=ReportState.OPEN):  # type: ignore[attr-defined]
        report.state, report.decided, report.decided_by, report.answer = state, now, sending.member, answer[:500]
        report.save(update_fields=["state", "decided", "decided_by", "answer"])


def _told(act: Act, text: Review | Comment, change: tuple[str, str]) -> Told:
    kind = "review" if isinstance(text, Review) else "comment"
    film = text.film if isinstance(text, Review) else text.review.film
    words = " ".join(text.body.split())
    about = f"{text.member.get_username()}: {words[:ABOUT]}{'…' if len(words) > ABOUT else ''}"
    return Told(act=act, about=about, film=film, ref=f"{kind}/{text.pk}", before=change[0], after=change[1])
