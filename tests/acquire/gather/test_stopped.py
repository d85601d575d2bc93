"""A gathering that is killed goes on where it was."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from random import Random

from cinequorum.acquire.archives.wacz import from_wacz
from cinequorum.model.page import RawPage
from tests.acquire.gather.pretended import page, pretended

PAGES = 60
ROOT = Path(__file__).parents[3]


def test_a_gathering_that_is_killed_loses_nothing_and_keeps_nothing_twice(tmp_path: Path) -> None:
    """Killed again and again at any moment, it ends with each page once; asked for twice is at most what a kill met."""
    addresses, out, chance = tmp_path / "list.txt", tmp_path / "out", Random(4)
    names = [f"p{number}" for number in range(PAGES)]
    addresses.write_text("\n".join(f"http://h{n % 3}.example/{name}" for n, name in enumerate(names)), encoding="utf-8")
    with pretended() as web:
        command = [sys.executable, "-m", "tests.acquire.gather.stopped", str(web.port), str(out), str(addresses)]
        path = os.pathsep.join([str(ROOT), *(one for one in sys.path if one)])
        kills = 0
        while True:
            before = len(web.asked)
            process = subprocess.Popen(command, env=os.environ | {"PYTHONPATH": path})
            while kills < 12 and process.poll() is None and len(web.asked) < before + 1 + kills % 5:
                time.sleep(0.002)
            if kills >= 12:
                assert process.wait(60) == 0
                break
            time.sleep(chance.random() * 0.02)
            process.kill()
            process.wait()
            kills += 1
        times = web.times()
    found = [one for wacz in sorted(out.glob("*.wacz")) for one in from_wacz(wacz.open("rb"), "a.wacz")]
    assert all(isinstance(one, RawPage) for one in found)
    assert sorted(one.source.rsplit("/", 1)[1] for one in found) == sorted(names)
    assert {one.body for one in found if isinstance(one, RawPage)} == {page(name) for name in names}
    again = sum(count - 1 for url, count in times.items() if not url.endswith("robots.txt"))
    assert again <= kills * 3  # three hosts are asked at once


def test_it_goes_on_from_any_byte_of_its_journal(tmp_path: Path) -> None:
    """Wherever the journal breaks off, whatever stands behind the records that it knows: each page is there once."""
    from tests.acquire.gather.test_gathering import Gatherer

    with pretended() as web:
        whole = Gatherer(web, tmp_path / "whole")
        folder = whole.out / ".gather"
        from cinequorum.acquire.gather import gathering

        kept = dict[str, bytes]()
        finish = gathering._Gathering.finish

        def noted(self: gathering._Gathering) -> object:
            kept.update({path.name: path.read_bytes() for path in folder.iterdir()})
            return finish(self)

        gathering._Gathering.finish = noted  # type: ignore[assignment,method-assign]
        try:
            whole("one", "moved", "two")
        finally:
            gathering._Gathering.finish = finish  # type: ignore[method-assign]
        journal = kept["journal.jsonl"]
        for cut in range(0, len(journal), 37):
            part = Gatherer(web, tmp_path / f"cut-{cut}")
            (part.out / ".gather").mkdir(parents=True)
            (part.out / ".gather" / "journal.jsonl").write_bytes(journal[:cut])
            (part.out / ".gather" / "records-0001.warc.gz").write_bytes(kept["records-0001.warc.gz"] + b"half a rec")
            found = part("one", "moved", "two")
            assert set(part.pages(found)) == {"one", "here", "two"}
            assert not found.failures
