"""Training the model of lines: pages without markup, their labels, and a fit on pages made up here."""

from __future__ import annotations

from pathlib import Path

import pytest

from cinequorum.training import lines
from cinequorum.training.flattened import Flat, flatten, lines_in, site_of
from cinequorum.training.lines import agreement, fit_looks, interval, sheet, summary, trimmed, usable

PROSE = "In part {} the ferry leaves again at night, and nobody on board knows who it was that paid for the journey."


def page(number: int) -> Flat:
    body = tuple(PROSE.format(part) for part in range(number % 4 + 3))
    own = ("Home", "Films", "Log in", *body, "Share", "Related stories", "Privacy policy")
    return Flat(
        name=f"page {number}", site=f"site{number}.example", sort="article", source="made up", lines=own,
        body=tuple(line in body for line in own), gold="\n".join(body),
    )  # fmt: skip


def test_flattening_keeps_every_word_and_its_order() -> None:
    """A line a block; what is never shown is left out; a text node a line where that is asked for."""
    html = (
        "<title>t</title><nav><ul><li><a>Home</a></ul></nav><div>One<p>two <b>three</b></p>four<script>x</script></div>"
    )
    assert flatten(html) == ("Home", "One", "two three", "four")
    assert flatten(html, nodes=True) == ("Home", "One", "two", "three", "four")


def test_a_teaser_of_the_body_is_not_the_body() -> None:
    """A line counts once, where it fits in the order of the others; cut ends do not matter."""
    gold = "It rains all day in the harbour town. Nobody minds. The ferry leaves at night and comes back at dawn."
    last = "The ferry leaves at night and comes back at dawn."
    page_lines = (last, "It rains all day in the harbour town.", "Nobody minds.", f"{last} Share", "Nobody minds.")
    assert lines_in(page_lines, gold) == (False, True, True, True, False)


def test_a_site_is_its_registered_domain() -> None:
    """Subdomains belong to their site; two-part endings are known by their form."""
    assert site_of("https://film.news.example.com/a") == "example.com"
    assert site_of("https://example.com.br/a") == site_of("http://www.example.com.br") == "example.com.br"


def test_a_trimmed_page_keeps_its_body() -> None:
    """Cutting down takes away furniture only, and the same each time."""
    for number in range(20):
        cut = trimmed(page(number))
        assert sum(cut.body) == sum(page(number).body)
        assert cut == trimmed(page(number))


def test_keeping_the_body_alone_agrees_fully() -> None:
    """F1 is 1 for the right lines, lower for all; pages without their body are no use."""
    whole = page(1)
    assert agreement(whole, whole.body) == 1.0
    assert agreement(whole, [True] * len(whole.lines)) < 1.0
    assert usable([whole]) == [whole]


def test_figures_are_means_with_an_interval() -> None:
    """The interval holds the mean, and each sort of page has a figure."""
    pages = [page(number) for number in range(6)]
    found = summary(pages, {"everything": [[True] * len(p.lines) for p in pages]})["everything"]
    low, high = interval(pages, [0.0, 1.0] * 3)
    assert found["f1"] == found["made up article"] and low <= 0.5 <= high  # noqa: PT018 - one claim


def test_a_fit_tells_prose_from_menus(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fitted on made-up pages, the networks tell the lines of another one, and the same fit gives the same numbers."""
    monkeypatch.setattr(lines, "_BATCH", 64)  # so that few pages make many steps
    monkeypatch.setattr(lines, "_EPOCHS", 20)
    sheets = [sheet(page(number)) for number in range(80)]
    looks, other = fit_looks(sheets, {}), sheet(page(161))
    chances = looks.chances(other.rows)
    assert ((chances > 0.5) == other.label).all()
    assert (fit_looks(sheets, {}).chances(other.rows) == chances).all()


def test_nothing_heavy_is_needed_to_import() -> None:
    """The module's own imports are light: scientific libraries come inside functions."""
    assert "import numpy" not in Path(lines.__file__).read_text(encoding="utf-8").split("if TYPE_CHECKING", 1)[0]
