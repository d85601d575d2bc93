"""What class names and element names say about the part of the page that they enclose."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from cinequorum.extract.data.furniture import HINTS, RATING_HINTS, TAGS
from cinequorum.extract.stars import sign_of
from cinequorum.model.page import Role

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_GAPS = re.compile(r"[\s_.:-]+")
# A class list such as "post-123 category-news tag-film" describes the article, not the element's part in the page.
_ABOUT_THE_POST = re.compile(r"(?:^|\s)(?:post|type-post|hentry|page|article|h-entry|single)(?=\s|$)|category-|tag-")


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"-(?:{'|'.join(map(re.escape, words))})-")


_ROLES = tuple((Role(name), _pattern(words)) for name, words in HINTS.items())
_ANY_ROLE = _pattern(tuple(word for words in HINTS.values() for word in words))
_RATING = _pattern(RATING_HINTS)
_NO_AUTHOR = re.compile(r"bio|authori|avatar|image|photo|social|follow|twitter|comment|coauthor-count|related")
_CHANGED = re.compile(r"updat|modif|edited")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LONG_NAMES = 200  # characters of names that a style sheet's tool has made, and that say nothing
_NAMING = ("rel", "itemprop", "property")
_OF_TAGS = {tag: Role(name) for tag, name in TAGS.items()}


def hinted_role(tag: str, names: str) -> Role | None:
    """Return the furniture role that an element's tag or its class and id names suggest, or None.

    >>> hinted_role("div", "entry-content"), hinted_role("div", "post__authorBio").name
    (None, 'BIO')
    """
    return about(tag, names).role


def _role(tag: str, names: str, spread: str) -> Role | None:
    if tag in {"html", "body", "main", "article"}:
        return None
    if spread and not _ABOUT_THE_POST.search(names) and _ANY_ROLE.search(spread):
        return next(role for role, pattern in _ROLES if pattern.search(spread))
    return _OF_TAGS.get(tag)


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What an element's names say: its furniture role, whether it shows a rating or an author, the star it draws.

    `plain` tells of a star that its names do not call lit: beside lit ones it is dark.
    """

    role: Role | None
    rated: bool
    author: bool
    star: str | None
    plain: bool = False


@lru_cache(maxsize=20_000)
def about(tag: str, names: str) -> About:
    """Read an element's tag and its class and id names.

    >>> about("i", "fa fa-star-o").star, about("span", "byline").author
    ('☆', True)
    """
    low = names.lower()
    short = 0 < len(low) < _LONG_NAMES
    spread = _hyphened(names) if short else ""
    rated = short and tag not in {"html", "body", "article"} and bool(_RATING.search(spread))
    star = _star(low) if rated else None
    return About(
        role=_role(tag, names, spread),
        rated=rated,
        author=short and ("byline" in low or "author" in low) and len(low) < 80 and not _NO_AUTHOR.search(low),
        star="★" if star in {"lit", "plain"} else star,
        plain=star == "plain",
    )


def is_hidden(attributes: Mapping[str, str | None]) -> bool:
    """Tell whether an element's attributes keep it from being shown."""
    style = attributes.get("style")
    return "hidden" in attributes or bool(style and _HIDDEN.search(style))


def _star(names: str) -> str | None:
    return None if "star" not in names or "stars" in names or "start" in names else sign_of(names)


def _hyphened(names: str) -> str:
    return f"-{_GAPS.sub('-', _CAMEL.sub('-', names)).lower()}-"


def names_author(attributes: Mapping[str, str | None]) -> bool:
    """Tell whether an element says that it holds the author's name: a link's relation, microdata, RDFa."""
    return any(
        "author" in value.lower().replace(":", " ").split()
        for key in _NAMING
        if key in attributes and (value := attributes[key] or "")
    )


def tells_publication(attributes: Mapping[str, str | None]) -> bool:
    """Tell whether a time element may be the page's publication: it is not called the time of a change."""
    named = " ".join(filter(None, (attributes.get("class"), attributes.get("itemprop"), attributes.get("property"))))
    low = named.lower()
    return not _CHANGED.search(low) or "publi" in low
