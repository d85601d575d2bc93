"""An outlet that was often wrong has less to say, in its weak fields most of all."""

from __future__ import annotations

import random

from cinequorum.model.reading import Reading
from cinequorum.reconcile.film import reconcile_film
from cinequorum.reconcile.records import source_records
from cinequorum.reconcile.reliability import NO_RECORDS, records_from
from tests.reconcile.build import Draft

OUTLETS = {"Quay Post": 0.95, "Salt Review": 0.9, "Lantern": 0.85, "Fog Weekly": 0.35}
"""How often each invented outlet has a release day right; all of them are good at running times."""


def page(outlet: str, film: str, day: int, minutes: int = 100) -> Reading:
    draft = Draft(
        source=f"{outlet} {film}", title=film, outlet=outlet, text=f"{film}: out on day {day}, {minutes} minutes."
    )
    draft.says("release", f"2021-03-{day:02}", f"day {day}", window="theatrical")
    return draft.says("runtime", str(minutes), f"{minutes} minutes").reading()


def films(seed: int, count: int) -> list[list[Reading]]:
    chance = random.Random(seed)
    made = []
    for number in range(count):
        days = {
            outlet: 12 if chance.random() < right else 13 + chance.randrange(15) for outlet, right in OUTLETS.items()
        }
        made.append([page(outlet, f"Film {number}", day, 90 + number % 40) for outlet, day in days.items()])
    return made


def test_a_source_that_errs_gets_a_low_rate_in_that_field_only() -> None:
    rows = source_records(films(seed=7, count=60))
    right = {(row.source, row.field): row.right for row in rows}
    assert right["fog weekly", "release"] < 0.6
    assert right["quay post", "release"] > 0.85
    assert right["fog weekly", "runtime"] > right["fog weekly", "release"] + 0.2
    assert {row.answered for row in rows} == {60}


def test_records_do_not_depend_on_order() -> None:
    made = films(seed=3, count=20)
    shuffled = [list(reversed(group)) for group in reversed(made)]
    assert source_records(made) == source_records(shuffled)


def test_a_tie_is_settled_by_what_is_known_of_the_sources() -> None:
    """One against one is open without records; with them the better outlet's day is shown, the other's kept."""
    two = (page("Fog Weekly", "The Pier", 20), page("Quay Post", "The Pier", 12))
    records = records_from(source_records(films(seed=7, count=60)))
    [before] = [fact for fact in reconcile_film(two, NO_RECORDS).facts if fact.field == "release"]
    [after] = [fact for fact in reconcile_film(two, records).facts if fact.field == "release"]
    assert before.p < 0.5
    assert before.status == "contested"
    assert (after.value, after.status) == ("2021-03-12", "disputed")
    assert [dissent.value for dissent in after.dissent] == ["2021-03-20"]


def test_a_source_without_a_record_is_believed_as_its_kind_is() -> None:
    one = (page("New Paper", "The Pier", 12),)
    records = records_from(source_records(films(seed=7, count=60)))
    assert reconcile_film(one, records) == reconcile_film(one, NO_RECORDS)


def test_films_of_one_source_teach_nothing() -> None:
    assert source_records([[page("Quay Post", "The Pier", 12)]]) == ()
    assert source_records([]) == ()
