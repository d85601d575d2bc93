"""A taste as bytes: a mark, a form's number, a digest, and the arrays as they are in memory (little-endian)."""

from __future__ import annotations

from hashlib import blake2b
from typing import Any, Final

import msgspec
import numpy as np

from cinequorum.errors import TasteError
from cinequorum.taste.expecting import Leanings
from cinequorum.taste.rows import Rows
from cinequorum.taste.taste import Taste, places
from cinequorum.taste.traits import TraitTable
from cinequorum.taste.types import Learned, Tie

FORM: Final = 1
"""The number of the bytes' form; a taste of another form must be learned again."""

_SIGN: Final = b"CQTASTE"
_DIGEST: Final = 16
_HEAD: Final = len(_SIGN) + 1 + _DIGEST
_ROWS: Final = ("rated", "alike", "compared", "foreseen", "traits")


def to_bytes(taste: Taste) -> bytes:
    """Return the taste as bytes, the same for the same taste."""
    parts = (taste.rated, taste.alike, taste.compared, taste.foreseen, taste.traits.of)
    rows = dict(zip(_ROWS, parts, strict=True))
    body = msgspec.msgpack.encode(
        {
            "films": taste.films,
            "names": [(tie.value, value) for tie, value in taste.traits.names],
            "learned": msgspec.to_builtins(taste.learned),
            "liked": _packed(taste.liked),
            "means": _packed(taste.means),
            "rows": {name: [_packed(part) for part in _parts(rows[name])] for name in _ROWS},
            "mean": taste.leanings.mean,
            "error": taste.leanings.error,
            "film_leanings": _packed(taste.leanings.films),
            "film_marks": _packed(taste.leanings.n),
            "loadings": _packed(taste.leanings.loadings),
            "doubts": _packed(taste.leanings.doubts),
        }
    )
    return _SIGN + bytes([FORM]) + blake2b(body, digest_size=_DIGEST).digest() + body


def from_bytes(data: bytes) -> Taste:
    """Return the taste that `to_bytes` wrote. Raises `TasteError` on anything else."""
    if data[: len(_SIGN)] != _SIGN or len(data) < _HEAD:
        raise TasteError("these bytes are no stored taste")
    if data[len(_SIGN)] != FORM:
        raise TasteError(f"the stored taste has the form {data[len(_SIGN)]}, not {FORM}: learn it again")
    body = data[_HEAD:]
    if blake2b(body, digest_size=_DIGEST).digest() != data[len(_SIGN) + 1 : _HEAD]:
        raise TasteError("the stored taste is damaged: its digest does not fit; learn it again")
    try:
        return _taste(msgspec.msgpack.decode(body))
    except (KeyError, TypeError, ValueError) as error:
        raise TasteError(f"the stored taste cannot be read ({error}); learn it again") from error


def _taste(found: dict[str, Any]) -> Taste:
    films = tuple(found["films"])
    rows = {name: Rows(*(_array(part) for part in found["rows"][name])) for name in _ROWS}
    return Taste(
        films=films,
        place=places(films),
        liked=_array(found["liked"]),
        means=_array(found["means"]),
        rated=rows["rated"],
        alike=rows["alike"],
        compared=rows["compared"],
        foreseen=rows["foreseen"],
        traits=TraitTable(tuple((Tie(tie), value) for tie, value in found["names"]), rows["traits"]),
        leanings=_leanings(found),
        learned=Learned(**found["learned"]),
    )


def _leanings(found: dict[str, Any]) -> Leanings:
    films, n, loadings, doubts = (_array(found[name]) for name in ("film_leanings", "film_marks", "loadings", "doubts"))
    wide = (len(films), len(loadings) // max(len(films), 1))
    return Leanings(found["mean"], films, n, found["error"], loadings.reshape(wide), doubts.reshape(wide))


def _parts(rows: Rows) -> tuple[np.ndarray, ...]:
    return rows.starts, rows.columns, rows.values, rows.n


def _packed(values: np.ndarray) -> tuple[str, bytes]:
    kind = values.dtype.newbyteorder("<")
    return kind.str, np.ascontiguousarray(values, kind).tobytes()


def _array(packed: tuple[str, bytes]) -> Any:
    kind, data = packed
    return np.frombuffer(data, kind)
