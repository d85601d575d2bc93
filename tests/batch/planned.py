"""Plans over invented pages, small enough to be run many times in a test. Films, people and outlets are made up."""

from __future__ import annotations

import hashlib
import multiprocessing
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from cinequorum.batch.engines import Lost, attempt
from cinequorum.batch.plan import Plan
from cinequorum.errors import CinequorumError
from cinequorum.model.codec import decode
from cinequorum.model.film import Film
from cinequorum.records.files import alone_in
from cinequorum.records.manifest import FilmsManifest, ReadingsManifest, load
from cinequorum.records.shards import read_shard

T = TypeVar("T")
R = TypeVar("R")

FILMS = (
    ("The Salt Ladder", 1987, "Ines Quillfeather"),
    ("Orchard of Bells", 2003, "Tomas Wrenley"),
    ("Nine Lanterns West", 2011, "Ines Quillfeather"),
    ("The Glass Ferry", 1964, "Odile Marrash"),
)
WORDS = (
    "The camera lingers on the harbour as if it had nowhere else to be.",
    "Its second half loses the thread, and finds another one.",
    "The performances are warm, the dialogue is sharp, the ending is earned.",
    "A dull, overlong and clumsy piece of work that never comes to life.",
)
RATINGS = ("Rating: 4/5", "Rating: 2/5", "7/10", "★★★½ out of five stars", "")


def page(number: int) -> str:
    """Return one invented review; every sixth page is about something else."""
    if number % 6 == 5:
        return f"Timetable {number}\n\nTrains leave at noon from platform {number}. Bring lunch and a warm coat.\n"
    title, year, director = FILMS[number % len(FILMS)]
    return (
        f"# {title} ({year}) review\n\nBy Critic Number{number}\n\n"
        f"{title} ({year}), directed by {director}, is a film of page {number}. {WORDS[number % 4]}\n\n"
        f"{RATINGS[number % 5]}\n"
    )


def write_pages(folder: Path, numbers: Sequence[int]) -> None:
    """Write these pages into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        (folder / f"page-{number:04}.md").write_text(page(number), encoding="utf-8")


def planned(root: Path, pages: int = 12, **options: object) -> Plan:
    """Return a plan in `root` over so many pages, which are written where they are missing."""
    if not (root / "pages").exists():
        write_pages(root / "pages", range(pages))
    told: dict[str, object] = {"inputs": ("pages",), "out": "records", "partitions": 2} | options
    return Plan(root=root, **told)  # type: ignore[arg-type]


def tree(folder: Path) -> dict[str, str]:
    """Return every file under `folder` with a digest of its bytes, but for the lock and what was seen when."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in (".lock", "seen.json")
    }


def films(plan: Plan) -> list[Film]:
    """Return the films in a plan's records, in order of address."""
    manifest = load(plan.folder / "films.json", FilmsManifest)
    assert manifest is not None
    found = [decode(row, Film) for one in manifest.buckets for row in read_shard(plan.folder, one.films)]
    return sorted(found, key=lambda film: film.slug)


def readings(plan: Plan) -> ReadingsManifest:
    """Return the manifest of a plan's readings."""
    manifest = load(plan.folder / "readings.json", ReadingsManifest)
    assert manifest is not None
    return manifest


class Shuffled:
    """An engine that does pieces in an order of its own, and loses some of them the first time."""

    is_here = True

    def __init__(self, draw: random.Random, lost: float = 0.0) -> None:
        self._draw = draw
        self._lost = lost
        self._spared = False

    def work(self, do: Callable[[T], R], pieces: Sequence[T]) -> Iterator[tuple[int, R | Lost | CinequorumError]]:
        chance, self._spared = 0.0 if self._spared else self._lost, False
        for number in self._draw.sample(range(len(pieces)), len(pieces)):
            if self._draw.random() < chance:
                self._spared = True  # what is lost is given out again next, and a page that is lost twice is a failure
                yield number, Lost(why="lost on purpose")
            else:
                yield number, attempt(do, pieces[number])

    def close(self) -> None:
        """Nothing was started."""


@contextmanager
def held_by_another(folder: Path) -> Iterator[None]:
    """Another process writes into `folder` for as long as this lasts."""
    held, release = multiprocessing.Event(), multiprocessing.Event()

    def hold() -> None:
        with alone_in(folder):
            held.set()
            release.wait()

    other = multiprocessing.Process(target=hold)
    other.start()
    held.wait()
    try:
        yield
    finally:
        release.set()
        other.join()
