"""What words look like a film's title, and which names on the page are no films."""

from __future__ import annotations

import re
from typing import Final

from cinequorum.names.titles import title_key
from cinequorum.text.fold import fold
from cinequorum.understand.data import works
from cinequorum.understand.phrases import is_person, phrases
from cinequorum.understand.prose import Prose

_NAME = r"[^\W\d_a-z][\w'’.-]{0,30}(?:\s[^\W\d_a-z][\w'’.-]{0,30}){0,3}"
_ROLE = re.compile(
    rf"[\"“”‘’'*_]?(?P<role>{_NAME})[\"“”‘’'*_]?\s\((?P<actor>{_NAME})[\[\]^\d]{{0,4}}(?:[);]|,(?!\s?\d{{4}}))"
)
_SMALL: Final = frozenset(
    (
        *works.JOINERS,
        *works.LOOSE_JOINERS,
        "and",
        "as",
        "by",
        "is",
        "it",
        "but",
        "nor",
        "my",
        "be",
        "that",
        "his",
        "her",
        "go",
    )
)
_MOST_WORDS: Final = 14
LONGEST_SENTENCE: Final = 4000
"""Longer "sentences" (code points) are not read for names and titles."""

_SENTENCE_END = re.compile(r"[.;,]$|[.!?]\s\w")
_ABBREVIATED = re.compile(r"(?<=\b(?:Dr|Mr|Ms|St|vs|Jr))\.|(?<=\b(?:Mrs|Vol))\.|(?<=\b[A-Z])\.")
_INNER = re.compile(r"[.,;:!?]+$")


_PERSON_KEYS: Final = frozenset(
    {"author", "director", "directors", "actor", "actors", "movie.director.name", "movie.actor.name", "person.name"}
)


def known_names(prose: Prose) -> frozenset[str]:
    """Return the persons and characters that a page introduces: folded full names, and surnames.

    Persons are recognised by a common given name, by standing in parentheses after a character ("Rose (Kate Adie)"),
    or by the page's tags; characters by standing before such a parenthesis.
    """
    found: set[str] = set()
    for sentence in prose.sentences:
        if len(sentence.text) > LONGEST_SENTENCE:
            continue
        for match in _ROLE.finditer(sentence.text):
            if is_person(match["actor"]):
                found.update(_forms(match["role"]) | _forms(match["actor"]))
        for phrase in phrases(sentence.text):
            if is_person(phrase.text):
                found.update(_forms(phrase.text))
    for meta in prose.page.metadata:
        if meta.key in _PERSON_KEYS or (meta.key in {"tags", "tag", "keywords"} and is_person(meta.value)):
            found.update(_forms(meta.value))
    return frozenset(found)


def _forms(name: str) -> set[str]:
    words = fold(name).split()
    return {" ".join(words), words[-1]} if words else set()


def trimmed(title: str) -> str:
    """Return a title without the comma or full stop that typography puts inside its quotation marks."""
    bare = title.strip(" \t\n\"“”‘’'«»*_")
    return (
        re.sub(r"[,.;:]+$", "", bare).strip()
        if not re.search(r"(?:\.\w)+\.$|\b(?:Dr|Mr|Jr|vs|Vol)\.$|\.\.\.$", bare)
        else bare
    )


def looks_like_title(text: str, language: str) -> bool:
    """Tell a set-off title from quoted speech, scare quotes and stressed words, by its form alone.

    English capitalises every long word of a title; other languages at least the first.

    >>> [looks_like_title(words, "en") for words in ("The Wages of Fear", "wages", "You must go now")]
    [True, False, False]
    """
    bare = trimmed(text)
    words = bare.split()
    if not words or len(words) > _MOST_WORDS or len(bare) > 90 or not any(c.isalnum() for c in bare):
        return False
    first = next(c for c in bare if c.isalnum())
    if first.islower() or len(bare) < 2:
        return False
    if bare.casefold() in works.NO_FILMS or _SENTENCE_END.search(_ABBREVIATED.sub("", bare)):
        return False
    if words[0].isdigit() and len(words) == 1:
        return bool(re.fullmatch(r"\d{1,4}", bare)) and len(bare) in (2, 4)
    return _title_case(words) if language.startswith("en") else len(words) <= 7


def _title_case(words: list[str]) -> bool:
    plain = [w.strip("'’\"“”([)],:!?") for w in words[1:]]
    low = [w for w in plain if w and w[0].islower() and w.casefold() not in _SMALL]
    return not low


def no_film(title: str, known: frozenset[str]) -> bool:
    """Tell whether a title-like phrase names a person, a paper, a prize or the like."""
    bare = re.sub(r"['’]s?$", "", trimmed(title)).casefold()
    listed = bare in works.NO_FILMS or f"the {bare}" in works.NO_FILMS or bare in works.PLAIN_WORDS
    return listed or is_person(trimmed(title), known) or not title_key(bare)


def has_inner_structure(title: str) -> bool:
    """Tell whether a phrase has what names of persons and places rarely have: small words, a part, an article first."""
    words = title.split()
    small = any(w.casefold() in _SMALL for w in words[1:-1])
    return len(words) >= 2 and (
        small or ":" in title or words[0] in {"The", "A", "An"} or words[-1].isdigit() or "!" in title
    )
