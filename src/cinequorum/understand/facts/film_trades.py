"""Who is called the film's: `Jane Doe, director of Salt Road`, `Anna Lunt, regista di`.

The trades are a table that other rules have; here is only how a name, a trade and the film's title stand together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.text.fold import fold
from cinequorum.understand.data.roles import NOUNS
from cinequorum.understand.facts.credit import Credit, credited
from cinequorum.understand.facts.marking import PERSON, SUBJECT, is_name
from cinequorum.understand.facts.rule import Rules, rule, rules
from cinequorum.understand.facts.scene import Scene, either

_SURE: Final = 0.86
_IN_TITLE: Final = 0.8
_OFTEN: Final = 2  # mentions of a maker by surname alone
_BY_MAKER: Final = re.compile(
    r"\S\s(?:de|di|von|by|do|da|van|av|af)\s(?P<name>[^\W\d_][\w'’.-]+(?:\s[^\W\d_][\w'’.-]+){1,3})$"
)
# `of the film`, `du film`, `dello`; nothing in Slavic languages.
_OF: Final = (
    r"(?:\s(?:of|de|du|di|del|dello|della|dell['’]|do|da|von|van|av|af|behind|hinter|derrière|dietro|detrás\sde|por\strás\sde|filmu|фильма|"
    r"картины|ленты))?(?:\s(?:the\s|la\s|le\s|el\s|il\s|o\s)?(?:film|movie|película|pellicola|filme|filmen))?"
)
_TITLE: Final = r"\s[\"“”„«»‘’'*_]{0,2}{F}(?!\w)"


def find_film_trades(scene: Scene) -> Iterator[Claim]:
    """Yield who is said to be the director of the page's film by name and trade, and so for every other trade."""
    for line in scene.named_lines:
        if SUBJECT not in line.words or PERSON not in line.words:
            continue
        for predicate, match in _trades().matches(line):
            credit = Credit(
                predicate=predicate, rule="film_trades.of/1", p=_SURE, start=match.start("name"), end=match.end()
            )
            yield from credited(scene, line, match.span("name"), credit)


@cache
def _trades() -> Rules:
    article = r"(?:(?:the|an?|la|le|el|il|lo|o|a|der|die|den|l['’])\s?)?"
    kind = r"(?:(?-i:[a-zà-ÿа-я-]+)\s){0,2}"
    return rules(
        {
            predicate: rule(
                rf"(?P<name>{{P}}),\s{article}{kind}{either(nouns)}{_OF}{_TITLE}",
                nouns,
            )
            for predicate, nouns in NOUNS.items()
        }
    )


def find_title_makers(scene: Scene) -> Iterator[Claim]:
    """Yield whose name the page's title ends with, `Salt Road de Jane Doe (2015)`, which the text takes up."""
    film = scene.films.subject
    match = _BY_MAKER.search(film.title) if film is not None and film.year is not None else None
    if film is None or match is None or not is_name(match["name"], sure=False):
        return
    surname, text = match["name"].rsplit(" ", 1)[-1], scene.page.text
    at = text.find(match["name"])
    alone = len(re.findall(rf"(?<!\w){re.escape(surname)}(?!\w)", text)) - text.count(match["name"])
    said, short = f" {fold(text)} ", f" {fold(film.title[: match.start() + 1])} "
    if at < 0 or alone < _OFTEN or said.count(short) <= said.count(f" {fold(film.title)} "):
        return  # `Salt Road de Jane Doe` is a title of its own, unless the page says `Salt Road` as well
    span = scene.page.span(at, at + len(match["name"]))
    yield Claim(
        predicate="director", value=match["name"], raw=match["name"], span=span, rule="film_trades.title/1", p=_IN_TITLE
    )
