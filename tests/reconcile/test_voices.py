"""Independent voices are counted, not pages."""

from __future__ import annotations

from cinequorum.reconcile.film import reconcile_film
from cinequorum.reconcile.voices import voices_of, witness_at
from tests.reconcile.build import Draft

BLURB = "When the last ferry is cancelled, the people of a small island must decide whom to trust."
MORE = "A plain, honest thriller, ten minutes too long, well played by all, and shot as if on a bet by sailors."
OWN = "Nobody films rain like this director, and nobody should try after what he does in the closing reel."


def test_a_shared_synopsis_is_one_witness() -> None:
    """A sentence on two pages counts once, also with a label glued to it; the rest of each page speaks for itself."""
    a = Draft(source="a", text=f"{OWN}\n{BLURB}").reading()
    b = Draft(
        source="b",
        text=f"512 votes {BLURB}\n{MORE}",
    ).reading()
    voices = voices_of([a, b])
    assert len(voices.texts) == 1
    assert voices.texts[0].kind == "synopsis"
    assert voices.texts[0].text == BLURB
    at = [
        witness_at(voices, r, r.page.span(r.page.text.index("ferry"), r.page.text.index("ferry") + 5)) for r in (a, b)
    ]
    assert at[0] == at[1]
    assert voices.pages[a.page.id] != voices.pages[b.page.id]
    assert not voices.copied_from


def test_a_copied_page_is_not_independent() -> None:
    """A page that is mostly another's words names its source and has the same voice."""
    a = Draft(source="z", text=f"{OWN} {BLURB}", published="2020-01-01").reading()
    b = Draft(source="b", text=f"{OWN} {BLURB}\nRead more.", published="2020-03-01").reading()
    film = reconcile_film((a, b))
    assert [(s.source, s.independent, s.copied_from) for s in film.sources] == [("b", False, "z"), ("z", True, None)]
    assert film.sources[0].witness == film.sources[1].witness
    assert film.shared[0].kind == "copied"


def test_one_author_is_one_voice() -> None:
    """Two pages by one critic count once; two pages by nobody in particular count twice."""
    one = Draft(source="a", text="First look.", author="Ada Nowak").reading()
    two = Draft(source="b", text="Second thoughts.", author="Ada Nowak").reading()
    other = Draft(source="c", text="A notice.", author="admin").reading()
    last = Draft(source="d", text="Another notice.", author="admin").reading()
    assert len(set(voices_of([one, two, other, last]).pages.values())) == 3


def test_each_user_review_is_a_voice() -> None:
    """The reviews of a listing count one by one, duplicates once."""
    draft = Draft(source="a", text="The Harbour\nFine.\nBad.\nFine. ", kind="user_reviews")
    draft.review("Fine.", "positive").review("Bad.", "negative").review("Fine. ", "positive", duplicate_of=0)
    reading = draft.reading()
    numbers = voices_of([reading]).reviews[reading.page.id]
    assert numbers[0] == numbers[2]
    assert len({*numbers, voices_of([reading]).pages[reading.page.id]}) == 3
