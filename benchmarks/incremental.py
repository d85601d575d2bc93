"""What one more page costs on a film with ten pages and on one with a thousand, in a store on disk."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from benchmarks.common import Section, table
from benchmarks.coverage import Subject, pages_of, subjects
from cinequorum.model.page import Page, RawPage, content_id
from cinequorum.model.reading import Reading
from cinequorum.pipeline import films_of, read
from cinequorum.store.ingest import plan_change
from cinequorum.store.port import Store

SMALL, MIDDLE, LARGE, MORE = 10, 100, 1000, 5
OTHERS = 200  # films that are in the store besides

Cost = tuple[float, float, float, float]


def run() -> Section:
    """Return the figures as a section of the report."""
    from cinequorum_web.catalog.store import open_store

    films = subjects(OTHERS + 3, seed=1)
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder))
        store.apply(plan_change(store, [page for film in films[3:] for page in pages_of(film, 3)]))
        costs = {n: _costs(store, film, n) for n, film in zip((SMALL, MIDDLE, LARGE), films, strict=False)}
        store.close()
    whole = _seconds(lambda: films_of(pages_of(films[2], LARGE)))
    rows = [_row(f"{count} pages", cost, costs[SMALL]) for count, cost in costs.items()]
    text = (
        f"A store on disk with {OTHERS} other films of three pages; processor time of one page more, the median of "
        f"{MORE}. Reading is that of a page of the same text; joining is finding the film's pages, reconciling, "
        "scoring and linking; writing is one transaction. Then the film's document is looked at, once for all of "
        "them: it is made of the pages and kept. The last two columns are multiples of the first row's, of joining "
        "and writing and of reading besides; looking is not in them. "
        f"Everything of the {LARGE} pages at once, without what was kept of them, takes {whole:.1f} s.\n\n"
    )
    head = (
        "film with",
        "reading, ms",
        "joining, ms",
        "writing, ms",
        "first look, ms",
        "joining and writing",
        "with reading",
    )
    return Section(title="One page more", body=text + table(head, rows))


def _costs(store: Store, film: Subject, count: int) -> Cost:
    pages = pages_of(film, count + MORE)
    store.apply(plan_change(store, pages[:count]))
    spent, joined, written, slugs = zip(*(_cost(store, reading) for reading in pages[count:]), strict=True)
    looked = _seconds(lambda: store.film(slugs[-1]))
    return median(spent), median(joined), median(written), looked


def _cost(store: Store, reading: Reading) -> tuple[float, float, float, str]:
    """The three costs of one page more, and the slug of its film."""
    raw = _raw(reading.page)
    spent = _seconds(lambda: read(raw))
    start = time.process_time()
    change = plan_change(store, [reading])
    joined = time.process_time() - start
    written = _seconds(lambda: store.apply(change))
    (slug,) = {head.film.slug for head in change.heads}
    return spent, joined, written, slug


def _row(name: str, cost: Cost, first: Cost) -> list[str]:
    ratios = (sum(cost[1:3]) / sum(first[1:3]), sum(cost[:3]) / sum(first[:3]))
    return [name, *(f"{1000 * part:.0f}" for part in cost), *(f"{ratio:.1f} times" for ratio in ratios)]


def _raw(page: Page) -> RawPage:
    body = f"<html><head><title>{page.headline} review</title></head><body><article>".encode()
    body += b"".join(f"<p>{page.slice(block.span)}</p>".encode() for block in page.blocks)
    body += b"</article></body></html>"
    return RawPage(id=content_id(body), source=page.source, body=body, media_type="text/html")


def _seconds(job: Callable[[], object]) -> float:
    start = time.process_time()
    job()
    return time.process_time() - start
