"""What joining pages needs of one page, so little that a thousand of them are read in a few milliseconds."""

from __future__ import annotations

from msgspec import Struct


class Subject(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """What of a page tells which film it is about. `page` is its id; two pages of one id are the same bytes.

    `titles`: the film's titles as the page has them, `title_keys` the keys in which spellings of these are equal.
    `numbers`: databases and the film's numbers in them. The people are those named firmly. `keys`: what the page is
    filed under; pages about no film have no titles.
    """

    page: str
    source: str
    language: str
    year: int | None = None
    titles: tuple[str, ...] = ()
    title_keys: tuple[str, ...] = ()
    numbers: tuple[tuple[str, str], ...] = ()
    directors: tuple[str, ...] = ()
    cast: tuple[str, ...] = ()
    writers: tuple[str, ...] = ()
    cinematographers: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()


class Speaker(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """Who speaks on a page, where and when, as it says itself. `page` is its id.

    `credit` is whom it names as the first to print its text, folded. `author_key`: the author's name folded, empty
    where nobody is named; `sounds`: how the surname sounds. `duplicates`: for each user review the index of the earlier
    one on the page that it repeats, or -1.
    """

    page: str
    source: str
    kind: str
    author: str | None = None
    outlet: str | None = None
    published: str | None = None
    credit: str | None = None
    author_key: str = ""
    sounds: tuple[str, ...] = ()
    duplicates: tuple[int, ...] = ()


class Said(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """The claims of a page, in the order of its text, in columns.

    `forms`: of each claim all that two pages may have in common, as text. `spots`: four little-endian 32-bit integers a
    claim: start, end, what its words give away (0 to 2), the index of the user review that it stands in, or -1.
    `doubts`: a 64-bit float a claim, the probability that the page itself gives it.
    """

    forms: tuple[str, ...] = ()
    spots: bytes = b""
    doubts: bytes = b""


class Beside(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """Another film that a page names, where, and in which user review (-1: in the page's own words)."""

    title: str
    year: int | None
    relation: str
    start: int
    review: int = -1


class Opinion(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """What one review says of the film as a whole: its value on 0..100, if any, and its verdict.

    `inferred`: the value is read from the words. `flags` are those that the page alone tells, as in `Review`. `start`,
    `end`: where its text stands.
    """

    value: float | None
    inferred: bool
    verdict: str
    author: str | None = None
    published: str | None = None
    flags: tuple[str, ...] = ()
    start: int = 0
    end: int = 0


class Part(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """What one page adds to its film, less the words that carry it. `made_by` names the rules that made it.

    `title` is the film's as the page has it, `sure` how sure the page is of it, `original` the original title that it
    puts beside. `titled` are the words of a title, one a line, and `written` the forms in which the page writes them.
    `own` is the page's own review, if it is one.
    """

    made_by: str
    subject: Subject
    speaker: Speaker
    title: str | None = None
    sure: float = 0.0
    original: str | None = None
    claims: Said = Said()
    beside: tuple[Beside, ...] = ()
    titled: str = ""
    written: tuple[str, ...] = ()
    own: Opinion | None = None
    reviews: tuple[Opinion, ...] = ()


class Compared(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """What has been found out of the sentences of some pages, so that the next page's alone are new.

    `pages` are those between which every pair that may be one sentence is known. `pairs`: 64 bits twice a pair, the
    numbers of the sentences (as in `Imprint.exact`); `told`: one byte a pair, 1 the same, 0 not, 2 never looked at.
    `made_by` names the rules that imprints were made by.
    """

    made_by: str = ""
    pages: tuple[str, ...] = ()
    pairs: bytes = b""
    told: bytes = b""


NOTHING_COMPARED = Compared()
