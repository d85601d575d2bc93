"""Why a page is taken for what it is, told in the reader's language."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils.translation import override

import cinequorum.extract
from cinequorum_web.pages.kind_reasons import kind_reason
from cinequorum_web.pages.told import told_as


def _reasons() -> Iterator[str]:
    """Yield the reasons that stand in the library's rules of kinds, with a word in each place."""
    for path in sorted(Path(cinequorum.extract.__file__).parent.glob("kind*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple):
                yield from filter(None, map(_text, node.value.elts))


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.JoinedStr):
        pieces = (piece.value if isinstance(piece, ast.Constant) else "seven" for piece in node.values)
        return "".join(map(str, pieces))
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value else ""


REASONS = sorted(set(_reasons()))


@pytest.mark.parametrize("reason", [*REASONS, "hardly a word about films", "words long: above the usual"])
def test_every_reason_of_the_rules_is_told_in_german(reason: str) -> None:
    """A reason that is put into the library is missed here until the site knows it."""
    with override("de"):
        assert kind_reason(reason) != reason


def test_what_is_not_known_stays() -> None:
    """And in English nothing changes."""
    assert len(REASONS) > 60
    with override("de"):
        assert kind_reason("a reason of a later version") == "a reason of a later version"
    with override("en"):
        assert all(told_as(reason, ()) is None and kind_reason(reason) == reason for reason in REASONS)
