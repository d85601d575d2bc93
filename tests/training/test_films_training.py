"""Training the model of films on made-up pages."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from cinequorum.training.films import Example, examples_of, fitted, measured, names_in, train

REVIEW = "The film is slow, yet its actors are superb and the ending is moving; I was bored only once. " * 4


def _data(folder: Path) -> Path:
    pages = folder / "made" / "pages"
    pages.mkdir(parents=True)
    rows = []
    for number in range(10):
        title = f"Night Ferry {number + 2}"
        text = f"# A week on the water: {title}\n\n{title} is a film about a stoker. {REVIEW}\n\nI liked {title}.\n"
        (pages / f"{number}.md").write_text(text, encoding="utf-8")
        film = {"title": title, "year": 2018} if number % 5 else None
        rows.append({"page_file": f"pages/{number}.md", "film": film, "source": {"repo": f"site {number // 2}"}})
    rows.append({"page_file": "pages/gone.md", "film": None, "source": {"repo": "nowhere"}})
    (folder / "made" / "gold.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    return folder


def test_known_films_leave_the_other_weights_as_they_are() -> None:
    """What they say is learned beside the table that is there; without them that table is learned on from."""
    asked = [
        Example(
            collection="made",
            site=str(number),
            figures=({"score": 1.0, "known_title": 1.0}, {"score": 2.0}),
            right=(True, False),
            filmed=True,
            told=False,
        )
        for number in range(40)
    ]
    alone = [replace(one, figures=tuple({"score": figures["score"]} for figures in one.figures)) for one in asked]
    score, known_title = 1, 0
    assert names_in(asked) == ("known_title", "score")
    base = {"score": 0.5}
    found = fitted(asked, names_in(asked), base)
    assert abs(found[score] - 0.5) < 0.001
    assert found[known_title] > 0.5
    assert fitted(alone, names_in(alone), base)[0] < 0.45


def test_pages_that_are_gone_are_left_out(tmp_path: Path) -> None:
    """A row without its page is passed over; each page has its titles, one of them right where there is a film."""
    examples = list(examples_of(_data(tmp_path)))
    assert len(examples) == 10
    assert [any(example.right) for example in examples] == [number % 5 > 0 for number in range(10)]


def test_the_same_data_give_the_same_table(tmp_path: Path) -> None:
    """Two fits write the same bytes, with figures by collection."""
    data = _data(tmp_path)
    figures = train(data, tmp_path / "a")
    train(data, tmp_path / "b")
    assert (tmp_path / "a" / "films.json").read_bytes() == (tmp_path / "b" / "films.json").read_bytes()
    assert figures["pages"] == figures["made"]["pages"] == 10
    assert figures["sites"] == 5


def _example(number: int) -> Example:
    """A page whose second title is in the address, and whose first the rules tell; every fourth has no film."""
    filmed = number % 4 > 0
    first = {"one": 1.0, "told": 1.0, "chance": 0.5, "address": 0.0}
    second = {"one": 1.0, "address": float(filmed)}
    return Example(
        collection="made",
        site=str(number),
        figures=(first, second),
        right=(False, filmed),
        filmed=filmed,
        told=False,
    )


def test_a_figure_mends_what_the_rules_say() -> None:
    """On sites that the fit has not seen, too; the chances of what is taken are set against how often it is right."""
    examples = [_example(number) for number in range(80)]
    found = measured(examples)
    assert found["all"] == {"pages": 80, "rules": 0.0, "model": 1.0}
    weights = dict(zip(names_in(examples), fitted(examples, names_in(examples)), strict=True))
    assert weights["address"] > 1
    assert weights["told"] < 0
    assert sum(row["titles"] for row in found["chances"].values()) == 60


def test_what_is_settled_is_not_learned_from() -> None:
    """The rules' word is taken there."""
    settled = [
        Example(collection="made", site=str(n), figures=(), right=(), filmed=True, told=n > 0, settled=True)
        for n in range(4)
    ]
    assert measured([*settled, *map(_example, range(20))])["all"]["pages"] == 24


def test_what_was_learned_before_is_learned_on_from() -> None:
    """Its weights hold where few pages say otherwise, those of figures that these pages do not have among them."""
    examples = [_example(number) for number in range(3)]
    base = {"address": -4.0, "elsewhere": 2.5}
    names = names_in(examples, base)
    weights = dict(zip(names, fitted(examples, names, base), strict=True))
    assert weights["elsewhere"] == pytest.approx(2.5)
    assert -4.0 < weights["address"] < -3.0
