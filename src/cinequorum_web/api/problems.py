"""What goes wrong, in one form: problem details (RFC 9457), whatever refused the question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from ninja import Schema
from ninja.errors import ValidationError

from cinequorum.model.codec import encode

MEDIA_TYPE = "application/problem+json"
PLACE = "/api/"


class Problem(Schema):
    """What went wrong.

    `type` is the same for the same sort of problem and `code` its last part; `detail` says it of this question. `near`
    has what comes near an address that is not there, `errors` each parameter that makes no sense with the reason.
    """

    type: str
    title: str
    status: int
    detail: str
    code: str
    near: list[str] | None = None
    errors: list[dict[str, str]] | None = None


class Refusal(Exception):
    """A question that is not answered: carries the problem that is sent instead."""

    def __init__(self, status: int, code: str, detail: str, near: Sequence[str] = ()) -> None:
        super().__init__(detail)
        self.status, self.code, self.detail, self.near = status, code, detail, tuple(near)
        self.heads: dict[str, str] = {}
        self.errors: list[dict[str, str]] = []

    def with_head(self, name: str, value: str) -> Refusal:
        """Return it with a head that goes with the problem."""
        self.heads[name] = value
        return self

    def with_errors(self, errors: Iterable[tuple[str, str]]) -> Refusal:
        """Return it with the parameters that make no sense, each with the reason."""
        self.errors += [{"parameter": name, "reason": reason} for name, reason in errors]
        return self


def problem(status: int, code: str, detail: str, **more: Any) -> HttpResponse:
    """Return a problem as an answer. `more`: `near` or `errors`, left out where there are none."""
    body = {
        "type": f"urn:cinequorum:problem:{code}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "code": code,
    }
    return HttpResponse(encode(body | {name: value for name, value in more.items() if value}), MEDIA_TYPE, status)


def refused(_request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Answer a refusal."""
    answer = problem(refusal.status, refusal.code, refusal.detail, near=list(refusal.near), errors=refusal.errors)
    for name, value in refusal.heads.items():
        answer.headers[name] = value
    return answer


def refusals(*statuses: int) -> dict[int, type[Problem]]:
    """Return what an operation may refuse, for its `response`: every one of these as a problem."""
    return dict.fromkeys(statuses, Problem)


def not_understood(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Answer a question with parameters that make no sense: each is named, with what is wrong with it."""
    errors = [{"parameter": _place(one["loc"]), "reason": str(one["msg"])} for one in error.errors]
    named = ", ".join(dict.fromkeys(one["parameter"] for one in errors))
    return problem(422, "wrong_parameter", f"these parameters make no sense: {named}", errors=errors)


class ProblemsForMachines:
    """Middleware: under `/api/` every refusal is a problem, whoever made it, and HEAD is answered wherever GET is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request, and put what is no document for machines into the form of one."""
        if not request.path_info.startswith(PLACE):
            return self._get_response(request)
        answer = self._answer(request)
        if "Authorization" in request.headers:
            answer.headers["Cache-Control"] = "no-store"
            patch_vary_headers(answer, ("Authorization",))
        return answer

    def _answer(self, request: HttpRequest) -> HttpResponseBase:
        if "\x00" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            return problem(400, "null_character", "an address holds no null characters")
        if request.method != "HEAD":
            return _as_problem(request, self._get_response(request))
        request.method = "GET"
        answer = _as_problem(request, self._get_response(request))
        request.method = "HEAD"
        return _without_body(answer)


def _as_problem(request: HttpRequest, answer: HttpResponseBase) -> HttpResponseBase:
    status = answer.status_code
    if status < 400 or answer.headers.get("Content-Type", "").startswith(MEDIA_TYPE):
        return answer
    code, detail = _away(answer) if status == HTTPStatus.SERVICE_UNAVAILABLE else _said(status, request)
    made = problem(status, code, detail)
    for name in ("Allow", "Retry-After"):
        if name in answer.headers:
            made.headers[name] = answer.headers[name]
    return made


def _away(answer: HttpResponseBase) -> tuple[str, str]:
    """Hand on what people are told while the database does not answer or takes nothing in."""
    return "unavailable", str(getattr(answer, "text", "")).strip() or "the site can't answer at the moment"


def _said(status: int, request: HttpRequest) -> tuple[str, str]:
    if status == HTTPStatus.NOT_FOUND:
        return "unknown_address", f"nothing is at {request.path}; /api/v1/openapi.json names every address"
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        return "wrong_method", f"{request.method} is not possible here"
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return "too_large", "the body is longer than a page may be"
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return "fault", "the fault is ours, not the question's"
    return "refused", HTTPStatus(status).description or HTTPStatus(status).phrase


def _without_body(answer: HttpResponseBase) -> HttpResponseBase:
    if isinstance(answer, HttpResponse):
        answer.headers["Content-Length"] = str(len(answer.content))
        answer.content = b""
    return answer


def _place(location: Iterable[object]) -> str:
    """Return the name of a parameter, without where it was looked for.

    >>> _place(("query", "asked", "year")), _place(("query",))
    ('year', 'query')
    """
    return str(list(location)[-1])
