"""Reasons that the library gives, for a kind of page or in a doubtful pair, told in the reader's language."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils.translation import override

import cinequorum.extract
from cinequorum_web.curation.reasons import doubt_reason
from cinequorum_web.pages.kind_reasons import kind_reason
from cinequorum_web.pages.told import told_as
from cinequorum_web.pages.words import say_value


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


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("one title", "derselbe Titel"),
        ("2018 and 2020", "2018 und 2020"),
        ("directed by Jane Doe and by Bo Day", "inszeniert von Jane Doe und von Bo Day"),
        ("names 1 actor that others name", "nennt 1 Darsteller, den andere nennen"),
        ("3 pages credit both, a.html among them", "3 Seiten nennen beide, darunter a.html"),
        (
            "another spelling fits less: different surnames",
            "eine andere Schreibung passt weniger: verschiedene Nachnamen",
        ),
        ("Ann and Anna are different given names", "Ann und Anna sind verschiedene Vornamen"),
        ("a reason of a later version", "a reason of a later version"),
    ],
)
def test_what_speaks_for_and_against_a_pair_is_told_in_german(reason: str, told: str) -> None:
    """Years, names and pages in it stay as they are."""
    with override("de"):
        assert doubt_reason(reason) == told
    with override("en"):
        assert doubt_reason(reason) == reason


def test_that_a_festival_chose_a_film_is_told_in_german() -> None:
    """The festival's name stays as it is."""
    with override("de"):
        assert say_value("award", "selected for the Lantern Film Festival") == "ausgewählt für: Lantern Film Festival"
        assert say_value("award", "Golden Lamp") == "Golden Lamp"
    with override("en"):
        assert say_value("award", "selected for the Lantern Film Festival") == "selected for the Lantern Film Festival"
