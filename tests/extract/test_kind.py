"""Kinds of pages that are easily taken for reviews."""

from __future__ import annotations

import pytest

from cinequorum.acquire.files import from_bytes
from cinequorum.extract.page import extract

PLOT = "A stoker on a night ferry finds a letter that was meant for somebody else and reads it aloud to the crew."
JUDGED = "I found the film dull and overlong, and yet the acting is superb and the ending works."

SHEET = "\n".join(
    ["Night Ferry (2019)", "", "Director: Ann Lee", "Writer: Bo Ek", "Music: Cy Dahl", "Country: Norway",
     "Language: Norwegian", "Running time: 98 min", "Colour: Colour", "Genre: Drama", "", PLOT, "",
     "Rating: 7.4/10 (1,908 votes)"]
)  # fmt: skip
FRONT = f"""---
title: Night Ferry
director: Ann Lee
cast: [Bo Ek, Cy Dahl]
country: Norway
language: Norwegian
runtime: 98
genre: Drama
rating: 8.1/10
votes: 904
---

**Synopsis.** {PLOT}
"""
TALK = f"""---
title: Four questions for the woman who steers
---

*Ann Lee talks to us about the film.*

**How many times did you cross?**

"Eleven times. The film was shot at night and {PLOT.lower()}"

**What should we look at?**

"At the light on the water, which nobody planned."

**And the sound?**

"The sound is the engine."

**Some find it slow.**

"It is a ferry."
"""
NEWS = f"""QUAY WIRE

"Night Ferry" picks up three nominations

January 22, 2019

Ann Lee's "Night Ferry" was named three times this morning when the nominations were announced: best director, best \
film and best foreign language film. The studio confirmed that it will be released in cinemas on Friday.

{PLOT}
"""
LIST = "# Festival round\n\n" + "\n\n".join(
    f"## [*Film {name}*](https://example.org/{name})\n\n{JUDGED} {PLOT}" for name in "ABCD"
)
NOTE = f'---\ntitle: "Harbour notebook, day three: the ferry"\n---\n\n{PLOT} It had its premiere last night. {JUDGED}\n'
TRAILER = f"Night Ferry sails in March\n\nThe distributor has put out a trailer for Night Ferry. {PLOT}\n"


@pytest.mark.parametrize(
    ("kind", "page", "name"),
    [
        ("listing", SHEET, "a.txt"),
        ("listing", FRONT, "a.md"),
        ("interview", TALK, "a.md"),
        ("news", NEWS, "a.txt"),
        ("list", LIST, "a.md"),
        ("feature", NOTE.replace(JUDGED, ""), "a.md"),
        ("trailer_news", TRAILER, "a.txt"),
        ("critic_review", f"Night Ferry (2019)\n\n{JUDGED}\n\n{PLOT} {JUDGED}\n\nGrade: B", "a.txt"),
    ],
)  # fmt: skip
def test_kinds_by_their_build(kind: str, page: str, name: str) -> None:
    """Sheets, talks, reports, lists and notes are told from a review."""
    assert extract(from_bytes(page.encode(), name)).kind.name == kind
