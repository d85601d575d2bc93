"""Arithmetic that the library does on a film, in the reader's language: dates, weekdays, ages and spans with it."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext, gettext_noop

from cinequorum_web.pages.kinship import kinship
from cinequorum_web.pages.labels import WINDOWS
from cinequorum_web.pages.names import named
from cinequorum_web.pages.told import NOTES, as_a_whole, in_quotes, one_by_one, pattern_of
from cinequorum_web.pages.tongue import SOURCE, counted, language
from cinequorum_web.pages.words import say_date, say_value

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DATE = rf"(?:(?:\d{{1,2}} )?(?:{'|'.join(_MONTHS)})(?: \d{{4}}| of a year not stated)|(?<![\d,])\d{{4}}(?![\d,]))"
_DAY = f"(?:{'|'.join(_DAYS)})"
_BORN = r"born \d{4}(?: (?:or|to) \d{4})?"
_LIFE = re.compile(rf"(“[^”]*”) (?:on|in) ({_DATE}) (?:means|fits) ({_BORN})")

SENTENCES = (
    gettext_noop("That speaks for {date}; it decides nothing."),
    gettext_noop("That speaks for none of them more than the others."),
    gettext_noop("So are {n} more."),
    gettext_noop("{days}; films open on {usual} {where} as a rule. Holidays and previews are exceptions."),
    gettext_noop("{days}, a usual day for films to open {where}."),
    gettext_noop("{days}. Films open on {usual} {where} as a rule."),
    gettext_noop("The pages give {years} as the film’s year: {gap} apart. One may mean a revival."),
    gettext_noop("The pages give {years} as the film’s year. The festival was in {date}."),
    gettext_noop("The pages give {years} as the film’s year. Often a festival comes the year before the cinemas."),
    gettext_noop(
        "The first release is of {date}, the film of {years}: it would have been out {gap} before it was made."
    ),
    gettext_noop(
        "The first release is of {date}, the film of {years}: {gap} later. "
        "A revival, a late release, or another film’s year."
    ),
    gettext_noop(
        "A page dated {date} reviews a film of {years}, {gap} later: "
        "one of the two dates is wrong, or another film is meant."
    ),
    gettext_noop(
        "A page dated {date} speaks of a film of {years}, {gap} later: "
        "one of the two dates is wrong, or another film is meant."
    ),
    gettext_noop("{count} of a film of {years} is dated before it, the first {date}."),
    gettext_noop("{count} of a film of {years} are dated before it, the first {date}."),
    gettext_noop(
        "A page dated {date} puts a release of a film of {years} on {day}, still to come: a revival, or a slip."
    ),
    gettext_noop("In the usual order{place}: {steps}."),
    gettext_noop(
        "{late} comes before {early}{place}: the other way round than usual. "
        "Some films are sold on first; else one of the dates, or its window, is a slip."
    ),
    gettext_noop("{count} is more than {n} hours: few films are so long."),
    gettext_noop("{count} against {n}: {gap} apart, {share}. Rounding explains that."),
    gettext_noop("{count} against {n}: {gap} apart, {share}. A page names another cut: {cut}."),
    gettext_noop(
        "{count} against {n}: {gap} apart, {share}. Television at 25 pictures a second is 4% shorter than the cinema."
    ),
    gettext_noop("{count} against {n}: {gap} apart, {share}. Another cut would explain it; no page names one."),
    gettext_noop("{count} against {n}: {gap} apart, {share}. Too far apart for two cuts, and no page names one."),
    gettext_noop("No film runs {n} minutes, so this has no vote."),
    gettext_noop("No frame has the shape {n}, so this has no vote."),
    gettext_noop("{n} is less than nothing, so this has no vote."),
    gettext_noop("{n} is no year, so this has no vote."),
    gettext_noop("{n} is no date of a film, so this has no vote."),
    gettext_noop("In {n} pictures did not move yet, so this has no vote."),
    gettext_noop("All fit: {born}."),
    gettext_noop("These miss one another by {gap}."),
    gettext_noop("In {date}, the year of the event, that is turning {years}."),
    gettext_noop("{name}: {born} at the latest; for a film of {years} that is {age} at most."),
    gettext_noop("{name}: {born} at the latest; for a film of {years} that is born {gap} after it."),
    gettext_noop("{name}: {lives}."),
)
"""What checks say, those with the widest places last."""

ALIKE = (
    gettext_noop("also by {name}"),
    gettext_noop("also with {name}"),
    gettext_noop("one voice names it beside this film"),
    gettext_noop("{n} voices name it beside this film"),
    gettext_noop("the sources on {name} name this film beside it"),
    gettext_noop("also {genre}"),
)
"""Why a film is near another; each is the whole of a reason."""

_AS_WRITTEN = frozenset({"name", "n", "share", "cut"})


def reckoned(text: str) -> str:
    """Return what a check or a note says in the reader's language, as far as it is known.

    >>> reckoned("5 June 2020 is a Friday, a usual day for films to open in Norway.")
    '5 June 2020 is a Friday, a usual day for films to open in Norway.'
    """
    if language() == SOURCE or not text:
        return text
    whole = as_a_whole(text)
    return one_by_one(text, (*NOTES[:-1], *SENTENCES, NOTES[-1]), _told) if whole is None else whole


def alike(why: str) -> str:
    """Return the reasons why a film is near another, which stand after one another, in the reader's language."""
    if language() == SOURCE:
        return why
    return "; ".join(_alike(reason) for reason in why.split("; "))


def _alike(reason: str) -> str:
    found = ((one, match) for one in ALIKE if (match := pattern_of(one).fullmatch(reason)))
    return next((_told(sentence, match) for sentence, match in found), reason)


def _told(sentence: str, match: re.Match[str]) -> str:
    said = gettext(sentence)
    for name, value in match.groupdict().items():
        told = (
            kinship(value)
            if name == "kin"
            else say_value(name, value)
            if name == "genre"
            else value
            if name in _AS_WRITTEN
            else small(value)
        )
        said = said.replace(f"{{{name}}}", in_quotes(told))
    return said


def small(words: str) -> str:
    """Return a piece of a sentence with its dates, days, spans and joining words in the reader's language.

    Quotations stay as they are.
    """
    parts = re.split("(“[^”]*”)", _LIFE.sub(_fits, words))
    return "".join(part if part.startswith("“") else _piece(part) for part in parts)


def _piece(words: str) -> str:
    for pattern, tell in _SMALL:
        words = pattern.sub(tell, words)
    return words


def _is_a(match: re.Match[str]) -> str:
    return gettext("{date} is a {weekday}").replace("{date}", match[1]).replace("{weekday}", match[2])


def _fits(match: re.Match[str]) -> str:
    form = gettext("{quote} in {date} means {born}")
    return form.replace("{quote}", match[1]).replace("{date}", match[2]).replace("{born}", match[3])


def _window(match: re.Match[str]) -> str:
    return WINDOWS[match[1].lower().replace(" ", "_")]


def _date(match: re.Match[str]) -> str:
    day, month, year = re.fullmatch(r"(?:(\d+) )?([A-Z][a-z]+ )?(?:of a year not stated|(\d{4}))", match[0]).groups()  # type: ignore[union-attr] # what _DATE finds
    parts = [year or "XXXX"]
    if month:
        parts.append(f"{_MONTHS.index(month.strip()) + 1:02}")
    return say_date("-".join([*parts, *([day.zfill(2)] if day else [])]))


def _weekday(match: re.Match[str]) -> str:
    return str(WEEKDAYS[_DAYS.index(match[1])])


def _span(match: re.Match[str]) -> str:
    n, noun = int(match[1].replace(",", "")), match[2].removesuffix("s")
    if noun == "year":
        return counted(n, "year")
    return counted(n, "minute") if noun == "minute" else counted(n, "user review")


def _born(match: re.Match[str]) -> str:
    return gettext("born {years}").replace("{years}", match[1])


def _in_country(match: re.Match[str]) -> str:
    return f"{match[1]}{gettext('in {country}').replace('{country}', say_value('country', match[2]))}"


def _in_language(match: re.Match[str]) -> str:
    return gettext("where {language} is spoken (no page states the territory)").replace(
        "{language}", named("language", match[1])
    )


def _joined(match: re.Match[str]) -> str:
    return {"and": gettext(" and "), "or": gettext(" or "), "to": gettext(" to ")}[match[1]]


_SMALL: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"where ([A-Z]\w+) is spoken \(no page states the territory\)"), _in_language),
    (re.compile(r"^( ?)in ([A-Z][^.;,]*)$"), _in_country),
    (re.compile(rf"({_DATE}) is a ({_DAY})"), _is_a),
    (re.compile(rf"\b({'|'.join(name.replace('_', ' ') for name in WINDOWS)})(?= {_DATE})", re.IGNORECASE), _window),
    (re.compile(r", then "), lambda _: gettext(", then ")),
    (re.compile(_DATE), _date),
    (re.compile(rf"({_DAY})s?\b"), _weekday),
    (re.compile(r"(\d[\d,]*) (years?|minutes?|user reviews?)\b"), _span),
    (re.compile(r"born (\d{4}(?: (?:or|to) \d{4})?)"), _born),
    (re.compile(r" (and|or|to) (?=\w)"), _joined),
)
"""What stands in the places of the sentences, in the order in which it is told."""
