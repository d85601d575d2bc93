"""`make demo`: the sample coverage in a fresh store, served on this machine."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from cinequorum.cli.main import status_of
from cinequorum.samples import sample_folder


def main() -> int:
    """Fill a fresh store in `.demo/` with the samples and serve it until Ctrl-C."""
    home = Path(os.environ.get("CINEQUORUM_HOME") or ".demo").resolve()
    if "CINEQUORUM_HOME" not in os.environ:
        shutil.rmtree(home, ignore_errors=True)
    os.environ["CINEQUORUM_HOME"] = str(home)
    print(f"reading the sample coverage (invented reviewers and outlets) into {home.name}/", file=sys.stderr)
    # Some samples are about no single film, which an ingest reports with status 1: as it should.
    if status_of(["ingest", str(sample_folder())]) not in (0, 1):
        return 1
    return status_of(["serve", "--host", "127.0.0.1", "--port", os.environ.get("PORT", "8000")])


if __name__ == "__main__":
    sys.exit(main())
