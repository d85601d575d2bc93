"""Having pages read: the form, the jobs, their reports, and reading again after an upgrade."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cinequorum.errors import CinequorumError, UnreadablePage
from cinequorum_web.catalog.models import PageRow
from cinequorum_web.curation.access import editor, needs
from cinequorum_web.curation.audit import SentBefore, acting
from cinequorum_web.curation.intake import MOST_OF_ALL, MOST_OF_ONE, Refused, Taken, from_folder, pasted, uploaded
from cinequorum_web.curation.listing import sheet
from cinequorum_web.curation.models import Job, JobKind, JobState, KeptPage, PageState
from cinequorum_web.curation.reading import rows_of
from cinequorum_web.curation.rereading import settle, take
from cinequorum_web.curation.showing import done, sending, show, typed
from cinequorum_web.curation.work import ask_for, set_going
from cinequorum_web.members.models import Role
from cinequorum_web.pages.labels import KINDS, plain
from cinequorum_web.pages.views import missing
from cinequorum_web.pages.words import public_source, web_address

AGAIN = "2"  # seconds after which the page of a job that goes on is asked for again
WAYS = ("paste", "file", "address", "folder")


class Files(forms.ClearableFileInput):
    """A field for several files."""

    allow_multiple_selected = True


class ManyFiles(forms.FileField):
    """Several files."""

    widget = Files

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Return the files as they are: they are looked into where they are taken."""
        return [one for one in (data if isinstance(data, list) else [data]) if one]


class ReadForm(forms.Form):
    """What is to be read, in one of four ways."""

    paste = forms.CharField(
        label=_("Text or HTML of a page"),
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 10, "dir": "auto"}),
    )
    source = forms.CharField(label=_("Where it is from (its address)"), required=False, max_length=1000)
    file = ManyFiles(
        label=_("Files"), required=False,
        help_text=_("HTML, Markdown or text, to 20 MB each; also in a zip archive, to 500 files and 60 MB unpacked."),
    )  # fmt: skip
    address = forms.CharField(
        label=_("Address of one page"), required=False, max_length=1000,
        help_text=_("Fetched once, now; at most 10 MB and 20 seconds.")
    )  # fmt: skip
    folder = forms.CharField(
        label=_("Folder of the server"), required=False, max_length=1000,
        help_text=_("For administrators; under the folder that CINEQUORUM_INGEST_ROOT names."),
    )  # fmt: skip

    def __init__(self, *args: Any, folders: bool = False, **kwargs: Any) -> None:
        """Make the form; only who may give `folders` sees that field."""
        super().__init__(*args, **kwargs)
        if not folders:
            del self.fields["folder"]

    def clean_paste(self) -> str:
        """Return the text, which is no longer than one page may be."""
        text = str(self.cleaned_data["paste"])
        if len(text.encode("utf-8", "replace")) > MOST_OF_ONE:
            raise forms.ValidationError(gettext("That is longer than one page may be (20 MB)."))
        return text

    def clean_source(self) -> str:
        """Return the address that pasted text is from."""
        source = str(self.cleaned_data["source"]).strip()
        if source and web_address(source) is None:
            raise forms.ValidationError(gettext("That is no address; it should begin with https:// or http://."))
        return source

    def clean(self) -> dict[str, Any]:
        """Ask for one thing, and one only."""
        found = dict(super().clean() or {})
        given = [way for way in WAYS if found.get(way) and (way != "paste" or found[way].strip())]
        if len(given) != 1 and not self.errors:
            told = (
                gettext("Give one of these.") if given else gettext("Paste a page, choose files, or give an address.")
            )
            self.add_error(given[-1] if given else "paste", told)
        self.way = given[0] if len(given) == 1 else ""
        return found


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Role.CURATOR)
def read(request: HttpRequest) -> HttpResponseBase:
    """Take what is to be read, and make a job of it."""
    folders = editor(request).may(Role.ADMIN)
    if request.method != "POST":
        return show(request, "read", "read", form=ReadForm(folders=folders))
    form = ReadForm(request.POST, _listed(request.FILES), folders=folders)
    if getattr(request, "upload_stopped", False):
        form.add_error(
            "file", gettext("That is more than %d MB at once; upload it in parts.") % (MOST_OF_ALL // 1_000_000)
        )
        return show(request, "read", "read", status=400, form=form)
    if not form.is_valid():
        return show(request, "read", "read", status=400, form=form)
    try:
        taken = _taken(form)
    except Refused as refusal:
        form.add_error(form.way, str(refusal))
        return show(request, "read", "read", status=400, form=form)
    return _asked(request, form, taken)


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


def _asked(request: HttpRequest, form: ReadForm, taken: Taken) -> HttpResponse:
    what = taken.pages[0].source if len(taken.pages) == 1 else gettext("%d pages") % taken.count
    try:
        with acting(typed(request.POST, "token", 64)) as lead:
            made = ask_for(JobKind.INGEST, editor(request), public_source(what), rows_of(taken), way=form.way)
            lead(f"/desk/jobs/{made.pk}/")
    except SentBefore as before:
        return HttpResponseRedirect(before.leads_to or "/desk/jobs/")
    return HttpResponseRedirect(f"/desk/jobs/{made.pk}/")


def _taken(form: ReadForm) -> Taken:
    """Return what the form hands in. Raises `Refused`."""
    given = form.cleaned_data
    if form.way == "paste":
        return pasted(given["paste"], given["source"])
    if form.way == "file":
        return uploaded(given["file"])
    if form.way == "folder":
        return from_folder(given["folder"])
    from cinequorum.acquire.web import Fetcher

    try:
        return Taken(pages=[Fetcher().fetch(given["address"])])
    except UnreadablePage as error:
        raise Refused(error.message) from error


def _listed(files: MultiValueDict[str, UploadedFile[Any]]) -> Mapping[str, Any]:
    """Return the files of a form with all that were chosen for a field."""
    return {name: files.getlist(name) for name in files}
