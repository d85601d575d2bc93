"""Who wrote a page, when, and under which headline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from cinequorum.extract.data.bylines import (
    AUTHOR_GROUPS,
    AUTHOR_KEYS,
    AUTHOR_LABELS,
    BY_LABELS,
    FILM_TITLE_WORDS,
    HEADLINE_KEYS,
    NO_AUTHORS,
    ORGANISATIONS,
    POST_TITLE_KEYS,
    REVIEW_OF,
)
from cinequorum.extract.drafts import Draft
from cinequorum.extract.foot_names import names_at_foot, printed_name
from cinequorum.extract.furniture import bio_name
from cinequorum.extract.head_names import is_credit, names_in_head
from cinequorum.extract.material import Material, Stated
from cinequorum.extract.owner import directs, is_person, owners
from cinequorum.extract.publication import published_of as publication
from cinequorum.extract.signature import closing_name, joined_names, signed_name, signed_names, undated
from cinequorum.model.page import Role
from cinequorum.text.alternatives import any_of
from cinequorum.text.fold import fold

_ARTICLES = ("article.", "newsarticle.", "blogposting.", "review.", "creativework.")
_OF_REVIEW = re.compile(r"\breview\.author(?:\.name)?$")
_NAME = re.compile(r"[^\W\d_][\w.'’-]{0,30}(?:\s[\w.'’-]{1,30}){0,4}")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\s*(?:©\s*)?(.{0,100})", re.IGNORECASE)
_LABELLED = re.compile(rf"^{any_of(BY_LABELS)}\s*[:：]", re.IGNORECASE)
_AUTHOR_LABEL = re.compile(rf"^{any_of(AUTHOR_LABELS)}\s*[:：]", re.IGNORECASE)
_REVIEW_OF = re.compile(rf"(?i:{any_of(REVIEW_OF)})\s(?P<name>[^\W\d_a-z][\w.'’-]*(?:\s[^\W\d_a-z][\w.'’-]*){{1,2}})$")
_LOOSE = frozenset({Role.BODY, Role.CAPTION, Role.NAVIGATION, Role.HEADING})
_NEAR, _LINE = 10, 60  # blocks at the top and the foot; characters of a line
_BRACKETED = re.compile(r"\s*\([^()]{1,60}\)\s*$")
_BESIDE = re.compile(r"\s[•·]\s")
_BETWEEN = re.compile(r"\s*;\s*|\s/\s")
_MOST_AUTHORS = 3
_LONGEST_NAME = 5  # words
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
    """Return who wrote the page, as printed, or None; a byline that holds but the outlet's own name is nobody's.

    Several authors are joined by commas. A label in print ("Author: Ann Lee") is believed before the document's head,
    which often names the site's owner.
    """
    house = {fold(name) for name in (outlet, material.masthead) if name}
    labelled = (names for text in _labelled_authors(material, roles) if (names := persons(text)))
    sources = (*_stated_authors(material, head=False), *labelled, *_stated_authors(material, head=True))
    stated = next((names for names in sources if names and not _is_house(names, house, material)), None)
    if stated and directs(material, stated[0]):
        stated = None
    signs = chain(
        _printed_authors(material, roles), owners(material, roles, outlet)
    )  # read only where nothing is stated
    printed = (names for text in signs if (names := persons(text)))
    names = stated or next((found for found in printed if fold(found[0]) not in house or is_person(found[0])), ())
    if len(names) == 1 and (name := printed_name(names[0], material, roles)):
        return name
    return ", ".join(names[:_MOST_AUTHORS]) if names else None


def _is_house(names: tuple[str, ...], house: set[str], material: Material) -> bool:
    """Tell whether the one author stated is the outlet itself; a blog may be called after the person who writes it."""
    if len(names) != 1 or fold(names[0]) not in house:
        return False
    publisher = material.value("article.publisher.name", "newsarticle.publisher.name", "blogposting.publisher.name")
    return publisher is not None and fold(publisher) == fold(names[0]) and not is_person(names[0])


def _stated_authors(material: Material, *, head: bool) -> Iterator[tuple[str, ...]]:
    """Yield the authors that data name, in the head's own meta elements or elsewhere, several of one text together."""
    by_key: dict[str, list[Stated]] = {}
    for stated in material.stated:
        if (stated.origin in {"meta", "opengraph"}) is head:
            by_key.setdefault(stated.key, []).append(stated)
    yield from (_together(by_key[key], material) for key in AUTHOR_KEYS if key in by_key)
    if head:
        return
    articles = [s for s in material.stated if s.key.startswith(_ARTICLES)]
    yield from (persons(s.value) for group in AUTHOR_GROUPS for s in articles if s.key.endswith(group))
    only = {s.value for s in material.stated if "review.author" in s.key and _OF_REVIEW.search(s.key)}
    yield from (persons(name) for name in (only if len(only) == 1 else ()))


def _together(values: Sequence[Stated], material: Material) -> tuple[str, ...]:
    """Join the authors of one text: values that follow one another, with nothing of another item between them."""
    found: list[str] = []
    last = -1
    for value in values:
        at = material.stated.index(value)
        stem = value.key.rpartition("author")[0] + "author"
        if found and not all(s.key.startswith(stem) for s in material.stated[last + 1 : at]):
            break
        found += [name for name in persons(value.value) if name not in found]
        last = at
        if value.origin in {"meta", "opengraph"} and found and value.key != "citation_author":
            break
    return tuple(found)


def _labelled_authors(material: Material, roles: Sequence[Role]) -> Iterator[str]:
    """Yield lines that a label signs: any label in a byline, and at the top or the foot those of authors alone."""
    lines = list(zip(material.drafts, roles, strict=True))
    near = (*lines[material.front :][:_NEAR], *lines[-_NEAR:])
    yield from (d.text for d, role in lines if role is Role.BYLINE and _LABELLED.match(d.text))
    yield from (d.text for d, role in near if role in _LOOSE and len(d.text) <= _LINE and _AUTHOR_LABEL.match(d.text))
    yield from (name for d, _ in near if len(d.text) <= _LINE and (name := _reviewer(d.text, material)))


def _reviewer(text: str, material: Material) -> str | None:
    """Return the name in `Review by Ann Lee`, `Reseña de Ana Lee`: a person's, of whom no title on the page is made."""
    match = _REVIEW_OF.match(text.strip())
    if match is None or not is_person(match["name"]):
        return None
    titles = fold(" ".join(s.value for s in material.stated if "title" in s.key) + f" {material.title or ''}")
    name = fold(match["name"])
    headed = any(len(d.text) <= _LINE and fold(d.text) == name for d in material.drafts[: 2 * _NEAR])
    return None if headed or name in titles else match["name"]


def _printed_authors(material: Material, roles: Sequence[Role]) -> Iterator[str]:
    lines = list(zip(material.drafts, roles, strict=True))
    signed = [i for i, (d, role) in enumerate(lines) if role is Role.BYLINE and signed_name(d.text)]
    yield from (material.drafts[i].text for i in signed if not is_credit(material.drafts, i))
    yield from material.authors
    yield from names_in_head(material, roles)
    yield from (name for d, role in lines if role is Role.BYLINE and (name := closing_name(d.text)))
    yield from (name for d, role in lines if role is Role.BIO and (name := bio_name(d.text)))
    yield from names_at_foot(material, roles)


def person(text: str) -> str | None:
    """Return the name in an author field, None where it names nobody.

    >>> person("By Ann Lee | 5 March 2021"), person("admin"), person("https://example.org/ann")
    ('Ann Lee', None, None)
    """
    return next(iter(persons(text)), None)


def persons(text: str) -> tuple[str, ...]:
    """Return the names in an author field.

    >>> persons("Ann Lee & Bob Ray"), persons("Ann Lee, film critic"), persons("José Ortega y Gasset")
    (('Ann Lee', 'Bob Ray'), ('Ann Lee',), ('José Ortega y Gasset',))
    """
    names = signed_names(text) or _fields(text)
    return tuple(name for name in names if _names_somebody(name))


def _fields(text: str) -> tuple[str, ...]:
    bare = undated(text.strip(" *_\"'")).strip(" |").split("|")[0].split(" on ")[0].strip()
    bare = _BESIDE.split(_BRACKETED.sub("", bare))[0].strip()
    if len(several := [part.strip() for part in _BETWEEN.split(bare) if part.strip()]) > 1:
        return tuple(several) if all(len(part.split()) > 1 for part in several) else ()
    names = joined_names(bare)
    if len(names) == 1 and names[0] != bare and len(bare.split()) <= _LONGEST_NAME and "," not in bare:
        names = (bare,)
    return (names[0].split(",")[0].strip(" .,;:*_"), *names[1:])


def _names_somebody(name: str) -> bool:
    if fold(name) in NO_AUTHORS or "@" in name or "/" in name or _is_organisation(name):
        return False
    return _NAME.fullmatch(name) is not None and len(name) <= 50


def _is_organisation(name: str) -> bool:
    return any(word in ORGANISATIONS for word in fold(name).split())


def published_of(material: Material, roles: Sequence[Role], source: str = "") -> str | None:
    """Return when the page was published; a plain text's copyright tells the year where nothing else tells more."""
    return publication(material, roles, source) or (None if material.html else _copyright_year(material.drafts, roles))


def _copyright_year(drafts: Sequence[Draft], roles: Sequence[Role]) -> str | None:
    for draft, role in zip(drafts, roles, strict=True):
        match = _COPYRIGHT.search(draft.text) if role is Role.LEGAL else None
        years = _YEAR.findall(match[1]) if match else []
        if len(years) == 1:
            return str(years[0])
    return None


def _first(drafts: Sequence[Draft], roles: Sequence[Role], wanted: Role) -> str | None:
    return next((d.text for d, role in zip(drafts, roles, strict=True) if role is wanted), None)
