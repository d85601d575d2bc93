"""Training the model of kinds on made-up pages."""

from __future__ import annotations

import json
from pathlib import Path

from cinequorum.extract.kind_model import KINDS
from cinequorum.training.kinds import NAMES, Example, examples_of, fitted, measured, train

REVIEW = "The film is slow, yet its actors are superb and the ending is moving; I was bored only once. " * 3
NEWS = "The studio announced on Monday that the film will be released in May, and confirmed its cast. " * 3


def _data(folder: Path) -> Path:
    pages = folder / "made" / "pages"
    pages.mkdir(parents=True)
    rows = []
    for number in range(12):
        kind, text = (("critic_review", REVIEW), ("news", NEWS))[number % 2]
        (pages / f"{number}.md").write_text(f"# Night Ferry {number}\n\n{text}\n", encoding="utf-8")
        rows.append({"page_file": f"pages/{number}.md", "kind": kind, "source": {"repo": f"site {number // 2}"}})
    rows.append({"page_file": "pages/gone.md", "kind": "news", "source": {"repo": "nowhere"}})
    (folder / "made" / "gold.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    return folder


def test_pages_that_are_gone_are_left_out(tmp_path: Path) -> None:
    """A row without its page is passed over; each page has its rules' scores and its figures."""
    examples = list(examples_of(_data(tmp_path)))
    assert len(examples) == 12
    assert {len(example.figures) for example in examples} == {len(NAMES)}
    assert {len(example.rules) for example in examples} == {len(KINDS)}


def test_the_same_data_give_the_same_table(tmp_path: Path) -> None:
    """Two fits write the same bytes, and the figures are of sites that the fit has not seen."""
    data = _data(tmp_path)
    figures = train(data, tmp_path / "a")
    train(data, tmp_path / "b")
    assert (tmp_path / "a" / "kinds.json").read_bytes() == (tmp_path / "b" / "kinds.json").read_bytes()
    assert figures["pages"] == 12
    assert figures["sites"] == 6
    assert figures["all"]["model"] == 1.0


def _example(number: int, *, right: bool) -> Example:
    rules = tuple(1.0 if kind == "news" else 0.0 for kind in KINDS)
    figures = tuple(float(right) if name == "judges" else 6.0 for name in NAMES)
    return Example(
        collection="made", site=str(number), kind="critic_review" if right else "news", rules=rules, figures=figures
    )


def test_figures_mend_what_the_rules_say() -> None:
    """Where the rules always say news, a figure that parts the kinds turns half of them."""
    examples = [_example(number, right=number % 2 == 0) for number in range(60)]
    logits = fitted(examples).logits(examples)
    assert [KINDS[row.argmax()] for row in logits[:2]] == ["critic_review", "news"]
    assert measured(examples)["all"] == {**measured(examples)["all"], "model": 1.0, "rules": 0.5}
