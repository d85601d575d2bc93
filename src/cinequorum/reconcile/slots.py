"""Which statements answer the same question, where a field has several: release windows, awards."""

from __future__ import annotations

from collections.abc import Sequence

from cinequorum.model.claim import Claim
from cinequorum.reconcile.evidence import Evidence
from cinequorum.reconcile.values import value_key
from cinequorum.text.fold import fold

_KEYED = {
    "release": ("window", "territory", "platform", "festival"),
    "award": ("festival", "result"),
    "certificate": ("territory",),
}
_EXACT = frozenset({"window", "result"})
_FILLER = frozenset({"film", "festival", "international", "the", "of", "filmfestival", "fest"})

Slot = tuple[str | None, ...]


def slots_of(field: str, evidence: Sequence[Evidence]) -> dict[Slot, list[Evidence]]:
    """Sort statements by the question they answer.

    Two releases answer one question if window, territory and platform are the same; a qualifier that a page leaves
    out joins the only question it fits and stands alone where it fits several.
    """
    slots: dict[Slot, list[Evidence]] = {}
    homes: dict[Slot, Slot] = {}
    for slot, one in sorted(((_slot(field, e.claim), e) for e in evidence), key=lambda pair: _order(*pair)):
        if slot not in homes:
            fitting = [other for other in slots if _fits(field, slot, other)]
            homes[slot] = fitting[0] if len(fitting) == 1 else slot
        slots.setdefault(homes[slot], []).append(one)
    return slots


def _order(slot: Slot, one: Evidence) -> tuple[int, tuple[str, ...]]:
    """What is told in most detail comes first; then in order of the text."""
    told = tuple(part or "" for part in slot)
    return (-sum(map(bool, told)), (*told, one.support.source, str(one.claim.span.start).zfill(9)))


def _slot(field: str, claim: Claim) -> Slot:
    own = () if field != "award" else (fold(claim.value),)
    return (*own, *(_core(claim.qualifier(name), name) for name in _KEYED[field]))


def _core(text: str | None, name: str) -> str | None:
    if text and name == "territory":
        return value_key("country", text)
    kept = [word for word in fold(text or "").split() if word not in _FILLER]
    return " ".join(kept) or None


def _fits(field: str, slot: Slot, other: Slot) -> bool:
    names = (*(("value",) if field == "award" else ()), *_KEYED[field])
    return all(
        a == b or (name not in _EXACT and name != "value" and (a is None or b is None))
        for name, a, b in zip(names, slot, other, strict=True)
    )


def keyed(field: str) -> bool:
    """Tell whether the field has one value for each of several questions."""
    return field in _KEYED
