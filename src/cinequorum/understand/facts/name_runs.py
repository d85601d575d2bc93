"""Names that follow each other without a sign between them: `Ann Lee Bo T. Day Carl van Orr`, what is left of links.

Where a page was flattened to text the links are gone that told one name from the next. What is left are the words: a
name begins with a given name, has two or three words, and initials and particles do not count. Of all ways to cut the
run the one is taken whose names are the least unlikely; it is found by dynamic programming over the words.
"""

from __future__ import annotations

import re
from typing import Final

from cinequorum.understand.data.persons import PARTICLES
from cinequorum.understand.facts.person_names import knows_given

_WORD: Final = re.compile(r"\S+")
_INITIAL: Final = re.compile(r"(?:[^\W\d_]\.){1,3}")
_SUFFIX: Final = re.compile(r"(?:[JS]r\.?|I{2,3}|IV)")
_NO_WORD: Final = re.compile(r"[^\w.'’-]|\d|_")
_MORE: Final = re.compile(r"\s+(?:[^\W\d_]+\s)?[^\W\d_]+\s?(?:…|\.{3})\s?")  # `Show All…` in the middle of a cast
_BEGINS: Final = re.compile(
    r"[^\W\d_a-z][\w.'’-]+\s[\w.'’-]+\s[^\W\d_a-z][\w.'’-]*\s[\w.'’-]+(?:\s|$)"
)  # no run of names otherwise
_FEWEST_WORDS: Final = 4
_MOST_WORDS: Final = 400
_LONGEST: Final = 6  # words of a name, particles and initials among them
_STRANGE: Final = 2.0  # what it costs that a name begins with no known given name
_KNOWN: Final = 0.5  # share of the names that have to begin with a known one
_COSTS: Final = {2: 0.0, 3: 1.0, 4: 3.0}  # by words that are neither initial nor particle
_GIVEN_IN_THE_MIDDLE: Final = -0.6
_GIVEN_LAST: Final = 0.3

_Place = tuple[int, int]


def names_in_run(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the names of a run stand, start and end; nothing where the text is no run of names.

    >>> text = "Ann Lee Robert T. Day Billy Ray Cyrus"
    >>> [text[start:end] for start, end in names_in_run(text)]
    ['Ann Lee', 'Robert T. Day', 'Billy Ray Cyrus']
    >>> names_in_run("Jane Doe"), names_in_run("The Long Road Home Again")
    ((), ())
    """
    if not _BEGINS.match(text):
        return ()
    more = _MORE.search(text)
    words = [(m.start(), m.end()) for m in _WORD.finditer(text, 0, more.start() if more else len(text))]
    if not _FEWEST_WORDS <= len(words) <= _MOST_WORDS or not all(_may_be_named(text[a:b]) for a, b in words):
        return ()
    names = _cut(text, words)
    known = [knows_given(text[start:].split(" ", 1)[0]) for start, _ in names]
    sure = all(known) if len(words) == _FEWEST_WORDS else sum(known) >= _KNOWN * len(known)
    return names if sure and len(names) > 1 else ()


def _may_be_named(word: str) -> bool:
    return (word[:1].isupper() and not _NO_WORD.search(word)) or word.lower() in PARTICLES


def _cut(text: str, words: list[_Place]) -> tuple[_Place, ...]:
    """Return the cheapest cut of the words into names; nothing where there is none."""
    best: list[tuple[float, int]] = [(0.0, 0)]  # cost up to a word, and the word that its last name begins with
    for end in range(1, len(words) + 1):
        starts = range(max(0, end - _LONGEST), end - 1)
        ways = [(best[at][0] + _cost([text[a:b] for a, b in words[at:end]]), at) for at in starts]
        best.append(min(ways, default=(float("inf"), 0)))
    if best[-1][0] == float("inf"):
        return ()
    found: list[_Place] = []
    end = len(words)
    while end:
        start = best[end][1]
        found.append((words[start][0], words[end - 1][1]))
        end = start
    return tuple(reversed(found))


def _cost(words: list[str]) -> float:
    """Return how unlikely these words are one name, from 0 on."""
    core = [w for w in words if not (_INITIAL.fullmatch(w) or _SUFFIX.fullmatch(w) or w.lower() in PARTICLES)]
    cost = _COSTS.get(len(core))
    if cost is None or not words[0][:1].isupper() or words[-1].islower() or _INITIAL.fullmatch(words[-1]):
        return float("inf")
    if _SUFFIX.fullmatch(words[0]):
        return float("inf")
    cost += 0.0 if knows_given(words[0]) or _INITIAL.fullmatch(words[0]) else _STRANGE
    if len(core) > 2 and knows_given(core[1]):
        cost += _GIVEN_IN_THE_MIDDLE
    return cost + (_GIVEN_LAST if knows_given(core[-1]) else 0.0)
