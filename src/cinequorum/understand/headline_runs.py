"""Words that a headline shares with the text below it: the title in a sentence ("Why Foghorn still matters")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cinequorum.model.page import Page, Role
from cinequorum.text.fold import fold
from cinequorum.understand.data import headlines, works
from cinequorum.understand.headline_frame import is_frame
from cinequorum.understand.prose import Prose
from cinequorum.understand.title_shape import no_film, places_of, trimmed

_WORD: Final = re.compile(r"[^\W_]+(?:[’'.&-][^\W_]+)*!?")
_SENTENCE_WORDS: Final = frozenset(headlines.SENTENCE_WORDS)
_SMALL: Final = frozenset((*works.JOINERS, *works.LOOSE_JOINERS, *headlines.FILLERS))
_FIGURE: Final = re.compile(r"\d{1,2}|[IVX]{1,4}")
_CAPITAL_BESIDE: Final = re.compile(r"[’']?\s[^\W\d_a-zà-ÿа-я]")
_MOST_WORDS: Final = 24
_LONGEST_RUN: Final = 8
_LEAST: Final = 2  # times that a run of one word stands in the text


def shared_runs(prose: Prose, known: frozenset[str]) -> tuple[tuple[str, bool], ...]:
    """Return the longest runs of words that a headline with a verb shares with the text, and whether it opens so.

    A run begins with a capital in the text too, ends with no small word, and is neither a name nor the headline as a
    whole. Runs of one word must stand in the text twice.
    """
    found: dict[str, bool] = {}
    body = " ".join(s.text for s in prose.sentences if s.role is Role.BODY)
    for headline in _headlines(prose.page):
        for run, opens in _runs(headline, body):
            told = is_sentence_around(run, headline) or _is_repeated(run, headline, body)
            if told and not no_film(run, known) and not _is_place(run):
                found[run] = found.get(run, False) or opens
    return tuple(found.items())


def _is_repeated(run: str, headline: str, body: str) -> bool:
    """Tell a run of several words that the text repeats, in a headline that says much more."""
    rest = headline.replace(run, " ", 1).split()
    return " " in run and len(rest) >= _MUCH_MORE and sum(1 for _ in places_of(body, run)) >= _REPEATED


_MUCH_MORE: Final = 4  # words
_REPEATED: Final = 3


def is_sentence_around(run: str, headline: str) -> bool:
    """Tell a headline in which words of a sentence stand beside the run ("Why Foghorn still matters")."""
    rest = headline.replace(run, " ", 1)
    words = [w.casefold() for w in _WORD.findall(rest)]
    return run in headline and len(words) > 1 and not _SENTENCE_WORDS.isdisjoint(words)


def _headlines(page: Page) -> list[str]:
    blocks = [page.slice(b.span) for b in page.having(Role.TITLE)[:1]]
    return list(dict.fromkeys(text.strip() for text in (page.headline or "", *blocks) if text.strip()))


def _runs(headline: str, body: str) -> Iterator[tuple[str, bool]]:
    words = list(_WORD.finditer(headline))[:_MOST_WORDS]
    start = 0
    while start < len(words):
        end = _reach(headline, words, start, body)
        if end is None:
            start += 1
            continue
        run = trimmed(headline[words[start].start() : words[end - 1].end()])
        whole = end - start == len(words)
        if not whole and not is_frame(run) and _counts(run, body):
            yield run, start == 0
        start = end


def _reach(headline: str, words: list[re.Match[str]], start: int, body: str) -> int | None:
    """Return the index after the last word of the longest run from `start` that the text holds, or None."""
    first = words[start].group()
    if first[0].islower() or first.casefold() in _SENTENCE_WORDS:
        return None
    for end in range(min(len(words), start + _LONGEST_RUN), start, -1):
        last = words[end - 1].group().casefold()
        if last in _SMALL or last in _SENTENCE_WORDS:
            continue
        if end < len(words) and _FIGURE.fullmatch(words[end].group()):  # "Foghorn 2" is not about "Foghorn"
            return None
        run = headline[words[start].start() : words[end - 1].end()]
        if next(places_of(body, run), None) is not None:
            return end
    return None


def _counts(run: str, body: str) -> bool:
    if " " in run:
        return True
    alone = sum(not _CAPITAL_BESIDE.match(body, at + len(run)) for at in places_of(body, run))
    return run.casefold() not in works.PLAIN_WORDS and alone >= _LEAST


def _is_place(run: str) -> bool:
    """Tell a festival, an institution or a prize."""
    return any(word in works.INSTITUTIONS for word in fold(run).split())
