"""Training the model of credits on made-up pages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from cinequorum.training.credits import TRADES, Example, examples_of, fitted, held_out, measured, scale_of, train
from tests.catalogue.known import known

PLAYERS = ("Ann", "Bea", "Cora", "Dora", "Emma", "Fanny", "Gerda", "Hanna", "Ida", "Julia")
REVIEW = "The film is slow, yet its actors are superb and the ending is moving; I was bored only once. " * 4


def _data(folder: Path) -> Path:
    pages = folder / "made" / "pages"
    pages.mkdir(parents=True)
    rows: list[dict[str, Any]] = []
    for number, given in enumerate(PLAYERS):
        title, player, critic = f"Night Ferry {number + 2}", f"{given} Marlowe", f"Otto {given}sen"
        seen = f"{player} keeps below deck" if number % 2 else f"It stars {player} as a stoker"
        text = f"# {title} ({2010 + number})\n\n{title} is long. {seen}. I hear of {critic}. {REVIEW}\n"
        (pages / f"{number}.md").write_text(text, encoding="utf-8")
        facts: list[dict[str, Any]] = [{"field": "cast", "value": "Marlowe" if number % 2 else player}]
        if number == 3:
            facts.append({"field": "cast", "value": critic, "optional": True})
        rows.append(
            {
                "page_file": f"pages/{number}.md",
                "facts": facts,
                "complete_fields": ["cast"],
                "source": {"repo": f"site {number // 2}"},
                "rules_fitted": number % 2 == 0,
            }
        )
    rows.append({"page_file": "pages/gone.md", "facts": [], "source": {"repo": "nowhere"}})
    (folder / "made" / "gold.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    return folder


def test_each_person_is_an_example(tmp_path: Path) -> None:
    """With the trades that are annotated, by the surname too; what cannot be told, and fields left out, are unclear."""
    examples = list(examples_of(_data(tmp_path)))
    assert len(examples) == 2 * len(PLAYERS)
    assert sum("cast" in example.right for example in examples) == len(PLAYERS)
    assert sum("cast" in example.unclear for example in examples) == 1
    assert all("director" in example.unclear for example in examples)
    assert sum(example.fitted for example in examples) == len(PLAYERS)


def test_known_films_have_a_table_of_their_own(tmp_path: Path) -> None:
    """Their signs are among those learned; the other table is left alone."""
    train(_data(tmp_path), tmp_path / "a", known())
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["credits_known.json"]
    signs = {sign for example in examples_of(tmp_path, known()) for sign in example.signs}
    assert "known acts=0&en" in signs


def test_the_same_data_give_the_same_table(tmp_path: Path) -> None:
    """Two fits write the same bytes; what the rules say on pages they were written for is not shipped."""
    data = _data(tmp_path)
    figures = train(data, tmp_path / "a")
    train(data, tmp_path / "b")
    written = (tmp_path / "a" / "credits.json").read_bytes()
    assert written == (tmp_path / "b" / "credits.json").read_bytes()
    assert figures["persons"] == figures["collections"]["made"] == 2 * len(PLAYERS)
    assert set(json.loads(written)["weights"]) == set(TRADES)
    assert b"rules fitted" not in written


def _example(number: int, *, fitted_to: bool = False) -> Example:
    """Every second person plays and is praised; on pages that the rules were written for they place all of them."""
    plays = number % 2 == 0
    signs = {"praised"} if plays else {"quoted"}
    signs |= {"ruled cast" if plays and fitted_to else "unruled"}
    return Example(
        collection="made",
        site=str(number),
        signs=frozenset(signs),
        right=frozenset({"cast"} if plays else ()),
        unclear=frozenset(),
        fitted=fitted_to,
    )


def test_signs_that_tell_are_learned() -> None:
    """On sites that the fit has not seen, too; what is added is counted beside what is right."""
    examples = [_example(number) for number in range(200)]
    weights = fitted(examples, "cast")
    assert weights["praised"] > 1 > -1 > weights["quoted"]
    found = measured(examples, {trade: held_out(examples, trade) for trade in TRADES})["cast"]
    assert found["unruled"] == {"persons": 200, "right": 100}
    assert found["added"] == {"persons": 100, "right": 100}


def test_rules_are_not_trusted_for_the_pages_they_were_written_for() -> None:
    """There, what they say has weights of its own; of pages that they have not seen it says nothing."""
    examples = [_example(number, fitted_to=True) for number in range(200)]
    weights = fitted(examples, "cast")
    assert weights["rules fitted ruled cast"] > 0
    assert weights["praised"] > 0


def test_chances_are_scaled_by_how_often_they_are_right() -> None:
    """Sums that are surer than right are made smaller."""
    import numpy as np

    examples = [_example(number) for number in range(400)]
    sums = np.array([4.0 if number % 2 == 0 else -4.0 for number in range(400)])
    sums[::10] *= -1
    sums[1::10] *= -1
    slope, _ = scale_of(examples, sums, "cast")
    assert 0.2 < slope < 0.6
    assert scale_of([], sums[:0], "cast") == (1.0, 0.0)
