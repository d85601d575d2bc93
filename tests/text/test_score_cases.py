"""Ratings in running text, in the words and signs of many languages, among figures that are no ratings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cinequorum.text.scores import find_scores

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "cases" / "ratings_text.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_ratings_are_found_with_their_scale_and_nothing_else_is(case: dict[str, list[list[object]]]) -> None:
    text = str(case["text"])
    found = find_scores(text)
    assert [[score.raw, score.value, score.scale] for score in found] == case["found"]
    assert all(text[score.start : score.end] == score.raw for score in found)
