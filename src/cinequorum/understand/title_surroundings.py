"""What stands around words in a sentence that may be a title, as signs: small words, lists of words, rows of names.

The capitals of a sentence are marks here: another film, the page's film, whom it credits, its characters, persons.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from cinequorum.understand.data import bystanders, companies, festivals, roles, works
from cinequorum.understand.facts.rule import cue_words
from cinequorum.understand.phrases import Phrase
from cinequorum.understand.prose import Sentence

_TOKEN: Final = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\d_]+|\d+|[^\w\s\"“”„‚‘'’«»‹›*《》〈〉『』「」\[\]`]"
)
_NEAR: Final = 2  # words beside a title
_FAR: Final = 6
_MOST: Final = 4  # members of a row: more are as many
_JOINTS: Final = frozenset(
    (",", "&", "/", "、", "和", "and", "or", "und", "oder", "et", "ou", "y", "o", "e", "og", "och", "en", "i", "и", "a")
)
"""What stands between the members of a row."""
CAPITALS: Final = frozenset({"<other>", "<film>", "<person>", "<credited>", "<part>", "<title>", "<word>", "<given>"})
"""The marks of runs of capitals."""


class Shown(NamedTuple):
    """A sentence: its words and marks, where each begins in it, and its own signs."""

    tokens: list[str]
    starts: list[int]
    signs: frozenset[str]


@cache
def lists_of() -> Mapping[str, tuple[str, ...]]:
    """Return the lists that a word is in."""
    found: dict[str, set[str]] = {}
    for name, phrases in _lists():
        for word in cue_words(phrases):
            found.setdefault(word, set()).add(name)
    return {word: tuple(sorted(names)) for word, names in found.items()}


def _lists() -> Iterator[tuple[str, Iterable[str]]]:
    yield "film", (*works.FILM_WORDS, *works.FILM_CUE_WORDS, *works.A_FILM, *roles.FILM_NOUNS)
    yield "films", (*works.FILM_PLURALS, *works.ROW_PLURALS)
    yield "compares", works.COMPARE_BEFORE
    yield "compared", (*works.COMPARE_AFTER, *works.COMPARE_ANYWHERE)
    yield "mention", (*works.MENTION_BEFORE, *works.MENTION_AFTER)
    yield "directed", (*works.DIRECTOR_BEFORE, *works.DIRECTOR_AFTER)
    yield "played", (*works.CAST_BEFORE, *works.CAST_AFTER, *works.ACTING_WORDS, *works.ROLE_WORDS)
    yield "other art", works.OTHER_WORKS
    yield "music", (*works.MUSIC_WORDS, *works.SINGING, *works.SOUNDS)
    yield "speech", works.SPEECH_WORDS
    yield "maker", (*works.MAKER_WORDS, *works.WRITER_WORDS, *bystanders.MAKERS)
    yield "series", (*works.SERIES_BEFORE, *works.SERIES_AFTER)
    yield "example", (*works.EXAMPLE_WORDS, *works.SUCH_AS)
    yield "prize", (*works.PRIZE_NOUNS, *festivals.WON, *festivals.NOMINATED)
    yield "came out", works.CAME_OUT
    yield "continues", (*works.CONTINUING, *works.PART_WORDS)
    yield "kin", works.KINSHIP
    yield "institution", (*works.INSTITUTIONS, *works.VENUE_WORDS)
    yield "company", (*companies.COMPANY_WORDS, *companies.MADE_BY)
    yield "office", (*works.OFFICES, *works.HONORIFICS)
    yield "part", (*roles.PART_HEADS, *roles.PLAYER_HEADS)


def shown(sentence: Sentence, phrases: Sequence[Phrase], mark: Callable[[Phrase], str]) -> Shown:
    """Return a sentence as the signs see it; `phrases` are its runs of capitals, `mark` says what each stands for."""
    words, at = sentence.text, 0
    tokens: list[str] = []
    starts: list[int] = []
    for phrase in phrases:
        if phrase.start >= at:
            _add_tokens(tokens, starts, words, (at, phrase.start))
            starts.append(phrase.start)
            tokens.append(mark(phrase))
            at = phrase.end
    _add_tokens(tokens, starts, words, (at, len(words)))
    lists = lists_of()
    signs = {f"line:{name}" for token in tokens if token in lists for name in lists[token]}
    signs.update(f"line:{token}" for token in ("<film>", "<other>", "<person>") if token in tokens)
    signs.add(f"role={sentence.role.name}")
    signs.add(f"at={int(sentence.position * 3)}")
    if sentence.review is not None:
        signs.add("of a visitor")
    return Shown(tokens=tokens, starts=starts, signs=frozenset(signs))


def _add_tokens(tokens: list[str], starts: list[int], words: str, place: tuple[int, int]) -> None:
    lists = lists_of()
    for match in _TOKEN.finditer(words, *place):
        word = match[0]
        starts.append(match.start())
        if word[0].isdigit():
            year = len(word) == len("1999") and word[:2] in {"18", "19", "20"}
            tokens.append("<year>" if year else "<number>")
        else:
            low = word.lower()
            tokens.append("<word>" if word[0].isupper() and low not in lists else low)


def add_words(found: set[str], tokens: Sequence[str], first: int, last: int) -> None:
    """Add the words beside a title, which takes the tokens from `first` to before `last`, and lists."""
    count = len(tokens)
    before = tokens[first - 1] if first else "<begin>"
    further = tokens[first - 2] if first > 1 else "<begin>"
    after = tokens[last] if last < count else "<end>"
    beyond = tokens[last + 1] if last + 1 < count else "<end>"
    found.update(
        (
            f"-1 {before}",
            f"+1 {after}",
            f"-2 {further}",
            f"+2 {beyond}",
            f"-2-1 {further} {before}",
            f"+1+2 {after} {beyond}",
            f"-1+1 {before} {after}",
        )
    )
    if first > _NEAR:
        found.add(f"-3-2-1 {tokens[first - 3]} {further} {before}")
    lists = lists_of()
    for at in range(max(0, first - _FAR), first):
        if tokens[at] in lists:
            side = "left near" if first - at <= _NEAR else "left"
            found.update([f"{side} {name}" for name in lists[tokens[at]]])
    for at in range(last, min(count, last + _FAR)):
        if tokens[at] in lists:
            side = "right near" if at - last < _NEAR else "right"
            found.update([f"{side} {name}" for name in lists[tokens[at]]])


def add_row(found: set[str], tokens: Sequence[str], first: int, last: int) -> None:
    """Add what a row of names that a title stands in has before it and in it: `like Salt, Nine Tides and Rope`."""
    head, members = _head_of(tokens, first)
    members += _rest_of(tokens, last)
    if not members:
        return
    found.add(f"row={min(len(members), _MOST)}")
    found.update([f"row with {member}" for member in members])
    if head < first:
        before = tokens[head - 1] if head else "<begin>"
        further = tokens[head - 2] if head > 1 else "<begin>"
        found.add(f"row -1 {before}")
        found.add(f"row -2-1 {further} {before}")
        lists = lists_of()
        for at in range(max(0, head - _FAR), head):
            if tokens[at] in lists:
                found.update([f"row left {name}" for name in lists[tokens[at]]])


def _head_of(tokens: Sequence[str], first: int) -> tuple[int, list[str]]:
    """Return where the row begins that goes on at `first`, and the marks in it."""
    head, members = first, []
    while head > 1 and tokens[head - 1] in _JOINTS:
        back = head - 2 if tokens[head - 2] in _JOINTS and head > _NEAR else head - 1
        if tokens[back - 1] not in CAPITALS:
            break
        head = back - 1
        members.append(tokens[head])
    return head, members


def _rest_of(tokens: Sequence[str], last: int) -> list[str]:
    """Return the marks of the row that goes on behind `last`."""
    members: list[str] = []
    end, count = last, len(tokens)
    while end + 1 < count and tokens[end] in _JOINTS:
        ahead = end + 2 if tokens[end + 1] in _JOINTS and end + 2 < count else end + 1
        if tokens[ahead] not in CAPITALS:
            break
        members.append(tokens[ahead])
        end = ahead + 1
    return members
