"""Run the fuzzer over every target: `python fuzz/run.py FOLDER SECONDS [TARGET…]`.

Half of the time goes to whole pages, half to the parsers by themselves; `SECONDS` is for each half. What was found to
reach new code is kept in FOLDER/corpus and is where the next run begins. What fails lies in FOLDER/failures; the exit
status is 1 then.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from fuzz.targets import PAGES, WATCHED, names, target

_HUNG = 60  # seconds after which an input is taken to hang
_COVERAGE = re.compile(r"cov: (\d+) ft: (\d+) corp: (\d+)")
_EXECUTED = re.compile(r"number_of_executed_units:\s*(\d+)")


def main(folder: Path, seconds: int, chosen: tuple[str, ...]) -> int:
    """Fuzz each target for its share of the time and print what was reached; return 1 if an input failed."""
    print("target           executions  per CPU second  branches  inputs kept  failures", flush=True)
    for name in chosen or names():
        share = seconds // len(PAGES if name in PAGES else WATCHED)
        print(fuzzed(name, folder, share), flush=True)
    return int(any((folder / "failures").glob("*")))


def fuzzed(name: str, folder: Path, seconds: int) -> str:
    """Fuzz one target for so many seconds and return its line of the table."""
    here = target(name)
    corpus = folder / "corpus" / name
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(here.seeds):
        (corpus / f"seed-{number:03}").write_bytes(seed)
    options = [
        f"-max_total_time={seconds}", f"-max_len={here.longest}", f"-timeout={_HUNG}", "-print_final_stats=1",
        f"-artifact_prefix={folder}/failures/{name}-",
    ]  # fmt: skip
    log = folder / f"{name}.log"
    (folder / "failures").mkdir(exist_ok=True)
    before = os.times()
    with log.open("w", encoding="utf-8") as said:
        harness = str(Path(__file__).with_name("harness.py"))
        command = [sys.executable, harness, name, str(folder), str(corpus), *options]
        status = subprocess.run(command, check=False, stdout=said, stderr=subprocess.STDOUT).returncode
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return line(name, log.read_text("utf-8", "replace"), spent) + ("" if status == 0 else f"  ended with {status}")


def line(name: str, said: str, spent: float) -> str:
    """Return a target's line: executions, how many in a second of processor time, branches, inputs, failures."""
    executed = int(found[1]) if (found := _EXECUTED.search(said)) else 0
    reached = _COVERAGE.findall(said)
    branches, _, inputs = reached[-1] if reached else ("0", "0", "0")
    failures = len(set(re.findall(r"^FAILED (\S+):", said, re.MULTILINE)))
    return f"{name:15} {executed:11,} {executed / max(spent, 0.1):15.1f} {branches:>9} {inputs:>12} {failures:9}"


if __name__ == "__main__":
    began = time.monotonic()
    status = main(Path(sys.argv[1]).resolve(), int(sys.argv[2]), tuple(sys.argv[3:]))
    print(f"{time.monotonic() - began:.0f} s in all")
    sys.exit(status)
