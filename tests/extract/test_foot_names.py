"""Authors whom a page introduces at its foot, signs off with, or names with their place."""

from __future__ import annotations

import pytest

from cinequorum.acquire.files import from_bytes
from cinequorum.extract.foot_names import makes_user
from cinequorum.extract.page import extract

PROSE = (
    "A stoker on a night ferry finds a letter that was meant for somebody else and reads it aloud to a crew that does "
    "not listen to him for long."
)


def author_of(*lines: str, front: str = "", name: str = "ferry.txt") -> str | None:
    return extract(from_bytes((front + "\n\n".join(lines)).encode(), name)).author


@pytest.mark.parametrize(
    ("lines", "author"),
    [
        (("Olga Lee", "Co-Host of Quay Radio"), "Olga Lee"),
        (("Olga Lee Rédactrice en chef", "She writes about harbours."), "Olga Lee"),
        (("Olga Lee, freie Journalistin",), "Olga Lee"),
        (("Olga Lee", "The sea is loud"), None),  # a caption, a link, anybody
        (("Quay Post", "Film critic"), None),  # no person's name
        (("Olga Lee", "as the captain"), None),
    ],
)
def test_who_is_introduced_at_the_foot_wrote_it(lines: tuple[str, ...], author: str | None) -> None:
    """A person's name over or before what that person is for a publication."""
    assert author_of("# Night Ferry", PROSE, PROSE, *lines, name="ferry.md") == author


@pytest.mark.parametrize(
    ("lines", "author"),
    [
        ((PROSE, "We left.", "Olga Lee"), "Olga Lee"),
        ((PROSE, "Olga Lee plays the stoker.", "Olga Lee"), None),  # a caption, a player's name
        ((PROSE, "Others", "Olga Lee"), None),  # a list of names
        ((PROSE, "We left.", "Quay Post"), None),
    ],
)
def test_a_name_that_ends_the_text_signs_it(lines: tuple[str, ...], author: str | None) -> None:
    """The last line under a sentence, of a person of whom the page says nothing else."""
    assert author_of("# Night Ferry", PROSE, PROSE, *lines, name="ferry.md") == author


@pytest.mark.parametrize(
    ("title", "line", "author"),
    [
        ("Night Ferry", "Reseña de Olga Lee", "Olga Lee"),
        ("Night Ferry", "Review by Olga Lee", "Olga Lee"),
        ("Olga Lee", "Reseña de Olga Lee", None),  # the film is called so
        ("Night Ferry", "Reseña de Night Harbour", None),
    ],
)
def test_words_over_a_review_name_who_wrote_it(title: str, line: str, author: str | None) -> None:
    """What is no film's title after `review of` is a person's name."""
    assert author_of(f"# {title}", f"## {line}", PROSE, PROSE, name="ferry.md") == author


FRONT = "---\ntitle: Night Ferry\nauthor: {}\n---\n\n"


@pytest.mark.parametrize(
    ("user", "end", "author"),
    [
        ("bertm", "Bert Moe", "Bert Moe"),
        ("bmoe", "*Bert Moe*", "Bert Moe"),
        ("bertm", "Olga Lee", "bertm"),  # somebody else's name
        ("bertm", f"{PROSE} Bert Moe", "bertm"),  # inside the text
        ("Bert M", "Bert Moe", "Bert M"),  # no user's name
    ],
)
def test_a_printed_name_goes_before_a_user_s(user: str, end: str, author: str) -> None:
    """Under a farewell stands the name of which the user's name in the data is made."""
    assert author_of(PROSE, PROSE, "Yours on deck,", end, front=FRONT.format(user), name="ferry.md") == author


@pytest.mark.parametrize(
    ("user", "made"), [("annlee", True), ("leea", True), ("@ann_lee", True), ("ann", False), ("nala", False)]
)
def test_a_user_s_name_is_made_of_letters(user: str, *, made: bool) -> None:
    """Both names, or one and the other's first letter; one alone is anybody's."""
    assert makes_user("Ann Lee", user) is made


@pytest.mark.parametrize(
    ("line", "below", "author"),
    [
        ("Mavira Quenn in Narvik", "@maviraquenn", "Mavira Quenn"),
        ("Olga Lee in Narvik", "Email", "Olga Lee"),
        ("Mavira Quenn in Narvik", "Email", None),  # no given name that is known, no user's name
        ("Last Tango in Narvik", "@quaypost", None),
    ],
)
def test_a_name_with_its_place_signs_a_report(line: str, below: str, author: str | None) -> None:
    """ "Name in City" beside the date of a report is its author's where the name is a person's."""
    assert author_of("Films about ferries", line, below, "Published: 3 March 2021", PROSE, PROSE, PROSE) == author
