"""The table of known films: what it finds, and how it is made, on invented films."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from cinequorum.catalogue.known import FORMAT, NOBODY, Trades, shipped
from cinequorum.names.titles import title_key
from cinequorum.text.fold import fold
from genscripts import film_lists, known_films
from tests.catalogue.known import known

EXTRACT = (
    "Salt Road is a 1971 American film directed by Ann B. Lee and Bob Roe, Jr. It stars Carl Holm, Dee van Dyke and "
    "Eve Marsh. The plot is thin."
)


def test_films_are_found_by_their_title() -> None:
    """All of one title, the oldest first, with who made them; nothing of a title that no film has."""
    first, second = known().films(title_key("The Salt Road"))
    assert (first.year, second.year) == (1971, 2009)
    assert first.directors == {"ann lee"}
    assert first.cast == {"bob roe", "carl holm"}
    assert known().films("salt") == ()
    assert len(known()) == 7


def test_words_of_a_title_are_found_joined() -> None:
    """Where they are long enough."""
    assert "nightferry" in known()
    assert [film.year for film in known().films("nightferry")] == [1994]
    assert "saltroad" in known()
    assert "noone" not in known(("No One", 1999, (), ()))


def test_persons_are_known_by_what_they_did() -> None:
    """How many films they play in, how many they directed."""
    assert known().trades("bob roe") == Trades(2, 0)
    assert known().trades("diana fox") == Trades(0, 2)
    assert known().trades("zeb quix") == NOBODY


def test_the_shipped_table_is_whole() -> None:
    """Thousands of films; keys and names as they are asked for, every index within, every count right."""
    table = shipped()._table
    assert table.format == FORMAT
    assert len(shipped()) > 30_000
    sample = sorted(table.films)[:: len(table.films) // 500]
    assert all(
        title_key(key) == key for key in sample if not key.startswith(("the ", "a ", "an ", "l ", "la ", "las ", "el "))
    )
    assert all(fold(name) == name for name in table.people[::100])
    persons = range(len(table.people))
    rows = [row for films in table.films.values() for row in films]
    assert all(1870 < year < 2100 for year, _, _, _ in rows)
    assert all(0 <= seen < 100 for _, _, _, seen in rows)
    assert all(person in persons for _, directors, cast, _ in rows for person in (*directors, *cast))
    assert sum(len(directors) for _, directors, _, _ in rows) == sum(table.directed)
    assert sum(len(cast) for _, _, cast, _ in rows) == sum(table.acted)
    assert len(table.series) > 1_000


def test_it_is_read_once() -> None:
    """A process holds one."""
    assert shipped() is shipped()


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Salt Road: The Return", "Salt Road"),
        ("Salt Road or: How I Came Home", "Salt Road"),
        ("Salt Road, or How I Came Home", "Salt Road"),
        ("3017: A Tale", "3017"),
        ("Salt: A Life", ""),
        ("Saltwater: A Life", "Saltwater"),
        ("Salt Road", ""),
    ],
)
def test_long_titles_have_short_ones(title: str, short: str) -> None:
    """What stands before the colon, unless that is one short word."""
    assert known_films.short_title(title) == short


@pytest.mark.parametrize(
    "words",
    [
        "directed by",
        "directed and produced by",
        "written, directed and co-produced by",
        "directed, written, and edited by",
    ],
)
def test_a_director_may_have_done_more(words: str) -> None:
    """One sentence says so of all trades."""
    assert film_lists.directors(f"Salt Road is a film {words} Ann Lee. It is thin.") == ("Ann Lee",)


def test_names_are_taken_from_the_lists_and_the_first_lines() -> None:
    """Directors and stars, initials and small words among them; no bracket, no sentence behind them."""
    assert film_lists.directors(EXTRACT) == ("Ann B. Lee", "Bob Roe")
    assert film_lists.stars(EXTRACT) == ("Carl Holm", "Dee van Dyke", "Eve Marsh")
    assert film_lists.persons(["Carl Holm", "and", "(voice)", "Eve", "Carl Holm", "Ann Lee (narrator)"]) == (
        "Carl Holm",
    )


def test_the_same_lists_give_the_same_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Byte for byte; one film listed twice is one, a short title that is another film's whole one is left to it."""
    listed = [
        {"title": "Salt Road", "year": 1971, "cast": ["Carl Holm", "and"], "extract": EXTRACT},
        {"title": "Salt Road", "year": 1971, "cast": ["Zeb Quix"], "extract": ""},
        {"title": "Salt Road: The Return", "year": 1975, "cast": [], "extract": None},
        {"title": "Night Ferry: A Tale", "year": 1994, "cast": None},
        {"title": "", "year": 1994, "cast": None},
    ]
    (tmp_path / "movies-1970s.json").write_text(json.dumps(listed), encoding="utf-8")
    made = known_films.table(tmp_path)
    assert set(made["films"]) == {"salt road", "salt road the return", "night ferry", "night ferry a tale"}
    ((year, directors, cast, seen),) = made["films"]["salt road"]
    assert (year, seen) == (1971, 0)
    assert [made["people"][person] for person in directors] == ["ann b lee", "bob roe"]
    assert [made["people"][person] for person in cast] == ["carl holm", "dee van dyke", "eve marsh", "zeb quix"]
    monkeypatch.setattr(known_films, "OUT", tmp_path / "out.gz")
    monkeypatch.setattr("sys.argv", ["known_films.py", str(tmp_path)])
    assert known_films.main() == 0
    first = (tmp_path / "out.gz").read_bytes()
    assert known_films.main() == 0
    assert (tmp_path / "out.gz").read_bytes() == first
    assert json.loads(gzip.decompress(first))["format"] == FORMAT


def test_a_folder_without_lists_is_named(tmp_path: Path) -> None:
    """Nothing is written over by an empty table."""
    with pytest.raises(SystemExit, match="no file is called movies-"):
        known_films.table(tmp_path)


def _table(path: Path, *rows: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")


def test_films_of_several_lists_are_one(tmp_path: Path) -> None:
    """Where title, year and directors allow it; services add persons and series, diaries how many have seen it."""
    listed = [{"title": "Salt Road", "year": 1971, "cast": ["Carl Holm"], "extract": EXTRACT}]
    (tmp_path / "movies-1970s.json").write_text(json.dumps(listed), encoding="utf-8")
    _table(
        tmp_path / "criterion.csv",
        "film,director,year",
        "Salt Road,Zeb Quix,1972",
        "Noc i deň,Ema Nová,1964",
        "A Box,,",
    )
    _table(tmp_path / "cannes.csv", "year,title,original_title,director", "1965,Night and Day,Noc i deň,Ema Nová")
    hindi = tmp_path / "hindi"
    _table(hindi / "bollywood_crew.csv", "imdb_id,directors", "t1,n1|n2")
    _table(hindi / "bollywood_crew_data.csv", "crew_id,name", "n1,Asha Rao")
    _table(hindi / "2010-2019" / "bollywood_meta.csv", "imdb_id,title,year_of_release", "t1,Namak,2011", "t2,Pani,none")
    _table(hindi / "2010-2019" / "bollywood_text.csv", "imdb_id,actors", "t1,Ravi Sen|Mina Das|")
    streamed = "type,title,director,cast,release_year,duration"
    _table(
        tmp_path / "streamed" / "a_titles.csv",
        streamed,
        'Movie,Salt Road,Ann B. Lee,"Ida Berg, Fog",1971,90 min',
        "Movie,Long Pier,Kim Oh,,2015,95 min",
        "Movie,Low Water,Kim Oh,,2016,95 min",
        "Movie,Rope Walk,Kim Oh,,2016,9 min",
        "TV Show,Harbour Lights,,,2015,1 Season",
    )
    _table(
        tmp_path / "diaries" / "one" / "watched.csv",
        "Name,Year",
        "Salt Road,1970",
        "Long Pier,2015",
        "Harbour Lights,2015",
    )
    _table(tmp_path / "diaries" / "one" / "ratings.csv", "Date,Name,Year", "x,Salt Road,1970", "x,Night Boat,2024")
    _table(
        tmp_path / "diaries" / "two" / "watched.csv",
        "Name,Year",
        "Salt Road,1971",
        "Night Boat,2024",
        "Harbour Lights,2015",
    )
    made = known_films.table(tmp_path)
    people = made["people"]

    def films(key: str) -> list[tuple[int, set[str], set[str], int]]:
        rows = made["films"].get(key, [])
        return [(y, {people[d] for d in by}, {people[c] for c in cast}, seen) for y, by, cast, seen in rows]

    assert films("salt road") == [
        (1971, {"ann b lee", "bob roe"}, {"carl holm", "dee van dyke", "eve marsh", "ida berg"}, 2),
        (1972, {"zeb quix"}, set(), 0),
    ]
    assert films("noc i den") == films("night and day")[:1] or films("noc i den")
    assert films("namak") == [(2011, {"asha rao"}, {"ravi sen", "mina das"}, 0)]
    assert films("long pier") == [(2015, {"kim oh"}, set(), 1)]
    assert films("night boat") == [(2024, set(), set(), 2)]
    assert not films("low water")
    assert not films("rope walk")
    assert not films("pani")
    assert not films("harbour lights")
    assert made["series"] == ["harbour lights"]
