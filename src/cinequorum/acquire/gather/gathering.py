"""Fetching many pages: politely, a host's questions one after the other, and so that it can be stopped at any time.

Three things are written for each answer, in this order: its record, its line in the journal, and at the end of all a
WACZ file of the records. Whoever stops in between goes on from the journal.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from queue import Empty, Queue

from cinequorum.acquire.archives.writing import Keeper
from cinequorum.acquire.gather.asking import Turn, ask_page, ask_rules
from cinequorum.acquire.gather.frontier import Frontier, Host, Want
from cinequorum.acquire.gather.journal import Done, Journal
from cinequorum.acquire.gather.manners import PASSING, PASSING_CODES, asked_wait, growing_wait
from cinequorum.acquire.gather.packaging import SOFTWARE, packaged
from cinequorum.acquire.gather.settling import Settled, settled
from cinequorum.acquire.gather.siterules import SiteRules
from cinequorum.acquire.gather.types import Gathered, GatherOptions, World
from cinequorum.errors import GatherError, MissingExtra, UnreadablePage
from cinequorum.model.reading import Failure

_MOST_TROUBLES = 5  # questions in a row that a host does not answer, after which it is left alone
_HIDDEN = ".gather"
_Result = tuple[Host, Want | None, Turn | None]


def gather(wants: Iterable[Want], out: Path, options: GatherOptions, world: World) -> Gathered:
    """Fetch what is wanted, and what it names, into the folder `out`; return what it came to.

    A gathering that was interrupted goes on. One that was through begins anew: lists are asked for again, pages that
    are there only with `options.refresh`. What was fetched lies in `out` as `gathered-0001.wacz` and so on, one for
    each gathering. `world.heard` is told of each address that is done. Raises `GatherError` where another program is at
    work in the folder, `OSError` where it can't be written to, `MissingExtra` without the extra `archives`.
    """
    if find_spec("fastwarc") is None:
        raise MissingExtra("keeping web archives", "archives")
    gathering = _Gathering(out, options, world)
    try:
        for want in wants:
            gathering.want(want)
        gathering.work()
        return gathering.finish()
    finally:
        gathering.close()


def _records(folder: Path, journal: Journal) -> Path:
    """Return the file of this gathering's records; one that is packed already is cleared away."""
    path = folder / f"records-{journal.round:04}.warc.gz"
    for other in folder.glob("records-*.warc.gz"):
        if other != path:
            other.unlink()
    size = path.stat().st_size if path.exists() else 0
    if size < journal.kept:
        raise GatherError(f"{path} has {size:,} bytes, and its journal tells of {journal.kept:,}: records are lost")
    return path


class _Gathering:
    """The state of one gathering. Only the thread that made it changes anything; the others ask and report."""

    def __init__(self, out: Path, options: GatherOptions, world: World) -> None:
        self._out, self._options, self._world = out, options, world
        self._journal = Journal(out / _HIDDEN)
        self._warc = _records(out / _HIDDEN, self._journal)
        self._keeper = Keeper(self._warc, self._journal.kept, SOFTWARE)
        self._rules = SiteRules(self._journal, options, world)
        self._frontier = Frontier()
        self._seen = set[str]()
        self._own = {done.own for done in self._journal.done.values() if done.own and done.own != done.url}
        self._counts = Counter[str]()
        self._failures = list[Failure]()
        self._results: Queue[_Result] = Queue()

    def want(self, want: Want) -> None:
        """Put an address on the list of what is to be asked for, unless it is known or over a limit."""
        if want.url in self._seen:
            return
        self._seen.add(want.url)
        known, host = self._journal.done.get(want.url), self._frontier.host(want.url)
        if known and self._settles(want, known):
            self._counts["known"] += 1
            if known.code and known.round == self._journal.round:
                self._failures.append(Failure(source=known.url, code=known.code, message=known.message))
            self._follow(want, known)
        elif self._counts["wanted"] >= self._options.most or host.taken >= self._options.most_of_host:
            self._counts["left"] += 1
        else:
            self._counts["wanted"] += 1
            host.taken += 1
            self._frontier.add(want)

    def _settles(self, want: Want, known: Done) -> bool:
        """Tell whether an address need not be asked for: done in this gathering, or a page that is there."""
        if known.round == self._journal.round:
            return True
        return not (known.code or self._options.refresh or known.kind != "page" or want.kind != "page")

    def _follow(self, want: Want, done: Done) -> None:
        """Want what an answer leads to: where it was moved to, and what a list names."""
        if done.to:
            self.want(replace(want, url=done.to, chain=(*want.chain, want.url), tries=0))
        for page in done.pages:
            self.want(Want(url=page, depth=want.depth + 1))
        for further in done.lists:
            if want.depth < self._options.deep:
                self.want(Want(url=further, kind="list", depth=want.depth + 1))
            else:
                self._counts["left"] += 1

    def work(self) -> None:
        """Ask until nothing is left to be asked for."""
        busy = 0
        while True:
            while busy < self._options.at_once and (host := self._frontier.next(self._world.clock())):
                busy += self._begin(host)
            pause = self._frontier.wait(self._world.clock()) if busy < self._options.at_once else None
            if not busy and pause is None:
                return
            if not busy and pause:
                self._world.sleep(pause)
            if busy:
                busy -= self._hear(pause)

    def _begin(self, host: Host) -> int:
        """Begin a host's turn in a thread of its own; return 0 where it turns out that there is nothing to ask."""
        while host.waiting:
            want = host.waiting[0]
            if not host.given_up and self._rules.unknown(want.url):
                return self._start(host, None, partial(ask_rules, want.url, self._options, self._world))
            host.waiting.popleft()
            why = host.given_up or self._rules.why_not(want.url)
            if why:
                code, _, message = why.partition(" ")
                self._fail(want, code, message)
            elif want.url in self._own and want.kind == "page":
                self._counts["known"] += 1
            else:
                known = self._journal.done.get(want.url)
                return self._start(host, want, partial(ask_page, want, known, self._options, self._world))
        self._frontier.free(host, 0.0)
        return 0

    def _start(self, host: Host, want: Want | None, ask: Callable[[], Turn]) -> int:
        def run() -> None:
            turn: Turn | None = None
            try:
                turn = ask()
            finally:  # whatever happens, somebody waits for word
                self._results.put((host, want, turn))

        threading.Thread(target=run, daemon=True).start()
        return 1

    def _hear(self, pause: float | None) -> int:
        """Wait for a result, at most until another host may be asked; return how many there were."""
        try:
            host, want, turn = self._results.get(timeout=pause)
        except Empty:
            return 0
        asked = want.url if want else host.waiting[0].url
        turn = turn or Turn(error=UnreadablePage(asked, "crashed", f"{asked}: asking for it went wrong"))
        ready = self._heed_rules(host, turn) if want is None else self._heed(host, want, turn)
        self._frontier.free(host, ready)
        return 1

    def _heed_rules(self, host: Host, turn: Turn) -> float:
        """Take in a site's robots.txt; return when the host may be asked again."""
        now, url = self._world.clock(), host.waiting[0].url
        passing = turn.rules is None or turn.rules.status == 0 or turn.rules.status in PASSING
        if passing and not (turn.error and turn.error.code == "forbidden"):
            host.troubles += 1
            if host.troubles < self._options.tries:
                return now + growing_wait(host.troubles, self._world.chance(), self._options)
        host.troubles = 0
        if turn.error:
            host.given_up = f"{turn.error.code} {turn.error.message}"
        elif turn.rules:
            self._rules.take(url, turn.rules)
        return now + self._options.delay

    def _heed(self, host: Host, want: Want, turn: Turn) -> float:
        """Take in what came of an address; return when the host may be asked again."""
        self._counts["asked"] += 1
        now = self._world.clock()
        passing = turn.exchange.status in PASSING if turn.exchange else bool(turn.error) and self._passes(turn)
        if not passing:
            host.troubles = 0
            self._settle(want, settled(want, turn, self._journal.done.get(want.url), self._options))
            return now + self._rules.delay(want.url)
        asked = asked_wait(turn.exchange, self._world.now()) if turn.exchange else None
        pause = growing_wait(want.tries + 1, self._world.chance(), self._options) if asked is None else asked
        host.troubles += 0 if turn.exchange else 1
        if want.tries + 1 < self._options.tries and pause <= self._options.patience:
            self._frontier.add(want.again(), first=True)
        else:
            self._settle(want, settled(want, turn, None, self._options))
            if pause > self._options.patience or host.troubles >= _MOST_TROUBLES:
                host.given_up = f"later {host.name} is left alone for this time"
        return now + max(min(pause, self._options.patience), self._rules.delay(want.url))

    def _passes(self, turn: Turn) -> bool:
        return turn.error is not None and turn.error.code in PASSING_CODES

    def _fail(self, want: Want, code: str, message: str) -> None:
        self._settle(want, Settled(done=Done(url=want.url, round=0, at="", code=code, message=message)))

    def _settle(self, want: Want, outcome: Settled) -> None:
        """Write down what came of an address, and go on from there."""
        now = self._world.now()
        done = replace(outcome.done, round=self._journal.round, at=now.strftime("%Y-%m-%dT%H:%M:%SZ"))
        if outcome.keep is not None:
            place = self._keeper.keep(outcome.keep, now)
            done = replace(done, offset=place.offset, length=place.length, digest=place.digest)
        self._journal.add(done)
        if done.code:
            self._failures.append(Failure(source=done.url, code=done.code, message=done.message))
        elif done.status == 304:
            self._counts["unchanged"] += 1
        elif not done.to:
            self._counts["lists" if done.kind == "list" else "pages"] += 1
        if done.own and done.own != done.url:
            self._own.add(done.own)
        if outcome.broken:
            self._failures.append(Failure(source=done.url, code="corrupt", message=outcome.broken))
        self._world.heard(done.url, done.code)
        self._follow(want, self._journal.done[done.url] if done.status == 304 else done)

    def finish(self) -> Gathered:
        """Put the records into a WACZ file and end the gathering."""
        number = self._journal.round
        archive = packaged(self._journal, self._warc, self._out / f"gathered-{number:04}.wacz", self._world.now())
        self._journal.end()
        self._keeper.close()
        self._warc.unlink()
        counts = self._counts
        return Gathered(
            asked=counts["asked"],
            pages=counts["pages"],
            unchanged=counts["unchanged"],
            known=counts["known"],
            lists=counts["lists"],
            left=counts["left"],
            failures=tuple(self._failures),
            archive=archive,
        )

    def close(self) -> None:
        """Leave the folder to others."""
        self._keeper.close()
        self._journal.close()
