"""Receipts: the words that carry a value, with the rule that read them and how sure it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cinequorum.model.claim import Claim
from cinequorum.model.codec import decode
from cinequorum.model.film import Support
from cinequorum.model.page import Span
from cinequorum.model.reading import Reading
from cinequorum_web.catalog.models import FilmRow
from cinequorum_web.pages.words import public_source

Place = tuple[str, int, int]


class Receipts:
    """The claims of a film's pages by where they stand."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._claims: dict[Place, list[Claim]] = {}
        for reading in readings:
            for claim in reading.claims:
                self._claims.setdefault(_place(claim.span), []).append(claim)

    def of(self, support: Iterable[Support], field: str = "") -> list[dict[str, Any]]:
        """Return a receipt for each piece of support of a value of `field`."""
        return [self._receipt(one, field) for one in support]

    def explained(self, document: Any, field: str = "") -> Any:
        """Return a film's document in which every piece of support also has its rule and probability."""
        if isinstance(document, list):
            return [self.explained(item, field) for item in document]
        if not isinstance(document, dict):
            return document
        named = str(document.get("field", field))
        grown = {key: self.explained(item, named) for key, item in document.items()}
        if place := _place_in(document):
            claim = self._at(place, named)
            grown |= {"rule": claim.rule if claim else None, "p": claim.p if claim else None}
        return grown

    def _receipt(self, support: Support, field: str) -> dict[str, Any]:
        span = support.span
        claim = self._at(_place(span), field)
        return {
            "source": public_source(support.source),
            "id": span.page,
            "span": [span.start, span.end],
            "raw": support.raw,
            "witness": support.witness,
            "manner": support.manner,
            "holder": support.holder,
            "rule": claim.rule if claim else None,
            "p": claim.p if claim else None,
            "url": words_at(span),
        }

    def _at(self, place: Place, field: str) -> Claim | None:
        """The claim that stands just there: of this field, or the only one."""
        claims = self._claims.get(place, [])
        return next((c for c in claims if c.predicate == field), claims[0] if len(claims) == 1 else None)


def readings_of(row: FilmRow) -> Iterator[Reading]:
    """Yield the readings of a film's pages: one query, however many there are."""
    documents = row.pages.order_by("page_id").values_list("document", flat=True).iterator(chunk_size=200)
    return (decode(bytes(document), Reading) for document in documents)


def words_at(span: Span) -> str:
    """Return the address at which words stand on our page about their source."""
    return f"/sources/{span.page}/#c-{span.start}-{span.end}"


def by_page(readings: Iterable[Reading]) -> Mapping[str, Reading]:
    """Return readings by page id."""
    return {reading.page.id: reading for reading in readings}


def _place(span: Span) -> Place:
    return span.page, span.start, span.end


def _place_in(document: Mapping[str, Any]) -> Place | None:
    """The place of a piece of support, in whichever of the two forms of the document it is told."""
    span = document.get("span")
    if "witness" not in document or "raw" not in document:
        return None
    if isinstance(span, dict):
        return str(span["page"]), int(span["start"]), int(span["end"])
    if isinstance(span, list) and len(span) == 2:
        return str(document.get("id", "")), int(span[0]), int(span[1])
    return None
