"""Film titles in a page's own addresses: slugs in its metadata, and the name of its file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from cinequorum.model.page import Page, Role
from cinequorum.text.fold import fold
from cinequorum.understand.data import headlines, works
from cinequorum.understand.headline_parts import YEAR

_WORDS: Final = re.compile(rf"^(?:\d{{4}}[-_]\d{{2}}[-_]\d{{2}}[-_])?(?P<words>.*?)(?:[-_\s(]+(?P<year>{YEAR})\)?)?$")
_ENDINGS: Final = re.compile(r"(?:\.[a-z][a-z0-9]{1,5}){1,2}$", re.IGNORECASE)
_MOST_WORDS: Final = 12
_MOST_LETTERS: Final = 90
_FRAMES: Final = frozenset((*headlines.ANNOUNCING, *headlines.NOUNS))
_SENTENCE_START: Final = re.compile(r"(?:^|[.!?…:]\s|\n)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """What the last part of an address says: its `words` as written, with spaces; `year` at their end.

    `stated`: it stands in the page's metadata, at `place`; else it is the name of the page's file.
    """

    words: str
    year: int | None
    place: tuple[int, int] | None

    @property
    def stated(self) -> bool:
        """Whether the page states this address itself."""
        return self.place is not None

    @property
    def written_as_title(self) -> bool:
        """Whether a person named a file so: capitals, and spaces where there are several words."""
        return self.words[:1].isupper() and ("-" not in self.words and "_" not in self.words)


def addresses(page: Page) -> Iterator[Address]:
    """Yield what the page's own addresses say, those of its metadata first. Dates, endings and frames are cut off."""
    for key in works.SLUG_KEYS:
        for meta in page.metadata:
            if meta.key == key and (address := _address(meta.value.split("?")[0], (meta.span.start, meta.span.end))):
                yield address
    if address := _address(page.source.split("?")[0], None):
        yield address


def whole_addresses(page: Page) -> Iterator[list[str]]:
    """Yield the page's web addresses, part by part, and its file's name with folders that a mirror wrote into it."""
    for meta in page.metadata:
        if meta.key in _WEB_KEYS:
            yield _parts(meta.value)
    source = page.source.split("?")[0].rstrip("/")
    yield _parts(source) if "://" in source else source.rsplit("/", 1)[-1].split(_MIRRORED)


_WEB_KEYS: Final = frozenset({"canonical", "og:url", "url", "permalink"})
_MIRRORED: Final = "__"
"""What mirrors write for "/" in flat names."""


def _parts(address: str) -> list[str]:
    """Return the folders and the last name of a web address, or of its path alone.

    >>> _parts("https://site.example/movies/night-ferry/?page=2"), _parts("/films/brine")
    (['movies', 'night-ferry'], ['films', 'brine'])
    """
    path = address.partition("?")[0].partition("#")[0]
    return (path.partition("://")[2].partition("/")[2] if "://" in path else path).strip("/").split("/")


def without_ending(name: str) -> str:
    """Cut what says the format off a file's name.

    >>> without_ending("night-ferry.html"), without_ending("Brine"), without_ending("brine.md.gz")
    ('night-ferry', 'Brine', 'brine')
    """
    return _ENDINGS.sub("", name)


def _address(raw: str, place: tuple[int, int] | None) -> Address | None:
    match = _WORDS.match(_NUMBER.sub("", _name(raw)))
    words = _without_frames(_apart(match["words"])) if match else ""
    if match is None or not fold(words) or len(words) > _MOST_LETTERS or len(fold(words).split()) > _MOST_WORDS:
        return None
    return Address(words=words, year=int(match["year"]) if match["year"] else None, place=place)


def _name(raw: str) -> str:
    """Return the last name of an address, without its ending; for a file that many pages are called the folder's.

    >>> _name("films/brine.html"), _name("films/brine/index.md"), _name("a__brine__body.md"), _name("index.html")
    ('brine', 'brine', 'brine', 'index')
    """
    *above, last = raw.rstrip("/").replace(_MIRRORED, "/").split("/")
    name = without_ending(last)
    return above[-1] if above and above[-1] and name.casefold() in _TEXTS else name


_TEXTS: Final = frozenset(works.TEXT_FILES)
_NUMBER: Final = re.compile(r"^0\d{1,3}[-_](?=.)")  # the place of a page in a row: no title begins so


def _apart(words: str) -> str:
    """Part words that were grown together in the name of a file.

    >>> _apart("LongTide"), _apart("long-tide"), _apart("McCabe"), _apart("WALL-E")
    ('Long Tide', 'long-tide', 'McCabe', 'WALL-E')
    """
    return _HUMP.sub(" ", words) if _HUMPED.fullmatch(words) else words


_HUMPED: Final = re.compile(r"(?!Mc|Mac)[A-ZÀ-Þ][a-zà-ÿ]++(?:[A-ZÀ-Þ][a-zà-ÿ]*+|\d++)+")
_HUMP: Final = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ\d])|(?<=[A-ZÀ-Þ])(?=[A-ZÀ-Þ][a-zà-ÿ])")


def _without_frames(words: str) -> str:
    """Cut "review", "film" and the like off both ends of a slug."""
    parts = re.split(r"([-_\s]+)", words.strip("-_ "))
    while len(parts) > 2 and parts[0].casefold() in _FRAMES:
        parts = parts[2:]
    while len(parts) > 2 and parts[-1].casefold() in _FRAMES:
        parts = parts[:-2]
    return "".join(parts)


def spelt(page: Page, words: str) -> tuple[str, tuple[int, int]] | None:
    """Return the words of an address as the page writes them, beginning with a capital, and where.

    A single word must stand once where no sentence begins: there a capital means something.
    """
    parts = fold(words).split()
    if not parts:
        return None
    first = _one_of(parts[0][0])  # it comes before the look at what stands before it: a letter is searched for
    loose = r"[\W_]{1,4}".join(map(_loosely, parts))
    low = page.text.lower()
    small = len(low) == len(page.text)  # a pattern without the capitals is made in a third of the time
    for match in re.finditer(
        rf"{first}(?<!\w.){loose[len(first) :]}(?!\w)!?", low if small else page.text, 0 if small else re.IGNORECASE
    ):
        start, end = match.span()
        first = page.text[start]
        if not (first.isupper() or first.isdigit()) or not _in_prose(page, start):
            continue
        if len(parts) > 1 or not _SENTENCE_START.search(page.text[max(0, start - 2) : start]):
            return page.text[start:end], (start, end)
    return None


def _in_prose(page: Page, at: int) -> bool:
    return any(b.role is not Role.METADATA and b.span.start <= at < b.span.end for b in page.blocks)


def _loosely(word: str) -> str:
    """Return a pattern of a folded word, whatever its accents and inner apostrophes."""
    return "".join(_one_of(c) + "['’]?" for c in word)


def _one_of(letter: str) -> str:
    return _ACCENTED.get(letter, re.escape(letter))


_ACCENTED: Final = {
    "a": "[aàáâãäåāăą]", "c": "[cçćč]", "e": "[eèéêëēęě]", "i": "[iìíîïī]", "n": "[nñńň]", "o": "[oòóôõöøōő]",
    "s": "[sśšş]", "u": "[uùúûüūůű]", "y": "[yýÿ]", "z": "[zźżž]", "r": "[rř]", "l": "[lł]", "d": "[dď]", "t": "[tť]",
    "σ": "[σς]",
}  # fmt: skip
