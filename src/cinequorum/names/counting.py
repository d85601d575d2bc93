"""Numbers written out in titles: "Seven Samurai" and "7 Samurai" are one title."""

from __future__ import annotations

from typing import Final

from cinequorum.names.data import title_words as table

_NUMBER_WORDS: Final = frozenset((*table.UNITS, *table.TENS, "hundred", "and"))
_STARTS: Final = frozenset((*table.UNITS, *table.TENS, "hundred"))
_ALONE: Final = "one"


def in_figures(key: str) -> str:
    """Return a title's key (`titles.title_key`) with the English number words in it, up to 999, in figures.

    A title that is nothing but a number keeps its words, since there the writing is the name, and so does a "one" that
    stands alone.

    >>> in_figures("seven samurai"), in_figures("one hundred and one dalmatians"), in_figures("twenty eight days later")
    ('7 samurai', '101 dalmatians', '28 days later')
    >>> in_figures("nine"), in_figures("one fine day"), in_figures("four two"), in_figures("heat")
    ('nine', 'one fine day', 'four two', 'heat')
    """
    words = key.split()
    if _STARTS.isdisjoint(words) or _NUMBER_WORDS.issuperset(words):
        return key
    out: list[str] = []
    place = 0
    while place < len(words):
        number, used = _number(words[place : place + 5])
        out.append(str(number) if used and words[place : place + used] != [_ALONE] else words[place])
        place += max(1, used)
    return " ".join(out)


def _number(words: list[str]) -> tuple[int, int]:
    """The number that the first of these words write, and how many of them; (0, 0) where none does."""
    hundreds, used = _hundreds(words)
    rest = used + 1 if used and words[used : used + 1] == ["and"] else used
    small, taken = _below_hundred(words[rest:])
    if not taken:
        return hundreds, used
    return hundreds + small, rest + taken


def _hundreds(words: list[str]) -> tuple[int, int]:
    if words[:1] == ["hundred"]:
        return 100, 1
    if words[1:2] == ["hundred"] and words[0] in table.UNITS:
        return 100 * int(table.UNITS[words[0]]), 2
    return 0, 0


def _below_hundred(words: list[str]) -> tuple[int, int]:
    if not words:
        return 0, 0
    if ten := table.TENS.get(words[0]):
        unit = int(table.UNITS.get(words[1], "0")) if len(words) > 1 else 0
        return (int(ten) + unit, 2) if 0 < unit < 10 else (int(ten), 1)
    unit_alone = table.UNITS.get(words[0])
    return (int(unit_alone), 1) if unit_alone else (0, 0)
