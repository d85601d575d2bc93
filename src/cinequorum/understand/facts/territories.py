"""In which country the film comes out: "opens in US cinemas", "released in Germany", "estreno en España"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from cinequorum.understand.data.countries import COUNTRIES
from cinequorum.understand.data.nations import NATIONS
from cinequorum.understand.data.windows import SCREENS, TERRITORIES
from cinequorum.understand.facts.scene import either

_AT: Final = r"(?:in|across|throughout|en|em|no|na|au|aux|nel|negli|w|ve)\s(?:the\s|den\s|der\s|los\s|gli\s|les\s)?"


def territory_in(words: str) -> str:
    """Return the one country that the words of a release name, as printed or by its English name, else nothing.

    Two countries are two releases, whose dates the words may not share.

    >>> territory_in("opens in US cinemas on 5 May"), territory_in("comes to German cinemas and to Austria")
    ('US', 'Germany')
    >>> territory_in("opens in France and in Spain"), territory_in("opens on the French film's anniversary")
    ('', '')
    """
    found = {
        _nations()[nation := match["nation"].lower()]: _nations()[nation] for match in _of_nation().finditer(words)
    }
    for match in _named().finditer(words):
        found[_nations().get(match["name"].lower(), match["name"])] = match["name"]
    return next(iter(found.values())) if len(found) == 1 else ""


@cache
def _nations() -> dict[str, str]:
    return {word: country for country, own in NATIONS.items() for word in own if word not in ("hindi", "bollywood")}


@cache
def _named() -> re.Pattern[str]:
    names = either((*COUNTRIES, *TERRITORIES))
    return re.compile(
        rf"(?<!\w)(?:(?:{_AT})(?=(?P<at>{names})(?!\w))|(?={names}\s(?i:{either(SCREENS)})))(?P<name>{names})(?!\w)"
    )


@cache
def _of_nation() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<nation>{either(_nations())})\s(?:\w+\s)?{either(SCREENS)}(?!\w)", re.IGNORECASE)
