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
LIST = "# Festival round\n\nSix films from the last three days on the water.\n\n" + "\n\n".join(
    f"## [*Film {name}*](https://example.org/{name})\n\n{JUDGED} {PLOT}" for name in "ABCDEF"
)
WAY = (
    "Day three asks what work does to people, and why a society forgets its "
    "ports. On the quay old sailors speak of history, of strikes and of a culture that nobody writes down."
)
NOTE = (
    f'---\ntitle: "Harbour notebook, day three"\n---\n\n{WAY}\n\n{PLOT} The film came at night. {JUDGED}\n\n'
    f"{WAY}\n\n{WAY}\n"
)
TRAILER = (
    "Night Ferry sails in March: the trailer\n\nThe distributor has put out a trailer for Night Ferry. "
    f"{PLOT} The film opens in cinemas in March. The trailer shows the ship, the letter and a storm.\n"
)

PERSON = "\n\n".join(["Ann Lee", "Born in Narvik, Norway", "Filmography", "2019 : Night Ferry", "2016 : Salt Road"])
CREDITS = "\n\n".join(
    [
        "# Night Ferry (2019)",
        "## Directed by",
        "Ann Lee",
        "## Produced by",
        "Bo Ek",
        "## Music by",
        "Cy Dahl",
        "## Cast",
        "Di Moe",
    ]
)
ROUND = "# Seen this month\n\n" + "\n\n".join(
    f"{name}: I thought that it was rather well played, although {PLOT.lower()}"
    for name in ("Salt Road", "Night Ferry", "The Quay", "Old Harbour", "Lamp", "Three Gulls")
)
DIARY = "# Harbour Fest\n\nI saw a lot of films.\n\n" + "\n\n".join(
    f"## {name}\n\n{name} was hard to sit through for me. {PLOT}"
    for name in ("Salt Road", "Night Ferry", "The Quay", "Old Harbour", "Lamp", "Three Gulls")
)
ARTICLE = "# Night Ferry review\n\n" + "\n\n".join(
    f"## {name}\n\n{JUDGED} {PLOT}"
    for name in ("A slow start", "Who plays whom", "Sound and light", "How it ends", "So")
)
FILMS = """---
name: Films on water
films:
  - title: Night Ferry
    director: Ann Lee
    year: 2019
  - title: Salt Road
    director: Bo Ek
    year: 2016
  - title: The Quay
    director: Cy Dahl
    year: 1999
---

What would cinema be without ships?
"""
TOLD = f"Night Ferry: how it was made\n\n{PLOT} " + " ".join(
    f"“I never thought that we would cross that often, and I was ill for most of my nights,” {verb} the director."
    for verb in ("says", "recalls", "adds", "says") * 8
)
CHINESE = (
    "夜渡\n\n这部电影的剧情非常精彩，演员的演技也很好，镜头很美。我觉得导演的节奏把握得不错，推荐大家去看，值得一看。"
)
JAPANESE = "夜の渡し船\n\nこの映画は演技が素晴らしく、映像美も最高だった。脚本は少し退屈だと思うが、傑作と言っていい。"
GERMAN = (
    "Nachtfähre\n\nDer Film ist spannend und überzeugend gespielt, leider bleibt das Drehbuch schwach. Die Kamera ist "
    "großartig, die Figuren bleiben blass, und doch ist er sehenswert."
)
POLISH_NEWS = "Nocny prom\n\nStudio ogłosiło, że zdjęcia do filmu ruszą w maju, a premiera odbędzie się jesienią."


@pytest.mark.parametrize(
    ("kind", "page", "name"),
    [
        ("other", PERSON, "a.txt"),
        ("listing", CREDITS, "a.md"),
        ("list", ROUND, "a.txt"),
        ("list", DIARY, "a.md"),
        ("critic_review", ARTICLE, "a.md"),
        ("list", FILMS, "a.md"),
        ("feature", TOLD, "a.txt"),
        ("critic_review", CHINESE, "a.txt"),
        ("critic_review", JAPANESE, "a.txt"),
        ("critic_review", GERMAN, "a.txt"),
        ("news", POLISH_NEWS, "a.txt"),
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


EVENT = """---
title: Night Ferry under the stars
---

On Friday the cinema of the village shows the film "Night Ferry" in the yard of the school. {way}

A stoker finds a letter that was meant for somebody else, and reads it to the crew on a long crossing to the north.
"""


@pytest.mark.parametrize(
    ("way", "news"),
    [
        ("Admission is five crowns, the film begins at 21:30.", True),
        ("Der Eintritt ist frei, Beginn um 20 Uhr.", True),
        ("The admission of guilt comes late.", False),  # no hour
    ],
)
def test_an_event_with_its_hour_and_price_is_announced(way: str, *, news: bool) -> None:
    kind = extract(from_bytes(EVENT.format(way=way).encode(), "event.md")).kind
    assert any("event" in reason for reason in kind.reasons) is news


@pytest.mark.parametrize(("line", "own"), [("IMDB: 8.2/10", False), ("8.2/10", True)])
def test_a_rating_beside_a_database_is_not_the_author_s(line: str, *, own: bool) -> None:
    kind = extract(from_bytes(f"# Night Ferry\n\n{line}\n\n{JUDGED} {PLOT}\n".encode(), "ferry.md")).kind
    assert ("a rating in the text" in kind.reasons) is own


def test_a_button_is_no_trailer() -> None:
    page = f"# Night Ferry\n\nTrailer\n\n{PLOT} {PLOT}\n"
    assert extract(from_bytes(page.encode(), "ferry.md")).kind.name != "trailer_news"


def test_numbered_titles_in_quotation_marks_are_a_list() -> None:
    titles = ("1、《夜航船》 1988年", "2、《灯塔》 1991年", "3、《渡口》 1995年")
    page = "# 我的影评\n\n" + "".join(f"{title}\n\n{PLOT}\n\n" for title in titles)
    assert extract(from_bytes(page.encode(), "mine.md")).kind.name == "list"


@pytest.mark.parametrize(
    ("title", "said"), [("Full Review - Night Ferry", True), ("Night Ferry - Movie Review Hub", False)]
)
def test_a_window_s_title_that_begins_with_its_sort_says_so(title: str, *, said: bool) -> None:
    html = f"<html><head><title>{title}</title></head><body><h1>Night Ferry</h1><p>{PLOT} {JUDGED}</p></body></html>"
    kind = extract(from_bytes(html.encode(), "ferry.html")).kind
    assert any("window" in reason for reason in kind.reasons) is said


@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        ("The 5 best trailers of the week", "list"),
        ("Los mejores tráilers del mes", "list"),
        ("The best trailer of the week", "trailer_news"),  # one
        ("Night Ferry gets two trailers", "trailer_news"),  # neither counted in figures nor ranked
    ],
)
def test_a_headline_that_ranks_trailers_heads_a_list(headline: str, kind: str) -> None:
    """Several trailers, counted or ranked, are a list; a trailer, or more of one film, is news of it."""
    body = "\n\n".join(
        f"## {name}\n\nThe trailer for {name} is out. {PLOT}" for name in ("Salt Road", "The Quay", "Lamp")
    )
    page = f"# {headline}\n\n{body}\n" if kind == "list" else f"# {headline}\n\nThe trailer is out. {PLOT}\n"
    assert extract(from_bytes(page.encode(), "trailers.md")).kind.name == kind


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee (NIGHT FERRY)\n\nWe met the director of the film.\n\n1. What made you film a ferry?\n\nA letter.\n\n"
        "2. How long did the film take?\n\nA year.\n\n3. Who is the stoker?\n\nAn actor from Bergen.\n",
        "Night Ferry sails on 12 May. We met the director and an actor of the film.\n\nWere you ever afraid?\n\n"
        f"Bo Ek: Always. {PLOT}\n\nWho wrote the letter?\n\nAnn Lee: Nobody knows, and the film does not say so.\n",
    ],
)
def test_questions_with_numbers_or_named_answers_are_a_talk(text: str) -> None:
    """Numbers count no entries where questions follow them; a name with a colon under a question answers it."""
    assert extract(from_bytes(text.encode(), "talk.txt")).kind.name == "interview"
