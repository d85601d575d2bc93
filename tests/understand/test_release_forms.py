"""Releases as sentences state them: in many languages, by month or year, on services; and dates that are none."""

from __future__ import annotations

import pytest

from tests.understand.test_facts_claims import claims_of

Told = tuple[str, str | None]


def releases(sentence: str, language: str = "en", film: str = "The Quay") -> list[Told]:
    """The dates and windows that a page of 1 March 2022 states."""
    case = {"text": f"# {film}\n{sentence}", "film": film, "published": "2022-03-01", "language": language}
    return [(c.value, c.qualifier("window")) for c in claims_of(case) if c.predicate == "release"]


@pytest.mark.parametrize(
    ("language", "sentence", "told"),
    [
        ("pt", "The Quay estreia nos cinemas em 16 de dezembro.", ("2022-12-16", "cinema")),
        ("fr", "The Quay sera disponible sur Netflix dès le 4 mai.", ("2022-05-04", "streaming")),
        ("ru", "«The Quay» выйдет в прокат 4 мая 2022 года.", ("2022-05-04", "cinema")),
        ("cs", "The Quay vstoupí do kin 4. května 2022.", ("2022-05-04", "cinema")),
        ("pl", "The Quay wejdzie do kin 4 maja 2022.", ("2022-05-04", "cinema")),
        ("nl", "The Quay draait vanaf 4 mei 2022 in de bioscoop.", ("2022-05-04", "cinema")),
        ("tr", "The Quay 4 Mayıs 2022'de vizyona giriyor.", ("2022-05-04", "cinema")),
        ("hu", "A The Quay 2022. május 4-én kerül a mozikba.", ("2022-05-04", "cinema")),
        ("sv", "The Quay har premiär den 4 maj 2022.", ("2022-05-04", "cinema")),
        ("de", "„The Quay“ wurde mit einem geplanten Kinostart für 2026 bekannt.", ("2026", "cinema")),
        ("en", "The Quay comes out in July.", ("2022-07", "cinema")),
        ("en", "The Quay is slated for a 2023 release.", ("2023", "cinema")),
        ("en", "The Quay arrives on Netflix in late September or October 2022.", ("2022", "streaming")),
        ("en", "The Quay had its world premiere at Cannes in May 2021.", ("2021-05", "festival")),
    ],
)
def test_a_release_is_told_in_many_ways(language: str, sentence: str, told: Told) -> None:
    """Whole dates, months of the page's year, years beside a window or a plan."""
    assert told in releases(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence", "told"),
    [
        ("ja", "『夜の港』は2022年5月4日に公開。", ("2022-05-04", "cinema")),
        ("zh", "《夜の港》将于2022年5月4日上线。", ("2022-05-04", "streaming")),
        ("ko", "영화 '夜の港'는 5월 4일 개봉한다.", ("2022-05-04", "cinema")),
    ],
)
def test_a_release_in_scripts_without_spaces(language: str, sentence: str, told: Told) -> None:
    """The word for coming out follows the date."""
    assert releases(sentence, language, "夜の港") == [told]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The Quay was released in 1987."),  # when it was made
        ("en", "The trailer of The Quay will drop two months prior to the release, around February 2023."),
        ("en", "We will find out about The Quay in July."),
        ("de", "In The Quay kommt der Fährmann am 4. Mai 1945 nach Hause."),
        ("fr", "The Quay au cinéma en 2017 : une consécration ?"),
        ("ja", "『The Quay』の予告が2022年5月4日に公開。"),
        ("zh", "《The Quay》预告2022年5月4日上线。"),
    ],
)
def test_other_dates_are_no_releases(language: str, sentence: str) -> None:
    """Trailers, stories and years of making have dates too."""
    assert releases(sentence, language) == []


TWO_DATES = [
    (
        "The Quay opens in US cinemas on 5 May and streams on Hulu from 19 May.",
        {("2022-05-05", "cinema", "US", None), ("2022-05-19", "streaming", None, "Hulu")},
    ),
    (
        "The Quay is in cinemas from 5 May and on Netflix from 19 May.",
        {("2022-05-05", "cinema", None, None), ("2022-05-19", "streaming", None, "Netflix")},
    ),
    (
        "The Quay was released in the UK on 5 May 2019 and in France on 12 May 2019.",
        {("2019-05-05", "cinema", "UK", None), ("2019-05-12", "cinema", "France", None)},
    ),
    (
        "The Quay opens on 5 May in New York and expands in the US on 12 May.",
        {("2022-05-05", "cinema", None, None), ("2022-05-12", "cinema", "US", None)},
    ),
    ("The Quay arrives in French cinemas on 3 May.", {("2022-05-03", "cinema", "France", None)}),
    (
        "The Quay opens in cinemas and on demand on 3 May.",
        {("2022-05-03", w, None, None) for w in ("cinema", "digital")},
    ),
    ("The French drama The Quay opens on 3 May.", {("2022-05-03", "cinema", None, None)}),
    ("The Quay opens in cinemas in France and in Spain on 3 May.", {("2022-05-03", "cinema", None, None)}),
]


@pytest.mark.parametrize(("sentence", "told"), TWO_DATES)
def test_each_date_has_its_own_window_service_and_country(
    sentence: str, told: set[tuple[str, str | None, str | None, str | None]]
) -> None:
    """What stands after "and" belongs to the next date; a country is told where the words name one, not two."""
    case = {"text": f"# The Quay\n{sentence}", "film": "The Quay", "published": "2022-03-01", "language": "en"}
    found = [c for c in claims_of(case) if c.predicate == "release"]
    assert {(c.value, *(c.qualifier(q) for q in ("window", "territory", "platform"))) for c in found} == told
