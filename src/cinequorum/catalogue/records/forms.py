"""Records as they are compared: titles and names cut into the pieces that two spellings have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from cinequorum.catalogue.records.record import PERSON, FilmRecord, bare_name
from cinequorum.names.counting import in_figures
from cinequorum.names.data import title_words as table
from cinequorum.names.edits import skeleton
from cinequorum.names.given import groups
from cinequorum.names.letters import romanise
from cinequorum.names.people import parse
from cinequorum.names.titles import title_key

LONGEST: Final = 400
"""Characters of a title that are looked at."""
MOST_TITLES: Final = 8
MOST_PEOPLE: Final = 40

_LOST: Final = re.compile(r"(?<=\w)[?\ufffd]{1,3}(?=\w)|(?<=\s)[?\ufffd](?=\w\w)|(?<=\w\w)\ufffd")
_LOST_AT_END: Final = re.compile(r"(?<=\w)\?{1,3}(?!\w)")  # a letter, if the title has lost others: else it asks
_PIECES: Final = re.compile(r":\s+|\s+[-\u2013\u2014]\s+")
_BRACKET: Final = re.compile(r"\s*[(\[][^()\[\]]{1,80}[)\]]?\s*$")  # a source may cut titles at a length
_FIGURES: Final = re.compile(r"\d{1,6}")
_VOWELS: Final = re.compile(r"(?<=.)[aeiouy]+")
_DOUBLED: Final = re.compile(r"(.)\1+")
_SHORT: Final = 4
_MOST_PIECES: Final = 4


@dataclass(frozen=True, slots=True)
class Title:
    """One title: its key without spaces, the bones of its words, the figures in it, and how many letters were lost.

    `pieces` are the keys of what stands before and after a colon or dash: a series and its part, a title and its
    subtitle.
    """

    key: str
    words: frozenset[str]
    figures: tuple[str, ...]
    lost: int = 0
    pieces: frozenset[str] = frozenset()

    @property
    def numbered(self) -> bool:
        """Whether it says nothing but a number: "Episode 4", "Chapter 58"."""
        return bool(self.figures) and not any(word[:1].isalpha() and word not in _PARTS for word in self.words)


@dataclass(frozen=True, slots=True)
class Named:
    """One person of a record: role, name without notes, its words folded and sorted, their bones, the surname's bones.

    `given` is what a given name must have in common with another's to be worth a comparison: its consonants, its
    initial where only that is written, its rows of the table of given names.
    """

    role: str
    name: str
    key: str
    words: frozenset[str]
    surname: str
    given: frozenset[str]
    initials: frozenset[str]


@dataclass(frozen=True, slots=True)
class Form:
    """A record made ready for comparison."""

    record: FilmRecord
    titles: tuple[Title, ...]
    people: tuple[Named, ...]
    names: frozenset[str]
    surnames: frozenset[str]
    directors: tuple[Named, ...]

    @property
    def person(self) -> bool:
        """Whether it lists a person."""
        return self.record.kind == PERSON


def form_of(record: FilmRecord) -> Form:
    """Make a record ready for comparison."""
    cut = _names if record.kind == PERSON else _titles
    titles = dict.fromkeys(title for text in record.titles[:MOST_TITLES] for title in cut(text))
    named = (_named(credit.role, credit.name) for credit in record.people[:MOST_PEOPLE])
    people = tuple(one for one in named if one.key)
    names, surnames = frozenset(one.key for one in people), frozenset(one.surname for one in people) - {""}
    return Form(record, tuple(titles), people, names, surnames, tuple(one for one in people if one.role == "director"))


def bones(word: str) -> str:
    """Return a word without the vowels after its first letter and without doubled letters; a short one as it is.

    Words that differ by an accent, a lost letter or a scheme of transliteration mostly have the same bones.

    >>> bones("angelica"), bones("anglica"), bones("heat")
    ('anglc', 'anglc', 'heat')
    """
    if len(word) <= _SHORT:
        return word
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", word))


_PARTS: Final = frozenset(map(bones, table.PART_WORDS))


def _titles(text: str) -> Iterable[Title]:
    """The title, and what is left without a note in brackets at its end."""
    text, lost = _found(text)
    shorter = _BRACKET.sub("", text)
    return (_title(text, lost),) if shorter in ("", text) else (_title(text, lost), _title(shorter, lost))


def _names(text: str) -> Iterable[Title]:
    text, lost = _found(text)
    return (_title(bare_name(text), lost),)


def _found(text: str) -> tuple[str, int]:
    """The text without the signs that stand for lost letters, and how many those are."""
    text = text[:LONGEST]
    inside = _LOST.findall(text)
    if not inside:
        return text, 0
    text = _LOST.sub("", text)
    ends = _LOST_AT_END.findall(text)
    return _LOST_AT_END.sub("", text), sum(map(len, inside)) + sum(map(len, ends))


@lru_cache(maxsize=1024)
def _title(text: str, lost: int = 0) -> Title:
    key = in_figures(title_key(text))
    plain = [romanise(word) for word in key.split()]
    if not any(plain):  # only signs: emoji, "..."
        return Title("".join(text.split()).casefold(), frozenset(), ())
    words = _without_part_words(plain)
    figures = tuple(_FIGURES.findall(" ".join(words)))
    return Title("".join(words), frozenset(map(bones, words)), figures, lost, _pieces(text))


def _pieces(text: str) -> frozenset[str]:
    """The keys of a title's parts, where a colon or a dash parts it; none if one only counts ("Lanterns: Part 2")."""
    cut = _PIECES.split(text)
    titles = [_title(piece) for piece in cut] if 1 < len(cut) <= _MOST_PIECES else []
    if any(title.numbered or not title.words for title in titles):
        return frozenset()
    return frozenset(title.key for title in titles)


def _without_part_words(words: list[str]) -> list[str]:
    kept = [
        word
        for place, word in enumerate(words)
        if not (place and word in table.PART_WORDS and words[place + 1 : place + 2] and words[place + 1][:1].isdigit())
    ]
    return kept or words


@lru_cache(maxsize=65536)
def _named(role: str, name: str) -> Named:
    bare = bare_name(_LOST.sub("", name[:LONGEST]))
    parts = parse(bare)
    words = [romanise(word) for word in (*parts.given, *parts.surname)]
    words = [word for word in words if word]
    key = " ".join(sorted(piece for word in words for piece in word.split()))
    given = [romanise(word) for word in parts.given]
    alike = {skeleton(word) for word in given if len(word) > 1} | {f"{row}" for word in given for row in groups(word)}
    return Named(
        role,
        bare,
        key,
        frozenset(bones(word) for word in words),
        bones(romanise(parts.family)),
        frozenset(alike),
        frozenset(word[0] for word in given if len(word) == 1),
    )
