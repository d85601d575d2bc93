"""What each block of a page is for: markup first, then the words, then the order of the blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from cinequorum.extract.article_head import head_lines
from cinequorum.extract.drafts import Draft
from cinequorum.extract.flat_headline import headline_line
from cinequorum.extract.furniture import (
    bio_name,
    is_byline,
    is_comment_heading,
    is_dead_link,
    is_notice,
    is_review_heading,
    role_of_line,
)
from cinequorum.extract.material import Material
from cinequorum.extract.publication import dates_film, without_update
from cinequorum.extract.signature import closing_name, signed_name
from cinequorum.model.page import Role
from cinequorum.text.dates import ANY, find_dates
from cinequorum.text.fold import fold

_TITLE_PARTS = re.compile(r"\s[|–—·•»:-]\s|:\s")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PROSE = 40  # words of a block that is surely prose
_TEASER = 30  # words of the longest teaser
_BUTTON = 6  # words of the longest button
_READING_TIME = re.compile(
    r"\b\d{1,3}\s?[-–]?\s?(?:minutes?|mins?\.?)\s"
    r"(?:read|reading|to read|de lecture|de lectura|de leitura|di lettura|lesezeit)\b",
    re.IGNORECASE,
)
_LONG_DATE = 60  # characters of a line that is a date and little else
_NEAR = 8  # blocks at the top and bottom where bylines stand
_STRAY = frozenset({Role.NAVIGATION, Role.BIO, Role.BODY})
_SIGNING = _STRAY | {Role.RELATED}  # a name that leads to its owner's other texts looks like a teaser
_NOTICES = 3  # blocks at the bottom that can be notices about the page
_TAIL = 8  # blocks at the bottom where authors introduce themselves


def roles_of(material: Material) -> list[Role]:
    """Decide the role of every draft. User reviews are found later and overrule what is said here."""
    roles = [_alone(draft, is_main) for draft, is_main in zip(material.drafts, material.main, strict=True)]
    inside = [i for i, is_main in enumerate(material.main) if is_main]
    drafts = material.drafts
    _mark_title(material, roles, inside)
    _mark_lines(drafts, roles, inside)
    _mark_related(drafts, roles, inside)
    _mark_comments(drafts, roles, inside)
    inside = _mark_menus(material, roles, inside)
    _mark_captions(drafts, roles, inside)
    _mark_bios(drafts, roles, inside)
    _mark_notices(drafts, roles, inside)
    _mark_bylines(material, roles, inside)
    if not material.html:
        _mark_headings(drafts, roles, inside)
    return roles


def _alone(draft: Draft, is_main: bool) -> Role:  # noqa: FBT001 - the two lists run side by side
    if draft.role is not None:
        return draft.role
    if is_main:
        if draft.hint in {Role.CAPTION, Role.BIO}:
            return draft.hint
        return Role.HEADING if draft.tag in _HEADINGS else Role.BODY
    if draft.hint in {None, Role.NAVIGATION} and (said := role_of_line(draft.text)) is not None:
        return said
    teaser = draft.linked > 0.6 and len(draft.text.split()) >= 4
    return draft.hint or (Role.RELATED if teaser else Role.NAVIGATION)


def _mark_title(material: Material, roles: list[Role], inside: Sequence[int]) -> None:
    """Find the page's own headline: an h1, or a line at the top where the markup is lost."""
    named = material.value("og:title", "title") or material.title or ""
    title = set(fold(named).split())
    parts = [set(fold(part).split()) for part in _TITLE_PARTS.split(named)]
    heads = [i for i, draft in enumerate(material.drafts) if draft.tag == "h1" and draft.hint is None]
    if heads:
        shared = {i: len(title & set(fold(material.drafts[i].text).split())) for i in heads}
        best = max(heads, key=lambda i: shared[i])
        own = set(fold(material.drafts[best].text).split())
        if not title or shared[best] >= 0.35 * len(title) or own in parts:
            roles[best] = Role.TITLE
            return
    tagged = any(draft.tag in _HEADINGS for draft in material.drafts)
    if material.html or material.front or tagged or len(inside) < 2:
        return
    line = headline_line(material.drafts, inside)
    if line is not None:
        roles[line] = Role.TITLE
        _mark_above(material.drafts, roles, inside[: inside.index(line)])


def _mark_above(drafts: Sequence[Draft], roles: list[Role], above: Sequence[int]) -> None:
    """Take the buttons over the headline for a menu; days and bylines are told later."""
    for index in above:
        text = drafts[index].text
        if len(text.split()) <= _BUTTON and not any(map(str.isdigit, text)) and signed_name(text) is None:
            roles[index] = Role.NAVIGATION


def _mark_lines(drafts: Sequence[Draft], roles: list[Role], inside: Sequence[int]) -> None:
    """Let short blocks speak for themselves; what follows an advert and leads nowhere belongs to it."""
    after_advert = False
    for index in inside:
        draft, role = drafts[index], roles[index]
        if role in {Role.BODY, Role.HEADING}:
            found = Role.NAVIGATION if is_review_heading(draft.text) else role_of_line(draft.text)
            if found is None and after_advert and is_dead_link(draft.text):
                found = Role.ADVERT
            if found is not None:
                roles[index] = found
        after_advert = roles[index] is Role.ADVERT


def _mark_related(drafts: Sequence[Draft], roles: list[Role], inside: Sequence[int]) -> None:
    """Follow a heading such as "Latest in Music": one block a teaser, repeated labels are navigation."""
    section: list[int] = []
    for index in [*inside, -1]:
        if index >= 0 and section and _goes_on(drafts[index], roles[index]):
            section.append(index)
            continue
        if section:
            _mark_teasers(drafts, roles, section)
        opens = index >= 0 and roles[index] is Role.RELATED and ": " not in drafts[index].text
        section = [index] if opens else []


def _goes_on(draft: Draft, role: Role) -> bool:
    return (
        role in {Role.BODY, Role.HEADING, Role.RELATED}
        and len(draft.text.split()) <= _TEASER
        and not is_review_heading(draft.text)
        and not is_comment_heading(draft.text)
    )


def _mark_teasers(drafts: Sequence[Draft], roles: list[Role], section: Sequence[int]) -> None:
    texts = [drafts[i].text for i in section]
    roles[section[0]] = Role.NAVIGATION
    for index, text in zip(section[1:], texts[1:], strict=True):
        roles[index] = Role.NAVIGATION if texts.count(text) > 1 or len(text.split()) < 3 else Role.RELATED


def _mark_comments(drafts: Sequence[Draft], roles: list[Role], inside: Sequence[int]) -> None:
    """Everything after a heading of comments is comments, if there was prose before it."""
    prose = comments = False
    for index in inside:
        draft = drafts[index]
        if prose and is_comment_heading(draft.text):
            comments = True
        if comments and (is_review_heading(draft.text) or roles[index] is Role.LEGAL):
            comments = False
        if comments:
            roles[index] = Role.COMMENTS
        prose = prose or len(draft.text.split()) >= _PROSE


def _mark_menus(material: Material, roles: list[Role], inside: Sequence[int]) -> list[int]:
    """Take menus below the text for navigation where no rule says what they are; return the lines without them."""
    for index in material.menus:
        if roles[index] is Role.BODY:
            roles[index] = Role.NAVIGATION
    return [index for index in inside if index not in material.menus]


def _mark_captions(drafts: Sequence[Draft], roles: list[Role], inside: Sequence[int]) -> None:
    """The same short line twice in a row is a caption and its alternative text."""
    for before, index in pairwise(inside):
        same = drafts[before].text == drafts[index].text and len(drafts[index].text.split()) <= 15
        if same and {roles[before], roles[index]} <= {Role.BODY, Role.CAPTION}:
            roles[before] = roles[index] = Role.CAPTION


def _mark_bios(drafts: Sequence[Draft], roles: list[Role], inside: Sequence[int]) -> None:
    for index in inside[-_TAIL:]:
        if index != inside[0] and roles[index] is Role.BODY and bio_name(drafts[index].text):
            roles[index] = Role.BIO


def _mark_notices(drafts: Sequence[Draft], roles: list[Role], inside: Sequence[int]) -> None:
    for index in inside[-_NOTICES:]:
        if index != inside[0] and roles[index] in {Role.BODY, Role.BYLINE} and is_notice(drafts[index].text):
            roles[index] = Role.LEGAL


def _mark_bylines(material: Material, roles: list[Role], inside: Sequence[int]) -> None:
    """Find lines of name or date at the top, the bottom, about the headline and over the first paragraph."""
    drafts = material.drafts
    for index in {*inside[:_NEAR], *inside[-3:]}:
        if roles[index] in {Role.BODY, Role.HEADING} and (_signs(drafts[index].text) or is_date(drafts[index].text)):
            roles[index] = Role.BYLINE
    for index in inside[-3:]:
        if index != inside[0] and roles[index] is Role.BODY and closing_name(drafts[index].text):
            roles[index] = Role.BYLINE
    for index in head_lines(material, roles):
        dated = roles[index] in _STRAY and is_date(drafts[index].text)
        if dated or (roles[index] in _SIGNING and _signs(drafts[index].text)):
            roles[index] = Role.BYLINE


def _signs(text: str) -> bool:
    """Tell whether a line says who wrote; what says when and where a film came out names nobody."""
    return is_byline(text) and not dates_film(text)


def is_date(text: str) -> bool:
    """Tell whether a short line is a date and little else.

    >>> is_date("Posted on March 5, 2021 at 14:03"), is_date("March 5, 2021 was a good day for films")
    (True, False)
    >>> is_date("Film reviews · 5 March 2021 · 4 min read"), is_date("Released 5 March 2021")
    (True, False)
    >>> is_date("Wed 5 Mar 2021 15.18 BST Last modified on Wed 5 Mar 2021 15.37 BST")
    True
    """
    if _LONG_DATE < len(text) <= 2 * _LONG_DATE and any(char.isdigit() for char in text):
        text = without_update(text)
    if len(text) > _LONG_DATE or not any(char.isdigit() for char in text) or dates_film(text):
        return False
    mentions = find_dates(text, ANY, order="dmy")
    rest = _READING_TIME.sub("", text[: mentions[0].start] + text[mentions[0].end :]) if mentions else text
    letters = [word for word in rest.split() if word[0].isalpha()]
    return len(mentions) == 1 and not mentions[0].yearless and len(letters) <= 3


def _mark_headings(drafts: Sequence[Draft], roles: list[Role], inside: Sequence[int]) -> None:
    """A short line without a full stop between two paragraphs of prose is a heading."""
    for before, index, after in zip(inside, inside[1:], inside[2:], strict=False):
        around = all(len(drafts[i].text.split()) >= 25 for i in (before, after))
        text = drafts[index].text
        if roles[index] is Role.BODY and around and len(text.split()) <= 10 and text[-1].isalnum():
            roles[index] = Role.HEADING
