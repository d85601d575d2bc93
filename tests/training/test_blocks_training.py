"""Training the model of blocks: labels from a known body, what is kept out of the fit, and a fit on made-up pages."""

from __future__ import annotations

import numpy as np
import pytest

from cinequorum.training.blocks import Example, example_of, fit_blocks, for_fit, kept

PROSE = "In part {} the ferry leaves again at night, and nobody on board knows who it was that paid for the journey."


def example(number: int, source: str = "wcxb", sort: str = "article") -> Example:
    body = [PROSE.format(part) for part in range(number % 4 + 3)]
    menu = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("Home", "Films", "Log in"))
    paragraphs = "".join(f"<p>{line}</p>" for line in body)
    html = (
        f"<nav><ul>{menu}</ul></nav><article class='post-text'>{paragraphs}</article>"
        "<footer><p>Privacy policy and terms of use</p></footer>"
    )
    made = example_of({
        "name": f"page {number}", "url": f"https://site{number}.example/a", "sort": sort, "source": source,
        "html": html, "gold": "\n".join(body),
    })  # fmt: skip
    assert made is not None
    return made


def test_blocks_of_the_body_are_labelled() -> None:
    """What stands in the known body is body, menus and footers are not; a page weighs one."""
    made = example(1)
    assert [bool(flag) for flag in made.label] == [False] * 3 + [True] * 4 + [False]
    assert abs(float(made.weight.sum()) - 1.0) < 1e-9


def test_sites_of_the_test_collection_are_kept_out() -> None:
    """No listing, no page of the second collection and no page of a site that it knows is fitted on."""
    known = example(7, source="aeb")
    same_site = example(7)
    pages = [example(1), example(2, sort="listing"), known, same_site]
    assert [e.page.name for e in for_fit(pages)] == ["page 1"]


def test_a_fit_on_made_up_pages_tells_body_from_menu(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two looks learn from forty pages what the body of the next is; the same pages give the same networks."""
    monkeypatch.setattr("cinequorum.training.lines._BATCH", 8)
    monkeypatch.setattr("cinequorum.training.lines._WARM_UP", 20)
    pages = [example(number) for number in range(40)]
    looks = fit_blocks(pages)
    again = fit_blocks(pages)
    assert np.array_equal(looks.second.first, again.second.first)
    new = example(41)
    found = kept(looks, new)
    assert sum(a == bool(b) for a, b in zip(found, new.label, strict=True)) >= len(found) - 1
