"""How quick the site is over 100,000 films and a million reviews, and beside Datasette over one and the same file."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from benchmarks.common import Section, table
from benchmarks.site_store import Size, make_store, queries

ASKED = 60  # times each kind of page is asked for
SECONDS, AT_ONCE, ROUNDS = 4, 4, 3  # of a run of wrk; connections; runs of each side, in turn
WAIT = 60  # seconds for a server to answer

Took = tuple[float, float]  # seconds by the clock, and of the processor


def run() -> Section:
    """Return the figures as a section of the report."""
    kept = os.environ.get("CINEQUORUM_BENCH_SITE")  # a folder in which a store of an earlier run lies
    with tempfile.TemporaryDirectory() as folder:
        home = Path(kept or folder)
        crowded = _crowded(home) if kept and (home / "crowded").exists() else make_store(home)
        (home / "crowded").write_text("\n".join(crowded), encoding="utf-8")
        asked = queries(home, ASKED)
        rows = [_row(*one) for one in _measured(home, crowded, asked)]
        rivals = _beside_datasette(home, crowded[0])
    size = Size()
    text = (
        f"A store of {size.films:,} invented films and {size.films * size.reviews:,} reviews in SQLite, one process as "
        "it serves, one request after another, with the page cache off: time from request to answer inside the "
        "program, by the clock and of the processor, and how often the database is asked. The searches are titles and "
        "names as they are typed, with slips, and common words. Before a first look, what stands ready of a film is "
        "thrown away.\n\n"
    )
    head = ("page", "median, ms", "p95, ms", "of the processor: median", "p95", "most queries", "kB")
    return Section(title="The site over a large store", body=text + table(head, rows) + "\n\n" + rivals)


def _crowded(home: Path) -> list[str]:
    return (home / "crowded").read_text(encoding="utf-8").split()


def _measured(home: Path, crowded: Sequence[str], asked: Sequence[str]) -> Iterator[tuple[str, list[Took], int, int]]:
    """For each kind of page: its name, the seconds of each request, the most queries, the bytes of the largest."""
    from cinequorum_web.catalog.opening import ready

    ready(home, applications=None)
    import cinequorum_web.wsgi  # noqa: F401 - garbage is collected as it is while serving
    from cinequorum_web.catalog import browsing
    from cinequorum_web.catalog.ready import forget

    critics = [one.slug for one in browsing.subjects("critic", 0, 60)]
    outlets = [one.slug for one in browsing.subjects("outlet", 0, 20)]
    genres = [one.slug for one in browsing.subjects("genre", 0, 10)]
    kinds = {
        "a film with 500 reviews": [f"/films/{slug}/" for slug in crowded],
        "all reviews of that film": [
            f"/films/{slug}/reviews/?order=newest&page={n}" for slug in crowded for n in (1, 9)
        ],
        "the list under the search box": [f"/search/as-typed/?{_query(words)}" for words in asked],
        "a search, with what it can be narrowed by": [f"/search/?{_query(words)}" for words in asked],
        "a search in one decade": [f"/search/?{_query(words)}&decade=1990s" for words in asked],
        "a critic": [f"/critics/{slug}/" for slug in critics],
        "an outlet": [f"/outlets/{slug}/" for slug in outlets],
        "a genre": [f"/genres/{slug}/" for slug in genres] + [f"/genres/{genres[0]}/?page=99"],
        "the first page": ["/"],
        "a page of the list of films": [f"/films/?page={number}" for number in (1, 500, 2000)],
    }
    for name, addresses in kinds.items():
        yield name, *_asked(addresses)
    films = kinds["a film with 500 reviews"]
    yield "that film, looked at for the first time", *_asked(films, lambda: forget("film", list(crowded), "default"))


def _asked(addresses: Sequence[str], before: Callable[[], None] = lambda: None) -> tuple[list[Took], int, int]:
    """Ask for these in turn, the first of them once before; what is kept of pages is not used.

    `before` is done before each, and not measured.
    """
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext, override_settings

    took, most, largest = [], 0, 0
    without = [one for one in _middleware() if not one.endswith(".Keeping")]
    with override_settings(MIDDLEWARE=without, ALLOWED_HOSTS=["*"]):
        client = Client()
        client.get(addresses[0])
        for at in range(ASKED):
            address = addresses[at % len(addresses)]
            before()
            start, begun = time.perf_counter(), time.process_time()
            answer = client.get(address)
            took.append((time.perf_counter() - start, time.process_time() - begun))
            largest = max(largest, len(answer.content))
            if answer.status_code != 200:
                raise RuntimeError(f"{address} answered {answer.status_code}")
        for address in addresses[:12]:
            with CaptureQueriesContext(connection) as told:
                client.get(address)
            most = max(most, len(told))
    return took, most, largest


def _middleware() -> list[str]:
    from django.conf import settings

    return list(settings.MIDDLEWARE)


def _query(words: str) -> str:
    from urllib.parse import urlencode

    return urlencode({"q": words})


def _row(name: str, took: Sequence[Took], most: int, largest: int) -> tuple[object, ...]:
    figures = [f"{_at(side, share) * 1000:.1f}" for side in zip(*took, strict=True) for share in (0.5, 0.95)]
    return name, *figures, most, f"{largest / 1000:.0f}"


def _at(values: Sequence[float], share: float) -> float:
    return sorted(values)[int(len(values) * share)]


def _beside_datasette(home: Path, slug: str) -> str:
    """Requests a second for a cached film page, in turn with Datasette's page of the same row of the same file."""
    wrk, datasette = shutil.which("wrk"), shutil.which("datasette") or os.environ.get("DATASETTE")
    if not wrk or not datasette:
        return "Datasette was not measured: `wrk` (Debian's package) or `datasette` is missing."
    path = next(home.glob("*.sqlite3"))
    ours, theirs = free_port(), free_port()
    serve = [sys.executable, "-m", "cinequorum.cli.main", "serve", "--port", str(ours)]
    rival = [datasette, str(path), "-p", str(theirs), "--setting", "sql_time_limit_ms", "5000"]
    film = f"http://127.0.0.1:{ours}/films/{slug}/"
    row = f"http://127.0.0.1:{theirs}/{path.stem}/film?slug={slug}&_col=slug&_col=title&_col=year&_col=sources"
    with _serving(serve, film, {"CINEQUORUM_HOME": str(home)}), _serving(rival, row, {}):
        runs = [(_requests(wrk, film), _requests(wrk, row)) for _ in range(ROUNDS)]
    mine, others = (sorted(side)[ROUNDS // 2] for side in zip(*runs, strict=True))
    ratio = sorted(a / b for a, b in runs)[ROUNDS // 2]
    text = (
        f"`wrk` with {AT_ONCE} connections over {SECONDS} seconds, in turn, the median of {ROUNDS}: the kept page of a "
        "film with 500 reviews, whole, beside Datasette's page of four columns of the same row of the same file.\n\n"
    )
    rows = [("the film page, kept", f"{mine:.0f}", f"{ratio:.1f}"), ("Datasette", f"{others:.0f}", "1")]
    return text + table(("server", "requests/s", "times Datasette's"), rows)


def _requests(wrk: str, address: str) -> float:
    """Requests a second that were answered with success."""
    command = [wrk, "-t1", f"-c{AT_ONCE}", f"-d{SECONDS}s", address]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said:
        raise RuntimeError(f"{address}: {said}")
    found = re.search(r"Requests/sec:\s*([\d.]+)", said)
    if found is None:
        raise RuntimeError(f"wrk said: {said}")
    return float(found[1])


@contextmanager
def _serving(command: Sequence[str], address: str, more: dict[str, str]) -> Iterator[None]:
    """A server that answers at this address for as long as this lasts."""
    silent = subprocess.DEVNULL
    server = subprocess.Popen(command, env={**os.environ, **more}, stdout=silent, stderr=silent)
    try:
        _until(lambda: _answers(address), server)
        yield
    finally:
        server.terminate()
        server.wait(timeout=WAIT)


def _until(ready: Callable[[], bool], server: subprocess.Popen[bytes]) -> None:
    ends = time.monotonic() + WAIT
    while not ready():
        if server.poll() is not None or time.monotonic() > ends:
            raise RuntimeError(f"{server.args!r} does not answer")
        time.sleep(0.5)


def _answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=WAIT) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
