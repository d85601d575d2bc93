"""What one element says by itself: its names, its part in the page, whether a word is glued to the one before."""

from __future__ import annotations

import re
from typing import Any

from cinequorum.extract.paragraph import squeeze
from cinequorum.extract.stars import named_stars, rated_label

Part = tuple[str, str, str]  # tag, names of class and id and microdata, landmark role
_FILE_NAME = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg|avif)$", re.IGNORECASE)
_RATED = re.compile(r"\d\s*(?:/|out of|of|stars?\b|sterne|étoiles?|estrellas|stelle|звёзд|звезд|%)", re.IGNORECASE)
_APART = frozenset({"span", "button", "time", "small", "label"})
_BESIDE = _APART | {"a", "b", "strong", "em", "i"}


def names_of(attributes: dict[str, str | None]) -> str:
    """Return class and id in one string."""
    return joined(attributes.get("class"), attributes.get("id"))


def joined(names: str | None, ident: str | None) -> str:
    """Return class and id in one string."""
    return f"{names} {ident}" if names and ident else names or ident or ""


def part_of(part: Part, attributes: dict[str, str | None]) -> Part:
    """Return tag, names and landmark, by which the model of blocks knows an element, with what its attributes add."""
    tag, names, _ = part
    prop = attributes.get("itemprop")
    return tag, f"{names} {prop}" if prop else names, attributes.get("role") or ""


def is_glued(node: Any, names: str) -> bool:
    """Tell whether an inline element follows another without a space and is a thing of its own, not the word's rest."""
    before = node.prev
    if before is None or not before.is_element_node:
        return False
    if names and before.attributes.get("class"):
        return True
    return node.tag in _APART and before.tag in _BESIDE and len(_begins(before)) > 1 and _begins(node)[:1].isalnum()


def _begins(node: Any) -> str:
    """Return the first words in an element, where they stand at once in it; else a stand-in for them."""
    child = node.child
    if child is None:
        return ""
    return (child.text_content or "").strip() if child.tag == "-text" else "an element"


def words_of_image(attributes: dict[str, str | None]) -> str:
    """Return what an image says: its alternative text, or the stars that its file's name counts; "" for nothing."""
    alt = squeeze(attributes.get("alt") or "")
    if not alt or _FILE_NAME.match(alt):
        return named_stars(attributes.get("src") or "") or ""
    if " " not in alt:
        alt = named_stars(alt) or alt
    if not alt.strip("*"):
        return "★" * min(len(alt), 10)  # sites write the alternative text of drawn stars in asterisks
    return alt


def tells_rating(alt: str) -> bool:
    """Tell whether an image's words are a rating, which stands where the image does; others are captions.

    >>> tells_rating("★★★"), tells_rating("4 out of 5"), tells_rating("A lighthouse at dusk")
    (True, True, False)
    """
    return alt[0] == "★" or bool(_RATED.search(alt)) or rated_label(alt)
