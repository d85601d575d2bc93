"""How one page writes the film's title and the names of outlets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from string import ascii_letters
from typing import Final

from cinequorum.model.page import PROSE, Page
from cinequorum.reconcile.data.outlet_names import OUTLETS
from cinequorum.text.fold import words

_MARKS = ("!", "?")
_CASES = {"i": "iIıİ", "k": "kK\u212a", "s": "sSſ"}  # as they are alike where case is none; of others there are two

Place = tuple[int, int]


def prose_of(page: Page) -> str:
    """Return the page's text with everything that is not prose blanked out, so that places stay where they are."""
    pieces: list[str] = []
    at = 0
    for block in page.blocks:
        pieces.append(" " * (block.span.start - at))
        text = page.slice(block.span)
        pieces.append(text if block.role in PROSE else " " * len(text))
        at = block.span.end
    return "".join(pieces)


_WORDS: Final = re.compile(r"\w+")
_OUTLETS: Final = tuple((usual, frozenset(_WORDS.findall(usual.casefold()))) for usual in OUTLETS)


def outlets_in(prose: str) -> Iterator[tuple[str, int, int]]:
    """Yield each outlet that is named, by its own writing, in any case, and the places."""
    pieces = set(prose.casefold().split())
    plain = {piece for piece in pieces if piece.isalpha()}
    named = plain.union(_WORDS.findall(" ".join(pieces - plain)))
    for usual, said in _OUTLETS:
        if said <= named:  # to look words up takes a fourth of the time of a search for each name
            for match in _outlet_pattern(usual).finditer(prose):
                yield usual, match.start(), match.end()


def titles_in(prose: str, title: str) -> tuple[Place, ...]:
    """Return where the words of a title stand, however they are joined, written as a title."""
    return tuple(match.span() for match in _title_pattern(title_words(title)).finditer(prose) if _is_title(match[0]))


def title_words(title: str) -> str:
    """Return what `titles_in` looks for: equal for titles that are found in the same places."""
    end = "!" if title.endswith(_MARKS) else ""
    return "\n".join(words(title) or [title]) + end


def _is_title(form: str) -> bool:
    """Tell whether words that make up a title are written as one: a capital on the first and on every long word."""
    return all(
        word[0].isupper() or not word[0].isalpha() for i, word in enumerate(words(form)) if i == 0 or len(word) > 3
    )


@lru_cache(maxsize=256)
def _title_pattern(wanted: str) -> re.Pattern[str]:
    parts = [re.escape(word) for word in wanted.removesuffix("!").split("\n")]
    end = r"\b[!?]?" if wanted.endswith("!") else r"\b"
    told = r"[\W_]{1,4}".join(parts) + end
    if told[0] not in ascii_letters:
        return re.compile(rf"\b{told}", re.IGNORECASE)
    first = _CASES.get(told[0].lower(), told[0].lower() + told[0].upper())
    return re.compile(rf"[{first}](?<=\b.)(?i:{told[1:]})")  # the letter first: it is searched for


@lru_cache(maxsize=512)
def _outlet_pattern(usual: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(usual)}\b", re.IGNORECASE)
