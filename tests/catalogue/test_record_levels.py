"""The levels on which two records agree, and what stands for a record when it is compared."""

from __future__ import annotations

import pytest

from cinequorum.catalogue.data.records import SHARES, WORDS
from cinequorum.catalogue.records import Credit, FilmRecord
from cinequorum.catalogue.records.forms import bones, form_of
from cinequorum.catalogue.records.levels import FIELDS, Comparer, Counts

OTHERS = tuple(FilmRecord(key=str(n), titles=(f"Word{n} Other{n} Thing{n}",)) for n in range(400))


def level(field: str, ours: FilmRecord, theirs: FilmRecord) -> str:
    left = [form_of(record) for record in (ours, *OTHERS)]
    right = [form_of(record) for record in (theirs, *OTHERS)]
    return Comparer(Counts.of(left), Counts.of(right)).pattern(left[0], right[0])[FIELDS.index(field)]


def titled(*titles: str) -> FilmRecord:
    return FilmRecord(key="a", titles=titles)


def made_by(*names: str) -> FilmRecord:
    return FilmRecord(key="a", people=tuple(Credit(role="cast", name=name) for name in names))


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("The Crooked Orchard", "Crooked Orchard, The", "only2"),
        ("Crooked Orchard", "Croked Orchard", "near2"),
        ("Orchard", "Orchards", "near1"),
        ("Seven Crooked Orchards", "7 Crooked Orchards", "only3"),
        ("Seven", "7", "none"),
        ("Crooked Orchard (1951", "Crooked Orchard", "only2"),
        ("Gr?ne Str?cher", "Grüne Sträucher", "only2"),
        ("Gr?ne Str?cher", "Grüne Strohdächer", "none"),
        ("Episode #1.3", "Folge 3", "numbered"),
        ("Episode #1.3", "Episode 4", "some"),
        ("Crooked Orchard: Part 2", "Crooked Orchard (2)", "only3"),
        ("Crooked Orchard", "Crooked Orchard II", "figure2"),
        ("Crooked Orchard 3", "Crooked Orchard 2", "figure2"),
        ("Gr?n?", "Grüne", "only1"),
        ("Gr?ne Str?cher", "Grüne Str?cher", "only2"),
        ("Bag v?rs?m", "Ba? V?rs?m?", "only2"),
        ("Is It Orchard?", "Is It Orchards", "near2"),
        ("Crooked Orchard", "Tales: Crooked Orchard", "main2"),
        ("Crooked Orchard", "Crooked Orchard \u2013 The Long Night", "main2"),
        ("Orchard", "Orchard - A Tale", "main1"),
        ("Crooked Orchard: Part 2", "Crooked Orchard", "figure2"),
        ("Crooked Orchard", "Tales of the Crooked Orchard", "part2"),
        ("Orchard", "Tales of the Orchard", "part1"),
        ("Crooked Orchard", "Silent Harbour", "none"),
    ],
)
def test_titles(ours: str, theirs: str, expected: str) -> None:
    """From the same to different; another number is another film, however long the rest."""
    assert level("title", titled(ours), titled(theirs)) == expected
    assert level("title", titled(theirs), titled(ours)) == expected


def test_persons_of_like_letters_may_be_plainly_two() -> None:
    """What the rules of names hold for two is no slip; a lost letter leaves it open."""
    for ours, theirs, expected in (
        ("Jon Halmer", "Jon Helimore", "some"),
        ("Aleksandr Vorbilskiy", "Aleksandr Vorbilsky", "near2"),
        ("Jan Hal?mer", "Jan Helimore", "near2"),
    ):
        one, other = (FilmRecord(key="a", titles=(name,), kind="person") for name in (ours, theirs))
        assert level("title", one, other) == expected


def test_the_best_of_several_titles_counts() -> None:
    """A source may give the original title as well."""
    assert level("title", titled("Snow on the Border", "Sneg na granice"), titled("Sneg na granice")).startswith("only")


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (("Ada Muster", "Carl Vorbild"), ("Muster, Ada", "Vorbild, Carl (II)"), "two"),
        (("Ada Muster",), ("Muster, Ada (as A. Muster)",), "only"),
        (("Yulia Muster",), ("Julija Muster",), "only"),
        (("Ada Muster",), ("Berta Muster",), "surname2"),
        (("Ada Muster",), ("Carl Vorbild",), "none"),
        (("Ada Muster",), (), ""),
    ],
)
def test_people(ours: tuple[str, ...], theirs: tuple[str, ...], expected: str) -> None:
    """Names in either order, with notes and in other transliterations; a surname alone is little."""
    assert level("people", made_by(*ours), made_by(*theirs)) == expected


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ((90, 91), None, "same"),
        ((90, 93), None, "near"),
        ((90, 100), None, "apart"),
        ((90, 140), None, "far"),
        ((0, 90), None, ""),
    ],
)
def test_lengths(ours: tuple[int, int], theirs: None, expected: str) -> None:
    """In minutes; nought is unknown."""
    one, other = (FilmRecord(key="a", titles=("x",), runtime=minutes) for minutes in ours)
    assert level("runtime", one, other) == expected


def test_a_length_shared_by_a_whole_series_says_nothing() -> None:
    """All episodes are as long; two films are not."""
    film = FilmRecord(key="a", titles=("x",), runtime=90)
    part = FilmRecord(key="a", titles=("x",), runtime=90, season="1", episode="3")
    assert (level("runtime", film, film), level("runtime", part, part)) == ("same", "")


def test_a_title_that_is_its_number_is_not_counted_twice() -> None:
    """The third by its title: that it is the third again is no news."""
    for title, expected in (("Episode 3", "said"), ("Crooked Orchard", "same")):
        one = FilmRecord(key="a", titles=(title,), season="1", episode="3")
        other = FilmRecord(key="b", titles=(title.replace("Episode", "Folge"),), season="1", episode="3")
        assert level("episode", one, other) == expected


def test_seasons_and_episodes() -> None:
    """Another number in the same season is less than another season."""
    one = FilmRecord(key="a", titles=("x",), season="1", episode="3")
    for season, episode, expected in (
        ("1", "3", "same"),
        ("1", "4", "number"),
        ("2", "3", "season"),
        ("2", "4", "other"),
        ("", "", ""),
    ):
        assert level("episode", one, FilmRecord(key="b", titles=("x",), season=season, episode=episode)) == expected


def test_every_level_has_words_and_shares() -> None:
    """What can be found can be told, and is believed something of."""
    assert {field: set(levels) for field, levels in WORDS.items()} == {
        field: set(levels) for field, levels in SHARES.items()
    }
    assert all(len(shares) == 2 and min(shares) > 0 for levels in SHARES.values() for shares in levels.values())


def test_bones_of_ten_thousand_letters() -> None:
    """Long words cost their length."""
    assert len(bones("ab" * 5_000)) <= 5_001
