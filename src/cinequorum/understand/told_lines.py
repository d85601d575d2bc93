"""Lines that tell of the films beside them and name none: when they are shown, how long they are, that some follow."""

from __future__ import annotations

import re
from typing import Final

from cinequorum.text.film_talk import has_film_glyphs, is_film_word
from cinequorum.understand.detail_signs import signs_of

_ENDS: Final = re.compile(r"[.!?。！？]")
_WORD: Final = re.compile(r"\w+(?:-\w+)*")
_CLOCK: Final = re.compile(
    r"(?<!\d)[0-2]?\d(?:[:.]\d{2})?\s?[ap]\.?m\b|(?<!\d)[0-2]?\d[:.h][0-5]\d(?:\s?(?:h|Uhr))?\W*$", re.IGNORECASE
)
_LONGEST: Final = 240  # code points of a line that announces a list


def is_told(line: str) -> bool:
    """Tell a line that says when a film is shown, or of which year and length it is, from one that names it.

    >>> is_told("Friday, April 4, 9:00pm"), is_told("Ann Lee, Norway, 1981, 97m")
    (True, True)
    >>> is_told("Salt Road (1981)"), is_told("9:00")
    (False, False)
    """
    return (bool(_CLOCK.search(line)) and any(map(str.isalpha, line))) or signs_of(line, "") >= {"year", "minutes"}


def announces_films(line: str) -> bool:
    """Tell a line that ends in a colon and whose last sentence speaks of films: those it announces follow.

    >>> announces_films("The films that we saw:"), announces_films("We saw films. What we ate:")
    (True, False)
    """
    bare = line.rstrip(" *_\u200e")
    if not bare.endswith((":", "：")) or len(line) > _LONGEST:
        return False
    last = _ENDS.split(bare)[-1]
    return has_film_glyphs(last) or any(map(is_film_word, _WORD.findall(last.lower())))
