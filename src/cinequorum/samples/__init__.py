"""Sample coverage: invented pages about six real films, for trying the program out without the network."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

NOTICE = "Sample page: the outlet and the reviewer"
"""How the line begins that every page carries: who wrote it, and where it appeared, are invented."""


def sample_folder() -> Traversable:
    """Return the folder of the bundled sample pages.

    It is a `pathlib.Path` where the package is installed as files, which is how pip installs it.

    >>> sample_folder().is_dir()
    True
    """
    return files("cinequorum.samples").joinpath("coverage")


def sample_pages() -> tuple[Traversable, ...]:
    """Return the sample pages, sorted by file name: HTML, Markdown, plain text, and one compressed with gzip.

    >>> len(sample_pages()) >= 24
    True
    """
    return tuple(sorted(sample_folder().iterdir(), key=lambda page: page.name))
