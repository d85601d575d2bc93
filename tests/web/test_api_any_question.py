"""Whatever the interface is asked, within its schema or without: an answer as the schema has it, never a fault."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from hypothesis import HealthCheck, Phase, given, settings

from cinequorum.store.port import Store
from tests.web.ferry_pages import COURIER
from tests.web.films import SLUG
from tests.web.test_api import ADDRESSES

KNOWN = {"slug": {"films": SLUG, "people": "ingrid-solheim"}, "page_id": {"sources": COURIER.id}}
EXAMPLES = 8


@pytest.mark.parametrize("address", sorted(ADDRESSES))
def test_any_question_has_an_answer(catalog: Store, address: str) -> None:
    """Made questions, each also put to a film, person or source that is there: status, type and form are as stated."""
    from schemathesis import openapi

    schema = openapi.from_wsgi("/api/v1/openapi.json", WSGIHandler())

    @given(case=schema[address]["GET"].as_strategy())
    @settings(max_examples=EXAMPLES, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    def asked(case: Any) -> None:
        check(case)
        case.path_parameters = {name: KNOWN[name][address.split("/")[3]] for name in case.path_parameters or {}}
        check(case)

    asked()


def check(case: Any) -> None:
    """The answer is no fault of ours, and what the schema says of it holds."""
    from schemathesis import checks

    response = case.call(headers={"Accept-Encoding": "identity"})
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
