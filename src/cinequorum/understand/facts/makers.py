"""Who made the film, where a sentence says it sideways: `Title (Jane Doe, 1963)`, `Jane Doe, the cinematographer,`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.model.page import Role
from cinequorum.understand.data.countries import COUNTRIES
from cinequorum.understand.data.roles import FILM_NOUNS, NOUNS
from cinequorum.understand.facts.credit import Credit, about_other, credited, names_in
from cinequorum.understand.facts.marking import PERSON, SUBJECT
from cinequorum.understand.facts.rule import Rules, rule, rules
from cinequorum.understand.facts.said import Said, said
from cinequorum.understand.facts.scene import Line, Scene, either

_ASIDE: Final = rule(
    r"{F}[!?]?[’”\"'*_»]{0,2}\s\((?P<inside>[^()]{2,90})\)(?:\s(?:di|de|von|by|da)\s(?P<by>{P}))?", (SUBJECT,)
)
_DIRECTED: Final = re.compile(r"(?:dir(?:ected|\.)?(?:\sby)?|d\.|r:|regie:?|réal\.?|de|di|von|by)?\s*$", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?:18[89]|19\d|20[0-4])\d")
_ORIGINAL: Final = re.compile(
    r"(?:orig(?:inal(?:\stitle|titel)?)?\.?:?\s|OT:?\s|titre original\s?:\s|título original:\s)?"
    r"[“\"«]?(?P<title>[^\W\d_][^()“”\"«»;]{2,70})[”\"»]?"
)
_NOT_ORIGINAL: Final = re.compile(
    r"^(?:not|no|the one|a|an|or|and|but|see|in|on|at|as|with|from|also|again|spoiler\w*|which|who|that|i|is|was|it|"
    r"its|this|yes|aka|part|season|chapter|review|film|movie|dvd|blu|netflix|out|now|available|streaming|directed|director)\b",
    re.IGNORECASE,
)
_WITH: Final = rule(
    r"\b(?:wrote|written|writes|co-wrote|scripted|penned)\b[^.;:()]{0,40}?\swith\s(?P<list>{LIST})",
    ("wrote", "written", "writes", "scripted", "penned"),
)
_AND_BY: Final = rule(
    r"\b(?P<what>cinematography|photography|camerawork|score|music|screenplay|script|editing)\b[^.;:()]{0,60}?\sby\s{N}"
    r"[^.;:()]{0,60}?,?\sand\s(?:also\s)?by\s(?P<list>{LIST})",
    ("by",),
)
_MADE: Final = rule(
    r"(?P<name>{P})\s(?:has\s|have\s|hat\s)?(?:makes?|made|turned|delivers|delivered|crafts|crafted|fashions|fashioned)\s"
    r"(?:(?:it|this|the\sstory|the\sbook)\sinto\s)?(?:an?|the|his|her)\s(?:[\w-]+,?\s){0,4}?"
    + either(FILM_NOUNS)
    + r"\b(?!\s{O})",
    ("make", "makes", "made", "turned", "delivers", "delivered", "crafts", "crafted", "fashions", "fashioned"),
)
_HIS_FILM: Final = re.compile(
    r"(?:His|Her|Their)\s(?:(?:new|latest|first|second|third|debut|previous|own|next|feature)\s){0,2}"
    r"(?:film|movie|picture|feature|debut)\b"
)
_SINGLE_TRADES: Final = ("director", "cinematographer", "composer", "editor", "production_designer")
_BUILT: Final = rule(
    r"(?P<name>{P})(?:['’]s?\s(?:[\w-]+\s){0,4}?(?:sets?|production\sdesign|art\sdirection)\b|\s(?:built|designed|designs)\s"
    r"(?:the|its|every|all)\s)",
    ("set", "sets", "production", "art", "built", "designed", "designs"),
)
_COMPOSED: Final = rule(
    r"(?P<name>{P})\s(?:has\s)?compose[sd]\s(?!(?:of|by|in|his|her|shots?|frames?|images?|every|each)\b)",
    ("composed", "composes"),
)
_TITLE_BY: Final = rule(
    r"{F}[!?]?[’”\"'*_»]{0,2},?\s(?:\((?:19|20)\d\d\),?\s)?(?:by|de|di|von|do|da|av|van|af|от|d['’])\s?(?P<name>{P})",
    (SUBJECT,),
)
_BOOKS: Final = frozenset(
    {
        "novel",
        "book",
        "roman",
        "romanzo",
        "novela",
        "libro",
        "livre",
        "buch",
        "livro",
        "author",
        "romance",
        "manga",
        "reads",
    }
)
_MADE_BY: Final = rules({"director": _MADE, "production_designer": _BUILT})
_COMPOSED_BY: Final = rules({"composer": _COMPOSED})


def find_makers(scene: Scene) -> Iterator[Claim]:
    """Yield credits that stand beside the title, after a name, or run on from the sentence before."""
    for line in scene.lines:
        if SUBJECT in line.words and "(" in line.words:
            yield from _asides(scene, line)
        if line.names and not _cues().isdisjoint(line.words):
            yield from _sideways(scene, line)
    yield from _his_film(scene)


def _asides(scene: Scene, line: Line) -> Iterator[Claim]:
    """`Title (Jane Doe, France 1963)`, `Title (Original Title)`, `Title (1963) by Jane Doe`."""
    for match in _ASIDE.matches(line):
        if match["by"]:
            credit = Credit(predicate="director", rule="makers.title_by/1", p=0.9, start=match.start(), end=match.end())
            yield from credited(scene, line, match.span("by"), credit)
        at = match.start("inside")
        pieces = [(m.start() + at, m.end() + at) for m in re.finditer(r"[^,;/]+", match["inside"])]
        dated = _YEAR.search(line.text, *match.span("inside"))
        for piece in pieces:
            yield from _aside_piece(scene, line, piece, dated is not None)


def _aside_piece(scene: Scene, line: Line, piece: tuple[int, int], dated: bool) -> Iterator[Claim]:  # noqa: FBT001
    start = piece[0] + len(line.text[slice(*piece)]) - len(line.text[slice(*piece)].lstrip())
    text = line.text[start : piece[1]].strip()
    country = _country().match(text)
    if country:
        what = Said(predicate="country", value=country[0], rule="makers.aside/1", p=0.88)
        yield said(scene, line, (start, start + len(country[0])), what)
        return
    names = [place for place in names_in(line, *piece) if line.marked[place[0]] == PERSON]
    if names and dated and _DIRECTED.fullmatch(line.text[start : names[0][0]]):
        credit = Credit(predicate="director", rule="makers.aside/1", p=0.9, start=start, end=piece[1])
        yield from credited(scene, line, names[0], credit)
    elif not names and not _YEAR.search(text) and line.sentence.role is not Role.USER_REVIEW:
        yield from _original_title(scene, line, start, text)


def _original_title(scene: Scene, line: Line, start: int, text: str) -> Iterator[Claim]:
    match = _ORIGINAL.fullmatch(text)
    if match is None or not text[:1].isupper() or _NOT_ORIGINAL.match(text) or len(match["title"].split()) < 2:
        return
    what = Said(predicate="original_title", value=match["title"].strip(), rule="makers.original/1", p=0.72)
    yield said(scene, line, (start, start + len(text)), what)


def _sideways(scene: Scene, line: Line) -> Iterator[Claim]:
    for match in _WITH.matches(line):
        yield from _all(scene, line, match, "writer")
    for match in _AND_BY.matches(line):
        yield from _all(scene, line, match, _TRADE_OF[match["what"].lower()])
    for found, p in ((_MADE_BY, 0.75), (_COMPOSED_BY, 0.82), (_apposed(), 0.85)):
        for predicate, match in found.matches(line):
            credit = Credit(
                predicate=predicate, rule="makers.sideways/1", p=p, start=match.start("name"), end=match.end()
            )
            yield from credited(scene, line, match.span("name"), credit)
    for predicate, match in _are_rules().matches(line):
        yield from _all(scene, line, match, predicate)
    for trade, match in _is_trade().matches(line):
        credit = Credit(predicate=trade, rule="makers.trade/1", p=0.86, start=match.start("name"), end=match.end())
        yield from credited(scene, line, match.span("name"), credit)
    for match in _TITLE_BY.matches(line) if line.words.isdisjoint(_BOOKS) else ():
        credit = Credit(predicate="director", rule="makers.title_by/1", p=0.82, start=match.start(), end=match.end())
        yield from credited(scene, line, match.span("name"), credit)


def _all(scene: Scene, line: Line, match: re.Match[str], predicate: str) -> Iterator[Claim]:
    credit = Credit(predicate=predicate, rule="makers.listed/1", p=0.88, start=match.start(), end=match.end("list"))
    for place in names_in(line, *match.span("list")):
        yield from credited(scene, line, place, credit)


def _his_film(scene: Scene) -> Iterator[Claim]:
    """Read `Jane Doe is ... . Her new film ...`: two sentences of one paragraph."""
    for before, line in pairwise(scene.lines):
        match = _HIS_FILM.match(line.text)
        if match is None or before.sentence.block != line.sentence.block or not before.names:
            continue
        name = before.names[0]
        if not name.full or name.start > 0 or about_other(before, name.start, name.end):
            continue
        credit = Credit(predicate="director", rule="makers.his_film/1", p=0.8, start=name.start, end=name.end)
        yield from credited(scene, before, (name.start, name.end), credit)


_TRADE_OF: Final = {
    **dict.fromkeys(("cinematography", "photography", "camerawork"), "cinematographer"),
    **dict.fromkeys(("score", "music"), "composer"),
    **dict.fromkeys(("screenplay", "script"), "writer"),
    "editing": "editor",
}


@cache
def _cues() -> frozenset[str]:
    groups = (_MADE_BY, _COMPOSED_BY, _apposed(), _are_rules())
    return (_WITH.cues | _AND_BY.cues | _TITLE_BY.cues | _is_trade().cues).union(*(group.cues for group in groups))


@cache
def _country() -> re.Pattern[str]:
    return re.compile(rf"{either(COUNTRIES)}(?!\w)")


@cache
def _apposed() -> Rules:
    """`Jane Doe, the film's cinematographer, ...`."""
    lead = r"(?P<name>{P}),\s(?:the|its|their)\s(?:film['’]s\s)?"
    return rules({trade: rule(rf"{lead}{either(NOUNS[trade])}(?=[,.;)])", NOUNS[trade]) for trade in _SINGLE_TRADES})


@cache
def _is_trade() -> Rules:
    """`Jane Doe is the cinematographer`, `Jane Doe (director)`, `Jane Doe als Regisseurin`."""
    trades = (*_SINGLE_TRADES, "writer", "producer")
    every = either(noun for trade in trades for noun in NOUNS[trade])
    copula = (
        r"\s(?:is|was|est|était|ist|war|es|era|è|é|foi)\s(?:the|l[aeo]|l['’]|el|il|der|die|o|a|de)\s?(?:film['’]s\s)?"
    )
    tail = r"(?!\w)(?!\s(?:of|de|di|von|do|da)\s{O})"
    return rules(
        {
            trade: rule(
                rf"(?P<name>{{P}})(?:(?:{copula}|\s(?:as|als|como|come|comme|jako|som)\s){either(NOUNS[trade])}{tail}"
                rf"|\s\((?:{every}\s?[/,&]\s?){{0,2}}{either(NOUNS[trade])}(?:\s?[/,&]\s?{every}){{0,2}}\))",
                NOUNS[trade],
            )
            for trade in trades
        }
    )


@cache
def _are_rules() -> Rules:
    """`Producers are A and B`, `the cinematographer is A`."""
    tail = r"\s(?:is|are|was|were|include)\s(?P<list>(?=[^.;:()]{0,60}{P}){LIST})"
    trades = (*_SINGLE_TRADES, "producer", "writer")
    return rules({trade: rule(rf"(?<![\w-]){either(NOUNS[trade])}{tail}", NOUNS[trade]) for trade in trades})
