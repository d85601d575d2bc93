"""Having pages read: the form, the jobs, their reports, and reading again after an upgrade."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cinequorum.errors import CinequorumError
from cinequorum_web.bounded import keeps_what_fits
from cinequorum_web.catalog.models import PageRow
from cinequorum_web.curation.access import editor, needs
from cinequorum_web.curation.handing import Handing, ReadForm, ask_to_read, taken_from
from cinequorum_web.curation.intake import MOST_OF_ALL, Refused
from cinequorum_web.curation.listing import sheet
from cinequorum_web.curation.models import Job, JobKind, JobState, KeptPage, PageState
from cinequorum_web.curation.rereading import settle, take
from cinequorum_web.curation.showing import done, sending, show, typed
from cinequorum_web.curation.work import ask_for, set_going
from cinequorum_web.members.models import Role
from cinequorum_web.pages.labels import KINDS, plain
from cinequorum_web.pages.views import missing
from cinequorum_web.pages.words import public_source

AGAIN = "2"  # seconds after which the page of a job that goes on is asked for again


@keeps_what_fits
@require_http_methods(["GET", "HEAD", "POST"])
@needs(Role.CURATOR)
def read(request: HttpRequest) -> HttpResponseBase:
    """Take what is to be read, and make a job of it."""
    folders = editor(request).may(Role.ADMIN)
    if request.method != "POST":
        return show(request, "read", "read", form=ReadForm(folders=folders))
    form = ReadForm(request.POST, _listed(request.FILES), folders=folders)
    _say_too_much(request, form)
    if not form.is_valid():
        return show(request, "read", "read", status=400, form=form)
    try:
        taken = taken_from(form)
    except Refused as refusal:
        form.add_error(form.way, str(refusal))
        return show(request, "read", "read", status=400, form=form)
    handing = Handing(member=editor(request), mark=typed(request.POST, "token", 64))
    return HttpResponseRedirect(ask_to_read(handing, form.way, taken))


@require_safe
@needs(Role.CURATOR)
def jobs(request: HttpRequest) -> HttpResponseBase:
    """Show all jobs, and how many pages can be read again."""
    set_going()
    return show(
        request, "jobs", "jobs", page=sheet(Job.objects.all(), request.GET.dict()), kept=KeptPage.objects.count(),
        pages=PageRow.objects.count(),
    )  # fmt: skip


@require_safe
@needs(Role.CURATOR)
def job(request: HttpRequest, number: int) -> HttpResponseBase:
    """Show how far a job is, and what each page gave. The page asks for itself again until the job is done."""
    found = Job.objects.filter(pk=number).first()
    if found is None:
        return missing(request, "")
    set_going()
    counts = {state: found.pages.filter(state=state).count() for state in PageState.values}
    page = sheet(found.pages.all(), request.GET.dict(), 100)
    rows = [(row, KINDS.get(row.kind, plain(row.kind)), public_source(row.source)) for row in page.rows]
    labels = dict(PageState.choices)
    still = "still" in request.GET
    response = show(
        request, "job", "jobs", job=found, page=page, rows=rows, still=still,
        counts=[(labels[state], state, n) for state, n in counts.items() if n],
    )  # fmt: skip
    if found.is_open and not still:
        response.headers["Refresh"] = AGAIN
    return response


@require_POST
@needs(Role.CURATOR)
def reread(request: HttpRequest) -> HttpResponseBase:
    """Have kept pages read again: of one film, or all."""
    film = typed(request.POST, "film", 200)
    asked = ask_for(JobKind.REREAD, editor(request), film or gettext("all kept pages"), film=film)
    return HttpResponseRedirect(f"/desk/jobs/{asked.pk}/")


@require_POST
@needs(Role.CURATOR)
def settled(request: HttpRequest, number: int) -> HttpResponseBase:
    """Take the new readings of a job, or leave things as they are."""
    found = Job.objects.filter(pk=number, kind=JobKind.REREAD).first()
    if found is None:
        return missing(request, "")
    leads_to = f"/desk/jobs/{number}/"

    def act() -> str:
        if request.POST.get("answer") == "drop":
            settle(found, JobState.DROPPED)
            return gettext("Left as it was.")
        if request.POST.get("answer") != "take":
            raise CinequorumError(gettext("Say whether to take the new readings."))
        change = take(sending(request, leads_to), found)
        return gettext("Taken; films made again: %d.") % len(change.made)

    return done(request, leads_to, act)


def _say_too_much(request: HttpRequest, form: ReadForm) -> None:
    """Say at the field what was too long to be taken in at all; the fields before it are there."""
    stopped, cut = getattr(request, "upload_stopped", False), getattr(request, "typed_too_much", False)
    if stopped or cut:
        form.errors.clear()  # that something is missing is not the sender's doing
    if stopped:
        told = gettext("That is more than %d MB at once; upload it in parts.") % (MOST_OF_ALL // 1_000_000)
        form.add_error("file", told)
    if cut:
        form.add_error("paste", gettext("That is longer than one page may be (20 MB)."))
        told = gettext("So long a text cannot be kept: it is not in the field any more. The fields before it are kept.")
        form.add_error("paste", told)


def _listed(files: MultiValueDict[str, UploadedFile[Any]]) -> Mapping[str, Any]:
    """Return the files of a form with all that were chosen for a field."""
    return {name: files.getlist(name) for name in files}
