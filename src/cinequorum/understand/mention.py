"""One place of a page where a film is named."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from cinequorum.names.data.title_words import TRAILING
from cinequorum.names.titles import title_key
from cinequorum.text.alternatives import any_of
from cinequorum.understand.cues import Cue, cue_of
from cinequorum.understand.data import works
from cinequorum.understand.prose import Prose, Sentence
from cinequorum.understand.title_shape import trimmed

YEAR_AFTER = re.compile(
    r"[”“\"’‘'»«》」』*_\]]{0,3}\s?(?:\([^()\d]{1,60}\)\s?)?\((?:[^()]{0,60}?,\s?)?((?:18[89]|19\d|20\d)\d)(?:[,./;–-][^()]{0,60})?\)"
)
"""A year in parentheses after a title, perhaps behind an original title or a country."""
_YEAR_OWNER = re.compile(
    r"\b((?:18[89]|19\d|20\d)\d)(?:['’]s|\s(?:film|movie|classic|version|series)),?\s?[“\"‘'«*_]{0,2}$"
)
_RELEASED = re.compile(rf"\s?\([^()]{{2,40}}\)\s?\([^()]{{0,20}}\b(?:{'|'.join(works.RELEASE_NOTES)})\b", re.IGNORECASE)
"""What makes the words before a year a company that released a film: "(2004) (Finland) (DVD)"."""
FILM_AFTER = re.compile(rf"[\s-](?:\w+\s)?(?:{'|'.join(works.FILM_WORDS)})\b|\s\(", re.IGNORECASE)
"""A film word, or a parenthesis, right after a title."""


class Mention(Struct, frozen=True, kw_only=True):
    """A film's title at one place of the page.

    `form`: `quoted`, `emphasis`, `link`, `capitals`, `dated`, `listed` (in a row of a programme) or `bare`.
    `start` and `end` are offsets into the page's text, with a format behind the title ("(in 3D)"); `sentence` the index
    in `Prose.sentences`; `cue` what around it says that it is a film and how it is related, or None; `p` the
    probability that a film is meant, 0 where the words call it a song, a book or the like.
    """

    title: str
    start: int
    end: int
    form: str
    year: int | None
    sentence: int
    cue: Cue | None
    p: float


SURE: Final = {
    "link": 0.95,
    "emphasis": 0.85,
    "quoted": 0.8,
    "dated": 0.85,
    "listed": 0.85,
    "capitals": 0.7,
    "bare": 0.65,
}
"""How probable it is that a film is meant, by form."""


def mention_at(prose: Prose, index: int, place: tuple[int, int], form: str) -> Mention:
    """Describe the title at `place` (offsets into the page's text) in the sentence with this index."""
    sentence = prose.sentences[index]
    text = prose.page.text
    start, end = tight(text, place)
    if own := _OWN_YEAR.search(text, start, end):  # the year stands inside the italics
        end = own.start()
    title = text[start:end]
    if text.startswith(" (", end) and (note := _FORMAT.match(text, end)):  # belongs to the words, not to the title
        end = note.end()
    before = text[max(sentence.span.start, start - 80) : start]
    after = text[end : min(sentence.span.end, end + 40)]
    dated = YEAR_AFTER.match(text[end : end + 130]) if "(" in text[end : end + 6] else None
    owner = _YEAR_OWNER.search(before[-40:])
    released = dated is not None and bool(_RELEASED.match(text[end + dated.end() : end + dated.end() + 80]))
    year = int(dated[1]) if dated else int(owner[1]) if owner else None
    cue = cue_of(before, after, solo=form == "bare" and " " not in title)
    sure = 0.1 if year or (cue and cue.strong) else 0.0
    return Mention(
        title=title,
        start=start,
        end=end,
        form=form,
        year=year,
        sentence=index,
        cue=cue,
        p=0.0 if released else min(0.98, SURE[form] + sure),
    )


_OWN_YEAR: Final = re.compile(r"(?<=\S)\s?\((?:18[89]|19\d|20\d)\d\)$")
_FORMAT: Final = re.compile(rf"\s\((?:{'|'.join(map(re.escape, TRAILING))})\)", re.IGNORECASE)
"""A format in parentheses behind a title: "(in 3D)"."""
_OWNING = re.compile(r"(?<=[^\W\d_]{3})['’]s$")


def tight(text: str, place: tuple[int, int]) -> tuple[int, int]:
    """Shrink a place to the title inside its quotation marks and before its comma, or before an apostrophe and s."""
    start, end = place
    bare = _OWNING.sub("", trimmed(text[start:end]))
    lead = text[start:end].find(bare)
    return (start + lead, start + lead + len(bare)) if bare and lead >= 0 else place


def keyed(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    """Group mentions by title key, in text order."""
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        groups.setdefault(title_key(mention.title), []).append(mention)
    return groups


def other_work(prose: Prose, start: int, end: int, sentence: Sentence) -> bool:
    """Tell whether a word beside the title makes it a book, a song or the like."""
    before = prose.page.text[max(sentence.span.start, start - 90) : start]
    after = prose.page.text[end : min(sentence.span.end, end + 25)].casefold()
    if _OTHER_BEFORE.search(before[-40:].casefold()) or _OTHER_AFTER.match(after):
        return True
    return bool(_SUNG.search(before) or _OTHER_GLYPHS.search(before[-8:]))


_OTHER = any_of(works.OTHER_WORKS)
_OTHER_BEFORE = re.compile(
    rf"\b{_OTHER}(?:\s(?:called|titled|entitled|by|like|named)|,?\s(?:[\w.]+\s){{0,2}}[\w.]+['’]s)?[\s,:*_“”„»\"‘'«(]{{1,4}}$"
)
_OTHER_GLYPHS = re.compile(rf"(?:{'|'.join(works.OTHER_GLYPHS)})[はがのは、：:]?[《『「〈<]$")
_SUNG = re.compile(rf"\b(?:{'|'.join(works.SINGING)})\b[^.;]{{0,30}}$", re.IGNORECASE)
_OTHER_AFTER = re.compile(rf"[\s,*_”\"’'»)]{{1,4}}(?:is |was )?(?:the |a |an )?{_OTHER}\b(?! adaptation)")
