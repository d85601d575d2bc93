"""The front matter of a Markdown post: YAML between `---`, TOML between `+++`, JSON between braces, or bare lines.

Bare lines are how Pelican and MultiMarkdown write it: `Title: ...` first, no fence, a blank line after the last key. A
film's data sheet at the top of a text looks alike, but has no keys that only a program for sites reads.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml

from cinequorum.extract.data.bylines import POST_TITLE_KEYS
from cinequorum.extract.material import Stated

_FENCED = re.compile(r"\s{0,20}(-{3,5}|\+{3,5})[ \t]{0,10}\n(.{0,60000}?)(?:^|\n)\1[ \t]{0,10}(?:\n|$)", re.DOTALL)
_LINE = re.compile(r"^([A-Za-z_][\w .-]{0,39}?)\s{0,5}([:=])[ \t]{0,5}(.*)$", re.MULTILINE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")
_SWITCH = "tag:yaml.org,2002:bool"
_MOST = 500  # values of one front matter
_BARE = re.compile(
    r"\s{0,20}(?P<inner>title[ \t]{0,5}:[^\n]{1,400}"
    r"(?:\n(?:[A-Za-z_][\w-]{0,29}[ \t]{0,5}:|[ \t]{2,8}\S)[^\n]{0,2000}){2,60})\n(?:[ \t]{0,10}\n|$)",
    re.IGNORECASE,
)
_FOR_PROGRAMS = frozenset(
    {"slug", "tags", "category", "categories", "layout", "status", "modified", "permalink", "template", "authors"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """A front matter as it stands in the page, the values in it, and where the rest of the page begins.

    `broken` is one that does not parse and was read line by line.
    """

    text: str
    stated: tuple[Stated, ...]
    rest: int
    broken: bool = False


def read_front(text: str) -> Front | None:
    """Read the front matter at the beginning of `text`; None where there is none.

    One that does not parse is read line by line (`key: value`), and kept even where that finds nothing.

    >>> front = read_front("---\\ntitle: A Film\\ntags: [one, two]\\n---\\nText")
    >>> [(s.key, s.value) for s in front.stated]
    [('title', 'A Film'), ('tags', 'one'), ('tags', 'two')]
    """
    match = _FENCED.match(text)
    if match is None:
        return _read_json(text) if text.lstrip()[:1] == "{" else _read_bare(text)
    inner = match[2].strip("\n")
    stated = _read(inner, match[1][:3])
    if isinstance(stated, _Unparsed):
        return Front(text=inner, stated=tuple(_lines(inner)), rest=match.end(), broken=True)
    return None if stated is None else Front(text=inner, stated=stated, rest=match.end())


def _read_bare(text: str) -> Front | None:
    """Read keys and values that open a post without a fence around them.

    >>> bare = "Title: Night Ferry\\nDate: 2019-04-02\\nAuthors: Ann Lee\\nSlug: night-ferry\\n\\nThe ferry leaves."
    >>> [(s.key, s.value) for s in _read_bare(bare).stated][:3]
    [('title', 'Night Ferry'), ('date', '2019-04-02'), ('authors', 'Ann Lee')]
    >>> signed = "title: Night Ferry\\ndate: 2019-04-02\\nauthor: Ann Lee\\n\\nThe ferry leaves."
    >>> [s.value for s in _read_bare(signed).stated][2:]
    ['Ann Lee']
    >>> _read_bare("Title: Night Ferry\\nYear: 1962\\nDirector: Ann Lee\\n\\nThe ferry leaves.") is None
    True
    """
    match = _BARE.match(text)
    if match is None:
        return None
    stated = tuple(_lines(match["inner"]))
    if _FOR_PROGRAMS.isdisjoint(s.key for s in stated) and not _signed_and_dated(stated):
        return None
    return Front(text=match["inner"], stated=stated, rest=match.end())


def _signed_and_dated(stated: Sequence[Stated]) -> bool:
    """Tell whether an author and a day as programs write it stand together, as on no film's data sheet."""
    told = {s.key: s.value for s in stated}
    return "author" in told and _DAY.match(told.get("date", "")) is not None


def _read_json(text: str) -> Front | None:
    """Read an object in braces that opens a post; strings, numbers and lists of them are kept."""
    begin = text.find("{")
    try:
        value, end = json.JSONDecoder(strict=False).raw_decode(text, begin)
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict) or not value:
        return None
    inner = text[begin:end]
    return Front(text=inner, stated=tuple(_of_json(value, inner)), rest=end)


def _of_json(root: dict[str, object], inner: str) -> Iterator[Stated]:
    """Yield the scalars of an object in order, each at the first place after its key where it stands."""
    stack: list[tuple[str, object]] = [("", root)]
    lowered = inner.lower()
    found = 0
    while stack and found < _MOST:
        key, value = stack.pop()
        if isinstance(value, dict):
            stack.extend((f"{key}.{k}".strip(".").lower(), v) for k, v in reversed(value.items()))
        elif isinstance(value, list):
            stack.extend((key, v) for v in reversed(value))
        elif isinstance(value, str | int | float) and not isinstance(value, bool):
            shown = " ".join(str(value).split())
            start = inner.find(shown, max(0, lowered.find(f'"{key.rpartition(".")[2]}"')))
            if shown and start >= 0:
                found += 1
                yield Stated(key=key, value=shown, origin="front-matter", draft=0, start=start, end=start + len(shown))


class _Unparsed:
    """What is neither YAML nor TOML."""


def _read(inner: str, fence: str) -> tuple[Stated, ...] | _Unparsed | None:
    try:
        if fence == "+++":
            tomllib.loads(inner)
            return tuple(_lines(inner))
        node = yaml.compose(inner, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, tomllib.TOMLDecodeError, RecursionError, ValueError):
        return _Unparsed()
    if isinstance(node, yaml.MappingNode):
        return tuple(s for s, _ in zip(_values(node, inner), range(_MOST), strict=False))
    return () if node is None and not inner.strip() else None  # a rule and a paragraph, no front matter


def _values(root: yaml.MappingNode, inner: str) -> Iterator[Stated]:
    """Yield the scalars under `root` in text order, without recursion; anchors are not followed twice."""
    seen: set[int] = set()
    stack: list[tuple[str, yaml.Node]] = [("", root)]
    while stack:
        key, node = stack.pop()
        if isinstance(node, yaml.ScalarNode):
            yield from _scalar(key, node, inner)
        elif id(node) not in seen:
            seen.add(id(node))
            stack.extend(reversed(list(_children(key, node))))


def _children(key: str, node: yaml.Node) -> Iterator[tuple[str, yaml.Node]]:
    if isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield key, child
    elif isinstance(node, yaml.MappingNode):
        for name, child in node.value:
            if isinstance(name, yaml.ScalarNode):
                yield f"{key}.{name.value}".strip(".").lower(), child


def _scalar(key: str, node: yaml.ScalarNode, inner: str) -> Iterator[Stated]:
    raw = inner[node.start_mark.index : node.end_mark.index]
    bare = raw.strip()
    start = node.start_mark.index + raw.find(bare)
    if node.style in {"'", '"'} and len(bare) >= 2:
        start, bare = start + 1, bare[1:-1]
    elif node.style in {"|", ">"}:
        head, _, bare = bare.partition("\n")
        start += len(head) + 1 + len(bare) - len(bare.lstrip())
        bare = bare.strip()
    value = " ".join(node.value.split())
    if node.tag == _SWITCH and _switches(key, value):
        return
    if value and key and node.tag != "tag:yaml.org,2002:null":
        yield Stated(key=key, value=value, origin="front-matter", draft=0, start=start, end=start + len(bare))


def _switches(key: str, value: str) -> bool:
    """Tell a title that is only switched on or off, `headline: false`; a film may be called "No"."""
    return key in POST_TITLE_KEYS and value.lower() in {"true", "false"}


def _lines(inner: str) -> Iterator[Stated]:
    """Read `key: value` or `key = value` line by line; lists in brackets are cut at commas."""
    for match in list(_LINE.finditer(inner))[:_MOST]:
        key = match[1].strip().lower()
        raw = match[3].strip()
        if _switches(key, raw):
            continue
        items = re.finditer(r"""[^\s,\[\]"'][^,\[\]"']*""", raw) if raw[:1] == "[" else [re.search(r"\S.*", raw)]
        for item in items:
            if item is None:
                continue
            value = item[0].strip().strip("\"'")
            start = match.start(3) + match[3].find(value) if raw[:1] != "[" else match.start(3) + item.start()
            if value:
                yield Stated(key=key, value=value, origin="front-matter", draft=0, start=start, end=start + len(value))
