"""The spoiler wall takes out what it must, whatever the field."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cinequorum.model.codec import encode, film_document
from cinequorum.model.film import (
    AspectSummary,
    ConsensusLine,
    Disagreement,
    DisagreementValue,
    Dissent,
    Fact,
    Film,
    Person,
    Quote,
    SharedText,
    Support,
)
from cinequorum.model.page import Span
from cinequorum.model.wall import behind_wall, visible
from tests.store.contract import film

SECRET = "the keeper is his own brother"


def carrier(level: str, raw: str = SECRET) -> Support:
    return Support(source="a.txt", span=Span(page="a", start=0, end=9), witness=1, raw=raw, spoiler=level)


def film_with_secrets(level: str) -> Film:
    """A film in which every kind of part is carried by one sentence of that level."""
    support = (carrier(level),)
    open_fact = Fact(
        field="director",
        value="Hugo Sample",
        p=0.9,
        status="single",
        witnesses=1,
        support=(carrier("none", "Hugo Sample"), carrier(level)),
        dissent=(Dissent(value="Otto Sample", p=0.1, support=support),),
    )
    return replace(
        film("lantern", "The Lantern"),
        facts=(open_fact, replace(open_fact, field="cast", role=SECRET, support=support, dissent=())),
        statements=(Fact(field="character", value=SECRET, p=0.5, status="single", witnesses=1, support=support),),
        people=(
            Person(
                name="Hugo Sample",
                slug="hugo-sample",
                credits=(),
                spellings=(),
                evidence=(),
                support=support,
                notes=((SECRET, carrier(level)),),
            ),
        ),
        disagreements=(
            Disagreement(
                topic=SECRET,
                nature="framing",
                note=SECRET,
                spoiler=level,
                values=(DisagreementValue(value=SECRET, p=None, witnesses=1, support=support),),
            ),
        ),
        shared=(SharedText(text=SECRET, support=support, kind="copied"),),
        aspects=(
            AspectSummary(
                aspect="script", pos=1, neg=0, mixed=0, quotes=(("pos", Quote(text=SECRET, support=support[0])),)
            ),
        ),
        consensus=(ConsensusLine(text=SECRET, support=support),),
    )


@pytest.mark.parametrize(
    ("level", "allowed", "shown"),
    [
        ("none", "none", True),
        ("mild", "none", False),
        ("mild", "mild", True),
        ("major", "mild", False),
        ("major", "all", True),
    ],
)
def test_nothing_above_the_level_is_in_the_document(level: str, allowed: str, shown: bool) -> None:  # noqa: FBT001
    """A sentence above the allowed level is in no field of the film's document; one within it is."""
    assert visible(level, allowed) is shown
    assert (SECRET.encode() in encode(film_document(film_with_secrets(level), allowed))) is shown


def test_what_is_open_stays() -> None:
    """Credits keep their values whatever the sentence around them gives away; its words and the part are gone."""
    shown = behind_wall(film_with_secrets("major"), "none")
    director, actor = shown.facts
    assert [support.raw for support in director.support] == ["Hugo Sample", ""]
    assert (actor.value, actor.role, actor.support[0].raw) == ("Hugo Sample", None, "")
    assert [(other.value, other.support[0].raw) for other in director.dissent] == [("Otto Sample", "")]
    assert len(shown.disagreements) == 1, "that there is a disagreement is no spoiler"
