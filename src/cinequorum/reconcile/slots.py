"""Which statements answer the same question, where a field has several: release windows, awards."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from cinequorum.model.claim import Claim
from cinequorum.reconcile.evidence import Evidence
from cinequorum.reconcile.values import value_key
from cinequorum.text.fold import fold

_KEYED = {
    "release": ("window", "territory", "platform", "festival"),
    "award": ("festival", "result"),
    "certificate": ("territory",),
}
_EXACT = frozenset({"window", "result", "value"})
_FILLER = frozenset({"film", "festival", "international", "the", "of", "filmfestival", "fest"})

Slot = tuple[str | None, ...]
Stated = tuple[int, ...]


def slots_of(field: str, evidence: Sequence[Evidence]) -> dict[Slot, list[Evidence]]:
    """Sort statements by the question they answer.

    Two releases answer one question if window, territory and platform are the same; a qualifier that a page leaves
    out joins the only question it fits and stands alone where it fits several. Linear in statements.
    """
    slots: dict[Slot, list[Evidence]] = {}
    homes: dict[Slot, Slot] = {}
    known = _Known(field)
    for slot, one in sorted(((_slot(field, e.claim), e) for e in evidence), key=lambda pair: _order(*pair)):
        if slot not in homes:
            fitting = known.fitting(slot)
            homes[slot] = fitting[0] if len(fitting) == 1 else slot
        home = homes[slot]
        if home not in slots:
            slots[home] = []
            known.add(home)
        slots[home].append(one)
    return slots


def one_question(left: Claim, right: Claim) -> bool:
    """Tell whether two claims of one field that has several questions may answer one: nothing both state differs."""
    field = left.predicate
    return all(a is None or b is None or a == b for a, b in zip(_slot(field, left), _slot(field, right), strict=True))


class _Known:
    """Questions seen so far, found again by what another one states of them.

    Two fit if they agree on everything that both state. So each question is filed under every part of what it states;
    these are few, since at most three parts of a question may be left out.
    """

    def __init__(self, field: str) -> None:
        names = (*(("value",) if field == "award" else ()), *_KEYED[field])
        self._open = tuple(i for i, name in enumerate(names) if name not in _EXACT)
        self._filed: dict[tuple[Stated, Stated, Slot], list[Slot]] = {}
        self._forms: set[Stated] = set()

    def add(self, slot: Slot) -> None:
        """File a question."""
        stated = self._stated(slot)
        self._forms.add(stated)
        for size in range(len(stated) + 1):
            for part in combinations(stated, size):
                self._filed.setdefault((stated, part, self._masked(slot, part)), []).append(slot)

    def fitting(self, slot: Slot) -> list[Slot]:
        """Return the questions that `slot` may be, at most two of each form: more than one is as good as many."""
        own = self._stated(slot)
        found: list[Slot] = []
        for form in sorted(self._forms):
            shared = tuple(i for i in own if i in form)
            found += self._filed.get((form, shared, self._masked(slot, shared)), [])[:2]
        return found

    def _stated(self, slot: Slot) -> Stated:
        return tuple(i for i in self._open if slot[i] is not None)

    def _masked(self, slot: Slot, part: Stated) -> Slot:
        return tuple(value if i in part or i not in self._open else None for i, value in enumerate(slot))


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


def keyed(field: str) -> bool:
    """Tell whether the field has one value for each of several questions."""
    return field in _KEYED
