"""Five real pages about one film, from the files to the page in the browser: the register of what must be shown.

The pages lie outside the project. Names, figures and dates stand here as the facts they are, none of their sentences.
"""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from cinequorum_web.pages.words import say_topic, say_value
from tests.acceptance.material import MATERIAL, needs_material

pytestmark = [pytest.mark.shared, pytest.mark.slow, needs_material]

# Of each disagreement, words that must stand in different values or variants of one card or fact (case aside).
# What the end is taken to mean is left out: it lies behind the spoiler wall.
REGISTER: dict[str, tuple[str, ...]] = {
    "01 aspect ratio": ("1.33", "1.37"),
    "02 virtual cinema date": ("01-29", "01-20"),
    "03 death toll": ("at least 26", "dozens"),
    "04 cinematographer": ("Andrey Naydenov", "Alexei Naydenov"),
    "05 lead actress": ("Juliya Vysotskaya", "Julia Vysotskaya", "Yuliya Vysotskaya"),
    "06 daughter's actress": ("Yulia Burova", "Julia Burova"),
    "07 director": ("Andrei Konchalovsky", "Andrey Konchalovsky", "Andrey Konchalovskiy"),
    "08 daughter's name": ("Svetka", "Svekta"),
    "09 town": ("Novocherkassk", "Novocherkaask"),
    "10 head of state": ("Khrushchev", "Kruchev"),
    "11 title": ("Dear Comrades", "Dear Comrades!"),
    "12 writers": ("Konchalovsky", "Elena Kiseleva"),
    "13 who fired": ("army", "KGB"),
    "14 what it was": ("uprising", "strike", "riot"),
    "15 cause": ("rise in food prices", "raises food prices"),
    "16 when it came out": ("1992", "USSR"),
    "17 her position": ("functionary", "committee member", "party worker"),
    "18 daughter's role": ("factory worker", "agitator"),
    "19 KGB officer": ("murderer", "sympathetic"),
    "21 her change": ("waverer", "reckoning"),
    "22 length and pace": ("frame", "slow"),
    "23 propaganda": ("propaganda", "politics"),
    "24 seen through": ("semi-documentary", "perspective"),
    "25 event label": ("Russian", "Soviet"),
    "26 director known for": ("Uncle Vanya", "Runaway Train", "Ivan"),
    "27 career": ("vital", "lost himself"),
    "28 another film of his": ("Sin",),
    "29 opening": ("bedroom", "affair"),
    "30 prize": ("Special Jury Prize",),
    "31 outlet alias": ("IMdb",),
    "32 trailer": ("first",),
}
AT_LEAST = 20


@dataclass(frozen=True)
class Served:
    """The store after the ingest: the film's document, and its page as a browser gets it."""

    summary: dict[str, Any]
    document: dict[str, Any]
    page: str
    text: str
    disagreements: str


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Ingest the five pages into a fresh store, serve it, fetch the film's page and that of its disagreements."""
    environment = os.environ | {"CINEQUORUM_HOME": str(tmp_path_factory.mktemp("home"))}
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", "cinequorum"]

    def ask(*arguments: str) -> dict[str, Any]:
        done = subprocess.run([*command, *arguments], env=environment, capture_output=True, check=False)
        answer: dict[str, Any] = json.loads(done.stdout)
        return answer

    summary = ask("ingest", str(MATERIAL / "seeds"), "--format", "json")
    document = ask("film", "Dear Comrades!", "--format", "json")
    port = str(free_port())
    server = subprocess.Popen([*command, "serve", "--port", port], env=environment, stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}/films/{document['slug']}/"
        page, cards = fetch(address), fetch(f"{address}disagreements/")
        yield Served(summary=summary, document=document, page=page, text=plain(page), disagreements=plain(cards))
    finally:
        server.terminate()
        server.wait(30)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def fetch(url: str) -> str:
    """What the address answers, once it does: on a busy machine a site takes a minute to come up."""
    until = time.monotonic() + 180
    while True:
        try:
            with urllib.request.urlopen(url, timeout=30) as answer:
                return str(answer.read().decode())
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def plain(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def shown_sets(document: dict[str, Any]) -> list[list[str]]:
    """The values and variants of each card and each fact: what stands side by side."""
    cards = [[value["value"] for value in card["values"]] for card in document["disagreements"]]
    facts = [
        [fact["value"], *fact["variants"], *(other["value"] for other in fact["dissent"])]
        for fact in document["facts"] + document["statements"]
    ]
    films = [[film["title"]] for film in document["comparisons"] if film["n"] > 1]
    return cards + facts + films


def shown_item(words: tuple[str, ...], document: dict[str, Any]) -> bool:
    """Whether one card or fact has all the words, each in a value of its own."""
    for values in shown_sets(document):
        free = [value.casefold() for value in values]
        for word in sorted(words, key=len, reverse=True):
            hit = next((value for value in free if word.casefold() in value), None)
            if hit is None:
                break
            free.remove(hit)
        else:
            return True
    return False


def test_five_pages_give_one_film(served: Served) -> None:
    """All spellings of the title, one page without a title line: one film, five sources."""
    assert len(served.summary["films"]) == 1
    assert sorted(Path(entry["source"]).name for entry in served.document["sources"]) == sorted(
        path.name for path in (MATERIAL / "seeds").glob("*.txt")
    )


def test_the_register_of_disagreements(served: Served) -> None:
    """At least twenty of the register stand side by side, and every card is on the page of disagreements."""
    shown = {name for name, words in REGISTER.items() if shown_item(words, served.document)}
    assert len(shown) >= AT_LEAST, f"missing: {sorted(set(REGISTER) - shown)}"
    for card in served.document["disagreements"]:
        _, field = say_topic(card["topic"])
        for value in card["values"]:
            assert say_value(field, value["value"]) in served.disagreements, card["topic"]


def test_the_figures_of_the_register(served: Served) -> None:
    """Critics two of two, audience five of six, the intervals of Wilson, the count apart, one witness a synopsis."""
    critics, audience = (served.document["scores"][name] for name in ("critics", "audience"))
    assert (critics["positive"], critics["judged"]) == (2, 2)
    assert [round(critics[name], 3) for name in ("share_low", "share_high")] == [0.342, 1.0]
    assert critics["value"] is None, "two voices are too few for a score"
    assert (audience["positive"], audience["judged"]) == (5, 6)
    assert [round(audience[name], 3) for name in ("share_low", "share_high")] == [0.436, 0.970]
    unused = [part["note"] for part in audience["parts"] if not part["used"]]
    assert len(audience["parts"]) == 10
    assert len(unused) == 4
    assert [rating["count"] for rating in served.document["aggregates"]] == [6367]
    assert served.document["aggregates"][0]["value"] is None
    shared = [text for text in served.document["shared"] if text["kind"] == "synopsis"]
    assert len(shared) == 1
    assert len({support["witness"] for support in shared[0]["support"]}) == 1
    for number in ("2 of 2", "5 of 6", "6367"):
        assert number in served.text.replace(",", "")


def test_no_furniture_in_facts(served: Served) -> None:
    """Names and titles of the teasers beside the text are no cast, no comparison, no coverage of this film."""
    others = {film["title"] for film in served.document["comparisons"]}
    people = {person["name"] for person in served.document["people"]}
    values = {fact["value"] for fact in served.document["facts"] + served.document["statements"]}
    for stranger in ("Chastain", "Garfield", "Basquiat", "Corbijn", "Koons", "Shears", "SHAED", "Marina", "Tammy Faye"):
        assert not [name for name in others | people | values if stranger in name], stranger
    assert len(served.document["related_news"]) == 8


def runs(text: str, size: int = 6) -> set[str]:
    """The runs of `size` words in a text, without case and punctuation."""
    words = re.findall(r"\w+", text.casefold())
    return {" ".join(words[i : i + size]) for i in range(len(words) - size + 1)}


def test_no_major_spoiler_on_the_page(served: Served) -> None:
    """No six words of the paragraphs that give the end away are in the page or the document until asked for."""
    told = [line_of("002*.txt", 33), line_of("002*.txt", 35), line_of("004*.txt", 9)]
    whole = runs(served.text) | runs(json.dumps(served.document, ensure_ascii=False))
    for paragraph in told:
        assert runs(paragraph)
        assert not runs(paragraph) & whole


def line_of(pattern: str, number: int) -> str:
    """Return one line (from 1) of a page."""
    (path,) = (MATERIAL / "seeds").glob(pattern)
    return path.read_text(encoding="utf-8").split("\n")[number - 1]


def test_no_missing_rating_is_a_nought(served: Served) -> None:
    """A lost rating is null in the document, and no voice is shown with 0."""
    assert [review["value"] for review in served.document["reviews"] if review["value"] == 0] == []
    assert not re.search(r"\b0(?:\.0)?\s*(?:/|out of|of 100|%)", served.text)


def test_each_fact_opens_to_its_words(served: Served) -> None:
    """Every value of the document is on the page and links to the words of its source."""
    assert served.document["facts"]
    for fact in served.document["facts"]:
        assert fact["support"], fact["field"]
        for support in fact["support"]:
            start, end = support["span"]
            assert f"/sources/{support['id']}/" in served.page
            assert start < end
