"""Where else on a page the words that give its story away stand: titles, teasers, captions, words for previews."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cinequorum.model.opinion import Spoiler
from cinequorum.model.page import Block, Page, Role, Span
from cinequorum.text.fold import fold
from cinequorum.text.sentences import sentence_spans

RUN = 5  # words in a row; of scripts without spaces twice as many characters
_READ = frozenset({Role.BODY, Role.USER_REVIEW})  # read sentence by sentence
_LEVELS = ("none", "mild", "major")
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_TOKEN = re.compile(rf"[{_UNSPACED}]{{2}}|[^\W_{_UNSPACED}]+|[{_UNSPACED}]")

Run = tuple[str, ...]


def with_echoes(spoilers: tuple[Spoiler, ...], page: Page) -> tuple[Spoiler, ...]:
    """Return the spoilers of a page's prose, in text order, with whatever else repeats their words.

    Five words of a spoiling sentence in the same order make a repetition. Of prose its sentence is one then, of
    anything else (a title, a teaser, words for previews) the whole block. Free on pages that give nothing away.
    """
    if not spoilers:
        return spoilers
    told: dict[Run, Spoiler] = {}
    for spoiler in sorted(spoilers, key=lambda one: _LEVELS.index(one.level)):
        told.update(dict.fromkeys(_runs(page.slice(spoiler.span)), spoiler))
    words = {word for run in told for word in run if len(word) > 3}
    echoes = tuple(_echoes(page, told, words, spoilers))
    return tuple(sorted((*spoilers, *echoes), key=lambda one: (one.span.start, one.span.end))) if echoes else spoilers


def _echoes(page: Page, told: dict[Run, Spoiler], words: set[str], spoilers: Sequence[Spoiler]) -> Iterator[Spoiler]:
    """Yield what repeats: first by any longer word in common, since most blocks of a page have none."""
    for block in page.blocks:
        tokens = _tokens(page.slice(block.span))
        if (words and words.isdisjoint(tokens)) or _worst(tokens, told) is None:
            continue
        for span in _pieces(page, block):
            worst = _worst(_tokens(page.slice(span)), told)
            if worst is not None and not any(_touch(one.span, span) for one in spoilers):
                yield Spoiler(level=worst.level, p=worst.p, span=span)


def _pieces(page: Page, block: Block) -> Iterator[Span]:
    """The sentences of what is read by sentences, else the block."""
    if block.role in _READ:
        at = block.span.start
        yield from (page.span(at + a, at + b) for a, b in sentence_spans(page.slice(block.span), page.language))
    else:
        yield block.span


def _worst(tokens: list[str], told: dict[Run, Spoiler]) -> Spoiler | None:
    found = (told[run] for run in _runs_in(tokens) if run in told)
    return max(found, key=lambda one: (_LEVELS.index(one.level), one.p), default=None)


def _touch(span: Span, other: Span) -> bool:
    return span.start < other.end and other.start < span.end


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(fold(text))


def _runs(text: str) -> Iterator[Run]:
    return _runs_in(_tokens(text))


def _runs_in(tokens: list[str]) -> Iterator[Run]:
    """The runs of five; of fewer words all of them are one."""
    yield from (tuple(tokens[at : at + RUN]) for at in range(max(1, len(tokens) - RUN + 1)) if len(tokens) >= RUN)
