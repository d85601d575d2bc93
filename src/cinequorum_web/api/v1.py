"""The interface for machines, version 1: the same films, behind the same spoiler wall."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.types import DictStrAny

from cinequorum_web.api import claims, films, people, topics
from cinequorum_web.api.problems import MEDIA_TYPE, Refusal, not_understood, problem, refused

DESCRIPTION = (
    "Films as many pages tell them, every value with the words that carry it. Lists come in pages: the address of the "
    "next one is in the `Link` header. Answers have an `ETag`. Refusals are problem details (RFC 9457). Nothing that "
    "gives a story away is told unless `spoilers` asks for it."
)


class Interface(NinjaAPI):
    """Ninja's interface, whose schema says that refusals are problem details."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: DictStrAny | None = None
    ) -> OpenAPISchema:
        """Return the schema; see `docs/api/openapi.json`, which is compared with it."""
        schema = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
        for operations in schema["paths"].values():
            for operation in operations.values():
                _say_problems(operation["responses"])
        return schema


def _say_problems(responses: dict[int, Any]) -> None:
    """Write refusals as the problems that they are; any address may be refused for characters that none can hold."""
    problem = responses[422]["content"]["application/json"]
    responses[400] = {"description": HTTPStatus(400).phrase, "content": {"application/json": problem}}
    for status, told in responses.items():
        if status >= 400:
            told["content"] = {MEDIA_TYPE: told["content"]["application/json"]}


# The documentation pages that ninja brings load scripts from another host, so only the schema is served.
api = Interface(title="Cinequorum", version="1", description=DESCRIPTION, docs_url=None, openapi_url="/openapi.json")
api.add_router("", films.router)
api.add_router("", claims.router)
api.add_router("", people.router)
api.add_router("", topics.router)


@api.exception_handler(Refusal)
def _refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    return refused(request, refusal)


@api.exception_handler(ValidationError)
def _not_understood(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return not_understood(request, error)


@api.exception_handler(HttpError)
def _no_json(request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(error.status_code, "wrong_body", "the body is no JSON object in UTF-8")


@api.exception_handler(RequestDataTooBig)
def _too_large(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    return problem(413, "too_large", "the body is longer than a page may be (20 MB)")
