"""What the parts of a page say of its kind: for and against, a plot and nothing else, makers' own news."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cinequorum.extract.data.kinds import CONS, MAKING, OWN_FILM, PLOTS, PROS
from cinequorum.extract.evidence import Evidence

_PROS, _CONS, _PLOTS = frozenset(PROS), frozenset(CONS), frozenset(PLOTS)
_HEADING = 24  # characters of such a heading
_SIGNS = " *_#:：+-–—✅❌👍👎"
_PROSE = 20  # words of a paragraph
_FEW_LABELS = 2  # of a film's record beside its plot
_OWN = re.compile(OWN_FILM)
_MAKING = re.compile(MAKING)
_OFTEN = 2  # mentions of one's own film
_ASKING = 3  # questions from which makers are asked, and the page is a talk
_QUOTES = ("“", "«", "„", '"')


def by_sections(evidence: Evidence) -> Iterator[tuple[str, float, str]]:
    """Yield kind, weight and reason for the parts that a page is made of."""
    heads = [_heading(line) for line in evidence.lines]
    if not _PROS.isdisjoint(heads) and not _CONS.isdisjoint(heads):
        yield "critic_review", 3.0, "says what speaks for the film and what against it"
    elif evidence.labels >= _FEW_LABELS and not evidence.reviews and _only_plots(evidence, heads):
        yield "listing", 2.5, "a record, and no prose but the plot"
    if _by_makers(evidence):
        yield "news", 2.5, "its makers speak of their own film"
        yield "critic_review", -2.0, "its makers speak of their own film"


def _heading(line: str) -> str:
    """Return a short line, or the label with which a line begins, as a heading is looked up; else nothing.

    >>> _heading("The Good:"), _heading("Pros: the sea"), _heading("A good film, but what a bad ending it has.")
    ('the good', 'pros', '')
    """
    if len(line) > _HEADING:
        line = line[: _HEADING + 1].partition(":")[0] if ":" in line[:_HEADING] else ""
    return line.partition(":")[0].strip(_SIGNS).casefold()


def _only_plots(evidence: Evidence, heads: list[str]) -> bool:
    """Tell whether each paragraph stands right under a heading that announces the plot."""
    told = zip(["", *heads], evidence.sizes, strict=False)
    prose = [head in _PLOTS for head, size in told if size >= _PROSE]
    return bool(prose) and all(prose)


def _by_makers(evidence: Evidence) -> bool:
    """Tell whether those who made a film write of it, quoted by nobody and asked by nobody."""
    lower = [line.lower() for line in evidence.lines if not any(sign in line for sign in _QUOTES)]
    own = sum(len(_OWN.findall(line)) for line in lower)
    if own < _OFTEN or not any(map(_MAKING.search, lower)):
        return False
    return sum(line.rstrip().endswith("?") for line in evidence.lines) < _ASKING
