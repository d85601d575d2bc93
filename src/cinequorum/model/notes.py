"""What joining pages needs of one page's text, worked out once: kept with the reading, so that a film of a thousand
pages need not be read again for each new one."""

from __future__ import annotations

from msgspec import Struct


class Imprint(Struct, frozen=True, kw_only=True, gc=False):
    """The sentences of a page as numbers, in which copies are found without looking at the text.

    `spots`: five little-endian 32-bit integers a sentence: start, end, words (halves of characters in scripts without
    spaces), a sum of `FLAGS`, the index of the user review or -1. `exact`: 64 bits a sentence, equal for equal words.
    `keys`: 16 times 32 bits a sentence, the MinHash of its runs of three words.
    """

    spots: bytes = b""
    exact: bytes = b""
    keys: bytes = b""


QUOTED, LISTED, WHOLE = 1, 2, 4
"""Flags of a sentence: mostly in quotation marks; mostly names, as credits are; a whole user review in one."""


class Capitalised(Struct, frozen=True, kw_only=True, gc=False):
    """The capitalised words of a text: how often each stands there, and whether ever inside a sentence.

    `lower`: all words that are written in lower case, with spaces between.
    """

    words: tuple[tuple[str, int, bool], ...] = ()
    lower: str = ""


class Notes(Struct, frozen=True, kw_only=True, gc=False):
    """Everything of a page's text that joining pages asks for.

    `made_by` names the rules that made the notes: those of other rules are made anew. `credit` is whom the page names
    as the first to print its text, folded, or None. `talk`: sentences on talking points (the point, start, end, whether
    the sentence speaks of the film as a film). `outlets`: names of outlets (as they write themselves, start, end).
    `titles`: places where the title `titled` is written.
    """

    made_by: str
    imprint: Imprint
    credit: str | None = None
    names: Capitalised = Capitalised()
    talk: tuple[tuple[str, int, int, bool], ...] = ()
    outlets: tuple[tuple[str, int, int], ...] = ()
    titled: str = ""
    titles: tuple[tuple[int, int], ...] = ()
