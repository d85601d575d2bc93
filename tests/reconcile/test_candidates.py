"""What is found of sentences page by page is what is found of all at once, also where many resemble each other."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cinequorum.model.notes import LISTED, WHOLE, Imprint
from cinequorum.model.part import NOTHING_COMPARED, Compared
from cinequorum.reconcile import candidates, likeness
from cinequorum.reconcile.imprints import KEYS
from cinequorum.reconcile.likeness import Known, alike, passages_of

KINDS = 40
WORDS = ("rope", "salt", "pier", "gull", "bell", "tide", "boat", "fog")

Page = tuple[str, str, Imprint]


def made(draw: random.Random, name: str) -> Page:
    """A page of sentences from a small stock, with keys from so small a range that crowds share them."""
    lines: list[str] = []
    spots, exact, keys = [], [], []
    at = 0
    for kind in draw.choices(range(KINDS), k=draw.randint(0, 6)):
        own = random.Random(kind)
        words = [own.choice(WORDS[: 2 + kind % 6]) for _ in range(own.randint(8, 14))]
        line = " ".join(words)
        flags = WHOLE if kind % 5 == 0 else LISTED if draw.random() < 0.2 else 0
        spots.append((at, at + len(line), len(words), flags, 0 if flags == WHOLE else -1))
        exact.append(kind * 2**40 + 7)
        keys.append([0] * KEYS if flags == LISTED else [own.randint(1, 3 + kind % 4) for _ in range(KEYS)])
        lines.append(line)
        at += len(line) + 1
    imprint = Imprint(
        spots=np.array(spots, dtype="<i4").tobytes(),
        exact=np.array(exact, dtype="<u8").tobytes(),
        keys=np.array(keys, dtype="<u4").tobytes(),
    )
    return name, "\n".join(lines), imprint


def found(pages: Sequence[Page], known: Compared = NOTHING_COMPARED) -> tuple[list[list[int]], Compared]:
    """The groups of equal rows, and what is known then."""
    passages = passages_of([imprint for _, _, imprint in pages])
    return alike(passages, lambda at: [pages[i][1] for i in at], Known(tuple(name for name, _, _ in pages), known))


@pytest.mark.parametrize("crowd", [1, 2, 5, 40])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6))
@example(seed=20532)  # the page goes that alone has a sentence in its prose, which another only lists
def test_page_by_page_as_all_at_once(crowd: int, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages come one after the other at any place in the order, and now and then one goes: the groups are the same."""
    for module in (candidates, likeness):
        monkeypatch.setattr(module, "CROWD", crowd)
    monkeypatch.setattr(candidates, "FEW", 0)
    draw = random.Random(seed)
    pages: list[Page] = []
    known = NOTHING_COMPARED
    for number in range(12):
        pages.insert(draw.randint(0, len(pages)), made(draw, f"page {number}"))
        if len(pages) > 3 and draw.random() < 0.1:
            pages.pop(draw.randrange(len(pages)))
        groups, known = found(pages, known)
        again, whole = found(pages)
        assert groups == again
        assert (known.pairs, known.pages) == (whole.pairs, whole.pages)
