"""Crowds, floods of spellings and texts that are no names end in bounded time, and nothing is joined silently."""

from __future__ import annotations

import time
from itertools import product

import pytest

from cinequorum.names.clusters import cluster_names
from cinequorum.names.people import MAYBE, SAME_PERSON, compare
from cinequorum.names.telling import plainly_two

ODD = [
    "😀",
    "😀😀 🦋",
    "A",
    "Я",
    "…",
    "x" * 10_000,
    "ab " * 4_000,
    "-" * 9_999,
    "中" * 10_000,
    "a-" * 5_000,
    "É." * 3_000,
]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_what_is_no_name_is_marked_and_joined_with_nothing(text: str) -> None:
    """Letters alone, emoji and texts of thousands of characters are doubtful, each by itself, in no time."""
    start = time.process_time()
    found = cluster_names([text, text + " Marker", text, "Ida Lupino", "Lupino"])
    assert time.process_time() - start < 2
    assert {c.spellings for c in found} >= {(text.strip(),), ("Ida Lupino", "Lupino")}
    assert next(c for c in found if text.strip() in c.spellings).doubtful
    assert compare(text, text).same < SAME_PERSON


def test_a_person_with_four_hundred_spellings() -> None:
    """Hundreds of spellings of one name are compared with some of the others, not with all."""
    endings = ("y", "i", "ij", "yi", "iy", "ii", "yj", "ï", "ý", "yy")
    names = [
        f"{given} Tark{o}{v}sk{ending}"
        for given, o, v, ending in product(
            ("Andrei", "Andrey", "Andrej", "Andreï"), ("o", "ó", "ô", "ö"), "vw", endings
        )
    ] + [
        f"Tarkovsk{ending} Andr{e}" for e, ending in product(("ei", "ey", "ej", "éi", "éy", "ëi", "ej", "eï"), endings)
    ]
    start = time.process_time()
    found = cluster_names(names)
    assert time.process_time() - start < 20
    assert len(set(names)) >= 390
    assert len(found[0].spellings) > 300


def test_a_film_with_a_cast_of_thousands() -> None:
    """Names that share only a common given name are not all compared; people of one surname stay apart."""
    syllables = ("ka", "lem", "mor", "ris", "tan", "nov", "bel", "sud", "vir", "dol")
    surnames = ["".join(parts).title() for parts in product(syllables, repeat=3)]
    names = [f"{given} {surname}" for given in ("Maria", "Peter", "Yuki") for surname in surnames]
    start = time.process_time()
    found = cluster_names([*names, "Пётр Калемтан"])
    assert time.process_time() - start < 30
    assert len(found) > 2900
    assert any(set(c.spellings) == {"Peter Kalemtan", "Пётр Калемтан"} for c in found)


def test_a_bare_surname_of_two_persons_is_a_doubt() -> None:
    """It stays alone and says whose it may be."""
    found = {c.name: c for c in cluster_names(["Joel Coen", "Ethan Coen", "Coen"])}
    assert found["Coen"].maybe == ("Ethan Coen", "Joel Coen")
    assert found["Joel Coen"].maybe == ("Coen",)


def test_a_slip_in_a_short_name_is_a_doubt() -> None:
    """One letter in a short name may be another person: shown, not joined."""
    assert MAYBE <= compare("Ruth Moser", "Ruth Mosel").same < SAME_PERSON
    found = cluster_names(["Ruth Moser", "Ruth Mosel"])
    assert [c.maybe for c in found] == [("Ruth Moser",), ("Ruth Mosel",)]


def test_many_spellings_with_slips_are_one_person() -> None:
    """Of a person with many spellings, one that agrees with most of them is one more; slips begin no crowd."""
    given = ("Sergei", "Sergey", "Serguei", "Sergej", "Serge", "Sergiy", "Сергей", "Serghei")
    middle = ("", "Mikhailovich ", "M. ", "Mihailovič ", "Michailowitsch ")
    family = ("Lozenstein", "Lozenshtein", "Lozenshteyn", "Lozenštejn", "Lozenstejn", "Lozenstien", "Losenstein")
    names = [f"{a} {b}{c}" for a, b, c in product(given, middle, family)]
    found = cluster_names(names)
    assert len(found) <= 4
    assert len(found[0].spellings) >= 0.7 * len(names)


@pytest.mark.parametrize(
    ("one", "other", "family"),
    [
        (("Andrey", "Andrei", "Andrej", "Андрей"), ("Alexei", "Alexey", "Aleksei", "Алексей"), ("Lavrov", "Lawrow")),
        (("Maria", "Marija", "Mariya", "Мария"), ("Marina", "Maryna", "Марина"), ("Lavrov", "Lawrow", "Лавров")),
        (("John", "Jon", "Johnny"), ("Joan", "JOAN", "Joane"), ("Adler", "Addler", "Adlar")),
    ],
)
def test_two_people_of_many_spellings_stay_two(
    one: tuple[str, ...], other: tuple[str, ...], family: tuple[str, ...]
) -> None:
    """However many spellings each has, no person holds spellings of both."""
    found = cluster_names(f"{given} {name}" for given in (*one, *other) for name in family)
    for cluster in found:
        whose = {spelling.split()[0] in one for spelling in cluster.spellings}
        assert len(whose) == 1


def test_names_plainly_of_two_are_never_thought_one() -> None:
    """The short way says no only where the long way does; near words, run-together ones, initials go the long way."""
    given = ("Carla", "Karla", "Nils", "Ada Maria", "Bill", "William", "C.", "Jean-Luc", "Yi")
    family = ("Lindholm", "Lindhölm", "Lindholmova", "Bertolucci", "Lee", "von Arx", "Mohlndil")
    names = [f"{a} {b}" for a, b in product(given, family)]
    pairs = [(a, b) for a in names for b in names if plainly_two(a, b)]
    assert len(pairs) > 500
    assert all(compare(a, b).same < 0.1 for a, b in pairs)
    assert not plainly_two("Carla Lindholm", "Karla Lindholmova")
    assert not plainly_two("Bill Lindholm", "William Lindholm")
    assert not plainly_two("Carla Lindholm", "Carla Mohlndil")
