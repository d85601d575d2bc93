"""Why spellings are taken for one person's, in the reader's language: the library gives its reasons in English."""

from __future__ import annotations

from django.utils.translation import gettext, gettext_noop

from cinequorum_web.pages.told import pattern_of
from cinequorum_web.pages.tongue import SOURCE, language

REASONS = (
    gettext_noop("same name"),
    gettext_noop("same surname"),
    gettext_noop("same given name"),
    gettext_noop("same initial"),
    gettext_noop("initial fits"),
    gettext_noop("surname only"),
    gettext_noop("given name only"),
    gettext_noop("initials only"),
    gettext_noop("no given names"),
    gettext_noop("one surname is part of a double one"),
    gettext_noop("one name goes on"),
    gettext_noop("more of the name is missing than agrees"),
    gettext_noop("{one} and {other} are spellings of one surname"),
    gettext_noop("{one} and {other} are spellings of one given name"),
    gettext_noop("{one} and {other} are spellings of one name"),
    gettext_noop("{one} and {other} are forms of one given name"),
    gettext_noop("{one} and {other} are written in old and in new characters"),
    gettext_noop("{one} and {other} share their consonants"),
    gettext_noop("{one} and {other} differ by one letter"),
    gettext_noop("{one} and {other} differ by two letters"),
    gettext_noop("different names"),
    gettext_noop("different surnames"),
    gettext_noop("different given names"),
    gettext_noop("no name"),
    gettext_noop("one is named as the other's parent"),
    gettext_noop("other syllables in Korean"),
    gettext_noop("same particle"),
    gettext_noop("surname written first"),
    gettext_noop("too long for a name"),
    gettext_noop("{one} and {other} spell the same Korean syllables"),
    gettext_noop("{one} and {other} are different initials"),
    gettext_noop("{one} and {other} are different names"),
    gettext_noop("{one} and {other} are different surnames"),
    gettext_noop("{one} and {other} are different given names"),
    gettext_noop("{one} and {other} are easily confused in pinyin"),
    gettext_noop("{one} and {other} are pinyin and Wade-Giles"),
    gettext_noop("{one} and {other} may be a man's and a woman's name"),
)
"""The reasons that join names, and those that part them; the names in them stay as they are."""


def kinship(text: str) -> str:
    """Return reasons as the library lists them ("A: same surname; initial fits; B: same name"), each told again.

    What is not known stays English.

    >>> kinship("Jan Os: same surname; initial fits")
    'Jan Os: same surname; initial fits'
    """
    return text if language() == SOURCE else "; ".join(map(_named, text.split("; ")))


def _named(part: str) -> str:
    name, colon, reason = part.rpartition(": ")
    return f"{name}{colon}{_told(reason)}"


def _told(reason: str) -> str:
    found = ((one, match) for one in REASONS if (match := pattern_of(one).fullmatch(reason)))
    form, match = next(found, (reason, None))
    said = gettext(form) if match else reason
    for name, value in (match.groupdict() if match else {}).items():
        said = said.replace(f"{{{name}}}", value)
    return said
