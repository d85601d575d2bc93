"""Whose page it is: the name beside a copyright sign, or the person after whom a site is called.

Weaker than any byline: a site's owner wrote what nobody signs only where the site is one person's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cinequorum.extract.data.bylines import BLOGS, DIRECTING, OF_PERSONS, ORGANISATIONS, RIGHTS, SITES
from cinequorum.extract.material import Material
from cinequorum.model.page import Role
from cinequorum.names.people import groups
from cinequorum.text.alternatives import any_of
from cinequorum.text.fold import fold

_SIGN = re.compile(r"(?:©|\(c\)|copyright)(?:\s*(?:©|\(c\)|copyright|by))*\s*(?P<owner>.{0,100})", re.IGNORECASE)
_YEARS = re.compile(r"\b(?:19|20)\d\d\b(?:\s?[-–—]\s?(?:(?:19|20)?\d\d\b|present|today|heute)?)?", re.IGNORECASE)
_RIGHTS = re.compile(any_of(RIGHTS), re.IGNORECASE)
_PARTS = re.compile(r"\s[|·•–—-]\s|[,;|•·](?:\s|$)|(?<!\b\w)\.(?:\s|$)")
_LONGEST = 300  # characters of a line that is a notice
_DIRECTED = re.compile(rf"(?<!\w){any_of(DIRECTING)}\W{{1,4}}$")
_REACH = max(map(len, DIRECTING)) + 5  # characters before a name in which such a word stands
_USER = re.compile(r"[a-z][a-z0-9._-]{2,24}")
_ADDRESS = re.compile(r"\w\.(?:[a-z]{2,3}|info|film|movie|blog)\b", re.IGNORECASE)
_TITLE_PARTS = re.compile(r"\s+[|–—·•»«:-]\s+|\s*[|»«]\s*")
_NEAR = 6  # drafts at the top and the foot where a site's name stands
_PROSE, _WORDS = 120, 30  # characters and words of a paragraph of the text
_BLOG_OF = re.compile(
    rf"(?<!\w)(?i:(?P<own>{'|'.join(BLOGS)})|{'|'.join(SITES)})\s(?i:{'|'.join(OF_PERSONS)})\s"
    r"(?P<owner>[^\W\d_a-z][\w'’-]+(?:\s[^\W\d_a-z][\w.'’-]*){1,2})(?=$|\s*[,.;:|·–—(-])"
)
_EDGE = " .,:;-–—|·•*_()"


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """The name beside a copyright sign and the parts of the line after it, such as the site's name."""

    name: str
    beside: tuple[str, ...] = ()


def owner_of(text: str) -> Owner | None:
    """Return whose a page is by a line with a copyright sign; None where it names nobody.

    >>> owner_of("© 2019–2023 Ann Lee · Quay Post"), owner_of("© Copyright 2023 - Todos os direitos reservados.")
    (Owner(name='Ann Lee', beside=('Quay Post',)), None)
    >>> owner_of("Copyright (c) by J. A. Lee. All rights reserved").name
    'J. A. Lee'
    """
    match = _SIGN.search(text) if len(text) <= _LONGEST else None
    if match is None:
        return None
    said = _RIGHTS.split(_YEARS.sub(" ", match["owner"]), maxsplit=1)[0]
    parts = [" ".join(part.split()).strip(_EDGE) for part in _PARTS.split(said.strip(_EDGE))]
    named = [part.removeprefix("by ") for part in parts if part]
    return Owner(name=named[0], beside=tuple(named[1:])) if named else None


def owners(material: Material, roles: Sequence[Role], outlet: str | None) -> Iterator[str]:
    """Yield the persons whose site it is: beside a copyright sign, and after whom the site is called.

    Where the markup is lost any name of several words beside the sign may be a person's; where it is kept only one
    that begins with a given name, or a user's name beside the site's own.
    """
    lines = list(zip(material.drafts, roles, strict=True))
    last = max((i for i, (draft, role) in enumerate(lines) if role is Role.BODY and _tells(draft.text)), default=-1)
    notices = (
        draft for i, (draft, role) in enumerate(lines) if role is Role.LEGAL and (i > last or _dated(draft.text))
    )
    for owner in (found for draft in notices if (found := owner_of(draft.text))):
        if is_person(owner.name) or _is_user(owner, outlet) or (not material.html and _may_be_person(owner.name)):
            yield owner.name
    yield from _introduced(material, roles)
    yield from _namesakes(material, roles, outlet)


def _introduced(material: Material, roles: Sequence[Role]) -> Iterator[str]:
    """Yield the persons whose blog a line outside the text, or a short one at its foot, says this is."""
    foot = len(roles) - _NEAR
    for index, (draft, role) in enumerate(zip(material.drafts, roles, strict=True)):
        outside = len(draft.text) <= _LONGEST if role is not Role.BODY else index >= foot and not _tells(draft.text)
        match = _BLOG_OF.search(draft.text) if outside else None
        if match and (is_person(match["owner"]) or (match["own"] and _may_be_person(match["owner"]))):
            yield match["owner"]


def _tells(text: str) -> bool:
    return len(text) > _PROSE and len(text.split()) >= _WORDS


def _dated(notice: str) -> bool:
    """Tell a page's notice, which has a year, from the credit of a picture in the middle of a text ("© Ann Lee")."""
    return _YEARS.search(notice) is not None


def directs(material: Material, name: str) -> bool:
    """Tell whether the page's text calls somebody its film's director: not every template's author is one."""
    return any(name in draft.text and _directs(draft.text.lower(), name.lower()) for draft in material.drafts)


def _directs(text: str, name: str) -> bool:
    """Tell whether a word for directing stands before a name anywhere in a text, both in small letters.

    Looked for backwards from each place of the name: a pattern of all words and the name takes long to be made.
    """
    places = (match.start() for match in re.finditer(rf"{re.escape(name)}(?!\w)", text))
    return any(_DIRECTED.search(text[max(0, at - _REACH) : at]) for at in places)


def is_person(name: str) -> bool:
    """Tell whether a name is surely a person's: two or three words, of which the first is a known given name.

    >>> is_person("Olga Lee"), is_person("Quay Post"), is_person("Olga Lee Media")
    (True, False, False)
    """
    words = name.split()
    return 1 < len(words) <= 3 and bool(groups(fold(words[0]))) and not _is_firm(words)


def _is_firm(words: Sequence[str]) -> bool:
    return any(fold(word) in ORGANISATIONS for word in words)


def _is_user(owner: Owner, outlet: str | None) -> bool:
    """Tell a user's name, "© ann.l · Quay Post": one word in small letters beside the site's name."""
    beside = outlet is not None and fold(outlet) in {fold(part) for part in owner.beside}
    return beside and _USER.fullmatch(owner.name) is not None


def _may_be_person(name: str) -> bool:
    words = name.split()
    return 1 < len(words) <= 4 and not _is_firm(words) and not _ADDRESS.search(name)


def _namesakes(material: Material, roles: Sequence[Role], outlet: str | None) -> Iterator[str]:
    """Yield a person beside the headline in the document's title whose name also heads or closes the page."""
    headline = {fold(d.text) for d, role in zip(material.drafts, roles, strict=True) if role is Role.TITLE}
    if not headline:
        return
    near = [fold(draft.text) for draft in (*material.drafts[:_NEAR], *material.drafts[-_NEAR:])]
    for part in (outlet or "", *_TITLE_PARTS.split(material.title or "")):
        name = fold(part)
        heads = part == outlet or any(line == name or line.startswith(f"{name} ") for line in near)
        if is_person(part.strip()) and heads and not any(name in title for title in headline):
            yield part.strip()
