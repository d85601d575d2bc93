"""Bad input after reading: crowds of contradicting claims, names that are none. An answer soon, nothing made surer."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from cinequorum.model.claim import Claim
from cinequorum.model.codec import encode, film_document
from cinequorum.model.film import Film
from cinequorum.model.page import Span
from cinequorum.model.reading import Reading
from cinequorum.reconcile.film import reconcile_film
from cinequorum.score.film import score_film
from tests.reconcile.build import Draft

QUICK, LONG = 1500, 50_000
SECONDS = 30  # CPU seconds for the small twin, on a slow machine that does other things as well
LONG_SECONDS = 600


@dataclass(frozen=True)
class Said:
    field: str
    value: str
    qualifiers: tuple[tuple[str, str], ...] = ()
    role: str | None = None


def page(source: str, said: Sequence[Said], year: int | None = 2001) -> Reading:
    """A page that makes all these claims, each under a word of its own; built in one go, however many there are."""
    words = [f"w{number}" for number in range(len(said))]
    text = f"{source}: " + " ".join(words)
    reading = Draft(source=source, text=text, year=year).reading()
    at = len(source) + 2
    claims = []
    for word, one in zip(words, said, strict=True):
        span = Span(page=reading.page.id, start=at, end=at + len(word))
        at += len(word) + 1
        claims.append(
            Claim(
                predicate=one.field,
                value=one.value,
                raw=word,
                span=span,
                rule="test/1",
                p=0.9,
                role=one.role,
                qualifiers=one.qualifiers,
            )
        )
    return replace(reading, claims=tuple(claims))


def name(number: int) -> str:
    """A name of its own for each number below 70 to the fourth power."""
    syllables = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
    places = [number // 70**power % 70 for power in range(4)]
    given, family = ("".join(syllables[p * 37 % 70] for p in part) for part in (places[:2], places[2:] + places[:1]))
    return f"{given.title()}n {family.title()}rd"


def days(count: int) -> list[str]:
    return [(date(1900, 1, 1) + timedelta(days=number)).isoformat() for number in range(count)]


def runtimes(count: int) -> list[Reading]:
    """Each of two hundred pages gives hundreds of running times."""
    values = [Said("runtime", str(60 + number)) for number in range(count)]
    size = max(1, count // 200)
    return [page(f"p{at}", values[at : at + size]) for at in range(0, count, size)]


def releases(count: int) -> list[Reading]:
    return [page("p", [Said("release", day, (("window", "cinema"),)) for day in days(count)])]


def territories(count: int) -> list[Reading]:
    said = [Said("release", d, (("territory", f"T{n}"), ("window", "cinema"))) for n, d in enumerate(days(count))]
    return [page("p", said)]


def yearless(count: int) -> list[Reading]:
    window = (("raw_date", "x"), ("window", "cinema"))
    said = [Said("release", f"XXXX{day[4:]}", window) for day in days(count)]
    return [page("p", said), page("q", [Said("release", "2001-05-04", (("window", "cinema"),))])]


def directors(count: int) -> list[Reading]:
    return [page("p", [Said("director", name(number)) for number in range(count)])]


def cast(count: int) -> list[Reading]:
    return [page("p", [Said("cast", name(n), role=name(n + 7)) for n in range(count)])]


CROWDS = [runtimes, releases, territories, yearless]


def film_in_time(readings: Iterable[Reading], seconds: float) -> Film:
    """The film, made and written out within so many CPU seconds."""
    held = tuple(readings)
    begun = time.process_time()
    film = score_film(reconcile_film(held), held)
    encode(film_document(film, "all"))
    assert time.process_time() - begun < seconds
    return film


def doubtful(film: Film) -> None:
    """Nothing that one crowd says comes out as agreed, and what excludes itself is contested."""
    assert film.facts
    assert {fact.status for fact in film.facts} <= {"single", "contested"}
    assert all(fact.status == "contested" for fact in film.facts if fact.dissent)
    assert len(film.checks) < 100


@pytest.mark.parametrize("crowd", CROWDS, ids=lambda crowd: crowd.__name__)
def test_many_claims_that_contradict_one_another(crowd: Callable[[int], list[Reading]]) -> None:
    """1,500 values of one thing: an answer soon, with all of them, none believed."""
    doubtful(film_in_time(crowd(QUICK), SECONDS))


@pytest.mark.long
@pytest.mark.parametrize("crowd", CROWDS, ids=lambda crowd: crowd.__name__)
def test_fifty_thousand_claims_that_contradict_one_another(crowd: Callable[[int], list[Reading]]) -> None:
    """The same with 50,000."""
    doubtful(film_in_time(crowd(LONG), LONG_SECONDS))


@pytest.mark.parametrize("count", [300, pytest.param(10_000, marks=pytest.mark.long)])
@pytest.mark.parametrize("crowd", [cast, directors], ids=lambda crowd: crowd.__name__)
def test_a_page_that_claims_a_crowd_of_people(count: int, crowd: Callable[[int], list[Reading]]) -> None:
    """Everybody is there on one page's word; whoever is taken for another is so with a reason."""
    film = film_in_time(crowd(count), SECONDS if count < QUICK else LONG_SECONDS)
    assert {fact.status for fact in film.facts} == {"single"}
    assert sum(len(person.spellings) for person in film.people) == count
    assert all(person.evidence for person in film.people if len(person.spellings) > 1)


def test_a_person_with_four_hundred_spellings() -> None:
    """Every spelling is kept with its page; whoever they are taken for, nothing is agreed that no two pages spell."""
    given = ["Konstantin", "Constantin", "Konstantyn", "Konstantine", "K.", "Kostya", "Konstandin", "Constantine"]
    heads, middles, tails = ("Zh", "Ž", "J", "Sh", "Z"), ("ukov", "oukov"), ("sky", "skiy", "skij", "ski", "skii")
    families = ["".join(parts) for parts in itertools.product(heads, middles, tails)]
    spellings = [f"{a} {b}" for a, b in itertools.product(given, families)]
    assert len(spellings) == 400
    film = film_in_time((page(f"p{n}", [Said("director", one)]) for n, one in enumerate(spellings)), 3 * SECONDS)
    assert {one for person in film.people for one in person.spellings} == set(spellings)
    assert sum(len(person.spellings) for person in film.people) == len(spellings)
    assert all(person.evidence for person in film.people if len(person.spellings) > 1)


ODD_NAMES = ("A", "Я", "李", "👻", "👻👻🎃", "...", "-", "\u202e", "A. B.", "x" * 10_000, "Ann " * 2_500, "Æ" * 9_999)


def test_names_that_are_hardly_names() -> None:
    """One letter, only emoji, ten thousand characters: each stays what it is, alone, with the page's words."""
    film = film_in_time((page(f"p{n}", [Said("cast", one)]) for n, one in enumerate(ODD_NAMES)), SECONDS)
    assert len(film.people) == len(ODD_NAMES)
    assert all(len(person.spellings) == 1 for person in film.people)
    assert {fact.status for fact in film.having("cast")} == {"single"}


def test_emoji_do_not_meet() -> None:
    """Forty directors of one emoji each are forty, not one whose sound is nothing."""
    ghosts = [chr(0x1F600 + number) for number in range(40)]
    film = film_in_time((page(f"p{n}", [Said("director", one)]) for n, one in enumerate(ghosts)), SECONDS)
    assert len(film.people) == len(ghosts)
    (fact,) = film.having("director")
    assert fact.status == "contested"
