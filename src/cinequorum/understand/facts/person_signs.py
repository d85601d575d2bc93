"""What a page shows of each person whom it names, as signs for the learned weights (`credit_model`).

A sign is there or not. The words of the rules' tables are signs by their lists, wherever they stand near a name; small
words right beside a name are signs themselves. No name is one, and no word with a capital.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from cinequorum.model.claim import CREDITS, Claim
from cinequorum.text.fold import fold
from cinequorum.understand.data import bystanders, casting, roles, told_credits
from cinequorum.understand.data.figures import AUTHORS, FIGURES
from cinequorum.understand.facts.marking import NEXT, OTHER, PERSON, SINGLE, SUBJECT
from cinequorum.understand.facts.page_persons import Mention, Person, is_uncased
from cinequorum.understand.facts.person_names import folded
from cinequorum.understand.facts.rule import cue_words
from cinequorum.understand.facts.scene import Line, Scene
from cinequorum.understand.facts.uncased_signs import Neighbour, beside, cues_in, line_signs, signs_of_others

_TOKEN: Final = re.compile(
    "|".join(f"{mark}{NEXT[mark]}*" for mark in (PERSON, SINGLE, SUBJECT, OTHER)) + r"|[^\W\d_]+|\d+|[^\w\s]"
)
_MARKS: Final = {PERSON: "<person>", SINGLE: "<name>", SUBJECT: "<film>", OTHER: "<other>"}
_NEAR: Final = 2  # words beside a name
_FAR: Final = 7
_WEAK: Final = 0.78
_MOST: Final = 4  # names of a sentence, places of a name: more is as much
_Signs = frozenset[str]
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """A sentence as the signs see it: its words and marks, the place of each name among them, its own signs.

    `others` are the persons in it: where, which, and what the rules say of each.
    """

    tokens: Sequence[str]
    at: Mapping[int, int]
    signs: _Signs
    others: Sequence[tuple[int, int, tuple[str, ...]]]


@cache
def lists_of() -> Mapping[str, tuple[str, ...]]:
    """Return the lists that a word is in; marks stand for themselves."""
    found: dict[str, set[str]] = {mark: {mark} for mark in _MARKS.values()}
    for name, phrases in _lists():
        for word in cue_words(phrases):
            found.setdefault(word, set()).add(name)
    return {word: tuple(sorted(names)) for word, names in found.items()}


def _lists() -> Iterator[tuple[str, Iterable[str]]]:
    by_trade = (
        ("noun", (roles.NOUNS,)),
        ("by", (roles.BY, roles.PARTICIPLES)),
        ("does", (roles.VERBS, told_credits.TRADES)),
        ("owned", (roles.OWNED, told_credits.OWNED)),
        ("told", (told_credits.BEFORE, told_credits.AFTER)),
        ("headed", (told_credits.HEADED,)),
    )
    for name, tables in by_trade:
        for table in tables:
            for trade, phrases in table.items():
                yield f"{name}.{trade}", phrases
    yield "praised", roles.PRAISED
    yield "praises", roles.PRAISED_VERBS
    yield "played", roles.PLAYED_BY
    yield "plays", (*told_credits.PLAYS, *casting.PLAYS)
    yield "bills", (*casting.BILLS, *casting.PERFORM)
    yield "ensemble", told_credits.ENSEMBLE
    yield "given", told_credits.GIVEN
    yield "gives", told_credits.GIVES
    yield "film", roles.FILM_NOUNS
    yield "part", roles.PART_HEADS
    yield "player", roles.PLAYER_HEADS
    yield "bystander", bystanders.WORDS
    yield "maker", bystanders.MAKERS


def signs_of(scene: Scene, persons: Sequence[Person], claims: Sequence[Claim]) -> tuple[_Signs, ...]:
    """Return the signs of each person; `claims` are what the rules say of the page."""
    ruled = _ruled(persons, claims)
    of_page = _page_signs(scene, claims)
    add = _mention_adder(scene, persons, ruled)
    found = []
    for index, person in enumerate(persons):
        placed = "unruled" if "unruled" in ruled[index] else "ruled"
        own = {*_own_signs(scene, person), *ruled[index], *of_page, *(f"{sign}&{placed}" for sign in of_page)}
        for mention in person.mentions:
            add(own, mention, index)
        found.append(frozenset(own))
    return tuple(found)


def _mention_adder(
    scene: Scene, persons: Sequence[Person], ruled: Sequence[set[str]]
) -> Callable[[set[str], Mention, int], None]:
    """Return what adds the signs of one place of a person; scripts without capitals have their own."""
    if is_uncased(scene):
        return _uncased_adder(scene, persons, ruled)
    lines: dict[int, list[tuple[int, int]]] = {}
    for index, person in enumerate(persons):
        for mention in person.mentions:
            lines.setdefault(mention.line, []).append((mention.start, index))
    shown = {index: _shown(scene.lines[index], at, ruled) for index, at in lines.items()}
    return lambda signs, mention, index: _add_mention(signs, shown[mention.line], mention, index)


def _uncased_adder(
    scene: Scene, persons: Sequence[Person], ruled: Sequence[set[str]]
) -> Callable[[set[str], Mention, int], None]:
    lines: dict[int, list[Neighbour]] = {}
    for person, said in zip(persons, ruled, strict=True):
        trades = tuple(sign for sign in said if "." not in sign)
        for mention in person.mentions:
            lines.setdefault(mention.line, []).append(Neighbour(mention.start, mention.end, trades))
    cues = {index: cues_in(scene.lines[index].text) for index in lines}

    def add(signs: set[str], mention: Mention, _: int) -> None:
        line, place = scene.lines[mention.line], (mention.start, mention.end)
        signs |= line_signs(line, cues[mention.line])
        signs.update(beside(line, place, cues[mention.line]))
        signs.update(signs_of_others(line, place, lines[mention.line]))

    return add


def _add_mention(signs: set[str], line: _Shown, mention: Mention, index: int) -> None:
    """Add what one place of a person shows: the sentence, what stands beside the name, who else is named."""
    place = line.at[mention.start]
    signs.add(f"form={mention.form}")
    if mention.form == "full":
        signs |= line.signs
    _add_signs_beside(signs, line.tokens, place)
    for start, other, said in line.others:
        if other != index:
            apart = "next" if abs(line.at[start] - place) == _NEAR else "with"
            signs.update([f"{apart}:{sign}" for sign in said])


def _shown(line: Line, persons: Sequence[tuple[int, int]], ruled: Sequence[set[str]]) -> _Shown:
    tokens: list[str] = []
    at: dict[int, int] = {}
    lists = lists_of()
    for match in _TOKEN.finditer(line.marked):
        word = match[0]
        if word[0] in _MARKS:
            at[match.start()] = len(tokens)
            word = _MARKS[word[0]]
        elif word[0].isdigit():
            word = "<number>"
        elif word[0].isupper() and tokens and word.lower() not in lists:
            word = "<capital>"
        tokens.append(word.lower())
    signs = {f"line:{name}" for word in line.words if word in lists for name in lists[word]}
    signs.update(f"line:{_MARKS[mark]}" for mark in (SUBJECT, OTHER) if mark in line.words)
    signs.add(f"names={min(sum(name.full for name in line.names), _MOST)}")
    signs.add(f"role={line.sentence.role.name}")
    others = [(start, index, tuple(sign for sign in ruled[index] if "." not in sign)) for start, index in persons]
    return _Shown(tokens=tokens, at=at, signs=frozenset(signs), others=others)


def _add_signs_beside(signs: set[str], tokens: Sequence[str], place: int) -> None:
    """Add what stands around one place of a name."""
    count = len(tokens)
    before = tokens[place - 1] if place else "<begin>"
    further = tokens[place - 2] if place > 1 else "<begin>"
    after = tokens[place + 1] if place + 1 < count else "<end>"
    beyond = tokens[place + 2] if place + 2 < count else "<end>"
    signs.update(
        (
            f"-1 {before}",
            f"+1 {after}",
            f"-2 {further}",
            f"+2 {beyond}",
            f"-2-1 {further} {before}",
            f"+1+2 {after} {beyond}",
        )
    )
    if place + 3 < count:
        signs.add(f"+1+2+3 {after} {beyond} {tokens[place + 3]}")
    if before == "(" and after == ")":
        signs.add(f"alone in brackets after {further}")
    lists = lists_of()
    for at in range(max(0, place - _FAR), min(count, place + _FAR + 1)):
        if at != place and tokens[at] in lists:
            side = ("left" if at < place else "right") + (" near" if abs(at - place) <= _NEAR else "")
            signs.update([f"{side} {name}" for name in lists[tokens[at]]])


def _page_signs(scene: Scene, claims: Sequence[Claim]) -> tuple[str, ...]:
    directed = any(claim.predicate == "director" for claim in claims)
    cast = min(_MOST - 1, sum(claim.predicate == "cast" for claim in claims))
    about = "film" if scene.films.subject else "no film"
    return (f"kind={scene.page.kind.name}", f"directed={directed}", f"cast={cast}", f"about={about}")


def _own_signs(scene: Scene, person: Person) -> set[str]:
    """Return how a person is named on the page, and who that cannot be."""
    first = scene.lines[person.mentions[0].line].sentence
    film = scene.films.subject
    author, name = fold(scene.page.author or "").split(), " ".join(person.words)
    signs = {
        f"at={int(first.position * 4)}",
        f"times={min(person.times, _MOST)}",
        f"surnames={min(person.surnames, _MOST)}",
        f"words={min(len(person.words), _MOST)}",
        f"givens={min(person.givens, _MOST)}",
    }
    tests = {
        "known given name": person.sure,
        "author": set(person.words) <= set(author),
        "in the title": film is not None and person.words[-1] in fold(film.title).split(),
        "figure": name in _figures(),
        "author of books": name in _authors(),
    }
    signs.update(sign for sign, holds in tests.items() if holds)
    return signs


@cache
def _figures() -> frozenset[str]:
    return frozenset(map(fold, FIGURES))


@cache
def _authors() -> frozenset[str]:
    return frozenset(map(fold, AUTHORS))


def same_person(person: Person, words: Words) -> bool:
    """Say whether folded words name a person: the surname, alone or with some of the other words or more."""
    if not words or words[-1] != person.words[-1]:
        return False
    return len(words) == 1 or set(words) <= set(person.words) or set(person.words) <= set(words)


def _ruled(persons: Sequence[Person], claims: Sequence[Claim]) -> list[set[str]]:
    """Return what the rules say of each person: the trades, by which rule, how sure; the parts; `unruled` for nothing.

    The signs of a trade without a full stop are those that others in the sentence see.
    """
    credits, parts = _by_last(claims), _by_word(claims)
    told = {tuple(fold(c.subject).split()) for c in claims if c.predicate == "character"}
    books = {word for c in claims if c.predicate == "based_on" for word in folded(c.value).split()}
    found = []
    for person in persons:
        signs: set[str] = set()
        for words, claim in credits.get(person.words[-1], ()):
            if same_person(person, words):
                signs.add(f"ruled {claim.predicate}")
                signs.add(f"rule.{claim.predicate}.{claim.rule.split('/')[0]}")
                signs.add(f"rule.{claim.predicate}.{'sure' if claim.p > _WEAK else 'weak'}")
        if not signs:
            signs.add("unruled")
        for word in (person.words[0], person.words[-1]):
            for part, player in parts.get(word, ()):
                if player != person.words:
                    signs.add("part.whole" if set(person.words) <= part else "part.word")
        if person.words in told:
            signs.add("part.told")
        if person.words[-1] in books:
            signs.add("book.author")
        found.append(signs)
    return found


def _by_last(claims: Sequence[Claim]) -> Mapping[str, Sequence[tuple[Words, Claim]]]:
    """Return the credits by the last word of the name: a page may have thousands."""
    found: dict[str, list[tuple[Words, Claim]]] = {}
    for claim in claims:
        words = tuple(folded(claim.value).split()) if claim.predicate in CREDITS else ()
        if words:
            found.setdefault(words[-1], []).append((words, claim))
    return found


def _by_word(claims: Sequence[Claim]) -> Mapping[str, Sequence[tuple[frozenset[str], Words]]]:
    """Return the parts and who plays them, by each word of a part."""
    found: dict[str, list[tuple[frozenset[str], Words]]] = {}
    for claim in claims:
        part = frozenset(folded(claim.role).split()) if claim.role else frozenset()
        for word in part:
            found.setdefault(word, []).append((part, tuple(folded(claim.value).split())))
    return found
