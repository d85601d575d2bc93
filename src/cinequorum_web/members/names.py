"""What a member may be called: something that can be read aloud, linked to, and not taken for somebody else."""

from __future__ import annotations

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

SHORTEST, LONGEST = 2, 30
RESERVED = frozenset(
    {"admin", "administrator", "anonymous", "cinequorum", "editor", "everybody", "moderator", "nobody", "system"}
)
_SHAPE = re.compile(r"[^\W_](?:[\w.-]*[^\W_])?")
_TOGETHER = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO"})  # written side by side in one text


def named_well(name: str) -> None:
    """Raise `ValidationError` with what is wrong with a name.

    >>> named_well("ada.lovelace-7")
    """
    if not SHORTEST <= len(name) <= LONGEST:
        raise ValidationError(_("A name has 2 to 30 characters."))
    if not _SHAPE.fullmatch(name) or unicodedata.normalize("NFKC", name) != name:
        raise ValidationError(_("A name is made of letters and digits, with . - _ between them."))
    if len(_scripts(name)) > 1:
        raise ValidationError(_("Letters of two alphabets in one name look like another name: use one."))
    if name.casefold() in RESERVED:
        raise ValidationError(_("This name is kept for the site itself."))


def any_case(name: str) -> str:
    """Return a pattern of all spellings of a name that differ in case only: databases know of A to Z alone.

    >>> any_case("Ä.b")
    '^(?:Ä|ä)\\\\.(?:B|b)$'
    """
    return f"^{''.join(_any_case(sign) for sign in name)}$"


def _any_case(sign: str) -> str:
    forms = sorted({sign, sign.lower(), sign.upper(), sign.casefold()})
    return f"(?:{'|'.join(map(re.escape, forms))})" if len(forms) > 1 else re.escape(sign)


def _scripts(name: str) -> frozenset[str]:
    """Return the alphabets of a name, those that are written side by side as one."""
    found = {unicodedata.name(letter, "?").split()[0].split("-")[0] for letter in name if letter.isalpha()}
    return frozenset("together" if script in _TOGETHER else script for script in found)


NAME_RULES = [named_well]
