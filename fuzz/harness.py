"""Fuzz one target with atheris: `python fuzz/harness.py TARGET FOLDER [libFuzzer options]`.

The mutator knows the grammar: it puts in, doubles, moves and takes out tags, dates, ratings, names and what breaks
readers, and leaves the rest to libFuzzer. What must hold is in `tests/robust`. An input that breaks a promise is kept
as `FOLDER/failures/TARGET-…` with the error beside it, one for each place in the code, and the run goes on.
"""

from __future__ import annotations

import os
import random
import sys
import time
import traceback
from collections.abc import Callable
from hashlib import sha256
from importlib import import_module
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from fuzz.targets import PAGES, Target, target  # noqa: E402

_TWICE = 16  # of so many inputs one is read twice


def main() -> None:
    """Set the fuzzer up for one target and start it; it ends the process."""
    here = target(sys.argv.pop(1))
    folder = Path(sys.argv.pop(1))
    check = watched_check(here)
    for seed in here.seeds:  # models and patterns are loaded before the clock counts
        check(seed)

    def one_input(data: bytes) -> None:
        start = time.process_time()
        try:
            check(data)
            took = time.process_time() - start
            assert took < here.seconds, f"{took:.1f} s for {len(data)} bytes"
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001  whatever it is, a panic of a library too, it is what we look for
            keep(folder / "failures", here.name, data, error)

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        chance = random.Random(seed)
        if chance.random() < 0.4:
            return bytes(atheris.Mutate(data, most))
        for _ in range(chance.choice((1, 1, 2, 4))):
            data = changed(data, here.grammar, chance)
        return data[:most]

    atheris.Setup(sys.argv, one_input, custom_mutator=mutate, enable_python_coverage=True)
    atheris.Fuzz()


def watched_check(here: Target) -> Callable[[bytes], object]:
    """Import the target's check with the modules that guide the fuzzer instrumented, and no others."""
    with atheris.instrument_imports(include=["cinequorum", "cinequorum_web"], exclude=others(here.watched)):
        if here.home.endswith("_site"):
            import django

            os.environ["DJANGO_SETTINGS_MODULE"] = "cinequorum_web.settings"
            django.setup()
        from tests.robust.checks import check

        parsers = import_module(here.home).PARSERS
    if here.name in PAGES:
        source = PAGES[here.name]
        return lambda data: check(data, source, twice=sum(data) % _TWICE == 0)
    found: Callable[[bytes], object] = parsers[here.name]
    return found


def others(watched: tuple[str, ...]) -> list[str]:
    """Return the library's modules that are not to be watched, tables among them."""
    source = ROOT / "src"
    modules = [".".join(path.relative_to(source).with_suffix("").parts) for path in source.rglob("*.py")]
    kept = tuple(f"cinequorum{'' if prefix.startswith('_web') else '.'}{prefix}" for prefix in watched)
    return [module for module in modules if ".data." in module or not module.startswith(kept)]


def changed(data: bytes, grammar: tuple[bytes, ...], chance: random.Random) -> bytes:
    """Put a piece of the grammar in, several times over now and then, or double, move or take out a stretch."""
    at = chance.randint(0, len(data))
    end = min(len(data), at + chance.choice((1, 8, 40, 300)))
    match chance.randint(0, 6):
        case 0 | 1:
            return data[:at] + data[end:]
        case 2:
            return data[:end] + data[at:end] * chance.choice((1, 1, 3, 10)) + data[end:]
        case 3:
            to = chance.randint(0, len(data))
            return data[:to] + data[at:end] + data[to:]
        case 4:
            return data[:at] + chance.choice(grammar) * chance.choice((1, 5, 20)) + data[at:]
        case _:
            return data[:at] + chance.choice(grammar) + data[chance.choice((at, end)) :]


def keep(folder: Path, name: str, data: bytes, error: BaseException) -> None:
    """Write the input and what it did, unless the same line of code failed on a shorter one before."""
    folder.mkdir(parents=True, exist_ok=True)
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = sha256(f"{type(error).__name__} {frame.filename} {frame.lineno}".encode()).hexdigest()[:8]
    kept = folder / f"{name}-{place}"
    if kept.exists() and kept.stat().st_size <= len(data):
        return
    kept.write_bytes(data)
    kept.with_name(f"{kept.name}.txt").write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    print(f"FAILED {kept.name}: {type(error).__name__}: {str(error)[:200]}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
