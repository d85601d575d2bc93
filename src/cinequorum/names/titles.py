"""Film titles: the form in which two spellings of one title are equal."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from cinequorum.names.counting import in_figures
from cinequorum.names.data import title_words as table
from cinequorum.names.letters import sound_keys
from cinequorum.text.fold import fold

_PARENTHESIS = re.compile(r"[(\[]([^()\[\]]{1,40})[)\]]$")
_PARENTHESIS_LENGTH: Final = 42
_MOVED_ARTICLE = re.compile(rf"^(.{{1,150}}),\s?(?:{'|'.join(table.ARTICLES)})['’]?\s*$", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?:18[89]|19\d|20\d)\d")
_TRAILING: Final = tuple(ending.split() for ending in table.TRAILING)
_LAST_WORDS: Final = frozenset(parts[-1] for parts in _TRAILING)
_LONG_WORD: Final = 7
_LONG_TITLE: Final = 10


@lru_cache(maxsize=8192)
def title_key(title: str) -> str:
    """Return what stays of a title when case, accents, punctuation, articles and the writing of figures are put aside.

    Two titles with one key are spelt alike; whether they are one film is for their years and makers to decide ("Heat"
    and "The Heat" share a key).

    >>> title_key("The Lives of Others") == title_key("LIVES OF OTHERS, The")
    True
    >>> title_key("Rocky IV"), title_key("Thelma & Louise!"), title_key("Hugo (in 3D)")
    ('rocky 4', 'thelma and louise', 'hugo')
    >>> title_key("The Heat (2013)") == title_key("Heat")
    True
    """
    bare = title.strip()
    if bare.endswith((")", "]")):
        bare = _without_parenthesis(bare)
    if "," in bare and (moved := _MOVED_ARTICLE.match(bare)):
        bare = moved[1]
    for sign in table.ANDS:
        bare = bare.replace(sign, " and ")
    words = fold(bare).split() or fold(title).split()
    return " ".join(_figures(_without_article(_without_trailing(words))))


def same_title(left: str, right: str) -> bool:
    """Tell whether two titles are one title spelt differently.

    Beyond equal keys it allows another division into words ("Rearguard") and, in titles of ten letters or more, one
    slip in one long word that is no ending ("Rockets" is not a slip of "Rocket"); or another transliteration; or a
    number in words.

    >>> same_title("Dr. Zhivago", "Doctor Zhivago"), same_title("The Grand Budapset Hotel", "Grand Budapest Hotel")
    (True, True)
    >>> same_title("Rocket", "Rockets"), same_title("Zelyonaya roshcha", "Зелёная роща")
    (False, True)
    >>> same_title("The Seven Lanterns", "7 Lanterns"), same_title("Nine", "9")
    (True, False)
    """
    one, other = in_figures(title_key(left)), in_figures(title_key(right))
    if not one or not other:
        return False
    if one == other or one.replace(" ", "") == other.replace(" ", ""):
        return True
    return _one_slip(one, other) or _same_sound(one, other)


def near_keys(title: str) -> frozenset[str]:
    """Return forms of which two titles that are the same share at least one: so that not all pairs need be compared.

    >>> bool(near_keys("Dr. Zhivago") & near_keys("Doctor Zhivago")), bool(near_keys("Heat") & near_keys("Heart"))
    (True, False)
    """
    key = in_figures(title_key(title))
    found = {key.replace(" ", "")}
    if len(key) >= _LONG_TITLE:
        words = key.split()
        found |= {" ".join((*words[:at], "?", *words[at + 1 :])) for at in range(len(words))}
        found |= _sounds(key)
    return frozenset(found) if key else frozenset()


def _same_sound(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _LONG_TITLE or one[:1].isdigit() != other[:1].isdigit():
        return False
    return not _sounds(one).isdisjoint(_sounds(other))


def _sounds(key: str) -> frozenset[str]:
    """How a title of several words may sound, whatever scheme wrote it; an apostrophe may have parted a word."""
    return frozenset(f"~{sound}" for sound in sound_keys(key.replace(" ", ""))) if " " in key else frozenset()


def _without_parenthesis(title: str) -> str:
    while match := _PARENTHESIS.search(title, max(0, len(title) - _PARENTHESIS_LENGTH)):
        inner = fold(match[1])
        known = inner in table.TRAILING or inner in table.TRAILING_IN_PARENTHESES
        left = title[: match.start()].rstrip()
        if not left or not (known or _YEAR.fullmatch(inner.split()[0] if inner else "")):
            break
        title = left
    return title


def _without_trailing(words: list[str]) -> list[str]:
    if words and words[-1] not in _LAST_WORDS:
        return words
    for parts in _TRAILING:
        if len(words) > len(parts) and words[-len(parts) :] == parts:
            return words[: -len(parts)]
    return words


def _without_article(words: list[str]) -> list[str]:
    return words[1:] if len(words) > 1 and words[0] in table.ARTICLES else words


def _figures(words: list[str]) -> list[str]:
    out: list[str] = []
    for index, word in enumerate(words):
        after_part = index > 0 and words[index - 1] in table.PART_WORDS
        figure = table.ROMAN.get(word) if index else None
        if after_part and figure is None:
            figure = table.COUNTED.get(word)
        out.append(figure or table.SAME_WORDS.get(word, word))
    return out


def _one_slip(one: str, other: str) -> bool:
    from rapidfuzz.distance import OSA

    left, right = one.split(), other.split()
    differing = [(a, b) for a, b in zip(left, right, strict=False) if a != b]
    if len(left) != len(right) or len(differing) != 1 or min(len(one), len(other)) < _LONG_TITLE:
        return False
    a, b = differing[0]
    ending = a.startswith(b) or b.startswith(a)
    return min(len(a), len(b)) >= _LONG_WORD and not ending and a.isalpha() and b.isalpha() and OSA.distance(a, b) <= 1
