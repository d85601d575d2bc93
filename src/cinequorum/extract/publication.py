"""When a page was published: stated in data, a time element, a byline, the address; when changed where nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cinequorum.extract.data.bylines import (
    CHANGE_KEYS,
    DATE_KEYS,
    DATE_LABELS,
    PUBLISH_WORDS,
    RELEASE_SECTIONS,
    RELEASE_WORDS,
    UPDATE_WORDS,
)
from cinequorum.extract.material import Material
from cinequorum.extract.signature import parted, signed_name
from cinequorum.model.page import Role
from cinequorum.text.alternatives import any_of
from cinequorum.text.dates import has_numeric_date, numeric_order, parse_date

ADDRESS_KEY = "address.date"
_UPDATED = re.compile(rf"{any_of(UPDATE_WORDS)}\W{{0,3}}(?:\w{{1,4}}\W{{1,2}}){{0,3}}?(?=\d|\w+\s\d)", re.IGNORECASE)
_ANNOUNCED = re.compile(any_of(PUBLISH_WORDS), re.IGNORECASE)
_SPACED = tuple(sorted((word for word in RELEASE_WORDS if word[0] < "\u3000"), key=len, reverse=True))
_UNSPACED = tuple(word for word in RELEASE_WORDS if word not in _SPACED)
_RELEASED = re.compile(rf"(?<!\w){any_of(_SPACED)}(?!\w)|{'|'.join(_UNSPACED)}", re.IGNORECASE)
_RUNNING = re.compile(
    r"(?<!\w)(?:\d\s?(?:h|hr?s?|std|ч)\.?\s?\d{1,2}\s?(?:m|min|мин|хв)?\b|\d{2,3}\s?(?:m|min|mins|minutes|minuti|minuten|minutos|minut|мин|хв)\b"
    r"|\d{2,3}\s?(?:分钟|分鐘|分|분))(?!\W{0,3}(?:read|to read|de lect|de leit|di lett|lesezeit|чтения))",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    rf"(?:^|[|·•/\s]\s?){any_of(DATE_LABELS)}"
    r"\s?[:：]\s?(?P<date>.{4,40})",
    re.IGNORECASE,
)
_IN_ADDRESS = re.compile(
    r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>0?[1-9]|1[0-2])(?:[/-](?P<day>0?[1-9]|[12]\d|3[01]))?(?=[/-])"
)
_IN_NAME = re.compile(
    r"(?<![^/_+])(?P<date>(?:19|20)\d\d-\d\d-\d\d)-[^/]{1,300}\.(?:md|markdown|html?|txt)$", re.IGNORECASE
)
_NEAR, _LONGEST = 12, 120  # blocks at the top and the foot in which a line may say when; its characters
_OTHERS = frozenset({Role.COMMENTS, Role.RELATED, Role.ADVERT, Role.USER_REVIEW, Role.BYLINE})
_ORDERS = {"us": "mdy", **dict.fromkeys(("gb", "uk", "ie", "au", "nz", "in", "za"), "dmy")}
_YEAR_FIRST = frozenset({"zh", "ja", "ko", "hu", "lt", "mn", "fa"})
_YEAR = 4  # characters of a date that is no more
_EARLIEST = 1991  # the first pages of the web


def date_in_address(address: str) -> str | None:
    """Return the date in a page's address, in EDTF as precise as it is there, or None.

    >>> date_in_address("https://quay.example/2021/03/05/light/"), date_in_address("https://quay.example/2021/3/light/")
    ('2021-03-05', '2021-03')
    >>> date_in_address("https://quay.example/2049/13/45/light/") is None
    True
    """
    match = _IN_ADDRESS.search(address)
    if match is None:
        return None
    parts = [match["year"], f"{int(match['month']):02}", *([f"{int(match['day']):02}"] if match["day"] else [])]
    return parse_date("-".join(parts))


def date_in_source(source: str) -> str | None:
    """Return the date in the address or the file name that a page came under, or None.

    Programs that build sites of posts name them so, and many a post has its date nowhere else.

    >>> date_in_source("posts/2017-05-16-night-ferry.md"), date_in_source("https://quay.example/2021/03/05/light/")
    ('2017-05-16', '2021-03-05')
    >>> date_in_source("2017-05-16.md") is None, date_in_source("scans/2021/03/05/light.txt") is None
    (True, True)
    """
    match = _IN_NAME.search(source)
    if match:
        return parse_date(match["date"])
    return date_in_address(source) if source.startswith(("http://", "https://")) else None


def published_of(material: Material, roles: Sequence[Role], source: str = "") -> str | None:
    """Return when the page was published, as precisely as it says; never a guess, when it was changed only at last.

    `source` is the address or the path that the page came under.
    """
    order: str | None = None
    for certain, values in _sources(material, roles, source):
        year = None
        for value in values:
            if order is None and has_numeric_date(value):  # few values need it, and it takes a look at the whole page
                order = numeric_order(d.text for d in material.drafts) or _usual_order(material)
            date = parse_date(value, order=order or "auto")
            if date and (certain or not material.html or int(date[:4]) >= _EARLIEST):
                if len(date) > _YEAR:
                    return date
                year = year or date  # beside a day it is the film's
        if year:
            return year
    return None


def _usual_order(material: Material) -> str:
    """Return in which order a page's language writes day and month; `auto` where it is English of no country."""
    language, _, country = (material.language or "").lower().replace("_", "-").partition("-")
    if not language:
        return "auto"
    if language == "en":
        return _ORDERS.get(country, "auto")
    return "dmy" if language.isalpha() and language not in _YEAR_FIRST else "auto"


def _sources(material: Material, roles: Sequence[Role], source: str) -> Iterator[tuple[bool, list[str]]]:
    """Yield the values under which the date may stand, the surest first; of the others a film's or a birth is none."""
    yield True, [s.value for key in DATE_KEYS for s in material.stated if s.key == key]
    yield False, [s.value for s in material.stated if s.key.endswith(".datepublished") and _is_of_text(s.key, s.origin)]
    yield False, list(material.times[:1])
    drafts = list(zip(material.drafts, roles, strict=True))
    lines = [parted(d.text) for d, role in drafts if role is Role.BYLINE and not dates_film(d.text)]
    yield False, [without_update(line) for line in lines]
    near = [
        d.text for d, role in (*drafts[:_NEAR], *drafts[-_NEAR:]) if role not in _OTHERS and len(d.text) <= _LONGEST
    ]
    yield False, [without_update(line) for line in near if _ANNOUNCED.search(line)]
    yield False, [match["date"] for line in near if (match := _LABELLED.search(line)) and not _RELEASED.search(line)]
    yield False, [s.value for s in material.stated if s.key == ADDRESS_KEY]
    yield False, list(filter(None, (date_in_source(source),)))
    # Where nothing tells when it was published, the day it was changed is the latest it can be.
    yield False, lines
    yield False, [s.value for key in CHANGE_KEYS for s in material.stated if s.key == key]


def dates_film(line: str) -> bool:
    """Tell whether the date in a line is the film's: beside a word for its release, or its running time.

    >>> dates_film("Opened Oct 25, 2024"), dates_film("5 March 2021 | 1h 43m"), dates_film("5 March 2021 · 4 min read")
    (True, True, False)
    >>> dates_film("2020-08-21 上映"), dates_film("Ann Lee · 5 March 2021 · 88 minutes")
    (True, False)
    >>> dates_film("18 May 2016 - Premieres"), dates_film("Premieres 18 May 2016")
    (False, True)
    """
    if _RELEASED.search(_without_section(line)):
        return not _ANNOUNCED.search(line)
    return _RUNNING.search(line) is not None and signed_name(line) is None


def _without_section(line: str) -> str:
    """Leave out the section that a part of a line of its own names: "18 May 2016 - Premieres"."""
    parts = _SECTION_PARTS.split(line)
    return line if len(parts) < 2 else " | ".join(part for part in parts if part.strip().lower() not in _SECTIONS)


_SECTION_PARTS = re.compile(r"\s[|·•–—-]\s")
_SECTIONS = frozenset(RELEASE_SECTIONS)


def _is_of_text(key: str, origin: str) -> bool:
    """Tell whether a date in microdata is that of a text, and not of the film or of one of many reviews."""
    return origin == "microdata" and not key.startswith(("movie.datepub", "person.", "tvseries.datepub"))


def without_update(line: str) -> str:
    """Cut "updated April 6, 2021" out of a line, with the date after it."""
    match = _UPDATED.search(line)
    if match is None:
        return line
    rest = line[match.end() :]
    cut = re.match(r"(?:\W{0,2}[\w.:'’]{1,10}){1,5}?\W{0,2}\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}", rest)
    return line[: match.start()] + " | " + (rest[cut.end() :] if cut else "")
