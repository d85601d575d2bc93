"""What a judgement, or taking one back, changes in a store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from cinequorum.model.judgement import Judgement, PairKind, Withdrawal
from cinequorum.names.ties import spelling_key
from cinequorum.reconcile.rulings import in_force, rulings_of
from cinequorum.store.port import Change, Store


def plan_judgements(store: Store, made: Sequence[Judgement] = (), withdrawn: Sequence[Withdrawal] = ()) -> Change:
    """Return what adding these rows to the log changes: the films that they touch are made again.

    Taking back everything that was judged leaves the films as if nobody had judged: nothing of a judgement is kept
    but its row. A judgement on names that holds on all films touches every film on which they are spelt so.
    """
    judgements, withdrawals = (*store.judgements(), *made), (*store.withdrawals(), *withdrawn)
    before = {j.id: j for j in in_force(store.judgements(), store.withdrawals())}
    after = {j.id: j for j in in_force(judgements, withdrawals)}
    turned = [j for j in (before | after).values() if (j.id in before) != (j.id in after)]
    concerned = _concerned(turned, (before | after).values())
    change = Change()
    if concerned:
        pages = _pages(store, concerned)
        from cinequorum.store.ingest import plan_remake  # with all that reads pages; commands' help needs none of it

        change = plan_remake(store, pages, rulings_of(judgements, withdrawals))
    return replace(change, judgements=tuple(made), withdrawals=tuple(withdrawn))


def _concerned(turned: Sequence[Judgement], others: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that begin or cease to hold, and all that hang together with them: they may contradict them."""
    found = list(turned)
    left = [j for j in others if j not in found]
    keys = {key for j in found for key in _keys(j)}
    while near := [j for j in left if keys & set(_keys(j))]:
        found += near
        keys |= {key for j in near for key in _keys(j)}
        left = [j for j in left if j not in near]
    return found


def _keys(judgement: Judgement) -> tuple[str, ...]:
    if judgement.kind is PairKind.PERSON:
        return tuple(f"name {spelling_key(key)}" for key in judgement.keys)
    return judgement.keys


def _pages(store: Store, judgements: Sequence[Judgement]) -> frozenset[str]:
    """Return a page at least of each film that these judgements speak of."""
    ids = {key for j in judgements if j.kind is not PairKind.PERSON for key in j.keys}
    names = [j for j in judgements if j.kind is PairKind.PERSON]
    ids |= {j.within.key for j in names if j.within is not None}
    everywhere = {spelling_key(key) for j in names if j.within is None for key in j.keys}
    if everywhere:
        ids |= {min(pages) for pages in store.members(store.naming(everywhere)).values() if pages}
    return frozenset(ids)
