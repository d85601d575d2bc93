"""What the site bears: people who read and people who write, all at once, against the site as it is served.

`python -m benchmarks.load --seconds 600 --p99 500` on SQLite; with `--postgres` on a server of PostgreSQL that is
started for it. Everything that a writer was told is done is looked up afterwards, and `doctor` is asked. Then a burst
of ten times as many comes, and has to be turned away in good order.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.load_check import until_read, wrong
from benchmarks.load_people import Journal, Person, Times, curator, reader, writer
from benchmarks.load_place import Account, Crowd, Place, Served, prepare, served
from benchmarks.load_wire import NO_ANSWER, Answer, Browser

GOOD = frozenset({200, 201, 202, 301, 302, 304, 429})
TURNED_AWAY = frozenset({429, 503})
MORE = 10  # times as many people come in the burst
MOST_SAID = 5_000  # characters of the log that are shown
CALM = 5  # seconds after the burst until all must be well again
VARIABLE = "CINEQUORUM_DATABASE_URL"

Part = Callable[[Person, Times], Coroutine[Any, Any, None]]


def main(asked: Sequence[str]) -> int:
    """Run the load and print what came of it; 1 where a promise was broken."""
    options = _options(asked)
    crowd = Crowd(readers=options.readers, writers=options.writers)
    with tempfile.TemporaryDirectory() as folder, _database(postgres=options.postgres):
        home = Path(folder)
        os.environ["CINEQUORUM_HOME"] = str(home)
        place = prepare(home, options.films, options.pages, crowd)
        log = Path(options.log) if options.log else home / "served"
        log.unlink(missing_ok=True)  # what an earlier site said is not held against this one
        journal, burst = Journal(), Journal()
        with served(log) as site:
            asyncio.run(_all_at_once(_people(place, crowd, journal, site.port), options, site))
            if options.burst:
                asyncio.run(_burst(place, burst, site.port, options))
            left = until_read()
            assert site.process is not None
            broken = [] if site.process.poll() is None else ["the site has ended"]
            used = _used(site.process.pid)
        if options.kill:  # who is cut off gets no answer
            journal.answers = [one for one in journal.answers if one[2].status != NO_ANSWER]
        broken += [*left, *_lost(journal), *_errors(journal, options.p99), *_rude(burst), *_doctor(), *_faults(log)]
    told = {"asked": vars(options), "used": used, "answers": _told(journal), "burst": _told(burst), "broken": broken}
    print(json.dumps(told, indent=1))
    return 1 if broken else 0


def _options(asked: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load", description=__doc__)
    parser.add_argument("--readers", type=int, default=200)
    parser.add_argument("--writers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--think", type=float, default=7, help="seconds between two pages of one person, on average")
    parser.add_argument("--films", type=int, default=80)
    parser.add_argument("--pages", type=int, default=15, help="of each film")
    parser.add_argument("--burst", type=float, default=0, help="seconds for which ten times as many come")
    parser.add_argument("--kill", type=int, default=0, help="times that the site is killed and started again meanwhile")
    parser.add_argument("--p99", type=float, help="milliseconds that 99 of 100 answers may take at most")
    parser.add_argument("--postgres", action="store_true", help="start a server of PostgreSQL for it")
    parser.add_argument("--log", help="where to write what the site says")
    return parser.parse_args(asked)


@contextmanager
def _database(*, postgres: bool) -> Iterator[None]:
    """The database in use: SQLite, or a server started for this; the one of the environment where one is named."""
    if not postgres:
        yield
        return
    from tests.postgres import programs, running

    found = programs()
    if found is None:
        raise SystemExit("PostgreSQL is not installed")
    with running(found, ("max_connections=100",)) as cluster:
        os.environ[VARIABLE] = cluster.make_template()
        yield
        from django.db import connections

        connections.close_all()


def _people(place: Place, crowd: Crowd, journal: Journal, port: int) -> list[tuple[Part, Person]]:
    def person(name: str, account: Account | None) -> Person:
        session, token = (account.session, account.token) if account else ("", "")
        browser = Browser(port=port, session="" if token else session, token=token)
        return Person(name=name, place=place, browser=browser, journal=journal, chance=random.Random(name))

    guests: list[Account | None] = [None] * (crowd.readers - len(place.readers))
    everybody: list[tuple[Part, Person]] = []
    everybody += [(reader, person(f"reader{n}", one)) for n, one in enumerate([*place.readers, *guests])]
    everybody += [(writer, person(one.name, one)) for one in place.writers]
    everybody += [(curator, person(one.name, one)) for one in place.curators]
    return everybody


async def _all_at_once(people: list[tuple[Part, Person]], options: argparse.Namespace, site: Served) -> None:
    now = asyncio.get_running_loop().time()
    times = Times(ends=now + options.seconds, think=options.think)
    await asyncio.gather(_killed(site, options), *(part(person, times) for part, person in people))


async def _killed(site: Served, options: argparse.Namespace) -> None:
    """Kill the site in the midst of its work, as often as is asked for, and start it again."""
    for _ in range(options.kill):
        await asyncio.sleep(options.seconds / (options.kill + 1))
        site.kill()
        await asyncio.to_thread(site.start)


async def _burst(place: Place, journal: Journal, port: int, options: argparse.Namespace) -> None:
    """Let ten times as many come, who hardly think; when they have gone, one must be answered as before."""
    now = asyncio.get_running_loop().time()
    times = Times(ends=now + options.burst, think=1)
    crowd = Crowd(readers=MORE * (options.readers + options.writers), writers=0)
    guests = _people(Place(films=place.films, readers=(), writers=(), curators=()), crowd, journal, port)
    await asyncio.gather(*(part(person, times) for part, person in guests))
    await asyncio.sleep(CALM)
    one = Browser(port=port)
    for _ in range(20):
        for path in ("/", "/films/", f"/films/{place.films[0].slug}/"):
            journal.note("afterwards", path, await one.get(path))
    one.close()


def _lost(journal: Journal) -> list[str]:
    from django.db import connection

    found = wrong(journal.deeds)
    connection.close()
    return found


def _errors(journal: Journal, p99: float | None) -> Iterator[str]:
    """What readers and writers were answered that is no answer, or came too late."""
    good = GOOD | TURNED_AWAY if p99 is None else GOOD  # where no time is asked for, the machine may be a busy one
    for who, what, answer in journal.answers:
        if answer.status not in good:
            yield f"{who}, {what}: {answer.status} {answer.heads.get('error', '')}"
    for who in ("readers", "writers"):
        took = _milliseconds([answer for one, _, answer in journal.answers if one == who])
        if p99 is not None and took and _share(took, 0.99) >= p99:
            yield f"{who}: of 100 answers one took {_share(took, 0.99):.0f} ms or more"


def _rude(burst: Journal) -> Iterator[str]:
    """What of a burst was neither answered nor turned away in good order, and what was not well afterwards."""
    for who, what, answer in burst.answers:
        if who == "afterwards" and (answer.status != 200 or answer.seconds > 1):
            yield f"after the burst, {what}: {answer.status} in {answer.seconds:.2f} s"
        elif answer.status not in GOOD | TURNED_AWAY:
            yield f"in the burst, {what}: {answer.status} {answer.heads.get('error', '')}"
        elif answer.status in TURNED_AWAY and "retry-after" not in answer.heads:
            yield f"in the burst, {what}: {answer.status} without a word of when to come again"


def _doctor() -> list[str]:
    command = [sys.executable, "-m", "cinequorum", "doctor", "--thorough", "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = json.loads(done.stdout)["findings"] if done.stdout else [{"told": done.stderr}]
    return [f"doctor: {one['told']}" for one in found]


def _faults(log: Path) -> list[str]:
    """What the site said of itself that is a fault, with all that it said."""
    said = log.read_text(errors="replace")
    return [f"the site said: {said[:MOST_SAID]}"] if "Traceback" in said or "panicked" in said else []


def _told(journal: Journal) -> dict[str, Any]:
    """Counts by status and milliseconds, for each part of the people and of what they did."""
    found: dict[str, Any] = {}
    for who in dict.fromkeys(one for one, _, _ in journal.answers):
        of_all = [(what, answer) for one, what, answer in journal.answers if one == who]
        found[who] = _figures([answer for _, answer in of_all])
        kinds = sorted({what for what, _ in of_all})
        found[who]["kinds"] = {kind: _figures([a for what, a in of_all if what == kind]) for kind in kinds}
    return found


def _figures(answers: Sequence[Answer]) -> dict[str, Any]:
    took = _milliseconds([one for one in answers if one.status not in TURNED_AWAY])
    shares = {f"p{share * 100:g}": round(_share(took, share), 1) for share in (0.5, 0.95, 0.99)} if took else {}
    return {"status": dict(Counter(str(one.status) for one in answers)), **shares}


def _milliseconds(answers: Sequence[Answer]) -> list[float]:
    return sorted(1000 * one.seconds for one in answers)


def _share(ordered: Sequence[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def _used(number: int) -> dict[str, float]:
    """The processor seconds and the most memory of the site's processes that are there now, and of this one."""
    ticks, kilobytes = 0.0, 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state = (folder / "stat").read_text().rpartition(")")[2].split()
            if number not in (int(folder.name), int(state[1])):
                continue
            ticks += sum(map(int, state[11:15]))
            peak = (folder / "status").read_text().partition("VmHWM:")[2].split()[:1]
        except (OSError, ValueError):
            continue
        kilobytes += int(peak[0]) if peak else 0
    driver = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "site, s": ticks / os.sysconf("SC_CLK_TCK"),
        "site, MB": round(kilobytes / 1024, 1),
        "people, s": round(driver.ru_utime + driver.ru_stime, 1),
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
