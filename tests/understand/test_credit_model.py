"""What learned weights make of the persons on a page, on made-up pages."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cinequorum.model.claim import Claim
from cinequorum.model.page import Page, Span
from cinequorum.model.reading import OtherFilm, SubjectFilm
from cinequorum.understand.facts import claims_of_page, find_claims, rules_on
from cinequorum.understand.facts.credit_model import DOUBTED, LEAST, RULE, Table, shipped, table_of, weighed
from cinequorum.understand.facts.page_persons import MOST_MENTIONS, Person, persons_of
from cinequorum.understand.facts.person_signs import lists_of, same_person, signs_of
from cinequorum.understand.facts.scene import Scene, scene_of
from cinequorum.understand.prose import Films, prose_of
from cinequorum.understand.read import understand
from tests.understand.pages import page_from_text

REVIEW = (
    "# Night Ferry\n"
    "Night Ferry keeps below deck for two hours.\n"
    "Of all of them Ann Marlowe surprises most, and Marlowe never raises her voice.\n"
    "A letter says that Tom Quell is on board; Tom will not show himself.\n"
)
ALWAYS = Table(trades=tuple(sorted(LEAST)), start=(9.0,) * len(LEAST), weights={})
NEVER = Table(trades=tuple(sorted(LEAST)), start=(-9.0,) * len(LEAST), weights={})


def films(title: str | None = "Night Ferry", *others: str) -> Films:
    here = Span(page="0" * 32, start=0, end=1)
    return Films(
        subject=SubjectFilm(title=title, year=None, span=here, p=0.9) if title else None,
        others=tuple(OtherFilm(title=t, year=None, relation="mentioned", p=0.9, span=here) for t in others),
    )


def scene(text: str = REVIEW, about: Films | None = None) -> Scene:
    return scene_of(prose_of(page_from_text(text)), about or films())


def persons(text: str = REVIEW) -> dict[str, Person]:
    return {person.name: person for person in persons_of(scene(text))}


def signs(name: str, text: str = REVIEW, about: Films | None = None) -> frozenset[str]:
    page = scene(text, about)
    found = persons_of(page)
    claims = find_claims(page.prose, page.films)
    return next(s for p, s in zip(found, signs_of(page, found, claims), strict=True) if p.name == name)


def told(text: str, table: Table, about: Films | None = None) -> dict[tuple[str, str], Claim]:
    page, claims = rules_on(prose_of(page_from_text(text)), about or films())
    assert page is not None
    return {(claim.predicate, claim.value): claim for claim in weighed(page, claims, table)}


def test_a_person_is_all_places_of_the_name() -> None:
    """The surname alone and the given name alone are counted to the one person who has them."""
    found = persons()
    assert set(found) == {"Ann Marlowe", "Tom Quell"}
    assert (found["Ann Marlowe"].surnames, found["Ann Marlowe"].givens) == (1, 0)
    assert (found["Tom Quell"].surnames, found["Tom Quell"].givens) == (0, 1)
    assert {mention.form for mention in found["Tom Quell"].mentions} == {"full", "given"}


def test_a_surname_of_two_is_nobodys() -> None:
    """A page with two of a surname says of neither what it says of the surname alone."""
    found = persons("# Night Ferry\nAnn Marlowe met Bo Marlowe. Then Marlowe left, said Ann Marlowe.\n")
    assert [person.surnames for person in found.values()] == [0, 0]


def test_what_visitors_write_names_nobody() -> None:
    """Their reviews are their own claims."""
    page = page_from_text("# Night Ferry\nIt rains.\n", reviews=["I loved Ann Marlowe in it."])
    assert not persons_of(scene_of(prose_of(page), films()))


def test_many_places_are_cut() -> None:
    """A name on every line costs no more than one on a few."""
    found = persons("# Night Ferry\n" + "Ann Marlowe walks on.\n" * 40)
    assert len(found["Ann Marlowe"].mentions) == MOST_MENTIONS
    assert found["Ann Marlowe"].times == 40


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("ann marlowe", True),
        ("marlowe", True),
        ("ann b marlowe", True),
        ("bo marlowe", False),
        ("ann", False),
        ("", False),
    ],
)
def test_who_is_who(words: str, *, same: bool) -> None:
    """A surname, the same words, or more of them; another given name is somebody else."""
    assert same_person(persons()["Ann Marlowe"], tuple(words.split())) is same


def test_small_words_beside_a_name_are_signs_and_names_are_none() -> None:
    """`Ann Marlowe surprises Zebulon`; a word with a capital is only told to be one."""
    found = signs("Ann Marlowe", "# Night Ferry\nNight Ferry is long. At NASA, Ann Marlowe surprises Zebulon.\n")
    assert {"+1 surprises", "+2 <name>", "-2 <capital>"} <= found
    assert not any("marlowe" in sign or "zebulon" in sign or "nasa" in sign for sign in found)


def test_words_of_tables_are_signs_by_their_lists() -> None:
    """In any language that a table has: near, further off, and in the sentence."""
    found = signs("Ann Marlowe", "# Night Ferry\nNight Ferry is long. Regisseurin Ann Marlowe filmt nachts.\n")
    assert {"left near noun.director", "line:noun.director"} <= found
    assert "noun.director" in lists_of()["regisseurin"]


def test_what_rules_say_is_among_the_signs() -> None:
    """Of the person, and of those who stand beside; a part is somebody of the story."""
    text = "# Night Ferry\nNight Ferry is directed by Bo Orr. It stars Ann Marlowe as Tom Quell. Tom Quell hides.\n"
    assert "ruled director" in signs("Bo Orr", text)
    assert "part.whole" in signs("Tom Quell", text)
    assert "next:ruled cast" in signs("Tom Quell", text)
    assert "unruled" in signs("Ann Marlowe")


def test_other_films_in_a_sentence_are_signs() -> None:
    """Who is named beside another film's title may be of that one."""
    text = "# Night Ferry\nNight Ferry is slow. Ann Marlowe was quicker in Salt Row.\n"
    assert "line:<other>" in signs("Ann Marlowe", text, films("Night Ferry", "Salt Row"))
    assert "line:<other>" not in signs("Ann Marlowe", text)


def test_who_is_likely_enough_gets_a_credit_with_its_words() -> None:
    """The span is the name's, the chance the table's, the rule names the table."""
    found = told(REVIEW, ALWAYS)
    claim = found["cast", "Ann Marlowe"]
    assert (claim.rule, claim.raw, claim.role) == (RULE, "Ann Marlowe", None)
    assert claim.p > max(LEAST.values())
    assert REVIEW.count("Ann Marlowe") == 1
    assert not any(claim.rule == RULE for claim in told(REVIEW, NEVER).values())


def test_whom_a_rule_places_is_not_placed_again() -> None:
    """By whatever form of the name."""
    text = "# Night Ferry\nNight Ferry stars Ann Marlowe as a stoker. Marlowe is superb.\n"
    page, claims = rules_on(prose_of(page_from_text(text)), films())
    assert page is not None
    cast = [claim for claim in weighed(page, claims, ALWAYS) if claim.predicate == "cast"]
    assert [claim.rule == RULE for claim in cast] == [False]


def test_what_cannot_credit_is_not_credited_however_likely() -> None:
    """A clause on another film, somebody's like, a statesman: the rules' own doubts hold for the table too."""
    text = "# Night Ferry\nNight Ferry is slow. In Salt Row Ann Marlowe was quicker.\n"
    assert not told(text, ALWAYS, films("Night Ferry", "Salt Row"))


def test_a_credit_that_is_held_for_wrong_is_dropped() -> None:
    """Where prose gives it; what a sheet states is not asked."""
    text = "# Night Ferry\nNight Ferry is long. It stars Bo Orr and Ann Marlowe.\n"
    assert ("cast", "Bo Orr") in told(text, ALWAYS)
    assert ("cast", "Bo Orr") not in told(text, NEVER)
    sheet = "# Night Ferry\nCast: Bo Orr, Ann Marlowe\nNight Ferry is long. It rains on Bo Orr.\n"
    assert ("cast", "Bo Orr") in told(sheet, NEVER)


def test_pages_without_persons_stay_as_they_are() -> None:
    """Nothing is looked up."""
    page, claims = rules_on(prose_of(page_from_text("# Night Ferry\nIt runs 98 minutes.\n")), films())
    assert page is not None
    assert weighed(page, claims, ALWAYS) == claims != ()


def _reviewed(kind: str) -> Page:
    return page_from_text(
        "# A week on the water\nIt is directed by Bo Orr, and Ann Marlowe plays a stoker. It runs 98 minutes.\n",
        kind=kind,
    )


def test_a_review_whose_film_is_not_found_states_its_credits() -> None:
    """Less surely than with a film; nothing but credits, and no other kind of page."""
    untitled = rules_on(prose_of(_reviewed("critic_review")), films(None))[1]
    titled = rules_on(prose_of(_reviewed("critic_review")), films())[1]
    assert {claim.predicate for claim in untitled} == {"director", "cast"}
    sure = {(claim.predicate, claim.value): claim.p for claim in titled}
    assert all(claim.p < sure[claim.predicate, claim.value] for claim in untitled)
    assert claims_of_page(prose_of(_reviewed("news")), films(None)) == ()
    assert find_claims(prose_of(_reviewed("critic_review")), films(None)) == ()


def test_a_reading_of_a_review_without_a_film_has_its_credits() -> None:
    """They are the reading's, though no film can be given them."""
    text = "It is directed by Bo Orr, and Ann Marlowe plays a stoker. The film is slow, and its actors are superb.\n"
    reading = understand(page_from_text(text))
    assert reading.film is None
    assert ("director", "Bo Orr") in {(claim.predicate, claim.value) for claim in reading.claims}


def test_the_shipped_table_knows_no_name() -> None:
    """Its signs are small words, marks and lists; for each trade it has a start."""
    stored = json.loads((files("cinequorum.understand") / "weights" / "credits.json").read_text(encoding="utf-8"))
    assert set(stored["weights"]) == set(LEAST)
    assert all("" in column for column in stored["weights"].values())
    signs = {sign for column in stored["weights"].values() for sign in column}
    assert len(signs) < 3000
    beside = {word for sign in signs if sign[:1] in ("+", "-") for word in sign.split(" ")[1:]}
    assert all(word == word.lower() for word in beside)


def test_the_shipped_table_tells_the_evident() -> None:
    """A name alone in brackets behind a part, against a critic who is quoted."""
    text = (
        "# Night Ferry\nNight Ferry is long. The stoker (Ann Marlowe) and the captain (Bo Orr) play chess.\n"
        "Like Tom Quell, the critic of the harbour's paper, wrote, it rains.\n"
    )
    page = scene(text)
    found = persons_of(page)
    chances = {
        person.name: shipped().chances(signs)["cast"]
        for person, signs in zip(found, signs_of(page, found, ()), strict=True)
    }
    assert chances["Ann Marlowe"] > chances["Tom Quell"]
    assert chances["Tom Quell"] < DOUBTED["cast"]


def test_a_table_is_read_by_trade() -> None:
    """A weight that a trade lacks is nought."""
    table = table_of({"weights": {"cast": {"": -1.0, "a": 2.0}, "director": {"": 0.0}}})
    assert table.trades == ("cast", "director")
    assert table.start == (-1.0, 0.0)
    assert table.weights == {"a": (2.0, 0.0)}


@given(
    st.lists(
        st.sampled_from(
            [
                "Ann Marlowe",
                "Marlowe",
                "(",
                ")",
                "Night Ferry",
                "plays",
                "’s",
                "²",
                "7",
                ".",
                "São",
                "X-ray",
                "Orr, Jr.",
                "\n",
            ]
        )
    )
)
def test_any_words_have_signs(words: list[str]) -> None:
    """However names, marks and signs meet, each person has signs and the claims stay in order."""
    page = scene("# Night Ferry\n" + " ".join(words))
    found = persons_of(page)
    assert len(signs_of(page, found, ())) == len(found)
    claims = weighed(page, (), ALWAYS)
    assert list(claims) == sorted(claims, key=lambda c: (c.span.start, c.span.end, c.predicate, c.value))
