"""Over all samples: what the consensus says is what its sources say, counted once a voice, in their own words."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

from cinequorum.acquire.files import from_bytes, from_paths
from cinequorum.model.film import ConsensusLine, Film
from cinequorum.model.page import RawPage
from cinequorum.model.reading import Reading
from cinequorum.pipeline import film_of, grouped, read
from cinequorum.samples import sample_folder
from cinequorum.score.consensus import ASPECT_NAMES
from cinequorum.score.scores import counted, likes
from cinequorum.score.voices import heard_of

QUOTED = re.compile(r"“([^”]+)” \(([^)]+)\)")
COUNTED = re.compile(r"(\d+) of (\d+) voices (praises?|finds? fault with) ([\w ]+?)(?:, (\d+) disagrees?)?: ")
DIVIDED = re.compile(r"(\d+) voices are divided over ([\w ]+): ")
VERDICT = re.compile(r"(\d+) of (\d+) voices recommend the film(?:; (.+) (?:does|do) not)?\.$")
MOST_WORDS = 25


@pytest.fixture(scope="module")
def groups() -> list[tuple[Reading, ...]]:
    pages = from_paths([str(sample_folder())])
    readings = [read(page) for page in pages if isinstance(page, RawPage)]
    return [group for group in grouped(readings) if len(group) > 1]


@pytest.fixture(scope="module")
def films(groups: list[tuple[Reading, ...]]) -> list[tuple[Film, tuple[Reading, ...]]]:
    return [(film_of(group), group) for group in groups]


def lines(films: list[tuple[Film, tuple[Reading, ...]]]) -> list[tuple[ConsensusLine, Film, tuple[Reading, ...]]]:
    found = [(line, film, group) for film, group in films for line in film.consensus]
    assert len(found) >= 10
    return found


def stances(film: Film, group: tuple[Reading, ...]) -> dict[str, dict[int, set[str]]]:
    """What each voice says of each side of the film, counted here from the readings themselves."""
    heard = heard_of(film)
    said: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for reading in group:
        for aspect in (*reading.aspects, *(a for review in reading.reviews for a in review.aspects)):
            if aspect.p >= 0.5:
                said[ASPECT_NAMES[aspect.aspect]][heard.at(reading, aspect.span)].add(aspect.polarity)
    return said


def test_every_line_is_a_count_or_a_verdict(films: list[tuple[Film, tuple[Reading, ...]]]) -> None:
    """No sentence of another form: nothing is said that is not counted or quoted."""
    for line, *_ in lines(films):
        rest = COUNTED.sub("", DIVIDED.sub("", line.text, count=1), count=1)
        assert VERDICT.match(line.text) or not QUOTED.sub("", rest).strip(" ;."), line.text


def test_counts_are_what_the_sources_say(films: list[tuple[Film, tuple[Reading, ...]]]) -> None:
    """So many voices praise, so many find fault, so many say both: each voice once."""
    for line, film, group in lines(films):
        said = stances(film, group)
        if match := COUNTED.match(line.text):
            held = list(said[match[4]].values())
            ahead, behind = ("pos", "neg") if match[3].startswith("praise") else ("neg", "pos")
            assert int(match[1]) == sum(one == {ahead} for one in held), line.text
            assert int(match[2]) == len(held), line.text
            assert int(match[5] or 0) == sum(one == {behind} for one in held), line.text
        elif match := DIVIDED.match(line.text):
            held = list(said[match[2]].values())
            assert int(match[1]) == len(held), line.text
            assert sum(one == {"pos"} for one in held) == sum(one == {"neg"} for one in held), line.text
        else:
            verdict = VERDICT.match(line.text)
            assert verdict is not None
            voices = counted(film.reviews)
            assert (int(verdict[1]), int(verdict[2])) == (sum(map(likes, voices)), len(voices)), line.text


def test_quotes_are_the_sources_words(films: list[tuple[Film, tuple[Reading, ...]]]) -> None:
    """Verbatim, at most 25 words, each with the place where it stands on a page of the film, and with no spoiler."""
    for line, film, group in lines(films):
        pages = {reading.page.id: reading for reading in group}
        assert line.support
        assert {support.span.page for support in line.support} <= {source.id for source in film.sources}
        told = []
        for support in line.support:
            reading = pages[support.span.page]
            assert support.raw == reading.page.slice(support.span)
            assert (support.spoiler, reading.gives_away(support.span)) == ("none", "none")
            told.append(" ".join(support.raw.split()))
        for quote, who in QUOTED.findall(line.text):
            words = quote.removesuffix(" …")
            assert len(words.split()) <= MOST_WORDS
            assert any(words in raw for raw in told), quote
            assert who


def test_dissent_is_shown(films: list[tuple[Film, tuple[Reading, ...]]]) -> None:
    """Who does not recommend a film is named; where voices differ on one side of it both are quoted, if they can be."""
    seen = 0
    for line, film, _ in lines(films):
        verdict = VERDICT.match(line.text)
        if verdict is not None:
            against = [r for r in counted(film.reviews) if not likes(r) and r.verdict == "negative"]
            assert bool(verdict[3]) == bool(against), line.text
            seen += bool(against)
            continue
        summary = next(s for s in film.aspects if f" {ASPECT_NAMES[s.aspect]}" in line.text.split(":")[0])
        both = {polarity for polarity, _ in summary.quotes} >= {"pos", "neg"}
        if summary.pos and summary.neg and both:
            assert len(QUOTED.findall(line.text)) == 2, line.text
            seen += 1
    assert seen


def test_a_copy_changes_nothing(groups: list[tuple[Reading, ...]]) -> None:
    """The same review again, and under another outlet's name and address: no count and no line is another."""
    folder = Path(str(sample_folder()))
    for group in groups:
        before = film_of(group)
        first = next((r for r in group if r.page.kind.name == "critic_review" and r.page.outlet), None)
        if first is None or first.page.source.endswith(".gz"):
            continue
        body = (folder / Path(first.page.source).name).read_bytes()
        outlet = (first.page.outlet or "").encode()
        for words in (body, body.replace(outlet, b"The Evening Echo")):
            name = "zz-" + Path(first.page.source).name
            after = film_of((*group, read(from_bytes(words + b"\n", f"copies/{name}"))))
            assert [line.text for line in after.consensus] == [line.text for line in before.consensus]
            assert after.verdicts == before.verdicts
            sides = [[(s.aspect, s.pos, s.neg, s.mixed) for s in film.aspects] for film in (before, after)]
            assert sides[0] == sides[1]
