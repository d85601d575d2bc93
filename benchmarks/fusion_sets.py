"""Public sets of conflicting claims with gold, as statements: flights and places.

What is done here is what a reader of one field would do: times become minutes of the day, gates their bare number,
places names in a hierarchy. None of it looks at the gold.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from benchmarks.common import material
from cinequorum.reconcile.fusion.table import Statement, Wider, nothing_wider

TIMES = ("scheduled_departure", "actual_departure", "scheduled_arrival", "actual_arrival")
GATES = ("departure_gate", "arrival_gate")
TOLERANCE = 10  # minutes: times nearer than that are one value, as in the paper that published the set

_TIME = re.compile(r"(\d{1,2}):(\d{2})\s*([ap])?", re.IGNORECASE)
_GATE = re.compile(r"(?:gate\s*)?([a-z]{0,2}\d+[a-z]?)", re.IGNORECASE)
_TERMINAL = re.compile(r"term\w*\s+\w+", re.IGNORECASE)

Key = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """Statements with gold: `right(question, value)` tells whether a value is the gold one.

    `seats`: the city of each region that holds one of its own name ("X" and "X City"), which may be meant by it.
    """

    name: str
    statements: tuple[Statement, ...]
    gold: Mapping[Key, str]
    right: Callable[[Key, str], bool]
    wider: Wider = nothing_wider
    seats: Mapping[str, str] = field(default_factory=dict)


def rows_of(name: str) -> list[dict[str, Any]]:
    """Return the rows of one table of the measuring material."""
    from pyarrow import parquet

    rows: list[dict[str, Any]] = parquet.read_table(material() / "data" / "data_fusion" / f"{name}.parquet").to_pylist()
    return rows


def flights() -> Claims:
    """Four times and two gates of flights on four days, from 38 sources."""
    said: dict[Key, dict[str, str]] = defaultdict(dict)
    for row in rows_of("flight_claims"):
        for key, value in _flight_values(row):
            said[key][row["source"]] = value
    gold = {key: value for row in rows_of("flight_gold") for key, value in _flight_values(row)}
    statements = [
        Statement(field=sort, item=item, source=source, value=value)
        for (sort, item), held in said.items()
        for source, value in (_one_value_each(held) if sort in TIMES else held).items()
    ]

    def right(key: Key, value: str) -> bool:
        if key[0] in TIMES:
            return _apart(int(value), int(gold[key])) <= TOLERANCE
        return value == gold[key]

    return Claims(name="flight", statements=tuple(sorted(statements)), gold=gold, right=right)


def places(name: str) -> Claims:
    """Places (`birthplaces` or `heritages`) of differing precision; the gold is a path from precise to wide."""
    nodes = {row["node_id"]: row for row in rows_of(f"{name}_hierarchy")}
    above: dict[str, set[str]] = defaultdict(set)
    for node in nodes:
        first, *rest = _path(nodes, node)
        above[first].update(rest)
    gold: dict[Key, str] = {("place", row["object"]): row["gold_path"] for row in rows_of(f"{name}_gold")}
    statements = {
        Statement(field="place", item=row["object"], source=row["source"], value=row["value"])
        for row in rows_of(f"{name}_claims")
    }

    def right(key: Key, value: str) -> bool:
        path = gold[key]
        return path == value or path.startswith(f"{value},")

    return Claims(
        name=name,
        statements=tuple(sorted(statements)),
        gold=gold,
        right=right,
        wider=lambda value: above.get(value, ()),
        seats={
            wide: f"{wide} City" for names in above.values() for wide in names if wide in above.get(f"{wide} City", ())
        },
    )


def most_precise(claims: Claims) -> dict[Key, str]:
    """Return for each question the most precise stated value that lies on the gold path, where there is one."""
    found: dict[Key, tuple[int, str]] = {}
    for one in claims.statements:
        key = (one.field, one.item)
        at = f",{claims.gold[key]},".find(f",{one.value},") if key in claims.gold else -1
        if at >= 0 and (key not in found or (at, one.value) < found[key]):
            found[key] = (at, one.value)
    return {key: value for key, (_, value) in found.items()}


def minutes(text: str) -> int | None:
    """Return the first time of day in a text as minutes after midnight.

    >>> minutes("Dec 01 11:30 PM"), minutes("7:05a"), minutes("n/a")
    (1410, 425, None)
    """
    match = _TIME.search(text)
    if match is None or int(match[1]) > 23:
        return None
    hour = int(match[1])
    if match[3]:
        hour = hour % 12 + (12 if match[3].lower() == "p" else 0)
    return hour * 60 + int(match[2])


def gate(text: str) -> str | None:
    """Return a gate's letter and number without the terminal.

    >>> gate("Terminal 4 - Gate B12"), gate("b12"), gate("Terminal 4"), gate("-")
    ('B12', 'B12', None, None)
    """
    if _TERMINAL.fullmatch(text.strip()):
        return None
    match = _GATE.fullmatch(re.split(r"\s+-\s+", text.strip())[-1].split("/")[0].strip())
    return match[1].upper() if match else None


def _flight_values(row: Mapping[str, Any]) -> Iterable[tuple[Key, str]]:
    item = f"{row['day']} {row['flight']}"
    for sort in TIMES:
        at = minutes(row[sort])
        if at is not None:
            yield (sort, item), str(at)
    for sort in GATES:
        number = gate(row[sort])
        if number is not None:
            yield (sort, item), number


def _one_value_each(held: Mapping[str, str]) -> dict[str, str]:
    """Put each time to the most frequent one within the tolerance."""
    counts = Counter(int(value) for value in held.values())
    heads: list[int] = []
    home: dict[int, int] = {}
    for value in sorted(counts, key=lambda v: (-counts[v], v)):
        near = next((head for head in heads if _apart(value, head) <= TOLERANCE), None)
        if near is None:
            heads.append(value)
        home[value] = value if near is None else near
    return {source: str(home[int(value)]) for source, value in held.items()}


def _apart(a: int, b: int) -> int:
    return min((a - b) % 1440, (b - a) % 1440)


def _path(nodes: Mapping[str, Mapping[str, Any]], node: str) -> list[str]:
    """The names from a node up to, but without, the root."""
    path = []
    while node in nodes and nodes[node]["name"] != "Root":
        path.append(nodes[node]["name"])
        node = nodes[node]["parent_id"]
    return path or [nodes[node]["name"]]
