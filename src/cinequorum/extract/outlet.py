"""Where a page appeared: stated, on its masthead, in its title, under its copyright sign or in the author's bio."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from cinequorum.extract.data.bylines import (
    BIO_OUTLET,
    GENERAL_LABELS,
    OUTLET_KEYS,
    RATING_LABEL,
    SITE_LOOKS,
    SITE_PARTS,
)
from cinequorum.extract.drafts import Draft
from cinequorum.extract.material import Material
from cinequorum.extract.owner import owner_of
from cinequorum.model.page import MarkKind, Role
from cinequorum.text.fold import fold

_BIO_OUTLET = re.compile(BIO_OUTLET)
_OUTLET = re.compile(r"(?:The\s)?[A-Z0-9][\w&'’-]*(?:\s(?:of|the|and|&|[A-Z0-9][\w&'’-]*))*")
_LABEL = re.compile(RATING_LABEL, re.IGNORECASE)
_SEPARATED = re.compile(r"\s+[|–—·•»«:/]\s+|\s+-\s+|\s*[|»«]\s*")
_LONGEST, _MOST_WORDS = 40, 5
_HOME = re.compile(r"(?:https?://[^/]+)?/?(?:index\.\w{3,5})?$")


def outlet_of(material: Material, roles: Sequence[Role], headline: str | None) -> str | None:
    """Return where the page appeared, or None."""
    return next(_candidates(material, roles, headline), None)


def _candidates(material: Material, roles: Sequence[Role], headline: str | None) -> Iterator[str]:
    stated = material.value(*OUTLET_KEYS) or _publisher(material)
    if stated and not stated.startswith(("http", "@")) and len(stated) <= 60:
        yield stated
    if material.masthead:
        yield material.masthead
    yield from _in_title(material, headline)
    lines = list(zip(material.drafts, roles, strict=True))
    yield from (found for d, role in lines if role is Role.BIO and (found := _outlet_in_bio(d.text)))
    if material.html:
        yield from (found for d, role in lines if role is Role.LEGAL and (found := _copyright(d.text)))
    for draft, role in lines:
        match = _LABEL.match(draft.text) if role is Role.BODY and len(draft.text) <= 80 else None
        if match and fold(match["outlet"]) not in GENERAL_LABELS and match["outlet"][0].isupper():
            yield match["outlet"]
    signs = Counter(_signs(material.drafts) if material.html else ())
    yield from (sign for sign, _ in signs.most_common(1))  # of those as frequent the first: the same in every run


def _publisher(material: Material) -> str | None:
    names = {s.value for s in material.stated if s.key.endswith("publisher.name")}
    return names.pop() if len(names) == 1 else None


def _in_title(material: Material, headline: str | None) -> Iterator[str]:
    """Find the site's name beside the headline in the document's title: certain where the page itself repeats it."""
    parts = [part.strip() for part in _SEPARATED.split(material.title or "") if part.strip()]
    if not material.html or len(parts) < 2:
        return
    ends = [part for part in (parts[-1], parts[0]) if _can_be_site(part) and not _same(part, headline)]
    signs = {fold(sign) for sign in _signs(material.drafts)}
    yield from (part for part in ends if fold(part) in signs)
    if headline and ends and ends[0] == parts[-1] and any(_same(part, headline) for part in parts[:-1]):
        yield ends[0]


def _can_be_site(text: str) -> bool:
    return (
        2 < len(text) <= _LONGEST
        and len(text.split()) <= _MOST_WORDS
        and fold(text) not in SITE_PARTS
        and not re.search(r"\(\d{4}\)|\d{4}$", text)
        and text[0].isalnum()
        and not text[0].islower()
    )


def _same(part: str, headline: str | None) -> bool:
    a, b = set(fold(part).split()), set(fold(headline or "").split())
    return bool(a and b) and len(a & b) >= 0.6 * min(len(a), len(b))


def _signs(drafts: Sequence[Draft]) -> Iterator[str]:
    """Yield what a page calls itself in places where sites put their names."""
    for draft in (*drafts[:12], *drafts[-12:]):
        named = _looks_like_sign(draft)
        if named and _can_be_site(draft.text):
            yield draft.text
        for mark in draft.marks:
            text = draft.text[mark.start : mark.end]
            if mark.kind is MarkKind.LINK and mark.start == 0 and (named or _HOME.match(mark.target or "x")):
                yield from [text] if 2 < len(text) <= _LONGEST and fold(text) not in SITE_PARTS else []
            elif (
                named
                and mark.kind is MarkKind.LINK
                and mark.start <= _LONGEST
                and _can_be_site(draft.text[: mark.start].strip())
            ):
                yield draft.text[: mark.start].strip()
                break
        found = _copyright(draft.text)
        if found:
            yield found


def _looks_like_sign(draft: Draft) -> bool:
    return any(word in SITE_LOOKS for word in re.split(r"[^a-z]+", draft.look.lower()))


def _copyright(text: str) -> str | None:
    owner = owner_of(text)
    return owner.name if owner and _can_be_site(owner.name) else None


def _outlet_in_bio(text: str) -> str | None:
    for match in _BIO_OUTLET.finditer(text):
        named = _OUTLET.match(text, match.end())
        if named:
            return re.sub(r"\s(?:of|the|and|&)$", "", named[0])
    return None
