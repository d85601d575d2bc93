"""The people of the load: readers who look at pages, members who write, curators who have pages read and correct facts.

Each does one thing after another and thinks between two of them, as long as people do. What a writer was told is
written into a journal, so that it can be looked up afterwards.
"""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from urllib.parse import quote

from benchmarks.load_place import Film, Place
from benchmarks.load_wire import Answer, Browser

STARS = tuple(f"{half / 2:g}" for half in range(1, 11))
DONE, REFUSED, UNKNOWN = "done", "refused", "unknown"
READ = (  # what readers look at, and how many of a hundred times
    (30, "film", "/films/{film}/"), (4, "film, spoilers shown", "/films/{film}/?spoilers=all"),
    (5, "film's reviews", "/films/{film}/reviews/"), (4, "film's sources", "/films/{film}/sources/"),
    (2, "film's history", "/films/{film}/history/"), (10, "list of films", "/films/?page={page}"),
    (8, "first page", "/"), (10, "search", "/search/?q={words}"), (8, "search as typed", "/search/as-typed/?q={start}"),
    (4, "person", "/people/{person}/"), (3, "members on a film", "/members/on/{film}/"),
    (3, "lists of members", "/members/lists/"), (4, "film for programs", "/api/v1/films/{film}"),
    (2, "films for programs", "/api/v1/films"), (2, "feed", "/feeds/films.atom"),
    (1, "a film's feed", "/films/{film}/sources.atom"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What a writer was told of one thing: by whom it was done, of what kind, about what, its value; and the outcome.

    The outcome is unknown where no answer came, or one that says nothing of what was done.
    """

    who: str
    kind: str
    about: str
    value: str
    outcome: str


@dataclass(slots=True)
class Journal:
    """All that was answered, and all that writers were told."""

    answers: list[tuple[str, str, Answer]] = field(default_factory=list)  # readers or writers, what, the answer
    deeds: list[Deed] = field(default_factory=list)

    def note(self, who: str, what: str, answer: Answer) -> Answer:
        """Write an answer down, without its body."""
        kept = Answer(status=answer.status, heads=answer.heads, body=b"", seconds=answer.seconds)
        self.answers.append((who, what, kept))
        return answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """How long people come, and think between two pages: from half of `think` to one and a half of it, in seconds."""

    ends: float  # by the clock of the event loop
    think: float

    async def pause(self, chance: random.Random) -> bool:
        """Think; say whether there is time for more."""
        left = self.ends - asyncio.get_running_loop().time()
        await asyncio.sleep(max(0.0, min(left, self.think * chance.uniform(0.5, 1.5))))
        return asyncio.get_running_loop().time() < self.ends


@dataclass(slots=True, kw_only=True)
class Person:
    """Somebody with a browser at a site, and a chance of their own."""

    name: str
    place: Place
    browser: Browser
    journal: Journal
    chance: random.Random
    numbers: Iterator[int] = field(default_factory=count)

    def a_film(self) -> Film:
        """Return a film; some are asked for far oftener than others."""
        films = self.place.films
        return films[int(len(films) * self.chance.random() ** 2)]


async def reader(person: Person, times: Times) -> None:
    """Look at one page after another."""
    weights = [weight for weight, _, _ in READ]
    while await times.pause(person.chance):
        ((_, what, pattern),) = person.chance.choices(READ, weights)
        answer = await person.browser.get(_filled(pattern, person))
        person.journal.note("readers", what, answer)
    person.browser.close()


async def writer(person: Person, times: Times) -> None:
    """Do one thing after another that members do, each on the page of a film; look at where it leads."""
    acts = (rate, rate, rate, like, want, want, see, see, review, comment, comment, listed)
    while await times.pause(person.chance):
        film = person.a_film()
        person.journal.note("readers", "film, as a member", await person.browser.get(f"/films/{film.slug}/"))
        if not await times.pause(person.chance):
            break
        answer = await person.chance.choice(acts)(person, film)
        if answer.status in (302, 303) and (leads := answer.heads.get("location", "")).startswith("/"):
            person.journal.note("readers", "where a form led", await person.browser.get(leads.split("#")[0]))
    person.browser.close()


async def curator(person: Person, times: Times) -> None:
    """Have pages read and correct facts, in turn."""
    while await times.pause(person.chance):
        await person.chance.choice((hand_in, correct))(person, person.a_film())
    person.browser.close()


async def rate(person: Person, film: Film) -> Answer:
    """Rate a film."""
    return await _mark(person, film, "rate", person.chance.choice(STARS))


async def like(person: Person, film: Film) -> Answer:
    """Like a film, or no longer."""
    return await _mark(person, film, "like", person.chance.choice(("yes", "")))


async def want(person: Person, film: Film) -> Answer:
    """Put a film on the watchlist, or take it off."""
    return await _mark(person, film, "watchlist", person.chance.choice(("yes", "")))


async def see(person: Person, film: Film) -> Answer:
    """Write a day into the diary, which takes the film off the watchlist."""
    day = (date(2020, 1, 1) + timedelta(days=person.chance.randrange(2000))).isoformat()
    answer = await person.browser.post(f"/members/on/{film.slug}/seen/", watched=day)
    outcome = _noted(person, "seen", answer, (302,))
    for kind, value in (("seen", day), ("watchlist", "")):
        person.journal.deeds.append(Deed(who=person.name, kind=kind, about=film.slug, value=value, outcome=outcome))
    return answer


async def review(person: Person, film: Film) -> Answer:
    """Write a review, or change one's own."""
    body = f"What {person.name} thinks, {next(person.numbers)}: *slow*, and **worth it**."
    answer = await person.browser.post(f"/members/on/{film.slug}/review/", body=body)
    return _told(person, answer, ("review", film.slug, body))


async def comment(person: Person, film: Film) -> Answer:
    """Say something to somebody's review of a film; where there is none, write one."""
    known = [deed for deed in person.journal.deeds if deed.kind == "at" and deed.about == film.slug]
    if not known:
        return await review(person, film)
    about, number = person.chance.choice(known).value, next(person.numbers)
    body = f"What {person.name} says, {number}: so it is."
    answer = await person.browser.post(f"/members/reviews/{about}/", body=body, once=f"{person.name}-{number}")
    return _told(person, answer, ("comment", about, body))


async def listed(person: Person, film: Film) -> Answer:
    """Put a film into one's list, which is made first."""
    mine = [deed for deed in person.journal.deeds if deed.kind == "list" and deed.who == person.name]
    if not mine:
        title = f"List {next(person.numbers)} of {person.name}"
        answer = await person.browser.post("/members/lists/new/", title=title)
        number = answer.heads.get("location", "").rstrip("/").rpartition("/")[2]
        return _told(person, answer, ("list", title, number))
    answer = await person.browser.post(f"/members/on/{film.slug}/lists/", list=mine[0].value, on="1")
    return _told(person, answer, ("entry", mine[0].value, film.slug))


async def hand_in(person: Person, film: Film) -> Answer:
    """Have a page read."""
    number = next(person.numbers)
    told = {"paste": page_of(person, film, number), "source": f"https://{person.name}.example/{number}"}
    answer = await person.browser.tell("POST", "/api/v1/pages", told)
    job = str(json.loads(answer.body)["id"]) if answer.status == 202 else ""
    return _told(person, answer, ("page", told["source"], job), (202,))


async def correct(person: Person, film: Film) -> Answer:
    """Correct a fact of a film."""
    value = str(person.chance.randint(60, 200))
    told = {"field": "runtime", "value": value, "reason": f"{person.name} looked at the reels, {next(person.numbers)}"}
    answer = await person.browser.tell("POST", f"/api/v1/films/{film.slug}/corrections", told)
    tie = str(json.loads(answer.body)["id"]) if answer.status == 201 else ""
    return _told(person, answer, ("correction", told["reason"], tie), (201,))


def page_of(person: Person, film: Film, number: int) -> str:
    """Return an invented review of a film, in Markdown; no two are the same."""
    said = " ".join(person.chance.choice(SENTENCES) for _ in range(person.chance.randint(8, 16)))
    return (
        f"# {film.title} ({film.year}) review\n\nBy Critic {person.name.capitalize()}\n\n{film.title} ({film.year}) is "
        f"a film of the year's page {number} by {person.name}. {said}\n\nRating: {person.chance.randint(1, 5)}/5\n"
    )


SENTENCES = (
    "The camera lingers on the harbour as if it had nowhere else to be.",
    "Its second half loses the thread, and finds another one.",
    "The performances are warm, the dialogue is sharp, the ending is earned.",
    "A dull, overlong and clumsy piece of work that never comes to life.",
    "Nobody in it says what they mean, and the music says it for them.",
)


async def _mark(person: Person, film: Film, kind: str, value: str) -> Answer:
    name = "given" if kind == "rate" else "on"
    answer = await person.browser.post(f"/members/on/{film.slug}/{kind}/", **{name: value})
    return _told(person, answer, (kind, film.slug, value))


def _told(person: Person, answer: Answer, what: tuple[str, str, str], good: Sequence[int] = (302,)) -> Answer:
    kind, about, value = what
    outcome = _noted(person, kind, answer, good)
    person.journal.deeds.append(Deed(who=person.name, kind=kind, about=about, value=value, outcome=outcome))
    if kind == "review" and outcome == DONE:
        number = answer.heads["location"].rstrip("/").rpartition("/")[2]
        person.journal.deeds.append(Deed(who=person.name, kind="at", about=about, value=number, outcome=DONE))
    return answer


def _noted(person: Person, kind: str, answer: Answer, good: Sequence[int]) -> str:
    """Write the answer to a form down; return what it says of what was done."""
    person.journal.note("writers", kind, answer)
    if answer.status in good:
        return DONE
    return REFUSED if 400 <= answer.status < 500 else UNKNOWN


def _filled(pattern: str, person: Person) -> str:
    film = person.a_film()
    words = person.chance.choice((film.title, film.title.split()[-1], film.person.replace("-", " ")))
    start = words[: person.chance.randint(2, len(words))]
    given = {"film": film.slug, "person": film.person, "page": str(person.chance.randint(1, 3))}
    return pattern.format(**given, words=quote(words), start=quote(start))
