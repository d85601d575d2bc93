"""Every point on which pages differ becomes a card with both sides."""

from __future__ import annotations

from cinequorum.model.claim import Manner, Scope
from cinequorum.model.film import Disagreement
from cinequorum.model.reading import Reading
from cinequorum.reconcile.film import reconcile_film
from tests.reconcile.build import Draft


def cards(*readings: Reading) -> dict[str, Disagreement]:
    return {card.topic: card for card in reconcile_film(readings).disagreements}


def a(text: str) -> Draft:
    return Draft(source="a", text=text, author="Ann Lee")


def b(text: str) -> Draft:
    return Draft(source="b", text=text, author="Bo Ek")


def test_contested_values() -> None:
    """Two days for one release: both with a probability, and arithmetic for the reader."""
    one = a("Out on January 29.").says("release", "2021-01-29", "January 29", window="virtual_cinema")
    two = b("Out on January 20.").says("release", "2021-01-20", "January 20", window="virtual_cinema")
    card = cards(one.reading(), two.reading())["release: virtual cinema"]
    assert card.nature == "contested"
    assert all(value.p is not None and value.witnesses == 1 for value in card.values)
    assert "2021-01-29 is a Friday" in card.note


def test_compatible_values() -> None:
    """A figure and a bound fit; a writer left out is not denied."""
    one = a("26 died. Written by Ana Ruiz and Leo Klein.").says("event_deaths", "26", "26")
    one.says("writer", "Ana Ruiz", "Ana Ruiz").says("writer", "Leo Klein", "Leo Klein")
    two = b("At least 26 died. By Ana Ruiz.").says("event_deaths", "26", "26", manner=Manner.LOWER_BOUND)
    two.says("writer", "Ana Ruiz", "Ana Ruiz")
    found = cards(one.reading(), two.reading())
    assert {v.value for v in found["event deaths"].values} == {"26", "at least 26"}
    assert found["writer"].nature == "compatible"


def test_framing() -> None:
    """Different words for one event are kept as each source has them."""
    one = a("The uprising failed.").says("event_label", "uprising", "uprising", subject="event", scope=Scope.HISTORY)
    two = b("The riot was put down.").says("event_label", "riot", "riot", subject="event", scope=Scope.HISTORY)
    assert cards(one.reading(), two.reading())["what the event is called"].nature == "framing"


def test_a_spoiling_value_stays_behind_the_wall() -> None:
    """With only one safe description left, the whole card carries the level of the sentence that spoils."""
    one = a("Ida is a nurse.").says("character", "nurse", "nurse", subject="Ida", scope=Scope.STORY)
    two = b("Ida is the killer.").says("character", "killer", "killer", subject="Ida", scope=Scope.STORY)
    card = cards(one.reading(), two.spoils("Ida is the killer.").reading())["who Ida is"]
    assert card.spoiler == "major"


def test_opinions() -> None:
    """One praises the pace, the other finds fault with it; one recommends the film, the other does not."""
    one = Draft(source="a", text="It never drags.", verdict="positive", value=80.0).judges(
        "pacing", "pos", "never drags"
    )
    two = Draft(source="b", text="It drags.", verdict="negative", value=30.0).judges("pacing", "neg", "drags")
    found = cards(one.reading(), two.reading())
    assert found["pacing"].nature == found["the film as a whole"].nature == "opinion"


def test_single_witness() -> None:
    """An award that one of two pages mentions."""
    one = a("It won the Golden Reel.").says("award", "Golden Reel", "Golden Reel", result="won")
    card = cards(one.reading(), b("A film.").reading())["award: Golden Reel"]
    assert card.nature == "single"
    assert "1 other page passes it over" in card.note


def test_spellings() -> None:
    """A person, the title, a place and a database, each written in two ways."""
    one = a("THE HARBOUR, by Andrey Orlovskiy, is set in Petrograd. Back in Petrograd, IMDB has it.")
    two = b("The Harbour is by Andrei Orlovsky. He left for Pertograd.")
    one.says("director", "Andrey Orlovskiy", "Andrey Orlovskiy")
    two.says("director", "Andrei Orlovsky", "Andrei Orlovsky")
    found = cards(one.reading(), two.reading())
    assert {v.value for v in found["spelling of Andrei Orlovsky"].values} == {"Andrei Orlovsky", "Andrey Orlovskiy"}
    assert {v.value for v in found["spelling of the title"].values} == {"The Harbour", "THE HARBOUR"}
    assert {v.value for v in found["spelling of Petrograd"].values} == {"Petrograd", "Pertograd"}
    assert found["spelling of IMDb"].values[0].value == "IMDB"


def test_agreement_makes_no_card() -> None:
    """Two pages that say the same leave nothing to settle."""
    one = a("It runs 95 minutes.").says("runtime", "95", "95")
    assert cards(one.reading(), b("95 minutes.").says("runtime", "95", "95").reading()) == {}


def test_talking_points() -> None:
    """Two voices on the ending make a card behind the wall; a sentence inside the story makes none."""
    one = a("The ending is a cheat. In the village they talk politics all night.")
    two = b("Its final scene is a marvel. She hates politics.")
    found = cards(one.reading(), two.reading())
    assert found["the ending"].nature == "opinion"
    assert found["the ending"].spoiler == "major"
    assert "where the film stands politically" not in found


def test_ages_are_compared_and_other_notes_are_not() -> None:
    """Two ages of one person are a card; being somebody's sister is no disagreement."""
    one = a("Ana Ruiz, 61, directs. Ana Ruiz is a sister of Leo.").says("director", "Ana Ruiz", "Ana Ruiz")
    one.says("person_note", "61", "61", subject="Ana Ruiz", age="61")
    one.says("person_note", "a sister of Leo", "a sister of Leo", subject="Ana Ruiz")
    two = b("Ana Ruiz is 63.").says("person_note", "is 63", "is 63", subject="Ana Ruiz", age="63")
    found = cards(one.reading(), two.reading())
    assert {value.value for value in found["how old Ana Ruiz is"].values} == {"61", "63"}
    assert len(found) == 1


def test_a_character_known_by_kinship_alone() -> None:
    """Pages that say "her daughter" mean the daughter whom another page names."""
    one = a("Ida's daughter Marta sews.").says(
        "character", "Ida’s daughter", "Marta", subject="Marta", scope=Scope.STORY
    )
    two = b("Her daughter is a welder.").says(
        "character", "a welder", "a welder", subject="Ida’s daughter", scope=Scope.STORY
    )
    found = cards(one.reading(), two.reading())
    assert {value.value for value in found["who Marta is"].values} == {"Ida’s daughter", "a welder"}
    assert "who Ida’s daughter is" not in found


def test_a_character_known_by_a_service_alone() -> None:
    """Two descriptions of an officer stand side by side, with the doubt whether one man is meant."""
    one = a("A kind KGB official helps.").says("character", "A kind KGB official", "KGB", subject="KGB officer")
    two = b("A cruel KGB man waits.").says("character", "A cruel KGB man", "KGB", subject="KGB officer")
    assert "Two people may be meant" in cards(one.reading(), two.reading())["who the KGB officer is"].note


def test_another_film_that_several_voices_name() -> None:
    """What each voice says of it stands on one card; a film that one voice names makes none."""
    one = a("It was long. His Lanterns was a failure, which all of us remember.").names("Lanterns").names("It")
    two = b("After Lanterns he found his way back.").names("Lanterns")
    found = cards(one.reading(), two.reading())
    assert [value.value for value in found["what is said of Lanterns"].values] == [
        "“After Lanterns he found his way back.”",
        "“His Lanterns was a failure, which all of us remember.”",
    ]
    assert "what is said of It" not in found
