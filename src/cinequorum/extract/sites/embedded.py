"""Reviews and figures in data that a page carries for its own scripts, where its elements are empty shells."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from cinequorum.extract.drafts import clean

Entry = Mapping[str, str]
_LARGEST = 3_000_000  # characters of a script that is parsed
_MOST = 500
_TAG = re.compile(r"<br\s*/?>|</p>", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]{1,300}>")


def records_in(tree: Any, layout: Mapping[str, str]) -> tuple[Entry, ...]:
    """Return the reviews in a page's embedded data, each a mapping of field to text; only those with words."""
    data = _data(tree, layout) if "json.each" in layout else None
    if data is None:
        return ()
    fields = {k.removeprefix("json.each."): path for k, path in layout.items() if k.startswith("json.each.")}
    found = []
    items = next((items for path in layout["json.each"].split(" || ") if (items := list(_at(data, path)))), [])
    for item in items[:_MOST]:
        entry = {name: text for name, path in fields.items() if (text := _first(item, path))}
        if entry.get("text"):
            found.append(entry)
    return tuple(found)


def value_in(tree: Any, layout: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the single values in a page's embedded data under the keys of the description."""
    keys = {k.removeprefix("json."): v for k, v in layout.items() if k.startswith("json.") and "each" not in k}
    data = _data(tree, layout) if keys else None
    if data is None:
        return
    for key, path in keys.items():
        value = _first(data, path)
        if value:
            yield key, value


def _data(tree: Any, layout: Mapping[str, str]) -> Any:
    """Parse the script: all of it where it is JSON, else from its first brace ("window.STATE = {...};")."""
    node = tree.css_first(layout["json"]) if "json" in layout else None
    text = node.text() if node is not None else ""
    begin = text.find("{")
    if begin < 0 or len(text) > _LARGEST:
        return None
    try:
        return json.JSONDecoder(strict=False).raw_decode(text, begin)[0]
    except (ValueError, RecursionError):
        return None


def _at(data: Any, path: str) -> Iterator[Any]:
    """Yield what stands under a path of keys; `*` is every item, of a list or of a mapping.

    >>> list(_at({"a": [{"b": 1}, {"b": 2}]}, "a.*.b"))
    [1, 2]
    """
    found = [data]
    for key in path.split("."):
        step: list[Any] = []
        for item in found:
            if key == "*":
                step += item.values() if isinstance(item, dict) else item if isinstance(item, list) else ()
            elif isinstance(item, dict) and key in item:
                step.append(item[key])
            elif isinstance(item, list) and key.isdigit() and int(key) < len(item):
                step.append(item[int(key)])
        found = step
    yield from found


def _first(data: Any, path: str) -> str | None:
    """Return the first scalar under one of the paths, as text without tags; lines stay lines."""
    for one in path.split(" || "):
        for value in _at(data, one):
            if isinstance(value, str | int | float) and not isinstance(value, bool):
                text = clean(unescape(_ANY_TAG.sub("", _TAG.sub("\n", str(value))))).strip()
                if text:
                    return text
    return None
