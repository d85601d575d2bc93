"""What elements say is worked out once for all that are alike, and networks taken apart say what they said whole."""

from __future__ import annotations

import numpy as np
import pytest

from cinequorum.extract.dom import parse
from cinequorum.extract.hints import about
from cinequorum.extract.line_model import Net
from cinequorum.extract.sorts import said_in, sort_of, ways_of
from cinequorum.model.page import MarkKind, Role


@pytest.mark.parametrize(
    ("names", "role"),
    [
        ("site-footer", Role.NAVIGATION),
        ("footerless", None),
        ("about the-author", Role.BIO),
        ("about an-author", None),
        ("post-7 category-social", None),
        ("related ad", Role.RELATED),
    ],
)
def test_names_hint_at_a_part_of_the_page_by_whole_words(names: str, role: Role | None) -> None:
    """A hint of several words may lie over several names; part of a word is none; the table's order decides."""
    assert about("div", names).role is role


def test_an_attribute_is_looked_at_where_it_may_say_something() -> None:
    """A quiet element says nothing by its names and has no attribute that is read."""
    assert sort_of("span", "lead", None).quiet
    assert ways_of("span", ("class", "id", "onclick")).quiet
    for keys in (("title",), ("data-rating",), ("hidden",), ("itemprop",), ("role",)):
        assert not ways_of("span", keys).quiet
    assert ways_of("time", ()).quiet
    assert not ways_of("time", ("datetime",)).quiet


def test_a_link_with_a_part_in_the_page_says_no_more_than_both() -> None:
    """A plain link keeps its address, its part in the page and the user it leads to."""
    assert sort_of("a", "nav-link", None).plain
    assert not sort_of("a", "nav-link", None).quiet
    assert ways_of("a", ("class", "href")).plain
    assert not ways_of("a", ("href", "title")).plain
    dom = parse('<p><a class="nav" href="/user/ada">Ada</a> writes.</p><p><a href="/x">Here</a></p>')
    assert [(clue.kind, clue.value) for clue in dom.clues] == [("user", "/user/ada")]
    assert [(m.kind, m.target) for draft in dom.drafts for m in draft.marks] == [
        (MarkKind.LINK, "/user/ada"),
        (MarkKind.LINK, "/x"),
    ]


def test_what_an_element_says_keeps_the_order_of_its_attributes() -> None:
    """Clues come in the order of the attributes that give them, the width of a bar last."""
    attributes: dict[str, str | None] = {"style": "width: 40%", "href": "/user/ada", "class": "userName"}
    told = said_in(attributes, sort_of("a", "userName", None), ways_of("a", tuple(attributes)))
    assert list(told) == [("user", "/user/ada"), ("author", ""), ("width", "40%")]


def test_elements_that_say_nothing_share_a_frame_and_lose_no_mark() -> None:
    """Plain elements inside marked ones, and marked ones inside plain ones, keep every mark in its place."""
    dom = parse("<p><span><em>The <span>Pier</span></em> is <span>a <b>long</b></span> film.</span></p>")
    assert [draft.text for draft in dom.drafts] == ["The Pier is a long film."]
    assert [(mark.kind, mark.start, mark.end) for mark in dom.drafts[0].marks] == [
        (MarkKind.EMPHASIS, 0, 8),
        (MarkKind.STRONG, 14, 18),
    ]


def test_a_network_without_its_marks_says_what_the_whole_one_says() -> None:
    """What the marks bring to the hidden units, added to the other columns, is the whole network's answer."""
    random = np.random.default_rng(7)
    net = Net(
        mean=random.normal(size=9).astype(np.float32),
        scale=random.uniform(0.1, 9, size=9).astype(np.float32),  # some marks lie beyond the clip
        first=random.normal(size=(9, 4)).astype(np.float32),
        first_bias=random.normal(size=4).astype(np.float32),
        second=random.normal(size=4).astype(np.float32),
        second_bias=random.normal(size=1).astype(np.float32),
    )
    rows = random.normal(size=(6, 9)).astype(np.float32)
    rows[:, 2:7] = random.integers(0, 2, size=(6, 5))
    rest, marks = net.marked(2, 7)
    parted = rest.chances(np.delete(rows, slice(2, 7), axis=1), rows[:, 2:7] @ marks)
    assert np.allclose(parted, net.chances(rows), atol=1e-5)
