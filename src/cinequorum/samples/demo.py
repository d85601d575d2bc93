"""`make demo`: the sample coverage in a fresh store, served on this machine."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from cinequorum.cli.main import status_of
from cinequorum.samples import sample_folder


def main() -> int:
    """Fill a fresh store in `.demo/` with the samples and serve it until Ctrl-C.

    The user's own store is left alone, whatever `CINEQUORUM_HOME` says.
    """
    home = Path(".demo").resolve()
    shutil.rmtree(home, ignore_errors=True)
    os.environ["CINEQUORUM_HOME"] = str(home)
    print("reading the sample coverage (its reviewers and outlets are invented) into .demo/", file=sys.stderr)
    # Some samples are about no single film, which an ingest reports with status 1: as it should.
    if status_of(["ingest", str(sample_folder())]) not in (0, 1):
        return 1
    status_of(["taste"])  # so that film pages say what else one may like
    return status_of(["serve", "--host", "127.0.0.1", "--port", os.environ.get("PORT", "8000")])


if __name__ == "__main__":
    sys.exit(main())
