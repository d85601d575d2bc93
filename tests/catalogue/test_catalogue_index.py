"""The catalogue's file: sorting, looking up, replacing."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cinequorum.catalogue.building import build
from cinequorum.catalogue.entries import Work, from_line, to_line
from cinequorum.catalogue.index import Catalogue
from cinequorum.catalogue.merging import merged
from cinequorum.catalogue.runs import SortedLines
from cinequorum.errors import CatalogueError
from cinequorum.names.titles import title_key
from tests.catalogue.files import BASICS, basics_row, built, date, entity, target, works, write, write_dump

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\t\r\n\0"), min_size=1, max_size=12)


@given(st.lists(st.binary(max_size=20).map(lambda b: b.replace(b"\n", b"")), max_size=60), st.integers(1, 400))
@settings(max_examples=50, deadline=None)
def test_sorting_in_runs_is_sorting(tmp_path_factory: pytest.TempPathFactory, lines: list[bytes], room: int) -> None:
    """However little fits in memory, the lines come in order, and come again."""
    sorter = SortedLines(tmp_path_factory.mktemp("runs"), "r", room)
    for line in lines:
        sorter.add(line)
    assert list(sorter) == sorted(lines)
    assert list(sorter) == sorted(lines)


def test_many_runs_are_joined(tmp_path: Path) -> None:
    """More runs than files may be open are merged on the way."""
    sorter = SortedLines(tmp_path, "r", 1)
    lines = [b"%04d" % (n * 7919 % 1000) for n in range(1000)]
    for line in lines:
        sorter.add(line)
    assert list(sorter) == sorted(lines)
    assert len(list(tmp_path.iterdir())) <= 64


@given(st.sets(WORDS, min_size=1, max_size=25))
@settings(max_examples=40, deadline=None)
def test_what_was_put_in_is_found(tmp_path_factory: pytest.TempPathFactory, titles: set[str]) -> None:
    """Each title with a letter or digit is found under itself, and nothing else is found."""
    path = write(
        tmp_path_factory.mktemp("c") / "b.tsv",
        [BASICS, basics_row(0, "Salt"), *(basics_row(n, title) for n, title in enumerate(sorted(titles), 1))],
    )
    built(path)
    with Catalogue.open(target(path)) as catalogue:
        for title in titles:
            found = {title_key(work.title) for work in catalogue.works(title)}
            assert found <= {title_key(title)}
            assert catalogue.has(title) == bool(found)
            if title_key(title) and title.strip() and title.strip() != "\\N":
                assert found
        assert not catalogue.has("Nowhere to Be Found")
        assert catalogue.works("") == ()


def test_a_line_holds_a_work() -> None:
    """Writing and reading are inverse, tabs and breaks included."""
    work = Work(title="A\tB\n“C”", original_title="Größe", year=1931, kind="short", people=("Ada",), ids=("tt1",))
    assert b"\t" not in to_line(work)
    assert b"\n" not in to_line(work)
    assert from_line(to_line(work)) == work


def test_files_of_several_kinds_are_one_catalogue(tmp_path: Path) -> None:
    """A work that IMDb and Wikidata both have is one, with what both know."""
    basics = write(tmp_path / "b.tsv", [BASICS, basics_row(1, "The Lantern"), basics_row(2, "The Lantern")])
    dump = write_dump(
        tmp_path / "d.json",
        [
            entity("Q1", {"en": "The Lantern"}, P31=["Q11424"], P345=["tt0000001"], P57=["Q9"], P577=[date(1931)]),
            entity("Q9", {"en": "Hugo Sample"}, P31=["Q5"]),
        ],
    )
    for paths in ((basics, dump), (dump, basics)):
        built(*paths)
        assert [(w.ids, w.people) for w in works(basics, "The Lantern")] == [
            (("Q1", "tt0000001"), ("Hugo Sample",)),
            (("tt0000002",), ()),
        ]


def test_merging_leaves_doubt_alone() -> None:
    """A row without an identifier is not given to one of two films."""
    films = [Work(title="Home", year=1999, ids=("tt1",)), Work(title="Home", year=1999, ids=("tt2",))]
    assert len(merged([*films, Work(title="Home", year=1999)])) == 3
    assert len(merged([films[0], Work(title="Home", year=1999)])) == 1


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    """Neither the order of files nor that of rows shows in the catalogue."""
    rows = [basics_row(n, f"Film {n % 7}") for n in range(50)]
    one = write(tmp_path / "1.tsv", [BASICS, *rows[:30]])
    two = write(tmp_path / "2.tsv", [BASICS, *reversed(rows[30:])])
    built(one, two)
    first = target(one).read_bytes()
    built(two, one)
    assert target(one).read_bytes() == first


def test_an_import_replaces_the_old_catalogue_at_once(tmp_path: Path) -> None:
    """A reader that has the old one open goes on reading it; nothing else is left in the folder."""
    path = write(tmp_path / "b.tsv", [BASICS, basics_row(1, "Old")])
    built(path)
    with Catalogue.open(target(path)) as old:
        write(path, [BASICS, basics_row(1, "New")])
        built(path)
        assert old.has("Old")
        assert not old.has("New")
    assert works(path, "Old") == ()
    assert [file.name for file in target(path).parent.iterdir()] == ["works.tsv"]


def test_an_interruption_leaves_the_old_catalogue(tmp_path: Path) -> None:
    """Ctrl-C while rows are read or written: the old catalogue is there, and no litter."""
    path = write(tmp_path / "b.tsv", [BASICS, basics_row(1, "Old")])
    built(path)
    write(path, [BASICS, basics_row(1, "New")])

    def interrupt(wanted: str) -> None:
        def watch(what: str, done: int, total: int) -> None:
            if what.startswith(wanted):
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            build([path], target(path), watch)

    interrupt("reading")
    interrupt("writing")
    assert len(works(path, "Old")) == 1
    assert [file.name for file in target(path).parent.iterdir()] == ["works.tsv"]


def test_a_catalogue_goes_to_another_process_as_its_path(tmp_path: Path) -> None:
    """Pickling opens the file again on the other side."""
    path = write(tmp_path / "b.tsv", [BASICS, basics_row(1, "The Lantern")])
    built(path)
    with Catalogue.open(target(path)) as catalogue:
        sent = pickle.dumps(catalogue)
        assert len(sent) < 1000
        assert pickle.loads(sent).works("The Lantern") == catalogue.works("The Lantern")


@pytest.mark.parametrize(
    "data", [b"", b"heat\t[]\n", b'{"format":0,"works":1}\n', b'{"format":1,"works":1}\nheat\t["He', b"[1]\n", b"\xff"]
)
def test_another_file_is_no_catalogue(tmp_path: Path, data: bytes) -> None:
    """A damaged or strange file is refused when it is opened, with what to do."""
    path = tmp_path / "works.tsv"
    path.write_bytes(data)
    with pytest.raises(CatalogueError, match="import the catalogue again"):
        Catalogue.open(path)


def test_a_damaged_line_is_an_error_of_the_file(tmp_path: Path) -> None:
    """A line that is no work names the file and the place."""
    path = tmp_path / "works.tsv"
    path.write_bytes(b'{"format":1,"works":1}\nheat\t["Heat"]\n')
    with Catalogue.open(path) as catalogue, pytest.raises(CatalogueError, match="damaged at byte 23"):
        catalogue.works("Heat")


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    """Where the catalogue cannot be written, its path is named."""
    path = write(tmp_path / "b.tsv", [BASICS, basics_row(1, "Salt")])
    with pytest.raises(CatalogueError, match=r"works\.tsv: the catalogue cannot be written"):
        build([path], path / "catalogue" / "works.tsv")
