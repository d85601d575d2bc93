"""The interface for machines, whole: what everybody may read, and what a token opens beside it."""

from __future__ import annotations

import json

from cinequorum_web.api.v1 import api
from cinequorum_web.members import machines
from cinequorum_web.tokens import desk, diary, marks

api.add_router("", machines.router)
api.add_router("", marks.router)
api.add_router("", diary.router)
api.add_router("", desk.router)

__all__ = ["api", "schema_text"]


def schema_text() -> str:
    """Return the schema as it is checked in under docs/api, laid out for reading."""
    return json.dumps(api.get_openapi_schema(), indent=1, ensure_ascii=False) + "\n"
