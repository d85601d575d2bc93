"""How wide, in which colours and on which stock: what is measured in a film; its length has a room of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.understand.facts.credit import about_other
from cinequorum.understand.facts.money import money
from cinequorum.understand.facts.rule import plain_rule
from cinequorum.understand.facts.said import Said, said
from cinequorum.understand.facts.scene import Line, Scene

_FIGURES: Final = re.compile(r"\d\s?[:.,x/]\s?\d")
_SCREEN: Final = re.compile(r"(?<![\d.:])([1-4])[.:,](\d{1,2})(?::|\s?to\s|\s?x\s?)1(?![\d])")
_CLASSIC: Final = re.compile(r"(?<![\d.:])(4|16|3|21)\s?[:x/]\s?(3|9|2)(?![\d:])")
_SLIP: Final = re.compile(
    r"(?<![\d.:])(1|2)[:.](\d{2})(?![\d:])(?=[^.]{0,40}\b(?:aspect|ratio|bildformat|relación)\b)", re.IGNORECASE
)
_RATIO_CUE: Final = re.compile(
    r"\b(?:aspect|ratio|frame|framed|academy|widescreen|scope|format|"
    r"bildformat|shot|shots|image|images|boxy|squarish|square|composed|composition|composi\w+|screen|cadre|formato|bild|4:3)\b",
    re.IGNORECASE,
)
_BLACK_WHITE: Final = plain_rule(
    re.compile(
        r"\b(?:black[\s-](?:and|&|n)[\s-]white|b\s?&\s?w|monochrom(?:e|atic)|blanco y negro|"
        r"noir et blanc|schwarz-?wei(?:ß|ss)|"
        r"bianco e nero|pret[oa] e branc[oa]|zwart-?wit|svart-?vit[at]?|svart-?hvit|sort-?hvid|czarno-?biał\w+|"
        r"černobíl\w+|черно-бел\w+|чёрно-бел\w+|siyah[\s-]beyaz|mustavalko\w+|fekete[\s-]fehér)\b",
        re.IGNORECASE,
    ),
    (
        *("white", "w", "monochrome", "monochromatic", "blanco", "blanc", "schwarz"),
        *(
            "schwarzweiß",
            "schwarzweiss",
            "bianco",
            "preto",
            "preta",
            "zwart",
            "zwartwit",
            "svart",
            "svartvit",
            "svartvitt",
        ),
        *(
            "svartvita",
            "sort",
            "biały",
            "biała",
            "białe",
            "białym",
            "białej",
            "czarno",
            "černobílý",
            "černobílá",
            "černobílé",
        ),
        *("černobílém", "бело", "чёрно", "черно", "siyah", "mustavalkoinen", "mustavalkoisena", "fekete"),
    ),
)
_FIGURATIVE: Final = re.compile(
    r"\b(?:morality|moral|worldview|world view|thinking|issue|terms|not|isn't|good and evil|"
    r"(?<=[a-z]\s)(?:old|family|the|a|two|some|his|her|newspaper)\sphoto(?:graph)?s?|flashbacks?|footage|stripes?|dress)\b",
    re.IGNORECASE,
)
_FORMAT: Final = plain_rule(
    re.compile(
        r"(?<![\w-])(3-?D|(?:70|65|35|16)[\s-]?(?:mm|мм)|Super\s8|IMAX|VistaVision|CinemaScope|Cinerama|"
        r"Panavision)(?!\w|-(?!(?i:film|filmmaterial|material|negativ|kopie)(?!\w)))"
    ),
    ("d", "mm", "мм", "super", "imax", "vistavision", "cinemascope", "cinerama", "panavision"),
)
_THING: Final = re.compile(
    r"\s(?:camera|lens|photo\w*|still|rifle|gun|cannon|mortar|shell|bullet|pistol|print(?:er|ing)|model|glasses|games?)s?\b",
    re.I,
)
_SHOT_CUE: Final = re.compile(
    r"\b(?:shot|filmed|seen|see|screening|presented|projected|release[ds]?|film|movie|photographed|"
    r"version|glorious|in|rodad[ao]s?|filmad[ao]s?|girat[oa]|tourné\w*|gedreht|projiziert|снят\w?|плёнк\w|пленк\w)\b",
    re.I,
)
_CUES: Final = frozenset("0").union(*(rule.cues for rule in (_BLACK_WHITE, _FORMAT)))


def find_technical(scene: Scene) -> Iterator[Claim]:
    """Yield aspect ratio, colour, format, budget and box office from the page's sentences."""
    for line in scene.lines:
        if _CUES.isdisjoint(line.words):
            continue
        yield from _colour(scene, line)
        if "0" in line.words:
            yield from _ratio(scene, line)
        yield from _formats(scene, line)
        if "$" in line.words:
            yield from money(scene, line)


def _ratio(scene: Scene, line: Line) -> Iterator[Claim]:
    if not _FIGURES.search(line.text):
        return
    for match in _SCREEN.finditer(line.text):
        yield said(
            scene,
            line,
            match.span(),
            Said(predicate="aspect_ratio", value=_decimal(match[1], match[2]), rule="technical.ratio/1", p=0.95),
        )
    if not _RATIO_CUE.search(line.text):
        return
    for match in _CLASSIC.finditer(line.text):
        value = f"{int(match[1]) / int(match[2]):.2f}"
        yield said(
            scene, line, match.span(), Said(predicate="aspect_ratio", value=value, rule="technical.ratio/1", p=0.92)
        )
    for match in _SLIP.finditer(line.text):
        if _SCREEN.match(line.text, match.start()):
            continue
        note = (
            (("note", f"printed as {match[0]}, read as {_decimal(match[1], match[2])}:1"),) if ":" in match[0] else ()
        )
        yield said(
            scene,
            line,
            match.span(),
            Said(
                predicate="aspect_ratio",
                value=_decimal(match[1], match[2]),
                rule="technical.ratio_slip/1",
                p=0.85,
                qualifiers=note,
            ),
        )


def _decimal(whole: str, part: str) -> str:
    return f"{float(f'{whole}.{part}'):.2f}"


def _colour(scene: Scene, line: Line) -> Iterator[Claim]:
    match = next(_BLACK_WHITE.in_text(line), None)
    if match is None or _FIGURATIVE.search(line.text[max(0, match.start() - 40) : match.end() + 40]):
        return
    if not about_other(line, match.start(), match.end()):
        what = Said(predicate="colour", value="black_and_white", rule="technical.colour/1", p=0.85)
        yield said(scene, line, match.span(), what)


def _formats(scene: Scene, line: Line) -> Iterator[Claim]:
    for match in _FORMAT.in_text(line):
        if _THING.match(line.text, match.end()):
            continue
        if _SHOT_CUE.search(line.text) and not about_other(line, match.start(), match.end()):
            value = re.sub(r"\s|-", "", match[1]).replace("мм", "mm") if match[1][0].isdigit() else match[1]
            yield said(
                scene, line, match.span(), Said(predicate="format", value=value, rule="technical.format/1", p=0.75)
            )
