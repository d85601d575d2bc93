"""The head of an article: the short lines about its headline, also where the headline stands deep under menus.

A page that lost its markup prints its headline once for the browser's window and again over the text; a page whose
markup is kept may call its site `h1` and its article anything. About a headline that comes again, or right over the
first prose, sites print who wrote and when.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cinequorum.extract.drafts import Draft
from cinequorum.extract.material import Material
from cinequorum.model.page import Role
from cinequorum.text.fold import fold

_TITLES = ("og:title", "twitter:title", "title", "headline", "newsarticle.headline", "article.headline")
_PARTS = re.compile(r"\s+[|–—·•»«:-]\s+|\s*[|»«]\s*|:\s")
_PROSE = 30  # words of a block that begins the text
_OVER, _UNDER, _BEFORE = 3, 16, 12  # blocks over a headline, under it, and right before the first prose
_MOST = 8  # times that a headline is looked for
_LONGEST = 200  # characters of a headline
_BEGUN = 3  # first letters by which most lines are seen to be no headline: titles of two words have as many


def head_lines(material: Material, roles: Sequence[Role]) -> tuple[int, ...]:
    """Return the drafts, in order, that stand about the headline; without one, those right before the first prose."""
    drafts, own = material.drafts[material.front :], roles[material.front :]
    anchors = tuple(_anchors(material, roles))
    if anchors:
        found = {index for anchor in anchors for index in _about(drafts, own, anchor)}
    else:
        first = next((i for i, draft in enumerate(drafts) if _begins_text(draft, own[i])), 0)
        above = range(max(0, first - _BEFORE), first)
        last = max((i for i in above if own[i] is Role.HEADING), default=-1)  # entries of a list end with the next one
        found = {i for i in above if i > last}
    return tuple(sorted(material.front + index for index in found))


def _anchors(material: Material, roles: Sequence[Role]) -> Iterator[int]:
    """Yield where the headline stands over prose, counted from the end of the front matter.

    In a list of the newest articles it stands over other headlines, and over their authors.
    """
    titles = _titles_of(material)
    begun = frozenset(title[:_BEGUN] for title in titles)
    left = _MOST
    for index in _may_be_titles(material, roles, begun):
        if roles[index] is Role.TITLE or (
            fold(material.drafts[index].text) in titles and _opens_text(material.drafts, roles, index)
        ):
            yield index - material.front
            left -= 1
            if not left:
                return


def _may_be_titles(material: Material, roles: Sequence[Role], begun: frozenset[str]) -> list[int]:
    """Return the title and the lines whose first letters begin one, or are such that folding changes them.

    Of the hundreds of lines of a page few are left; one expression takes a third of the time of a call a line.
    """
    return [
        index
        for index, draft in enumerate(material.drafts[material.front :], material.front)
        if roles[index] is Role.TITLE
        or (
            begun
            and ((first := draft.text[:_BEGUN].lower()) in begun or not (first.isalnum() and first.isascii()))
            and len(draft.text) <= _LONGEST
        )
    ]


def _opens_text(drafts: Sequence[Draft], roles: Sequence[Role], index: int) -> bool:
    return any(_begins_text(drafts[i], roles[i]) for i in range(index + 1, min(index + 2 + _UNDER, len(drafts))))


def _titles_of(material: Material) -> frozenset[str]:
    """Return the headline and the parts of two words at least of the document's title, folded, without the site's."""
    named = [*(s.value for s in material.stated if s.key in _TITLES), material.title or ""]
    if not material.html and material.drafts:
        named.append(material.drafts[material.front].text if len(material.drafts) > material.front else "")
    site = fold(material.value("og:site_name") or "")
    parts = {fold(part) for title in named if len(title) <= _LONGEST for part in (title, *_PARTS.split(title))}
    return frozenset(part for part in parts if len(part.split()) > 1 and part != site)


def _about(drafts: Sequence[Draft], roles: Sequence[Role], anchor: int) -> Iterator[int]:
    """Yield the lines over a headline, and those under it down to the first prose."""
    yield from range(max(0, anchor - _OVER), anchor)
    for index in range(anchor + 1, min(anchor + 1 + _UNDER, len(drafts))):
        if _begins_text(drafts[index], roles[index]):
            return
        yield index


def _begins_text(draft: Draft, role: Role) -> bool:
    return role is Role.BODY and len(draft.text.split()) >= _PROSE
