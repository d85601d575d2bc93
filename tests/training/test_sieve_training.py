"""Training the sieve on made-up pages."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from cinequorum.extract.sieve import FIGURES, chance
from cinequorum.training.sieve import FEWEST_SITES, fitted, framed, known_tokens, measured, pages_of, train

FILM = "The film by its director is slow, yet the actors are superb and every scene of the movie is moving. "
FOOD = "Chop the onions, fry them in butter, add the flour and the milk, and serve the soup with fresh bread. "
FRAME = "<nav><ul>" + "<li>Home News Weather Sport Contact Imprint</li>" * 12 + "</ul></nav>"


def _data(folder: Path) -> Path:
    rows = []
    for number in range(36):
        about = number % 2 == 0
        text = (FILM if about else FOOD) * 4 + f"It was number {number}."
        page = f"<html><body>{FRAME}<p>{text}</p></body></html>" if number % 3 == 0 else f"# Page\n\n{text}\n"
        file = f"{number}.{'html' if number % 3 == 0 else 'md'}"
        (folder / file).write_text(page, encoding="utf-8")
        site = f"site{number // 2}.example"
        rows.append({"file": file, "url": f"https://{site}/{number}", "site": site, "language": "en", "about": about})
    (folder / "pages.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    return folder


def test_the_same_data_give_the_same_table(tmp_path: Path) -> None:
    """Two fits write the same bytes, and the figures are of sites that the fit has not seen."""
    data = _data(tmp_path)
    figures = train(data, tmp_path / "a")
    train(data, tmp_path / "b")
    for name in ("sieve.npz", "sieve.json"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
    with np.load(tmp_path / "a" / "sieve.npz") as stored:
        assert len(bytes(stored["tokens"]).split(b"\n")) == len(stored["weights"])
        assert len(stored["figures"]) == len(FIGURES)
    assert (figures["pages"], figures["sites"], figures["about films"]) == (36, 18, 18)
    assert figures["unseen sites"]["0.2"] == {"recall": 1.0, "others that pass": 0.0}


def test_a_word_of_few_sites_is_not_known(tmp_path: Path) -> None:
    """What one site says tells of that site: a token counts where several have it."""
    known = known_tokens(list(pages_of(_data(tmp_path))))
    assert "film" in known
    assert FEWEST_SITES > 1
    assert not {"u:7", "site7"} & known.keys()


def test_source_is_shown_within_another_sites_furniture(tmp_path: Path) -> None:
    """A page that was saved as source is learned once more with a menu about it, and keeps its answer."""
    pages = list(pages_of(_data(tmp_path)))
    shown = framed(pages)
    assert len(shown) == sum(page.frame is None for page in pages)
    assert all("weather" in page.glance.said and "it" in page.glance.said for page in shown)
    assert sum(page.about for page in shown) == sum(page.about for page in pages if page.frame is None)


def test_without_answers_of_both_sorts_there_is_nothing_to_learn(tmp_path: Path) -> None:
    """Pages of one sort alone are refused by the fit."""
    pages = [page for page in pages_of(_data(tmp_path)) if page.about]
    with pytest.raises(ValueError, match="class"):
        fitted(pages)


def test_a_language_is_measured_without_its_pages(tmp_path: Path) -> None:
    """Of a language that the fit has not seen, words are strange, and its pages pass."""
    from dataclasses import replace

    pages = list(pages_of(_data(tmp_path)))
    strange = [
        replace(
            page,
            language="xx",
            glance=replace(page.glance, said={f"{word}q": n for word, n in page.glance.said.items()}),
        )
        for page in pages
    ]
    figures = measured([*pages, *strange])
    assert figures["unseen languages"]["xx"]["recall"] == 1.0
    sieve = fitted(pages)
    assert {chance(page.glance, sieve) for page in strange} == {1.0}
