"""How much of the sample coverage is read as a person reads it: floors, to be raised as the reading gets better."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cinequorum.acquire.files import from_paths
from cinequorum.model.page import RawPage
from cinequorum.model.reading import Reading
from cinequorum.names.titles import title_key
from cinequorum.pipeline import read
from cinequorum.samples import sample_folder

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases" / "samples.jsonl").read_text(encoding="utf-8").splitlines()
]
RATING_TOLERANCE = 8.5  # letter grades are put on 0..100 in several ways


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    pages = from_paths([str(sample_folder())])
    return {Path(page.source).name: read(page) for page in pages if isinstance(page, RawPage)}


def author_rating(reading: Reading) -> float | None:
    return next((rating.value for rating in reading.ratings if rating.by == "author"), None)


def same_film(reading: Reading, case: dict[str, Any]) -> bool:
    found = title_key(reading.film.title) if reading.film else None
    return found in {title_key(title) for title in case["titles"]} if case["titles"] else found is None


def same_rating(reading: Reading, case: dict[str, Any]) -> bool:
    found, wanted = author_rating(reading), case["rating"]
    if found is None or wanted is None:
        return found is wanted
    return bool(abs(found - wanted) <= RATING_TOLERANCE)


def same_reviews(reading: Reading, case: dict[str, Any]) -> bool:
    return len(reading.reviews) == (case["reviews"]["n"] if case["reviews"] else 0)


FLOORS: dict[str, tuple[int, Callable[[Reading, dict[str, Any]], bool]]] = {
    "kind": (30, lambda reading, case: reading.page.kind.name == case["kind"]),
    "film": (31, same_film),
    "author": (31, lambda reading, case: reading.page.author == case["author"]),
    "outlet": (30, lambda reading, case: reading.page.outlet == case["outlet"]),
    "published": (31, lambda reading, case: reading.page.published == case["published"]),
    "language": (31, lambda reading, case: reading.page.language.split("-")[0] == case["language"]),
    "rating": (31, same_rating),
    "reviews": (31, same_reviews),
    "verdict": (30, lambda reading, case: case.get("verdict") in {None, reading.verdict.label}),
    "spoiler": (22, lambda reading, case: reading.spoiler_level == case["spoiler"]),
    "warning": (29, lambda reading, case: (reading.spoiler_warning is not None) == case["warning"]),
}


@pytest.mark.parametrize("what", FLOORS)
def test_no_fewer_pages_are_read_rightly(what: str, readings: dict[str, Reading]) -> None:
    """Of 31 pages, at least the pinned number is right."""
    floor, right = FLOORS[what]
    wrong = [case["page"] for case in CASES if not right(readings[case["page"]], case)]
    assert len(CASES) - len(wrong) >= floor, wrong


def test_what_stands_beside_the_film_is_not_said_of_it(readings: dict[str, Reading]) -> None:
    """People of teasers, biographies, other films and history are not credited with the film."""
    claimed = {
        (case["page"], claim.predicate, claim.value) for case in CASES for claim in readings[case["page"]].claims
    }
    assert not {(case["page"], field, value) for case in CASES for field, value in case["never"]} & claimed
