"""The text of a source, cut into pieces: nothing lost, nothing shown that is behind the wall."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from cinequorum_web.pages.ink import Ink, Note

TEXT = "abcdefghijklmnopqrstuvwxyz" * 4
spans = st.lists(st.tuples(st.integers(0, 100), st.integers(1, 30)).map(lambda p: (p[0], min(p[0] + p[1], 104))))


def notes(places: list[tuple[int, int]], kind: str) -> list[Note]:
    """Annotations of one kind."""
    return [Note(start=low, end=high, kind=kind, says="said") for low, high in places]


@settings(max_examples=60)
@given(spans, spans, st.integers(0, 50), st.integers(51, 104))
def test_pieces_are_the_text_without_what_is_walled(
    facts: list[tuple[int, int]], walls: list[tuple[int, int]], start: int, end: int
) -> None:
    """Put together again, the pieces are every character outside the walls, in order, and no other."""
    pieces = Ink(TEXT, notes(facts, "fact"), notes(walls, "major"), facts).pieces(start, end)
    hidden = {at for low, high in walls for at in range(low, high)}
    assert "".join(piece.text for piece in pieces) == "".join(TEXT[at] for at in range(start, end) if at not in hidden)
    assert all(piece.walled == "" or piece.text == "" for piece in pieces)


@settings(max_examples=60)
@given(spans)
def test_every_anchor_stands_once(places: list[tuple[int, int]]) -> None:
    """Each place that is linked to has its anchor, once, walled or not."""
    unique = set(places)
    pieces = Ink(TEXT, notes(places, "fact"), notes([(10, 60)], "major"), unique).pieces(0, len(TEXT))
    anchors = [anchor for piece in pieces for anchor in piece.anchors]
    assert sorted(anchors) == sorted(f"c-{low}-{high}" for low, high in unique)


def seconds(marked: int) -> float:
    """Processor time to cut a paragraph with that many annotations."""
    many = [(at, at + 8) for at in range(0, 20 * marked, 20)]
    began = time.process_time()
    Ink("x" * (20 * marked), notes(many, "fact"), notes(many[::50], "major"), many).pieces(0, 20 * marked)
    return time.process_time() - began


def test_a_long_page_takes_no_longer_than_it_is_long() -> None:
    """Eight times the annotations take about eight times as long: far from the sixty-four of a quadratic search."""
    long, short = (min(seconds(many) for _ in range(3)) for many in (16_000, 2_000))
    assert long < 24 * max(short, 0.01)
