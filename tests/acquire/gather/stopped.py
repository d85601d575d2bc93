"""A gathering from a pretended web, as a program of its own, so that it can be killed.

    python stopped.py PORT FOLDER ADDRESSES

It waits a little before each write, so that a kill falls between two of them often enough.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Any

from cinequorum.acquire.gather.frontier import Want
from cinequorum.acquire.gather.gathering import gather
from cinequorum.acquire.gather.sources import wants_of
from cinequorum.acquire.gather.types import GatherOptions, World
from tests.acquire.gather.pretended import line_to


def main() -> None:
    """Gather what the file of addresses names."""
    port, folder, addresses = int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    through = os.fsync

    def slowly(file: Any) -> None:
        through(file)
        time.sleep(0.003)

    vars(os)["fsync"] = slowly
    wants = [want for want in wants_of([addresses]) if isinstance(want, Want)]
    world = World(line=line_to(port), sleep=lambda seconds: time.sleep(min(seconds, 0.001)))
    gather(wants, folder, GatherOptions(delay=0.0), world)


if __name__ == "__main__":
    main()
