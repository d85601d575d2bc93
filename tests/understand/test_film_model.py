"""What learned weights make of the titles on a page, on made-up pages."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from cinequorum.acquire.files import from_bytes
from cinequorum.extract.page import extract
from cinequorum.model.page import Page
from cinequorum.understand.candidate import Candidate
from cinequorum.understand.film_model import OTHERWISE, Told, chosen, field_of, is_dated, is_settled, likeliest, shipped
from cinequorum.understand.films import subject_film, weighed_titles
from cinequorum.understand.further_titles import further_candidates, heads_of, lines_above
from cinequorum.understand.known_film_figures import KNOWN_FIGURES
from cinequorum.understand.mentions import titles_named
from cinequorum.understand.prose import prose_of

REVIEW = (
    "# Sunday in the dark: Night Ferry\n\nNight Ferry begins in the rain. The film follows a stoker, and the camera "
    "stays below deck with him until the harbour comes.\n\nIn Night Ferry nobody speaks for an "
    "hour. It is a slow film, with a superb lead, and the end is moving.\n"
)
ESSAY = (
    "# Why nobody goes to the pictures any more\n\nCinemas close in every small town, and the films that are made for "
    "them are seen at home. Some say that prices are too high; others blame the seats, the popcorn or the films.\n\n"
    "We asked three owners of cinemas what they think, and what films they would rather show.\n"
)


def page_of(text: str, name: str = "page.md") -> Page:
    return extract(from_bytes(text.encode(), source=name))


def further(text: str, name: str = "page.md") -> set[str]:
    page = page_of(text, name)
    above = lines_above(page, frozenset())
    return {candidate.title for candidate in further_candidates(page, heads_of(page), above, frozenset())}


def test_every_part_of_a_headline_may_be_the_title() -> None:
    """Between signs, as a run of capitals and as what the text repeats; a word in small letters opens none."""
    found = further("# The quiet week | Night Ferry droomt van Rotterdam\n\nOver Night Ferry is veel te zeggen.\n")
    assert {"Night Ferry", "Night Ferry droomt van Rotterdam"} <= found
    assert not any(title.startswith("droomt") for title in found)


def test_a_year_behind_a_title_is_taken_off() -> None:
    """In brackets, behind a dash or bare; a title that is nothing but a year stays."""
    assert "Night Ferry" in further("# Night Ferry - 2018\n\nIt rains.\n")
    assert "Night Ferry" in further("# Night Ferry 2018\n\nIt rains.\n")
    assert "2018" in further("# 2018\n\nIt rains.\n")


LINES = (
    "<html><head><title>My films</title></head><body><ul><li><a href='/'>Home</a></li>"
    "<li><a href='/s'>Salt Row</a></li></ul>"
    "<div><h2>Night Ferry</h2><span>2018</span><p>A stoker on a ferry finds a letter that somebody "
    "has left below the deck, and nobody wants to read it.</p></div></body></html>"
)


def test_a_line_above_the_text_may_be_the_title_but_no_link() -> None:
    """Where the page has no headline but the site's; what is linked is a menu."""
    found = further(LINES, "page.html")
    assert "Night Ferry" in found
    assert "Salt Row" not in found


def test_titles_that_are_known_are_not_proposed_again() -> None:
    """The rules' own candidates keep their evidence."""
    page = page_of(REVIEW)
    found = further_candidates(page, heads_of(page), {}, frozenset({"night ferry"}))
    assert "Night Ferry" not in {candidate.title for candidate in found}


def test_what_the_rules_say_counts_more() -> None:
    """A title must be clearly likelier than theirs, and none clearly likelier than it."""
    assert likeliest([1.0, 1.5], [{"told": 1.0}, {}])[0] == 0
    assert likeliest([1.0, 1.7], [{"told": 1.0}, {}])[0] == 1
    assert likeliest([-0.5], [{"told": 1.0}])[0] == 0
    assert likeliest([0.5], [{}])[0] is None
    assert likeliest([], []) == (None, 1.0)


def test_chances_add_up_and_do_not_overflow() -> None:
    """However great a sum, its chance is one at most."""
    assert likeliest([1e9], [{"told": 1.0}])[1] == pytest.approx(1.0)
    assert 0 < likeliest([0.0, 0.0], [{"told": 1.0}, {}])[1] < 1


def test_weights_choose_between_titles_and_none() -> None:
    """Those of a table that is given, whatever is shipped."""
    prose = prose_of(page_of(REVIEW))
    named = titles_named(prose)
    weighed = weighed_titles(prose, named)
    assert weighed is not None
    field = field_of(prose, named, weighed[0], None)
    assert chosen(field, {"one": -5.0}) is None
    best = chosen(field, {"one": -5.0, "closes": 3.0, "named": 3.0})
    assert best is not None
    assert best.candidate.title == "Night Ferry"


def test_what_the_data_state_is_not_weighed_again() -> None:
    """Nor what the rules surely cut out of a headline, nor the number of a part, nor a page of a few words."""
    stated = Candidate(title="Night Ferry", place=(2, 13), stated=4.0)
    page = page_of(ESSAY)
    assert is_settled(Told(stated, 0.6), page)
    assert is_settled(Told(Candidate(title="Night Ferry", place=(2, 13)), 0.95), page)
    assert is_settled(Told(Candidate(title="Night Ferry 4", place=(2, 13), whole=True), 0.6), page)
    assert not is_settled(Told(Candidate(title="Night Ferry 4", place=(2, 13)), 0.6), page)
    assert is_settled(None, page_of("# Night Ferry\n\nIt rains.\n"))
    assert not is_settled(Told(Candidate(title="Night Ferry", place=(2, 13)), 0.6), page)
    assert not is_settled(None, page)


def test_a_whole_headline_is_weighed_again_however_sure() -> None:
    """It may be more than its film's name; one with the name of a part is not, where the text has it again."""
    whole = Told(Candidate(title="Harbour Classics: Night Ferry", place=(2, 13), whole=True), 0.95)
    assert not is_settled(whole, page_of(ESSAY))
    assert is_settled(whole, page_of(f"{ESSAY}\n\nNobody saw “Harbour Classics – Night Ferry”.\n"))


def test_the_part_of_a_headline_that_the_text_is_about_is_the_film() -> None:
    """With what is shipped."""
    found = subject_film(prose_of(page_of(REVIEW)))
    assert found is not None
    assert found.title == "Night Ferry"
    assert 0 < found.p <= 1


def test_an_essay_on_cinemas_has_no_film() -> None:
    """Its headline is a sentence, and the text names no title."""
    assert subject_film(prose_of(page_of(ESSAY))) is None


def test_the_reason_says_who_decided() -> None:
    """A title that the rules did not tell has the learned weights among its reasons."""
    prose = prose_of(page_of(REVIEW))
    named = titles_named(prose)
    weighed, found = weighed_titles(prose, named), subject_film(prose, named)
    assert weighed is not None
    assert found is not None
    same = weighed[1] is not None and weighed[1].candidate.title == found.title
    assert same is (OTHERWISE not in found.reasons)


def test_every_weight_belongs_to_a_figure() -> None:
    """The shipped table knows no figure that is not worked out, and says on what it was measured."""
    prose = prose_of(page_of(REVIEW))
    named = titles_named(prose)
    weighed = weighed_titles(prose, named)
    assert weighed is not None
    field = field_of(prose, named, *weighed)
    known = {name for figures in field.figures for name in figures} | {"told", "chance", "wider", "narrower"}
    known |= set(KNOWN_FIGURES)
    stored = json.loads((files("cinequorum.understand") / "weights" / "films.json").read_text(encoding="utf-8"))
    assert set(shipped()) <= known
    assert stored["figures"]["all"]["model"] >= stored["figures"]["all"]["rules"]


def test_a_dated_headline_is_over_a_film() -> None:
    """Weights may find more fitting words in it, but not that there is none."""
    assert is_dated(Candidate(title="Night Ferry", place=(2, 13), stated=3.1, whole=True, year=2018))
    assert not is_dated(Candidate(title="Night Ferry", place=(2, 13), stated=3.1, whole=True))
