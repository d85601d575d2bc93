"""The bundled sample coverage: complete, marked as invented, and nobody else's words."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cinequorum.samples import NOTICE, sample_folder, sample_pages

FILMS = {
    "Dear Comrades!": ("dear-comrades", "queridos-camaradas"),
    "Cold War": ("cold-war",),
    "The Cranes Are Flying": ("cranes-are-flying", "kraniche-ziehen"),
    "In the Mood for Love": ("in-the-mood-for-love",),
    "The Lives of Others": ("lives-of-others", "leben-der-anderen"),
    "Dr. Strangelove": ("strangelove",),
}
MATERIAL = Path(__file__).resolve().parents[3] / "shared"
RUN = 8


def text_of(name: str) -> str:
    body = sample_folder().joinpath(name).read_bytes()
    return (gzip.decompress(body) if name.endswith(".gz") else body).decode("utf-8")


def without_markup(text: str) -> str:
    return re.sub(r"(?s)<script.*?</script>|<[^>]*>", " ", text)


NAMES = tuple(page.name for page in sample_pages())


def test_there_are_enough_pages_on_six_films() -> None:
    """At least 24 pages, and at least four of them on each of six films."""
    assert len(NAMES) >= 24
    counts = {film: sum(any(slug in name for slug in slugs) for name in NAMES) for film, slugs in FILMS.items()}
    assert min(counts.values()) >= 4, counts


@pytest.mark.parametrize("name", NAMES)
def test_each_page_says_that_it_is_invented(name: str) -> None:
    """Nobody can take a sample for a real outlet's words: the last lines of each page say so."""
    assert NOTICE in text_of(name)[-400:]


@pytest.mark.parametrize("name", NAMES)
def test_each_page_has_the_length_of_real_coverage(name: str) -> None:
    """Between 100 and 600 words without markup."""
    assert 100 <= len(without_markup(text_of(name)).split()) <= 600


def test_all_file_types_are_there() -> None:
    """HTML, Markdown, plain text, and one page compressed with gzip."""
    assert {name.rsplit(".", 1)[1] for name in NAMES} == {"html", "md", "txt", "gz"}
    assert sum(name.endswith(".gz") for name in NAMES) == 1


def test_the_read_me_names_every_outlet_with_a_slip() -> None:
    """Each row of the table of slips names an outlet that has a page."""
    table = (Path(str(sample_folder())).parent / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"\| ([a-z-]+), [^|]+ \|$", table, flags=re.M)
    assert len(rows) >= 10
    assert all(any(name.startswith(f"{outlet}_") for name in NAMES) for outlet in rows)


def runs(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", without_markup(text).casefold())
    return zip(*(words[i:] for i in range(RUN)), strict=False)


@pytest.mark.shared
def test_no_words_are_borrowed() -> None:
    """No run of eight words stands in the measuring material too."""
    if not MATERIAL.is_dir():
        pytest.skip("the measuring material is not beside this checkout")
    files = sorted([*MATERIAL.glob("seeds/*.txt"), *MATERIAL.glob("corpus/pages/*")])
    known = {run for file in files for run in runs(file.read_text(encoding="utf-8", errors="replace"))}
    borrowed = {" ".join(run) for name in NAMES for run in runs(text_of(name)) if run in known}
    assert not borrowed
