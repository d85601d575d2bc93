"""Parts of a page that are about other arts: under "Music" stand songs, under "Books" novels, set off as films are."""

from __future__ import annotations

from typing import Final

from cinequorum.model.page import Role
from cinequorum.understand.data import programmes
from cinequorum.understand.mention import Mention
from cinequorum.understand.prose import Prose

_HEADS: Final = frozenset(map(str.casefold, programmes.OTHER_SECTIONS))
_LONGEST: Final = 40  # code points of a heading that says nothing but of which art its part is
_SET_OFF: Final = frozenset({"quoted", "emphasis", "bare", "capitals"})


def parts_on_other_arts(prose: Prose) -> frozenset[int]:
    """Return the indices of the sentences that stand under such a heading."""
    found: set[int] = set()
    inside = False
    for index, sentence in enumerate(prose.sentences):
        if sentence.role is Role.HEADING and len(sentence.text) <= _LONGEST:
            inside = sentence.text.casefold().strip(" :.#*_-–—\u200e") in _HEADS
        elif inside:
            found.add(index)
    return frozenset(found)


def is_of_other_art(mention: Mention, parts: frozenset[int]) -> bool:
    """Tell words set off in such a part from a film, which has its year or a word for films beside it there, too."""
    told = mention.year is not None or (mention.cue is not None and mention.cue.strong)
    return mention.sentence in parts and mention.form in _SET_OFF and not told
