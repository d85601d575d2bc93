"""The button that exports everything."""

from __future__ import annotations

from django.http import FileResponse, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from cinequorum.errors import CinequorumError
from cinequorum_web.curation.access import editor, needs
from cinequorum_web.curation.audit import SentBefore, acting
from cinequorum_web.curation.export_job import file_of
from cinequorum_web.curation.exporting import FORMATS
from cinequorum_web.curation.licence import NOTICE
from cinequorum_web.curation.models import Job, JobKind, JobState
from cinequorum_web.curation.showing import show, typed
from cinequorum_web.curation.tables import writer_of
from cinequorum_web.curation.work import ask_for
from cinequorum_web.members.models import Role
from cinequorum_web.pages.views import missing


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Role.ADMIN)
def everything(request: HttpRequest) -> HttpResponseBase:
    """Say what an export has, and make one."""
    wrong = ""
    if request.method == "POST":
        form = request.POST.get("format", "")
        try:
            writer_of(form)
            with acting(typed(request.POST, "token", 64)) as lead:
                made = ask_for(JobKind.EXPORT, editor(request), gettext("everything, as %s") % form, format=form)
                lead(f"/desk/jobs/{made.pk}/")
            return HttpResponseRedirect(f"/desk/jobs/{made.pk}/")
        except SentBefore as before:
            return HttpResponseRedirect(before.leads_to or "/desk/jobs/")
        except CinequorumError as error:
            wrong = str(error)
    found = Job.objects.filter(kind=JobKind.EXPORT)[:5]
    status = 400 if wrong else 200
    return show(
        request, "export", "export", status=status, formats=FORMATS, jobs=found, notice=NOTICE, wrong=wrong,
        chosen=request.POST.get("format", FORMATS[0]),
    )  # fmt: skip


@require_safe
@needs(Role.ADMIN)
def file(request: HttpRequest, number: int) -> HttpResponseBase:
    """Give out the file of an export."""
    found = Job.objects.filter(pk=number, kind=JobKind.EXPORT, state=JobState.DONE).first()
    if found is None or not file_of(found).is_file():
        return missing(request, "")
    path = file_of(found)
    return FileResponse(path.open("rb"), as_attachment=True, filename=path.name)
