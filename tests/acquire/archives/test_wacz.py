"""Pages out of WACZ files."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cinequorum.acquire.archives.wacz import Part, from_wacz
from cinequorum.acquire.types import ReadOptions
from cinequorum.model.page import RawPage
from cinequorum.model.reading import Failure
from tests.acquire.archives.samples import Sample, packed

FIRST = b"".join(packed(Sample(number=number)) for number in (0, 1))
SECOND = b"".join(packed(Sample(number=number)) for number in (2, 3))


def wacz(parts: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> bytes:
    """Return a WACZ file of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        archive.writestr("datapackage.json", '{"profile": "data-package", "wacz_version": "1.1.1"}')
        for name, body in parts.items():
            archive.writestr(name, body)
    return out.getvalue()


def taken(archive: bytes) -> tuple[list[int], list[Failure]]:
    """Return the numbers of the pages and the failures."""
    found = list(from_wacz(io.BytesIO(archive), "a.wacz", ReadOptions()))
    pages = [int(one.source.rsplit("/", 1)[1]) for one in found if isinstance(one, RawPage)]
    return pages, [one for one in found if isinstance(one, Failure)]


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_the_pages_of_all_its_archives(compression: int) -> None:
    """All WARC files are read in the order of their names, whether they are stored as the format asks or packed."""
    parts = {"archive/b.warc.gz": SECOND, "archive/a.warc.gz": FIRST, "pages/pages.jsonl": b"{}"}
    assert taken(wacz(parts, compression)) == ([0, 1, 2, 3], [])


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_fault_in_one_archive_leaves_the_others(compression: int) -> None:
    """A damaged WARC file in it is named with its place; the rest is read."""
    pages, (failure,) = taken(wacz({"archive/a.warc.gz": FIRST[:-30], "archive/b.warc.gz": SECOND}, compression))
    assert pages == [0, 2, 3]
    assert failure.source.startswith("a.wacz/archive/a.warc.gz#")


def test_a_part_whose_bytes_changed_is_named() -> None:
    """Where a packed part no longer unpacks, or is not what its sum says, a failure names it."""
    whole = wacz({"archive/a.warc.gz": FIRST}, zipfile.ZIP_DEFLATED)
    at = whole.index(b"a.warc.gz") + 20
    pages, failures = taken(whole[:at] + bytes(30) + whole[at + 30 :])
    assert failures
    assert len(pages) < 2


def test_a_cut_file_gives_what_is_left() -> None:
    """Without its table of contents a WACZ file is one failure, and the records that are there are read."""
    pages, failures = taken(wacz({"archive/a.warc.gz": FIRST, "archive/b.warc.gz": SECOND})[:-200])
    assert pages[:3] == [0, 1, 2]
    assert {failure.code for failure in failures} == {"corrupt"}
    assert "damaged WACZ" in failures[0].message


@settings(deadline=None, max_examples=200)
@given(packed=st.booleans(), at=st.integers(0, 3000), noise=st.binary(min_size=1, max_size=40))
def test_noise_raises_nothing(packed: bool, at: int, noise: bytes) -> None:  # noqa: FBT001
    """Bytes overwritten anywhere: pages and failures, and no error; noise in one archive leaves the other."""
    form = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    whole = wacz({"archive/a.warc.gz": FIRST, "archive/b.warc.gz": SECOND}, form)
    start = at % (len(whole) - len(noise))
    pages, failures = taken(whole[:start] + noise + whole[start + len(noise) :])
    assert set(pages) <= {0, 1, 2, 3}
    assert failures or pages


@pytest.mark.parametrize(("at", "byte"), [(6, 0x44), (42, 0xFF), (45, 0xFF), (8, 0x01)])
def test_a_table_of_contents_that_lies(at: int, byte: int) -> None:
    """A version nobody knows, a place outside the file, a part said to be encrypted: failures, and what can be had."""
    whole = bytearray(wacz({"archive/a.warc.gz": FIRST}))
    whole[whole.index(b"PK\x01\x02", whole.index(b"PK\x01\x02") + 4) + at] = byte
    pages, failures = taken(bytes(whole))
    assert set(pages) <= {0, 1}
    assert failures


def test_nothing_in_it_is_a_failure() -> None:
    """A ZIP file without WARC files, and noise, are failures."""
    assert taken(wacz({}))[1][0].code == "corrupt"
    assert taken(b"PK\x03\x04 noise")[1][0].code == "corrupt"


def test_a_part_of_a_file_reads_as_a_file() -> None:
    """Seeking and reading stay within the stretch."""
    part = Part(io.BytesIO(b"0123456789"), 2, 5)
    assert part.read() == b"23456"
    assert part.seek(-2, io.SEEK_END) == 3
    assert (part.read(10), part.read(1), part.tell()) == (b"56", b"", 5)
    assert part.seek(1) == 1
    assert part.seek(1, io.SEEK_CUR) == 2
    assert part.read(1) == b"4"
