"""Values, dates, counts and sources as a reader wants to see them."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from cinequorum_web.pages.labels import COLOURS, FIELDS, NATURES, plain

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
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
    parts = []
    if day and day != "XX":
        parts.append(str(int(day)))
    if month and month != "XX" and 1 <= int(month) <= 12:
        parts.append(MONTHS[int(month) - 1])
    said = " ".join(parts)
    if year == "XXXX":
        said = f"{said}, year not stated" if said else "date not stated"
    else:
        said = f"{said} {_decade(year)}".strip()
    return {"?": "perhaps ", "~": "about ", "%": "perhaps about "}.get(doubt, "") + said


def say_value(field: str, value: str) -> str:
    """Return a fact's canonical value as a reader writes it.

    >>> say_value("runtime", "104"), say_value("aspect_ratio", "1.33"), say_value("colour", "black_and_white")
    ('104 min', '1.33:1', 'Black and white')
    """
    if not value:
        return "mentioned"
    if field == "runtime" and value.isdigit():
        return f"{value} min"
    if field == "aspect_ratio" and re.fullmatch(r"\d\.\d+", value):
        return f"{value}:1"
    if field == "colour":
        return COLOURS.get(value, plain(value))
    if field == "event_deaths":
        return re.sub(r"^>=\s*", "at least ", value)
    if field in ("release", "event_disclosed") or field.startswith("release"):
        return say_date(value)
    return value


def say_topic(topic: str) -> tuple[str, str]:
    """Return a disagreement's topic in words, and the field whose values it compares.

    >>> say_topic("release: cinema"), say_topic("aspect ratio")
    (('Release: cinema', 'release'), ('Aspect ratio', 'aspect_ratio'))
    """
    head, _, rest = topic.partition(":")
    named = head.strip().lower().replace(" ", "_")
    field = named if named in FIELDS else head.strip()
    known = FIELDS.get(field)
    said = known or plain(field)
    return f"{said[:1].upper()}{said[1:]}{f': {plain(rest.strip())}' if rest.strip() else ''}", field


def nature_order(nature: str) -> int:
    """Return where cards of this nature stand; an unknown one comes last."""
    names = [name for name, _, _ in NATURES]
    return names.index(nature) if nature in names else len(names)


def counted(n: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun.

    >>> counted(1, "source"), counted(4211, "person", "people")
    ('1 source', '4,211 people')
    """
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def percent(share: float) -> str:
    """Return a share as a percentage that is never rounded to certainty.

    >>> percent(0.5), percent(0.9996), percent(1.0), percent(0.0004)
    ('50%', '>99%', '100%', '<1%')
    """
    if 0.995 < share < 1:
        return ">99%"
    if 0 < share < 0.005:
        return "<1%"
    return f"{share * 100:.0f}%"


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


def foreign(language: str) -> str:
    """Return the English name of a language that is not English; nothing where it is, its code where it has no name.

    >>> foreign("fr-CA"), foreign("en"), foreign("xx")
    ('French', '', 'xx')
    """
    from django.conf.locale import LANG_INFO

    base = language.split("-", maxsplit=1)[0].lower()
    return "" if base in ("en", "") else str(LANG_INFO.get(base, {}).get("name", language))


def language_name(language: str) -> str:
    """Return the English name of a language, its code where it has no name.

    >>> language_name("en"), language_name("pt-BR"), language_name("xx")
    ('English', 'Portuguese', 'xx')
    """
    return foreign(language) or ("English" if language.startswith("en") else language)


def _decade(year: str) -> str:
    return year.replace("X", "0") + "s" if "X" in year else year
