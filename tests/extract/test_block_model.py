"""The network that tells a page's body block by block, on pages whose elements have no name it knows."""

from __future__ import annotations

import pytest

from cinequorum.acquire.files import from_bytes
from cinequorum.extract.block_model import block_chances
from cinequorum.extract.drafts import Draft
from cinequorum.extract.page import extract
from cinequorum.model.page import Role

LINE = "The ferry leaves at night, and nobody on it knows who the captain is or where he wants to go. "


@pytest.mark.parametrize("elements", [{}, {1: ("zz", "", "")}, {1: ("zz", "qqq xyzzy", "")}])
def test_a_page_without_any_known_name_is_told(elements: dict[int, tuple[str, str, str]]) -> None:
    """No mark of a name is on anywhere: each block has its chance all the same."""
    drafts = [Draft(text=LINE * 2, chain=(1,) if elements else ()) for _ in range(4)]
    chances = block_chances(drafts, elements, None)
    assert len(chances) == len(drafts)
    assert all(0.0 <= chance <= 1.0 for chance in chances)


def test_a_page_of_unknown_elements_has_a_body() -> None:
    """Elements that no site uses, without classes: the prose is found."""
    html = f"<zz><yy>{LINE * 3}</yy><yy>{LINE * 3}</yy></zz>"
    page = extract(from_bytes(html.encode(), "page.html"))
    assert LINE.strip() in "".join(page.slice(block.span) for block in page.having(Role.BODY))
