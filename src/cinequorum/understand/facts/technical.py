"""How long, how wide, in which colours and on which stock: the film's measurements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cinequorum.model.claim import Claim, Manner
from cinequorum.text.numbers import number_of
from cinequorum.understand.facts.carried import speaks_of_other
from cinequorum.understand.facts.credit import about_other
from cinequorum.understand.facts.rule import plain_rule
from cinequorum.understand.facts.said import Said, said
from cinequorum.understand.facts.scene import Line, Scene, pattern

_NUMBER: Final = r"(?:\d{1,2}(?:\.5)?|one|two|three|four|dos|tres|deux|trois|zwei|drei)"
_MINUTES: Final = re.compile(
    r"(?<![\d.,])(\d{2,3})[\s-]?(?:minutes?|minutos|minuten|minuti|mins?\b\.?)(?:-long)?", re.IGNORECASE
)
_HOURS: Final = re.compile(
    rf"(?<![\w.])({_NUMBER})(?:\s(and\sa\shalf))?[\s-]?(?:hours?|hrs?\b\.?|h(?![^\W\d])|std\b\.?|horas|heures|stunden)"
    r"(?:\s(and\sa\shalf|y\smedia|et\sdemie))?(?:,?\s?(?:and\s|y\s|et\s|"
    r"und\s)?(\d{1,2})\s?(?:minutes?|minutos|minuten|mins?|mn|m)\b|(?<=h)\s?(\d{2})(?![\d:.,]))?",
    re.IGNORECASE,
)
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
_LENGTHS: Final = (
    plain_rule(_HOURS, ("hour", "hours", "hr", "hrs", "h", "std", "horas", "heures", "stunden")),
    plain_rule(_MINUTES, ("minute", "minutes", "minutos", "minuten", "minuti", "min", "mins")),
)
_LENGTH_CUE: Final = re.compile(
    r"\b(?:its|runtime|run[ -]time|running[ -]time|runs|running|length|long|clocks|clocking|film|movie|"
    r"picture|sit through|spend|"
    r"edited|película|metraje|dura|duración|durée|lang(?:en?|e[rs])?|laufzeit|"
    r"spielfilm|kino|pellicola|filme|folgenden|cut down|shorter|longer)\b",
    re.IGNORECASE,
)
_PART: Final = re.compile(
    r"\b(?:first|last|final|opening|closing|next|every|only|another|few|within|after|last)\s(?:\w+\s)?$", re.I
)
_INSIDE: Final = re.compile(
    r"\s(?:in(?:to)?\b|later\b|before\b|ago\b|of\s(?!screen|running|length)|from\b|away\b|scene|"
    r"sequence|speech|chase|take|mark\b|(?:\w+\s)?like\sthis)",
    re.I,
)
# "a 40-minute concert" in a film lasts as long as the concert.
_OTHER_LENGTH: Final = re.compile(
    r"\s(?:\w+\s){0,2}?(?:spectacle|performance|concert|show|set|speech|walk|drive|flight|ride\sto|episodes?|song|interview|"
    r"meeting|call|conversation|video|clip|trailer|class|session|wait|break|phone|match|game|round|battle|fight|ceremony|"
    r"standing|ovation|q&a|talk|presentation|lecture|podcast|series|climax|finale|prologue|segment|monologue|short)\b",
    re.IGNORECASE,
)
_MORE: Final = re.compile(
    r"\b(?:over|more than|at least|nearly|almost|about|around|roughly|some|casi|más de)\s(?:a\s)?$", re.IGNORECASE
)
_FIGURES: Final = re.compile(r"\d\s?[:.,x/]\s?\d")
_SCREEN: Final = re.compile(r"(?<![\d.:])([1-4])[.:,](\d{1,2})(?::|\s?to\s|\s?x\s?)1(?![\d])")
_CLASSIC: Final = re.compile(r"(?<![\d.:])(4|16|3|21)\s?[:x/]\s?(3|9|2)(?![\d:])")
_SLIP: Final = re.compile(
    r"(?<![\d.:])(1|2)[:.](\d{2})(?![\d:])(?=[^.]{0,40}\b(?:aspect|ratio|bildformat|relación)\b)", re.IGNORECASE
)
_RATIO_CUE: Final = re.compile(
    r"\b(?:aspect|ratio|frame|framed|academy|widescreen|scope|format|"
    r"bildformat|shot|shots|image|images|boxy|squarish|square|composed|composition|composi\w+|screen|cadre|formato|bild|4:3)\b",
    re.IGNORECASE,
)
_BLACK_WHITE: Final = plain_rule(
    re.compile(
        r"\b(?:black[\s-](?:and|&|n)[\s-]white|b\s?&\s?w|monochrom(?:e|atic)|blanco y negro|"
        r"noir et blanc|schwarz-?wei(?:ß|ss)|"
        r"bianco e nero)\b",
        re.IGNORECASE,
    ),
    (
        *("white", "w", "monochrome", "monochromatic", "blanco", "blanc", "schwarz"),
        *("schwarzweiß", "schwarzweiss", "bianco"),
    ),
)
_FIGURATIVE: Final = re.compile(
    r"\b(?:morality|moral|worldview|world view|thinking|issue|terms|not|isn't|good and evil|"
    r"(?<=[a-z]\s)(?:old|family|the|a|two|some|his|her|newspaper)\sphoto(?:graph)?s?|flashbacks?|footage|stripes?|dress)\b",
    re.IGNORECASE,
)
_FORMAT: Final = plain_rule(
    re.compile(
        r"(?<![\w-])(3-?D|70\s?mm|65\s?mm|35\s?mm|16\s?mm|Super\s8|IMAX|VistaVision|CinemaScope|Cinerama|"
        r"Panavision)(?![\w-])"
    ),
    ("d", "mm", "super", "imax", "vistavision", "cinemascope", "cinerama", "panavision"),
)
_THING: Final = re.compile(
    r"\s(?:camera|lens|photo\w*|still|rifle|gun|cannon|mortar|shell|bullet|pistol|print(?:er|ing)|model|glasses|games?)s?\b",
    re.I,
)
_SHOT_CUE: Final = re.compile(
    r"\b(?:shot|filmed|seen|see|screening|presented|projected|release[ds]?|film|movie|photographed|"
    r"version|glorious|in)\b",
    re.I,
)
_MONEY: Final = re.compile(
    r"\b(budget|gross(?:ed|es)?|box[\s-]office|cost|earned|"
    r"made)\b[^.;]{0,40}?([$€£]\s?\d[\d,.]*(?:\s?(?:million|billion|m\b|k\b))?)",
    re.I,
)
_OWN_MONEY: Final = pattern(r"{F}|\b(?:film|movie|its|it|with\sa\s(?:\w+\s)?budget)\b")
_MONEY_BEFORE: Final = re.compile(
    r"([$€£]\s?\d[\d,.]*(?:[\s-]?(?:million|billion|m\b|k\b))?)[\s-](?:\w+\s)?(budget|gross|box[\s-]office)", re.I
)
_CUES: Final = frozenset("0").union(*(rule.cues for rule in (*_LENGTHS, _BLACK_WHITE, _FORMAT)))


def find_technical(scene: Scene) -> Iterator[Claim]:
    """Yield running time, aspect ratio, colour, format, budget and box office from the page's sentences."""
    for line in scene.lines:
        if _CUES.isdisjoint(line.words):
            continue
        yield from _runtime(scene, line)
        yield from _colour(scene, line)
        if "0" in line.words:
            yield from _ratio(scene, line)
        yield from _formats(scene, line)
        if "$" in line.words:
            yield from _money(scene, line)


def minutes_in(text: str) -> int | None:
    """Read a running time.

    >>> minutes_in("2h 14m"), minutes_in("97 min"), minutes_in("two and a half hours"), minutes_in("soon")
    (134, 97, 150, None)
    >>> minutes_in("97분"), minutes_in("2 ore e 5 minuti"), minutes_in("97 мин. / 01:37"), minutes_in("2시간 3분")
    (97, 125, 97, 123)
    """
    stated = _STATED.search(text)
    if stated:
        return int(stated["h"] or 0) * 60 + int(stated["rest"] or stated["m"] or 0)
    clock = _CLOCK.fullmatch(text.strip())
    if clock:
        return int(clock[1]) * 60 + int(clock[2])
    hours = _HOURS.search(text)
    if hours:
        return _minutes_of(hours)
    minutes = _MINUTES.search(text)
    return int(minutes[1]) if minutes else None


def _minutes_of(match: re.Match[str]) -> int | None:
    words = {"dos": 2.0, "tres": 3.0, "deux": 2.0, "trois": 3.0, "zwei": 2.0, "drei": 3.0}
    hours = words.get(match[1].lower()) or number_of(match[1])
    if hours is None:
        return None
    half = 30 if match[2] or match[3] else 0
    return round(hours * 60) + half + int(match[4] or match[5] or 0)


def _runtime(scene: Scene, line: Line) -> Iterator[Claim]:
    within: list[tuple[int, int]] = []
    for rule in _LENGTHS:
        for match in rule.in_text(line):
            if any(start <= match.start() < end for start, end in within):
                continue  # the minutes of "2 hrs 40 mins"
            within.append(match.span())
            timed = rule.found is _HOURS
            minutes = _minutes_of(match) if timed else int(match[1])
            if minutes is None or not 40 <= minutes <= 400 or not _is_length(line, match):
                continue
            rounded = timed and not (match[4] or match[5])
            vague = rounded or bool(_MORE.search(line.text[: match.start()]))
            yield said(
                scene,
                line,
                match.span(),
                Said(
                    predicate="runtime",
                    value=str(minutes),
                    rule="technical.runtime/1",
                    p=0.65 if vague else 0.85,
                    manner=Manner.ESTIMATE if vague else Manner.FACT,
                ),
            )


def _is_length(line: Line, match: re.Match[str]) -> bool:
    if _PART.search(line.text[: match.start()]) or _INSIDE.match(line.text, match.end()):
        return False
    if about_other(line, match.start(), match.end()):
        return False
    if "-" in line.text[match.start() : match.end()]:
        return not _OTHER_LENGTH.match(line.text, match.end())
    return bool(_LENGTH_CUE.search(line.text))


def _ratio(scene: Scene, line: Line) -> Iterator[Claim]:
    if not _FIGURES.search(line.text):
        return
    for match in _SCREEN.finditer(line.text):
        yield said(
            scene,
            line,
            match.span(),
            Said(predicate="aspect_ratio", value=_decimal(match[1], match[2]), rule="technical.ratio/1", p=0.95),
        )
    if not _RATIO_CUE.search(line.text):
        return
    for match in _CLASSIC.finditer(line.text):
        value = f"{int(match[1]) / int(match[2]):.2f}"
        yield said(
            scene, line, match.span(), Said(predicate="aspect_ratio", value=value, rule="technical.ratio/1", p=0.92)
        )
    for match in _SLIP.finditer(line.text):
        if _SCREEN.match(line.text, match.start()):
            continue
        note = (
            (("note", f"printed as {match[0]}, read as {_decimal(match[1], match[2])}:1"),) if ":" in match[0] else ()
        )
        yield said(
            scene,
            line,
            match.span(),
            Said(
                predicate="aspect_ratio",
                value=_decimal(match[1], match[2]),
                rule="technical.ratio_slip/1",
                p=0.85,
                qualifiers=note,
            ),
        )


def _decimal(whole: str, part: str) -> str:
    return f"{float(f'{whole}.{part}'):.2f}"


def _colour(scene: Scene, line: Line) -> Iterator[Claim]:
    match = next(_BLACK_WHITE.in_text(line), None)
    if match is None or _FIGURATIVE.search(line.text[max(0, match.start() - 40) : match.end() + 40]):
        return
    if not about_other(line, match.start(), match.end()):
        what = Said(predicate="colour", value="black_and_white", rule="technical.colour/1", p=0.85)
        yield said(scene, line, match.span(), what)


def _formats(scene: Scene, line: Line) -> Iterator[Claim]:
    for match in _FORMAT.in_text(line):
        if _THING.match(line.text, match.end()):
            continue
        if _SHOT_CUE.search(line.text) and not about_other(line, match.start(), match.end()):
            value = re.sub(r"\s|-", "", match[1]) if match[1][0].isdigit() else match[1]
            yield said(
                scene, line, match.span(), Said(predicate="format", value=value, rule="technical.format/1", p=0.75)
            )


def _money(scene: Scene, line: Line) -> Iterator[Claim]:
    for found, figure, kind in ((_MONEY, 2, 1), (_MONEY_BEFORE, 1, 2)):
        for match in found.finditer(line.text):
            amount = _amount(match[figure])
            if (
                amount is None
                or not _is_own_money(line.marked[: match.end()])
                or speaks_of_other(scene, line, match.span())
            ):
                continue
            word = match[kind].lower()
            predicate = "budget" if word in ("budget", "cost") else "box_office"
            p = 0.85 if word in ("budget",) or "box" in word or word.startswith("gross") else 0.6
            yield said(
                scene, line, match.span(), Said(predicate=predicate, value=amount, rule="technical.money/1", p=p)
            )


def _is_own_money(marked: str) -> bool:
    """Say whether the words are about this film; `that movie` is another one."""
    return bool(_OWN_MONEY.search(marked)) and not re.search(r"\bthat\s(?:film|movie)\b", marked, re.IGNORECASE)


def _amount(raw: str) -> str | None:
    match = re.search(r"\d[\d,.]{0,30}", raw)
    if match is None:
        return None
    figure = match[0].rstrip(".,").replace(",", "")
    try:
        value = float(figure)
    except ValueError:
        return None
    scale = raw[match.end() :].strip(" -").lower()
    factor = {"million": 10**6, "m": 10**6, "billion": 10**9, "k": 10**3}.get(scale, 1)
    return str(round(value * factor))
