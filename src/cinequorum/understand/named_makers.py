"""Who made the film, told by the words beside the name, so that a headline's part that is a name is no title.

"Foghorn – Anna Holm (1931)" is a title and a maker or a title with a subtitle. A common given name tells one from the
other; where it is not common, the text does, which calls her the director, or a row that is labelled so.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from cinequorum.model.page import Page
from cinequorum.text.alternatives import begun_by
from cinequorum.text.fold import fold
from cinequorum.understand.data import called

_READ: Final = 6000  # characters in which a page says who made its film
_NAME: Final = r"[^\W\d_a-zà-öø-ÿа-яё][\w.-]+(?: [^\W\d_a-zà-öø-ÿа-яё][\w.-]+){1,3}"
_MADE: Final = re.compile(
    rf"{begun_by(called.MAKERS)}[\w/]{{0,12}}(?:\s?[:：]\s?|\s(?:[a-zà-ÿ]{{2,4}}\s)?)(?P<name>{_NAME})(?=['’\s,.;:)/]|$)"
)
_DASHES: Final = (" – ", " — ", " - ")
_BARS: Final = (" | ", " · ", " • ", " / ")


@lru_cache(maxsize=4)  # a page's headline and its window's title are asked about one after the other
def _names(text: str) -> frozenset[str]:
    return frozenset(fold(match["name"]) for match in _MADE.finditer(text))


def without_named_maker(title: str, page: Page) -> str | None:
    """Return a headline's part without the maker that the page names as such beside it; None for the maker alone."""
    signs = [sign for sign in (*_DASHES, *_BARS) if sign in title]
    if not signs and " " not in title:
        return title
    makers = _names(page.text[:_READ])
    if fold(title) in makers:
        return None
    for sign in signs:
        head, _, tail = title.partition(sign)
        if fold(head) in makers:
            return tail
        if fold(tail) in makers:
            return head if sign in _DASHES else None
    return title
