"""Whose film it is: `X's thriller`, `X's Title`, `a comedy from X`, `the second X film`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.understand.data.roles import FILM_NOUNS
from cinequorum.understand.facts.credit import Credit, credited
from cinequorum.understand.facts.marking import SUBJECT
from cinequorum.understand.facts.person_names import knows_given
from cinequorum.understand.facts.rule import Rules, rule, rules
from cinequorum.understand.facts.scene import Line, Scene, either

OPENING: Final = frozenset("‘“\"«„'")
ADJECTIVES: Final = r"(?:(?!(?:in|of|and|with|for|the|that|to|on|is|was|his|her|has|a|an|as|who)\b)[\w’'-]+,?\s){0,4}?"
_NOT_FILM: Final = (
    r"(?!\s(?:novel|book|play|story|comic|memoir|poem|series|star|stars|critic|festival|industry|noir|society|club|archive|"
    r"school|institute|museum|week|days|studies|review|reviews|reviewer|buff|fan|fans|blog|site|night|nights|poster|"
    r"posters)\b)"
)
# After a word such as "classic" another noun shows that it was an adjective: "a classic style guide".
_MORE_NOUN: Final = re.compile(
    r"(?:(?<=classic)|(?<=western)|(?<=fantasy)|(?<=mystery)|(?<=romance)|(?<=feature))\s(?!(?:is|"
    r"was|of|about|that|which|who|with|and|in|from|has|"
    r"for|as|but|on|to|by|where|when|puts|gets|never|still|also|across|between|under|over|through|among|during|against|around|after|before|without|into|set|starring|featuring|adapted|based|so|than|than|plays|opens|stars|comes|arrives|tells|follows|has|had|made|out|now|here)\b)[a-z]"
)
_WRITTEN_WORK: Final = re.compile(
    r"\b(?:novel|novella|book|books|bestseller|best-seller|play|story|stories|comics?|manga|memoir|poem|trilogy|saga|tome|"
    r"roman|novela|libro|romanzo|livre|buch|romance\sde)\b",
    re.IGNORECASE,
)
_THEN_WORK: Final = re.compile(rf"\s(?:[\w-]+\s){{0,3}}{_WRITTEN_WORK.pattern}", re.IGNORECASE)
_ACTED: Final = re.compile(r"\b(?:acting|performance|turn|portrayal|character|role)\b,?\s", re.IGNORECASE)
_AN: Final = r"(?:an?|une?|ein(?:e[mnrs]?)?|uma?|una)\s"
ARTICLE: Final = re.compile(_AN, re.IGNORECASE)
_LIKE_A: Final = re.compile(
    r"(?:\b(?:of|to|in|like|than|from|into|à|dans|comme|pour|avec|de|como|en|con|com|para|em|di|da|come|wie|von|aus|zu|"
    rf"mit|als|que)\s|\bd['’]){_AN}$",
    re.IGNORECASE,
)
_SURE: Final[Mapping[str, float]] = {
    "owns_title": 0.93,
    "owns_film": 0.75,
    "film_from": 0.85,
    "name_film": 0.8,
    "film_name": 0.8,
    "series": 0.85,
}  # probability of a director, by rule


def films_of(scene: Scene, line: Line) -> Iterator[Claim]:
    """`X's thriller`, `X's Title`, `a comedy from X`, `the second X film`."""
    for name, match in _film_rules().matches(line):
        if _MORE_NOUN.match(line.marked, match.end()) and name == "owns_film":
            continue
        if line.text[max(0, match.start() - 1) : match.start()] in OPENING and name.startswith("owns"):
            continue  # `the ‘Blockbuster’ film`
        if name == "owns_title" and (_WRITTEN_WORK.search(match[0]) or _ACTED.search(match[0])):
            continue
        if name in _NAMED_FILMS and _is_capital(line, match):
            continue
        if name == "owns_film" and _LIKED.search(match[0]):
            continue
        if name == "owns_film" and (_THEN_WORK.match(line.text, match.end()) or is_place(line, match.end("name"))):
            continue
        if name == "film_from" and (
            is_only_like(line.marked[: match.start()]) or is_of_another_series(line, match.start())
        ):
            continue
        p = _SURE[name]
        credit = Credit(predicate="director", rule=f"credits.{name}/1", p=p, start=match.start(), end=match.end())
        yield from credited(scene, line, match.span(_who(match)), credit)


_NAMED_FILMS: Final = frozenset({"name_film", "film_name"})
_LIKED: Final = re.compile(r"\bfavou?rite\b", re.IGNORECASE)  # whoever likes a film most has seldom made it


def _is_capital(line: Line, match: re.Match[str]) -> bool:
    """Tell `is a Truly Quiet Film`, where capitals say nothing, from `the Lee film`: the noun has one, too."""
    noun = line.text[: match.end()].split()[-1]
    return noun[0].isupper() and not knows_given(line.text[slice(*match.span("name"))])


def is_only_like(before: str) -> bool:
    """Tell what this film is like from whose it is, by what stands before the word for a film: `the tone of a`."""
    return bool(_LIKE_A.search(before))


def is_of_another_series(line: Line, start: int) -> bool:
    """Tell a film of a series by its ordinal and name, `der erste Iron-Ridge-Film`, and an earlier version."""
    at = max(0, start - 60)
    return bool(_OF_SERIES.search(line.text, at, start) or _EARLIER_VERSION.search(line.text, at, start))


def is_place(line: Line, end: int) -> bool:
    """Tell the name of a site ("Jane's Movie Corner") by its capitals from whose film it is; `end`: of the person."""
    return bool(_CAPITAL_PAIR.match(line.text, end))


_EARLIER_VERSION: Final = re.compile(  # `poprzednią wersją w reżyserii`, `the earlier version by`
    r"\b(?:(?:previous|earlier|older|original|vorige[nr]?|frühere[nr]?|précédente|première|precedente|poprzedni\w*|wcześniejsz\w*|"
    r"předchozí\w*|предыдущ\w*|прежн\w*|vorige)\s(?:film\s|screen\s)?(?:version|adaptation|fassung|verfilmung|versione|versión|"
    r"versão|wersj\w*|ekranizacj\w*|verz\w*|верси\w*|экранизаци\w*|verfilming)|"
    r"(?:versión|versão|version|versione)\s(?:anterior|précédente|precedente))\b[^.;]{0,30}$",
    re.IGNORECASE,
)
_OF_SERIES: Final = re.compile(
    r"\b(?:erste[nrs]?|zweite[nrs]?|dritte[nrs]?|letzte[nrs]?|vorige[nrs]?|beiden)\s(?-i:[A-ZÄÖÜ])[\w-]{1,40}-$"
)
_CAPITAL_PAIR: Final = re.compile(r"['’]s\s(?:Movie|Film|Cinema|Picture)s?\s(?!The\b|A\b)[A-Z]")


def _who(match: re.Match[str]) -> str:
    return "maker" if "maker" in match.re.groupindex and match["maker"] else "name"


@cache
def _film_rules() -> Rules:
    noun = either(FILM_NOUNS)
    owner = rf"(?P<name>{{N}})['’]s?\s{ADJECTIVES}"
    found = {
        "owns_title": rule(rf"{owner}{{F}}", (SUBJECT,)),
        "owns_film": rule(rf"{owner}{noun}\b{_NOT_FILM}(?!,?\s{{O}})", FILM_NOUNS),
        "film_from": rule(
            rf"\b{noun}\s(?:that\s)?(?:(?:(?:from|by|di|de|von|del|do|da|van|av|af)\s(?:the\s)?|d['’])(?P<name>{{P}})|"
            rf"(?:comes|came)\sfrom\s(?P<maker>{{N}}))",
            FILM_NOUNS,
        ),
        "name_film": rule(
            r"\b(?:the|first|second|third|latest|new|another|a|this)\s(?P<name>{P})\s(?:film|movie|classic|"
            r"masterpiece|picture|thriller|comedy|drama)\b" + _NOT_FILM + r"(?!,?\s{O})(?=[^.]{0,80}{F})",
            ("film", "movie", "classic", "masterpiece", "picture", "thriller", "comedy", "drama"),
        ),
        "film_name": rule(
            r"{F}\s[^.;]{0,60}\b(?:the|a|first|second|third|latest|new|another)\s(?P<name>{P})\s(?:film|"
            rf"movie|picture)\b{_NOT_FILM}",
            ("film", "movie", "picture"),
        ),
        "series": rule(
            r"(?P<name>{P})['’]s?\s[^.,;]{0,30}(?:series|trilogy|franchise|saga|universe),\s{F}",
            ("series", "trilogy", "franchise", "saga", "universe"),
        ),
    }
    return rules(found)


def films_cues() -> frozenset[str]:
    """Return words, one of which stands in every sentence that says whose film it is."""
    return _film_rules().cues
