"""What class names and element names say about the part of the page that they enclose."""

from __future__ import annotations

import re
from functools import lru_cache

from cinequorum.extract.data.furniture import HINTS, RATING_HINTS, TAGS
from cinequorum.model.page import Role

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_GAPS = re.compile(r"[\s_.:-]+")
# A class list such as "post-123 category-news tag-film" describes the article, not the element's part in the page.
_ABOUT_THE_POST = re.compile(r"(?:^|\s)(?:post|type-post|hentry|page|article|h-entry|single)(?=\s|$)|category-|tag-")


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"-(?:{'|'.join(map(re.escape, words))})-")


_ROLES = tuple((Role(name), _pattern(words)) for name, words in HINTS.items())
_RATING = _pattern(RATING_HINTS)
_OF_TAGS = {tag: Role(name) for tag, name in TAGS.items()}


@lru_cache(maxsize=20_000)
def hinted_role(tag: str, names: str) -> Role | None:
    """Return the furniture role that an element's tag or its class and id names suggest, or None.

    >>> hinted_role("div", "entry-content"), hinted_role("div", "post__authorBio").name
    (None, 'BIO')
    """
    if tag in {"html", "body", "main", "article"}:
        return None
    if names and len(names) < 200 and not _ABOUT_THE_POST.search(names):
        spread = _hyphened(names)
        for role, pattern in _ROLES:
            if pattern.search(spread):
                return role
    return _OF_TAGS.get(tag)


@lru_cache(maxsize=20_000)
def shows_rating(names: str) -> bool:
    """Tell whether class and id names are those of a rating."""
    return bool(_RATING.search(_hyphened(names)))


def _hyphened(names: str) -> str:
    return f"-{_GAPS.sub('-', _CAMEL.sub('-', names)).lower()}-"
