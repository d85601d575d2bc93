"""The editors' desk for editors' programs: pages handed in to be read, facts corrected."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from ninja import Router, Status
from ninja.params.functions import Header

from cinequorum.errors import CinequorumError
from cinequorum_web.api.films import found_film
from cinequorum_web.api.problems import Refusal, refusals
from cinequorum_web.curation.audit import SentBefore, new_token
from cinequorum_web.curation.deciding import Sending, correct, take_back
from cinequorum_web.curation.forms import CORRECTED, CorrectionForm
from cinequorum_web.curation.handing import Handing, ReadForm, ask_to_read, taken_from
from cinequorum_web.curation.intake import Refused
from cinequorum_web.curation.models import Job, JobKind, JobPage
from cinequorum_web.curation.work import set_going
from cinequorum_web.pages.words import public_source
from cinequorum_web.tokens.bearer import Access, Bearer, access_of
from cinequorum_web.tokens.models import Scope
from cinequorum_web.tokens.shapes import Corrected, Correction, Handed, JobAnswer

router = Router(tags=["the desk"])
INGESTS, CURATES = Bearer(Scope.INGEST), Bearer(Scope.CURATE)
Key: Any = Header("", alias="Idempotency-Key", max_length=200, description="Sent twice with one key, it is done once.")


@router.post(
    "/pages",
    auth=INGESTS,
    response={202: JobAnswer, **refusals(401, 403, 413, 422, 429)},
    summary="Have a page read",
)
def hand_in(request: HttpRequest, response: HttpResponse, page: Handed, key: str = Key) -> Status[dict[str, Any]]:
    """Hand in a page to be read, as at the desk: pasted, or by its address. Needs `ingest`, and a curator.

    The answer is the job that reads it; `Location` is where to ask how far it is.
    """
    access = access_of(request)
    form = ReadForm({"paste": page.paste, "source": page.source, "address": page.address})
    if not form.is_valid():
        raise _wrong(form)
    try:
        taken = taken_from(form)
    except Refused as refusal:
        raise Refusal(422, "refused_page", str(refusal)).with_errors([(form.way, str(refusal))]) from refusal
    handing = Handing(member=access.member, mark=_mark(access, "page", key), through=access.token.name)
    number = ask_to_read(handing, form.way, taken).rstrip("/").rpartition("/")[2]
    response.headers["Location"] = f"/api/v1/jobs/{number}"
    return Status(202, _job(int(number)))


@router.get(
    "/jobs/{number}",
    auth=INGESTS,
    response={200: JobAnswer, **refusals(401, 403, 404, 422, 429)},
    summary="How far a reading is",
)
def job(request: HttpRequest, number: int) -> dict[str, Any]:
    """Say how far a job is, and what each of its pages gave. Needs `ingest`, and a curator."""
    set_going()
    return _job(number)


@router.post(
    "/films/{slug}/corrections",
    auth=CURATES,
    response={201: Correction, **refusals(401, 403, 404, 409, 413, 422, 429)},
    summary="Correct a fact",
)
def correct_fact(request: HttpRequest, slug: str, made: Corrected, key: str = Key) -> Status[dict[str, Any]]:
    """Correct a field of a film, as at the desk: with where the value is from. Needs `curate`, and a curator."""
    row = found_film(slug)
    if made.field not in CORRECTED:
        told = f"{made.field!r} is not corrected here; these are: {', '.join(CORRECTED)}"
        raise Refusal(422, "wrong_parameter", told).with_errors([("field", told)])
    form = CorrectionForm(made.field, made.qualifiers | made.dict())
    if not form.is_valid():
        raise _wrong(form)
    try:
        tie, change = correct(_sending(access_of(request), "correct", key), row.slug, form.correction())
    except SentBefore as before:
        raise _before() from before
    except CinequorumError as error:
        raise Refusal(422, "refused_correction", str(error)) from error
    film = change.made[0].slug if change.made else row.slug
    return Status(201, {"id": tie, "film": film, "url": f"/films/{film}/facts/{made.field}/"})


@router.delete(
    "/corrections/{number}",
    auth=CURATES,
    response={204: None, **refusals(401, 403, 404, 409, 422, 429)},
    summary="Take a correction back",
)
def uncorrect(request: HttpRequest, number: str, key: str = Key) -> Status[None]:
    """Take a correction or another decision back, as at the desk. Needs `curate`, and a curator."""
    try:
        take_back(_sending(access_of(request), "uncorrect", key), number)
    except SentBefore as before:
        raise _before() from before
    except CinequorumError as error:
        raise Refusal(404, "unknown_decision", str(error)) from error
    return Status(204, None)


def _sending(access: Access, what: str, key: str) -> Sending:
    return Sending(member=access.member, token=_mark(access, what, key), through=access.token.name)


def _mark(access: Access, what: str, key: str) -> str:
    """The mark by which a thing that is sent twice is known: of this member's key, or one of its own."""
    return hashlib.sha256(f"{access.member.pk} {what} {key}".encode()).hexdigest() if key else new_token()


def _before() -> Refusal:
    return Refusal(409, "sent_before", "something was sent with this Idempotency-Key before, and is done")


def _wrong(form: Form) -> Refusal:
    wrong: Mapping[str, Any] = form.errors
    errors = [(name, str(reason)) for name, reasons in wrong.items() for reason in reasons]
    return Refusal(422, "wrong_parameter", "; ".join(reason for _, reason in errors)).with_errors(errors)


def _job(number: int) -> dict[str, Any]:
    found = Job.objects.filter(pk=number, kind=JobKind.INGEST).first() if abs(number) < 1 << 62 else None
    if found is None:
        raise Refusal(404, "unknown_job", f"no job {number} that reads pages")
    return {
        "id": found.pk,
        "state": found.state,
        "made": found.made,
        "ended": found.ended,
        "total": found.total,
        "done": found.done,
        "error": found.error,
        "pages": [_page(row) for row in found.pages.defer("body", "outcome")],
        "url": f"/desk/jobs/{found.pk}/",
    }


def _page(row: JobPage) -> dict[str, Any]:
    return {
        "source": public_source(row.source),
        "state": row.state,
        "page": row.page_id,
        "film": row.film,
        "kind": row.kind,
        "title": row.title,
        "facts": row.facts,
        "reviews": row.reviews,
        "reason": row.reason,
    }
