"""Films that the first sentences give to their director: "Ann Lee's Salt Road is slower than one remembers".

The words alone may be a person's anything; that a known film of this title is by a director of this name says which.
"""

from __future__ import annotations

from typing import Final

from cinequorum.names.titles import title_key
from cinequorum.text.fold import fold
from cinequorum.understand.candidate import Candidate
from cinequorum.understand.mentions import NamedTitles
from cinequorum.understand.phrases import Phrase
from cinequorum.understand.prose import Prose

OWNED: Final = "the first sentences give it to its director"
"""The reason of such a title."""
_FIRST: Final = 4  # sentences
_WEIGHT: Final = 1.2  # log odds


def add_owned(found: dict[str, Candidate], prose: Prose, named: NamedTitles) -> None:
    """Support or propose the titles that the first sentences give to a director of a known film; without these none."""
    if prose.known is None:
        return
    for index in range(min(_FIRST, len(prose.sentences))):
        begin = prose.sentences[index].span.start
        for phrase in named.phrases.get(index, ()):
            key = title_key(phrase.text) if phrase.owner else ""
            if key and _is_by(phrase, key, prose):
                place = (begin + phrase.start, begin + phrase.end)
                found.setdefault(key, Candidate(title=phrase.text, place=place)).add(_WEIGHT, OWNED)


def _is_by(phrase: Phrase, key: str, prose: Prose) -> bool:
    owner = fold(phrase.owner or "").removesuffix(" s")
    known = prose.known
    if known is None or not owner:
        return False
    return any(name == owner or name.endswith(f" {owner}") for film in known.films(key) for name in film.directors)
