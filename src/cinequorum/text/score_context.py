"""What stands around a figure tells whether it is a rating, a date, a fraction or a share of people."""

from __future__ import annotations

import re
from typing import Final

from cinequorum.text.data import scales
from cinequorum.text.numbers import either, number_of
from cinequorum.text.word_counts import UNSPACED

_FLAGS = re.IGNORECASE
DECORATION: Final = " \t\n'\"‘’“”[]"
_BEFORE_DATES: Final = re.compile(rf"\b{either(scales.BEFORE_DATES)}\s$", _FLAGS)
_OF_FILM = re.compile(r"\b(?:it|this|film|movie|filme)\b", _FLAGS)
_FIRM_CUE = re.compile(r"[:：=–—|]\W*$|\b(?:it|this|film|movie|filme)\b", _FLAGS)


def is_rating(text: str, match: re.Match[str]) -> bool:
    """Tell a rating from a date, a fraction and a share of people."""
    before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 2]
    glued = match.group()[-1] in scales.CJK_POINTS and UNSPACED.match(before)  # "打9/10分"
    if (re.match(r"[\w/:.,$€£+-]", before) and not glued) or re.match(r"[\w/:%]|[.,-]\d", after):
        return False
    top = number_of(match["top"])
    if top is None or top not in scales.TOPS:
        return False
    number = number_of(match["n"])
    if number is not None and number > top and not stands_alone(text, match):
        return False
    starred = match["first"] or match["starred"]
    if "/" in match.group() and not starred:  # three quarters, the fourth of June
        if _BEFORE_DATES.search(text[max(0, match.start() - 12) : match.start()]):
            return False
        if top in (4, 6):
            return stands_alone(text, match)
    return bool(starred) or _followed_well(text, match)


def gives_film(cue: str) -> bool:
    """Tell whether a cue is a verb with the film in it: "give it a", "rate this"."""
    return _OF_FILM.search(cue) is not None


def counts_nothing(text: str, match: re.Match[str], cue: re.Match[str]) -> bool:
    """After "rating:" and "give it" anything but persons and cases may be counted, after "scores" little may."""
    if _FIRM_CUE.search(cue.group()):
        return follows_nobody(text, match)
    return _followed_well(text, match)


_WORD_NEXT: Final = re.compile(r"\s([^\W\d_](?:[^\W\d_]|[\u0900-\u0dff\u0e31-\u0e4e]){0,19})")  # with its vowel signs


def follows_nobody(text: str, match: re.Match[str]) -> bool:
    """Tell whether the word behind a match is none for those who are counted ("8 kişi")."""
    return _next_word(text, match) not in scales.COUNTED


def _next_word(text: str, match: re.Match[str]) -> str:
    after = _WORD_NEXT.match(text, match.end())
    return after[1].casefold() if after else ""


def _followed_well(text: str, match: re.Match[str]) -> bool:
    """Tell whether what follows can follow a rating; anything may where the rating is all ("3 out of 5 bananas.")."""
    word = _next_word(text, match)
    if not word or word in scales.FOLLOWERS:
        return True
    if word in scales.COUNTED:
        return False
    after = text[match.end() + 1 : match.end() + len(word) + 3]
    before = text[: match.start()].rstrip(' *_("')[-1:]
    whole = not after[len(word) :].strip(" .!)*_") and (not before or before in "\n.:!–—|")
    return after[0].isupper() or whole


def stands_alone(text: str, match: re.Match[str]) -> bool:
    """Tell whether a match is all that its line holds, but for quotes, brackets and stops."""
    first, last = max(0, match.start() - 40), match.end() + 40  # a rating alone on its line has little around it
    line = text[first:last]
    line = line[line.rfind("\n", 0, match.start() - first) + 1 :]
    line = line.split("\n", 1)[0]
    return line.strip(DECORATION + "*_().!") == match.group().strip(" ().!")
