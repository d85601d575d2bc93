"""Which of the known files one is, told by its first lines and not by its name."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from cinequorum.catalogue import imdb
from cinequorum.catalogue.sources import Source


class FileKind(StrEnum):
    """What a file to import from is."""

    IMDB_BASICS = "title.basics of IMDb"
    IMDB_NAMES = "name.basics of IMDb"
    IMDB_AKAS = "title.akas of IMDb"
    WIKIDATA = "dump of Wikidata"
    TABLE = "table"


_HEADERS: Final = (
    (FileKind.IMDB_BASICS, imdb.BASICS),
    (FileKind.IMDB_NAMES, imdb.NAMES),
    (FileKind.IMDB_AKAS, imdb.AKAS),
)
_OTHER_IMDB: Final = frozenset({"tconst", "nconst"})
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff")


def kind_of(source: Source) -> FileKind:
    """Return what the file is. Raises `CatalogueError` where it is none of the known ones, and says what is wrong."""
    head = source.head()
    if head.startswith(_WIDE):
        return FileKind.TABLE
    if b"\0" in head:
        raise source.wrong(None, "the file is not text")
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:1] in (b"[", b"{"):
        return FileKind.WIKIDATA
    if start[:1] == b"<":
        raise source.wrong(1, "the file is a web page or XML, not a table of films")
    headers = start.split(b"\n", 1)[0].decode("utf-8", "replace").strip("\r").split("\t")
    for kind, columns in _HEADERS:
        if set(columns) <= set(headers):
            return kind
    if headers[0] in _OTHER_IMDB:
        raise source.wrong(
            1, f"this file of IMDb is not used ({', '.join(headers)}); title.basics, name.basics and title.akas are"
        )
    return FileKind.TABLE
