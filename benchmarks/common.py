"""What every benchmark shares: where the measuring material lies, and how figures are set in a table."""

from __future__ import annotations

import os
import platform
import subprocess
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One benchmark's part of the report: a heading and Markdown under it."""

    title: str
    body: str


def material() -> Path:
    """Return the folder of the measuring material: `CINEQUORUM_MATERIAL`, else `shared` beside the checkout."""
    return Path(os.environ.get("CINEQUORUM_MATERIAL") or ROOT.parent / "shared")


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table."""
    lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines)


def commit() -> str:
    """Return the program's commit, marked where files differ from it."""
    return git("rev-parse", "--short=12", "HEAD") + (" with changes" if git("status", "--porcelain", "src") else "")


def git(*arguments: str) -> str:
    """Return what a git command prints."""
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def machine() -> str:
    """Return the machine in words; its name is left out."""
    return f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"


def in_turn(first: Callable[[], object], second: Callable[[], object], runs: int = 3) -> tuple[float, float, float]:
    """Time two jobs in turn (A B A B …) after one warm-up of each.

    Returns the medians in seconds and the median of the ratios B/A, pair by pair: on a noisy machine the ratio holds.
    """
    first()
    second()
    pairs = [(_seconds(first), _seconds(second)) for _ in range(runs)]
    return median(a for a, _ in pairs), median(b for _, b in pairs), median(b / a for a, b in pairs)


def _seconds(job: Callable[[], object]) -> float:
    start = time.process_time()
    job()
    return time.process_time() - start
