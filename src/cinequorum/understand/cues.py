"""Words beside a title that say it is a film's, and how that film is related to the page's own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from cinequorum.understand.data import works


@dataclass(frozen=True, slots=True)
class Cue:
    """`relation` as in `OtherFilm`; `strong`: the words hardly ever stand before anything but films."""

    relation: str
    words: str
    strong: bool


def _any(words: tuple[str, ...]) -> str:
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) + ")"


_FILLER: Final = (
    r"(?:\s(?:the|a|an|his|her|its|their|first|second|third|original|modern|classic|excellent|great|terrific|brilliant"
    r"|recent|new|old|latest|films?|movies?|pictures?|(?:19|20)\d\d['’]s"
    r"|[^\W\d_][\w.]{0,20}(?:\s[^\W\d_][\w.]{0,20})?['’]s?)){0,3}"
)
_OPEN: Final = r"[\s:,]{0,2}[(“\"‘'«*_\[]{0,3}$"
_BEFORE: Final = tuple(
    (relation, re.compile(rf"(?:^|[^\w’'])(?P<words>{_any(words)}){_FILLER}{_OPEN}", re.IGNORECASE))
    for relation, words in (
        ("compared", works.COMPARE_BEFORE),
        ("same_director", works.DIRECTOR_BEFORE),
        ("same_cast", works.CAST_BEFORE),
        ("mentioned", works.MENTION_BEFORE),
    )
)
_AFTER: Final = tuple(
    (
        relation,
        re.compile(rf"[”\"’'»*_\])]{{0,3}}[\s-]?(?:(?:all|both|also)\s)?(?P<words>{_any(words)})\b", re.IGNORECASE),
    )
    for relation, words in (
        ("same_cast", works.CAST_AFTER),
        ("compared", works.COMPARE_AFTER),
        ("mentioned", works.MENTION_AFTER),
    )
)
_WEAK: Final = frozenset(works.WEAK_CUES)
_FILM_BEFORE: Final = re.compile(rf"\b{_any(works.FILM_WORDS)}\b\W{{1,3}}(?:\w+\s){{0,2}}$", re.IGNORECASE)


def cue_of(before: str, after: str) -> Cue | None:
    """Return the cue that stands right before or right after a title, the nearest and longest first, or None.

    >>> cue_of("It is similar to ", " in tone").relation
    'compared'
    >>> cue_of("the actor of ", " fame").relation
    'same_cast'
    >>> cue_of("He went to ", "") is None
    True
    """
    for relation, pattern in _AFTER:
        if match := pattern.match(after):
            return Cue(relation, match["words"].casefold(), strong=True)
    best: tuple[int, Cue] | None = None
    for relation, pattern in _BEFORE:
        if match := pattern.search(before):
            words = match["words"].casefold()
            filmed = bool(_FILM_BEFORE.search(before[: match.start("words")]))
            cue = Cue(relation, words, strong=words not in _WEAK or (relation == "compared" and filmed))
            rank = match.end("words") + len(words)
            if best is None or rank > best[0]:
                best = (rank, cue)
    return best[1] if best else None
