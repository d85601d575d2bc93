"""Editors find their desk from every page; nobody else sees a way to it."""

from __future__ import annotations

import pytest

from tests.web.desk import LOCK, ROLES, filled, shown, signed_in


@pytest.mark.parametrize("role", ROLES)
def test_the_way_to_the_desk(db: None, role: str | None) -> None:
    """From the head of each page, and from a film to its own desk."""
    filled()
    body = shown(signed_in(role), f"/films/{LOCK}/")
    wanted = role not in (None, "member")
    assert ('href="/desk/"' in body) == wanted
    assert (f'href="/desk/films/{LOCK}/"' in body) == wanted
