"""How long a film is: in figures as data sheets print it, in words and figures as sentences say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from cinequorum.model.claim import Claim, Manner
from cinequorum.text.data.labels import LABELS
from cinequorum.text.numbers import number_of
from cinequorum.understand.data import measures
from cinequorum.understand.facts.credit import about_other
from cinequorum.understand.facts.rule import Rule, plain_rule
from cinequorum.understand.facts.said import Said, said
from cinequorum.understand.facts.scene import Line, Scene, either

# Hours and minutes as data sheets of many languages print them, in figures.
_H: Final = (
    r"(?:h(?:rs?|ours?)?|horas?|heures?|ore|ora|std|stunden?|uur|timer?|tim|jam|tuntia?|godz|hod|óra|saat|ч(?:ас(?:а|ов)?)?|"
    r"год|ώρες|ώρα|giờ|tiếng|小时|小時|時間|시간)"
)
_M: Final = (
    r"(?:m(?:in(?:s|utes?|utos?|uten|uti|uter|uta|uuttia|ut[yi]?|uut|uts|ūtes)?|n)?|perc|dakika|dk|хв(?:илин)?|м(?:ин(?:ут[аы]?)?)?|"
    r"λεπτά|λ|phút|menit|minit|分(?:钟|鐘)?|분)"
)
_STATED: Final = re.compile(
    rf"(?<![\d.,:/])(?:(?P<h>\d)\s?{_H}\.?(?:,?\s?(?:(?:e|y|et|und|en|og|och|i|a|and|και)\s)?(?P<rest>[0-5]?\d)(?!\d)"
    rf"\s?(?:{_M})?(?![^\W\d_]))?(?![^\W\d_])|(?P<m>\d{{1,3}})(?:\s?{_M}(?![^\W\d_])|[’′](?!\w)))",
    re.IGNORECASE,
)
_CLOCK: Final = re.compile(r"0?([0-4]):([0-5]\d)(?::[0-5]\d)?")
_JOINT: Final = r"(?:and|y|e|et|und|en|og|och|i|a|и|ve)\s"
_INSIDE: Final = re.compile(
    r"\s(?:long\s(?:take|shot|scene)|in(?:to)?\b|later\b|before\b|ago\b|of\s(?!screen|running|length)|from\b|away\b|scene|"
    r"sequence|speech|chase|take|mark\b|(?:\w+\s)?like\sthis)",
    re.IGNORECASE,
)
# "a 40-minute concert" in a film lasts as long as the concert.
_OTHER_LENGTH: Final = re.compile(
    r"\s(?:\w+\s){0,2}?(?:spectacle|performance|concert|show|set|speech|walk|drive|flight|ride\sto|episodes?|song|interview|"
    r"meeting|call|conversation|video|clip|trailer|class|session|wait|break|phone|match|game|round|battle|fight|ceremony|"
    r"standing|ovation|q&a|talk|presentation|lecture|podcast|series|climax|finale|prologue|segment|monologue|short)\b",
    re.IGNORECASE,
)
_FOR: Final = re.compile(r"\bfor\s(?:an?|the|another|those)\s(?:\w+\s){0,2}$", re.IGNORECASE)
_RUNS: Final = re.compile(r"\b(?:runs?|ran|running|lasts?|lasted|goes|went|clocks?|unfolds?|sprawls?)\b", re.IGNORECASE)
_HOUR: Final = 60  # "an hour" is how long one waits
_TIME: Final = re.compile(r"(?<!\d)([1-4])\stimer?\s(?:og\s)?$")
_UNCASED_LETTER: Final = re.compile(r"[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_SHORTEST, _LONGEST = 40, 400  # minutes of a film of which a sentence says how long it is


def find_lengths(scene: Scene) -> Iterator[Claim]:
    """Yield the running time that the page's sentences say."""
    cues = _hours().cues | _minutes().cues
    for line in scene.lines:
        if not cues.isdisjoint(line.words):
            yield from _lengths(scene, line)
        elif "0" in line.words:
            yield from _uncased(scene, line)


def minutes_in(text: str) -> int | None:
    """Read a running time.

    >>> minutes_in("2h 14m"), minutes_in("97 min"), minutes_in("two and a half hours"), minutes_in("soon")
    (134, 97, 150, None)
    >>> minutes_in("97분"), minutes_in("2 ore e 5 minuti"), minutes_in("97 мин. / 01:37"), minutes_in("2시간 3분")
    (97, 125, 97, 123)
    >>> minutes_in("two hours and twenty minutes"), minutes_in("zweieinhalb Stunden"), minutes_in("due ore e mezza")
    (140, 150, 150)
    """
    stated = _STATED.search(text)
    if stated:
        return int(stated["h"] or 0) * 60 + int(stated["rest"] or stated["m"] or 0)
    clock = _CLOCK.fullmatch(text.strip())
    if clock:
        return int(clock[1]) * 60 + int(clock[2])
    hours = _hours().found.search(text)
    if hours:
        return _in_hours(hours)
    minutes = _minutes().found.search(text)
    return int(minutes["m"]) if minutes else None


def _in_hours(match: re.Match[str]) -> int | None:
    said_so = match["h"].lower()
    hours = _numbers()[0].get(said_so) or number_of(said_so)
    if hours is None:
        return None
    half = 30 if match["half"] or match["after"] else 0
    rest = (match["m"] or match["rest"] or "0").lower()
    minutes = int(rest) if rest.isdigit() else round(_numbers()[1].get(rest, 0))
    return round(hours * 60) + half + minutes


def _lengths(scene: Scene, line: Line) -> Iterator[Claim]:
    within: list[tuple[int, int]] = []
    for rule in (_hours(), _minutes()):
        for match in rule.in_text(line):
            if any(start <= match.start() < end for start, end in within):
                continue  # the minutes of "2 hrs 40 mins"
            within.append(match.span())
            timed = rule is _hours()
            minutes = _in_hours(match) if timed else int(match["m"]) + _hour_before(line.text[: match.start()])
            if minutes is None or not _SHORTEST <= minutes <= _LONGEST or not _is_length(line, match):
                continue
            rounded = timed and not (match["m"] or match["rest"])
            before = line.text[: match.start()]
            if timed and (minutes == _HOUR or _ends_in(measures.NEARLY).search(before)):
                continue
            vague = rounded or bool(_ends_in((*measures.NEARLY, *measures.MORE_OR_LESS)).search(before))
            what = Said(
                predicate="runtime",
                value=str(minutes),
                rule="lengths.told/1",
                p=0.65 if vague else 0.85,
                manner=Manner.ESTIMATE if vague else Manner.FACT,
            )
            yield said(scene, line, match.span(), what)


def _uncased(scene: Scene, line: Line) -> Iterator[Claim]:
    """`片长112分钟`, `상영시간 112분`: in a sentence without spaces only the label shows what the minutes are."""
    for match in _labelled().finditer(line.text):
        if _SHORTEST <= int(match["m"]) <= _LONGEST and not about_other(line, match.start(), match.end()):
            what = Said(predicate="runtime", value=match["m"], rule="lengths.label/1", p=0.85)
            yield said(scene, line, match.span(), what)


@cache
def _labelled() -> re.Pattern[str]:
    labels = [label for label in LABELS["runtime"] if _UNCASED_LETTER.search(label)]
    return re.compile(rf"{either(labels)}[\s：:はが为為是約约]{{0,3}}(?P<m>\d{{2,3}})\s?[分분]")


def _hour_before(text: str) -> int:
    """Return the minutes of `1 time og` in Danish and Norwegian, whose word for an hour is English for much else."""
    hours = _TIME.search(text)
    return 60 * int(hours[1]) if hours else 0


def _is_length(line: Line, match: re.Match[str]) -> bool:
    if _part().search(line.text[: match.start()]) or _INSIDE.match(line.text, match.end()):
        return False
    if about_other(line, match.start(), match.end()):
        return False
    before = line.text[: match.start()]
    if _FOR.search(before) and not _RUNS.search(before):  # `they wait for an agonizing 45 minutes`
        return False
    if line.text.startswith("-long", match.end()) and _OTHER_LENGTH.match(line.text, match.end() + len("-long")):
        return False
    if "-" in line.text[match.start() : match.end()]:
        return not _OTHER_LENGTH.match(line.text, match.end())
    return bool(_speaks_of_length().search(line.text))


@cache
def _numbers() -> tuple[Mapping[str, float], Mapping[str, float]]:
    """Return the numbers that are written out, of hours and of minutes."""
    hours = {word: float(number) for number, words in measures.HOUR_NUMBERS.items() for word in words}
    minutes = {word: float(number) for number, words in measures.MINUTE_NUMBERS.items() for word in words}
    return hours, minutes


@cache
def _hours() -> Rule:
    hours, minutes = _numbers()
    unit, half = either(measures.HOURS), either(measures.HALF)
    minute = rf"(?P<m>\d{{1,2}}|{either(minutes)})[\s-]?(?:{either(measures.MINUTES)}|mn|m)(?!\w)"
    rest = rf"{minute}|(?<=h)\s?(?P<rest>\d{{2}})(?!\d|[:.,]\d)"
    found = re.compile(
        rf"(?<![\w.,])(?P<h>\d{{1,2}}(?:[.,]5)?|{either(hours)})(?:\s(?P<half>{half}))?[\s-]?(?:{unit}(?!\w)\.?|h(?![^\W\d]))"
        rf"(?:\s(?P<after>{half})(?!\w))?(?:,?\s?(?:{_JOINT})?(?:{rest}))?",
        re.IGNORECASE,
    )
    return plain_rule(found, ("h", *measures.HOURS))


@cache
def _minutes() -> Rule:
    found = re.compile(
        rf"(?<![\d.,])(?P<m>\d{{2,3}})[\s-]?{either(measures.MINUTES)}(?!\w)\.?(?:-long)?", re.IGNORECASE
    )
    return plain_rule(found, measures.MINUTES)


@cache
def _ends_in(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(words)}(?:\s|(?<=['’]))(?:an?\s)?$", re.IGNORECASE)


@cache
def _part() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(measures.LENGTH_PARTS)}\s(?:\w+\s)?$", re.IGNORECASE)


@cache
def _speaks_of_length() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(measures.LENGTH_CUES)}(?!\w)", re.IGNORECASE)
