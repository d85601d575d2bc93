"""What is stamped on a film: its certificate (`Rated PG-13`, `FSK 12`) and its language (`In Farsi with subtitles`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.understand.data.countries import LANGUAGES
from cinequorum.understand.facts.credit import about_other
from cinequorum.understand.facts.rule import plain_rule
from cinequorum.understand.facts.said import Said, said
from cinequorum.understand.facts.scene import Line, Scene, either

_RATED: Final = plain_rule(
    re.compile(
        r"\b(?:[Rr]ated\s(?P<us>PG-13|PG|NC-17|R|G|TV-MA|TV-14)(?![\w-])|[Cc]ert(?:ificate|\.)?:?\s(?P<uk>12A|\d\d|PG|U)(?!\w)|"
        r"\bFSK:?\s(?:ab\s)?(?P<de>\d{1,2})\b|\b(?P<word>PG-13|NC-17)[\s-]rated\b|"
        r"\bab\s(?P<free>6|12|16|18)(?:\sJahren)?\s(?:freigegeben|frei)\b|\b[Ff]reigegeben\sab\s(?P<from>6|12|16|18)\b|"
        r"\b[Ii]nterdite?\saux\smoins\sde\s(?P<fr>\d\d)\sans\b|\b[Vv]ietat[oa]\sai\sminori\sd(?:i|ei)\s(?P<it>\d\d)\b|"
        r"\b[Nn]o\srecomendad[oa]\s(?:para|a)\smenores\sde\s(?P<es>\d\d?)\b|"
        r"\b[Nn]ão\srecomendad[oa]\s(?:para|a)\smenores\sde\s(?P<pt>\d\d?)\b)"
    ),
    (
        "rated",
        "cert",
        "certificate",
        "fsk",
        "freigegeben",
        "frei",
        "interdit",
        "interdite",
        "vietato",
        "vietata",
        "recomendada",
        "recomendado",
    ),
)
_SUBTITLED: Final = plain_rule(
    re.compile(
        rf"(?<![\w-])(?:[Ii]n\s(?P<list>{either(LANGUAGES)}(?:(?:,\s|,?\sand\s){either(LANGUAGES)}){{0,4}})"
        rf"(?:,?\s(?:with|and)\s(?:\w+\s)?subtitles|\s\((?:with\s)?(?:\w+\s)?subtitles|,\s(?:\w+\s)?subtitled|[.]?$))"
    ),
    LANGUAGES,
)
_CUES: Final = _RATED.cues | _SUBTITLED.cues


def find_stamps(scene: Scene) -> Iterator[Claim]:
    """Yield the film's certificate and its languages from the page's sentences."""
    for line in scene.lines:
        if not _CUES.isdisjoint(line.words):
            yield from _certificates(scene, line)
            yield from _languages(scene, line)


def _certificates(scene: Scene, line: Line) -> Iterator[Claim]:
    for match in _RATED.in_text(line):
        value = next(group for group in match.groups() if group)
        if not about_other(line, match.start(), match.end()):
            what = Said(predicate="certificate", value=value, rule="stamps.certificate/1", p=0.85)
            yield said(scene, line, match.span(), what)


def _languages(scene: Scene, line: Line) -> Iterator[Claim]:
    for match in _SUBTITLED.in_text(line):
        bare = match.end() == len(line.text) and match.start() == 0
        if not bare and "subtitle" not in match[0]:
            continue
        for name in re.finditer(r"[^\W\d_]+", match["list"]):
            if name[0] in LANGUAGES and not about_other(line, match.start(), match.end()):
                start = match.start("list") + name.start()
                what = Said(predicate="language", value=name[0], rule="stamps.language/1", p=0.85)
                yield said(scene, line, (start, start + len(name[0])), what)
