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
_RATING = _pattern(RATING_HINTS)
_NO_AUTHOR = re.compile(r"bio|authori|avatar|image|photo|social|follow|twitter|comment|coauthor-count|related")
_CHANGED = re.compile(r"updat|modif|edited")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
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
    short = 0 < len(low) < 200
    rated = short and tag not in {"html", "body", "article"} and bool(_RATING.search(_hyphened(names)))
    star = _star(low) if rated else None
    return About(
        role=hinted_role(tag, names),
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
    said = (attributes.get(key) or "" for key in ("rel", "itemprop", "property"))
    return any("author" in value.lower().replace(":", " ").split() for value in said)


def tells_publication(attributes: Mapping[str, str | None]) -> bool:
    """Tell whether a time element may be the page's publication: it is not called the time of a change."""
    named = " ".join(filter(None, (attributes.get("class"), attributes.get("itemprop"), attributes.get("property"))))
    low = named.lower()
    return not _CHANGED.search(low) or "publi" in low
