"""Values of a declared type out of JSON, MessagePack and plain values, from any number of threads.

msgspec learns a type when it first meets it, and hands what it has learned so far to any other thread that asks in the
meantime: that thread then ends the process, without an error (seen with msgspec 0.22). So a type is learned by one
thread alone here, whole, before anybody uses it. Nothing else in the package asks msgspec for a value of a type.
"""

from __future__ import annotations

from threading import Lock
from typing import Any, Final, TypeVar

from msgspec import convert, json, msgpack

T = TypeVar("T")

_LEARNING: Final = Lock()
_JSON: Final[dict[Any, json.Decoder[Any]]] = {}
_MSGPACK: Final[dict[Any, msgpack.Decoder[Any]]] = {}


def from_json(data: bytes | str, kind: type[T]) -> T:
    """Return the value of type `kind` that JSON holds. Raises `msgspec.MsgspecError` on anything else."""
    return json_reader(kind).decode(data)


def from_msgpack(data: bytes, kind: type[T]) -> T:
    """Return the value of type `kind` that MessagePack holds. Raises `msgspec.MsgspecError` on anything else."""
    reader = _MSGPACK.get(kind)
    if reader is None:
        with _LEARNING:
            reader = _MSGPACK[kind] = msgpack.Decoder(kind)
    value: T = reader.decode(data)
    return value


def from_plain(value: object, kind: type[T]) -> T:
    """Return plain lists, dictionaries and texts as a value of type `kind`. Raises `msgspec.ValidationError`."""
    json_reader(kind)  # learned whole before it is used
    return convert(value, kind)


def json_reader(kind: type[T]) -> json.Decoder[T]:
    """Return what reads values of type `kind` from JSON: for those who read many."""
    reader: json.Decoder[T] | None = _JSON.get(kind)
    if reader is None:
        with _LEARNING:
            reader = _JSON[kind] = json.Decoder(kind)
    return reader
