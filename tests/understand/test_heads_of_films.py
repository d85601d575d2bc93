"""What a page's head states of its film under keys that the heads of other pages have too. All is invented."""

from __future__ import annotations

import pytest

from tests.understand.test_facts_claims import claims_of


def stated(metadata: dict[str, str], **more: str) -> set[tuple[str, str]]:
    case = {"text": "# The Quay\nThe Quay stays with you.", "film": "The Quay", "metadata": metadata, **more}
    return {(claim.predicate, claim.value) for claim in claims_of(case)}


@pytest.mark.parametrize("key", ["release", "release_date"])
def test_a_release_counts_beside_another_key_of_a_film(key: str) -> None:
    """One credit, a genre or a country beside it make the date the film's."""
    for other in ({"director": "Anna Miller"}, {"genre": "Drama"}, {"country": "Norway"}):
        assert ("release", "2018-10-11") in stated({key: "2018-10-11", **other})


def test_a_release_alone_is_the_page_s() -> None:
    """Notes on versions of a program have a date of release as well."""
    assert not {fact for fact in stated({"release": "2018-10-11"}) if fact[0] == "release"}


@pytest.mark.parametrize(
    ("value", "facts"),
    [
        ("Norway, 2006", {("country", "Norway"), ("year", "2006")}),
        ("Norway and Chile, 2006", {("country", "Norway"), ("country", "Chile"), ("year", "2006")}),
        ("Norway/Chile 2006", {("country", "Norway"), ("country", "Chile"), ("year", "2006")}),
        ("Norway and Chilia, 2006", {("country", "Norway"), ("year", "2006")}),  # misspelt: left out
    ],
)
def test_country_and_year_under_one_key(value: str, facts: set[tuple[str, str]]) -> None:
    """`released: "Norway, 2006"` says where and when the film was made."""
    assert facts <= stated({"released": value})
    assert sum(predicate == "country" for predicate, _ in stated({"released": value})) == len(facts) - 1


@pytest.mark.parametrize("value", ["with Norway in 2006", "Norwegian, 2006", "2006", "Norway"])
def test_other_values_are_no_origins(value: str) -> None:
    """Words that are more or less than countries and a year say nothing."""
    assert not {fact for fact in stated({"released": value}) if fact[0] == "country"}


def test_a_polish_key_for_the_director() -> None:
    """The short word for direction, as people type it where keys have no signs."""
    assert ("director", "Anna Nowak") in stated({"rez": "Anna Nowak", "rok": "2020"}, language="pl")


@pytest.mark.parametrize(
    ("rows", "language"),
    [
        ("출연\n김하나: 박이레 역\n이두리: 최사라 역\n정세라: 강나루 역", "ko"),
        ("출연\n김하나 (박이레 역)\n이두리 (최사라 역)\n정세라 (강나루 역)", "ko"),
        ("キャスト\n青木一郎：山田太郎役\n川口花子：鈴木花子役\n森田次郎：佐藤次郎役", "ja"),
    ],
)
def test_rows_that_end_with_the_word_for_a_part(rows: str, language: str) -> None:
    """The word behind the part tells the two apart in scripts without capitals."""
    case = {"text": f"# 밤의 항구\n{rows}", "film": "밤의 항구", "language": language, "kind": "listing"}
    found = [(claim.value, claim.role) for claim in claims_of(case) if claim.predicate == "cast"]
    assert len(found) == len(rows.splitlines()) - 1
    assert all(role and not role.endswith(("역", "役")) for _, role in found)


def test_minutes_of_reading_are_no_length() -> None:
    """A post's date before its tags and the minutes it takes to read is no release."""
    case = {"text": "# The Quay\n13/05/2016 - #trailer | 1 minute read\nThe Quay stays.", "film": "The Quay"}
    assert not [claim for claim in claims_of(case) if claim.predicate == "release"]
