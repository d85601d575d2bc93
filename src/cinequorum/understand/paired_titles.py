"""Headlines over two films: "Salt Road and Night Ferry", where both are known films and the text names both."""

from __future__ import annotations

import re
from typing import Final

from cinequorum.catalogue.known import KnownFilms
from cinequorum.model.page import Page, Role
from cinequorum.names.titles import title_key
from cinequorum.text.alternatives import any_of
from cinequorum.understand.data import headlines
from cinequorum.understand.headline_frame import unframed
from cinequorum.understand.title_shape import places_of

_AND: Final = re.compile(rf",?\s{any_of(headlines.AND_WORDS)}\s", re.IGNORECASE)
_OWNER: Final = re.compile(r"^.{2,40}?['’]s?\s")
_OFTEN: Final = 2  # times the text names each


def is_over_two(page: Page, known: KnownFilms | None) -> bool:
    """Tell a headline of two known films, each of which the text names; never without known films."""
    headline = unframed(page.headline or "")
    if known is None or title_key(headline) in known:
        return False
    halves = _AND.split(headline)
    if len(halves) != _TWO:
        return False
    first = _OWNER.sub("", halves[0])
    return all(title_key(half) in known and _is_named(half, page) for half in (first, halves[1]))


_TWO: Final = 2


def _is_named(title: str, page: Page) -> bool:
    body = "\n".join(page.slice(block.span) for block in page.having(Role.BODY, Role.USER_REVIEW))
    return len(list(places_of(body, title))) >= _OFTEN
