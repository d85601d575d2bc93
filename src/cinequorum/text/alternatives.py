"""Patterns of any of many words, written so that the engine soon sees which of them cannot stand at a place.

Tried one by one, a hundred words that all begin otherwise cost a hundred tries at each letter of a text. Words that
begin alike are put together, letter by letter (a trie: Fredkin, 1960), and what is tried are the few ways to go on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

_Tree = dict[str, Any]  # by the next letter what may follow; "" where a word may end


def any_of(words: Iterable[str], space: str = " ") -> str:
    r"""Return a pattern of any of the words, the longest that fits before the others; `space` is that of a space.

    It finds what the words one after the other, the longest first, would find, with regard to case or without.

    >>> any_of(["film", "films", "movie"]), any_of(["by", "film by"], r"\s")
    ('(?:films?|movie)', '(?:film\\sby|by)')
    """
    listed = sorted(dict.fromkeys(words), key=lambda word: (-len(word), word))
    if _is_mixed(listed):
        return "(?:" + "|".join(_written(word, space) for word in listed) + ")"
    tree: _Tree = {}
    for word in listed:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _grouped(tree, space, whole=True)


def begun_by(words: Iterable[str]) -> str:
    r"""Return a pattern of any of the words where a word begins, in any case; for patterns that regard case else.

    The engine searches for the few letters with which the words begin, and asks only there what stands before them.
    The first word that fits is found.

    >>> begun_by(["film", "flick"])
    '(?:f(?<!\\w.)(?i:ilm|lick)|F(?<!\\w.)(?i:ilm|lick))'
    >>> bool(re.search(begun_by(["film"]), "A FILM")), re.search(begun_by(["film"]), "afilm")
    (True, None)
    """
    behind: dict[str, list[str]] = {}
    for word in words:
        behind.setdefault(word[0].lower(), []).append(re.escape(word[1:]))
    begun = (
        rf"{letter}(?<!\w.)(?i:{'|'.join(rest)})"
        for first, rest in behind.items()
        for letter in dict.fromkeys((first, first.upper()))
    )
    return f"(?:{'|'.join(begun)})"


def _is_mixed(words: Iterable[str]) -> bool:
    """Tell whether a word begins another one but for its capitals: which comes first then matters without case."""
    begun: dict[str, set[str]] = {}
    whole = list(words)
    for word in whole:
        begun.setdefault(word.lower(), set()).add(word)
    return any(
        begin != word[: len(begin)]
        for word in whole
        for end in range(1, len(word) + 1)
        for begin in begun.get(word[:end].lower(), ())
    )


def _grouped(tree: _Tree, space: str, *, whole: bool = False) -> str:
    """Return the pattern of what may follow; a group where there are several ways, or for the `whole`."""
    ends = "" in tree
    ways = [_written(letter, space) + _grouped(after, space) for letter, after in tree.items() if letter]
    if not ways:
        return "(?:)" if whole else ""
    if len(ways) == 1 and not (whole or ends):
        return ways[0]
    single = len(ways) == 1 and ends and not whole and _is_one(ways[0])
    return f"{ways[0]}?" if single else f"(?:{'|'.join(ways)})" + ("?" if ends else "")


def _is_one(pattern: str) -> bool:
    """Tell a pattern of one letter, which a question mark behind it takes whole."""
    return len(pattern) == 1 or (len(pattern) == 2 and pattern[0] == "\\")


def _written(letters: str, space: str) -> str:
    return re.escape(letters).replace(r"\ ", space)
