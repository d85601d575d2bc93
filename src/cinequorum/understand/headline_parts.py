"""How headlines are built around a film's title: what is cut off, and what the parts that are left are worth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from cinequorum.understand.data import works
from cinequorum.understand.phrases import phrases
from cinequorum.understand.title_shape import looks_like_title, trimmed

YEAR: Final = r"(?:18[89]|19\d|20\d)\d"
DATED: Final = re.compile(
    rf"^(?P<title>.{{1,120}}?)\s?[(\[](?:[^()\[\]]{{0,40}}?[,\s])?(?P<year>{YEAR})[)\]](?P<rest>.*)$"
)
"""A title with its year in brackets, and what follows."""
QUOTED: Final = re.compile(
    r"[“‘«„《「\"](?P<title>[^“”‘’«»„\"《》「」\n]{1,90}?(?:’[a-z]{1,2}\b[^“”‘’«»\"\n]{0,60})?)[”’»“》」\"](?!\w)"
    r"|(?<!\w)'(?P<plain>[^'\n]{1,90})'(?!\w)"
    r"|(?<!\w)(?P<mark>\*{1,2}|_{1,2})(?P<marked>[^*_\n]{1,90})(?P=mark)(?!\w)"
)
_TWIN = re.compile(r"^(?P<title>[^()\[\]]{2,90}?)\s\((?P<other>[^()\[\]]{2,90})\)$")
_NAME = r"[^\W\d_a-z][\w'’.-]{1,30}(?:\s(?:[a-z]{1,3}\s)?[^\W\d_a-z][\w'’.-]{1,30}){1,3}"
_BY_MAKER = re.compile(
    rf"^(?P<title>.{{2,90}}?)(?P<comma>,)?\s(?:(?:un|a|ein)\sfilm\s)?(?:de|by|von|di|dei|do|da|d['’])\s?{_NAME}$"
)
_OCCASION = re.compile(r"\b(?:19|20)\d\d$")
_SEVERAL = re.compile(r"\b(?:" + "|".join(works.FILM_PLURALS) + r")\b|#\d", re.IGNORECASE)
_QUOTES: Final = '“”‘«»„《》「」"'
_LONGEST: Final = 14


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a headline that may be a title. `weight`: log odds; `other`: its second title.

    `whole`: the headline consists of it, or of it and a subtitle after a colon.
    """

    title: str
    weight: float
    year: int | None = None
    other: str | None = None
    whole: bool = False


def either(words: tuple[str, ...]) -> str:
    """Return a pattern of any of `words`, the longest first."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) + ")"


_LINKING: Final = tuple(w for w in works.HEADLINE_BEFORE if w.split()[-1] in works.LINKING_WORDS)
_BEFORE = re.compile(
    rf"^(?:{either(works.HEADLINE_BEFORE)}(?:\s?[:–—|]\s?|\s?-\s|\s(?=[“‘'\"«»„]))|{either(_LINKING)}\s)", re.IGNORECASE
)
_AFTER = re.compile(rf"(?:\s?[:–—|]\s?|\s-\s|\s){either(works.HEADLINE_AFTER)}[\s!.]*$", re.IGNORECASE)
_NOTHING: Final = frozenset(works.HEADLINE_BEFORE + works.HEADLINE_AFTER + works.OPENERS + works.PLAIN_WORDS)
_NEAR_WORDS = re.compile(rf"\b{either(works.HEADLINE_BEFORE + works.HEADLINE_AFTER)}\b", re.IGNORECASE)


def quoted_parts(text: str, language: str) -> Iterator[Part]:
    """Yield the titles that stand between quotation marks in a headline.

    >>> [p.title for p in quoted_parts("New trailer for the restored ‘Mr. Arkadin’", "en")]
    ['Mr. Arkadin']
    """
    for match in QUOTED.finditer(text):
        title = match["title"] or match["plain"] or match["marked"]
        if looks_like_title(title, language):
            yield Part(trimmed(title), 2.6 if match.start() == 0 or _announced(text, match) else 1.2)


def plain_parts(text: str, language: str) -> Iterator[Part]:
    """Yield what a headline without quotation marks proposes: the whole, what its separators part, what it opens with.

    >>> [(p.title, p.other) for p in plain_parts("La notte (The Night)", "it")][0]
    ('La notte', 'The Night')
    >>> [p.title for p in plain_parts("Crítica de La noche, de Michelangelo Antonioni", "es")][0]
    'La noche'
    """
    if language.startswith("en") and (opening := _opening(text)):
        yield Part(opening, 1.5)
    quoted = any(mark in text for mark in _QUOTES)
    for part, weight, whole in _parts(text):
        if dated := DATED.match(part):
            bare = stripped(dated["title"])
            if bare and not _SEVERAL.search(bare):
                part_dated = Part(bare, weight + 1.5, int(dated["year"]), whole=whole and not dated["rest"].strip())
                yield from _twins(part_dated) if " / " in bare else (part_dated,)
            continue
        bare = stripped(part)
        if _SEVERAL.search(bare):
            continue
        if not bare or len(bare.split()) > _LONGEST or (quoted and any(mark in bare for mark in _QUOTES)):
            continue
        announced = 1.2 if bare != part.strip() else 0.0
        yield from _refined(Part(bare, weight + announced, whole=whole), language)


def _refined(part: Part, language: str) -> Iterator[Part]:
    """Take the maker off a title, and its second title in parentheses."""
    made = _BY_MAKER.match(part.title)
    if made is not None:
        yield Part(trimmed(made["title"]), part.weight + (1.0 if made["comma"] else 0.1), whole=part.whole)
        if made["comma"]:
            return
    twin = _TWIN.match(part.title)
    if twin is not None and _second(twin["other"], language):
        title, other = trimmed(twin["title"]), trimmed(twin["other"])
        yield Part(title, part.weight + 0.4, other=other, whole=part.whole)
        yield Part(other, part.weight, other=title, whole=part.whole)
        return
    yield part


def _twins(part: Part) -> Iterator[Part]:
    """Take both titles of "La notte / The Night", which catalogues write so."""
    title, other = (trimmed(half) for half in part.title.split(" / ", 1))
    yield replace(part, title=title, weight=part.weight + 0.4, other=other)
    yield replace(part, title=other, other=title)


def _second(words: str, language: str) -> bool:
    """Tell a second title from a remark in parentheses ("film review", "Blu-ray", "spoilers")."""
    known = _NOTHING | set(works.NO_FILMS)
    return looks_like_title(words, language) and not any(
        w in known for w in (words.casefold(), words.rsplit(maxsplit=1)[-1].casefold())
    )


def stripped(part: str) -> str:
    """Cut "Review:", "Crítica de" and "Trailer" off a headline's part.

    >>> stripped("Film review: Foghorn"), stripped("Foghorn – Kritik"), stripped("Kritik zu Nebelhorn")
    ('Foghorn', 'Foghorn', 'Nebelhorn')
    """
    bare = part.strip(" \t:–—-|")
    for _ in range(2):
        before = _BEFORE.match(bare)
        bare = bare[before.end() :] if before else bare
        after = _AFTER.search(bare)
        left = bare[: after.start()] if after else bare
        bare = bare if left.strip().casefold() in _NOTHING else left  # "A Film" is a title too
    return trimmed(bare)


def _opening(text: str) -> str | None:
    """Return the capitalised words that a headline in ordinary spelling begins with."""
    first = next(iter(phrases(text)), None)
    if first is None or first.start > 0 or first.end == len(text) or _title_cased(text):
        return None
    title = trimmed(first.text)
    return None if title.casefold() in _NOTHING else title


def _title_cased(text: str) -> bool:
    """Tell a headline that capitalises every word, whose capitals therefore say nothing."""
    words = [w for w in text.split() if len(w) > 3 and w[0].isalpha()]
    return bool(words) and sum(w[0].isupper() for w in words) > 0.8 * len(words)


def _parts(text: str) -> Iterator[tuple[str, float, bool]]:
    """Yield the headline whole, then what stands on either side of a colon or dash, with weights."""
    yield text, 1.6, True
    for separator in (": ", *works.SEPARATORS):
        if separator in text:
            head, tail = text.split(separator, 1)
            subtitle = separator == ": " and tail.lstrip()[:1].islower()  # "Foghorn: a storm in a bottle"
            occasion = bool(_OCCASION.search(head))  # "Cannes 2021: Foghorn"
            yield tail, 0.3 if subtitle else 1.8 if occasion else 1.0 if separator == ": " else 0.7, occasion
            yield head, 1.6 if subtitle else 0.7, subtitle


def _announced(text: str, match: re.Match[str]) -> bool:
    near = text[max(0, match.start() - 16) : match.start()] + " " + text[match.end() : match.end() + 16]
    return bool(_NEAR_WORDS.search(near))
