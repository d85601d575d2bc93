"""From a rule's find to a claim: the words looked up, the holder added."""

from __future__ import annotations

from dataclasses import dataclass

from cinequorum.model.claim import Claim, Manner, Scope
from cinequorum.understand.facts.scene import Line, Scene

_MOST: int = 400  # no claim points at more of a page than this


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a rule read: everything of a claim but the words and who says them."""

    predicate: str
    value: str
    rule: str
    p: float
    subject: str = "film"
    role: str | None = None
    qualifiers: tuple[tuple[str, str], ...] = ()
    scope: Scope = Scope.WORK
    manner: Manner = Manner.FACT


def said(scene: Scene, line: Line, place: tuple[int, int], what: Said) -> Claim:
    """Return the claim that the sentence makes from `place[0]` to `place[1]`, at most 400 characters of it."""
    words = scene.words(line, max(0, place[0]), min(place[1], place[0] + _MOST))
    return Claim(
        predicate=what.predicate,
        value=what.value,
        raw=words.raw,
        span=words.span,
        rule=what.rule,
        p=what.p,
        subject=what.subject,
        role=what.role,
        qualifiers=tuple(sorted(q for q in what.qualifiers if q[1])),
        scope=what.scope,
        manner=what.manner,
        holder=scene.holder(line),
    )
