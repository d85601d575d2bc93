"""Who wrote a page, when and where it appeared: stated in data, printed in eleven languages, and near misses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cinequorum.extract.page import extract
from cinequorum.model.page import RawPage, content_id

LINES = (Path(__file__).parent.parent / "cases" / "metadata_pages.jsonl").read_text(encoding="utf-8").splitlines()
CASES = [json.loads(line) for line in LINES]
PROSE = """The Harbour Light is a slow, salty film about a lighthouse keeper. Director Una Falk keeps the camera on the
water, and Mira Sund plays the daughter with a stubborn quiet that I liked more with every scene. The script wanders,
and the last act is the best thing in it."""
HTML = """<html lang="{lang}"><head>{head}<title>The Harbour Light</title></head><body>{sign}<main><article>
{over}<h1>{heading}</h1>{top}<p>{prose}</p><p>{prose}</p>{foot}</article></main></body></html>"""


def page_of(case: dict[str, Any]) -> RawPage:
    if "front" in case:
        text, media = f"{case['fence']}\n{case['front']}\n{case['fence']}\n\n{PROSE}\n".lstrip("\n"), "text/markdown"
    else:
        parts = {key: case.get(key, "") for key in ("lang", "head", "top", "foot", "over", "sign")}
        parts["heading"] = case.get("heading", "The Harbour Light")
        text, media = HTML.format(prose=PROSE, **parts), "text/html"
    body = text.encode()
    return RawPage(id=content_id(body), source="page", body=body, media_type=media)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_page_s_author_date_and_outlet_are_read_and_nobody_else_s(case: dict[str, Any]) -> None:
    page = extract(page_of(case))
    assert {key: getattr(page, key) for key in case["want"]} == case["want"]


@pytest.mark.parametrize(
    ("source", "front", "published"),
    [
        ("posts/2017-05-16-harbour-light.md", "title: The Harbour Light", "2017-05-16"),
        ("posts/2017-05-16-harbour-light.md", "date: 2018-01-02", "2018-01-02"),
        ("posts/2017-05-16-harbour-light.md", "updated: 2018-01-02", "2017-05-16"),
        ("posts/harbour-light-2017-05-16.md", "title: The Harbour Light", None),
        ("posts/2017-15-16-harbour-light.md", "title: The Harbour Light", None),
    ],
)
def test_a_post_s_file_name_dates_it_where_it_says_nothing(source: str, front: str, published: str | None) -> None:
    body = f"---\n{front}\n---\n\n{PROSE}\n".encode()
    raw = RawPage(id=content_id(body), source=source, body=body, media_type="text/markdown")
    assert extract(raw).published == published
