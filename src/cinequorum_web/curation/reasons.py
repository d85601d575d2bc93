"""What speaks for a pair and what against it, in the reader's language: the library gives its reasons in English."""

from __future__ import annotations

import re
from typing import Final

from django.utils.translation import gettext, gettext_noop

from cinequorum_web.pages.kinship import kinship
from cinequorum_web.pages.told import told_as

REASONS: Final = (
    gettext_noop("one title"),
    gettext_noop("titles a slip apart"),
    gettext_noop("other titles"),
    gettext_noop("one of the two has {n} such neighbours"),
    gettext_noop("both of {n}"),
    gettext_noop("both directed by {names}"),
    gettext_noop("directed by {one} and by {other}"),
    gettext_noop("both with {names}"),
    gettext_noop("no actor in common"),
    gettext_noop("one number in a database"),
    gettext_noop("different numbers in one database"),
    gettext_noop("read alone it is about this film with probability {n}"),
    gettext_noop("names the director as others do: {names}"),
    gettext_noop("names {n} actor that others name"),
    gettext_noop("names {n} actors that others name"),
    gettext_noop("gives the year that others give"),
    gettext_noop("gives another director: {names}"),
    gettext_noop("gives another year: {names}"),
    gettext_noop("the name fits {n} persons of this film"),
    gettext_noop("both named as {names}"),
    gettext_noop("both credited under {names}"),
    gettext_noop("{n} page credit both, {name} among them"),
    gettext_noop("{n} pages credit both, {name} among them"),
)
_YEARS: Final = re.compile(r"(?P<n>\d{4}) and (?P<m>\d{4})")
_LESS: Final = "another spelling fits less: "


def doubt_reason(text: str) -> str:
    """Return a reason for or against a pair in the reader's language; one that is not known stays as it is."""
    if years := _YEARS.fullmatch(text):
        return gettext("{n} and {m}").format(**years.groupdict())
    if text.startswith(_LESS):
        return f"{gettext('another spelling fits less:')} {kinship(text.removeprefix(_LESS))}"
    return told_as(text, REASONS) or kinship(text)
