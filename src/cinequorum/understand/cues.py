"""Words beside a title that say it is a film's, and how that film is related to the page's own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from cinequorum.text.alternatives import any_of
from cinequorum.understand.data import works
from cinequorum.understand.phrases import is_person


@dataclass(frozen=True, slots=True)
class Cue:
    """`relation` as in `OtherFilm`; `strong`: the words hardly ever stand before anything but films."""

    relation: str
    words: str
    strong: bool


def _by_last_word(phrases: tuple[str, ...]) -> dict[str, tuple[frozenset[str], ...]]:
    """Return the words of each phrase under its last one: what must stand before a title to be worth a search."""
    found: dict[str, list[frozenset[str]]] = {}
    for phrase in phrases:
        words = _WORD.findall(phrase)
        found.setdefault(words[-1], []).append(frozenset(words))
    return {last: tuple(needed) for last, needed in found.items()}


_WORD: Final = re.compile(r"\w+")
_REACH: Final = 12  # words: three fillers of up to two words and a possessive each, and the cue's last word
_FILLER: Final = (
    r"(?:\s(?:the|a|an|his|her|its|their|first|second|third|original|modern|classic|excellent|great|terrific|brilliant"
    r"|recent|new|old|latest|films?|movies?|pictures?|(?:19|20)\d\d['’]s"
    r"|[^\W\d_][\w.]{0,20}(?:\s[^\W\d_][\w.]{0,20})?['’]s?)){0,3}"
)
_OPEN: Final = r"[\s:,]{0,2}[(“„”\"‘‚'«»‹›*_\[《〈『「]{0,3}\s?$"
_BEFORE: Final = tuple(
    (
        relation,
        re.compile(rf"(?:^|[^\w’'])(?P<words>{any_of(words)}){_FILLER}{_OPEN}", re.IGNORECASE),
        _by_last_word(words),
    )
    for relation, words in (
        ("compared", works.COMPARE_BEFORE),
        ("same_director", works.DIRECTOR_BEFORE),
        ("same_cast", works.CAST_BEFORE),
        ("mentioned", works.MENTION_BEFORE),
    )
)
_LAST_WORDS: Final = frozenset[str]().union(*(last for _, _, last in _BEFORE))
_AS_MUCH_AS: Final = re.compile(
    rf"\b(?P<words>as\s(?-i:[a-z])\w*(?:\s(?-i:[a-z])\w*){{0,4}}\sas){_FILLER}{_OPEN}", re.IGNORECASE
)
_CLOSE: Final = r"[”“\"’‘'»«›‹*_\])》〉』」]{0,3}[\s-]?(?:(?:all|both|also)\s)?"
_AFTER: Final = tuple(
    (relation, re.compile(rf"{comma}{_CLOSE}(?P<words>{any_of(words)})\b", re.IGNORECASE))
    for relation, words, comma in (
        ("same_cast", works.CAST_AFTER, ""),
        ("same_director", works.DIRECTOR_AFTER, ",?"),
        ("compared", works.COMPARE_AFTER, ""),
        ("mentioned", works.MENTION_AFTER, ""),
    )
)
_ANY_AFTER: Final = re.compile(
    rf",?{_CLOSE}(?:{any_of(works.CAST_AFTER + works.DIRECTOR_AFTER + works.COMPARE_AFTER + works.MENTION_AFTER)})\b",
    re.IGNORECASE,
)
_LISTED_NAME: Final = re.compile(
    r"(?P<name>[^\W\d_a-z][\w'’.-]+(?:\s[^\W\d_a-z][\w'’.-]+){0,3})\s\((?:[^()]{0,60},\s)?[“\"‘'«*_]?$"
)
_TITLED: Final = re.compile(
    rf"(?:^|[^\w])(?i:{any_of(works.MAKER_WORDS + works.WRITER_WORDS)})(?:\s[^\W\d_a-z][\w'’.-]+){{1,4}}$"
)
_WITH: Final = re.compile(r"(?:^|\s)With\s[“\"‘'«*_]?$")
_NAME_AFTER: Final = re.compile(r"[”\"’'»*_]?,\s(?P<name>[^\W\d_a-z][\w’'-]+)")
_FULL_NAME: Final = r"[^\W\d_a-z][\w'’.-]+(?:\s[^\W\d_a-z][\w'’.-]+){1,3}"
_ACTED_IN: Final = re.compile(rf"(?P<name>{_FULL_NAME})\s(?:{'|'.join(works.IN_WORDS)})\s[“\"‘'«„»*_]?$")
_MADE_BY: Final = re.compile(
    rf"[”\"’'»“«*_]?(?:\s\((?P<land>[^\W\d_a-z][^()\d]{{2,40}})(?:,\s?\d{{4}})?\))?,?\s"
    rf"(?:(?:{'|'.join(works.BY_WORDS)})\s|d['’])(?P<name>{_FULL_NAME})"
)
_WEAK: Final = frozenset(works.WEAK_CUES)
_WITH_PEOPLE: Final = frozenset({"with", "by", "mit", "avec", "con", "com", "von", "di", "de", "с", "s", "z"})
_FILM_BEFORE: Final = re.compile(rf"\b{any_of(works.FILM_WORDS)}\b\W{{1,3}}(?:\w+\s){{0,3}}$", re.IGNORECASE)


def cue_of(before: str, after: str, *, solo: bool = False) -> Cue | None:
    """Return the cue that stands right before or right after a title, the nearest and longest first, or None.

    `solo`: the title is one bare word, after which "film" says nothing ("an Ozu film").

    >>> cue_of("It is similar to ", " in tone").relation
    'compared'
    >>> cue_of("the actor of ", " fame").relation
    'same_cast'
    >>> cue_of("He went to ", "") is None
    True
    """
    for relation, pattern in _AFTER if _ANY_AFTER.match(after) else ():
        if (match := pattern.match(after)) and not (solo and match["words"].casefold() in works.FILM_WORDS):
            return Cue(relation, f"… {match['words'].casefold()}", strong=True)
    best: tuple[int, Cue] | None = None
    words = _WORD.findall(before.casefold())
    near = _LAST_WORDS.intersection(words[-_REACH:])
    if not near:
        return None
    all_words = frozenset(words)
    if "as" in near and (match := _AS_MUCH_AS.search(before)):
        best = (match.end("words"), Cue("compared", "as ... as", strong=False))
    for relation, pattern, by_last in _BEFORE:
        needed = (phrase for word in near for phrase in by_last.get(word, ()))
        if any(phrase <= all_words for phrase in needed) and (match := pattern.search(before)):
            cued = match["words"].casefold()
            filmed = bool(_FILM_BEFORE.search(before[: match.start("words")]))
            cue = Cue(relation, cued, strong=cued not in _WEAK or filmed)
            rank = match.end("words") + len(cued)
            if best is None or rank > best[0]:
                best = (rank, cue)
    return best[1] if best else None


def name_cue(before: str, after: str, known: frozenset[str]) -> Cue | None:
    """Return the cue of a person's name beside a title ("Jane Doe (Alpha)", "With Alpha, Doe returns"), or None."""
    listed = _LISTED_NAME.search(before[-160:]) if "(" in before[-70:] else None
    words = listed["name"].split() if listed else []
    titled = bool(listed and _TITLED.search(before[: listed.end("name")]))
    if titled or any(is_person(" ".join(words[-n:]), known) for n in (2, 3, 1) if n <= len(words)):
        return Cue("same_director", f"by {words[-1]}", strong=True)
    name = _NAME_AFTER.match(after)
    if name and _WITH.search(before[-12:]) and is_person(name["name"], known):
        return Cue("same_director", f"by {name['name']}", strong=True)
    return None


def credit_cue(before: str, after: str, known: frozenset[str]) -> Cue | None:
    """Return the cue of an actor before a set-off title or a maker behind it, or None.

    >>> credit_cue("so good was Anna Lee in “", "”", frozenset()).relation
    'same_cast'
    >>> credit_cue("«", "» (Norway), de Mona Ek", frozenset()).words
    'by Ek'
    """
    made = _MADE_BY.match(after)
    if made and (made["land"] or is_person(made["name"], known)):
        return Cue("mentioned", f"by {made['name'].split()[-1]}", strong=True)
    acted = _ACTED_IN.search(before[-90:])
    if acted and is_person(acted["name"], known):
        return Cue("same_cast", f"by {acted['name'].split()[-1]}", strong=True)
    return None
