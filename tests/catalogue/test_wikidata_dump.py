"""Wikidata's dump: what is taken of an entity."""

from __future__ import annotations

from pathlib import Path

import pytest

from cinequorum.catalogue.entries import Work
from cinequorum.errors import CatalogueError
from tests.catalogue.files import built, date, entity, statement, works, write, write_dump

DIRECTOR = entity("Q9", {"en": "Hugo Sample", "de": "Hugo Muster"}, P31=["Q5"])
ACTOR = entity("Q10", {"mul": "Ada Example"}, P31=["Q5"])
TITLE = {"text": "Die Laterne", "language": "de"}


def lantern(**claims: list[object]) -> dict[str, object]:
    known: dict[str, list[object]] = {"P31": ["Q11424"], "P57": ["Q9"], "P161": ["Q10"]}
    known |= {"P577": [date(1932), date(1931, 9)], "P345": ["tt0000001"], "P1476": [TITLE]}
    return entity("Q100", {"fr": "La lanterne", "en": "The Lantern"}, **(known | claims))


@pytest.mark.parametrize("name", ["dump.json", "dump.json.gz"])
def test_an_entity_becomes_a_work(tmp_path: Path, name: str) -> None:
    """Label, title, earliest year, people by name, identifiers; found under the label of every language."""
    path = write_dump(tmp_path / name, [ACTOR, lantern(), DIRECTOR])
    built(path)
    work = Work(
        title="The Lantern",
        original_title="Die Laterne",
        year=1931,
        people=("Hugo Sample", "Ada Example"),
        ids=("Q100", "tt0000001"),
    )
    assert [works(path, title) for title in ("the lantern", "La Lanterne", "Die Laterne")] == [(work,)] * 3


def test_only_films_and_series_are_taken(tmp_path: Path) -> None:
    """By class: a film, a short film and a series are; a book, a person, a property and a bare entity are not."""
    path = write_dump(
        tmp_path / "dump.json",
        [
            entity("Q1", {"en": "Salt"}, P31=["Q11424"]),
            entity("Q2", {"en": "Salt"}, P31=["Q24862"]),
            entity("Q3", {"en": "Salt"}, P31=["Q5398426"]),
            entity("Q4", {"en": "Salt"}, P31=["Q571"]),
            entity("Q5", {}),
            DIRECTOR,
        ],
    )
    built(path)
    assert sorted(work.kind for work in works(path, "Salt")) == ["film", "series", "short"]
    assert works(path, "Hugo Sample") == ()


def test_ranks_and_precisions_count(tmp_path: Path) -> None:
    """A deprecated statement does not hold; a date known to the century is no year; a value may be missing."""
    missing = {"mainsnak": {"snaktype": "somevalue", "property": "P57"}, "rank": "normal"}
    claims: dict[str, list[object]] = {
        "P577": [statement(date(1899), "deprecated"), date(1900, 7), date(1933)],
        "P57": [missing, statement("Q10", "deprecated"), "Q9"],
    }
    path = write_dump(tmp_path / "dump.json", [lantern(**claims), ACTOR, DIRECTOR])
    built(path)
    (work,) = works(path, "The Lantern")
    assert (work.year, work.people) == (1933, ("Hugo Sample", "Ada Example"))


def test_people_who_are_not_in_the_dump_are_missing(tmp_path: Path) -> None:
    """A dump filtered down to films has no names, and is read all the same."""
    path = write_dump(tmp_path / "dump.json", [lantern()])
    built(path)
    assert works(path, "The Lantern")[0].people == ()


def test_values_of_other_types_do_no_harm(tmp_path: Path) -> None:
    """Quantities, coordinates and numbers stand under properties that are not read."""
    coordinate = {"latitude": 1.5, "longitude": 2, "altitude": None, "precision": 0.1, "globe": "x"}
    claims: dict[str, list[object]] = {"P2142": [{"amount": "+5", "unit": "1"}], "P625": [coordinate], "P1": [3]}
    path = write_dump(tmp_path / "dump.json", [lantern(**claims)])
    built(path)
    assert len(works(path, "The Lantern")) == 1


def test_a_broken_line_is_passed_over(tmp_path: Path) -> None:
    """One cut entity costs one entity, and is named."""
    path = tmp_path / "dump.json"
    write_dump(path, [DIRECTOR, lantern()])
    lines = path.read_text(encoding="utf-8").splitlines()
    write(path, [*lines[:-2], '{"id":"Q7","labels":', *lines[-2:]])
    (report,) = built(path).files
    assert (report.tally.broken, report.tally.taken) == (1, 1)
    assert f"{path}, line 3: " in report.tally.examples[0]


@pytest.mark.parametrize(
    "line", [b'{"id":"Q7","labels":{"en":{"value":"\xff"}}}', b'{"id":"Q7","claims":' + b"[" * 9999]
)
def test_no_line_stops_the_import(tmp_path: Path, line: bytes) -> None:
    """Neither bytes that are no UTF-8 nor brackets without end do more than cost their own line."""
    path = tmp_path / "dump.json"
    write_dump(path, [lantern()])
    path.write_bytes(path.read_bytes() + line + b"\n")
    (report,) = built(path).files
    assert (report.tally.broken, report.tally.taken) == (1, 1)


@pytest.mark.parametrize("text", ['{\n  "id": "Q1"\n}\n', '[{"title": "The Lantern"}]\n', "{broken\n"])
def test_other_json_is_refused(tmp_path: Path, text: str) -> None:
    """JSON that is not one entity a line is told by its first line."""
    path = tmp_path / "films.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"films\.json, line 1: not a Wikidata dump"):
        built(path)
