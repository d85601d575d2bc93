"""The head of a page that lost its markup: the outlet's name in capitals, or a menu, above the page's own title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cinequorum.extract.data.bylines import MENU_WORDS
from cinequorum.extract.drafts import Draft
from cinequorum.text.fold import fold

_PARTS = re.compile(r"\s+[|·•»–—-]\s+|\s*[|•]\s*")
_YEAR = re.compile(r"\((?:19|20)\d\d\)")
_MOST_WORDS = 5
_NEAR = 7  # drafts within which the title follows
_SENTENCE = 15  # words of a line that is prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """The outlet's name as people write it, and how many of the first drafts belong to its sign."""

    name: str | None
    drafts: int


def masthead_of(drafts: Sequence[Draft]) -> Masthead | None:
    """Find the sign over a flattened page; None where the page begins with its title.

    A name in capitals is a sign only where a line that looks like a title follows it, and where the text never says
    the name again: a film's title in capitals comes back in its review.

    >>> lines = ["QUAY POST", "films and tides", "", "Night Ferry (2019)", "By Ann Lee", "The ferry leaves."]
    >>> masthead_of([Draft(text=t, tight=t == "films and tides") for t in lines if t])
    Masthead(name='Quay Post', drafts=2)
    """
    if len(drafts) < 4:
        return None
    menu = [part for part in _PARTS.split(drafts[0].text) if part]
    if len(menu) >= 3 and all(len(part.split()) <= 3 for part in menu):
        said = [fold(part) in MENU_WORDS for part in menu]
        if any(said):
            return Masthead(name=None if said[0] else _cased(menu[0]), drafts=1)
    first = drafts[0].text
    if not _in_capitals(first):
        return None
    end = next((i for i in range(1, len(drafts)) if not drafts[i].tight), 1)
    if end >= min(_NEAR, len(drafts) - 2) or not _titled(drafts, end):
        return None
    rest = fold(" ".join(draft.text for draft in drafts[end:]))
    return None if fold(first) in rest else Masthead(name=_cased(first), drafts=end)


def _titled(drafts: Sequence[Draft], index: int) -> bool:
    """Tell whether a title stands at `index`: not in capitals too, no sentence, before longer text."""
    text = drafts[index].text
    if _YEAR.search(text):
        return len(text) <= 100
    words = len(text.split())
    plain = 2 <= words <= 20 and text[-1] not in ".,;…" and not _in_capitals(text)
    longest = max((len(d.text.split()) for d in drafts[index + 1 : index + _NEAR]), default=0)
    return plain and longest >= _SENTENCE


def _in_capitals(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 4 and text.isupper() and len(text.split()) <= _MOST_WORDS and text[-1] not in ".!?:,;"


def _cased(text: str) -> str:
    """Write a name in capitals, or without any, as names are written; short words of capitals may be initials."""
    return " ".join(word.capitalize() if word.isalpha() else word for word in text.split())
