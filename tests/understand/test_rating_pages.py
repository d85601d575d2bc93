"""Ratings on whole pages: drawn, printed and stated, the author's apart from users' and critics', and near misses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cinequorum.model.page import RawPage, content_id
from cinequorum.pipeline import read

LINES = (Path(__file__).parent.parent / "cases" / "ratings_pages.jsonl").read_text(encoding="utf-8").splitlines()
CASES = [json.loads(line) for line in LINES]
PROSE = """The Harbour Light is a slow, salty film about a lighthouse keeper who forgets why he came. Director Una Falk
keeps the camera on the water, and Mira Sund plays the keeper's daughter with a stubborn quiet that I liked more with
every scene. The script wanders, the score hums along, and the last act is the best thing that the director has done."""
HTML = """<html lang="en"><head><title>The Harbour Light (2019) review</title></head><body><main><article>
<h1>The Harbour Light (2019) review</h1><p class="byline">By Ann Lee, 5 March 2019</p><p>{prose}</p><p>{prose}</p>
{inner}</article></main></body></html>"""
MARKDOWN = """---
title: "The Harbour Light (2019) review"
author: Ann Lee
date: 2019-03-05
{front}
---

{prose}

{prose}

{body}
"""


def page_of(case: dict[str, Any]) -> RawPage:
    if "inner" in case:
        body, media = HTML.format(prose=PROSE, inner=case["inner"]), "text/html"
    else:
        body, media = MARKDOWN.format(prose=PROSE, front=case["front"], body=case["body"]), "text/markdown"
    data = body.encode()
    return RawPage(id=content_id(data), source="page", body=data, media_type=media)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_page_s_ratings_are_told_apart(case: dict[str, Any]) -> None:
    reading = read(page_of(case))
    own = [[r.value, r.scale] for r in reading.ratings if r.by == "author"]
    assert own == ([case["author"]] if case["author"] else [])
    if case["site"] is not None:
        found = sorted([r.by, r.value, r.count] for r in reading.ratings if r.by != "author")
        assert found == sorted(case["site"])
    assert all(reading.page.slice(r.span) for r in reading.ratings)
