"""Text that several pages print word for word."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from cinequorum.model.page import Block, Page, Role, Span
from cinequorum.reconcile.sets import joined
from cinequorum.text.fold import fold
from cinequorum.text.sentences import sentence_spans

RUN = 8  # words: shorter runs are shared by chance (a title with its director, "one of the best films of the year")
MOST_OF = 0.8  # of the shorter sentence
CROWD = 40  # pages: a run on more pages than this is compared with the first ones only

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a page's prose and its folded words. `number` counts the sentences of the page."""

    page: int
    number: int
    span: Span
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedSentences:
    """Neighbouring sentences that stand on each of these pages: for each, one span."""

    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copying:
    """What the pages of one film share, and which part of each page's words that is, in the order of the pages."""

    shared: tuple[SharedSentences, ...]
    shares: tuple[float, ...]


def find_copying(pages: Sequence[Page]) -> Copying:
    """Return the sentences of eight or more words that stand on two or more of `pages`.

    Two sentences are one where at least four fifths of the shorter one's words stand in runs of eight that both have
    (so a label glued to a synopsis hides nothing). Linear in the words of the pages for text that few pages share.
    """
    sentences = [s for number, page in enumerate(pages) for s in _sentences(number, page)]
    groups = [group for group in joined(len(sentences), _pairs(sentences)) if len(group) > 1]
    members = [[sentences[i] for i in group] for group in groups]
    covered: Counter[int] = Counter()
    for group in members:
        for sentence in group:
            covered[sentence.page] += len(sentence.words)
    totals = Counter(dict.fromkeys(range(len(pages)), 0))
    for sentence in sentences:
        totals[sentence.page] += len(sentence.words)
    shares = tuple(covered[n] / totals[n] if totals[n] else 0.0 for n in range(len(pages)))
    return Copying(shared=tuple(_merged(members)), shares=shares)


def _sentences(number: int, page: Page) -> Iterable[Sentence]:
    count = 0
    for block in page.having(Role.BODY, Role.USER_REVIEW):
        for span in _spans(page, block):
            words = tuple(fold(word) for word in _WORD.findall(page.slice(span)))
            yield Sentence(page=number, number=count, span=span, words=words)
            count += 1


def _spans(page: Page, block: Block) -> Iterable[Span]:
    start = block.span.start
    for a, b in sentence_spans(page.slice(block.span), page.language):
        yield page.span(start + a, start + b)


def _pairs(sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    """Pairs of sentences of different pages that are mostly the same words."""
    holders: dict[tuple[str, ...], dict[int, int]] = defaultdict(dict)
    for index, sentence in enumerate(sentences):
        for at in range(len(sentence.words) - RUN + 1):
            run = sentence.words[at : at + RUN]
            if len(holders[run]) < CROWD:
                holders[run].setdefault(sentence.page, index)
    candidates = {pair for held in holders.values() if len(held) > 1 for pair in combinations(sorted(held.values()), 2)}
    return sorted(pair for pair in candidates if _mostly_same(sentences[pair[0]], sentences[pair[1]]))


def _mostly_same(a: Sentence, b: Sentence) -> bool:
    short, long = sorted((a.words, b.words), key=len)
    runs = {long[at : at + RUN] for at in range(len(long) - RUN + 1)}
    covered: set[int] = set()
    for at in range(len(short) - RUN + 1):
        if short[at : at + RUN] in runs:
            covered.update(range(at, at + RUN))
    return len(covered) >= MOST_OF * len(short)


def _merged(groups: list[list[Sentence]]) -> Iterable[SharedSentences]:
    """Join groups that follow one another on the same pages."""
    rows: list[dict[int, Sentence]] = []
    for group in groups:
        first: dict[int, Sentence] = {}
        for sentence in group:
            first.setdefault(sentence.page, sentence)
        rows.append(first)
    run: list[dict[int, Sentence]] = []
    for row in rows:
        if run and not _follows(run[-1], row):
            yield _shared(run)
            run = []
        run.append(row)
    if run:
        yield _shared(run)


def _follows(row: dict[int, Sentence], after: dict[int, Sentence]) -> bool:
    return row.keys() == after.keys() and all(0 < after[page].number - row[page].number <= 1 for page in row)


def _shared(run: list[dict[int, Sentence]]) -> SharedSentences:
    spans = tuple(
        Span(page=run[0][page].span.page, start=run[0][page].span.start, end=run[-1][page].span.end)
        for page in sorted(run[0])
    )
    return SharedSentences(spans=spans)
