"""How the lines of a page follow each other tells lists, records and reports of trailers, whatever the words."""

from __future__ import annotations

import pytest

from cinequorum.extract.evidence import Evidence, words_of
from cinequorum.extract.kind import kind_of, rule_scores
from cinequorum.extract.kind_layout import by_layout, label_cells, repeated_marks
from cinequorum.extract.material import Stated

PROSE = "A keeper loses the ferry, the money and his brother in one night, and nobody on the island asks him why."


def evidence(*lines: str, headline: str | None = None, **more: str) -> Evidence:
    """Evidence of lines, with front matter where keys and values are given."""
    stated = tuple(Stated(key=key, value=value, origin="front-matter") for key, value in more.items())
    return Evidence(lines=lines, sizes=tuple(map(words_of, lines)), headline=headline, stated=stated)


def told(found: Evidence) -> set[str]:
    """The kinds for which the layout speaks."""
    return {kind for kind, weight, _ in by_layout(found) if weight > 0}


def test_titles_with_one_paragraph_each_are_a_list() -> None:
    """Short lines that look like titles, a paragraph under each, all through the text."""
    lines = [
        line for title in ("Night Ferry", "Salt", "The Kelp Eaters", "Brine", "Low Tide") for line in (title, PROSE)
    ]
    assert told(evidence(*lines)) == {"list"}


@pytest.mark.parametrize(
    "lines",
    [
        [line for title in ("Night Ferry", "Salt", "Kelp", "Brine") for line in (title, PROSE)],  # too few
        [line for title in ("Plot", "Acting", "Music", "Script", "Verdict") for line in (title, PROSE)],  # of one film
        [line for title in ("Why?", "So what?", "Who?", "When?", "Where?") for line in (title, PROSE)],
        [
            line for title in ("One", "Two", "Three", "Four", "Five") for line in (title, PROSE, PROSE, PROSE)
        ],  # chapters
    ],
)
def test_sections_of_one_text_are_no_list(lines: list[str]) -> None:
    """Questions, the usual parts of a review, chapters of several paragraphs."""
    assert told(evidence(*lines)) == set()


def test_marks_under_one_label_are_of_several_films() -> None:
    """The same label again and again: one mark a film; and no talk, though two labels take turns."""
    lines = [
        line
        for title in ("Salt", "Kelp", "Brine", "Tide", "Foam", "Surf")
        for line in (title, "Anna's score: 7/10", PROSE, "High point: the storm", "Low point: the end")
    ]
    assert repeated_marks(evidence(*lines)) == 6
    assert kind_of(evidence(*lines)).name == "list"


def test_marks_under_different_labels_are_of_one_film() -> None:
    """A review that rates story, acting and sound apart rates one film."""
    assert repeated_marks(evidence(PROSE, "Story: 4/5", "Acting: 3/5", "Sound: 5/5")) == 0


def test_a_page_of_trailers_is_a_list() -> None:
    """Several reports, each headed by a line about another trailer; one report with its trailer is none."""
    heads = ("First trailer for Salt", "Kelp gets a trailer", "The Brine trailer is here", "A teaser for Low Tide")
    page = evidence(*(line for head in heads for line in (head, PROSE)), headline="Trailers")
    assert kind_of(page).name == "list"
    assert "list" not in told(evidence(heads[0], PROSE, PROSE, PROSE, headline=heads[0]))


def test_a_line_over_the_film_shown_in_it_speaks_for_trailer_news() -> None:
    """ "Official Trailer" by itself at the top; not where the text judges, and not in a sentence."""
    assert told(evidence("Salt", "Official Trailer", PROSE)) == {"trailer_news"}
    assert (
        told(evidence("Salt", "Official Trailer", "A brilliant, dull, riveting, tedious and superb masterpiece."))
        == set()
    )
    assert told(evidence("Salt", "I saw the official trailer twice.", PROSE)) == set()


def test_a_table_of_films_is_a_list() -> None:
    """A row that names the columns of records, and rows with years; a table of one film's record is none."""
    head = "Student : Titul : Režisér | Hrají | Rok vydání | Hodnocení"
    rows = ("Jana : Sůl : Ann Lee | Bo Day, Cy Orr | 2022 | 80%", "Jana : Řasa : Eva Ross | Di Ott | 2009 | 86%")
    assert told(evidence(head, *rows)) == {"list"}
    assert told(evidence(head, rows[0])) == set()


def test_a_record_in_the_front_matter_is_a_listing() -> None:
    """There "feature" is a sort of film; without a record it is a sort of article."""
    record = {"title": "Salt", "year": "2026", "director": "Ann Lee", "runtime": "97", "country": "Norway"}
    assert kind_of(evidence(headline="Salt", type="Feature", **record)).name == "listing"
    article = rule_scores(evidence(PROSE, headline="Salt", type="Feature", title="Salt"))
    assert max(article, key=article.__getitem__) == "feature"


def test_a_record_in_one_line_is_no_rating_of_the_author() -> None:
    """A table whose rows came to lie in one line: its labels count, and its rating is not the author's."""
    row = "| Director | Ann Lee | | :-- | :-: | | Cast | Bo Day | | Year | 2016 | | Runtime | 116 | | Rating | 8/10 |"
    assert label_cells(row) >= 4
    assert kind_of(evidence("Salt is a film by Ann Lee about a ferry.", row, headline="Salt")).name == "listing"


def test_words_are_counted_where_no_spaces_stand() -> None:
    """Two signs count for a word, so that a review in Chinese is no page without prose."""
    assert words_of("不要温和地走入那良夜") == 5
    assert words_of("La notte è lunga") == 4


def test_lines_that_link_to_films_are_entries() -> None:
    """Several films' pages in databases, one a line; the one film of a review is linked to once."""
    assert told(Evidence(lines=("Salt", "Kelp", "Brine"), sizes=(1, 1, 1), linked_films=3)) == {"list"}
    assert told(Evidence(lines=("Salt", PROSE, PROSE), sizes=(1, 20, 20), linked_films=1)) == set()


@pytest.mark.parametrize(
    ("headline", "kinds"),
    [
        ("Some films to see in the rain", {"list"}),
        ("Películas que nadie vio", {"list"}),
        ("Filme zum Jahresende", {"list"}),
        ("Why films end in the rain", set()),
        ("Are movies too long?", set()),
        ("The film that nobody saw", set()),
    ],
)
def test_a_headline_about_several_films_speaks_for_a_list(headline: str, kinds: set[str]) -> None:
    """A plural of the word in any language, but not in a question about all films."""
    assert told(evidence(PROSE, headline=headline)) == kinds


def test_a_front_matter_names_a_reviewer_or_passes_on_a_report() -> None:
    """A critic's name speaks for a review; an outlet and an address beside a short note for news."""
    note = "Ann Lee's film Kelp will be shot in 20 days."
    passed = evidence(note, source="The Gazette", url="https://gazette.example/kelp")
    assert kind_of(passed).name == "news"
    assert kind_of(evidence(note, url="https://gazette.example/kelp")).name != "news"

    def critical(**more: str) -> float:
        return rule_scores(evidence(PROSE, PROSE, headline="Kelp", **more))["critic_review"]

    assert critical(critics="Ann Lee") > critical(author="Ann Lee")


def test_a_scene_that_a_review_quotes_is_no_talk() -> None:
    """Turns of two speakers, one of whom asks, are an interview only where they go through much of the page."""
    scene = [
        line for _ in range(4) for line in ("Ann Lee: Do you trust the ferry?", "Bo Day: I trust it in calm water.")
    ]
    assert rule_scores(evidence(*scene))["interview"] > 5
    assert rule_scores(evidence(*scene, *[PROSE] * 14))["interview"] < 3
    assert rule_scores(evidence("Director: Cy Dahl", *scene, *[PROSE] * 14, "Rating: 4/5"))["interview"] < 3


def test_rows_with_wide_colons_are_a_record() -> None:
    """Labels and values as East Asian print joins them; a talk has longer turns."""
    rows = (
        "原題：Night Ferry",
        "監督：アン・リー",
        "出演：ボー・デイ",
        "音楽：サイ・ダール",
        "上映時間：98分",
        "言語：英語",
    )
    assert told(evidence(*rows, "港の物語である。")) == {"listing"}
    assert (
        told(evidence(*(f"リー：{row}だと思います。とても長い話ですが、それでも続けたいと思います。" for row in rows)))
        == set()
    )
