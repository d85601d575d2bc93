"""When a page was published: stated in data, a time element, a byline, the address; never when it was changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cinequorum.extract.data.bylines import DATE_KEYS, PUBLISH_WORDS, UPDATE_WORDS
from cinequorum.extract.material import Material
from cinequorum.model.page import Role
from cinequorum.text.dates import numeric_order, parse_date

ADDRESS_KEY = "address.date"
_CHANGED = "|".join(map(re.escape, sorted(UPDATE_WORDS, key=len, reverse=True)))
_UPDATED = re.compile(rf"(?:{_CHANGED})\W{{0,3}}(?:\w{{1,4}}\W{{1,2}}){{0,3}}?(?=\d|\w+\s\d)", re.IGNORECASE)
_ANNOUNCED = re.compile("|".join(map(re.escape, sorted(PUBLISH_WORDS, key=len, reverse=True))), re.IGNORECASE)
_IN_ADDRESS = re.compile(
    r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>0?[1-9]|1[0-2])(?:[/-](?P<day>0?[1-9]|[12]\d|3[01]))?(?=[/-])"
)
_NEAR, _LONGEST = 12, 120  # blocks at the top and the foot in which a line may say when; its characters
_OTHERS = frozenset({Role.COMMENTS, Role.RELATED, Role.ADVERT, Role.USER_REVIEW, Role.BYLINE})
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


def published_of(material: Material, roles: Sequence[Role]) -> str | None:
    """Return when the page was published, as precisely as it says; never a guess, never when it was changed."""
    order = numeric_order(d.text for d in material.drafts) or "auto"
    for certain, values in _sources(material, roles):
        for value in values:
            date = parse_date(value, order=order)
            if date and (certain or not material.html or int(date[:4]) >= _EARLIEST):
                return date
    return None


def _sources(material: Material, roles: Sequence[Role]) -> Iterator[tuple[bool, list[str]]]:
    """Yield the values under which the date may stand, the surest first; of the others a film's or a birth is none."""
    yield True, [s.value for key in DATE_KEYS for s in material.stated if s.key == key]
    yield False, [s.value for s in material.stated if s.key.endswith(".datepublished") and _is_of_text(s.key, s.origin)]
    yield False, list(material.times[:1])
    drafts = list(zip(material.drafts, roles, strict=True))
    lines = [d.text for d, role in drafts if role is Role.BYLINE]
    yield False, [_without_update(line) for line in lines]
    near = (
        d.text for d, role in (*drafts[:_NEAR], *drafts[-_NEAR:]) if role not in _OTHERS and len(d.text) <= _LONGEST
    )
    yield False, [_without_update(line) for line in near if _ANNOUNCED.search(line)]
    yield False, [s.value for s in material.stated if s.key == ADDRESS_KEY]


def _is_of_text(key: str, origin: str) -> bool:
    """Tell whether a date in microdata is that of a text, and not of the film or of one of many reviews."""
    return origin == "microdata" and not key.startswith(("movie.datepub", "person.", "tvseries.datepub"))


def _without_update(line: str) -> str:
    """Cut "updated April 6, 2021" out of a line, with the date after it."""
    match = _UPDATED.search(line)
    if match is None:
        return line
    rest = line[match.end() :]
    cut = re.match(r"(?:\W{0,2}[\w.:'’]{1,10}){1,5}?\W{0,2}\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}", rest)
    return line[: match.start()] + " | " + (rest[cut.end() :] if cut else "")
