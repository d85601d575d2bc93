"""The order of the stages. The only module that knows them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from msgspec.structs import replace as replace_fields

from cinequorum.errors import UnreadablePage
from cinequorum.extract.page import completed, open_page
from cinequorum.model.film import Film
from cinequorum.model.page import RawPage
from cinequorum.model.part import NOTHING_COMPARED, Compared, Part
from cinequorum.model.reading import Failure, Reading
from cinequorum.model.record import Leaning, SourceRecord
from cinequorum.reconcile.film import reconcile_film
from cinequorum.reconcile.grouping import group_by_film
from cinequorum.reconcile.head import Gathered, reconcile_head
from cinequorum.reconcile.parts import part_of as added_by
from cinequorum.reconcile.records import source_records
from cinequorum.reconcile.regroup import regrouped
from cinequorum.reconcile.reliability import NO_RECORDS, Records, records_from
from cinequorum.reconcile.rulings import NO_RULINGS, Rulings
from cinequorum.reconcile.scales import settle_scales
from cinequorum.reconcile.sketch import reconcile_sketch
from cinequorum.reconcile.titles import with_own_slugs
from cinequorum.score.film import link_similar, score_film, scored_by
from cinequorum.score.leanings import NO_LEANINGS, Leanings, leanings_from
from cinequorum.score.reviews import own_opinion, user_opinions
from cinequorum.understand.options import PAGE_ALONE, UnderstandOptions
from cinequorum.understand.read import about_something_else, may_be_about_films, understand


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What all films of a store together tell: how good their sources have been, how their critics rate."""

    records: Records = NO_RECORDS
    leanings: Leanings = NO_LEANINGS


NOTHING_LEARNED = Learned()


def learned_from(records: Iterable[SourceRecord], leanings: Iterable[Leaning]) -> Learned:
    """Return what was learned, as the films are made with it."""
    return Learned(records=records_from(records), leanings=leanings_from(leanings))


def _unheard(stage: str) -> None:
    """Take no notice of the stage that begins."""


def read(
    raw: RawPage, options: UnderstandOptions = PAGE_ALONE, *, entering: Callable[[str], None] = _unheard
) -> Reading:
    """Read one page: take it apart and understand it.

    A page that is not about films is told by its words, before reviews are looked for and its kind is weighed. Pure:
    the same bytes and options give the same reading. `entering` is told the name of each stage before it begins
    (`extract`, `understand`), for whoever watches how long it takes. Raises `UnreadablePage` where there is nothing
    to read.
    """
    entering("extract")
    opened = open_page(raw)
    if not may_be_about_films(opened.page):
        return about_something_else(opened.page)
    page = completed(opened)
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
    readings: Iterable[Reading], rulings: Rulings = NO_RULINGS, learned: Learned = NOTHING_LEARNED
) -> tuple[Film, ...]:
    """Reconcile and score all films of these readings. The order of the readings does not matter.

    An outlet's bare ratings are read on the scale of its other ones first. `rulings` (see
    `cinequorum.reconcile.rulings.rulings_of`) is what people judged of doubtful pairs; it comes before any comparison.
    `learned` is what the films together tell of their sources and critics.
    """
    return link_similar(unlinked_films_of(settle_scales(tuple(readings)), rulings, learned))


def unlinked_films_of(
    readings: Sequence[Reading], rulings: Rulings = NO_RULINGS, learned: Learned = NOTHING_LEARNED
) -> tuple[Film, ...]:
    """Reconcile and score the films of these readings, which are on settled scales; without what is like them."""
    groups = grouped(readings, rulings)
    return with_own_slugs([film_of(group, rulings, learned) for group in groups])


def sources_of(readings: Iterable[Reading], rulings: Rulings = NO_RULINGS) -> tuple[SourceRecord, ...]:
    """Return how good the sources of these readings are in each field, learned from all films together."""
    return source_records(grouped(readings, rulings))


def grouped(readings: Iterable[Reading], rulings: Rulings = NO_RULINGS) -> tuple[tuple[Reading, ...], ...]:
    """Return the readings film by film, as titles, years and people tell them apart, and then what people judged."""
    return group_by_film(readings, lambda groups: regrouped(groups, rulings))


def part_of(reading: Reading) -> Part:
    """Return what a page adds to its film. The reading should have its notes."""
    return replace_fields(added_by(reading), own=own_opinion(reading), reviews=user_opinions(reading))


def head_of(gathered: Gathered, rulings: Rulings = NO_RULINGS, learned: Learned = NOTHING_LEARNED) -> Film:
    """Return a film as `film_of` makes it, as far as lists, links and searches need it: without the words.

    Linear in the pages, but quick: three in a millisecond.
    """
    film, voiced = reconcile_head(gathered, learned.records, rulings)
    return scored_by(film, voiced, learned.leanings)


def sketch_of(gathered: Gathered, rulings: Rulings = NO_RULINGS, learned: Learned = NOTHING_LEARNED) -> Film:
    """Return a film as `film_of` makes it, as far as the review queue asks: who says what, without the words."""
    return reconcile_sketch(gathered, learned.records, rulings)


def film_of(
    readings: Sequence[Reading],
    rulings: Rulings = NO_RULINGS,
    learned: Learned = NOTHING_LEARNED,
    compared: Compared = NOTHING_COMPARED,
) -> Film:
    """Reconcile and score one film from the readings that are all about it.

    `compared` is what is known of their sentences already; it saves time and changes nothing.
    """
    group = tuple(readings)
    return score_film(reconcile_film(group, learned.records, rulings, compared), group, learned.leanings)
