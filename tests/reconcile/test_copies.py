"""Copied text is found whole, cut and lightly edited; what critics merely share makes no copy of a judgement."""

from __future__ import annotations

import pytest

from cinequorum.model.reading import Reading
from cinequorum.reconcile.credit_lines import text_credit
from cinequorum.reconcile.imprints import words_of
from cinequorum.reconcile.likeness import same_words
from cinequorum.reconcile.voices import Voices, voices_of
from tests.reconcile.build import Draft

SENTENCE = "The keeper of a drowned lighthouse teaches his niece to read the tides before winter comes."
WIRE = (
    "The jury of the coastal festival gave its first prize to a film that nobody had expected to finish. "
    "Its maker spent nine years on the coast and lost two boats, a camera and most of her crew. "
    "What remains is a patient study of weather, debt and stubbornness, told without a single interview. "
    "Distributors who had refused the first cut are now said to be waiting in the harbour."
)
OPINION = (
    "I have seldom been so glad of a slow film. It trusts its weather more than its people, and rightly. "
    "The last third asks too much of the score and not enough of the actors. "
    "Even so I left the hall wishing for another hour of it."
)
OTHER = (
    "Somebody should have told the director that fog is no plot. The cast does what it can with the silences. "
    "There is one good scene on the pier and it ends before it begins. My neighbour slept through the storm."
)


def voices(*drafts: Draft) -> Voices:
    return voices_of(sorted((draft.reading() for draft in drafts), key=lambda r: (r.page.source, r.page.id)))


def sources(found: Voices, *drafts: Draft) -> dict[str, str]:
    """Which page, by its source, is a copy of which."""
    names = {draft.id: draft.source for draft in drafts}
    return {names[page]: source for page, source in found.copied_from.items()}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (SENTENCE, SENTENCE.upper()),
        (SENTENCE, SENTENCE.replace("drowned", "sunken")),
        (SENTENCE, SENTENCE.replace(" before winter comes", "")),
        (SENTENCE, "SYNOPSIS: 94 min. " + SENTENCE),
        (SENTENCE, SENTENCE.replace("teaches", "shows").replace("winter", "autumn")),
        ("We saw all 12 episodes in 3 days and wanted more.", "We saw all 14 episodes in 2 days and wanted more."),
        ("灯台守の老人は冬が来る前に潮の読み方を姪に教える。", "灯台守の老人は冬の来る前に潮の読み方を姪に教える。"),
    ],
)
def test_light_edits_leave_a_sentence_what_it_is(left: str, right: str) -> None:
    """Case, a label, figures, a word or two, a cut."""
    assert same_words(words_of(left), words_of(right), whole=False)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("It is one of the best films of the year.", "This is one of the best debuts of the year so far, I think."),
        (SENTENCE, "The keeper of a lighthouse teaches his niece to sail, and before winter comes he drowns."),
        (SENTENCE, "Der Wärter eines versunkenen Leuchtturms lehrt seine Nichte vor dem Winter die Gezeiten."),
        ("A fine film for all who love the sea and boats.", "A dull film for those who hate the city and cars."),
    ],
)
def test_sentences_of_one_matter_are_not_one(left: str, right: str) -> None:
    """Turns of phrase, the same plot told again, a translation."""
    assert not same_words(words_of(left), words_of(right), whole=False)


def test_a_cut_wire_report_with_a_local_opening_is_the_wires() -> None:
    """Half of a report under two lines of one's own has the report's voice; the earlier page is named."""
    report = Draft(source="m", text=WIRE, published="2019-05-02")
    local = Draft(source="a", text="Good news from the coast.\n" + WIRE[: WIRE.index(" Distributors")])
    own = Draft(source="b", text=OPINION)
    found = voices(report, local, own)
    assert sources(found, report, local, own) == {"a": "m"}
    assert found.pages[report.id] == found.pages[local.id] != found.pages[own.id]


def test_a_credit_line_outweighs_dates() -> None:
    """A page that says where its text is from is the copy, even if it bears the earlier date."""
    first = Draft(source="z", text=OPINION, outlet="Pier Review", published="2019-06-01")
    second = Draft(source="a", text=f"{OPINION}\nFirst published in Pier Review.", published="2019-05-01")
    assert sources(voices(first, second), first, second) == {"a": "z"}


def test_the_named_outlet_is_the_original() -> None:
    """Of several earlier pages with the text, the one whose outlet the copy names."""
    one = Draft(source="a", text=OPINION, outlet="Harbour Times", published="2019-05-01")
    two = Draft(source="b", text=OPINION, outlet="Pier Review", published="2019-05-02")
    copy = Draft(source="c", text=f"{OPINION}\nvia Pier Review", published="2019-05-03")
    assert sources(voices(one, two, copy), one, two, copy) == {"b": "a", "c": "b"}


def test_without_dates_the_longer_signed_page_was_first() -> None:
    """A byline, then length, tell the original where no page has a date."""
    long = Draft(source="z", text=f"{OPINION}\n{OTHER}", author="Ilka Brandt")
    cut = Draft(source="a", text=OPINION)
    assert sources(voices(long, cut), long, cut) == {"a": "z"}


def test_a_piece_of_an_undated_text_was_cut_from_it() -> None:
    """A date alone makes no original of a third of a text; where both are dated, the earlier one was first."""
    whole, piece = f"{OPINION} {OTHER} {WIRE}", OPINION
    long, cut = Draft(source="a", text=whole), Draft(source="b", text=piece, published="2019-05-01")
    assert sources(voices(long, cut), long, cut) == {"b": "a"}
    later = Draft(source="a", text=whole, published="2019-06-01")
    assert not voices(later, cut).copied_from


def test_a_quotation_makes_no_copy() -> None:
    """Two short reviews that quote the same long speech are two voices."""
    speech = "“You can hate the sea all your life and it will still bring you home, if only to bury you in sand.”"
    one = Draft(source="a", text=f"{speech}\nNobody else writes such speeches, and here they carry the whole evening.")
    two = Draft(source="b", text=f"{speech}\nIf that line makes you laugh, as it made me, then stay well away from it.")
    found = voices(one, two)
    assert not found.copied_from
    assert found.pages[one.id] != found.pages[two.id]


def test_credits_make_no_copy() -> None:
    """Nor are two reviews under one list of cast and crew."""
    credits = "Director Ilka Brandt, Writer Tomas Rehn, Cast Ada Moll, Piet Aker, Jon Vail, Rosa Tamm, Camera Uwe Lund."
    one = Draft(source="a", text=f"{credits}\nA tired tale that wakes up only when the boats do.")
    two = Draft(source="b", text=f"{credits}\nNothing this year has moved me more than its last, wordless reel.")
    assert not voices(one, two).copied_from


def test_two_sources_make_no_copy_of_one() -> None:
    """A page whose words stand on several others, none of them most, copies none of them."""
    half, rest = OPINION[: OPINION.index(" The last")], OTHER[: OTHER.index(" There is")]
    mixed = Draft(source="c", text=f"{half} {rest}")
    one, two = Draft(source="a", text=f"{half} {WIRE}"), Draft(source="b", text=f"{rest} {SENTENCE}")
    assert not voices(one, two, mixed).copied_from


def test_near_identical_user_reviews_are_one_voice() -> None:
    """A visitor's words on two sites, and again on one with other figures, count once; a short cry is anybody's."""
    praise = "Watched it 3 times in 2 days, cried each time. 10/10, go and see it!"
    again = praise.replace("3", "5").replace("10/10", "9/10")
    one = Draft(source="a", text=f"The Harbour\n{praise}\n{again}\nLoved it!", kind="user_reviews")
    one.review(praise, "positive").review(again, "positive").review("Loved it!", "positive")
    two = Draft(source="b", text=f"The Harbour\n{praise}\nLoved it!\n{OTHER}", kind="user_reviews")
    two.review(praise, "positive").review("Loved it!", "positive").review(OTHER, "negative")
    found = voices(one, two)
    first, second = found.reviews[one.id], found.reviews[two.id]
    assert first[0] == first[1] == second[0]
    assert len({first[0], first[2], second[1], second[2]}) == 4


def test_the_order_of_pages_does_not_matter() -> None:
    """Voices are numbered by source, whatever came in first; equal words in equal places give equal results."""
    drafts = [Draft(source=name, text=f"{WIRE}\n{name} says so.") for name in "cab"]
    found = voices(*drafts)
    assert set(found.pages.values()) == {1}
    assert set(found.copied_from.values()) == {"a"}


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Originally published in Pier Review", "pier review"),
        ("This review first appeared on Pier Review.", "pier review"),
        ("Source: Pier Review", "pier review"),
        ("via Pier Review", "pier review"),
        ("Quelle: Hafenblatt", "hafenblatt"),
        ("LISBON (Reuters) - A film about weather has won.", "reuters"),
        ("A film about weather has won. (AP)", "ap"),
        ("They travel via Lisbon to the coast, where the film was first published by accident.", None),
        ("First published in 1962, the novel was long out of print.", None),
        ("The source: a letter that nobody has seen for forty years, found under the floor of a boat.", None),
    ],
)
def test_credit_lines(line: str, named: str | None) -> None:
    """A line that names whose text it is, and sentences that merely sound like one."""
    reading: Reading = Draft(source="a", text=f"{OPINION}\n{line}").reading()
    assert text_credit(reading.page) == named
