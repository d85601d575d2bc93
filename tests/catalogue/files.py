"""Small files of the kinds that a catalogue is made of, and a catalogue made of them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from cinequorum.catalogue.building import Built, build
from cinequorum.catalogue.entries import Work
from cinequorum.catalogue.index import Catalogue

BASICS = "tconst\ttitleType\tprimaryTitle\toriginalTitle\tisAdult\tstartYear\tendYear\truntimeMinutes\tgenres"
NAMES = "nconst\tprimaryName\tbirthYear\tdeathYear\tprimaryProfession\tknownForTitles"
AKAS = "titleId\tordering\ttitle\tregion\tlanguage\ttypes\tattributes\tisOriginalTitle"


def basics_row(number: int, title: str, **cells: str) -> str:
    """Return a row of title.basics; cells by the names of the columns."""
    row = {"tconst": f"tt{number:07d}", "titleType": "movie", "primaryTitle": title, "originalTitle": title}
    row |= {"isAdult": "0", "startYear": "1931", "endYear": "\\N", "runtimeMinutes": "90", "genres": "Drama"} | cells
    return "\t".join(row[name] for name in BASICS.split("\t"))


def write(path: Path, lines: Sequence[str], *, end: str = "\n", mark: str = "") -> Path:
    """Write lines, packed where the name ends in .gz."""
    data = (mark + end.join([*lines, ""])).encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


def statement(value: object, rank: str = "normal") -> dict[str, Any]:
    """Return a statement of Wikidata with this value; an identifier of an item becomes an item."""
    if isinstance(value, str) and value.startswith("Q"):
        value = {"entity-type": "item", "numeric-id": int(value[1:]), "id": value}
    snak = {"snaktype": "value", "property": "P0", "datavalue": {"value": value, "type": "any"}, "datatype": "any"}
    return {"mainsnak": snak, "type": "statement", "rank": rank, "id": "x"}


def entity(qid: str, labels: Mapping[str, str], **claims: Sequence[object]) -> dict[str, Any]:
    """Return an entity of Wikidata."""
    terms: object = {language: {"language": language, "value": text} for language, text in labels.items()}
    made = {name: [one if isinstance(one, dict) and "mainsnak" in one else statement(one) for one in values]
            for name, values in claims.items()}  # fmt: skip
    return {"type": "item", "id": qid, "labels": terms or [], "descriptions": [], "aliases": [],
            "claims": made or [], "sitelinks": []}  # fmt: skip


def date(year: int, precision: int = 11) -> dict[str, Any]:
    """Return a time of Wikidata."""
    return {"time": f"+{year:04d}-05-01T00:00:00Z", "timezone": 0, "before": 0, "after": 0, "precision": precision,
            "calendarmodel": "http://www.wikidata.org/entity/Q1985727"}  # fmt: skip


def write_dump(path: Path, entities: Sequence[Mapping[str, Any]]) -> Path:
    """Write entities as Wikidata's dumps do: a list, one entity a line."""
    rows = [json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in entities]
    return write(path, ["[", *[f"{row}," for row in rows[:-1]], rows[-1], "]"])


def built(*paths: Path) -> Built:
    """Make a catalogue beside the first file."""
    return build(paths, target(paths[0]))


def target(path: Path) -> Path:
    """Return where `built` puts the catalogue of a file."""
    return path.parent / "catalogue" / "works.tsv"


def works(path: Path, title: str) -> tuple[Work, ...]:
    """Look a title up in the catalogue that lies beside the file."""
    with Catalogue.open(target(path)) as catalogue:
        return catalogue.works(title)
