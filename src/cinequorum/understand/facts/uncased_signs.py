"""What stands around a person's name in Chinese, Japanese and Korean sentences, as signs for the learned weights.

Words are not parted there. So words of the trade are looked for as they stand: right beside a name, in the same clause,
in the sentence; and the characters right beside it are signs themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from cinequorum.text.alternatives import any_of
from cinequorum.understand.data.uncased_signs import BESIDE
from cinequorum.understand.facts.marking import OTHER, PERSON, SUBJECT
from cinequorum.understand.facts.scene import Line

_CLAUSE: Final = re.compile(r"[，,。；;！!？?…]")
_BETWEEN: Final = " 　：:、（(「『《・/／·*_"
_AFTER: Final = " 　：:（()））」』》*_"
_PARTICLES: Final = "은는이가의을를도がはのを氏さん的"
_LIST: Final = re.compile(r"\s?[、,，/／·・和与與及と]\s?|\s?(?:와|과|및|그리고)\s|[와과] ")
_BETWEEN_LISTED: Final = 4  # characters
_MOST: Final = 4  # names of a sentence: more is as much
_FAR: Final = 14  # characters of a clause
_HANGUL: Final = re.compile("[가-힣]{1,3}(?![가-힣])")
_HAN: Final = re.compile("[一-鿿々]")
_MARKS: Final = {SUBJECT: "<film>", OTHER: "<other>", PERSON: "<person>"}


class Cue(NamedTuple):
    """A word that says something of a person beside it: where, and what."""

    start: int
    end: int
    says: tuple[str, ...]


class Neighbour(NamedTuple):
    """Another name in a sentence: where, and what the rules say of the person."""

    start: int
    end: int
    trades: tuple[str, ...]


def cues_in(text: str) -> tuple[Cue, ...]:
    """Return the words of a sentence that say something of persons.

    >>> [cue.says for cue in cues_in("导演王小明")]
    [('director',)]
    """
    known, found = _known(), _pattern()
    return tuple(Cue(m.start(), m.end(), known[m[0]]) for m in found.finditer(text))


@cache
def _known() -> Mapping[str, tuple[str, ...]]:
    told: dict[str, set[str]] = {}
    for name, words in BESIDE.items():
        for word in words:
            told.setdefault(word, set()).add(name)
    return {word: tuple(sorted(names)) for word, names in told.items()}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(any_of(_known()))


def line_signs(line: Line, cues: Sequence[Cue]) -> frozenset[str]:
    """Return what a sentence shows of whoever is named in it."""
    signs = {f"~line {name}" for cue in cues for name in cue.says}
    signs.update(f"~line {said}" for mark, said in _MARKS.items() if mark in line.marked and mark != PERSON)
    signs.update(("~", f"~role={line.sentence.role.name}"))
    return frozenset(signs)


def beside(line: Line, place: tuple[int, int], cues: Sequence[Cue]) -> Iterator[str]:
    """Yield what stands around the name at `place`."""
    start, end = place
    yield from (f"~shape={_shape(line.text[start:end])}", f"~-1 {_before(line, start)}", f"~+1 {_next(line, end)}")
    clause = max((m.end() for m in _CLAUSE.finditer(line.text, 0, start)), default=0)
    stop = _CLAUSE.search(line.text, end)
    last = stop.start() if stop else len(line.text)
    for cue in cues:
        if cue.start < end and cue.end > start:
            continue
        side = "left" if cue.end <= start else "right"
        gap = line.text[cue.end : start] if side == "left" else line.text[end : cue.start]
        if len(gap) <= 3 and not gap.strip(_BETWEEN if side == "left" else _AFTER + _PARTICLES):
            yield from (f"~{side} {name}" for name in cue.says)
        elif cue.start >= clause and cue.end <= last:
            near = " near" if len(gap) <= _FAR else " far"
            yield from (f"~{side}{near} {name}" for name in cue.says)


def signs_of_others(line: Line, place: tuple[int, int], names: Sequence[Neighbour]) -> Iterator[str]:
    """Yield what the other names of a sentence say of the one at `place`."""
    others = [name for name in names if name.start != place[0]]
    yield f"~names={min(len(others), _MOST)}"
    for other in others:
        listed = _are_listed(line, other.end, place[0]) or _are_listed(line, place[1], other.start)
        if listed:
            yield "~listed"
        yield from (f"~{'listed' if listed else 'with'}:{trade}" for trade in other.trades)


def _are_listed(line: Line, end: int, start: int) -> bool:
    """Say whether what stands between two names, from `end` to `start`, makes them a list."""
    return 0 < start - end <= _BETWEEN_LISTED and _LIST.fullmatch(line.text, end, start) is not None


def _shape(name: str) -> str:
    if _HAN.match(name):
        return "dotted" if re.search(r"[·・･•‧∙．]", name) else f"han{min(len(name), 5)}"
    if "가" <= name[0] <= "힣":
        return "hangul" if " " not in name else "hangul words"
    return "kana" if "ァ" <= name[0] <= "ヿ" else "latin"


def _before(line: Line, start: int) -> str:
    """Return the character before a name; a class for letters that say nothing."""
    before = line.marked[:start].rstrip(" 　")
    return _said(before[-1]) if before else "<begin>"


def _next(line: Line, end: int) -> str:
    """Return what follows a name: a particle, a sign, a class of letters."""
    if end >= len(line.text):
        return "<end>"
    particle = _HANGUL.match(line.text, end)
    return particle[0] if particle else _said(line.marked[end])


def _said(char: str) -> str:
    if char in _MARKS or (char < "\ue010" and char >= "\ue000"):
        return next((said for mark, said in _MARKS.items() if char in (mark, chr(ord(mark) + 1))), "<name>")
    if char.isalpha() and (char.isascii() or "ァ" <= char <= "ヿ" or "가" <= char <= "힣"):
        return "<letter>"
    return "<number>" if char.isdigit() else char
