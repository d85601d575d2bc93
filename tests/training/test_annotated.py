"""What annotated pages are learned from, and what is said where there is nothing to learn from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cinequorum.errors import TrainingError
from cinequorum.training import credits, films, kinds
from cinequorum.training.annotated import page_at, rows_in


def test_rows_name_their_collection_and_site(tmp_path: Path) -> None:
    """A page whose site is not stated is a site of its own."""
    folder = tmp_path / "made"
    folder.mkdir()
    rows = ('{"page_file": "a.md", "source": {"repo": "quay/post"}}', '{"page_file": "b.md", "source": {}}')
    (folder / "gold.jsonl").write_text("\n".join(rows), encoding="utf-8")
    found = list(rows_in(tmp_path))
    assert [(row.collection, row.site, row.path) for row in found] == [
        ("made", "quay/post", folder / "a.md"),
        ("made", "b.md", folder / "b.md"),
    ]


@pytest.mark.parametrize("line", ["not JSON", "[]", '{"page_file": "a.md"}', '{"page_file": "a.md", "source": null}'])
def test_a_broken_row_is_named(tmp_path: Path, line: str) -> None:
    """File and line are said."""
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "gold.jsonl").write_text(line, encoding="utf-8")
    with pytest.raises(TrainingError, match="line 1"):
        list(rows_in(tmp_path))


@pytest.mark.parametrize("train", [credits.train, films.train, kinds.train])
def test_nothing_to_learn_from_overwrites_no_weights(tmp_path: Path, train: Callable[[Path, Path], object]) -> None:
    """The folder is named, and nothing is written."""
    with pytest.raises(TrainingError, match=r"gold\.jsonl"):
        train(tmp_path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_page_that_is_not_there_is_none(tmp_path: Path) -> None:
    """Nor is one that is about something else."""
    (tmp_path / "ramen.md").write_text("# Ramen\n\nServe the noodles with salt and a soft egg.\n", encoding="utf-8")
    assert page_at(tmp_path / "absent.md") is None
    assert page_at(tmp_path / "ramen.md") is None
