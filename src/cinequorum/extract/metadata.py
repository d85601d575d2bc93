"""What an HTML page states about itself: JSON-LD, microdata, OpenGraph, meta elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from cinequorum.extract.data.markup import SKIPPED_METAS, SKIPPED_PROPERTIES
from cinequorum.extract.material import Stated
from cinequorum.extract.paragraph import squeeze
from cinequorum.extract.publication import ADDRESS_KEY, date_in_address

_LONGEST = 600  # characters of one value; longer ones are the page's prose once more
_MOST = 400
_SKIPPED_META = re.compile("|".join(SKIPPED_METAS))
_SKIPPED_LD = frozenset(SKIPPED_PROPERTIES)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_STRING_OR_COMMENT = re.compile(r'"(?:\\.|[^"\\])*"?|//[^\n]*|/\*[\s\S]{0,5000}?\*/')
_ADDRESSES = frozenset({"canonical", "og:url", "twitter:url"})
_BETWEEN = re.compile(r"[ ,;\n\r\t]*")
_CDATA = re.compile(r"^\s*(?:<!\[CDATA\[|//<!\[CDATA\[|<!--)|(?:\]\]>|//\]\]>|-->)\s*$")
_BEFORE, _BEHIND = ("<!", "//<!"), ("]]>", "-->")  # one of which each of these has
_DEEP = 12


def json_ld(scripts: Iterable[str]) -> list[dict[str, Any]]:
    """Parse JSON-LD scripts to their top-level items; broken ones are left out.

    >>> json_ld(['{"@graph": [{"@type": "Movie", "name": "A Film"}]}', "{broken"])
    [{'@type': 'Movie', 'name': 'A Film'}]
    """
    items: list[dict[str, Any]] = []
    for script in scripts:
        data = _load(script)
        for item in data if isinstance(data, list) else [data]:
            if isinstance(item, dict):
                graph = item.get("@graph")
                items.extend(i for i in (graph if isinstance(graph, list) else [item]) if isinstance(i, dict))
    return items


def _load(script: str) -> Any:
    """Parse a script; one that is no JSON is mended first: comments, trailing commas, escaped quotes, two in a row."""
    bare = script.strip()
    if bare.startswith(_BEFORE) or bare.endswith(_BEHIND):
        bare = _CDATA.sub("", bare)
    data, mended = _parsed(bare), ""
    if data is None:
        mended = _mended(bare)
        data = _parsed(mended)
    return _in_a_row(mended) if data is None else data


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _mended(text: str) -> str:
    from html import unescape

    if "&quot;" in text or "&#34;" in text:
        text = unescape(text)
    plain = _STRING_OR_COMMENT.sub(lambda match: match[0] if match[0][0] == '"' else " ", text)
    return _TRAILING_COMMA.sub(r"\1", plain).strip().rstrip(";").strip()


def _in_a_row(text: str) -> Any:
    """Return the values of a script that holds several, one after another; None where even the first is broken."""
    decoder = json.JSONDecoder(strict=False)
    found: list[Any] = []
    at = 0
    while at < len(text):
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        found.append(value)
        gap = _BETWEEN.match(text, at)
        at = gap.end() if gap else at
    return found or None


def kind_of_item(item: dict[str, Any]) -> str:
    """Return the lower-case type of a JSON-LD item, the first of several."""
    kind = item.get("@type")
    if isinstance(kind, list):
        kind = next((k for k in kind if isinstance(k, str)), None)
    return kind.rpartition("/")[2].lower() if isinstance(kind, str) else "item"


def stated_in_json(items: Iterable[dict[str, Any]]) -> Iterator[Stated]:
    """Yield the scalars of JSON-LD items under dotted lower-case keys, the item's type first."""
    stack: list[tuple[str, Any, int]] = [(kind_of_item(item), item, 0) for item in items][::-1]
    found = 0
    while stack and found < _MOST:
        key, value, depth = stack.pop()
        if isinstance(value, dict) and depth < _DEEP:
            inner = [(f"{key}.{k.lower()}", v, depth + 1) for k, v in value.items() if k.lower() not in _SKIPPED_LD]
            stack.extend(reversed(inner))
        elif isinstance(value, list) and depth < _DEEP:
            stack.extend((key, v, depth + 1) for v in reversed(value[:50]))
        elif isinstance(value, str | int | float) and not isinstance(value, bool):
            text = one_line(value)
            if 0 < len(text) <= _LONGEST and not text.startswith(("http:", "https:")):
                found += 1
                yield Stated(key=key, value=text, origin="json-ld")


def stated_in_metas(metas: Iterable[tuple[str, str]]) -> Iterator[Stated]:
    """Yield the meta elements that say something about the page, not about browsers and search engines.

    Of the page's own address only the date in it is kept.
    """
    seen: set[object] = set()
    for name, content in metas:
        value = one_line(content)
        dated = date_in_address(value) if name in _ADDRESSES and ADDRESS_KEY not in seen else None
        if dated:
            seen.add(ADDRESS_KEY)
            yield Stated(key=ADDRESS_KEY, value=dated, origin="html")
        entry = (name, value)
        if not value or len(value) > _LONGEST or entry in seen or _is_skipped(name):
            continue
        seen.add(entry)
        yield Stated(key=one_line(name), value=value, origin="opengraph" if name.startswith("og:") else "meta")


@lru_cache(maxsize=2000)
def _is_skipped(name: str) -> bool:
    return _SKIPPED_META.search(name) is not None


def stated_in_props(props: Iterable[tuple[str, str]]) -> Iterator[Stated]:
    """Yield the values of microdata."""
    for key, value in dict.fromkeys((one_line(key), one_line(value)) for key, value in props):
        if key and value:
            yield Stated(key=key, value=value, origin="microdata")


def one_line(value: str | float) -> str:
    """Return a value as one line of clean text; HTML entities that were escaped twice are undone."""
    from html import unescape

    text = str(value)
    return squeeze(unescape(text) if "&" in text else text)
