"""Run the fuzzer over each sort of page in turn: `python fuzz/run.py FOLDER SECONDS`.

The corpus of each sort starts with the sample coverage and is kept in FOLDER. What fails lies beside it as
`html-crash-…`; the exit status is 1 then.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from cinequorum.samples import sample_folder

SUFFIXES = {"html": ".html", "markdown": ".md", "text": ".txt", "bytes": ""}
LONGEST = 8000  # bytes of an input: a page of prose


def main(folder: Path, seconds: int) -> int:
    """Fuzz every sort of page for so many seconds; return 1 if an input failed."""
    return max([fuzzed(kind, folder, seconds) for kind in SUFFIXES])


def fuzzed(kind: str, folder: Path, seconds: int) -> int:
    """Fuzz one sort of page."""
    corpus = folder / "corpus" / kind
    corpus.mkdir(parents=True, exist_ok=True)
    for sample in sample_folder().iterdir():
        if sample.name.endswith(SUFFIXES[kind]) and sample.is_file():
            (corpus / sample.name).write_bytes(sample.read_bytes())
    harness = str(Path(__file__).with_name("harness.py"))
    options = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-artifact_prefix={folder}/{kind}-"]
    return int(subprocess.run([sys.executable, harness, kind, str(corpus), *options], check=False).returncode != 0)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
