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


VISITED = """The Harbour Light (2019)
Directed by Una Falk
Our Rating: 7/10
Movie Review
The Harbour Light is a slow, charming film about a lighthouse keeper, well played by Mira Sund and finely shot.
Strengths
The camera on the water
Weaknesses
The script wanders
Overall, this is a 7/10. I liked it more with every scene.
User Reviews
{reviews}
Share Your Review
"""
SAID = (
    "Such a clever film.",
    "The pilot is fine.",
    "It happens slowly indeed.",
    "One sees little of him.",
    "A gem.",
    "So wet.",
)


@pytest.mark.parametrize(("stars", "value"), [("★★★★☆", 70.0), ("", 70.0)])
def test_stars_over_visitors_reviews_are_not_the_authors(stars: str, value: float) -> None:
    """However many visitors print theirs under the review, the author's is the one in the author's words."""
    each = (f'"Title {n}"\n{stars}\n{said}\nBy visitor{n} {n + 1} weeks ago' for n, said in enumerate(SAID))
    body = VISITED.format(reviews="\n".join(each)).encode()
    page = read(RawPage(id=content_id(body), source="page.txt", body=body, media_type="text/plain"))
    assert [rating.value for rating in page.ratings if rating.by == "author"] == [value]
