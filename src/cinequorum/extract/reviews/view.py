"""A page as the finders of reviews look at it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from cinequorum.extract.clues import Clue
from cinequorum.extract.data.listings import NOISE, NOISE_WORDS, REVIEW_LOOKS
from cinequorum.extract.drafts import Draft
from cinequorum.model.page import Role
from cinequorum.text.alternatives import any_of

_NOISE = re.compile(NOISE)  # of small letters, which take a third of the time of a pattern without case
_BUTTON = any_of(NOISE_WORDS)
_BUTTONS = re.compile(rf"(?>(?:{_BUTTON}|\d{{1,6}})(?: |$))+")
_BUTTON_STARTS = frozenset(word.split()[0] for word in NOISE_WORDS)
_SIGNS = re.compile(r"[^\w'’]+")
_LONGEST_LABEL = 60
_LONGEST_NOISE = 140
_INITIAL = re.compile(r"^\w[\w.'’-]*(?:\s\w[\w'’-]*)?\s[^\W\d_]\.$")  # "Nino B."
_ENDS = ".!?…,;:。！？؟、，"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Drafts and their roles, with the clues by the draft in which they begin. `order` reads numeric dates.

    `headings` are the drafts that announce reviews.
    """

    drafts: Sequence[Draft]
    roles: Sequence[Role]
    order: str
    html: bool
    front: int = 0
    clues: dict[int, list[Clue]] = field(default_factory=dict)
    headings: frozenset[int] = frozenset()

    def told(self, index: int, kind: str) -> Clue | None:
        """Return the first clue of this kind that begins in a draft."""
        for clue in self.clues.get(index, ()):  # most blocks have none, and a generator would cost more than the look
            if clue.kind == kind:
                return clue
        return None


def by_draft(clues: Sequence[Clue]) -> dict[int, list[Clue]]:
    """Sort clues by the draft in which they begin."""
    found: dict[int, list[Clue]] = {}
    for clue in clues:
        found.setdefault(clue.first[0], []).append(clue)
    return found


def is_label(text: str) -> bool:
    """Tell whether a line can be a name, a title or a rating over a review: short and no sentence.

    >>> is_label("harbourmaster"), is_label("I slept through it.")
    (True, False)
    """
    short = 0 < len(text) <= _LONGEST_LABEL and len(text.split()) <= 6
    return short and (text[-1] not in _ENDS or bool(_INITIAL.search(text)))


def is_noise(text: str) -> bool:
    """Tell whether a line is a button or a counter under a review.

    >>> is_noise("Like Reply 12"), is_noise("12 of 15 people found this helpful"), is_noise("Like no other film")
    (True, True, False)
    """
    bare = text.strip().lower()
    return len(bare) <= _LONGEST_NOISE and bool(_NOISE.match(bare) or _is_of_buttons(_SIGNS.sub(" ", bare).strip()))


def _is_of_buttons(words: str) -> bool:
    """Tell whether these words, without signs between them, are a row of buttons and figures."""
    first = words.partition(" ")[0]
    return (first in _BUTTON_STARTS or first.isdecimal()) and _BUTTONS.fullmatch(words) is not None


def looks(draft: Draft, words: Sequence[str]) -> bool:
    """Tell whether the element of a block carries one of these words in its class."""
    return not class_words(draft.look.rpartition("/")[2]).isdisjoint(words)


@lru_cache(maxsize=5000)
def class_words(look: str) -> frozenset[str]:
    """Return the words in the names of an element's class."""
    spread = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", look)
    return frozenset(re.split(r"[^a-z]+", spread.lower()))


def is_of_reviews(look: str) -> bool:
    """Tell whether an element or the one around it is named after reviews."""
    return not class_words(look).isdisjoint(REVIEW_LOOKS)


def set_of(draft: Draft) -> str:
    """Return how a block is set; numbers in class names tell its neighbours from it, not its kind."""
    return re.sub(r"\d+", "9", draft.look)
