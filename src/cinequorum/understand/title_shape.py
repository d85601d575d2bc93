"""What words look like a film's title, and which names on the page are no films."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cinequorum.text.alternatives import any_of
from cinequorum.text.fold import fold
from cinequorum.understand.data import headlines, nations, works
from cinequorum.understand.data.genres import GENRES
from cinequorum.understand.phrases import is_person, may_hold_person, phrases
from cinequorum.understand.prose import Prose

_NAME = r"[^\W\d_a-z][\w'’.-]{0,30}(?:\s[^\W\d_a-z][\w'’.-]{0,30}){0,3}"
_ROLE = re.compile(
    rf"[\"“”‘’'*_]?(?P<role>{_NAME})[\"“”‘’'*_]?\s\((?P<actor>{_NAME})[\[\]^\d]{{0,4}}(?:[);]|,(?!\s?\d{{4}}))"
)
_BORN = re.compile(rf"(?P<name>{_NAME})\s\((?:{'|'.join(works.BORN)})\s")
_DIRECTED = re.compile(rf"\((?:dir\.|directed by|réal\.|reż\.|rež\.|реж\.):?\s(?P<name>{_NAME})(?=[,;.)])")
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
_LISTED: Final = frozenset(works.NO_FILMS)
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
        for match in _ROLE.finditer(sentence.text) if "(" in sentence.text else ():
            if is_person(match["actor"]):
                found.update(_forms(match["role"]) | _forms(match["actor"]))
        for match in _introduced(sentence.text):
            found.update(_forms(match["name"]))
        for phrase in phrases(sentence.text) if may_hold_person(sentence.text) else ():
            if is_person(phrase.text):
                found.update(_forms(phrase.text))
    for meta in prose.page.metadata:
        if meta.key in _PERSON_KEYS or (meta.key in {"tags", "tag", "keywords"} and is_person(meta.value)):
            found.update(_forms(meta.value))
    return frozenset(found)


def _introduced(text: str) -> Iterator[re.Match[str]]:
    """Yield who is introduced by a parenthesis: who was born when, who directed."""
    if "(" in text:
        yield from _BORN.finditer(text)
        yield from _DIRECTED.finditer(text)


def _forms(name: str) -> set[str]:
    words = fold(name).split()
    if len(words) > 2 and words[-1].rstrip(".") in _YOUNGER:  # "Roe Jr." is no less a surname
        return {" ".join(words), " ".join(words[-2:]), words[-2]}
    return {" ".join(words), words[-1]} if words else set()


_YOUNGER: Final = frozenset({"jr", "sr"})


_AROUND: Final = " \t\n\"“”‘’'«»*_"
_ENDING_POINT = re.compile(r"(?:\.\w)+\.$|\b(?:Dr|Mr|Jr|vs|Vol)\.$|\.\.\.$")


def trimmed(title: str) -> str:
    """Return a title without the comma or full stop that typography puts inside its quotation marks."""
    bare = title.strip(_AROUND)
    if not bare.endswith((",", ".", ";", ":")) or _ENDING_POINT.search(bare):
        return bare
    return bare.rstrip(",.;:" + _AROUND)


def places_of(text: str, words: str) -> Iterator[int]:
    """Yield where `words` stand in `text` as whole words (a search by itself is quicker than a pattern for each title).

    >>> list(places_of("Alphabet, Alpha, Alpha", "Alpha"))
    [10, 17]
    """
    at = text.find(words) if words else -1
    while at >= 0:
        end = at + len(words)
        before, after = text[at - 1 : at] if at else "", text[end : end + 1]
        if not (before.isalnum() or before == "_" or after.isalnum() or after == "_") or unspaced(words):
            yield at
        at = text.find(words, end)


_GLYPH: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def unspaced(words: str) -> bool:
    """Tell words of a script that puts no space before the next word or its endings, and that are long enough to tell.

    >>> unspaced("長い潮"), unspaced("Tide")
    (True, False)
    """
    return len(words) > 1 and not words.isascii() and bool(_GLYPH.match(words))


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
    if len(words) > 1 and not any(c.isalpha() for c in bare):
        return False  # coordinates, scores
    if bare.startswith(_DASHES) or any(end in bare and start not in bare for start, end in _PAIRS):
        return False  # who said a motto; a run that ends inside another's quotation marks
    first = next(c for c in bare if c.isalnum())
    if first.islower() or (len(bare) < 2 and not _GLYPH.match(bare)):
        return False
    if bare.casefold() in _LISTED or _SENTENCE_END.search(_ABBREVIATED.sub("", bare)):
        return False
    if words[0].isdigit() and len(words) == 1:
        return bool(re.fullmatch(r"\d{1,4}", bare)) and len(bare) in (2, 4)
    return _title_case(words) if language.startswith("en") else len(words) <= 7


_DASHES: Final = ("--", "—", "–")
_PAIRS: Final = (("“", "”"), ("«", "»"))


def has_title_case(title: str) -> bool:
    """Tell whether every long word has a capital, as in the titles of English pages."""
    return _title_case(title.split())


def _title_case(words: list[str]) -> bool:
    plain = [w.strip("'’\"“”([)],:!?") for w in words[1:]]
    low = [w for w in plain if w and w[0].islower() and w.casefold() not in _SMALL]
    return not low


_HONOUR: Final = re.compile(rf"(?:{'|'.join(works.PRIZE_OPENERS)})\s(?:{'|'.join(works.PRIZE_NOUNS)})\b")
GENRE_WORDS: Final = frozenset(word.casefold() for words in GENRES.values() for word in words)
_NO_FILMS: Final = frozenset(works.NO_FILMS) | frozenset(w.removeprefix("the ") for w in works.NO_FILMS)
_HONORIFICS: Final = frozenset(works.HONORIFICS)
_PLAIN_WORDS: Final = frozenset(works.PLAIN_WORDS)
PEOPLES: Final = frozenset((*headlines.CREEDS, *(word for own in nations.NATIONS.values() for word in own)))
"""What peoples and creeds are called before a word for films: "a Korean film"."""
_LISTED_WORDS: Final = _NO_FILMS | _PLAIN_WORDS | PEOPLES


def no_film(title: str, known: frozenset[str]) -> bool:
    """Tell whether a title-like phrase names a person, a paper, a prize, a format or the like.

    >>> [no_film(name, frozenset()) for name in ("IMAX 70mm", "Films.example.com", "Agnès Varda", "Salt Road")]
    [True, True, True, False]
    """
    whole = trimmed(title)
    bare = whole.removesuffix("s").removesuffix("'").removesuffix("’") if whole[-2:-1] in {"'", "’"} else whole
    bare = bare.rstrip("'’").casefold()
    listed = bare in _LISTED_WORDS or bool(_HONOUR.match(bare) or _NO_TITLE.fullmatch(bare))
    honoured = bare.split(" ", 1)[0].rstrip(".") in _HONORIFICS and is_person(whole.split(" ", 1)[-1], known)
    return (
        listed or honoured or is_person(whole, known) or bare.endswith(_NAME_ENDS) or not any(c.isalnum() for c in bare)
    ) or _lists_no_films(whole, known)


_NO_TITLE: Final = re.compile(
    rf"\d{{1,3}}\s(?:out\s)?of\s(?:the\s)?\d{{1,3}}|(?:(?:\d{{1,2}}\s?mm|{any_of(works.FORMATS)})\s?){{2,4}}|(?:[\w-]{{2,40}}\.){{1,3}}{any_of(works.SITE_ENDINGS)}"
)
"""Points and counts ("4 of 5"), formats of projection ("IMAX 70mm") and sites that are called by their address."""
_NAME_ENDS: Final = ("-winning", " magazine", "& co")
"""How names of papers and companies end, and what is said of films."""


def _lists_no_films(words: str, known: frozenset[str]) -> bool:
    """Tell genres or persons between commas: "Drama, Comedy", "Ann Lee, Max Roe"."""
    parts = [part.strip() for part in words.split(",")] if ", " in words else []
    return bool(parts) and (
        all(part.casefold() in GENRE_WORDS for part in parts) or all(is_person(part, known) for part in parts)
    )


def has_inner_structure(title: str) -> bool:
    """Tell whether a phrase has what names of persons and places rarely have: small words, a part, an article first."""
    words = title.split()
    small = any(w.casefold() in _SMALL for w in words[1:-1])
    return len(words) >= 2 and (
        small or ":" in title or words[0] in {"The", "A", "An"} or words[-1].isdigit() or "!" in title
    )
