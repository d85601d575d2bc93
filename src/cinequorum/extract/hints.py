"""What class names and element names say about the part of the page that they enclose."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from cinequorum.extract.data.furniture import HINTS, RATING_HINTS, TAGS
from cinequorum.extract.stars import sign_of
from cinequorum.model.page import Role

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
# A class list such as "post-123 category-news tag-film" describes the article, not the element's part in the page.
_OF_POSTS = frozenset({"post", "type-post", "hentry", "page", "article", "h-entry", "single"})


class _Words:
    """Hints of one or several words each, looked up by their first word: a search takes ten times as long."""

    def __init__(self, hints: Mapping[str, int]) -> None:
        self._single = {hint: rank for hint, rank in hints.items() if "-" not in hint}
        self._several: dict[str, list[tuple[str, int]]] = {}
        for hint, rank in hints.items():
            if "-" in hint:
                self._several.setdefault(hint.partition("-")[0], []).append((f"-{hint}-", rank))
        self._begins = frozenset({*self._single, *self._several})

    def first(self, words: Sequence[str]) -> int | None:
        """Return the lowest rank of the hints among the words of an element's names, None where there is none."""
        if self._begins.isdisjoint(words):
            return None
        ranks = [self._single[word] for word in words if word in self._single]
        begun = [word for word in words if word in self._several]
        if begun:
            spread = f"-{'-'.join(words)}-"
            ranks += [rank for word in begun for hint, rank in self._several[word] if hint in spread]
        return min(ranks, default=None)


_ROLES = tuple(map(Role, HINTS))
_HINTS = _Words({word: rank for rank, words in reversed(tuple(enumerate(HINTS.values()))) for word in words})
_RATING = _Words(dict.fromkeys(RATING_HINTS, 0))
_NO_AUTHOR = re.compile(r"bio|authori|avatar|image|photo|social|follow|twitter|comment|coauthor-count|related")
_CHANGED = re.compile(r"updat|modif|edited")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LONG_NAMES = 200  # characters of names that a style sheet's tool has made, and that say nothing
NAMING = ("rel", "itemprop", "property")
_OF_TAGS = {tag: Role(name) for tag, name in TAGS.items()}


class About(Struct, frozen=True, kw_only=True, gc=False):
    """What an element's names say: its furniture role, whether it shows a rating or an author, the star it draws.

    `plain` tells of a star that its names do not call lit: beside lit ones it is dark.
    """

    role: Role | None
    rated: bool
    author: bool
    star: str | None
    plain: bool = False


_NOTHING = About(role=None, rated=False, author=False, star=None)
_WHOLE_PAGE = frozenset({"html", "body", "article"})


def about(tag: str, names: str) -> About:
    """Read an element's tag and its class and id names.

    >>> about("i", "fa fa-star-o").star, about("span", "byline").author, about("div", "post__authorBio").role.name
    ('☆', True, 'BIO')
    """
    low = names.lower()
    if not 0 < len(low) < _LONG_NAMES:
        role = _OF_TAGS.get(tag)
        return replace(_NOTHING, role=role) if role else _NOTHING
    spread = low if low == names else _CAMEL.sub("-", names).lower()
    words = spread.replace("-", " ").replace("_", " ").replace(".", " ").replace(":", " ").split()
    rated = tag not in _WHOLE_PAGE and _RATING.first(words) is not None
    author = ("byline" in low or "author" in low) and len(low) < 80 and not _NO_AUTHOR.search(low)
    role = _role(tag, names, words)
    if not (rated or author or role):
        return _NOTHING
    star = _star(low) if rated else None
    return About(
        role=role,
        rated=rated,
        author=author,
        star="★" if star in {"lit", "plain"} else star,
        plain=star == "plain",
    )


def _role(tag: str, names: str, words: Sequence[str]) -> Role | None:
    if tag in _WHOLE_PAGE or tag == "main":
        return None
    rank = _HINTS.first(words)
    return _OF_TAGS.get(tag) if rank is None or _is_about_the_post(names) else _ROLES[rank]


def _is_about_the_post(names: str) -> bool:
    return "category-" in names or "tag-" in names or not _OF_POSTS.isdisjoint(names.split())


def is_hidden(attributes: Mapping[str, str | None]) -> bool:
    """Tell whether an element's attributes keep it from being shown."""
    style = attributes.get("style")
    return "hidden" in attributes or bool(style and _HIDDEN.search(style))


def _star(names: str) -> str | None:
    return None if "star" not in names or "stars" in names or "start" in names else sign_of(names)


def names_author(attributes: Mapping[str, str | None]) -> bool:
    """Tell whether an element says that it holds the author's name: a link's relation, microdata, RDFa."""
    return any(
        "author" in value.lower().replace(":", " ").split()
        for key in NAMING
        if key in attributes and (value := attributes[key] or "")
    )


def tells_publication(attributes: Mapping[str, str | None]) -> bool:
    """Tell whether a time element may be the page's publication: it is not called the time of a change."""
    named = " ".join(filter(None, (attributes.get("class"), attributes.get("itemprop"), attributes.get("property"))))
    low = named.lower()
    return not _CHANGED.search(low) or "publi" in low
