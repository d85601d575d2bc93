"""The persons of a page: every mention of one person together, by the full name, the surname or the given name alone.

Who is called by the surname made the film or plays in it; whom a page calls by the given name lives in the story.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from cinequorum.understand.facts.person_names import NameMention, folded
from cinequorum.understand.facts.scene import Scene
from cinequorum.understand.facts.uncased_names import LANGUAGES, names_in_lines

MOST_MENTIONS: Final = 8
"""So many places of one person are kept; what comes later says the same again."""
_MOST_PERSONS: Final = 120  # a page that names more is a table
_TAILS: Final = frozenset({"jr", "sr", "ii", "iii"})
_SHORTEST, _LONGEST_FAMILY = 2, 3  # characters of a Japanese family's name
_UNPARTED: Final = re.compile("[一-鿿㐀-䶿々ァ-ヿ가-힣ぁ-ん]+")  # a whole name in one word
_Words = tuple[str, ...]


class Mention(NamedTuple):
    """One place of a person: the sentence by its index in `Scene.lines`, the offsets in it, and the form of the name.

    `form` is `full`, `surname` or `given`.
    """

    line: int
    start: int
    end: int
    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody whom the page names in full.

    `name` is as first printed, `words` are its folded words, `sure` tells a known given name; `mentions` are the full
    names first; `times`, `surnames` and `givens` count the places by their form.
    """

    name: str
    words: _Words
    sure: bool
    mentions: tuple[Mention, ...]
    times: int
    surnames: int
    givens: int


class _Named(NamedTuple):
    words: _Words
    name: str
    sure: bool
    mention: Mention


def persons_of(scene: Scene) -> tuple[Person, ...]:
    """Return the persons whom the page's author names in full, in the order of their first places.

    A surname or a given name alone is added to the one person who has it; user reviews are left out.
    """
    full, alone = _mentions(scene)
    last, first = _only(full, -1), _only(full, 0)
    found = []
    for words, told in list(full.items())[:_MOST_PERSONS]:
        surnames = alone.get(words[-1], ()) if last[words[-1]] == words else ()
        givens = alone.get(words[0], ()) if first[words[0]] == words else ()
        mentions = (
            *(one.mention for one in told),
            *(mention._replace(form="surname") for mention in surnames),
            *(mention._replace(form="given") for mention in givens),
        )
        found.append(
            Person(
                name=told[0].name,
                words=words,
                sure=any(one.sure for one in told),
                mentions=mentions[:MOST_MENTIONS],
                times=len(told),
                surnames=len(surnames),
                givens=len(givens),
            )
        )
    return tuple(found)


def is_uncased(scene: Scene) -> bool:
    """Say whether a page is in a language whose names are not shown by capitals."""
    return scene.page.language.split("-", 1)[0] in LANGUAGES


def _names_of(scene: Scene) -> Sequence[Sequence[NameMention]]:
    """Return the names of each sentence: in scripts without capitals those that may be one as well."""
    cased = [line.names for line in scene.lines]
    if not is_uncased(scene):
        return cased
    found = names_in_lines([line.marked for line in scene.lines], scene.page.language.split("-", 1)[0])
    return [(*names, *more) for names, more in zip(cased, found, strict=True)]


def _mentions(scene: Scene) -> tuple[dict[_Words, list[_Named]], dict[str, list[Mention]]]:
    """Return the full names by their words, and the words alone."""
    full: dict[_Words, list[_Named]] = {}
    alone: dict[str, list[Mention]] = {}
    for index, (line, names) in enumerate(zip(scene.lines, _names_of(scene), strict=True)):
        if line.sentence.review is not None:
            continue
        for start, end, is_full, sure in names:
            name = line.text[start:end]
            words = tuple(word for word in folded(name).split() if word not in _TAILS)
            mention = Mention(index, start, end, "full")
            if is_full and words and (len(words) > 1 or (not name.isascii() and _UNPARTED.fullmatch(name))):
                full.setdefault(words, []).append(_Named(words, name, sure, mention))
            elif words:
                alone.setdefault(words[-1], []).append(mention)
    return (_joined(full) if is_uncased(scene) else full), alone


def _joined(full: Mapping[_Words, list[_Named]]) -> dict[_Words, list[_Named]]:
    """Put a name that is the beginning of one longer name to it, as words are not parted: `山田` of `山田太郎`."""
    begun: dict[str, set[_Words]] = {}
    for words in full:
        for end in range(_SHORTEST, min(len(words[0]), _LONGEST_FAMILY + 1)):
            begun.setdefault(words[0][:end], set()).add(words)
    found = {words: list(named) for words, named in full.items()}
    for words in full:
        longer = begun.get(words[0], set()) if len(words) == 1 else set()
        if len(longer) == 1:
            more = (named._replace(mention=named.mention._replace(form="surname")) for named in found.pop(words))
            found[next(iter(longer))].extend(more)
    return found


def _only(names: Iterable[_Words], at: int) -> Mapping[str, _Words]:
    """Return the name that has a word in a place; nobody's where several have it."""
    found: dict[str, _Words] = {}
    for words in names:
        found[words[at]] = () if words[at] in found else words
    return found
