"""What processes and a cluster bring, and what they hold: the same plan by one process, two, and Ray on two workers.

By the clock where the machine is free; beside it the processor time of all processes, which tells what the work of
handing out and of waiting costs on any machine. `CINEQUORUM_SCALE_ENGINE_PAGES` says how many pages.
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

PAGES = int(os.environ.get("CINEQUORUM_SCALE_ENGINE_PAGES", "800"))
_ARCHIVES = 8
_BOUND = 1000  # MB a worker
_ENGINES = (("serial", 1), ("processes", 1), ("processes", 2), ("ray", 2))


def run() -> Section:
    """Run the plan with each engine from nothing, in a program of its own."""
    load = os.getloadavg()[0]
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for at in range(_ARCHIVES):
            size = PAGES // _ARCHIVES
            write_warc(Path(folder) / f"part{at}.warc.gz", web_pages(World(), size, at * size))
        for name, jobs in _ENGINES:
            found[name, jobs] = _told(Path(folder), name, jobs)
    one = found["processes", 1]
    rows = [
        (
            f"{name}, {jobs}",
            f"{told['clock']:.1f}",
            f"{PAGES / told['clock']:.0f}",
            f"{one['clock'] / told['clock']:.2f}",
            f"{told['processor']:.1f}",
            f"{one['processor'] / told['processor'] * jobs:.2f}",
            f"{told['most']:.0f}",
        )
        for (name, jobs), told in found.items()
    ]
    pool, ray = found["processes", 2], found["ray", 2]
    body = (
        f"{PAGES} pages of an invented web in {_ARCHIVES} archives, one page in twenty about a film, from archives to "
        f"films. {os.cpu_count()} cores; {load:.1f}\nprocesses wanted one when the runs began, so that the clock "
        "tells of the machine's other work too. What could be had of\nfree cores: the processor time of one process "
        "by that of this run, times its workers. Ray's time is without its start;\nbeside two processes it has "
        f"{pool['clock'] / ray['clock']:.2f} of their speed by the clock. Most memory: of the largest worker. It stays "
        f"{'under' if max(t['most'] for t in found.values()) < _BOUND else '**not** under'} {_BOUND} MB.\n\n"
        + table(
            (
                *("engine, workers", "clock, s", "pages/s", "times one process", "processor, s"),
                *("times one process, cores free", "most memory, MB"),
            ),
            rows,
        )
    )
    return Section(title="Engines: one process, two, and a cluster", body=body)


def _told(folder: Path, engine: str, jobs: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.scale_engines", str(folder), engine, str(jobs)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def _here(folder: Path, name: str, jobs: int) -> None:
    """Run the plan; print clock, processor time of all processes and the most memory of one."""
    from cinequorum.batch.engines import engine_named
    from cinequorum.batch.plan import Plan
    from cinequorum.batch.run import run_plan
    from cinequorum.extract.sieve import LEAST_CHANCE

    inputs = tuple(sorted(path.name for path in folder.glob("*.warc.gz")))
    with tempfile.TemporaryDirectory(dir=folder) as out:
        plan = Plan(root=folder, inputs=inputs, out=Path(out).name, keep="films", sieve=LEAST_CHANCE)
        engine = engine_named(name, jobs, None)
        list(engine.work(_warm, [0] * jobs))
        start, began = time.perf_counter(), _processor()
        summary = run_plan(plan, engine)
        clock = time.perf_counter() - start
        engine.close()
        assert not summary.failed
        told = {"clock": clock, "processor": _processor() - began, "most": _most(), "films": summary.films}
    print(json.dumps(told))


def _warm(_piece: int) -> None:
    """Load what reading needs, so that the start of a process is not measured."""
    from cinequorum.acquire.files import from_bytes
    from cinequorum.pipeline import read

    read(from_bytes(b"<title>Night Ferry review</title><p>The film by its director is slow.</p>", "a.html"))


def _processor() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def _most() -> float:
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _here(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
    else:
        print(run().body)
