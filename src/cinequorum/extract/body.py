"""Which blocks of an HTML page are its main content (trafilatura decides, our blocks are aligned with its lines)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cinequorum.extract.drafts import DEEPEST, Draft
from cinequorum.extract.limits import MAIN_BLOCKS, MAIN_TEXT
from cinequorum.model.page import Role

_WORD = re.compile(r"\w+")
_RUN = 4  # words of a run that is looked up
_ENOUGH = 25  # words below which nothing counts as found


def main_content(html: str, drafts: Sequence[Draft]) -> tuple[bool, ...]:
    """Tell for each draft whether it belongs to the page's main content."""
    deepest = max((len(draft.chain) for draft in drafts), default=0)
    small = deepest < DEEPEST and len(html) <= MAIN_TEXT and len(drafts) <= MAIN_BLOCKS
    lines = _extracted(html) if small else []
    if sum(len(line) for line in lines) < _ENOUGH:
        return _dense(drafts)
    return _filled(_aligned(drafts, lines), drafts)


def _extracted(html: str) -> list[list[str]]:
    """Return the lines that trafilatura keeps, as folded words."""
    import trafilatura

    text = trafilatura.extract(html, fast=True, include_comments=False, deduplicate=False) or ""
    return [words for line in text.split("\n") if (words := _words(line))]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _aligned(drafts: Sequence[Draft], lines: Sequence[Sequence[str]]) -> list[bool]:
    """Find our blocks among the lines: long ones by runs of words, short ones as a whole line or a line's beginning."""
    runs = {tuple(line[i : i + _RUN]) for line in lines for i in range(max(1, len(line) - _RUN + 1))}
    whole = {tuple(line) for line in lines}
    found = []
    for draft in drafts:
        words = _words(draft.text)
        if len(words) <= 2 * _RUN:
            found.append(bool(words) and (tuple(words) in whole or (len(words) >= _RUN and tuple(words) in runs)))
            continue
        windows = [tuple(words[i : i + _RUN]) for i in range(0, len(words) - _RUN + 1, 2)]
        found.append(sum(w in runs for w in windows) >= 0.6 * len(windows))
    return found


def _filled(found: list[bool], drafts: Sequence[Draft]) -> tuple[bool, ...]:
    """Drop what only looks alike (a teaser of the page's own headline); keep short blocks inside the main run."""
    held = _held(drafts, found)
    total = sum(len(d.text) for d, is_main in zip(drafts, found, strict=True) if is_main)
    return tuple(
        is_main and not (draft.hint is not None and held.get(draft.holder, 0) < 0.3 * total)
        for draft, is_main in zip(drafts, found, strict=True)
    )


def _held(drafts: Sequence[Draft], found: Sequence[bool]) -> dict[int, int]:
    """Return how many characters of main content each furniture-like element holds."""
    held: dict[int, int] = {}
    for draft, is_main in zip(drafts, found, strict=True):
        if is_main and draft.hint is not None:
            held[draft.holder] = held.get(draft.holder, 0) + len(draft.text)
    return held


def _dense(drafts: Sequence[Draft]) -> tuple[bool, ...]:
    """Without trafilatura: prose is long and has few links; short blocks between prose belong to it."""
    prose = [d.hint is None and d.role is None and d.linked < 0.4 and len(_words(d.text)) >= 12 for d in drafts]
    if not any(prose):
        return tuple(d.hint is None and d.role is not Role.CAPTION for d in drafts)
    first, last = prose.index(True), len(prose) - 1 - prose[::-1].index(True)
    return tuple(
        is_prose or (first - 3 <= i <= last and draft.hint is None and draft.linked < 0.4)
        for i, (draft, is_prose) in enumerate(zip(drafts, prose, strict=True))
    )
