"""The parts of performers whom other rules place without one: "Ann Lee nails it as Harriet", "a dog, Rex (Ann Lee)".

A sentence that only praises a performer places nobody, but once somebody is known to play in the film, a name behind
"as" or before the brackets around the performer's is the part. A missing part is better than a wrong one: what goes on
in small letters ("as French teacher Claire") or is played in another film is left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from cinequorum.model.claim import Claim, Manner
from cinequorum.text.alternatives import any_of
from cinequorum.text.fold import fold
from cinequorum.understand.data import countries, works
from cinequorum.understand.prose import Films, Prose, Sentence

_WORD: Final = r"(?:(?:Mr|Mrs|Ms|Dr|St|Sgt|Lt|Col|Capt|Gen)\.|[^\W\d_a-z][\w'’-]*\w|[IVX]+|[A-Z]\.)"
_NAME: Final = rf"(?P<part>{_WORD}(?:\s{_WORD}){{0,3}})(?<!\.)"
_BETWEEN: Final = rf"(?:\s(?!{any_of(works.NO_PART_BEFORE)}[\s,])[a-z][\w'’-]*,?){{0,9}}?"
_GOES_ON: Final = "and but who whose with is was for from to at on of when while here".replace(" ", "|")
_ENDS: Final = rf"(?=[,;:!?)—–]|\.(?:\s|$)|$|\s(?:{_GOES_ON})\b|\s[—–])"
_AFTER: Final = re.compile(rf"['’]?(?:\s\([^()]{{1,60}}\))?,?{_BETWEEN}\sas\s(?:the\s)?{_NAME}{_ENDS}")
"""Words in small letters alone between the performer and the part: no other person stands there."""
_SMALL: Final = r"(?:^|[\s(“\"])[a-z][\w'’-]*,?\s"  # the word before a part: no first name
_PLAYED: Final = r"(?:played|portrayed|voiced)"
_BRACKETED: Final = re.compile(rf"{_SMALL}{_NAME},?\s\((?:(?:well\s|also\s)?{_PLAYED}\sby\s|an?\s[\w-]+\s)?$")
_PLAYED_BY: Final = re.compile(
    rf"{_SMALL}{_NAME},?\s(?:(?:is|was|as)\s)?(?:[a-z]+ly\s)?{_PLAYED}(?:\s[a-z][\w-]*){{0,4}}?\sby\s$"
)
_NO_PARTS: Final = frozenset(works.NO_PARTS)
_PLACES: Final = frozenset(
    fold(name) for names in (countries.COUNTRIES, countries.PLACES, countries.LANGUAGES) for name in names
)
_REACH: Final = 90  # code points before a name


def with_parts(prose: Prose, films: Films, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims, performers without a part with the one that their sentence names.

    Pages in English only. Neither a film's title, a person whom the page credits, a trade nor a place is a part.
    """
    told = tuple(claims)
    if not prose.page.language.startswith("en") or not any(map(_lacks_part, told)):
        return told
    others = _others(films, told)
    starts = [sentence.span.start for sentence in prose.sentences]
    return tuple(
        _with_part(prose, claim, bisect_right(starts, claim.span.start) - 1, others) if _lacks_part(claim) else claim
        for claim in told
    )


def _others(films: Films, claims: Iterable[Claim]) -> frozenset[str]:
    """Return what is a film or a person of the page, folded."""
    titles = [*(film.title for film in films.others), *([films.subject.title] if films.subject else [])]
    return frozenset(map(fold, (*titles, *(claim.value for claim in claims if claim.predicate != "character"))))


def _lacks_part(claim: Claim) -> bool:
    return claim.predicate == "cast" and claim.role is None and claim.manner is Manner.FACT


def _with_part(prose: Prose, claim: Claim, index: int, others: frozenset[str]) -> Claim:
    part = _part_in(prose.sentences[index], claim) if index >= 0 else None
    words = fold(part or "").split()
    if part is None or not words or not _NO_PARTS.isdisjoint(words) or part.endswith(("'s", "’s")):
        return claim
    if fold(part) in others or words[0] in _PLACES or fold(part) in _PLACES:
        return claim
    if prose.known is not None and prose.known.trades(fold(part)).acted:
        return claim
    return replace(claim, role=part)


def _part_in(sentence: Sentence, claim: Claim) -> str | None:
    at = sentence.text.find(claim.raw, max(0, claim.span.start - sentence.span.start))
    if at < 0:
        return None
    before, after = sentence.text[max(0, at - _REACH) : at], sentence.text[at + len(claim.raw) :]
    match = _PLAYED_BY.search(before) or _AFTER.match(after)
    if match is None and after.startswith((")", ",")):
        match = _BRACKETED.search(before)
    return match["part"] if match else None
