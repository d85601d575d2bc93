"""Given names: which are forms of one name, and which are only initials."""

from __future__ import annotations

from functools import lru_cache

from cinequorum.names.data.given_names import ALONE, SAME, SPELT
from cinequorum.names.letters import romanise, sound_keys
from cinequorum.names.scripts import reading


def is_initial(word: str) -> bool:
    """Tell whether a given name is only an initial, or a run of them.

    >>> is_initial("J."), is_initial("J.R."), is_initial("Al")
    (True, True, False)
    """
    return len(word.strip(".")) == 1 or (word.endswith(".") and "." in word[:-1]) or (word.isupper() and len(word) == 2)


def initial_fits(a: str, b: str) -> bool:
    """Tell whether two words begin alike, in letters or in sound.

    >>> initial_fits("Y.", "Юлия"), initial_fits("J.", "Yulia"), initial_fits("K.", "Yulia")
    (True, True, False)
    """
    if {key[:1] for key in sound_keys(a)} & {key[:1] for key in sound_keys(b)}:
        return True
    return romanise(a)[:1] == romanise(b)[:1] or reading(a)[:1] == reading(b)[:1]


@lru_cache(maxsize=4096)
def groups(given: str) -> frozenset[int]:
    """Return the numbers of the table rows a given name stands in; none for a name that the tables do not know."""
    table = _table()
    found = [table[key] for key in sound_keys(given) if key in table]
    return frozenset().union(*found)


def spelt_alike(a: str, b: str) -> bool:
    """Tell whether two words are spellings of one name of the Arabic script, as given name or as surname.

    >>> spelt_alike("Khaled", "Khalid"), spelt_alike("Peter", "Pierre")
    (True, False)
    """
    return any(number < len(SPELT) for number in groups(a) & groups(b))


def other_gender(x: str, y: str) -> bool:
    """Tell whether two given names are alike but for an ending that makes a man's name a woman's.

    >>> other_gender("mario", "maria"), other_gender("daniel", "danielle"), other_gender("mario", "marino")
    (True, True, False)
    """
    short, long = sorted((x, y), key=len)
    if x[:-1] == y[:-1] and {x[-1:], y[-1:]} == {"a", "o"}:
        return True
    added = long.removeprefix(short) if long.startswith(short) else ""
    if added in {"a", "ia", "ina"} and short[-1:] not in "aeiou":
        return True
    doubled = short[-1:] + "e"
    return short[-1:] in "lnt" and added in {doubled, f"{short[-1:]}a", "e"}


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[int]]:
    rows: dict[str, set[int]] = {}
    for number, names in enumerate((*SPELT, *SAME, *((name,) for name in ALONE))):
        for name in names:
            for key in sound_keys(name):
                rows.setdefault(key, set()).add(number)
    return {key: frozenset(numbers) for key, numbers in rows.items()}
