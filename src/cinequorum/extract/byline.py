"""Who wrote a page, when, and under which headline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cinequorum.extract.data.bylines import (
    AUTHOR_GROUPS,
    AUTHOR_KEYS,
    DATE_KEYS,
    FILM_TITLE_WORDS,
    HEADLINE_KEYS,
    NO_AUTHORS,
    ORGANISATIONS,
    POST_TITLE_KEYS,
)
from cinequorum.extract.drafts import Draft
from cinequorum.extract.furniture import bio_name
from cinequorum.extract.material import Material
from cinequorum.extract.signature import closing_name, signed_name, undated
from cinequorum.model.page import Role
from cinequorum.text.dates import numeric_order, parse_date
from cinequorum.text.fold import fold

_OF_REVIEW = re.compile(r"\breview\.author(?:\.name)?$")
_NAME = re.compile(r"[^\W\d_][\w.'’-]{0,30}(?:\s[\w.'’-]{1,30}){0,4}")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\s*(?:©\s*)?(.{0,100})", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SEPARATED = re.compile(r"\s+[|–—·»:]\s+|\s+-\s+")


def headline_of(material: Material, roles: Sequence[Role]) -> str | None:
    """Return the page's own headline; a post that only names its film in the address has none."""
    if material.front:
        stated = next((s for s in material.stated if _titles_post(s.key)), None)
        if stated:
            return stated.value
    printed = _first(material.drafts, roles, Role.TITLE)
    if printed:
        return printed
    stated_title = material.value(*HEADLINE_KEYS)
    if stated_title:
        return stated_title
    return max(_SEPARATED.split(material.title), key=len) if material.title else None


def _titles_post(key: str) -> bool:
    words = key.replace("_", " ").replace("-", " ").split()
    return key in POST_TITLE_KEYS or (words[-1] in {"title", "headline"} and words[0] not in FILM_TITLE_WORDS)


def author_of(material: Material, roles: Sequence[Role], outlet: str | None = None) -> str | None:
    """Return who wrote the page, as printed, or None; a byline that holds but the outlet's own name is nobody's."""
    stated = next((name for text in _stated_authors(material) if (name := person(text))), None)
    house = {fold(name) for name in (outlet, material.masthead) if name}
    printed = (name for text in _printed_authors(material, roles) if (name := person(text)))
    return stated or next((name for name in printed if fold(name) not in house), None)


def _stated_authors(material: Material) -> Iterator[str]:
    for key in AUTHOR_KEYS:
        yield from (s.value for s in material.stated if s.key == key)
    for group in AUTHOR_GROUPS:
        articles = ("article.", "newsarticle.", "blogposting.", "review.", "creativework.")
        yield from (s.value for s in material.stated if s.key.endswith(group) and s.key.startswith(articles))
    only = {s.value for s in material.stated if _OF_REVIEW.search(s.key)}
    yield from only if len(only) == 1 else ()


def _printed_authors(material: Material, roles: Sequence[Role]) -> Iterator[str]:
    lines = list(zip(material.drafts, roles, strict=True))
    yield from (name for d, role in lines if role is Role.BYLINE and (name := signed_name(d.text)))
    yield from (signed_name(text) or text for text in material.authors)
    yield from (name for d, role in lines if role is Role.BYLINE and (name := closing_name(d.text)))
    yield from (name for d, role in lines if role is Role.BIO and (name := bio_name(d.text)))
    for draft, role in lines:
        match = _COPYRIGHT.search(draft.text) if role is Role.LEGAL else None
        if match and not material.html:
            yield _YEAR.sub("", match[1]).strip(" .,-–—")


def person(text: str) -> str | None:
    """Return the name in an author field, None where it names nobody.

    >>> person("By Ann Lee | 5 March 2021"), person("admin"), person("https://example.org/ann")
    ('Ann Lee', None, None)
    """
    signed = signed_name(text)
    bare = signed or undated(text.strip(" *_\"'")).strip(" |").split("|")[0].split(",")[0].split(" on ")[0].strip()
    bare = re.split(r"\s(?:and|&|und|et|y|e|и)\s", bare)[0].strip(" .,;:*_")
    if fold(bare) in NO_AUTHORS or "@" in bare or "/" in bare or _is_organisation(bare):
        return None
    return bare if _NAME.fullmatch(bare) and len(bare) <= 50 else None


def _is_organisation(name: str) -> bool:
    return any(word in ORGANISATIONS for word in fold(name).split())


def published_of(material: Material, roles: Sequence[Role]) -> str | None:
    """Return when the page was published, as precisely as it says; never a guess."""
    order = numeric_order(d.text for d in material.drafts) or "auto"
    stated = (s.value for key in DATE_KEYS for s in material.stated if s.key == key)
    printed = (d.text for d, role in zip(material.drafts, roles, strict=True) if role is Role.BYLINE)
    props = (s.value for s in material.stated if s.key.endswith(".datepublished") and s.origin == "microdata")
    for values in (stated, props, material.times[:1], printed):
        found = next((date for value in values if (date := parse_date(value, order=order))), None)
        if found:
            return found
    return None if material.html else _copyright_year(material.drafts, roles)


def _copyright_year(drafts: Sequence[Draft], roles: Sequence[Role]) -> str | None:
    for draft, role in zip(drafts, roles, strict=True):
        match = _COPYRIGHT.search(draft.text) if role is Role.LEGAL else None
        years = _YEAR.findall(match[1]) if match else []
        if len(years) == 1:
            return str(years[0])
    return None


def _first(drafts: Sequence[Draft], roles: Sequence[Role], wanted: Role) -> str | None:
    return next((d.text for d, role in zip(drafts, roles, strict=True) if role is wanted), None)
