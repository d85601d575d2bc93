"""The lines of a page as rows: each as it is printed, where it is printed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cinequorum.acquire.files import from_bytes
from cinequorum.pipeline import read
from cinequorum.understand.facts.row_lines import rows_of

LINES = st.lists(
    st.sampled_from(("• Ada Example", "Ada Example", "...", "Lena", "- Bo Day", "Cast:", "…", "Night  Ferry", "*")),
    min_size=1,
    max_size=12,
)


@given(lines=LINES)
def test_a_row_is_where_it_says(lines: list[str]) -> None:
    """The words of a row stand in the page's text where the row starts, without the bullet before them."""
    page = read(from_bytes("\n".join(lines).encode(), "a.txt")).page
    for row in rows_of(page):
        printed = page.text[row.start : row.start + len(row.text)].replace("\n", " ")
        assert printed == row.text
        assert not row.text.startswith(("• ", "- "))


def test_a_name_its_dots_and_its_part_are_one_row() -> None:
    """Three lines of a cast list, name, dots and part, are one row; lines without dots between them are not."""
    page = read(from_bytes(b"Ada Example\n\n...\n\nLena\n\nBo Day\n\nMax", "a.txt")).page
    assert [row.text for row in rows_of(page)] == [
        page.text[: page.text.index("Lena") + 4].replace("\n", " "),
        "Bo Day",
        "Max",
    ]
