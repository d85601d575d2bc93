"""`python -m benchmarks.mutation`: which changes of scoring and fusion the tests notice.

Of all mutants (see `mutants`) a seeded sample is drawn. The tests are collected once; each mutant has a process of its
own, forked from there, which runs the tests that call the changed function, the quick ones first, up to the first that
fails. A mutant is killed where one fails, or takes a minute of processor time. Survivors are listed. Those that
change nothing that can be seen stand with their reasons in `tests/gate/equivalent_mutants.json`; they count as
survivors all the same, and their number is told.
"""

from __future__ import annotations

import argparse
import json
import os
import pkgutil
import random
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from math import sqrt
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from benchmarks.common import ROOT, table
from benchmarks.mutants import Mutant, applied, mutants_of

ROOMS = ("cinequorum.score", "cinequorum.reconcile.fusion")
ALONE = ("cinequorum.reconcile.fuse",)
TESTS = (
    "tests/gate/test_figures.py", "tests/score", "tests/reconcile/test_fusion.py",
    "tests/reconcile/test_fusion_lists.py",
    "tests/reconcile/test_fusion_worlds.py", "tests/reconcile/test_kin.py", "tests/reconcile/test_old.py",
    "tests/reconcile/test_facts.py", "tests/reconcile/test_crowds.py", "tests/samples/test_consensus.py",
)  # fmt: skip
LEFT_OUT = ("test_fifty_thousand_contradictions_of_one_question",)  # asks how long it takes, and takes long
REVIEWED = ROOT / "tests" / "gate" / "equivalent_mutants.json"
LONGEST = 60  # seconds of processor time of one mutant
LEAST = 0.8


def modules() -> list[str]:
    """Return the names of the modules that are changed."""
    found = [f"{room}.{one.name}" for room in ROOMS for one in pkgutil.iter_modules(import_module(room).__path__)]
    return sorted((*found, *ALONE))


def equivalent() -> dict[str, str]:
    """Return the mutants that change nothing, each with the reason."""
    told: dict[str, str] = json.loads(REVIEWED.read_text(encoding="utf-8")) if REVIEWED.exists() else {}
    return told


def sampled(count: int, seed: int) -> list[Mutant]:
    """Return a sample of all mutants, the same for the same code and seed."""
    every = [one for name in modules() for one in mutants_of(import_module(name))]
    return sorted(random.Random(seed).sample(every, min(count, len(every))), key=lambda one: (one.module, one.line))


def wilson(part: int, whole: int) -> tuple[float, float]:
    """Return the interval at 95% of a share (Wilson 1927)."""
    p, z = part / whole, 1.96
    middle = (p + z * z / (2 * whole)) / (1 + z * z / whole)
    half = z * sqrt(p * (1 - p) / whole + z * z / (4 * whole * whole)) / (1 + z * z / whole)
    return middle - half, middle + half


class Trial:
    """A plugin of pytest: runs what was collected once for each mutant, in place of once."""

    def __init__(self, chosen: list[Mutant]) -> None:
        self.chosen = chosen
        self.outcomes: list[tuple[Mutant, bool]] = []
        self._failed = False
        self._calls: dict[tuple[str, str], list[pytest.Item]] = defaultdict(list)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [one for one in items if one.name not in LEFT_OUT]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._failed = self._failed or report.failed

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self._watch(session)
        if self._failed:
            raise session.Failed("the tests fail before anything is changed")
        for number, mutant in enumerate(self.chosen, 1):
            killed = self._is_killed(mutant)
            self.outcomes.append((mutant, killed))
            word = "killed  " if killed else "SURVIVED"
            print(
                f"\n{number}/{len(self.chosen)} {word} {mutant.line} {mutant.name}", file=sys.stderr, end="", flush=True
            )
        return True

    def _watch(self, session: pytest.Session) -> None:
        """Run everything once, and keep which test calls which function."""
        cost: dict[str, float] = {}
        for item in session.items:
            start = time.process_time()
            with _called() as found:
                self._run(item)
            cost[item.nodeid] = time.process_time() - start
            for one in found:
                self._calls[one].append(item)
        for tests in self._calls.values():
            tests.sort(key=lambda item: cost[item.nodeid])

    def _run(self, item: pytest.Item) -> None:
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)

    def _is_killed(self, mutant: Mutant) -> bool:
        child = os.fork()
        if child == 0:
            resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST + 5))
            os._exit(self._tried(mutant))
        _, status = os.waitpid(child, 0)
        return status != 0

    def _tried(self, mutant: Mutant) -> int:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        applied(sys.modules[mutant.module], mutant)
        for item in self._calls.get((mutant.module, mutant.function.rpartition(".")[2]), ()):
            self._run(item)
            if self._failed:
                return 1
        return 0


@contextmanager
def _called() -> Iterator[set[tuple[str, str]]]:
    found: set[tuple[str, str]] = set()
    rooms = (*ROOMS, *ALONE)

    def heard(frame: FrameType, event: str, _: Any) -> None:
        if event == "call" and (name := frame.f_globals.get("__name__", "")).startswith(rooms):
            found.add((name, frame.f_code.co_name))

    sys.setprofile(heard)
    try:
        yield found
    finally:
        sys.setprofile(None)


def report(outcomes: list[tuple[Mutant, bool]]) -> str:
    """Return the table of outcomes by module, with the interval of the share that was killed."""
    every, killed = Counter(one.module for one, _ in outcomes), Counter(one.module for one, dead in outcomes if dead)
    rows = [(name, str(every[name]), str(killed[name]), f"{killed[name] / every[name]:.0%}") for name in sorted(every)]
    whole, dead = len(outcomes), killed.total()
    low, high = wilson(dead, whole)
    told = f"{dead} of {whole} killed: {dead / whole:.1%} (95%: {low:.1%} to {high:.1%})"
    same = sum(one.name in equivalent() for one, is_dead in outcomes if not is_dead)
    told += f"; {same} of the survivors change nothing that can be seen"
    return table(("module", "mutants", "killed", "share"), rows) + "\n\n" + told


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--out", type=Path, help="a file for the survivors")
    parser.add_argument("--only", default="", help="mutants whose name has this")
    given = parser.parse_args()
    os.chdir(ROOT)
    _quick_properties()
    trial = Trial([one for one in sampled(given.count, given.seed) if given.only in one.name])
    asked = ["-q", "-p", "no:cacheprovider", "--hypothesis-profile=mutation", "-m", "not long"]
    pytest.main([*asked, *TESTS], plugins=[trial])
    if not trial.outcomes:
        return 2
    print("\n" + report(trial.outcomes))
    survivors = [one.name for one, dead in trial.outcomes if not dead]
    if given.out:
        given.out.write_text("\n".join(survivors) + "\n", encoding="utf-8")
    return int(1 - len(survivors) / len(trial.outcomes) < LEAST)


def _quick_properties() -> None:
    """Properties try a fifth of the examples, the same in every run, and don't look for the shortest that fails."""
    from hypothesis import HealthCheck, Phase, settings

    settings.register_profile(
        "mutation", max_examples=20, deadline=None, derandomize=True, database=None,
        phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck),
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
