"""The file: rows named by their digests, and sheets, each signed, that say whose rows they are.

A row is the reading of a page, a judgement, or the withdrawal of one. A sheet lists the digests of the rows that one
server states about one film, with its key and its signature. A pack is a set of sheets with the set of their rows; to
merge packs is to unite both sets. So the order in which packs are merged, and how often, changes nothing, and every
signature holds in the merged file as it did alone.

The bytes are lines of JSON: a head with the numbers of both, the sheets, the rows, each in the order of their digests.
A file is taken only if it is, byte for byte, what would be written of what was read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce

import msgspec

from cinequorum.errors import PackError
from cinequorum.model.codec import encode
from cinequorum.model.judgement import Judgement, Withdrawal
from cinequorum.model.reading import Reading
from cinequorum.model.typed import from_json

FORM = 1
READING, JUDGEMENT, WITHDRAWAL = "reading", "judgement", "withdrawal"
KINDS: Mapping[str, type] = {READING: Reading, JUDGEMENT: Judgement, WITHDRAWAL: Withdrawal}

Statement = Reading | Judgement | Withdrawal


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One statement: its kind and its JSON, which are what the digest names."""

    kind: str
    body: bytes

    @property
    def digest(self) -> str:
        """The name of the row."""
        return hashlib.sha256(self.kind.encode() + b"\n" + self.body).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What one server states about one film. `signer` is its public key and `signature` that of `stated`, in hex."""

    slug: str
    title: str
    year: int | None
    rows: tuple[str, ...]
    signer: str
    signature: str

    @property
    def stated(self) -> bytes:
        """What is signed: everything but the signature."""
        told = {"pack": FORM, "slug": self.slug, "title": self.title, "year": self.year, "rows": self.rows}
        return encode(told | {"signer": self.signer})

    @property
    def digest(self) -> str:
        """The name of the sheet."""
        return hashlib.sha256(encode(self)).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """Sheets and rows by their digests."""

    sheets: Mapping[str, Sheet]
    rows: Mapping[str, Row]


class _Line(msgspec.Struct, forbid_unknown_fields=True):
    """A line of a row, with its JSON as it stands."""

    row: str
    value: msgspec.Raw


def pack_of(sheets: Iterable[Sheet], rows: Iterable[Row]) -> Pack:
    """Return the pack of these."""
    return Pack(sheets={sheet.digest: sheet for sheet in sheets}, rows={row.digest: row for row in rows})


def merged(packs: Iterable[Pack]) -> Pack:
    """Return what all of these state together: in whatever order they come, and however often."""
    return reduce(_united, packs, Pack(sheets={}, rows={}))


def _united(left: Pack, right: Pack) -> Pack:
    return Pack(sheets={**left.sheets, **right.sheets}, rows={**left.rows, **right.rows})


def row_of(statement: Statement) -> Row:
    """Return a statement as a row."""
    kind = next(name for name, known in KINDS.items() if isinstance(statement, known))
    return Row(kind=kind, body=encode(statement))


def to_bytes(pack: Pack) -> bytes:
    """Return the file: the same bytes for the same pack."""
    return b"".join(line + b"\n" for line in _lines(pack))


def _lines(pack: Pack) -> Iterator[bytes]:
    yield encode({"pack": FORM, "sheets": len(pack.sheets), "rows": len(pack.rows)})
    for _, sheet in sorted(pack.sheets.items()):
        yield encode({"sheet": sheet})
    for _, row in sorted(pack.rows.items()):
        yield b'{"row":"' + row.kind.encode() + b'","value":' + row.body + b"}"


def from_bytes(name: str, data: bytes) -> Pack:
    """Return the pack that a file holds. Raises `PackError` for one that is none, or is cut or damaged.

    Whose it is has not been looked at then: that is `signing.verified`.
    """
    head, *lines = data.split(b"\n")
    told = _head(name, head)
    if lines[-1:] != [b""] or len(lines) - 1 != told["sheets"] + told["rows"]:
        raise PackError(name, "cut", "ends in the middle, or has more in it than it says")
    try:
        sheets = [_sheet(line) for line in lines[: told["sheets"]]]
        rows = [_row(line) for line in lines[told["sheets"] : -1]]
    except (msgspec.MsgspecError, ValueError, KeyError, RecursionError) as error:
        raise PackError(name, "damaged", f"is damaged: {error}") from error
    pack = pack_of(sheets, rows)
    if to_bytes(pack) != data:
        raise PackError(name, "damaged", "is damaged: it is not what this program would have written")
    return pack


def _head(name: str, line: bytes) -> dict[str, int]:
    try:
        told = from_json(line, dict[str, int])
        form, counts = told["pack"], (told["sheets"], told["rows"])
    except (msgspec.MsgspecError, ValueError, KeyError, RecursionError) as error:
        raise PackError(name, "foreign", "is no evidence pack") from error
    if form != FORM:
        raise PackError(name, "newer", f"is a pack of form {form}; this version reads form {FORM}")
    if min(counts) < 0:
        raise PackError(name, "damaged", "is damaged: it counts less than nothing")
    return told


def _sheet(line: bytes) -> Sheet:
    return from_json(line, dict[str, Sheet])["sheet"]


def _row(line: bytes) -> Row:
    found = from_json(line, _Line)
    if found.row not in KINDS:
        raise ValueError(f"nothing is called {found.row[:40]!r}")
    body = bytes(found.value)
    from_json(body, KINDS[found.row])
    return Row(kind=found.row, body=body)
