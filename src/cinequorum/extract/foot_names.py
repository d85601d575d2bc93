"""Names at the foot of a text: over what somebody is, under a farewell, or as the printed name of a user's name.

A name alone at the end of a text may be anybody's: a player's, a caption's, a link's. It is the author's where the next
words say what that person is for the page ("Film critic"), where the page's data name a user of the same letters, or
where it is the very last line under a paragraph and nobody on the page is called so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cinequorum.extract.data.bylines import ROLES_HELD
from cinequorum.extract.material import Material
from cinequorum.extract.owner import is_person
from cinequorum.model.page import Role
from cinequorum.text.alternatives import any_of
from cinequorum.text.fold import fold

_FOOT = 10  # lines after the last paragraph
_BEFORE = 5  # lines before it
_CLOSING = 4  # lines at the end of a text under which a farewell and a name stand
_FEWEST = 4  # paragraphs of a text that may be signed
_SENTENCE_ENDS = (".", "!", "?", "…", ")", "”", '"', "»")
_PROSE, _LINE = 120, 60  # characters of a paragraph, of a line
_NAME = re.compile(r"[^\W\d_a-z][^\W\d_]{1,20}(?:[ -][^\W\d_a-z][^\W\d_.'’]{0,20}){1,2}")
_HELD = re.compile(rf"{any_of(ROLES_HELD)}(?!\w)", re.IGNORECASE)
_USER = re.compile(r"[a-z][a-z0-9._-]{2,24}")
_OUTSIDE = frozenset({Role.COMMENTS, Role.RELATED, Role.LEGAL, Role.ADVERT, Role.METADATA, Role.USER_REVIEW})


def names_at_foot(material: Material, roles: Sequence[Role]) -> Iterator[str]:
    """Yield the persons whom lines about the end of the text introduce by what they are: "Ann Lee / Film critic"."""
    lines = _near_end(material, roles)
    for index, line in enumerate(lines):
        if len(line) > 2 * _LINE or not _NAME.match(line):
            continue
        below = lines[index + 1] if index + 1 < len(lines) else ""
        yield from (name for name, said in _introduced(line, below) if _HELD.match(said) and is_person(name))
    yield from _last_line(material, roles)


def _last_line(material: Material, roles: Sequence[Role]) -> Iterator[str]:
    """Yield the name that is the last line of the text: a person's, under a sentence, and nowhere else on the page."""
    body = [d.text.strip(" *_–—-") for d, role in zip(material.drafts, roles, strict=True) if role is Role.BODY]
    if len(body) < _FEWEST or not _NAME.fullmatch(body[-1]) or not is_person(body[-1]):
        return
    surname = body[-1].rsplit(" ", 1)[-1]
    elsewhere = sum(surname in draft.text for draft in material.drafts)
    if elsewhere == 1 and body[-2].endswith(_SENTENCE_ENDS):
        yield body[-1]


def _introduced(line: str, below: str) -> Iterator[tuple[str, str]]:
    """Cut two or three words off a line, and tell what is said of them: the rest of the line, else the next one."""
    words = line.split()
    for count in (2, 3):
        name = " ".join(words[:count]).rstrip(",:–—-|")
        if _NAME.fullmatch(name):
            yield name, " ".join(words[count:]).strip(" ,:–—-|") or below


def _near_end(material: Material, roles: Sequence[Role]) -> list[str]:
    told = [(d.text, role) for d, role in zip(material.drafts, roles, strict=True)]
    last = max((i for i, (text, role) in enumerate(told) if role is Role.BODY and len(text) > _PROSE), default=None)
    if last is None:
        return []
    first = max(0, last - _BEFORE)  # the last paragraph may tell of the author
    return [text for text, role in told[first : last + 1 + _FOOT] if role not in _OUTSIDE]


def printed_name(user: str, material: Material, roles: Sequence[Role]) -> str | None:
    """Return the name of two or three words, alone at the end of a text, of which a user's name is made.

    "annl" and "alee" are made of Ann Lee; "foghorn" is not, nor is a name that is printed as it is.
    """
    if not _USER.fullmatch(user):
        return None
    body = [d.text for d, role in zip(material.drafts, roles, strict=True) if role in {Role.BODY, Role.BYLINE}]
    ends = (line.strip(" *_–—-") for line in reversed(body[-_CLOSING:]) if len(line) <= _LINE)
    return next((line for line in ends if _NAME.fullmatch(line) and makes_user(line, user)), None)


def makes_user(name: str, user: str) -> bool:
    """Tell whether a user's name is made of the first and last name, or of one and the other's first letter.

    >>> makes_user("Ann Lee", "annl"), makes_user("Ann Lee", "@ann_lee"), makes_user("Ann Lee", "quay")
    (True, True, False)
    """
    words = fold(name).split()
    letters = re.sub(r"[^a-z]", "", user)
    first, last = words[0], words[-1]
    forms = {first + last, last + first, first + last[0], first[0] + last, last + first[0], last[0] + first}
    return letters in forms
