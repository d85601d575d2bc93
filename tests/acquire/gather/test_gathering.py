"""Many pages from a web that misbehaves: what can be had is had once, the rest is said, nobody is pressed."""

from __future__ import annotations

import errno
import io
import itertools
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cinequorum.acquire.archives.wacz import from_wacz
from cinequorum.acquire.archives.writing import Keeper
from cinequorum.acquire.gather.frontier import Want
from cinequorum.acquire.gather.gathering import gather
from cinequorum.acquire.gather.sources import wants_of
from cinequorum.acquire.gather.types import Gathered, GatherOptions
from cinequorum.errors import GatherError
from cinequorum.model.page import RawPage
from cinequorum.model.reading import Failure
from tests.acquire.gather.pretended import Waits, Web, page, pretended, world_of

QUICK = GatherOptions(delay=1.0, seconds=0.6, most_bytes=1_000_000, tries=2)


@pytest.fixture
def web() -> Iterator[Web]:
    with pretended() as made:
        yield made


class Gatherer:
    """Gathers into one folder, any number of times."""

    def __init__(self, web: Web, out: Path, options: GatherOptions = QUICK) -> None:
        self.web, self.out, self.options, self.waits = web, out, options, Waits()

    def __call__(self, *sources: str, refresh: bool = False) -> Gathered:
        wants = [want for want in wants_of(self.full(sources)) if isinstance(want, Want)]
        return gather(wants, self.out, replace(self.options, refresh=refresh), world_of(self.web, self.waits))

    def listed(self, *names: str) -> Gathered:
        """Gather what a file of addresses names."""
        path = self.out.parent / "addresses.txt"
        path.write_text("\n".join(self.full(names)), encoding="utf-8")
        return self(str(path))

    def full(self, sources: tuple[str, ...]) -> list[str]:
        return [one if "://" in one or one.startswith("/") else f"http://a.example/{one}" for one in sources]

    def pages(self, gathered: Gathered) -> dict[str, bytes]:
        """What the archive of a gathering gives when it is read again."""
        if gathered.archive is None:
            return {}
        with gathered.archive.open("rb") as file:
            found = list(from_wacz(file, "a.wacz"))
        assert not [one for one in found if isinstance(one, Failure)]
        return {one.source.removeprefix("http://a.example/"): one.body for one in found if isinstance(one, RawPage)}


@pytest.fixture
def gatherer(web: Web, tmp_path: Path) -> Gatherer:
    return Gatherer(web, tmp_path / "out")


def test_pages_are_kept_as_they_were_sent(gatherer: Gatherer) -> None:
    """Plain, in pieces, packed, redirected: each is in the archive, under its own address, and was asked for once."""
    found = gatherer.listed("one", "chunked", "packed", "moved", "own", "true", "wrong-charset", "one?utm_source=x#top")
    pages = gatherer.pages(found)
    assert set(pages) == {"one", "chunked", "packed", "here", "own", "wrong-charset"}
    assert (pages["chunked"], pages["packed"], pages["here"]) == (page("chunked"), page("packed"), page("here"))
    assert not found.failures
    assert (found.pages, found.known) == (6, 1)  # /true is what /own calls its own address
    assert set(gatherer.web.times().values()) == {1}


BAD = {
    "slow": "given_up",
    "slow-body": "given_up",
    "huge": "too_large",
    "endless-chunks": "too_large",
    "endless-heads": "unreachable",
    "broken-chunks": "cut",
    "cut": "cut",
    "hang-up": "unreachable",
    "noise": "unreachable",
    "cut-gzip": "corrupt",
    "bomb": "too_large",
    "away": "status",
    "gone": "status",
    "round": "circle",
    "loop-a": "circle",
    "on-and-on": "circle",
    "image": "no_page",
    "noai": "reserved",
    "mined": "reserved",
    "http://inside.example/secret": "forbidden",
    "http://nowhere.example/": "unreachable",
    "http://a.example:22/": "forbidden",
}


@pytest.mark.parametrize("bad", BAD)
def test_whatever_a_server_does_it_is_said_and_the_rest_is_had(gatherer: Gatherer, bad: str) -> None:
    """One failure with its code, and the page beside it is there."""
    found = gatherer.listed(bad, "good")
    assert [failure.code for failure in found.failures] == [BAD[bad]]
    assert gatherer.pages(found)["good"] == page("good")
    assert found.pages == 1


def test_what_might_be_a_list_is_no_larger_page(gatherer: Gatherer) -> None:
    """An address given by hand may be a long list; a page that long is refused all the same."""
    assert [failure.code for failure in gatherer("bomb").failures] == ["too_large"]


def test_a_redirect_to_a_private_address_leads_nowhere(gatherer: Gatherer) -> None:
    """The host that it names is looked at before it is asked; nothing of it is kept."""
    found = gatherer("inside")
    assert [(failure.source, failure.code) for failure in found.failures] == [
        ("http://inside.example/secret", "forbidden")
    ]
    assert not any("inside.example" in url for url in gatherer.web.times())


def test_what_fails_in_passing_is_asked_again(gatherer: Gatherer) -> None:
    """An answer cut off, a 429 and a 503 are asked again, after the time that the server wants or a growing one."""
    found = gatherer("cut-once", "busy-once", "away-until")
    assert not found.failures
    assert found.pages == 3
    assert set(gatherer.web.times().values()) == {1, 2}  # the robots.txt once
    slept = [round(seconds) for seconds in gatherer.waits.slept]
    assert 7 in slept
    assert 40 in slept  # by the server's own date
    assert 4 in slept


def test_a_host_that_wants_to_be_left_alone_is(gatherer: Gatherer) -> None:
    """One that says to come back tomorrow is asked nothing more today; other hosts are."""
    found = gatherer("busy-long", "one", "two", "http://b.example/three")
    assert {failure.source: failure.code for failure in found.failures} == {
        "http://a.example/busy-long": "status",
        "http://a.example/one": "later",
        "http://a.example/two": "later",
    }
    assert gatherer.web.times()["http://a.example/one"] == 0
    assert found.pages == 1
    again = gatherer("one", "two")
    assert again.pages == 2


def test_a_host_is_not_pressed(gatherer: Gatherer) -> None:
    """Between two questions to a host lies what its robots.txt asks for, or the delay; other hosts need not wait."""
    gatherer.web.robots["slow.example"] = (200, b"User-agent: *\nCrawl-delay: 9")
    gatherer.web.robots["never.example"] = (200, b"User-agent: *\nCrawl-delay: 9999")
    found = gatherer(*(f"http://slow.example/{n}" for n in range(3)), "one", "two", "http://never.example/a")
    assert (found.pages, [failure.code for failure in found.failures]) == (5, ["robots"])
    assert 1 + 9 + 9 - 1 <= sum(gatherer.waits.slept) <= 1 + 9 + 9 + 1


def test_what_sites_ask_of_programs_is_kept(gatherer: Gatherer) -> None:
    """A page that robots.txt shuts is not asked for; nor any where the file can't be had. It is asked for daily."""
    gatherer.web.robots["a.example"] = (200, b"User-agent: *\nDisallow: /private")
    gatherer.web.robots["away.example"] = (503, b"")
    found = gatherer("private/a", "open", "http://away.example/a")
    assert {failure.source: failure.code for failure in found.failures} == {
        "http://a.example/private/a": "robots",
        "http://away.example/a": "robots",
    }
    gatherer("more")
    times = gatherer.web.times()
    assert times["http://a.example/private/a"] == times["http://away.example/a"] == 0
    assert times["http://a.example/robots.txt"] == 1
    assert times["http://away.example/robots.txt"] == 2


def test_lists_lead_to_pages(gatherer: Gatherer, tmp_path: Path) -> None:
    """An outline names a feed, an index of site maps a site map: their pages are had; what is no list is said."""
    gatherer.web.bodies["http://a.example/index.xml"] = (
        b"<sitemapindex><sitemap><loc>http://a.example/map.xml</loc></sitemap>"
        b"<sitemap><loc>http://a.example/index.xml</loc></sitemap><sitemap><loc>http://a.example/no-map</loc></sitemap></sitemapindex>"
    )
    gatherer.web.bodies["http://a.example/map.xml"] = b"<urlset><url><loc>http://a.example/three</loc></url></urlset>"
    outline = tmp_path / "feeds.opml"
    outline.write_text("<opml><body><outline xmlUrl='http://a.example/feed'/></body></opml>", encoding="utf-8")
    found = gatherer(str(outline), "index.xml")
    assert set(gatherer.pages(found)) == {"one", "two", "three"}
    assert [(failure.source, failure.code) for failure in found.failures] == [("http://a.example/no-map", "no_list")]
    assert (found.pages, found.lists) == (3, 3)


def test_limits_hold(gatherer: Gatherer, tmp_path: Path) -> None:
    """No more pages are asked for than allowed, in all and of a host; the others are counted."""
    names = [f"http://{host}.example/{n}" for host in "ab" for n in range(5)]
    few = Gatherer(gatherer.web, tmp_path / "few", replace(QUICK, most=7, most_of_host=4))
    found = few(*names)
    assert (found.pages, found.left) == (7, 3)


def test_the_next_time_only_what_is_new_is_fetched(gatherer: Gatherer) -> None:
    """A list is asked whether it has changed, a page that is there is left; with `refresh` it is asked that too."""
    first = gatherer("feed", "tagged")
    assert (first.pages, first.lists) == (3, 1)
    second = gatherer("feed", "http://a.example/tagged")
    assert (second.pages, second.unchanged) == (0, 2)
    assert "If-Modified-Since" in gatherer.web.heads("http://a.example/feed")[1]
    third = gatherer("feed", "tagged", refresh=True)
    assert gatherer.web.times()["http://a.example/one"] == 2
    assert third.pages == 2
    assert gatherer.web.heads("http://a.example/tagged")[-1]["If-None-Match"] == '"one"'


def test_an_archive_is_what_it_says(gatherer: Gatherer) -> None:
    """Its parts have the digests that it gives, its index leads to the records, its pages are listed."""
    import hashlib

    found = gatherer("one", "moved", "packed")
    assert found.archive is not None
    with zipfile.ZipFile(found.archive) as archive:
        told = json.loads(archive.read("datapackage.json"))
        seal = json.loads(archive.read("datapackage-digest.json"))
        assert seal["hash"] == "sha256:" + hashlib.sha256(archive.read("datapackage.json")).hexdigest()
        assert {part["path"] for part in told["resources"]} == {
            name for name in archive.namelist() if not name.startswith("datapackage")
        }
        for part in told["resources"]:
            body = archive.read(part["path"])
            assert (part["bytes"], part["hash"]) == (len(body), "sha256:" + hashlib.sha256(body).hexdigest())
        warc = next(name for name in archive.namelist() if name.startswith("archive/"))
        records = archive.read(warc)
        lines = archive.read("indexes/index.cdx").decode().splitlines()
        pages = [json.loads(line) for line in archive.read("pages/pages.jsonl").decode().splitlines()]
    assert lines == sorted(lines)
    for line in lines:
        entry = json.loads(line.split(" ", 2)[2])
        start, length = int(entry["offset"]), int(entry["length"])
        from fastwarc.warc import ArchiveIterator

        (record,) = ArchiveIterator(io.BytesIO(records[start : start + length]))
        assert record.headers["WARC-Target-URI"] == entry["url"]
        assert str(record.http_headers and record.http_headers.status_code) == entry["status"]
    assert [one["url"].rsplit("/", 1)[1] for one in pages[1:]] == ["here", "one", "packed"]


def test_two_at_once_are_kept_apart(gatherer: Gatherer) -> None:
    """While one program gathers into a folder, another is refused."""
    from cinequorum.acquire.gather.journal import Journal

    journal = Journal(gatherer.out / ".gather")
    with pytest.raises(GatherError, match="another program"):
        gatherer("one")
    journal.close()
    assert gatherer("one").pages == 1


def test_a_full_disk_loses_nothing(gatherer: Gatherer, monkeypatch: pytest.MonkeyPatch) -> None:
    """A record without room ends the gathering with the system's error; with room again it goes on, each page once."""
    write, left = Keeper._write, [3]

    def full(self: Keeper, member: bytes) -> int:
        left[0] -= 1
        if left[0] < 0:
            self._file.write(member[: len(member) // 2])
            self._file.flush()
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(self, member)

    monkeypatch.setattr(Keeper, "_write", full)
    with pytest.raises(OSError, match="No space"):
        gatherer("one", "two", "three", "four")
    monkeypatch.setattr(Keeper, "_write", write)
    found = gatherer("one", "two", "three", "four")
    assert set(gatherer.pages(found)) == {"one", "two", "three", "four"}
    times = gatherer.web.times()
    assert times["http://a.example/one"] == times["http://a.example/two"] == 1
    assert times["http://a.example/three"] == 2


def test_a_clock_that_jumps_moves_nothing(gatherer: Gatherer) -> None:
    """Dates that go back and forth by years: no wait grows, no robots.txt is asked for twice, every page is had."""
    days = itertools.cycle((0, 900, -4000, 3))
    begin = datetime(2020, 5, 17, tzinfo=UTC)
    world = world_of(gatherer.web, gatherer.waits)
    jumping = replace(world, now=lambda: begin + timedelta(days=next(days)))
    wants = [Want(url=f"http://a.example/{name}") for name in ("one", "busy-once", "away-until", "two")]
    found = gather(wants, gatherer.out, QUICK, jumping)
    assert set(gatherer.pages(found)) == {"one", "busy-once", "away-until", "two"}
    assert gatherer.web.times()["http://a.example/robots.txt"] == 1
    assert sum(gatherer.waits.slept) < 60


def test_records_that_are_gone_are_missed(gatherer: Gatherer) -> None:
    """Where the journal tells of records that are not there, nothing is made up in their place."""
    folder = gatherer.out / ".gather"
    folder.mkdir(parents=True)
    line = '{"format":1}\n{"url":"http://a.example/one","round":1,"at":"","status":200,"offset":9,"length":90}\n'
    (folder / "journal.jsonl").write_text(line, encoding="utf-8")
    with pytest.raises(GatherError, match="records are lost"):
        gatherer("one")


def test_a_journal_of_another_version_is_refused(gatherer: Gatherer) -> None:
    """It is named, and left as it is."""
    folder = gatherer.out / ".gather"
    folder.mkdir(parents=True)
    (folder / "journal.jsonl").write_text('{"format":99}\n', encoding="utf-8")
    with pytest.raises(GatherError, match="version 99"):
        gatherer("one")
    assert (folder / "journal.jsonl").read_text(encoding="utf-8") == '{"format":99}\n'
