"""Spoilers: who lives, what is revealed, how it ends; the premise gives nothing away."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cinequorum.acquire.files import from_bytes
from cinequorum.model.opinion import Spoiler
from cinequorum.model.page import Span
from cinequorum.model.reading import SubjectFilm
from cinequorum.pipeline import read
from cinequorum.understand.prose import Films, Prose, prose_of
from cinequorum.understand.spoiler_warning import warns
from cinequorum.understand.spoilers import find_spoilers, page_level, spoiler_warning
from cinequorum.understand.weighing import weigh
from tests.understand.pages import page_from_text, prose_from_text

NOBODY = Films(subject=None)


def spoilers_of(prose: Prose) -> tuple[Spoiler, ...]:
    return find_spoilers(weigh(prose, NOBODY))


def test_the_solution_is_major() -> None:
    """Telling who did it and who dies is a major spoiler, and the span is that sentence."""
    prose = prose_from_text(
        "A clerk finds a purse on the night train. She looks for its owner in three towns. "
        "Her neighbour helps her and they become friends. "
        "In the end it turns out that the neighbour is the thief, and he dies in the river."
    )
    spoilers = spoilers_of(prose)
    assert page_level(spoilers) == "major"
    assert any("turns out" in prose.page.slice(s.span) for s in spoilers if s.level == "major")


@pytest.mark.parametrize(
    "told",
    [
        "She betrays him, runs into the street and dies under a tram.",
        "At the end her body was buried behind the mill.",
        "Then he learns that his brother isn't dead.",
        "In fact the final sentence is that nobody ever left the train.",
    ],
)
def test_fates_and_last_lines_are_major(told: str) -> None:
    """A death, a return from the dead and the last line give away most."""
    prose = prose_from_text(
        "A clerk finds a purse on the night train. She looks for its owner in three towns. It takes her all winter. "
        f"Her neighbour goes with her. They walk along the line from station to station. {told}"
    )
    assert page_level(spoilers_of(prose)) == "major"


def test_credits_and_sheets_give_nothing_away() -> None:
    """Lines of names and values tell no story."""
    lines = "Directed by Ada Quillfeather.\nRunning time: 98 min\nMara Venn as Lotte Brandt\nGenre: Drama, Crime"
    assert spoilers_of(prose_from_text(lines)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "A clerk finds a purse on the night train and looks for its owner.",
        "The film is based on the mine disaster of 1906, in which eleven hundred men died.",
        "A lovely film with a very satisfying ending. The acting is superb.",
    ],
)
def test_premise_and_praise_are_no_spoilers(text: str) -> None:
    """The premise, the true event behind a film and praise of its ending give nothing away."""
    assert page_level(spoilers_of(prose_from_text(text))) != "major"


@pytest.mark.parametrize(
    ("text", "warned"),
    [
        ("Warning: this review contains spoilers.", True),
        ("SPOILER ALERT!", True),
        ("Spoilers herein.", True),
        ("Major spoilers ahead, so proceed with caution.", True),
        ("Attention, spoilers !", True),
        ("Achtung: Spoiler!", True),
        ("Ojo, contiene spoilers.", True),
        ("Осторожно, спойлеры!", True),
        ("This review is spoiler-free.", False),
        ("No spoilers here.", False),
        ("I won't post spoilers.", False),
        ("A fine film about a night train.", False),
        ("Spoiled children run the house.", False),
    ],
)
def test_warnings_in_words(text: str, warned: bool) -> None:  # noqa: FBT001
    """A page that warns is found, one that promises to give nothing away is not taken for it."""
    assert (spoiler_warning(prose_from_text(text + "\nThe film opens in May.")) is not None) == warned


@pytest.mark.parametrize(
    ("metadata", "warned"),
    [
        ({"spoiler": "true"}, True),
        ({"spoilers": "false"}, False),
        ({"tags": "Spoilers"}, True),
        ({"tags": "drama"}, False),
    ],
)
def test_warnings_in_metadata(metadata: dict[str, str], warned: bool) -> None:  # noqa: FBT001
    """Front matter and tags warn too."""
    prose = prose_of(page_from_text("A fine film.", metadata=metadata))
    assert (spoiler_warning(prose) is not None) == warned


def test_levels_add_up() -> None:
    """Several doubtful spoilers make a sure one, and no spoiler none."""
    span = Span(page="0", start=0, end=1)
    doubtful = Spoiler(level="mild", p=0.3, span=span)
    assert page_level(()) == "none"
    assert page_level((doubtful,)) == "none"
    assert page_level((doubtful, doubtful)) == "mild"
    assert page_level((Spoiler(level="major", p=0.6, span=span),)) == "major"


@pytest.mark.parametrize(
    "text",
    [
        *("Geen spoilers", "Recenzja bez spoilerów", "Bez spoilerů", "Keine Spoiler", "Crítica sin spoilers"),
        *("Critique sans spoilers", "Utan spoilers", "Spoiler içermez", "Fără spoilere", "스포일러 없음"),
    ],
)
def test_a_promise_to_tell_nothing_is_no_warning(text: str) -> None:
    """A page that says in its language that it has no spoilers does not warn of them."""
    assert not warns(text)


@pytest.mark.parametrize(
    "text",
    [
        "At the risk of spoiling it for you, they swap.",
        "Let op: spoilers!",
        "Pozor, spoiler!",
        "Spoiler içerir",
        "스포일러 주의",
    ],
)
def test_a_warning_is_one_in_other_languages_too(text: str) -> None:
    """The words that warn stand beside the same word."""
    assert warns(text)


def test_what_is_shown_as_major_makes_the_level() -> None:
    """A page with a sentence that gives the end away gives it away as a whole, however unsure."""
    unsure = Spoiler(level="major", p=0.46, span=Span(page="a", start=0, end=5))
    assert page_level((unsure,)) == "major"
    assert page_level((replace(unsure, level="mild"),)) == "none"


FIRST_HALF = (
    "A clerk finds a purse on the night train and looks for its owner in three towns. Her brother tells her that the "
    "purse was stolen from a man at the station. They go to his house, where his wife lets them in and leads them to "
    "the cellar.\nThe wife has known of the money for years, and so has the doctor. When the man comes home he finds "
    "his wife with the doctor, and he locks them both in. Why did the brother not call the police when he could?"
)
SECOND_HALF = (
    "\nHe then drives to the bridge with the clerk, who still believes that he loves her. She takes the gun from his "
    "coat and pushes him over the side. The doctor gets out of the cellar and takes the money, which was his from the "
    "start.\nAnd why did nobody look for him in the river? How could she know where the money was? The clerk goes back "
    "to the train with the purse, and her brother is the man who sits opposite her.\nHe takes her to the house again, "
    "where the wife waits with the gun. Why would she not run? The brother tells them that he was with the doctor "
    "when the man went into the river, and then he locks the door and leaves with the money."
)


@pytest.mark.parametrize(("told", "level"), [(FIRST_HALF + SECOND_HALF, "major"), (FIRST_HALF, "mild")])
def test_a_story_told_as_far_as_those_that_warn_gives_the_end_away(told: str, level: str) -> None:
    """No single word of it does: the first half by itself gives a little away."""
    film = SubjectFilm(title="Brine", year=None, span=Span(page="0", start=0, end=1), p=0.9)
    spoilers = find_spoilers(weigh(prose_from_text(told), Films(subject=film)))
    assert {spoiler.level for spoiler in spoilers} == {level}
    assert page_level(spoilers) == level


def test_what_leads_to_the_ending_is_behind_the_wall_with_it() -> None:
    """From talk of the ending to the sentence of its paragraph that gives it away, everything tells it."""
    told = (
        "Brine is a film about a keeper.\n\nI liked the first hour, and the music of the film is superb. The keeper "
        "waits for his brother, and the winter goes by. What happens at the end? The boat is lost in the storm. Then "
        "it is found. In the end the brother dies, and in the final scene the killer turns out to be the keeper."
    )
    reading = read(from_bytes(told.encode(), "brine.txt"))
    walled = {reading.page.slice(s.span) for s in reading.spoilers if s.level == "major"}
    assert {"What happens at the end?", "The boat is lost in the storm.", "Then it is found."} <= walled
    assert not any("music" in sentence for sentence in walled)
    assert len({s.span for s in reading.spoilers}) == len(reading.spoilers)
