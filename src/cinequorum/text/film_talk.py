"""How much a text talks of films: words in a hundred that only talk of films has, by a reviewed list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from cinequorum.text.data.film_words import BOOKS, GLYPHS, SOFT, STRONG
from cinequorum.text.word_counts import word_counts

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
"""A word as `words_of` counts them."""

_GLYPH = re.compile("|".join(map(re.escape, GLYPHS)))
_GLYPH_BEGUN = re.compile(f"[{''.join(sorted({glyph[0] for glyph in GLYPHS}))}]")  # letters: each stands in a word
_SHORT = 80  # words: a page of fewer is measured as if it had as many
_ROW = 0.5  # what a title with a year in brackets counts: albums and books have them too
_YEAR = re.compile(r"[(\uff08](?:[^\W\d_]{2,20}(?:[ -][^\W\d_]{2,20}){1,3}, )?(?:19|20)\d\d[)\uff09]")
_LONGEST_TITLE = 90
_BOOKS = frozenset(BOOKS)


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmTalk:
    """Words about films, and words shared with other arts, in a hundred; how many different ones of the first.

    Titles with their years count among the first; `words` are the different ones without them. `books`: words about
    books in a hundred.
    """

    strong: float
    soft: float
    kinds: int
    words: int
    books: float = 0.0


@lru_cache(maxsize=4)  # three rules ask of the same page
def talk_of(text: str, headline: str = "") -> FilmTalk:
    """Count the words about films of a text in lower case; a headline that ends in a year adds to them.

    >>> talk_of("the film has a director and a plot").kinds
    2
    """
    return talk_in(words_of(text), text, headline)


def words_of(text: str) -> dict[str, int]:
    """Count the words of a text in lower case, as `talk_in` takes them: those with hyphens are one."""
    return word_counts(text, WORD)


def talk_in(words: Mapping[str, int], text: str, headline: str = "") -> FilmTalk:
    """Do as `talk_of` where the words of the text are counted already."""
    pairs = sum(text.count(phrase) for phrase in _PHRASES)
    begun = {word: n for word, n in words.items() if word[:_BEGUN] in _BEGINNINGS}
    strong = {word: n for word, n in begun.items() if _is(word, "strong")}
    soft = sum(n for word, n in begun.items() if _is(word, "soft"))
    glyphs = Counter(_GLYPH.findall(text) if _GLYPH_BEGUN.search("".join(words)) else ())
    dated = _rows(text) + bool(_YEAR.search(headline))
    total = sum(words.values())
    length = max(_SHORT, total if not glyphs else max(total, len(text) // 2))
    return FilmTalk(
        strong=100 * (sum(strong.values()) + pairs + glyphs.total() + _ROW * dated) / length,
        soft=100 * soft / length,
        kinds=len(strong) + len(glyphs) + bool(pairs) + bool(dated),
        words=len(strong) + len(glyphs) + bool(pairs),
        books=100 * sum(words[word] for word in _BOOKS & words.keys()) / length,
    )


def _rows(text: str) -> int:
    """Count the lines that begin with a title and its year in brackets."""
    begun = set()
    for year in _years(text):
        line = text.rfind("\n", 0, year.start()) + 1
        after = text[year.end() : year.end() + 1]
        if 1 <= year.start() - line <= _LONGEST_TITLE and not (after.isalnum() or after == "_"):
            begun.add(line)
    return len(begun)


def _years(text: str) -> Iterator[re.Match[str]]:
    """Yield the years in brackets; the brackets are looked for first, since most texts have few."""
    for bracket in ("(", "\uff08"):
        at = text.find(bracket)
        while at >= 0:
            year = _YEAR.match(text, at)
            if year:
                yield year
            at = text.find(bracket, at + 1)


_PHRASES = tuple(phrase for phrase in STRONG if " " in phrase)
_BEGUN = min(len(row.rstrip("*")) for row in (*STRONG, *SOFT))
_BEGINNINGS = frozenset(row[:_BEGUN] for row in (*STRONG, *SOFT))


def _patterns(rows: tuple[str, ...]) -> re.Pattern[str]:
    parts = (re.escape(row).replace(r"\*", r"[^\W\d_]{0,6}") for row in rows if " " not in row)
    return re.compile("|".join(parts))


_TALK = {"strong": _patterns(STRONG), "soft": _patterns(SOFT)}


@lru_cache(maxsize=65536)
def _is(word: str, talk: str) -> bool:
    return _TALK[talk].fullmatch(word) is not None


def is_film_word(word: str) -> bool:
    """Tell whether a word in lower case is one that only talk of films has.

    >>> is_film_word("filmmakers"), is_film_word("scene")
    (True, False)
    """
    return word[:_BEGUN] in _BEGINNINGS and _is(word, "strong")


def has_film_glyphs(text: str) -> bool:
    """Tell whether a text has a word about films of the scripts that leave no space between words.

    >>> has_film_glyphs("观影笔记影评"), has_film_glyphs("film")
    (True, False)
    """
    return not text.isascii() and _GLYPH.search(text) is not None
