"""What is held of a reviewer who is no member: given out whole, or erased so that it does not come back."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from cinequorum.errors import StoreError
from cinequorum.model.codec import decode, encode
from cinequorum.model.judgement import Judgement
from cinequorum.model.reading import Reading, ReviewReading
from cinequorum.store.ingest import plan_change
from cinequorum.store.removing import plan_removal
from cinequorum.store.veiling import PSEUDONYM, REVIEWS, authors_of, digest_of, speaks, veiled
from cinequorum.text.fold import fold
from cinequorum_web.catalog.models import ErasedRow, JudgementRow, LeaningRow, PageRow
from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.curation.audit import Told, record
from cinequorum_web.curation.models import Act
from cinequorum_web.members.models import Member
from cinequorum_web.rights.sweeping import GONE, sweep, sweep_files, sweep_index
from cinequorum_web.rights.takedown import PAGE, Named, Order, put_down

FORMAT = 1
WAYS = (PSEUDONYM, REVIEWS)
ASKED = "erased on request"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who speaks on pages: a name, and the host on which alone, or ""."""

    name: str
    host: str = ""


def held_on(person: Person) -> dict[str, Any]:
    """Return everything that is held of a person, as JSON takes it: what she wrote, where, how it was read."""
    readings = list(_speaking(person))
    own = [one for one in readings if _is_own(one, person)]
    return {
        "format": FORMAT,
        "name": person.name,
        "host": person.host,
        "made": timezone.now().isoformat(),
        "spellings": sorted({n for one in readings for n in authors_of(one) if _same(n, person)}),
        "pages": [_page(one) for one in own],
        "reviews": [_review(one, review) for one in readings for review in one.reviews if _same(review.author, person)],
        "quoted": [
            {
                "source": one.page.source, "outlet": quote.outlet, "rating": quote.rating,
                "text": one.page.slice(quote.span),
            }
            for one in readings for quote in one.page.excerpts if _same(quote.critic, person)
        ],
        "claims": [
            {
                "source": one.page.source, "field": claim.predicate, "value": claim.value, "words": claim.raw,
                "p": claim.p,
            }
            for one in readings for claim in one.claims if one in own or _same(claim.holder, person)
        ],
        "leanings": list(_leanings(person).values("by", "name", "n", "leaning", "noise")),
        "judgements": [
            {
                "kind": row.kind.value, "left": row.left.name, "right": row.right.name, "answer": row.answer.value,
                "day": row.day,
            }
            for row in _judgements(person)
        ],
    }  # fmt: skip


def erase(person: Person, way: str, name: str, member: Member | None = None) -> ErasedRow:
    """Let a name be forgotten; there is no way back. Raises `StoreError` where nothing is held, or for no known way.

    `pseudonym`: her words stay under another name, the same wherever they stand. `reviews`: her reviews go, and pages
    that are her own are taken down. Either way a salted digest stays, so that pages read later do not bring her back.
    All of it is one transaction; done again, nothing is left to do.
    """
    if way not in WAYS:
        raise StoreError(f"{way!r} is no way of erasing: there are {' and '.join(WAYS)}")
    store = CatalogStore()
    with store.alone(lambda: None):
        readings = list(_speaking(person))
        if not readings:
            return _erased_before(person)
        with transaction.atomic():
            row = _buried(person, way, name)
            if way == REVIEWS:
                order = Order(reason=ASKED, asked_by=ASKED, name=name, member=member)
                readings = _without_own(store, readings, person, order)
            _veil(store, readings)
            _leanings(person).delete()
            _forget_in_judgements(person)
            told = Told(act=Act.ERASED, about=row.erased.pseudonym, ref=f"erased {row.pk}", after=way)
            record(member, told, name=name)
            sweep_files()
    return row


def veil_again(store: CatalogStore) -> int:
    """Veil what came in beside the gate, as with a restore; the caller has the store alone. Returns how many pages."""
    names = store.barred().names
    stale = [one for one in store.readings() if names and veiled(one, names) != one]
    _veil(store, stale)
    return len(stale)


def _veil(store: CatalogStore, readings: list[Reading]) -> None:
    """Let these pages come in again: names are veiled where every page comes in."""
    if readings:
        sweep([one.page.id for one in readings], (), store.using)
        store.apply(plan_change(store, readings))
        sweep_index(store.using)


def _speaking(person: Person) -> Iterator[Reading]:
    wanted = fold(person.name)
    if not wanted:
        return
    for document in PageRow.objects.order_by("page_id").values_list("document", flat=True).iterator(chunk_size=50):
        reading = decode(bytes(document), Reading)
        if speaks(reading, person.name, person.host):
            yield reading


def _same(name: str | None, person: Person) -> bool:
    return bool(name) and fold(name or "") == fold(person.name)


def _is_own(reading: Reading, person: Person) -> bool:
    """Whether a page is hers alone: where others speak too, only what is hers in it is meant."""
    others = (one.author for one in reading.reviews if one.author and not _same(one.author, person))
    return _same(reading.page.author, person) and not any(others)


def _page(reading: Reading) -> dict[str, Any]:
    page, verdict = reading.page, reading.verdict
    return {
        "id": page.id,
        "source": page.source,
        "title": page.headline,
        "outlet": page.outlet,
        "published": page.published,
        "film": reading.film.title if reading.film else None,
        "verdict": {"label": verdict.label, "value": verdict.value, "p": verdict.p},
        "ratings": [{"by": one.by, "raw": one.raw, "value": one.value} for one in reading.ratings],
        "text": page.text,
    }


def _review(reading: Reading, review: ReviewReading) -> dict[str, Any]:
    return {
        "page": reading.page.id,
        "source": reading.page.source,
        "film": reading.film.title if reading.film else None,
        "author": review.author,
        "published": review.published,
        "rating": review.rating.raw if review.rating else None,
        "value": review.rating.value if review.rating else None,
        "verdict": {"label": review.verdict.label, "value": review.verdict.value, "p": review.verdict.p},
        "spoilers": review.spoiler_level,
        "opinions": [{"on": one.aspect, "polarity": one.polarity} for one in review.aspects],
        "text": reading.page.slice(review.text_span),
    }


def _leanings(person: Person) -> Any:
    wanted = [row.pk for row in LeaningRow.objects.filter(by="critic") if _same(row.name, person)]
    return LeaningRow.objects.filter(pk__in=wanted)


def _judgements(person: Person) -> list[Judgement]:
    rows = JudgementRow.objects.filter(kind="judgement").order_by("pk").values_list("document", flat=True)
    made = (decode(bytes(one), Judgement) for one in rows)
    return [one for one in made if any(fold(person.name) in fold(text) for text in _texts(one))]


def _texts(one: Judgement) -> tuple[str, ...]:
    return (one.left.name, one.right.name, one.note or "", *one.evidence)


def _forget_in_judgements(person: Person) -> None:
    """Reasons that name her lose their words; who is credited on a film is not hers to take away."""
    from dataclasses import replace

    ids = {one.id for one in _judgements(person)}
    for row in JudgementRow.objects.filter(entry_id__in=ids):
        told = decode(bytes(row.document), Judgement)
        kept = tuple(GONE if fold(person.name) in fold(one) else one for one in told.evidence)
        note = GONE if told.note and fold(person.name) in fold(told.note) else told.note
        row.document = encode(replace(told, evidence=kept, note=note))
        row.save(update_fields=["document"])


def _buried(person: Person, way: str, name: str) -> ErasedRow:
    """Note the digest of a name. One salt serves all, so that each name that comes in is digested once."""
    salt = ErasedRow.objects.values_list("salt", flat=True).first() or secrets.token_hex(16)
    columns = {"way": way, "decided_by": name, "salt": salt}
    row, _ = ErasedRow.objects.update_or_create(digest=digest_of(person.name, salt), host=person.host, defaults=columns)
    return row


def _erased_before(person: Person) -> ErasedRow:
    for row in ErasedRow.objects.filter(host=person.host).order_by("pk"):
        if row.digest == digest_of(person.name, row.salt):
            return row
    raise StoreError("nothing is held of anybody of this name")


def _without_own(store: CatalogStore, readings: list[Reading], person: Person, order: Order) -> list[Reading]:
    """Take down the pages that are hers alone; return the others."""
    for page in [one.page.id for one in readings if _is_own(one, person)]:
        what = Named(kind=PAGE, value=page, pages=(page,))
        put_down(store, plan_removal(store, frozenset({page})), what, order)
    return [one for one in readings if not _is_own(one, person)]
