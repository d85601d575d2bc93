"""Who brings the film out, as sentences of releases tell it: `distribuito in Italia da Aurora`, `out from Aurora`.

Behind "distributed by" stands a distributor, whatever its name; behind a bare "from" only one that is known, or whose
name says that it is a company's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.understand.data.companies import COMMON_NAMES, COMPANY_WORDS
from cinequorum.understand.data.distributors import ABOUT_FILMS, BY, DISTRIBUTED, HANDLED, NO_COMPANY, RUNS, SOURCE
from cinequorum.understand.data.windows import DISTRIBUTORS
from cinequorum.understand.facts.carried import speaks_of_other
from cinequorum.understand.facts.marking import SUBJECT
from cinequorum.understand.facts.rule import Rule, cue_words, plain_rule
from cinequorum.understand.facts.said import Said, said
from cinequorum.understand.facts.scene import Line, Scene, either

_WORD: Final = r"[^\W\d_a-zà-öø-ÿа-яё][\w.'’+-]*"
_SEVERAL: Final = re.compile(r"\b(?:are|were|sono|sont|son|sind|são|zijn)\s$")  # films are distributed one by one
_LED: Final = re.compile(rf"{_WORD}(?:\s{_WORD})*\s?,\s$")  # another film's title: "Tin Soldiers, distributed by"
_OPEN: Final = 0.76
_KNOWN: Final = 0.78


def find_distributors(scene: Scene) -> Iterator[Claim]:
    """Yield the distributors that sentences name."""
    cues = _open_rule().cues | _known_rule().cues
    for line in scene.lines:
        if cues.isdisjoint(line.words) or line.sentence.review is not None:
            continue
        for found, p in ((_open_rule(), _OPEN), (_known_rule(), _KNOWN)):
            for match in found.in_text(line):
                yield from _told(scene, line, match, p)


def _told(scene: Scene, line: Line, match: re.Match[str], p: float) -> Iterator[Claim]:
    name = match["who"].strip('«»„“”" ').rstrip(".'’")
    if name.lower() in NO_COMPANY or speaks_of_other(scene, line, match.span()):
        return
    before = line.text[: match.start()]
    if _SEVERAL.search(before) or (_LED.fullmatch(before) and SUBJECT not in line.marked[: match.start()]):
        return
    if SUBJECT in line.marked or not _film_words().isdisjoint(line.words):
        what = Said(predicate="distributor", value=name, rule="distributors.told/1", p=p)
        yield said(scene, line, (match.start(), match.end("who")), what)


@cache
def _film_words() -> frozenset[str]:
    return cue_words(ABOUT_FILMS)


@cache
def _open_rule() -> Rule:
    """The name as it stands: capitalised words, `&` and `et` between, in quotation marks or not."""
    plain = rf"{_WORD}(?:\s(?:(?:&|et|und|y|e)\s)?{_WORD}){{0,3}}"
    name = rf"(?:[«„“\"]\s?{_WORD}(?:\s[\w.&+-]+){{0,3}}[»“”\"]|{plain})"
    place = r"(?:\s(?:in|en|au|aux|no|na|nos|nelle|dans|em|im|i)\s(?:the\s|le\s|les\s|los\s)?[\w.-]+){0,2}"
    told = rf"(?i:{either(DISTRIBUTED)}){place}\s(?i:{either(BY)})\s(?i:the\s|la\s|l['’]|die\s|den\s)?"
    handled = rf"(?i:{either(HANDLED)})(?:\s[—–-])?:?\s"
    found = re.compile(rf"(?<!\w)(?:{told}|{handled})(?P<who>{name})")
    return plain_rule(found, (*DISTRIBUTED, *HANDLED))


@cache
def _known_rule() -> Rule:
    """A known name, or capitalised words with one for companies, behind where the film runs and a word for "from"."""
    company = rf"(?:{_WORD}\s){{1,3}}{either(COMPANY_WORDS)}"
    known = either((*DISTRIBUTORS, *COMMON_NAMES))
    found = re.compile(
        rf"(?<!\w)(?i:{either(RUNS)})(?!\w)[^.;:!?\n]{{0,60}}?\s(?i:{either(SOURCE)})\s(?P<who>(?:{known}|{company}))(?![\w’'])"
    )
    return plain_rule(found, RUNS)
