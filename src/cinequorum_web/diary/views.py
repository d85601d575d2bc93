"""Imports: a file taken, told what it is, run, reported, decided on, undone; and exports."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cinequorum.diary.files import MOST
from cinequorum.diary.reading import LABELS, Found, counted
from cinequorum.diary.record import Record
from cinequorum.diary.writing import json_lines, letterboxd_tables, refused_table
from cinequorum.errors import DiaryFileError
from cinequorum_web.diary import deciding, telling, work
from cinequorum_web.diary.exporting import records_of
from cinequorum_web.diary.forms import FileForm, SayForm
from cinequorum_web.diary.models import Entry, EntryState, Import, ImportState
from cinequorum_web.diary.running import choices_of, entry_of, open_import
from cinequorum_web.diary.saying import told, why_not
from cinequorum_web.members.keeping import signed_in
from cinequorum_web.members.models import Member
from cinequorum_web.members.views.ways import page_of, the_member

AGAIN = "2"  # seconds after which the page of an import that goes on is asked for again
FIRST, AT_ONCE, MOST_OPEN = 8, 20, 20
MOST_ROWS = 250_000  # of one member's files that are kept: a diary of fifty years has some ten thousand
LISTED = tuple(state for state in EntryState if state != EntryState.DOUBTFUL)


@signed_in
def imports(request: HttpRequest) -> HttpResponse:
    """Show a member's imports, and take another file."""
    member = the_member(request)
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        made = _taken(member, form)
        if made is not None:
            return _to(made)
    elif request.method == "POST" and getattr(request, "upload_stopped", False):
        form.add_error("file", why_not("too_large"))
    rows, pager = page_of(Import.objects.filter(member=member).defer("body"), request, AT_ONCE)
    shown = {"form": form, "rows": [(row, LABELS.get(row.kind, "")) for row in rows], "pager": pager}
    return render(request, "diary/imports.html", shown, status=400 if form.errors else 200)


@signed_in
@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an import: what the file is, how far it is, or what became of it."""
    of = _own(request, pk)
    if of.state in (ImportState.ASKING, ImportState.READY):
        return _before(request, of)
    if of.is_open:
        work.set_going()
        of.refresh_from_db(fields=["state", "done", "total", "error", "ended", "repeated"])
    at = max(1, int(number) if (number := request.GET.get("page", "1")).isdecimal() and len(number) < 6 else 1)
    found, total = telling.doubts(of, (at - 1) * AT_ONCE, AT_ONCE)
    still = "still" in request.GET
    found_states = telling.counts(of) if of.state == ImportState.DONE else {}
    counts = [(state, found_states[state]) for state in LISTED if found_states]
    shown = {
        "of": of, "all_rows": sum(found_states.values()), "undecided": found_states.get("doubtful", 0),
        "label": LABELS.get(of.kind, ""), "counts": counts, "doubts": found, "doubtful": total, "still": still,
        "error": told(of.error), "more": at + 1 if at * AT_ONCE < total else 0, "less": at - 1,
    }  # fmt: skip
    response = render(request, "diary/import.html", shown)
    if of.is_open and not still:
        response.headers["Refresh"] = AGAIN
    return response


@signed_in
@require_POST
def say(request: HttpRequest, pk: int) -> HttpResponse:
    """Take what a member says of a file, and begin where they say so."""
    of = _own(request, pk)
    if of.state not in (ImportState.ASKING, ImportState.READY):
        return _to(of)
    found = _asked(of)
    form = SayForm(found.ask, request.POST, scale=found.scale)
    if not form.is_valid():
        return _before(request, of, form)
    of.choices = {**of.choices, **form.choices}
    of.wins = bool(request.POST.get("wins"))
    whole = open_import(of)
    if not _fits(of.member, whole):
        form.add_error(None, _("These are more rows than can be kept here; take an import back first."))
        return _before(request, of, form)
    of.state = ImportState.READY if whole.ask is None else ImportState.ASKING
    of.save(update_fields=["choices", "wins", "state"])
    if request.POST.get("go") == "begin" and of.state == ImportState.READY:
        work.begin(of)
    return _to(of)


@signed_in
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Let go of a file that was not imported, or of the word that an import was undone."""
    of = _own(request, pk)
    if of.state in (ImportState.ASKING, ImportState.READY, ImportState.UNDONE):
        of.delete()
        messages.success(request, _("The file is gone; nothing of it was kept."))
    return HttpResponseRedirect(reverse("diary:imports"))


@signed_in
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back all that an import did."""
    of = _own(request, pk)
    if of.state in (ImportState.DONE, ImportState.FAILED):
        deciding.undo(of)
        messages.success(request, _("All that it brought is taken back; what you have changed since stays."))
    return _to(of)


@signed_in
@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Try an import again that failed: from where it was broken off."""
    of = _own(request, pk)
    work.again(of)
    return _to(of)


@signed_in
@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """List what a member's imports say of films that are not here yet."""
    kept = telling.waiting(the_member(request)).order_by("-pk")
    found, pager = page_of(kept, request, 50)
    return render(request, "diary/waiting.html", {"lines": telling.lines(list(found)), "pager": pager})


@signed_in
@require_safe
def rows(request: HttpRequest, pk: int, state: str) -> HttpResponse:
    """List what became of the rows of an import."""
    of = _own(request, pk)
    wanted = next((one for one in LISTED if one == state), EntryState.PLACED)
    found, pager = page_of(of.entries.filter(state=wanted).order_by("pk"), request, 50)
    shown = {"of": of, "state": wanted, "lines": telling.lines(list(found)), "pager": pager}
    return render(request, "diary/rows.html", shown)


@signed_in
@require_safe
def refused(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the rows that were not taken, as a table to mend and bring again."""
    of = _own(request, pk)
    return _file(refused_table(telling.refused(of)), f"not-taken-{of.pk}.csv", "text/csv; charset=utf-8")


@signed_in
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which film a doubtful row is about."""
    entry = get_object_or_404(Entry.objects.select_related("of", "member"), pk=pk, member=the_member(request))
    film = request.POST.get("film", "")
    if request.POST.get("again"):
        deciding.reopen(entry)
    elif entry.state == EntryState.DOUBTFUL and (film in entry.near or film == "none"):
        deciding.decide(entry, "" if film == "none" else film)
    return HttpResponseRedirect(f"{reverse('diary:import', args=[entry.of_id])}#doubts")


@signed_in
@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """Hand a member their records: lines of JSON with everything, or tables that Letterboxd imports."""
    records = list(records_of(the_member(request)))
    if request.POST.get("form") != "letterboxd":
        return _file(b"".join(json_lines(records)), "cinequorum-diary.jsonl", "application/x-ndjson")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, table in enumerate(letterboxd_tables(records), 1):
            archive.writestr(f"letterboxd-{number}.csv", table)
    return _file(packed.getvalue(), "cinequorum-letterboxd.zip", "application/zip")


def _taken(member: Member, form: FileForm) -> Import | None:
    """Return the import that is made of a form's file; None, and why in the form, where it can't be taken."""
    file = form.cleaned_data["file"]
    body = file.read(MOST + 1)
    of = Import(member=member, name=file.name.rsplit("/", 1)[-1][-200:], body=zlib.compress(body, 6))
    try:
        found = open_import(of)
    except DiaryFileError as error:
        form.add_error("file", why_not(error.code))
        return None
    waiting = Import.objects.filter(member=member, state__in=(ImportState.ASKING, ImportState.READY))
    if waiting.count() >= MOST_OPEN:
        form.add_error("file", _("So many files are waiting; begin with one, or let go of one first."))
        return None
    if not _fits(member, found):
        form.add_error("file", _("These are more rows than can be kept here; take an import back first."))
        return None
    of.kind, of.state = found.kind, ImportState.READY if found.ask is None else ImportState.ASKING
    of.save()
    return of


def _fits(member: Member, found: Found) -> bool:
    return Entry.objects.filter(member=member).count() + len(found.rows) <= MOST_ROWS


def _before(request: HttpRequest, of: Import, form: SayForm | None = None) -> HttpResponse:
    """Show what a file is, and ask what is to be asked, before anything is done."""
    found = open_import(of)
    ask = _asked(of)
    form = form or SayForm(ask.ask, scale=ask.scale, initial=_said(of))
    examples = [entry_of(of, row) for row in found.rows if isinstance(row, Record)][:FIRST]
    shown = {
        "of": of, "label": LABELS.get(of.kind, ""), "form": form, "n": counted(found.rows), "found": found,
        "lines": telling.lines(examples), "ready": of.state == ImportState.READY,
    }  # fmt: skip
    return render(request, "diary/before.html", shown, status=400 if form.errors else 200)


def _asked(of: Import) -> Found:
    """Return what a file holds as if nothing had been said of it: so that what was said can be said otherwise."""
    return open_import(Import(member=of.member, name=of.name, body=of.body))


def _said(of: Import) -> dict[str, Any]:
    said = choices_of(of)
    found = {"role": said.role, "list_name": said.list_name, "scale": said.scale, "order": said.order}
    columns = {f"at_{field}": column for field, column in said.columns}
    return {name: value for name, value in found.items() if value} | columns


def _own(request: HttpRequest, pk: int) -> Import:
    return get_object_or_404(Import.objects.select_related("member"), pk=pk, member=the_member(request))


def _to(of: Import) -> HttpResponse:
    return HttpResponseRedirect(reverse("diary:import", args=[of.pk]))


def _file(body: bytes, name: str, kind: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(body, content_type=kind, headers=headers)
