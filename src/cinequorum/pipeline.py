"""The order of the stages. The only module that knows them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from cinequorum.errors import UnreadablePage
from cinequorum.extract.page import extract
from cinequorum.model.film import Film
from cinequorum.model.page import RawPage
from cinequorum.model.reading import Failure, Reading
from cinequorum.model.record import SourceRecord
from cinequorum.reconcile.film import reconcile_film
from cinequorum.reconcile.grouping import group_by_film
from cinequorum.reconcile.records import source_records
from cinequorum.reconcile.regroup import regrouped
from cinequorum.reconcile.reliability import NO_RECORDS, Records
from cinequorum.reconcile.rulings import NO_RULINGS, Rulings
from cinequorum.reconcile.scales import settle_scales
from cinequorum.reconcile.titles import with_own_slugs
from cinequorum.score.film import link_similar, score_film
from cinequorum.understand.options import PAGE_ALONE, UnderstandOptions
from cinequorum.understand.read import understand


def _unheard(stage: str) -> None:
    """Take no notice of the stage that begins."""


def read(
    raw: RawPage, options: UnderstandOptions = PAGE_ALONE, *, entering: Callable[[str], None] = _unheard
) -> Reading:
    """Read one page: take it apart and understand it.

    Pure: the same bytes and options give the same reading. `entering` is told the name of each stage before it begins
    (`extract`, `understand`), for whoever watches how long it takes. Raises `UnreadablePage` where there is nothing
    to read.
    """
    entering("extract")
    page = extract(raw)
    entering("understand")
    return understand(page, options)


def try_read(
    raw: RawPage, options: UnderstandOptions = PAGE_ALONE, *, entering: Callable[[str], None] = _unheard
) -> Reading | Failure:
    """Read one page, or say why it could not be read."""
    try:
        return read(raw, options, entering=entering)
    except UnreadablePage as error:
        return failure_of(error)


def failure_of(error: UnreadablePage) -> Failure:
    """Return what stands in a list of results for a page that could not be read."""
    return Failure(source=error.source, code=error.code, message=error.message)


def films_of(
    readings: Iterable[Reading], rulings: Rulings = NO_RULINGS, records: Records = NO_RECORDS
) -> tuple[Film, ...]:
    """Reconcile and score all films of these readings. The order of the readings does not matter.

    An outlet's bare ratings are read on the scale of its other ones first. `rulings` (see
    `cinequorum.reconcile.rulings.rulings_of`) is what people judged of doubtful pairs; it comes before any comparison.
    `records` (see `sources_of`) is how good the sources have been.
    """
    return link_similar(unlinked_films_of(settle_scales(tuple(readings)), rulings, records))


def unlinked_films_of(
    readings: Sequence[Reading], rulings: Rulings = NO_RULINGS, records: Records = NO_RECORDS
) -> tuple[Film, ...]:
    """Reconcile and score the films of these readings, which are on settled scales; without what is like them."""
    groups = regrouped(group_by_film(readings), rulings)
    return with_own_slugs([film_of(group, rulings, records) for group in groups])


def sources_of(readings: Iterable[Reading], rulings: Rulings = NO_RULINGS) -> tuple[SourceRecord, ...]:
    """Return how good the sources of these readings are in each field, learned from all films together."""
    return source_records(regrouped(group_by_film(tuple(readings)), rulings))


def film_of(readings: Sequence[Reading], rulings: Rulings = NO_RULINGS, records: Records = NO_RECORDS) -> Film:
    """Reconcile and score one film from the readings that are all about it."""
    group = tuple(readings)
    return score_film(reconcile_film(group, records, rulings), group)
