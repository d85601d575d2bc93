"""What a page says beside the film's facts: about its people, its trailer, where to buy it, who praised it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cinequorum.model.claim import Claim, Manner, Scope
from cinequorum.model.page import Block, Role
from cinequorum.text.fold import clip
from cinequorum.understand.data.windows import PLATFORMS
from cinequorum.understand.facts.rule import plain_rule, rule
from cinequorum.understand.facts.said import Said, said
from cinequorum.understand.facts.scene import Line, Scene, either, pattern

_SPOUSE: Final = rule(
    r"(?P<who>{N})(?:,\s[^.;]{0,80}?,)?(?:;|,|\s\(|\sis)?\s(?:not\sonly\s|also\s)?"
    r"(?P<what>(?:the\s(?:director|filmmaker|star|actor)|{N})['’]s\s(?:wife|husband|partner|daughter|"
    r"son|brother|sister|muse|father|mother))",
    ("wife", "husband", "partner", "daughter", "son", "brother", "sister", "muse", "father", "mother"),
)
_FROM: Final = rule(
    r"(?P<who>{N})[^.;]{0,120}?\b(?:is|she['’]s|he['’]s|who['’]s)\s(?:also\s)?(?P<what>from\s{S})(?=[.,;]|\sand\b|$)",
    ("from",),
)
_KNOWN_FOR: Final = rule(
    r"(?P<who>{N})(?:,\s[^.;,]{1,40})?,?\s(?:\w+\s)?(?:best\s|mostly\s|still\s|widely\s)?known\sfor\s"
    r"(?P<rest>(?:(?!,\s(?!and\s|{O}|[\"“‘'])|\ssince\b)[^.;]){3,160})",
    ("known",),
)
_WORK_PAREN: Final = rule(r"(?P<who>{N})\s\((?P<rest>[^()]{2,80})\)", ("(",))
_OF_FAME: Final = rule(r"(?P<who>{P})\s(?:\(?of\s)(?P<rest>{O}[^.,;]{0,20})\s?fame", ("fame",))
_TITLE: Final = pattern("{O}")
_CAPS: Final = re.compile(r"^[A-Z][A-Z0-9'’ :!,-]{3,}$")
_QUOTE: Final = plain_rule(
    re.compile(
        r"(?:[Tt]he\s)?(?P<who>[A-Z][\w.’'&-]+(?:\s[A-Z][\w.’'&-]+){0,4})\s{0,2}(?:,\s)?(?:called|calls|described|praised|"
        r"hailed|dubbed|wrote|writes|says|said|deemed)\s"
        r"(?:(?:it|the film|this|that|the movie|[A-Z][\w!]+)\s)?(?:as\s|of it\s|"
        r"that\s)?:?,?\s?[“\"‘'](?P<quote>[^”\"]{3,200}?)[.,]?[”\"’'](?!\w)"
    ),
    ("called", "calls", "described", "praised", "hailed", "dubbed", "wrote", "writes", "says", "said", "deemed"),
)
_HEARSAY: Final = plain_rule(
    re.compile(
        r"\b(?:I(?:['’]ve| have) (?:read|heard)|(?:on|in) (?P<site>[A-Z][\w.]+)(?:,)? (?:we|you|"
        r"one) can read|rumou?r has it|"
        r"it is said that|supposedly|apparently|word is|some say|"
        r"critics say|according to (?P<who>[A-Z][\w.’' ]{2,30}))\b",
        re.IGNORECASE,
    ),
    ("read", "heard", "rumor", "rumour", "said", "supposedly", "apparently", "word", "say", "according"),
)
_PERSON_CUES: Final = frozenset().union(*(r.cues for r in (_SPOUSE, _FROM, _KNOWN_FOR, _WORK_PAREN, _OF_FAME)))
_SAID_CUES: Final = _QUOTE.cues | _HEARSAY.cues
_COUNT: Final = re.compile(
    r"^\s*(?P<what>Cast|Crew|Reviews?|Comments?|Photos?|Videos?|Trailers?)\s*\((?P<n>\d[\d,.]{0,8})\)\s*$",
    re.MULTILINE | re.IGNORECASE,
)
_TRAILER: Final = re.compile(
    r"\b(?:(?P<ord>first|second|third|new|final|latest|official|red[\s-]band|"
    r"teaser)\s(?:\w+\s)?)?(?P<noun>trailer|teaser)\b",
    re.IGNORECASE,
)
_ARRIVES: Final = re.compile(
    r"\b(?:arrives?|arrived|released?|drops?|dropped|debuts?|online|unveiled|here|below|watch|shows?|hits|out)\b",
    re.IGNORECASE,
)
_OFFER: Final = re.compile(
    r"\b(?:watch|buy|rent|stream|order|get|available|see)\b[^.\n]{0,40}?\b(?:at|on|from|via|"
    r"through)\s(?P<shop>(?-i:[A-Z])[\w+]*(?:\.\w+)*(?:\s(?-i:[A-Z])[\w+]*(?:\.\w+)*){0,2})",
    re.I,
)
_AFFILIATE: Final = re.compile(r"\baffiliate|\bcommission|\bpartner links?\b|\bassociate\b", re.IGNORECASE)


def find_statements(scene: Scene) -> Iterator[Claim]:
    """Yield notes on persons, their known works, quotations, hearsay, counts, the trailer and offers."""
    for line in scene.lines:
        if line.names and not _PERSON_CUES.isdisjoint(line.words):
            yield from _person_notes(scene, line)
            yield from _known_for(scene, line)
        if not _SAID_CUES.isdisjoint(line.words):
            yield from _quotes(scene, line)
            yield from _hearsay(scene, line)
    yield from _counts(scene)
    yield from _trailer(scene)
    yield from _offers(scene)


def _person_notes(scene: Scene, line: Line) -> Iterator[Claim]:
    for name, found in (("kin", _SPOUSE), ("from", _FROM)):
        for match in found.matches(line):
            who = scene.full_name(line.text[slice(*match.span("who"))])
            what = line.text[slice(*match.span("what"))]
            yield said(
                scene,
                line,
                match.span(),
                Said(
                    predicate="person_note",
                    value=what,
                    rule=f"statements.{name}/1",
                    subject=who,
                    p=0.75,
                ),
            )


def _known_for(scene: Scene, line: Line) -> Iterator[Claim]:
    for found in (_KNOWN_FOR, _WORK_PAREN, _OF_FAME):
        for match in found.matches(line):
            who = scene.full_name(line.text[slice(*match.span("who"))])
            for start, end in _works(line, match.span("rest"), found is _WORK_PAREN):
                yield said(
                    scene,
                    line,
                    (match.start(), max(match.end(), end)),
                    Said(
                        predicate="known_for",
                        value=line.text[start:end],
                        rule="statements.known_for/1",
                        subject=who,
                        p=0.75,
                    ),
                )


def _works(line: Line, place: tuple[int, int], capitals: bool) -> Iterator[tuple[int, int]]:  # noqa: FBT001
    """Yield the titles between two offsets; in a parenthesis also words in capitals, as some writers set titles."""
    titles = [m.span() for m in _TITLE.finditer(line.marked, *place)]
    yield from titles
    if capitals and not titles:
        at = place[0]
        for piece in line.text[place[0] : place[1]].split(","):
            bare = piece.strip()
            if _CAPS.match(bare):
                start = at + piece.find(bare)
                yield start, start + len(bare)
            at += len(piece) + 1


def _quotes(scene: Scene, line: Line) -> Iterator[Claim]:
    for match in _QUOTE.in_text(line):
        holder = re.sub(r"^(?:and|but)\s", "", match["who"].strip(), flags=re.IGNORECASE)
        article = "The " if re.match(r"[Tt]he\s", match[0]) else ""
        words = scene.words(line, match.start(), match.end())
        yield Claim(
            predicate="quote",
            value=clip(match["quote"]),
            raw=words.raw,
            span=words.span,
            rule="statements.quote/1",
            p=0.8,
            holder=article + holder,
            manner=Manner.HEARSAY,
            qualifiers=(("verified", "false"),),
        )


def _hearsay(scene: Scene, line: Line) -> Iterator[Claim]:
    match = next(_HEARSAY.in_text(line), None)
    if match is None:
        return
    start, end = match.start(), min(len(line.text), match.start() + 390)
    words = scene.words(line, start, end)
    yield Claim(
        predicate="quote",
        value=clip(line.text[match.end() :].strip(" ,:")),
        raw=words.raw,
        span=words.span,
        rule="statements.hearsay/1",
        p=0.7,
        holder=match["site"] or match["who"] or scene.holder(line),
        manner=Manner.HEARSAY,
        scope=Scope.PAGE,
        qualifiers=(("relayed_by", scene.holder(line) or "author"), ("verified", "false")),
    )


def _counts(scene: Scene) -> Iterator[Claim]:
    for block in scene.page.having(Role.HEADING, Role.BODY, Role.NAVIGATION, Role.METADATA, Role.RELATED):
        text = scene.page.slice(block.span)
        for match in _COUNT.finditer(text) if ")" in text else ():
            span = scene.page.span(block.span.start + match.start("what"), block.span.start + match.end())
            yield Claim(
                predicate="stated_count",
                subject=match["what"].lower(),
                value=re.sub(r"\D", "", match["n"]),
                raw=scene.page.slice(span),
                span=span,
                rule="statements.count/1",
                p=0.9,
                scope=Scope.PAGE,
            )


def _trailer(scene: Scene) -> Iterator[Claim]:
    for line in scene.lines[:40]:
        if line.words.isdisjoint(("trailer", "teaser")):
            continue
        headline = line.sentence.role is Role.TITLE
        for match in _TRAILER.finditer(line.text):
            if headline or (match["ord"] and _ARRIVES.search(line.text)):
                value = (match["ord"] or "").lower()
                yield said(
                    scene,
                    line,
                    match.span(),
                    Said(predicate="trailer", value=value, rule="statements.trailer/1", p=0.85, scope=Scope.PAGE),
                )
                break


def _confessed(scene: Scene) -> list[Block]:
    """Blocks taken for navigation that say themselves that the page earns from what they link to."""
    found = scene.page.having(Role.NAVIGATION)
    return [block for block in found if _AFFILIATE.search(scene.page.slice(block.span))]


def _offers(scene: Scene) -> Iterator[Claim]:
    adverts = (*scene.page.having(Role.ADVERT), *_confessed(scene))
    affiliate = any(_AFFILIATE.search(scene.page.slice(b.span)) for b in (*adverts, *scene.page.having(Role.LEGAL)))
    for block in adverts:
        text = scene.page.slice(block.span)
        for match in _OFFER.finditer(text):
            span = scene.page.span(
                block.span.start + match.start(), block.span.start + min(match.end(), match.start() + 390)
            )
            shop = match["shop"].strip(" .")
            known = re.match(either(n for names in PLATFORMS.values() for n in names), shop)
            yield Claim(
                predicate="offer",
                value=shop,
                raw=scene.page.slice(span),
                span=span,
                rule="statements.offer/1",
                p=0.9 if known or affiliate else 0.75,
                scope=Scope.PAGE,
                qualifiers=(("affiliate", "true"),) if affiliate else (),
            )
