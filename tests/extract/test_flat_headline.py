"""The headline of a page that lost its markup: what stands over it is passed over, what is printed twice is it."""

from __future__ import annotations

import pytest

from cinequorum.extract.flat_headline import headline_line, says_nothing
from cinequorum.extract.lines import drafts_of_lines
from cinequorum.extract.signature import signed_name

PROSE = (
    "A keeper tends the lamp alone while the days grow long, the sea grows loud, and nobody on the shore remembers"
    " any more who sent her out there or what for, until one night the horn answers by itself."
)


def headline(*lines: str) -> str | None:
    drafts = drafts_of_lines("\n\n".join(lines))
    found = headline_line(drafts, range(len(drafts)))
    return None if found is None else drafts[found].text


@pytest.mark.parametrize(
    "over", ["zurück", "на главную", "image", "Monday, October 12, 2015 - 21:16", "Anna Holm / STT"]
)
def test_buttons_days_and_reporters_stand_over_the_headline(over: str) -> None:
    """None of them is the headline; the next line is, and a page without one has none."""
    assert says_nothing(over)
    assert headline(over, "Lamp Room", PROSE) == "Lamp Room"
    assert headline(over, PROSE, PROSE) is None


def test_what_is_printed_twice_is_the_headline() -> None:
    """The way to the page ends with it, or it stands over the picture again; the site's own line comes once."""
    assert headline("Site > Films > Lamp Room", "Lamp Room", "A picture", PROSE) == "Lamp Room"
    assert headline("Newsroom", "Lamp Room", "The keeper and her lamp", "Lamp Room", PROSE) == "Lamp Room"


@pytest.mark.parametrize(
    "lines",
    [
        ("Lamp Room", "A picture", "A picture", PROSE),  # the text goes on about a lamp
        ("The Horn", "Picture", "Picture", "Picture", PROSE.replace("horn", "whistle")),  # captions in a row
        ("Lamp Room", "The keeper", "Lamp Room", "The keeper", PROSE),  # itself printed twice
        ("The Harbour", "The keeper", PROSE, "The keeper", PROSE),  # a table of contents, and its heading
        ("The Harbour", "Etchings", "A line", "Etchings", PROSE),  # nothing that the text speaks of
    ],
)
def test_a_first_line_that_the_page_speaks_of_stays_the_headline(lines: tuple[str, ...]) -> None:
    """Pictures and buttons are printed twice, too."""
    assert headline(*lines) == lines[0]


def test_a_reporter_with_an_agency_signs_the_page() -> None:
    """The agency stands in capitals behind the name; two names are two names, and a title is none."""
    assert signed_name("Anna Holm / STT") == "Anna Holm"
    assert signed_name("Anna Holm / Bob Ray") is None


@pytest.mark.parametrize("own", ["Movie Review : Lamp Room (1971)", "Critique – La lampe", "[電影]《燈塔》- 海很吵"])
def test_the_line_under_a_menu_that_says_what_it_is_about(own: str) -> None:
    """A site's name and its motto stand over a short menu; several such lines are those of a list."""
    assert headline("Threads", "Musings of a keeper", "Home", "Travel", own, "19 Oct 2021", PROSE) == own
    assert headline("Threads", "Home", own, "Night Ferry (1999)", PROSE) == "Threads"
