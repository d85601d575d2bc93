"""Training the model of other films on made-up pages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from cinequorum.training.others import Title, measured, titles_of, train
from cinequorum.understand.title_model import DOUBTED, FILM, LEAST
from tests.catalogue.known import known

TITLES = ("Salt Row", "Nine Tides", "Rope Walk", "Long Pier", "Grey Harbour", "Last Buoy", "Fog Horn", "Low Water")
REVIEW = "Night Ferry is slow, yet its actors are superb and the ending of the film is moving; I was bored once. " * 4


def _data(folder: Path) -> Path:
    pages = folder / "made" / "pages"
    pages.mkdir(parents=True)
    rows: list[dict[str, Any]] = []
    for number, title in enumerate(TITLES):
        named = f"It is calmer than **{title}** was. I had a bowl of **Broth {number + 2}** there."
        text = f"# Night Ferry\n\n{REVIEW}{named}\n"
        (pages / f"{number}.md").write_text(text, encoding="utf-8")
        rows.append(
            {
                "page_file": f"pages/{number}.md",
                "other_films": [{"title": "The Row", "also": [title], "optional": number == 3}],
                "complete_fields": [] if number == 4 else ["other_films"],
                "source": {"repo": f"site {number}"},
                "rules_fitted": number == 5,
            }
        )
    rows.append({"page_file": "pages/gone.md", "complete_fields": ["other_films"], "source": {"repo": "nowhere"}})
    (folder / "made" / "gold.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    return folder


def test_each_title_is_an_example(tmp_path: Path) -> None:
    """By any of its forms; what cannot be told is unclear, pages on which not all films are annotated are left out."""
    titles = list(titles_of(_data(tmp_path)))
    assert len(titles) == 2 * (len(TITLES) - 1)
    assert sum(FILM in title.right for title in titles) == len(TITLES) - 2
    assert sum(FILM in title.unclear for title in titles) == 1
    assert sum(title.fitted for title in titles) == 2


def test_known_films_have_a_table_of_their_own(tmp_path: Path) -> None:
    """With signs of what they say; the other table is left alone."""
    data = _data(tmp_path)
    train(data, tmp_path / "a", known(*((title, 1999, (), ()) for title in TITLES)))
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["others_known.json"]
    told = json.loads((tmp_path / "a" / "others_known.json").read_text(encoding="utf-8"))["weights"][FILM]
    assert told["known&set&2"] > 0


def test_the_same_data_give_the_same_table(tmp_path: Path) -> None:
    """Two fits write the same bytes, and the figures count what was learned from."""
    data = _data(tmp_path)
    figures = train(data, tmp_path / "a")
    train(data, tmp_path / "b")
    written = (tmp_path / "a" / "others.json").read_bytes()
    assert written == (tmp_path / "b" / "others.json").read_bytes()
    assert figures["titles"] == figures["collections"]["made"] == 2 * (len(TITLES) - 1)
    assert set(json.loads(written)["weights"]) == {FILM}
    assert b"rules fitted" not in written


def test_a_table_that_is_there_is_learned_on_from(tmp_path: Path) -> None:
    """Its weights move little, its signs stay, and those of the new pages are added."""
    data = _data(tmp_path)
    train(data, tmp_path / "a")
    path = tmp_path / "a" / "others.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    before = told["weights"][FILM]
    path.write_text(
        json.dumps(told | {"weights": {FILM: {"": -1.0, "gone sign": 2.0, "sort=strong": 0.5}}}), encoding="utf-8"
    )
    train(data, tmp_path / "a")
    after = json.loads(path.read_text(encoding="utf-8"))["weights"][FILM]
    assert after["gone sign"] == 2.0
    assert abs(after["sort=strong"] - 0.5) < 0.3
    assert after.keys() - {"gone sign", "sort=strong", ""} <= before.keys()


def _title(*, right: bool, ruled: bool = False, stated: bool = False, another: bool = False) -> Title:
    return Title(
        collection="made",
        site="made",
        signs=frozenset(),
        right=frozenset({FILM} if right else ()),
        unclear=frozenset(),
        ruled=ruled,
        floor=0.0 if stated else DOUBTED,
        least=LEAST,
        another=another,
    )


def test_what_is_added_and_dropped_is_counted() -> None:
    """As the weights are used: nothing that is stated is dropped, nothing that is called another work is added."""
    titles = [
        _title(right=True),
        _title(right=False, another=True),
        _title(right=False, ruled=True),
        _title(right=True, ruled=True, stated=True),
        _title(right=True, ruled=True),
    ]
    found = measured(titles, np.array([3.0, 3.0, -5.0, -5.0, 3.0]))
    assert found["added"] == {"titles": 1, "right": 1}
    assert found["dropped"] == {"titles": 1, "right": 0}
    assert found["ruled"] == {"titles": 3, "right": 2}
    assert found["unruled"] == {"titles": 2, "right": 1}
