"""Fuzz the reading of pages with atheris: `python fuzz/harness.py html|markdown|text CORPUS... [libFuzzer options]`.

Inputs are whole pages. The mutator knows the grammar: it puts in, doubles, moves and takes out tags, dates, ratings,
names and what breaks readers, and leaves the rest to libFuzzer. What must hold of a reading is in `tests/robust`.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

with atheris.instrument_imports(include=["cinequorum"]):
    from tests.robust.checks import check

from tests.robust import pieces

SOURCES = {"html": "page.html", "markdown": "page.md", "text": "page.txt", "bytes": "page"}
GRAMMAR = {
    "html": tuple(f"<{tag}>" for tag in pieces.TAGS)
    + tuple(f"</{tag}>" for tag in pieces.TAGS)
    + tuple(f"<span {attribute}>" for attribute in pieces.ATTRIBUTES)
    + tuple(f'<script type="application/ld+json">{{{value}</script>' for value in pieces.JSON)
    + pieces.JSON,
    "markdown": pieces.MARKDOWN,
    "text": (),
    "bytes": ("\ufeff", "\x1f\x8b", '<meta charset="utf-16">', '<meta charset="shift_jis">', "%PDF"),
}
COMMON = pieces.NAMES + pieces.TITLES + pieces.DATES + pieces.RATINGS + pieces.SENTENCES + pieces.ODD + ("\n", "\n\n")
SECONDS, PER_KILOBYTE = 5.0, 0.05  # of processor time for one input, with the instruments in it


def main() -> None:
    """Set the fuzzer up for one sort of page and start it."""
    kind = sys.argv.pop(1)
    grammar = [piece.encode("utf-8", "replace") for piece in GRAMMAR[kind] + COMMON]

    def one_input(data: bytes) -> None:
        start = time.process_time()
        check(data, SOURCES[kind], twice=len(data) % 4 == 0)
        took = time.process_time() - start
        assert took < SECONDS + PER_KILOBYTE * len(data) / 1000, f"{took:.1f} s for {len(data)} bytes"

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        chance = random.Random(seed)
        if chance.random() < 0.3:
            return atheris.Mutate(data, most)
        for _ in range(chance.choice((1, 1, 2, 4, 8))):
            data = changed(data, grammar, chance)
        return data[:most]

    one_input(b"The Glass Harbour\n\nA film.")  # models are loaded before the clock counts
    atheris.Setup(sys.argv, one_input, custom_mutator=mutate, enable_python_coverage=True)
    atheris.Fuzz()


def changed(data: bytes, grammar: list[bytes], chance: random.Random) -> bytes:
    """Put a piece of the grammar in, many times over now and then, or double, move or take out a stretch."""
    at = chance.randint(0, len(data))
    end = min(len(data), at + chance.choice((1, 8, 40, 300)))
    match chance.randint(0, 5):
        case 0:
            return data[:at] + data[end:]
        case 1:
            return data[:end] + data[at:end] * chance.choice((1, 1, 3, 50)) + data[end:]
        case 2:
            to = chance.randint(0, len(data))
            return data[:to] + data[at:end] + data[to:]
        case 3:
            return data[:at] + chance.choice(grammar) * chance.choice((5, 60)) + data[at:]
        case _:
            return data[:at] + chance.choice(grammar) + data[chance.choice((at, end)) :]


if __name__ == "__main__":
    main()
