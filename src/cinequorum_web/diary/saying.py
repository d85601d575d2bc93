"""What a record says, in a few words of the reader's language."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from cinequorum.diary.marks import placed
from cinequorum.diary.moments import day_of
from cinequorum.diary.record import Record
from cinequorum_web.members.scales import shown, worth

KNOWN = frozenset(
    {
        gettext_noop("a series, an episode or something else that is no film"),
        gettext_noop("it says nothing of the film that is kept here"),
        gettext_noop("the row names no film, by title or number"),
        gettext_noop("a quotation mark is opened here and never closed"),
        gettext_noop("not taken: deleted there"),
        gettext_noop("not taken: the profile"),
        gettext_noop("its year is not known"),
        gettext_noop("several films have its number"),
        gettext_noop("several films of that title and year"),
        gettext_noop("its number is another"),
        gettext_noop("the year is off by one, or missing"),
        gettext_noop("number"),
        gettext_noop("title and year"),
        gettext_noop("Whoever worked on it has gone."),
    }
)
"""Sentences of the library that are told in the reader's language; what names a cell of the file stays as it is."""


def told(message: str) -> str:
    """Return a sentence of the library in the reader's language, as far as it is one of those."""
    return _(message) if message in KNOWN else message


def why_not(code: str) -> str:
    """Return why a file can't be taken at all."""
    match code:
        case "empty":
            return _("There is nothing in this file.")
        case "too_large":
            return _("This file is larger than 64 MB, or has too many files in it.")
        case "bomb":
            return _("This archive unpacks to far more than it should; it is not opened.")
        case "path":
            return _("A name in this archive leads out of it; it is not opened.")
        case "nested":
            return _("There is an archive in this archive; unpack it and choose what is inside.")
        case "entities":
            return _("This XML declares entities, which exports don’t; it is not read.")
        case "corrupt":
            return _("This file is broken, or locked with a password.")
        case _:
            return _("This is no export of a program known here, and no table.")


def said_in(record: Record) -> str:
    """Return what a record says of its film."""
    return " · ".join(part for part in (_rated(record), _seen(record), *_marks(record)) if part)


def _rated(record: Record) -> str:
    if record.rating is None:
        return ""
    scale, value = placed(record.rating)
    return shown(value, scale) if worth(value, scale) is not None else record.rating.value


def _seen(record: Record) -> str:
    day = day_of(record.watched)
    if day is None:
        return _("seen") if record.seen else ""
    text = date_format(day)
    return _("seen again %s") % text if record.again else _("seen %s") % text


def _marks(record: Record) -> list[str]:
    found = [
        _("liked") if record.liked else "",
        _("on the watchlist") if record.wanted else "",
        _("a review") if record.review else "",
        _("a note") if record.note else "",
        ", ".join(record.tags),
    ]
    return [*found, *(_("in the list “%s”") % entry.name for entry in record.lists)]
