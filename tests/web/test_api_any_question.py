"""Whatever the interface is asked, within its schema or without: an answer as the schema has it, never a fault."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as limits

from cinequorum.store.port import Store
from cinequorum_web.members.models import Role
from cinequorum_web.tokens.models import Scope
from tests.web.doors import DOORS, secret_of
from tests.web.ferry_pages import COURIER
from tests.web.films import SLUG
from tests.web.membership import member
from tests.web.test_api import ADDRESSES

KNOWN = {
    "slug": {
        "films": SLUG,
        "people": "ingrid-solheim",
        "me": SLUG,
        "years": "2019",
        "genres": "drama",
        "countries": "norway",
        "events": "the-sinking-of-the-havnes",
        "critics": "mara-quill",
        "outlets": "courier",
    },
    "page_id": {"sources": COURIER.id},
    "day": {"me": "2026-05-01"},
    "number": {"jobs": "1", "corrections": "1", "lists": "1"},
    "name": {"members": "ada"},
}
QUESTIONS = sorted({("GET", address) for address in ADDRESSES} | set(DOORS))
EXAMPLES = 8


@pytest.mark.parametrize(("method", "address"), QUESTIONS)
def test_any_question_has_an_answer(catalog: Store, settings: Any, method: str, address: str) -> None:
    """Made questions, each also put to a film, person or source that is there: status, type and form are as stated.

    What needs a token is asked with one for everything, of somebody who may do everything.
    """
    from schemathesis import openapi

    settings.DESK_WORKER = "nobody"
    schema = openapi.from_wsgi("/api/v1/openapi.json", WSGIHandler())
    heads = {"Accept-Encoding": "identity"}
    if (method, address) in DOORS:
        heads["Authorization"] = f"Bearer {secret_of(member('ada', Role.ADMIN), *Scope)}"

    @given(case=schema[address][method].as_strategy())
    @limits(max_examples=EXAMPLES, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    def asked(case: Any) -> None:
        cache.clear()
        check(case, heads)
        case.path_parameters = {name: KNOWN[name][address.split("/")[3]] for name in case.path_parameters or {}}
        check(case, heads)

    asked()


def test_every_operation_is_asked(catalog: Store) -> None:
    """Each operation that the schema states is among the questions: a new one without questions fails here."""
    from cinequorum_web.interface import schema_text

    verbs = {"get", "put", "post", "patch", "delete", "head", "options"}
    paths = json.loads(schema_text())["paths"]
    stated = {(verb.upper(), path) for path, told in paths.items() for verb in told if verb in verbs}
    assert stated
    assert stated - set(QUESTIONS) == set()


def check(case: Any, heads: dict[str, str]) -> None:
    """The answer is no fault of ours, and what the schema says of it holds."""
    from schemathesis import checks

    response = case.call(headers=heads)
    assert response.status_code < 500, response.content
    case.validate_response(
        response,
        checks=[
            checks.not_a_server_error,
            *checks.CHECKS.get_by_names(
                ["status_code_conformance", "content_type_conformance", "response_schema_conformance"]
            ),
        ],
    )
