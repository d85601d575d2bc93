"""The full title of a film whose headline gives its first part alone: "Harbour" over a text on "Harbour: Last Tide"."""

from __future__ import annotations

import re
from typing import Final

from cinequorum.model.page import Role
from cinequorum.names.titles import title_key
from cinequorum.understand.candidate import WELL_STATED, Candidate
from cinequorum.understand.headlines import HEADLINE
from cinequorum.understand.phrases import is_person
from cinequorum.understand.prose import Prose
from cinequorum.understand.title_shape import places_of

_WORD: Final = r"(?:[A-ZÀ-ÞА-ЯЁ][\w'’-]*|[1-9]\d?)"
_SMALL: Final = r"(?:(?:of|the|a|an|and|to|in|à|de|la|le|du|des|el|y|und|der|die|das|di|da|do|e|и|в)\s){0,2}"
_SUBTITLE: Final = re.compile(
    rf":\s(?P<rest>{_WORD}(?:\s{_SMALL}{_WORD}){{0,5}})(?=[.,;!?)”’\"'*_]|\s[^\W\d_A-ZÀ-Þ]|$)"
)


def add_subtitled(found: dict[str, Candidate], prose: Prose) -> None:
    """Propose the title and subtitle with which the prose names the headline's film when it names it first.

    Inside a sentence: "Harbour: a review" and "Harbour: Ann Lee drowns" at the head of a line are no titles.
    """
    for candidate in [c for c in found.values() if c.whole and c.stated >= WELL_STATED and HEADLINE in c.weights]:
        place = _first_in_prose(prose, candidate.title)
        match = _SUBTITLE.match(prose.page.text, place + len(candidate.title)) if place is not None else None
        if place is None or match is None or is_person(match["rest"]):
            continue
        title = f"{candidate.title}: {match['rest']}"
        full = found.setdefault(title_key(title), Candidate(title=title, place=(place, match.end())))
        if not full.stated:
            full.stated, full.year = candidate.stated, None
            full.add(candidate.score + _FULLER, "the text gives the headline's title its second part")


_FULLER: Final = 1.6  # what the first part alone gets besides: more places in the text, the address


def _first_in_prose(prose: Prose, title: str) -> int | None:
    """Return where the body first names a title, if that is inside a sentence."""
    for sentence in prose.sentences:
        if sentence.role is not Role.BODY or sentence.review is not None:
            continue
        at = next(places_of(sentence.text, title), None)
        if at is not None:
            return sentence.span.start + at if at else None
    return None
