"""Sentences that the library makes, in the reader's language: they are English in a film's document.

A document is the same for everybody, so its notes are made in one language. What they say is a small set of
sentences with places for names and numbers; each is known here by its English form and told again in the reader's. A
sentence that is not known stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from django.utils.translation import gettext, gettext_noop

from cinequorum_web.pages.tongue import SOURCE, Words, language

_HOLE = re.compile(r"\\\{(\w+)\\\}")
_WORDS = r"(?:(?!\. [A-Z]).)+?"
_INSIDE = {"kin": ".+", "quotes": ".+", "where": f"(?:in|where) {_WORDS}", "place": f" in {_WORDS}|"}
_QUOTED = re.compile("“([^“”]*)”")
SIDES = Words(
    {
        "the acting": "the acting", "the direction": "the direction", "the script": "the script",
        "the cinematography": "the cinematography", "the music": "the music", "the pace": "the pace",
        "the editing": "the editing", "the production design": "the production design",
        "what the film is about": "what the film is about", "the effects": "the effects",
    }
)  # fmt: skip
"""Sides of a film as they stand in a sentence."""

SENTENCES = (
    gettext_noop("{n} of {all} voices recommend the film; {who} do not."),
    gettext_noop("{n} of {all} voices recommend the film; {who} does not."),
    gettext_noop("{n} of {all} voices recommend the film."),
    gettext_noop("{all} voices are divided over {side}: {quotes}."),
    gettext_noop("{n} of {all} voices praise {side}, {m} disagree: {quotes}."),
    gettext_noop("{n} of {all} voices praise {side}, {m} disagrees: {quotes}."),
    gettext_noop("{n} of {all} voices praise {side}: {quotes}."),
    gettext_noop("{n} of {all} voices praises {side}: {quotes}."),
    gettext_noop("{n} of {all} voices find fault with {side}, {m} disagree: {quotes}."),
    gettext_noop("{n} of {all} voices find fault with {side}, {m} disagrees: {quotes}."),
    gettext_noop("{n} of {all} voices find fault with {side}: {quotes}."),
    gettext_noop("{n} of {all} voices finds fault with {side}: {quotes}."),
)
"""Sentences that are the whole of a text."""

TOPICS = (
    gettext_noop("spelling of the title"),
    gettext_noop("spelling of {name}"),
    gettext_noop("the part played by {name}"),
    gettext_noop("what is said of {name}"),
    gettext_noop("the name of the event"),
    gettext_noop("the film as a whole"),
    gettext_noop("what the event is called"),
    gettext_noop("who did it"),
    gettext_noop("whose event it is"),
    gettext_noop("how it came about"),
    gettext_noop("when the truth came out"),
    gettext_noop("who {name} is"),
    gettext_noop("what {name} is known for"),
    gettext_noop("how old {name} is"),
    gettext_noop("what the film means"),
    gettext_noop("the trailer"),
    gettext_noop("whether the film is out"),
    gettext_noop("how many there are"),
    gettext_noop("where to watch"),
    gettext_noop("the ending"),
    gettext_noop("the opening"),
    gettext_noop("how the main character changes"),
    gettext_noop("where the film stands politically"),
    gettext_noop("whose eyes it is seen through"),
    gettext_noop("where it stands in the director's work"),
    gettext_noop("how true it is to history"),
    gettext_noop("its pace and length"),
)
"""What a disagreement is about, where that is no field of a film."""

NOTES = (
    gettext_noop("the page earns from links to a shop"),
    gettext_noop("the page warns of spoilers"),
    gettext_noop("No side is ahead."),
    gettext_noop("The distributor's calendar would settle it; two territories may be meant."),
    gettext_noop("The print or the classification record would settle it; cuts may differ."),
    gettext_noop("The projection notes would settle it."),
    gettext_noop("The film's own credits would settle it."),
    gettext_noop("These fit together: a bound or a vague figure does not exclude the exact one."),
    gettext_noop("Parts of one list: no source rules out what another adds."),
    gettext_noop("The film's credits give the character's name."),
    gettext_noop("Names of the true event as each source has them; who is named in them is the source's choice."),
    gettext_noop("Different words for one event; kept as each source has them."),
    gettext_noop("The sources hold different parties responsible; historians would settle it."),
    gettext_noop("The state or people that each source names; a state's name may be that of its day or of today."),
    gettext_noop("Causes that the sources name; one need not exclude another."),
    gettext_noop("The sources date the disclosure differently."),
    gettext_noop("Descriptions of one character; no single one is the right one."),
    gettext_noop("Each source picks other works; the lists add up."),
    gettext_noop("Ages by different sources; they may speak of different years."),
    gettext_noop("Readings of the film; nothing can settle them."),
    gettext_noop("Both present a trailer; whether the same one cannot be told from words."),
    gettext_noop("True on different days and in different places."),
    gettext_noop("Counts that the sources state without the list."),
    gettext_noop("Offers differ by shop and day."),
    gettext_noop("Two people may be meant."),
    gettext_noop("A matter of judgement: both are kept."),
    gettext_noop("The voices judge the film differently; see the scores."),
    gettext_noop(
        "Sentences of different voices on one point, side by side; how far they agree is for the reader to judge."
    ),
    gettext_noop(
        "Sentences of different voices on another film; "
        "what they add to each other, or deny, is for the reader to judge."
    ),
    gettext_noop("One film; every form finds it."),
    gettext_noop("One person, written differently."),
    gettext_noop("One person, written differently ({kin})."),
    gettext_noop("The sources differ on something that gives the story away."),
    gettext_noop("Only one voice says so; {n} other pages pass it over."),
    gettext_noop("Only one voice says so; 1 other page passes it over."),
    gettext_noop("{name} is the usual spelling here; the others are slips or other transliterations."),
    gettext_noop("It writes itself {name}."),
    gettext_noop("No page states the year with the day: {why}."),
    gettext_noop("as if {n} more voices had given {mean} (in the manner of IMDb's weighted rating)"),
    gettext_noop("{value} is better supported."),
)
"""Sentences that stand one after the other in a note; those with the widest places come last."""

REASONS = frozenset(
    {
        gettext_noop("says nothing about the film"),
        gettext_noop("the same words as an earlier review"),
        gettext_noop("its words are copied"),
        gettext_noop("no verdict"),
        gettext_noop("this voice is already counted"),
        gettext_noop("too few voices for a score"),
        gettext_noop("share of positive reviews"),
        gettext_noop("plain mean"),
        gettext_noop("weighted mean"),
        gettext_noop("median"),
        gettext_noop("as many voices above as below"),
        gettext_noop(
            "favourable reviews of all with a verdict, in percent, a half rounded up (in the manner of Rotten Tomatoes)"
        ),
        gettext_noop(
            "letters and figures on 0 to 100, all alike "
            "(in the manner of Metacritic, which keeps its weights to itself)"
        ),
    }
)
"""Short texts without a place for anything."""


def retold(text: str) -> str:
    """Return what the library says in the reader's language, as far as it is known; in English as it stands.

    >>> retold("No side is ahead. The projection notes would settle it.")
    'No side is ahead. The projection notes would settle it.'
    """
    if language() == SOURCE or not text:
        return text
    whole = as_a_whole(text)
    return one_by_one(text, NOTES, _told) if whole is None else whole


def as_a_whole(text: str) -> str | None:
    """Return a text that is one known sentence in the reader's language, else None."""
    if text in REASONS:
        return gettext(text)
    return told_as(text, (*SENTENCES, *TOPICS))


def told_as(text: str, known: Iterable[str]) -> str | None:
    """Return a text that is one of the sentences `known` in the reader's language, else None."""
    found = ((one, match) for one in known if (match := pattern_of(one).fullmatch(text)))
    return next((_told(sentence, match) for sentence, match in found), None)


def one_by_one(text: str, known: Iterable[str], tell: Callable[[str, re.Match[str]], str]) -> str:
    """Tell one known sentence after the other, up to the first that is not known, which stays with what follows it."""
    told, rest = [], text
    while rest:
        found = next(((one, match) for one in known if (match := pattern_of(one).match(rest))), None)
        if found is None:
            break
        told.append(tell(*found))
        rest = rest[found[1].end() :].lstrip()
    return " ".join((*told, rest)) if rest else " ".join(told)


def _told(sentence: str, match: re.Match[str]) -> str:
    said = gettext(sentence)
    for name, value in match.groupdict().items():
        known = SIDES.get(value, value) if name == "side" else in_quotes(value)
        said = said.replace(f"{{{name}}}", known)
    return said


def in_quotes(text: str) -> str:
    """Return a text with its quotations between the marks of the reader's language."""
    return _QUOTED.sub(_quoted, text)


def _quoted(match: re.Match[str]) -> str:
    """Return a quotation between the marks of the reader's language."""
    return gettext("“{words}”").replace("{words}", match[1])


@cache
def pattern_of(sentence: str) -> re.Pattern[str]:
    """Return what finds a sentence in a text: but for quotations, its places hold no end of a sentence."""
    return re.compile(_HOLE.sub(_place, re.escape(sentence)), re.DOTALL)


def _place(hole: re.Match[str]) -> str:
    return f"(?P<{hole[1]}>{_INSIDE.get(hole[1], _WORDS)})"
