"""Two simple readers to stand beside: the most repeated element, after MDR, and structured data alone."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from cinequorum.text.dates import parse_date
from cinequorum.text.scores import find_scores


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One review as a reader gives it."""

    author: str | None
    date: str | None
    value: float | None
    text: str


def repeated_elements(html: str, name: str) -> list[Row]:
    """Take the siblings of one tag and class that hold most words; in each the longest text is the review."""
    from lxml import html as parser  # type: ignore[import-untyped]

    groups: dict[tuple[Any, str, str], list[Any]] = defaultdict(list)
    for element in parser.fromstring(html.encode(), parser=parser.HTMLParser(encoding="utf-8")).iter("*"):
        if isinstance(element.tag, str) and element.getparent() is not None and element.tag not in {"script", "style"}:
            look = re.sub(r"\d+", "", element.get("class") or "")
            groups[(element.getparent(), element.tag, look)].append(element)
    repeated = [found for found in groups.values() if len(found) >= 3]
    best = max(repeated, key=lambda found: sum(len(e.text_content()) for e in found), default=[])
    return [row for element in best if (row := _fields_of(element)) is not None]


def _fields_of(element: Any) -> Row | None:
    lines = [" ".join(t.split()) for t in element.itertext() if t.strip()]
    if not lines:
        return None
    longest = max(lines, key=len)
    others = [line for line in lines if line is not longest]
    date = next((d for line in others if len(line) < 40 and (d := parse_date(line))), None)
    scores = [s.value for line in others if len(line) < 40 for s in find_scores(line)]
    author = next((x for x in others if len(x) < 30 and x.isprintable() and x[0].isalpha() and not parse_date(x)), None)
    return Row(author=author, date=date, value=scores[0] if scores else None, text=longest)


def json_ld_alone(html: str, name: str) -> list[Row]:
    """Take what the structured data say and nothing else."""
    rows: list[Row] = []
    for script in re.findall(r"<script type='application/ld\+json'>(.*?)</script>", html, re.DOTALL):
        stack: list[Any] = [json.loads(script)]
        while stack:
            item = stack.pop()
            stack.extend(
                reversed(item if isinstance(item, list) else list(item.values()) if isinstance(item, dict) else [])
            )
            if isinstance(item, dict) and "Review" in str(item.get("@type")) and "author" in item:
                author = item["author"]
                rating = item.get("reviewRating") or {}
                value = 100 * float(rating["ratingValue"]) / float(rating["bestRating"]) if rating else None
                rows.append(
                    Row(
                        author=author if isinstance(author, str) else author.get("name"),
                        date=(item.get("datePublished") or item.get("dateCreated") or "")[:10] or None,
                        value=value,
                        text=item.get("reviewBody") or item.get("description") or "",
                    )
                )
    return rows
