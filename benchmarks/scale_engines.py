"""What processes and a cluster bring, and what they hold: the same plan by one process, two, and Ray on two workers.

By the clock, which tells of the machine's other work too, and by processor time: that of each piece of work where it
was done, and that of the program that hands them out. From both follows what free cores would bring: the program's
own time, and that of the pieces divided by the workers. `CINEQUORUM_SCALE_ENGINE_PAGES` says how many pages.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from benchmarks.common import ROOT, Section, table
from benchmarks.webpages import World, web_pages, write_warc
from cinequorum.batch.engines import Engine, Lost
from cinequorum.errors import CinequorumError

T = TypeVar("T")
R = TypeVar("R")

PAGES = int(os.environ.get("CINEQUORUM_SCALE_ENGINE_PAGES", "480"))
_ARCHIVES = 8
_BOUND = 1000  # MB a worker
_ENGINES = (("serial", 1), ("processes", 1), ("processes", 2), ("ray", 2))


class Timed:
    """An engine that asks each piece of work what processor time it took, and how large its process was."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.is_here = engine.is_here
        self.pieces = 0.0
        self.most = 0.0

    def work(self, do: Callable[[T], R], pieces: Sequence[T]) -> Iterator[tuple[int, R | Lost | CinequorumError]]:
        """Do the pieces; what they took is added up."""
        for number, result in self._engine.work(partial(_timed, do), pieces):
            if isinstance(result, Lost | CinequorumError):
                yield number, result
            else:
                value, spent, most = result
                self.pieces += spent
                self.most = max(self.most, most)
                yield number, value

    def close(self) -> None:
        """End what was started."""
        self._engine.close()


def _timed(do: Callable[[T], R], piece: T) -> tuple[R, float, float]:
    start = time.process_time()
    result = do(piece)
    return result, time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


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
    free = {key: told["own"] + told["pieces"] / key[1] for key, told in found.items()}
    one = found["processes", 1]["clock"], free["processes", 1]
    rows = [
        (
            *(f"{key[0]}, {key[1]}", f"{told['clock']:.1f}", f"{one[0] / told['clock']:.2f}"),
            *(f"{told['pieces']:.2f}", f"{told['own']:.2f}", f"{one[1] / free[key]:.2f}", f"{told['most']:.0f}"),
        )
        for key, told in found.items()
    ]
    ray = free["processes", 2] / free["ray", 2]
    clock = found["processes", 2]["clock"] / found["ray", 2]["clock"]
    held = max(told["most"] for told in found.values())
    body = (
        f"{PAGES} pages of an invented web in {_ARCHIVES} archives, one page in twenty about a film, from archives to "
        f"films. {os.cpu_count()} cores, for\nwhich {load:.0f} processes waited when the runs began. Asked: two "
        "processes 1.8 times one; Ray .9 of two processes: it has\n"
        f"{ray:.2f} by processor time (without that of the cluster's own services), {clock:.2f} by the clock. The "
        f"largest worker stays {'under' if held < _BOUND else '**not** under'} {_BOUND} MB.\n\n"
        + table(
            (
                *("engine, workers", "clock, s", "times one process"),
                *("processor: pieces, s", "program, s", "times one process, cores free", "largest worker, MB"),
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
        engine = Timed(engine_named(name, jobs, None))
        list(engine.work(_warm, [0] * (jobs if name == "processes" else 4 * jobs)))
        engine.pieces = 0.0
        start, began = time.perf_counter(), time.process_time()
        summary = run_plan(plan, engine)
        clock, spent = time.perf_counter() - start, time.process_time() - began
        engine.close()
        assert not summary.failed
        own = spent - engine.pieces if engine.is_here else spent
        told = {"clock": clock, "pieces": engine.pieces, "own": own, "most": engine.most}
    print(json.dumps(told))


def _warm(_piece: int) -> None:
    """Load what reading needs, so that the start of a process is not measured."""
    from cinequorum.acquire.files import from_bytes
    from cinequorum.pipeline import read

    read(from_bytes(b"<title>Night Ferry review</title><p>The film by its director is slow.</p>", "a.html"))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _here(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
    else:
        print(run().body)
