"""Values, dates, counts and sources as a reader wants to see them."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from django.utils.translation import gettext

from cinequorum_web.pages.labels import ASPECTS, COLOURS, FIELDS, NATURES, WINDOWS, plain
from cinequorum_web.pages.names import named
from cinequorum_web.pages.told import retold
from cinequorum_web.pages.tongue import SOURCE, Words, counted, language, number

__all__ = ("counted", "number")  # others take them from here

MONTHS = Words(
    {
        "01": "January", "02": "February", "03": "March", "04": "April", "05": "May", "06": "June", "07": "July",
        "08": "August", "09": "September", "10": "October", "11": "November", "12": "December",
    }
)  # fmt: skip
DOUBTS = Words({"?": "perhaps {date}", "~": "about {date}", "%": "perhaps about {date}"})
MEASURED = frozenset({"runtime", "event_deaths", "budget", "box_office"})
_VAGUE = re.compile(r"(about|at least) (\d[\d,. ]*\d|\d)\W*")
_EDTF = re.compile(r"(\d{4}|X{4}|\d{2}XX|\d{3}X)(?:-(\d\d|XX))?(?:-(\d\d|XX))?([?~%]?)")


def say_date(value: str) -> str:
    """Return an EDTF date in words, as precise as it is; anything else unchanged.

    >>> say_date("2019-03-15"), say_date("2019-03"), say_date("XXXX-03-15"), say_date("2019~"), say_date("soon")
    ('15 March 2019', 'March 2019', '15 March, year not stated', 'about 2019', 'soon')
    """
    match = _EDTF.fullmatch(value)
    if match is None:
        return value
    year, month, day, doubt = match.groups()
    known = "" if year == "XXXX" else _decade(year)
    said = _day(day or "", MONTHS.get(month or "", ""), known)
    if not known:
        said = gettext("{date}, year not stated").replace("{date}", said) if said else gettext("date not stated")
    return DOUBTS[doubt].replace("{date}", said) if doubt else said


def _day(day: str, month: str, year: str) -> str:
    """Return a date of what is known: day, month and year, or fewer of them."""
    if day and day != "XX" and month:
        form = gettext("{day} {month} {year}") if year else gettext("{day} {month}")
    else:
        form = gettext("{month} {year}") if month and year else "{month}{year}"
    return form.replace("{day}", day.lstrip("0")).replace("{month}", month).replace("{year}", year)


def say_value(field: str, value: str) -> str:
    """Return a fact's canonical value as a reader writes it.

    >>> say_value("runtime", "104"), say_value("aspect_ratio", "1.33"), say_value("colour", "black_and_white")
    ('104 min', '1.33:1', 'Black and white')
    """
    if not value:
        return gettext("mentioned")
    if (vague := _VAGUE.fullmatch(value)) and (field in MEASURED):
        form = gettext("about {n}") if vague[1] == "about" else gettext("at least {n}")
        return form.replace("{n}", say_value(field, vague[2]))
    if field == "runtime" and value.isdigit():
        return gettext("{n} min").replace("{n}", value)
    if field == "aspect_ratio" and re.fullmatch(r"\d\.\d+", value):
        return f"{value}:1"
    if field == "colour":
        return COLOURS.get(value, plain(value))
    if field == "event_deaths":
        return gettext("at least {n}").replace("{n}", value[2:].strip()) if value.startswith(">=") else value
    if field in ("release", "event_disclosed") or field.startswith("release"):
        return say_date(value)
    return named(field, value)


def say_topic(topic: str) -> tuple[str, str]:
    """Return a disagreement's topic in words, and the field whose values it compares.

    >>> say_topic("release: cinema"), say_topic("aspect ratio")
    (('Release: cinema', 'release'), ('Aspect ratio', 'aspect_ratio'))
    """
    head, _, rest = topic.partition(":")
    key = head.strip().lower().replace(" ", "_")
    field = key if key in FIELDS else head.strip()
    if field not in FIELDS and (told := retold(topic)) != topic:
        return f"{told[:1].upper()}{told[1:]}", field
    said = FIELDS.get(field) or (plain(field) if language() == SOURCE else ASPECTS.get(key, plain(field)))
    return f"{said[:1].upper()}{said[1:]}{f': {_window(rest.strip())}' if rest.strip() else ''}", field


def _window(name: str) -> str:
    """Return the way in which a film comes out, or whatever a topic is narrowed to, as it stands in a line."""
    known = WINDOWS.get(name.replace(" ", "_"))
    return plain(name) if known is None or language() == SOURCE else known


def nature_order(nature: str) -> int:
    """Return where cards of this nature stand; an unknown one comes last."""
    names = list(NATURES)
    return names.index(nature) if nature in names else len(names)


def percent(share: float) -> str:
    """Return a share as a percentage that is never rounded to certainty.

    >>> percent(0.5), percent(0.9996), percent(1.0), percent(0.0004)
    ('50%', '>99%', '100%', '<1%')
    """
    if 0.995 < share < 1:
        return gettext(">{n}%").replace("{n}", "99")
    if 0 < share < 0.005:
        return gettext("<{n}%").replace("{n}", "1")
    return gettext("{n}%").replace("{n}", f"{share * 100:.0f}")


def web_address(source: str) -> str | None:
    """Return the source as an address that may be a link: http and https only.

    >>> web_address("https://a.example/x"), web_address("javascript:alert(1)"), web_address("/home/ada/x.txt")
    ('https://a.example/x', None, None)
    """
    try:
        parts = urlsplit(source)
    except ValueError:
        return None
    return source if parts.scheme in ("http", "https") and parts.netloc else None


def public_source(source: str) -> str:
    """Return a source as it may be shown: an address as it is, a path on this machine by its last part.

    >>> public_source("/home/ada/pages/tides.txt"), public_source("C:\\\\pages\\\\tides.txt")
    ('tides.txt', 'tides.txt')
    """
    if web_address(source):
        return source
    return re.split(r"[/\\]", source.rstrip("/\\"))[-1] or source


def source_name(source: str, outlet: str | None = None, author: str | None = None) -> str:
    """Return what a source is called: author and outlet, else its site, else its file.

    >>> source_name("https://www.a.example/x"), source_name("/home/ada/tides.txt", None, "Otto Lindqvist")
    ('a.example', 'Otto Lindqvist')
    """
    if author or outlet:
        return ", ".join(name for name in (author, outlet) if name)
    if web_address(source):
        return (urlsplit(source).hostname or source).removeprefix("www.")
    return public_source(source)


def foreign(code: str) -> str:
    """Return the name of a language that is not the reader's; nothing where it is, its code where it has no name.

    >>> foreign("fr-CA"), foreign("en"), foreign("xx")
    ('French', '', 'xx')
    """
    return "" if code.split("-", maxsplit=1)[0].lower() in (language(), "") else language_name(code)


def language_name(code: str) -> str:
    """Return the name of a language in the reader's, its code where it has no name.

    >>> language_name("en"), language_name("pt-BR"), language_name("xx")
    ('English', 'Portuguese', 'xx')
    """
    from django.conf.locale import LANG_INFO

    name = LANG_INFO.get(code.split("-", maxsplit=1)[0].lower(), {}).get("name")
    return gettext(name) if name else code


def _decade(year: str) -> str:
    return gettext("{year}s").replace("{year}", year.replace("X", "0")) if "X" in year else year
