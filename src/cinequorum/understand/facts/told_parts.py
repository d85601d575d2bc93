"""The parts of performers whom other rules have placed without one: "Ann Lee nails it as Harriet", "Harriet (Ann Lee)".

A sentence that only praises a performer places nobody, but once somebody is known to play in the film, a name behind
"as" or before the brackets around the performer's is the part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from cinequorum.model.claim import Claim, Manner
from cinequorum.text.fold import fold
from cinequorum.understand.prose import Films, Prose, Sentence

_NAME: Final = r"[^\W\d_a-z][\w'’.-]*[\w](?:\s(?:[^\W\d_a-z][\w'’.-]*[\w]|[IVX]+))"
_AFTER: Final = re.compile(
    rf"['’]?(?:\s\([^()]{{1,60}}\))?,?(?:\s(?!as\s)[a-z][\w'’-]*,?){{0,9}}?\sas\s(?:the\s)?(?P<part>{_NAME}{{0,3}})(?!\w)"
)
"""Words in small letters alone between the performer and the part: no other person stands there."""
_BRACKETED: Final = re.compile(
    rf"(?<![.!?]\s)(?<!^)(?<![\w'’])(?P<part>{_NAME}{{0,3}}),?\s\((?:(?:well\s|also\s)?(?:played|portrayed|voiced)\sby\s|an?\s[\w-]+\s)?$"
)
_PLAYED: Final = re.compile(
    rf"(?<![\w'’])(?P<part>{_NAME}{{0,3}}),?\s(?:(?:is|was|as)\s)?(?:[a-z]+ly\s)?(?:played|portrayed|voiced)"
    r"(?:\s[a-z][\w-]*){0,4}?\s?\bby\s$"
)
_NO_PART: Final = re.compile(r"^(?:Oscar|Academy|I|It|He|She|They|This|That|The|But|And|While|When)\b")
_REACH: Final = 90  # code points before a name


def with_parts(prose: Prose, films: Films, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims, performers without a part with the one that their sentence names.

    Pages in English only. Neither a film's title nor a person whom the page credits is a part.
    """
    told = tuple(claims)
    if not prose.page.language.startswith("en"):
        return told
    others = frozenset(
        fold(words)
        for words in (
            *(claim.value for claim in told if claim.predicate != "character"),
            *(film.title for film in films.others),
            *((films.subject.title,) if films.subject else ()),
        )
    )
    return tuple(_with_part(prose, claim, others) if _lacks_part(claim) else claim for claim in told)


def _lacks_part(claim: Claim) -> bool:
    return claim.predicate == "cast" and claim.role is None and claim.manner is Manner.FACT


def _with_part(prose: Prose, claim: Claim, others: frozenset[str]) -> Claim:
    sentence = next((s for s in prose.sentences if s.span.start <= claim.span.start < s.span.end), None)
    part = _part_in(sentence, claim) if sentence is not None else None
    if part is None or part.endswith(("'s", "’s")) or _NO_PART.match(part) or fold(part) in others:
        return claim
    if prose.known is not None and prose.known.trades(fold(part)).acted:
        return claim
    return replace(claim, role=part)


def _part_in(sentence: Sentence, claim: Claim) -> str | None:
    at = sentence.text.find(claim.raw, claim.span.start - sentence.span.start)
    if at < 0:
        return None
    before, after = sentence.text[max(0, at - _REACH) : at], sentence.text[at + len(claim.raw) :]
    match = _PLAYED.search(before) or _AFTER.match(after)
    if match is None and after.startswith((")", ",")):
        match = _BRACKETED.search(before)
    return match["part"] if match else None
