"""What a short line says of a film beside its name: who made it, in which year, how long it is."""

from __future__ import annotations

import re
from typing import Final

from cinequorum.text.alternatives import any_of
from cinequorum.text.dates import find_dates
from cinequorum.text.sheet_labels import labels_of
from cinequorum.understand.data import programmes
from cinequorum.understand.data.genres import GENRES

_YEAR: Final = re.compile(r"(?<![\d.,/-])(?:18[89]|19\d|20[0-4])\d(?![\d%€$-])(?!\s(?:Uhr|h\b))")
_DATED: Final = re.compile(r"\W{0,3}[(（\[](?:18[89]|19\d|20\d)\d[)）\]]\W{0,3}")
_MINUTES: Final = re.compile(
    rf"(?<!\d)[1-9]\d{{0,2}}\s?(?:(?:{'|'.join(programmes.MINUTE_WORDS)})(?!\w)|(?:{'|'.join(programmes.MINUTE_GLYPHS)})|['’′](?!\w)|(?<=\d\d)m(?=\W*$))",
    re.IGNORECASE,
)
_LENGTH: Final = re.compile(rf"\s?(?:{any_of(programmes.ABOUT)}\s?){{0,2}}[1-9]\d{{1,2}}\b", re.IGNORECASE)
_DIGIT: Final = re.compile("[0-9]")  # a look before the patterns of figures, all of which hold one
_PARTS: Final = re.compile(r"[\s，、；;,]+")
_COLON: Final = re.compile(r"[:：]")
_WORD: Final = re.compile(r"[^\W_][\w'’.()/-]*")
_SHORT_LEAD: Final = 4  # letters: shorter words stand before all sorts of names
_LABEL_WORDS: Final = 3
_DIRECTOR: Final = labels_of("director")
_RUNTIME: Final = labels_of("runtime")
_LEADS: Final = tuple(sorted({*programmes.MAKER_LEADS, *(d for d in _DIRECTOR if len(d) > _SHORT_LEAD)}, key=len))
GENRE_WORDS: Final = frozenset(word.casefold() for words in GENRES.values() for word in words)
"""The names of genres in all languages, case-folded."""
_LONGEST: Final = 170  # code points of a line that tells such things


def signs_of(line: str, language: str) -> frozenset[str]:
    """Return what a line tells of a film: `maker`, `lead`, `year`, `minutes`, `genre`, `dated`.

    `lead` is a small word and a name; `dated` is a year in brackets that is the whole line.
    The year of a day ("4 April 2019") is none.

    >>> sorted(signs_of("di Anna Inventa (1995) - Animazione, durata 107’", "it"))
    ['genre', 'lead', 'minutes', 'year']
    >>> sorted(signs_of("Anna Inventa, Norway, 1995, 35mm, 97m", "en"))
    ['minutes', 'year']
    >>> sorted(signs_of("Thursday, 4 April 2019, 9 pm", "en")), sorted(signs_of("He died in 1995.", "en"))
    ([], ['year'])
    """
    if len(line) > _LONGEST:
        return frozenset()
    found = set(_by_label(line))
    if _DATED.fullmatch(line):
        found.add("dated")
    if _DIGIT.search(line):
        found.update(_by_figures(line, language))
    if not GENRE_WORDS.isdisjoint(map(str.casefold, _WORD.findall(line))):
        found.add("genre")
    return frozenset(found)


def names_maker(line: str) -> bool:
    """Tell whether a line says who made a film: one of the signs of `signs_of`, looked for alone."""
    return len(line) <= _LONGEST and "maker" in _by_label(line)


def is_label(line: str) -> bool:
    """Tell a line that is nothing but a label of a film's record, with or without its colon."""
    return line.strip(" :：*_#-").casefold() in labels_of()


def opens_details(rest: str, language: str) -> bool:
    """Tell whether the words behind a separator begin with a label, a year or a length.

    >>> opens_details("Running time: 95", "en"), opens_details("a tale of 95 minutes", "en")
    (True, False)
    """
    if _MINUTES.match(rest) or (_YEAR.match(rest) and not _is_day(rest, 0, language)):
        return True
    colon = _COLON.search(rest, 0, 30)
    labelled = colon is not None and rest[: colon.start()].strip().casefold() in labels_of(
        "director", "runtime", "year"
    )
    return labelled and bool(signs_of(rest, language) & {"maker", "minutes", "year"})


def _by_label(line: str) -> set[str]:
    found = set()
    for colon in _COLON.finditer(line) if ":" in line or "：" in line else ():
        words = _PARTS.split(line[: colon.start()])[-_LABEL_WORDS:]
        tails = {" ".join(words[i:]).strip("[(•·,-*_").casefold() for i in range(len(words))}
        rest = line[colon.end() :]
        if tails & _DIRECTOR and any(c.isalpha() for c in rest):
            found.add("maker")
        if tails & _RUNTIME and _LENGTH.match(rest):
            found.add("minutes")
    low = line.lstrip("*_[(- ").casefold()
    for lead in _LEADS if low.startswith(_LEADS) else ():
        if low.startswith(lead) and _names(line.lstrip("*_[(- ")[len(lead) :], lead):
            found.add("lead" if len(lead) < _SHORT_LEAD and lead[-1] != "." else "maker")
    return found


def _names(rest: str, lead: str) -> bool:
    """Tell whether a name follows the words that make somebody the maker."""
    parted = lead[-1] in "'.’" or rest[:1].isspace()
    after = rest.lstrip()
    return parted and bool(after) and (after[0].isupper() or not after[0].isascii()) and len(rest.split()) > 1


def _by_figures(line: str, language: str) -> set[str]:
    found = set()
    if _MINUTES.search(line):
        found.add("minutes")
    if any(not _is_day(line, year.start(), language) for year in _YEAR.finditer(line)):
        found.add("year")
    return found


def _is_day(line: str, at: int, language: str) -> bool:
    return any(m.start <= at < m.end for m in find_dates(line, language))
