"""What a gathering has done so far, on the disk line by line, so that it goes on wherever it was stopped.

A line counts when it is whole. It is written after the record that it speaks of, so a record without its line is cut
off when the gathering goes on, and what it held is asked for again: nothing is kept twice and nothing that has its line
is asked for twice.
"""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

from cinequorum.acquire.robots import Answered
from cinequorum.errors import GatherError

FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What came of asking for an address.

    `round` is the gathering in which it was asked last; `to` where it leads on, `own` what the page calls its own
    address; `pages` and `lists` what it names where it is a list. `code` and `message` tell of a failure. `offset`,
    `length` and `digest` are those of its record; a length of 0 means that none was kept.
    """

    url: str
    round: int
    at: str
    status: int = 0
    kind: str = "page"
    mime: str = ""
    etag: str = ""
    modified: str = ""
    to: str = ""
    own: str = ""
    pages: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    code: str = ""
    message: str = ""
    offset: int = 0
    length: int = 0
    digest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """A site's robots.txt as it was answered, and when, as a day and time."""

    answered: Answered
    at: str


class Journal:
    """The journal of a folder: what is known from earlier, and one line more for each thing that is done.

    Raises `GatherError` where another program is at work in the folder, or the journal is one of another version.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.done: dict[str, Done] = {}
        self.rules: dict[str, Rules] = {}
        self.round = 1
        self.kept = 0
        self._path = folder / "journal.jsonl"
        self._file = self._path.open("a+b")
        _only_us(self._file, folder)
        self._take_in()

    def _take_in(self) -> None:
        """Read the lines that are whole and cut off the rest."""
        whole = 0
        self._file.seek(0)
        for line in _lines(self._file):
            try:
                told = json.loads(line)
                self._heed(told)
            except (ValueError, KeyError, TypeError) as error:
                raise GatherError(f"{self._path}: line at byte {whole} is none of this program's: {error}") from error
            whole += len(line)
        self._file.truncate(whole)
        self._file.seek(0, os.SEEK_END)
        if not whole:
            self._write({"format": FORMAT})

    def _heed(self, told: dict[str, Any]) -> None:
        if "format" in told and told["format"] != FORMAT:
            raise ValueError(f"it is of version {told['format']}, and {FORMAT} is understood")
        if "end" in told:
            self.round, self.kept = int(told["end"]) + 1, 0
        elif "site" in told:
            answered = Answered(status=told["status"], body=base64.b64decode(told["body"]))
            self.rules[told["site"]] = Rules(answered=answered, at=told["at"])
        elif "url" in told:
            told |= {"pages": tuple(told.get("pages", ())), "lists": tuple(told.get("lists", ()))}
            self._remember(Done(**told))

    def _remember(self, done: Done) -> None:
        self.kept = max(self.kept, done.offset + done.length)
        before = self.done.get(done.url)
        if before and done.status == 304:  # nothing new but the date; what it named stands
            done = replace(before, round=done.round, at=done.at)
        elif before and done.code and not before.code:  # what was had once is not lost for a bad day
            done = replace(before, round=done.round)
        self.done[done.url] = done

    def add(self, done: Done) -> None:
        """Write down what came of an address."""
        said = asdict(done)
        self._write({key: value for key, value in said.items() if value or key in ("url", "round", "at")})
        self._remember(done)

    def add_rules(self, site: str, rules: Rules) -> None:
        """Write down a site's robots.txt."""
        body = base64.b64encode(rules.answered.body).decode("ascii")
        self._write({"site": site, "at": rules.at, "status": rules.answered.status, "body": body})
        self.rules[site] = rules

    def records(self) -> Iterator[Done]:
        """Yield what this gathering has kept a record of, in the order of the records."""
        found = list[Done]()
        with self._path.open("rb") as file:
            for line in _lines(file):
                told = json.loads(line)
                if "end" in told:
                    found = []
                elif told.get("length"):
                    found.append(Done(**(told | {"pages": (), "lists": ()})))
        yield from found

    def end(self) -> None:
        """Write down that this gathering is through; the next one begins."""
        self._write({"end": self.round})
        self.round, self.kept = self.round + 1, 0

    def close(self) -> None:
        """Close it; another program may then work in the folder."""
        self._file.close()

    def _write(self, told: dict[str, Any]) -> None:
        self._file.write(json.dumps(told, separators=(",", ":")).encode() + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Yield the lines that end."""
    for line in file:
        if not line.endswith(b"\n"):
            return
        yield line


def _only_us(file: BinaryIO, folder: Path) -> None:
    try:
        import fcntl
    except ImportError:  # only Unix has it
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise GatherError(f"another program is gathering into {folder.parent}") from error
