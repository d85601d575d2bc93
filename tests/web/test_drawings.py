"""The drawings of the film page: every figure lies in its field, and too little to draw is not drawn."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import translation

from cinequorum.model.film import Comparison
from cinequorum.store.port import Store
from cinequorum_web.pages.drawings import HEIGHT, WIDTH, graph_of, timeline_of
from tests.web.films import SLUG, fact


def released(value: str, **qualifiers: str) -> object:
    return fact("release", value, qualifiers=tuple(qualifiers.items()))


def test_releases_stand_on_lanes() -> None:
    """A lane a window, the earliest first; a day is a mark, a year is as wide as it may have been."""
    facts = [
        released("2019-03-15", window="cinema", territory="Norway"),
        released("2018", window="festival", festival="Bergen"),
        released("2019-04-01", window="cinema"),
        released("soon", window="disc"),
    ]
    drawn = timeline_of(facts)  # type: ignore[arg-type]
    assert drawn is not None
    assert [lane.label for lane in drawn.lanes] == ["Festival", "Cinema"]
    assert drawn.lanes[0].marks[0].at == "0"
    ends = [(float(m.at), float(m.at) + float(m.width)) for lane in drawn.lanes for m in lane.marks]
    assert all(start >= 0 and end <= 100.1 for start, end in ends)
    assert "Norway" in drawn.lanes[1].told
    assert (drawn.first, drawn.last) == ("1 January 2018", "1 April 2019")


@pytest.mark.parametrize("values", [(), ("2019-03-15",), ("2019-03-15", "2019-03-15"), ("soon", "later")])
def test_what_has_no_length_is_not_drawn(values: tuple[str, ...]) -> None:
    """One date, one day, or no date makes no line."""
    assert timeline_of([released(value) for value in values]) is None  # type: ignore[misc]


def test_films_stand_around_the_film() -> None:
    """Those that more voices name are larger; long titles are cut; all lie in the field."""
    named = [
        Comparison(title=f"{'A very long title ' * 3}{n}", year=None, relation="compared", n=n, support=())
        for n in (9, 4, 1)
    ]
    drawn = graph_of(named)
    assert drawn is not None
    sizes = [float(node.radius) for node in drawn.nodes]
    assert sizes == sorted(sizes, reverse=True)
    assert all(0 < float(node.x) < WIDTH and 0 < float(node.below) < HEIGHT for node in drawn.nodes)
    assert all(node.text.endswith("…") for node in drawn.nodes)
    assert graph_of(named[:1]) is None


def test_the_film_page_has_news_and_dates(client: Client, catalog: Store) -> None:
    """Where to watch says of when that is; news among the sources is listed."""
    body = client.get(f"/films/{SLUG}/").content.decode()
    assert "as of " in body
    assert 'class="lanes"' in body


def test_no_language_changes_a_drawing(client: Client, catalog: Store) -> None:
    """Places have points, whatever the reader's language has between a number and its fraction."""
    with translation.override("en"):  # what is set for an answer stays set in this thread
        body = client.get(f"/films/{SLUG}/", HTTP_ACCEPT_LANGUAGE="de").content.decode()
    assert 'lang="de"' in body
    places = re.findall(r' (?:x|y|width|height|cx|cy|r|x1|y1)="([^"]*)"', body)
    assert len(places) > 40
    assert [place for place in places if "," in place] == []
