"""What a block is for, told by its words: rules that hold for pages that lost their markup."""

from __future__ import annotations

import re
from functools import lru_cache

from cinequorum.extract.data.furniture import (
    ADVERTS_INSIDE,
    BIO_ROLES,
    BIO_SIGNS,
    BIO_VERBS,
    COMMENT_HEADINGS,
    DEAD_LINK,
    NOTICES,
    OPENINGS,
    REVIEW_HEADINGS,
    TITLED_REVIEW_HEADING,
)
from cinequorum.extract.signature import signed_name
from cinequorum.model.page import Role
from cinequorum.text.alternatives import any_of

# The text is made small before it is matched, which takes half the time of patterns that take no notice of case.
_OPENING = re.compile("|".join(f"(?P<{role}>{'|'.join(patterns)})" for role, patterns in OPENINGS.items()))
_ADVERTS = tuple((letters, re.compile(pattern)) for letters, pattern in ADVERTS_INSIDE.items())
_REVIEWS = re.compile("|".join(f"(?:{p})" for p in REVIEW_HEADINGS))
_TITLED_REVIEWS = re.compile(TITLED_REVIEW_HEADING)
_COMMENTS = re.compile("|".join(f"(?:{p})" for p in COMMENT_HEADINGS))
_NOTICE = re.compile("|".join(f"(?:{p})" for p in NOTICES), re.IGNORECASE)
_DEAD_LINK = re.compile(DEAD_LINK, re.IGNORECASE)
_NAME = r"[^\W\d_][\w.'’-]{0,25}(?:\s(?:[^\W\d_a-zа-я][\w.'’-]{0,25}|de|van|von|der|la)){1,3}"
_BIO = re.compile(rf"(?:About\s(?:the\sauthor\W{{0,5}})?)?({_NAME}),?\s(?:.{{0,60}}?,\s)?{BIO_VERBS}\b")
_BIO_ROLE = re.compile(rf"\b{any_of(BIO_ROLES)}\b", re.IGNORECASE)
_BIO_SIGNS = tuple(re.compile(p, re.IGNORECASE) for p in BIO_SIGNS)
_LONGEST = 240  # characters of a line that an opening can make furniture
_HEADING = 80  # characters of a heading


def role_of_line(text: str) -> Role | None:
    """Return the furniture role that a line's own words show, or None.

    >>> role_of_line("© 2019 Ann Lee"), role_of_line("Leave a Reply").name
    (<Role.LEGAL: 'legal'>, 'COMMENTS')
    >>> role_of_line("More in the same vein would have been welcome, but the film ends early.") is None
    True
    """
    if len(text) > _LONGEST:
        return None
    bare = text.strip(" *_#>|-–—•·").lower()
    match = _OPENING.match(bare)
    if match and match.lastgroup:
        return Role(match.lastgroup)
    for letters, pattern in _ADVERTS:  # asked of every line: a generator takes twice the time
        if letters in bare and pattern.match(bare):
            return Role.ADVERT
    return None


def is_notice(text: str) -> bool:
    """Tell whether a page's last line is a notice about the page itself.

    >>> is_notice("This review was first published in the Harbour Post."), is_notice("This review is too kind.")
    (True, False)
    """
    return len(text) <= _LONGEST and bool(_NOTICE.match(text.strip(" *_#>|-–—•·()[]")))


@lru_cache(maxsize=4096)  # the search for reviews asks of the same lines again and again
def is_review_heading(text: str) -> bool:
    """Tell whether a line announces visitors' reviews."""
    if len(text) > _HEADING:
        return False
    bare = text.strip(" *_#:").lower()
    return bool(_REVIEWS.match(bare) or (not bare.isascii() and _TITLED_REVIEWS.match(bare)))


@lru_cache(maxsize=4096)
def is_comment_heading(text: str) -> bool:
    """Tell whether a line announces comments on the page."""
    return len(text) <= _HEADING and bool(_COMMENTS.match(text.strip(" *_#:").lower()))


def bio_name(text: str) -> str | None:
    """Return the name in a paragraph that introduces the page's author, None for any other paragraph.

    One sign is not enough: a critic introduces directors in the same words.

    >>> bio_name("Ann Lee is a staff writer for The Daily Reel. Follow her on Letterboxd.")
    'Ann Lee'
    >>> bio_name("Ann Lee is a director who lives in Oslo and makes films about trains.") is None
    True
    """
    match = _BIO.match(text.strip(" *_"))
    if match is None or len(text) > 2000:
        return None
    signs = sum(bool(pattern.search(text)) for pattern in _BIO_SIGNS) + bool(_BIO_ROLE.search(text[:200]))
    return match[1] if signs >= 2 else None


def is_dead_link(text: str) -> bool:
    """Tell whether a paragraph leads to a link that the text has lost."""
    return bool(_DEAD_LINK.search(text))


def is_byline(text: str) -> bool:
    """Tell whether a line names who wrote the page."""
    return signed_name(text) is not None
