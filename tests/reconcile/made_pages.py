"""Invented pages that have much in common and differ in all the ways in which pages of one film do."""

from __future__ import annotations

import random
from dataclasses import replace

from cinequorum.model.claim import Manner
from cinequorum.model.reading import Reading
from tests.reconcile.build import Draft

SHARED = (
    "A lighthouse keeper finds a chest of letters that were never meant to reach the shore.",
    "A lighthouse keeper finds a chest of letters that was never meant to reach the shore at all.",
    "When the ferry fails for the third winter the village decides to row across by itself.",
    "Nobody on the pier believes the boy until the tide brings in the second bell of the church.",
)
OWN = "{0} number {1} has something of its own to say about ropes, salt and {0} weather in chapter {1}."
AUTHORS = (None, None, "Ada Lindqvist", "A. Lindqvist", "Ada Lindquist", "Bo Ek", "Bo Eck", "Staff")
OUTLETS = (None, "Quay Post", "Fog Weekly", "The Lantern")
NAMES = ("Ivo Marsh", "Ivo Marsch", "I. Marsh", "Marsh", "Nora Vane", "Нора Вейн", "Tilde Holm")
TITLES = ("The Long Pier", "The Long Pier!", "THE LONG PIER", "The Long Peir")
DAYS = ("2021-03-12", "2021-03-20", "2021-03", "2021", "XXXX-03-12", "XXXX-03-20", "2023-05-02")
LENGTHS = ("at least 90", "about 104", "104", "107", "1899")
COUNTRIES = ("United States", "USA")
USER = "Visitor {} liked the ropes and the salt and rowed home again late"
BESIDE = ("Salt Road", "The Salt Road", "Gull Song", "Old Rope")


def pages(seed: int, count: int) -> list[Reading]:
    """So many pages, mostly about one film; the same seed makes the same pages."""
    draw = random.Random(seed)
    return [_page(draw, number) for number in range(count)]


def _page(draw: random.Random, number: int) -> Reading:
    lines = [f"{title} is on." for title in TITLES] + draw.sample(SHARED, draw.choice((0, 0, 1, 3)))
    own = [
        OWN.format(draw.choice(("Harbour", "Island", "Winter")), number * 7 + at) for at in range(draw.randint(0, 4))
    ]
    facts = [
        *NAMES,
        *DAYS,
        *BESIDE,
        "at least 90",
        "about 104",
        "104",
        "107",
        "1899",
        "last year",
        "United States",
        "USA",
    ]
    users = [
        f"Visitor {draw.choice((1, 2, number + 9))} liked the ropes and the salt and rowed home again late"
        for _ in "ab"
    ]
    text = "\n".join((*lines, *own, ". ".join(facts) + ".", *dict.fromkeys(users)))
    draft = Draft(
        source=f"{draw.randrange(10**6)}.html",
        text=text,
        title=draw.choice(TITLES) if draw.random() < 0.95 else draw.choice(("Salt Road", None)),
        year=draw.choice((None, 2021, 2021, 2022)),
        kind=draw.choice(("critic_review", "critic_review", "listing", "user_reviews", "news")),
        author=draw.choice(AUTHORS),
        outlet=draw.choice(OUTLETS),
        published=draw.choice((None, "2021-03-14", "2021", "2022-01-03")),
        verdict=draw.choice(("positive", "negative", "none")),
        value=draw.choice((20.0, 70.0, 85.0)),
    )
    for _ in range(draw.randint(0, 7)):
        _say(draw, draft)
    for title in draw.sample(BESIDE, draw.choice((0, 1, 2))):
        draft.names(title, draw.choice(("compared", "mentioned")), draw.choice((None, 1990, 2010)))
    if draw.random() < 0.3:
        draft.spoils(facts[draw.randrange(4)], draw.choice(("mild", "major")))
    if draw.random() < 0.3:
        draft.rated("104", draw.choice((60.0, None)))
    if draft.kind in ("listing", "user_reviews"):
        for words in dict.fromkeys(users):
            draft.review(words, draw.choice(("positive", "none")), value=draw.choice((None, 40.0, 90.0)))
    return draft.reading()


def _say(draw: random.Random, draft: Draft) -> None:
    manner = draw.choice((Manner.FACT, Manner.FACT, Manner.ESTIMATE, Manner.LOWER_BOUND, Manner.HEARSAY))
    field = draw.choice(("director", "cast", "cast", "writer", "release", "release", "runtime", "country", "award"))
    match field:
        case "release":
            day = draw.choice(DAYS)
            window = draw.choice(("cinema", "festival", "digital"))
            draft.says(field, day, day, window=window, raw_date=day[5:])
        case "runtime":
            value = draw.choice(LENGTHS)
            draft.says(field, value, value, manner=manner)
        case "country":
            value = draw.choice(COUNTRIES)
            draft.says(field, value, value)
        case "award":
            draft.says(field, "Gold Rope", "last year", raw_date="last year", festival="Pier Days", premiere="true")
        case _:
            name = draw.choice(NAMES)
            draft.says(field, name, name, role=draw.choice((None, "Captain", "the boy")), manner=manner)
    if draw.random() < 0.1:
        draft.claims[-1] = replace(draft.claims[-1], p=draw.choice((0.3, 0.7)))
    if draw.random() < 0.2:
        draft.says("person_note", draw.choice(("aged 40", "a sailor")), "104", subject=draw.choice(NAMES))
