"""Every cue of the table introduces the person beside it; a surname that is also a plain word of the text does not."""

from __future__ import annotations

import pytest

from cinequorum.understand.crew import crew_names
from cinequorum.understand.data.aspects import PEOPLE

CUES = [(aspect, entry) for aspect, entries in PEOPLE.items() for entry in entries]


@pytest.mark.parametrize(("aspect", "entry"), CUES)
def test_every_cue_introduces_whom_it_stands_beside(aspect: str, entry: str) -> None:
    """In its own place of a sentence, whatever letters it begins and ends with; the people are invented."""
    crew = crew_names(f"Yesterday, {entry.replace('NAME', 'Odile Vantongeren')}, we heard.")
    assert crew["vantongeren"].name == "Odile Vantongeren"
    assert crew["vantongeren's"].aspect in {side for side, other in CUES if other in entry or entry in other}


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Directed by Odile Wise. A wise film.", False),
        ("Directed by Odile Wise. It is likewise slow.", True),
        ("Directed by Odile Wise. Otherwise; wiser (wise)!", False),
        ("Directed by Odile Wise. Penny-wise.", False),
        ("Directed by Odile Wise. 'wise", True),
        ("Directed by Odile Wise.", True),
    ],
)
def test_a_surname_that_is_also_a_word_of_the_text_names_nobody(text: str, *, known: bool) -> None:
    assert ("wise" in crew_names(text)) is known
