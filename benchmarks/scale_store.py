"""What a thousand pages more cost a store, by how many it has: one of 10,000 beside a large one.

The pages are of a hundred films that the store does not have yet, ten each, and are added at once, as an import adds
them. Both stores are filled with invented rows (`site_store`). `CINEQUORUM_SCALE_STORE` says how many pages the large
one has, a million unless it is set.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks.common import Section, table
from benchmarks.coverage import pages_of, subjects
from benchmarks.site_store import Size, make_store
from cinequorum.store.ingest import plan_change

LARGE = int(os.environ.get("CINEQUORUM_SCALE_STORE", "1000000"))
SMALL = 10_000
_EACH = 10  # pages of a film
_ADDED = 1_000
_ROUNDS = 1


def run() -> Section:
    """Fill both stores, add the pages to each in turn, and compare."""
    with tempfile.TemporaryDirectory() as folder:
        homes = {count: _filled(Path(folder), count) for count in (SMALL, LARGE)}
        costs: dict[int, list[tuple[float, float]]] = {SMALL: [], LARGE: []}
        for round_ in range(_ROUNDS):
            for count, home in homes.items():
                costs[count].append(_added(home, round_))
    found = {count: tuple(median(one[part] for one in some) for part in (0, 1)) for count, some in costs.items()}
    small = sum(found[SMALL])
    rows = [
        (f"{count:,}", f"{planned:.1f}", f"{written:.1f}", f"{(planned + written) / small:.2f}")
        for count, (planned, written) in found.items()
    ]
    body = (
        f"{_ADDED:,} pages of {_ADDED // _EACH} new films added at once to a store in SQLite, processor time of "
        f"{'one round' if _ROUNDS == 1 else f'the middle of {_ROUNDS} rounds'}. Joining finds the films\nand makes "
        "them; writing is one transaction. Asked: at most 1.5 times the cost of the small store.\n\n"
        + table(("pages in the store", "joining, s", "writing, s", "times the small one"), rows)
    )
    return Section(title="A thousand pages more in a large store", body=body)


def _filled(folder: Path, count: int) -> Path:
    home = folder / str(count)
    home.mkdir()
    start = time.process_time()
    make_store(home, Size(films=count // _EACH, reviews=_EACH, crowded=0))
    print(f"a store of {count:,} pages took {time.process_time() - start:.0f} s", file=sys.stderr)
    return home


def _added(home: Path, round_: int) -> tuple[float, float]:
    """Add the pages of one round; return the processor time of joining and of writing."""
    from cinequorum_web.catalog.store import open_store

    films = subjects(_ADDED // _EACH, seed=100 + round_)
    pages = [page for film in films for page in pages_of(film, _EACH, seed=round_)]
    store = open_store(home)
    try:
        start = time.process_time()
        change = plan_change(store, pages)
        joined = time.process_time()
        store.apply(change)
        return joined - start, time.process_time() - joined
    finally:
        store.close()


if __name__ == "__main__":
    print(run().body)
