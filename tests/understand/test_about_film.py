"""Pages about films are told from pages about anything else."""

from __future__ import annotations

import pytest

from cinequorum.understand.about_film import is_about_films
from cinequorum.understand.read import understand
from tests.understand.pages import page_from_text

ABOUT = {
    "a review": "The Lantern\n\nHugo Sample directs a slow film about a keeper and his radio. The actors are superb.",
    "a review that never says film": "The Lantern\n\nRating: 4/5\n\nAda Example plays the keeper in a thriller whose "
    "script, by the director, wastes no scene; the plot turns late, and the ending is a surprise to the audience.",
    "German": "Die Laterne\n\nRegie: Hugo Sample. Ein ruhiger Film über einen Wärter, mit starken Darstellern.",
    "Russian": "Маяк\n\nРежиссёр снял тихий фильм о смотрителе маяка; актёры играют превосходно.",
    "Japanese": "灯台\n\n監督の新しい映画は静かで美しい。主演の俳優が素晴らしい。",
}
ELSE = {
    "a telephone": "Model 7 review\n\nThe new telephone is superb: a bright display, a long life and a fair price. "
    "The keyboard is better than that of the last model, and the charger comes with it.",
    "a match": "Late goal decides the derby\n\nThe home side won by two goals to one after a header at the last, "
    "and the coach praised his defenders, who had been criticised all week by the newspapers.",
    "a timetable": "Bus timetable\n\nLine 4 leaves the depot at 6.10 and every twenty minutes afterwards until ten.",
    "a bank": "Bank raises its rates\n\nThe central bank raised its rates by a quarter of a point on Thursday and said "
    "that inflation would fall next year. Shares fell and the currency rose.",
}


@pytest.mark.parametrize("name", ABOUT)
def test_talk_of_films_is_heard(name: str) -> None:
    """Reviews are about films, in any language and whether or not they say the word."""
    assert is_about_films(page_from_text(ABOUT[name]))


@pytest.mark.parametrize("name", ELSE)
def test_other_pages_give_no_film(name: str) -> None:
    """A page about something else has a headline and praise, but no film, no verdict and no facts."""
    reading = understand(page_from_text(ELSE[name]))
    assert reading.film is None
    assert (reading.page.kind.name, reading.verdict.label, reading.claims) == ("other", "none", ())
