"""What is left when a page's claims are laid side by side: one a value, and no weak reading against a strong one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Final

from cinequorum.model.claim import CREDITS, Claim, Manner, Scope
from cinequorum.text.fold import fold
from cinequorum.understand.facts.brackets import GROUP

_WEAK: Final = 0.78
_OFTEN_DIRECTORS: Final = ("director", "writer", "producer", "editor", "production_designer")
_LISTS: Final = ("players.", "rows.", "cards.")  # rules that read a part off a line of its own
_SURE_PART: Final = 0.88
_LEAST: Final = 0.5
_SHEETS: Final = ("sheet.", "rows.", "cards.", "flat_sheets.", "metadata.key")
_BY_THE_WAY: Final = (
    "credits.noun",
    "credits.owns",
    "credits.film",
    "credits.name",
    "makers.",
    "inferred.",
    "unplaced",
)
_ROUNDED: Final = 20  # minutes: so far is what people call two hours from what was timed
_BARE: Final = "sheet.bare/1"
_BARE_BEATEN: Final = 0.86


def settle(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims in text order without repetitions and without weak readings that a stronger one rules out.

    Of several claims with the same predicate, value, part and holder the most probable stays.
    """
    kept = [c for c in claims if c.p >= _LEAST]
    kept = _without_bare(kept)
    kept = _without_rounded(kept)
    kept = _without_unlisted(kept)
    kept = _without_characters(kept)
    kept = _without_weak(kept)
    kept = _without_lesser(kept)
    kept = _without_groups(kept)
    kept = _with_users_parts(kept)
    parts = _named_parts(kept)
    kept = [_described(c, parts) for c in _one_each(kept)]
    return tuple(sorted(kept, key=lambda c: (c.span.start, c.span.end, c.predicate, c.value)))


def _without_bare(claims: list[Claim]) -> list[Claim]:
    """Drop countries alone on a line where a sheet names the film's: they are those of premieres or titles."""
    told = any(c.predicate == "country" and c.rule != _BARE and c.p > _BARE_BEATEN for c in claims)
    return [c for c in claims if not (told and c.rule == _BARE and c.predicate == "country")]


def _without_rounded(claims: list[Claim]) -> list[Claim]:
    """Drop lengths told roughly where the page states the exact one: `two hours` beside `117 minutes`."""
    exact = [int(c.value) for c in claims if _is_length(c) and c.manner is Manner.FACT and c.holder is None]

    def rounded(claim: Claim) -> bool:
        rough = _is_length(claim) and claim.manner is Manner.ESTIMATE and claim.holder is None
        return rough and any(abs(int(claim.value) - minutes) <= _ROUNDED for minutes in exact)

    return [c for c in claims if not rounded(c)]


def _is_length(claim: Claim) -> bool:
    return claim.predicate == "runtime" and claim.value.isdecimal()


def _without_unlisted(claims: list[Claim]) -> list[Claim]:
    """Drop directors whom prose names by the way where a sheet of the page names the film's: they are another's.

    A synopsis has directors in it, a user spells the name wrong, a critic brings in a colleague.
    """
    listed = {w for c in claims if _is_listed_director(c) for w in fold(c.value).split()[-1:]}

    def stays(claim: Claim) -> bool:
        by_the_way = claim.rule.startswith(_BY_THE_WAY)
        return not (listed and claim.predicate == "director" and by_the_way) or bool(
            listed & set(fold(claim.value).split())
        )

    return [c for c in claims if stays(c)]


def _is_listed_director(claim: Claim) -> bool:
    return claim.predicate == "director" and claim.rule.startswith(_SHEETS) and claim.p >= _SURE_PART


def _without_characters(claims: list[Claim]) -> list[Claim]:
    """Drop performers that are characters: names which a surer claim gives as a part."""
    given = [c for c in claims if c.predicate == "cast" and c.role and c.p >= _WEAK and fold(c.role) != fold(c.value)]
    parts = {fold(c.role or "") for c in given if (c.role or "")[:1].isupper()}
    parts |= {word for part in parts for word in part.split() if len(word) > 2}
    actors = {fold(c.value) for c in claims if c.predicate == "cast" and c.p >= 0.91 and (c.role or " " in c.value)}
    actors |= {word for actor in actors for word in actor.split()[-1:]}
    inside = [set(part.split()) for part in parts if " " in part]

    def is_part(name: str) -> bool:
        words = set(name.split())
        return name in parts or (len(words) > 1 and any(words <= part for part in inside))

    return [
        c for c in claims if not (c.predicate in CREDITS and is_part(fold(c.value)) and fold(c.value) not in actors)
    ]


def _without_weak(claims: list[Claim]) -> list[Claim]:
    """Drop a weak credit of somebody who is surely something else, and weak directors beside a sure one."""
    sure = {(fold(c.value), c.predicate) for c in claims if c.p > _WEAK}
    directors = {name for name, predicate in sure if predicate == "director"}
    others = {name for name, predicate in sure}
    busy = {name for name, predicate in sure if predicate not in _OFTEN_DIRECTORS}
    books = {word for c in claims if c.predicate == "based_on" for word in fold(c.value).split()}

    def stays(claim: Claim) -> bool:
        name = fold(claim.value)
        if claim.p > _WEAK or claim.predicate not in ("director", "cast") or (name, claim.predicate) in sure:
            return True
        if claim.predicate == "director":
            return name not in busy and not directors and not books & set(name.split()[-1:])
        return name not in others

    return [c for c in claims if stays(c)]


def _without_lesser(claims: list[Claim]) -> list[Claim]:
    """Drop a performer read with less of the name or of the part than another rule read from the same words."""
    cast = [c for c in claims if c.predicate == "cast"]
    by_word: dict[str, list[Claim]] = {}
    for claim in cast:
        words = _words(claim.value) or [""]
        for word in {words[0], words[-1]}:
            by_word.setdefault(word, []).append(claim)
    lesser = {id(c) for group in by_word.values() for c in group if any(_says_more(o, c) for o in group)}
    return [c for c in claims if id(c) not in lesser]


def _says_more(other: Claim, claim: Claim) -> bool:
    """Say whether `other` has all the words of `claim`, and more, in the name or in the part."""
    if other.p < claim.p or other.holder != claim.holder or not _overlap(other, claim):
        return False
    name, more = _words(claim.value), _words(other.value)
    part, longer = _words(claim.role or ""), _words(other.role or "")
    if name not in (more[-len(name) :], more[: len(name)]) or not set(part) <= set(longer):
        return False
    return len(more) > len(name) or (len(longer) > len(part) and other.rule.startswith(_LISTS))


@lru_cache(maxsize=1024)  # each claim is held against all others
def _words(text: str) -> tuple[str, ...]:
    return tuple(fold(text).split())


def _overlap(one: Claim, other: Claim) -> bool:
    return one.span.start < other.span.end and other.span.start < one.span.end


def _without_groups(claims: list[Claim]) -> list[Claim]:
    """Drop what two performers are together where the page says what one of them is alone."""
    alone = {fold(c.value) for c in claims if c.predicate == "cast" and c.role and c.rule != GROUP}
    return [c for c in claims if c.rule != GROUP or fold(c.value) not in alone]


def _with_users_parts(claims: list[Claim]) -> list[Claim]:
    """Give performers of the page's own cast list the parts that users name for them, where the page names none."""
    own = {fold(c.value) for c in claims if c.predicate == "cast" and c.role and c.holder is None}
    told: dict[str, Claim] = {}
    for claim in claims:
        named = claim.predicate == "cast" and claim.role and claim.role[:1].isupper() and claim.holder is not None
        if named and claim.p >= _SURE_PART and fold(claim.value) not in own:
            told.setdefault(fold(claim.value), claim)

    def filled(claim: Claim) -> Claim:
        user = told.get(fold(claim.value)) if claim.predicate == "cast" and claim.holder is None else None
        if user is None or claim.role:
            return claim
        return replace(
            claim, role=user.role, qualifiers=tuple(sorted((*claim.qualifiers, ("part_by", user.holder or ""))))
        )

    return [filled(claim) for claim in claims]


def _named_parts(claims: list[Claim]) -> dict[str, str]:
    """Return the character's name for each performer whose character the page names."""
    named: dict[str, str] = {}
    for claim in claims:
        if claim.predicate == "cast" and claim.role and claim.role[:1].isupper():
            named.setdefault(claim.value, claim.role)
    return named


def _described(claim: Claim, parts: dict[str, str]) -> Claim:
    """Turn `X as a detective` into a description of the character where the page names whom X plays."""
    named = parts.get(claim.value)
    if claim.predicate != "cast" or not claim.role or claim.role[:1].isupper() or not named or claim.holder is not None:
        return claim
    return replace(
        claim,
        predicate="character",
        subject=named,
        value=claim.role,
        role=None,
        scope=Scope.STORY,
        qualifiers=(),
    )


def _one_each(claims: list[Claim]) -> list[Claim]:
    best: dict[tuple[object, ...], Claim] = {}
    for claim in sorted(claims, key=lambda c: (-c.p, c.span.start, c.span.end)):
        key = (
            claim.predicate,
            fold(claim.value) or claim.value,
            fold(claim.subject),
            fold(claim.role or ""),
            claim.holder,
            claim.qualifier("window"),
            claim.qualifier("platform"),
            claim.manner,
        )
        if key not in best:
            best[key] = claim
    named = {(c.predicate, fold(c.value), c.holder) for c in best.values() if c.role}
    return [
        c
        for c in best.values()
        if c.role or c.predicate != "cast" or (c.predicate, fold(c.value), c.holder) not in named
    ]
