"""What a run costs as it grows: pages of an invented web from archives to films, from a thousand pages up.

Each size is read from nothing by a program of its own. `CINEQUORUM_SCALE_GROWTH` names the sizes.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.common import ROOT, Section, table
from benchmarks.webpages import World, web_pages, write_warc

SIZES = tuple(int(size) for size in os.environ.get("CINEQUORUM_SCALE_GROWTH", "500,1000,2000,4000").split(","))
_EACH = 1_000  # pages of an archive


def run() -> Section:
    """Run each size and show what a page costs."""
    found = [(size, _told(size)) for size in SIZES]
    first = sum(found[0][1][part] for part in ("read", "films made")) / found[0][0]
    rows = [
        (
            f"{size:,}",
            f"{told['films']:,.0f}",
            f"{told['read']:.0f}",
            f"{told['films made']:.0f}",
            f"{1000 * (told['read'] + told['films made']) / size:.1f}",
            f"{(told['read'] + told['films made']) / size / first:.2f}",
            f"{told['most']:.0f}",
            f"{told['kept'] / size:.2f}",
        )
        for size, told in found
    ]
    body = (
        "Pages of an invented web of 5,000 films, one page in twenty about one, from archives through shards to films, "
        "each size from\nnothing in one process; processor time. Linear growth is a last ratio of 1.\n\n"
        + table(
            (
                *("pages", "films", "reading, s", "making films, s", "ms a page", "times the first size's"),
                *("most memory, MB", "kB kept a page"),
            ),
            rows,
        )
    )
    return Section(title="Growth from a thousand pages up", body=body)


def _told(size: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.scale_growth", str(size)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def _here(size: int) -> None:
    """Make the archives, run the plan, and print what each stage took."""
    from cinequorum.batch.engines import Serial
    from cinequorum.batch.plan import Plan
    from cinequorum.batch.run import run_plan
    from cinequorum.extract.sieve import LEAST_CHANCE

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "web").mkdir()
        for start in range(0, size, _EACH):
            write_warc(folder / "web" / f"part{start:07}.warc.gz", web_pages(World(), min(_EACH, size - start), start))
        plan = Plan(root=folder, inputs=("web",), out="records", keep="films", sieve=LEAST_CHANCE)
        marks: dict[str, float] = {}

        def watch(what: str, _done: int, _total: int) -> None:
            marks[what] = time.process_time()

        began = time.process_time()
        summary = run_plan(plan, Serial(), watch)
        end = time.process_time()
        kept = sum(path.stat().st_size for path in plan.folder.rglob("*") if path.is_file()) / 1000
    read = marks["reading"] - began
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = {"read": read, "films made": end - began - read, "films": summary.films, "most": most, "kept": kept}
    print(json.dumps(told))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _here(int(sys.argv[1]))
    else:
        print(run().body)
