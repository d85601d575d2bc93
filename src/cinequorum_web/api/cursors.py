"""Lists in pages: a cursor says after what the next page begins, so that new entries shift nothing.

A cursor is opaque to whoever uses it. In it stands the sort key of the last entry that was sent; it stays good however
many entries come and go before it.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import msgspec
from django.http import HttpRequest, HttpResponse

from cinequorum.model.typed import from_json
from cinequorum_web.api.problems import Refusal

Key = tuple[str | int, ...]
T = TypeVar("T")


def cursor_after(key: Key) -> str:
    """Return the cursor for what comes after `key`.

    >>> key_in(cursor_after(("Zoë", 3)), (str, int))
    ('Zoë', 3)
    """
    return base64.urlsafe_b64encode(msgspec.json.encode(key)).decode().rstrip("=")


def key_in(cursor: str, kinds: tuple[type, ...]) -> Key:
    """Return the key in a cursor. Raises `Refusal` where it is none of this list's."""
    try:
        data = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        found = tuple(from_json(data, list[str | int]))
    except (binascii.Error, ValueError, RecursionError) as error:
        raise _unknown(cursor) from error
    if len(found) != len(kinds) or not all(isinstance(one, kind) for one, kind in zip(found, kinds, strict=True)):
        raise _unknown(cursor)
    if any(isinstance(one, int) and abs(one) >= 1 << 62 for one in found):
        raise _unknown(cursor)
    return found


def cut(items: Iterable[T], key: Callable[[T], Key], cursor: str, limit: int) -> tuple[list[T], Key | None]:
    """Return up to `limit` items after the cursor in order of `key`, and the key for the next page, if there is one."""
    ordered = sorted(items, key=key)
    if cursor and ordered:
        start = key_in(cursor, tuple(type(one) for one in key(ordered[0])))
        ordered = [item for item in ordered if key(item) > start]
    shown = ordered[:limit]
    return shown, key(shown[-1]) if len(ordered) > limit else None


def point_on(request: HttpRequest, response: HttpResponse, after: Key | None) -> None:
    """Name the next page in the answer's head (RFC 8288), if there is one."""
    if after is None:
        return
    asked: Any = request.GET.copy()
    asked["cursor"] = cursor_after(after)
    response.headers["Link"] = f'<{request.build_absolute_uri(request.path)}?{asked.urlencode()}>; rel="next"'


def _unknown(cursor: str) -> Refusal:
    return Refusal(422, "wrong_cursor", f"{cursor[:80]!r} is no cursor of this list: begin again without one")
