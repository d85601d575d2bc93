"""Quotations of other people's judgements: second-hand at first, then beside the sentence that they are from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cinequorum.model.claim import Manner
from cinequorum.model.codec import film_document
from cinequorum.model.film import Film, Relayed
from cinequorum.model.reading import Reading
from cinequorum.reconcile.film import reconcile_film
from cinequorum.score.film import score_film
from tests.reconcile.build import Draft


def quoting(words: str, holder: str = "The Bay Courier", source: str = "poster") -> Draft:
    draft = Draft(source=source, text=f"{holder} called it “{words}”. Out now.", kind="news", outlet=source.title())
    raw = f"{holder} called it “{words}”"
    return held(draft.says("quote", words, raw, manner=Manner.HEARSAY), holder)


def held(draft: Draft, holder: str) -> Draft:
    """Say whose the words of the last claim are."""
    draft.claims[-1] = replace(draft.claims[-1], holder=holder)
    return draft


def original(text: str, verdict: str = "positive", outlet: str = "Bay Courier", language: str = "en") -> Draft:
    return Draft(source="courier", text=text, author="Ana Lind", outlet=outlet, verdict=verdict, language=language)


def film_of(*drafts: Draft) -> Film:
    readings: tuple[Reading, ...] = tuple(draft.reading() for draft in drafts)
    return score_film(reconcile_film(readings), readings)


def quoted(*drafts: Draft) -> Relayed:
    (found,) = film_of(*drafts).quotes
    return found


def test_it_is_second_hand_until_the_original_is_there() -> None:
    """Kept with its holder and with who quotes it."""
    found = quoted(quoting("a triumph of patience"))
    assert (found.status, found.holder, found.by) == ("second_hand", "The Bay Courier", ("Poster",))
    assert found.original is None


def test_the_sentence_stands_beside_it() -> None:
    """The original among the sources: its whole sentence, linked, in the original's voice."""
    text = "Slow at first. The last hour is a triumph of patience and craft. See it."
    page, courier = quoting("a triumph of patience"), original(text)
    found = quoted(page, courier)
    assert found.status == "found"
    assert found.original is not None
    assert found.original.raw == "The last hour is a triumph of patience and craft."
    assert found.original.source == "courier"
    assert found.notes == ("cut at the start: “The last hour is”", "cut at the end: “and craft”")


@pytest.mark.parametrize(
    ("text", "words", "language"),
    [
        ("It is not a triumph of patience.", "a triumph of patience", "en"),
        ("A triumph of patience, but of nothing else.", "A triumph of patience", "en"),
        ("It could have been a triumph of patience.", "a triumph of patience", "en"),
        ("A superb, if only it had an ending, piece of work.", "A superb … piece of work", "en"),
        ("Der Film ist kein Triumph der Geduld.", "Triumph der Geduld", "de"),
        ("Un triomphe de patience, mais rien de plus.", "Un triomphe de patience", "fr"),
        ("Это отнюдь не торжество терпения.", "торжество терпения", "ru"),
    ],
)
def test_what_turns_the_sentence_is_said(text: str, words: str, language: str) -> None:
    """A denial before it, a turn after it or in what was left out."""
    found = quoted(quoting(words), original(f"{text} Go.", language=language))
    assert found.status == "found"
    assert "what is left out turns the sentence" in found.notes


def test_a_whole_sentence_has_nothing_to_say() -> None:
    """Quoted in full by somebody who means it: no notes."""
    assert quoted(quoting("A triumph of patience"), original("A triumph of patience. Go.")).notes == ()


def test_cuts_are_shown() -> None:
    """What an ellipsis leaves out is printed."""
    found = quoted(quoting("superb … piece of work"), original("A superb and rather long piece of work."))
    assert "left out: “and rather long”" in found.notes


def test_the_verdict_of_its_review_is_said() -> None:
    """Praise out of a review that does not recommend the film."""
    found = quoted(quoting("a triumph of patience"), original("My own was a triumph of patience.", verdict="negative"))
    assert "the review that it is from is negative" in found.notes


@pytest.mark.parametrize("text", ["A film of patience and triumph.", "Patience triumphs.", "A triumph of a patience."])
def test_words_that_are_not_there_are_not_found(text: str) -> None:
    """Other words, another order: the original is there, these words are not."""
    assert quoted(quoting("a triumph of patience"), original(text)).status == "not_there"


def test_another_outlet_is_not_the_original() -> None:
    """The same words by somebody else settle nothing."""
    found = quoted(quoting("a triumph of patience"), original("It is a triumph of patience.", outlet="Hill Gazette"))
    assert found.status == "second_hand"


def test_two_pages_that_quote_it_are_one_quotation() -> None:
    """One entry, two carriers."""
    found = quoted(quoting("a triumph of patience"), quoting("A triumph of patience", source="leaflet"))
    assert len(found.support) == 2
    assert set(found.by) == {"Poster", "Leaflet"}


def test_what_is_merely_passed_on_is_no_quotation() -> None:
    """A report without quotation marks has no words of its holder's."""
    draft = Draft(source="news", text="According to The Bay Courier, it opens in May.", kind="news")
    draft.says("quote", "it opens in May", draft.text, manner=Manner.HEARSAY)
    assert film_of(held(draft, "The Bay Courier")).quotes == ()


def test_a_quotation_is_no_voice_of_its_own() -> None:
    """An opinion inside the quotation is its holder's: counted once where the holder is there, else not at all."""
    page = quoting("wonderfully acted throughout").judges("acting", "pos", "wonderfully acted throughout")
    courier = original("It is wonderfully acted throughout.").judges("acting", "pos", "wonderfully acted throughout")
    assert film_of(page).aspects == ()
    assert [(one.aspect, one.pos) for one in film_of(page, courier).aspects] == [("acting", 1)]


def test_a_spoiling_sentence_is_not_shown() -> None:
    """Neither the quotation nor the sentence that it is from, unless asked for."""
    text = "He drowns in a triumph of patience."
    film = film_of(quoting("a triumph of patience"), original(text).spoils(text))
    assert film_document(film)["quotes"] == []
    assert film_document(film, "all")["quotes"][0]["original"]["raw"] == text
