"""Parts of a page tell its kind: what speaks for and against a film, a plot and nothing else, makers' own news."""

from __future__ import annotations

import pytest

from cinequorum.acquire.files import from_bytes
from cinequorum.extract.evidence import Evidence, words_of
from cinequorum.extract.kind import kind_of, rule_scores
from cinequorum.extract.kind_sections import by_sections
from cinequorum.extract.page import extract

PROSE = (
    "A keeper loses the ferry, the money and his brother in one night, and nobody on the island asks him why he "
    "never came back."
)


def evidence(*lines: str, labels: int = 0, reviews: int = 0) -> Evidence:
    """Evidence of lines on a page with so many labels of a record and so many visitors' reviews."""
    return Evidence(lines=lines, sizes=tuple(map(words_of, lines)), labels=labels, reviews=reviews)


def told(found: Evidence) -> set[str]:
    """The kinds for which the parts of a page speak."""
    return {kind for kind, weight, _ in by_sections(found) if weight > 0}


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("The Good:", "The Bad:"),
        ("Pros: the storm", "Cons: the rest"),
        ("Kelebihan:", "Kekurangan:"),
        ("**Stärken**", "**Schwächen**"),
        ("✅ Плюсы", "❌ Минусы"),
    ],
)
def test_for_and_against_is_a_review(good: str, bad: str) -> None:
    """Whoever sets what speaks for a film over what speaks against it reviews it, below a record too."""
    assert told(evidence("Director: Ann Lee", PROSE, good, "The storm", bad, "The rest", labels=4)) == {"critic_review"}


@pytest.mark.parametrize(
    "lines",
    [
        ("The Good:", "The storm"),  # one half
        ("The good film", "The bad film"),  # no headings
        ("A good day at sea, and the bad night that follows: Night Ferry", "Cons"),
    ],
)
def test_one_half_is_none(lines: tuple[str, ...]) -> None:
    """One half alone, and such words within lines, say nothing."""
    assert told(evidence(*lines)) == set()


def test_a_record_whose_only_prose_is_the_plot_is_a_listing() -> None:
    """Praise in a plot is not the page's; beside it somebody's own words make it no listing."""
    sheet = ("Night Ferry", "Director", "Ann Lee", "Synopsis", PROSE, "Cast", "Bo Ek")
    assert told(evidence(*sheet, labels=3)) == {"listing"}
    assert told(evidence(*sheet, "Review", PROSE, labels=3)) == set()
    assert told(evidence(*sheet, labels=1)) == set()
    assert told(evidence(*sheet, labels=3, reviews=2)) == set()


def test_makers_report_of_their_own_film() -> None:
    """Those who shot a film and say twice that it is theirs write news."""
    page = evidence(
        "It is a year since we shot our short film, Night Ferry.",
        "Since then our film was shown on both shores, and we go on sending it to festivals.",
        "Our cast and our crew met again last week at the ferry, where the first scene was made, and looked at the "
        "harbour, which has a new pier. There will be a screening for all who helped, and soup.",
    )
    assert told(page) == {"news"}
    assert kind_of(page).name == "news"


@pytest.mark.parametrize(
    "lines",
    [
        ("Our film club meets on Friday.", "Our film critic saw it, and our cast of writers shot back."),
        ("Our film begins at sea and ends there.", "It is dull."),  # once, and nobody made it
        ('"Our film is late," she says. "Our film is late, since we shot at night."', "It is good."),
        ("Who shot our film?", "Our film, we shot it at night.", "And the ferry?", "Where was it?"),
    ],
)
def test_others_speak_of_a_film_as_ours(lines: tuple[str, ...]) -> None:
    """Clubs, critics, quoted makers and makers who are asked write no news of their own."""
    assert told(evidence(*lines)) == set()


def test_two_pictures_named_in_a_long_article_make_no_list() -> None:
    """A film with its year under a picture and among the sources is one that a long article is about."""
    named = ("Bo Ek in Night Ferry (1962)", "Lee, Ann: The Lamp (1931)")
    brief, long = (rule_scores(evidence(*named, *[PROSE] * count))["list"] for count in (4, 60))
    assert brief > 4
    assert long < 2
    entries = [f"Night Ferry {part} (1962)" for part in range(1, 6)]
    assert rule_scores(evidence(*entries, *[PROSE] * 120))["list"] > 4


def test_headings_over_unspaced_prose() -> None:
    """Thirty signs without spaces are as much prose as fifteen words, and head an entry as they do."""
    prose = "港で働く姉と弟が、嵐の夜に届いた一通の手紙を見つけ、島を出るまでの長い一日を静かな画面で描いていく。"
    names = ("潮の灯", "塩の道", "夜の船", "霧の桟橋", "北の汽笛", "海の底", "白い帆", "鐘の音", "渡し守", "岬の家")

    def kind(words: str) -> str:
        entries = "".join(f"<h2>{name}</h2><p>{words}</p>" for name in names)
        return extract(from_bytes(f"<html><body><h1>島の映画</h1>{entries}</body></html>".encode(), "a.html")).kind.name

    assert kind(prose) == "list"
    assert kind(prose[:24]) != "list"
