"""What the tables say was taken down."""

from __future__ import annotations

from cinequorum.store.barring import NOTHING_BARRED, Barred, address_of
from cinequorum.text.fold import fold
from cinequorum_web.catalog.takedown_rows import ErasedRow, TakedownRow, TakenRow


def barred(using: str) -> Barred:
    """Return what is not taken in: what was taken down and not lifted."""
    held = list(TakedownRow.objects.using(using).filter(lifted=None).values_list("pk", "kind", "named"))
    names = tuple(row.erased for row in ErasedRow.objects.using(using).order_by("pk"))
    if not held and not names:
        return NOTHING_BARRED
    pages = TakenRow.objects.using(using).filter(takedown__in=[pk for pk, *_ in held])
    known = list(pages.values_list("page_id", "text", "address"))
    named = {kind: {value for _, one, value in held if one == kind} for kind in ("page", "host", "outlet")}
    return Barred(
        pages=frozenset(page for page, _, _ in known) | frozenset(named["page"]),
        texts=frozenset(text for _, text, _ in known if text),
        addresses=frozenset(one for one in (*(a for *_, a in known), *map(address_of, named["page"])) if one),
        hosts=frozenset(named["host"]),
        outlets=frozenset(map(fold, named["outlet"])),
        names=names,
    )


def taken(page_id: str, using: str = "default") -> TakenRow | None:
    """Return the page of this id, where it was taken down and that holds."""
    rows = TakenRow.objects.using(using).select_related("takedown").filter(page_id=page_id, takedown__lifted=None)
    return rows.order_by("pk").first()
