"""What is fuzzed: whole pages of each sort, each parser of pages by itself, and each reader of files and questions.

Nothing of the library is imported here: the harness says first which modules are to be watched.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from fuzz import files
from tests.robust import pieces

ROOT = Path(__file__).resolve().parents[1]
PAGES = {"page-html": "page.html", "page-markdown": "page.md", "page-text": "page.txt", "page-bytes": "page"}
"""Whole pages: the name that each is read under."""

WATCHED = {
    "bytes": ("acquire", "text.charset"),
    "dates": ("text", "extract.publication", "extract.reviews.dates"),
    "scores": ("text",),
    "numbers": ("text",),
    "folds": ("text",),
    "front": ("extract.frontmatter",),
    "markdown": ("extract",),
    "lines": ("extract",),
    "html": ("extract",),
    "structured": ("extract", "text.dates"),
    "names": ("names", "text.fold"),
    "titles": ("names.titles", "text.fold", "understand"),
    "claims": ("understand", "text"),
    "opinions": ("understand", "text"),
    "layout": ("extract",),
    "metadata": ("extract.frontmatter", "extract.metadata", "understand"),
    **files.WATCHED,
}
"""Parsers: the modules whose branches guide the fuzzer. To watch all of them costs ten seconds at the start."""

_MARKUP = (
    *(f"<{tag}>" for tag in pieces.TAGS),
    *(f"</{tag}>" for tag in pieces.TAGS),
    *(f"<span {attribute}>" for attribute in pieces.ATTRIBUTES),
)
_JSON_LD = tuple(f'<script type="application/ld+json">{{{value}}}</script>' for value in pieces.JSON)
_BYTES = ("\ufeff", "\x1f\x8b", '<meta charset="utf-16">', '<meta charset="shift_jis">', "<?xml encoding='", "%PDF")
_GRAMMAR = {
    "page-html": _MARKUP + _JSON_LD + pieces.JSON,
    "page-markdown": pieces.MARKDOWN,
    "page-bytes": _BYTES,
    "bytes": _BYTES,
    "front": pieces.MARKDOWN,
    "markdown": pieces.MARKDOWN,
    "html": _MARKUP + _JSON_LD,
    "structured": pieces.JSON * 3,
    "layout": _MARKUP + pieces.JSON,
}
_COMMON = (
    *pieces.NAMES, *pieces.TITLES, *pieces.DATES, *pieces.RATINGS, *pieces.SENTENCES, *pieces.ODD, "\n", "\n", "\n\n",
    " ", ": ", ", ",
)  # fmt: skip
_CASES = {"scores": "ratings_text", "claims": "facts_claims", "titles": "films", "opinions": "films"}
_LONGEST = {"layout": 6000, **dict.fromkeys(PAGES, 1500)}  # bytes: a few paragraphs, which are read in some 50 ms
_LINES = 400  # bytes for a parser by itself
_FILES = 2500  # bytes for a reader of files


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One thing to fuzz: what its inputs are put together from, the first of them, and what one may cost.

    `home` is the module with its check, `watched` are the modules that guide the fuzzer, `longest` is in bytes,
    `seconds` is processor time.
    """

    name: str
    home: str
    watched: tuple[str, ...]
    grammar: tuple[bytes, ...]
    seeds: tuple[bytes, ...]
    longest: int
    seconds: float


def target(name: str) -> Target:
    """Describe the target of that name."""
    if name in files.WATCHED:
        return Target(
            name=name,
            home=files.home(name),
            watched=WATCHED[name],
            grammar=(*files.grammar(name), *(piece.encode("utf-8", "surrogatepass") for piece in _COMMON)),
            seeds=files.seeds(name),
            longest=_FILES,
            seconds=1.0,
        )
    longest = _LONGEST.get(name, _LINES)
    return Target(
        name=name,
        home="tests.robust.parsers",
        watched=WATCHED.get(name, ("",)),
        grammar=tuple(piece.encode("utf-8", "surrogatepass") for piece in (*_GRAMMAR.get(name, ()), *_COMMON)),
        seeds=tuple(seed for text in _seeds(name) if len(seed := text.encode()) <= longest),
        longest=longest,
        seconds=5.0 if name in PAGES else 1.0,
    )


def names() -> tuple[str, ...]:
    """Return the names of all targets."""
    return (*PAGES, *WATCHED)


def _seeds(name: str) -> tuple[str, ...]:
    if name == "layout":
        return tuple(_address(path.stem) + path.read_text("utf-8") for path in (ROOT / "tests/sites/pages").iterdir())
    if name in _CASES:
        return tuple(case["text"] for case in _cases(_CASES[name]))
    return tuple(_page(number, name) for number in range(12))


def _address(stem: str) -> str:
    return f"{stem.partition('-')[0]}.com/\n"


def _cases(file: str) -> list[dict[str, str]]:
    rows = (ROOT / "tests" / "cases" / f"{file}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(row) for row in rows]


def _page(number: int, name: str) -> str:
    """Return a page of a few lines, each number another."""

    def one(of: tuple[str, ...], step: int = 0) -> str:
        return of[(number + step) % len(of)]

    words = [
        one(pieces.TITLES),
        one(pieces.SENTENCES),
        one(pieces.SENTENCES, 5),
        one(pieces.DATES),
        one(pieces.RATINGS),
    ]
    if name in {"page-html", "html"}:
        return f"<title>{words[0]}</title>{one(_JSON_LD)}<h1>{words[0]}</h1><p>" + "<p>".join(words[1:])
    if name in {"page-markdown", "markdown", "front"}:
        return f"---\ntitle: {one(pieces.NAMES)}\ndate: {words[3]}\n---\n# " + "\n\n".join(words)
    if name == "structured":
        return "{" + ", ".join((one(pieces.JSON[:5]), *pieces.JSON[:2])) + "}"
    return "\n".join((*words, one(pieces.NAMES)))
