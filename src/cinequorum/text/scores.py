"""Ratings as they are printed: fractions, letters, stars, percentages, brought to 0..100 where the scale is known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from cinequorum.text.data import scales
from cinequorum.text.numbers import NUMBER, either, number_of

UNKNOWN_SCALE: Final = "scale unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedScore:
    """A rating that was read from text.

    `value` is on 0..100, or None where the top of the scale is not stated (never 0 for a missing one); `scale` is
    `letter`, `percent`, `stars/5`, `out_of/10`, `stars` (top unknown) or None; `start` and `end` are code points of
    the text that was read, `raw` the words there; `note` says what was assumed or is missing.
    """

    value: float | None
    scale: str | None
    raw: str
    start: int
    end: int
    note: str | None = None


_SIGN = "|".join(re.escape(s) for s in (*scales.LETTER_SIGNS["plus"], *scales.LETTER_SIGNS["minus"]))
_STARS = either(scales.STAR_WORDS)
_POINTS = either(scales.POINT_WORDS)
_FULL, _EMPTY = re.escape(scales.STAR_SIGNS), re.escape(scales.STAR_SIGNS_EMPTY)
_BETWEEN = rf"(?:/|⁄|\b{either(scales.OUT_OF)}\b)"
_BETWEEN_ANY = rf"(?:/|⁄|\b{either(scales.OUT_OF + scales.OUT_OF_LOOSE)}\b)"
_CUE = rf"\b{either(scales.CUES)}\b\**\s{{0,2}}(?:[:=–—-]|\bof\b|\bis\b)?\**\s{{0,2}}(?:an?\s)?"
_GIVEN = rf"\b{either(scales.GIVERS)}\s(?:a\s|an\s|una?\s)?(?:solid\s|strong\s)?"
_FLAGS = re.IGNORECASE


def _fraction_pattern(between: str) -> str:
    tail = rf"(?:\s?-?(?:(?P<starred>{_STARS})|{_POINTS})\b)?"
    return (
        rf"(?P<n>{NUMBER})\s?(?:(?P<first>{_STARS})\s)?(?:\(|{_POINTS}\s)?"
        rf"{between}\s?(?:a\s(?:possible\s)?)?(?P<top>{NUMBER}){tail}"
    )


_FRACTION = re.compile(_fraction_pattern(_BETWEEN), _FLAGS)
_FRACTION_ANY = re.compile(_fraction_pattern(_BETWEEN_ANY), _FLAGS)
_LETTER = re.compile(rf"(?P<letter>[A-DFa-df])(?P<sign>\s?-?\s?(?:{_SIGN}))?", _FLAGS)
_STAR_WORD = re.compile(rf"(?P<n>{NUMBER})[\s-]?{_STARS}\b", _FLAGS)
_STAR_SIGNS = re.compile(
    rf"(?P<full>[{_FULL}]\ufe0f?(?:\s?[{_FULL}]\ufe0f?){{0,9}})?(?P<half>\s?(?:½|1/2))?\s?(?P<empty>[{_EMPTY}]{{0,9}})"
)
_ASTERISKS = re.compile(r"(?P<full>\*{1,5})(?P<half>\s?(?:½|1/2))?")
_PERCENT = re.compile(rf"(?P<n>\d{{1,3}}(?:[.,]\d{{1,2}})?)\s?(?:%|{either(scales.PERCENT_WORDS)}\b)", _FLAGS)
_BARE = re.compile(NUMBER, _FLAGS)
_LEAD = re.compile(_CUE, _FLAGS)
_CUED = re.compile(rf"(?:{_CUE}|{_GIVEN})", _FLAGS)
_DECORATION = " \t\n'\"‘’“”[]"


def parse_score(raw: str) -> ParsedScore | None:
    """Read a rating that stands on its own (a metadata value, a score column); None where `raw` is no rating.

    >>> [parse_score(s).value for s in ("4/5", "3 1/2 out of 4", "A minus", "82%", "★★★☆☆")]
    [80.0, 87.5, 91.0, 82.0, 60.0]
    >>> parse_score("3").note
    'scale unknown'
    >>> parse_score("Recommended") is None
    True
    """
    bare = raw.strip(_DECORATION)
    if lead := _LEAD.match(bare):
        bare = bare[lead.end() :]
    start = raw.find(bare)
    for pattern, reader in _READERS:
        match = pattern.fullmatch(bare) if bare else None
        if match and (score := reader(match)):
            return replace(score, start=start, end=start + len(bare))
    return None


def find_scores(text: str) -> tuple[ParsedScore, ...]:
    """Find the ratings that stand in running text, in text order and without overlaps.

    Takes only what has a scale or follows a cue (`rating:`, `grade:`, `I give it`), so dates, aspect ratios, times,
    ages and shares of people stay out.

    >>> [s.raw for s in find_scores("Rating: 3 out of 5. Shot in 1.33:1 on 9/11; 9 out of 10 viewers agreed.")]
    ['3 out of 5']
    """
    found: list[ParsedScore] = []
    for score in sorted(_candidates(text), key=lambda s: (s.start, -s.end)):
        if not found or score.start >= found[-1].end:
            found.append(score)
    return tuple(found)


def _candidates(text: str) -> Iterator[ParsedScore]:
    """Yield what each pattern finds; most texts hold none of the words and signs without which none can match."""
    low = text.casefold()
    if any(word in low for word in _LEADS):
        yield from _cued(text)
    if any(word in low for word in _BETWEENS):
        for match in _FRACTION.finditer(text):
            if (score := _fraction(match)) and _is_rating(text, match):
                yield score
    yield from _starred(text, low)


def _starred(text: str, low: str) -> Iterator[ParsedScore]:
    if any(sign in text for sign in _SIGNS):
        for match in _STAR_SIGNS.finditer(text):
            if match.group().strip() and (match["full"] or match["empty"]) and (score := _star_signs(match)):
                yield score
    if any(word in low for word in scales.STAR_WORDS):
        for match in _STAR_WORD.finditer(text):
            if _alone(text, match) and (score := _star_words(match)):
                yield score


_LEADS: Final = tuple(word.casefold() for word in (*scales.CUES, *scales.GIVERS))
_BETWEENS: Final = ("/", "⁄", *scales.OUT_OF)
_SIGNS: Final = frozenset(scales.STAR_SIGNS + scales.STAR_SIGNS_EMPTY)


def _cued(text: str) -> Iterator[ParsedScore]:
    for cue in _CUED.finditer(text):
        if score := _after_cue(text, cue.end()):
            yield score


def _after_cue(text: str, at: int) -> ParsedScore | None:
    """Read the rating right after a cue: here letters, percentages and loose fractions count too."""
    for pattern, reader in _AFTER_CUE:
        match = pattern.match(text, at)
        if match and _ends_cleanly(text, match) and (score := reader(match)):
            return score
    return None


def _ends_cleanly(text: str, match: re.Match[str]) -> bool:
    after = text[match.end() : match.end() + 2]
    letter = match.re is _LETTER
    if letter and not match["sign"] and not (after == "" or after[0] in ".,;!)\n*_" or after.startswith(" (")):
        return False
    if letter and text[match.start()].islower():
        return False
    return not re.match(r"[\w/]|[.,:]\d", after) and (letter or _followed_well(text, match))


def _is_rating(text: str, match: re.Match[str]) -> bool:
    """Tell a rating from a date, a fraction and a share of people."""
    before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 2]
    if re.match(r"[\w/:.,$€£+-]", before) or re.match(r"[\w/:%]|[.,-]\d", after):
        return False
    top = number_of(match["top"])
    if top not in scales.TOPS:
        return False
    starred = match["first"] or match["starred"]
    if "/" in match.group() and top in (4, 6) and not starred:  # three quarters, the fourth of June
        return _alone(text, match)
    return bool(starred) or _followed_well(text, match)


def _followed_well(text: str, match: re.Match[str]) -> bool:
    after = re.match(r"\s([^\W\d_]{1,20})", text[match.end() : match.end() + 24])
    return after is None or after[1].casefold() in scales.FOLLOWERS or after[1][0].isupper()


def _alone(text: str, match: re.Match[str]) -> bool:
    first, last = max(0, match.start() - 40), match.end() + 40  # a rating alone on its line has little around it
    line = text[first:last]
    line = line[line.rfind("\n", 0, match.start() - first) + 1 :]
    line = line.split("\n", 1)[0]
    return line.strip(_DECORATION + "*_().") == match.group().strip()


def _of(match: re.Match[str], value: float | None, scale: str | None, note: str | None = None) -> ParsedScore:
    clipped = value
    if value is not None and value > 100:
        clipped, note = 100.0, f"over the top of its scale: {match.group().strip()}"
    rounded = None if clipped is None else round(clipped, 2)
    raw = match.group().strip()
    start = match.start() + match.group().find(raw)
    return ParsedScore(value=rounded, scale=scale, raw=raw, start=start, end=start + len(raw), note=note)


def _fraction(match: re.Match[str]) -> ParsedScore | None:
    number, top = number_of(match["n"]), number_of(match["top"])
    if number is None or not top or top > 100:
        return None
    kind = "stars" if match["first"] or match["starred"] else "out_of"
    return _of(match, 100 * number / top, f"{kind}/{top:g}")


def _letter(match: re.Match[str]) -> ParsedScore | None:
    sign = (match["sign"] or "").strip().casefold()
    word = re.sub(r"^-?\s?(?=\w)", "", sign).strip() if len(sign) > 1 else sign
    mark = "+" if word in scales.LETTER_SIGNS["plus"] else "-" if word else ""
    value = scales.LETTERS.get(match["letter"].upper() + mark)
    return None if value is None else _of(match, float(value), "letter")


def _stars_of(match: re.Match[str], number: float, top: float | None) -> ParsedScore | None:
    if top is None and 4 < number <= 5:  # nobody gives more than four stars of four
        top = 5
    if top is None:
        return _of(match, None, "stars", UNKNOWN_SCALE)
    return _of(match, 100 * number / top, f"stars/{top:g}")


def _star_words(match: re.Match[str]) -> ParsedScore | None:
    number = number_of(match["n"])
    return None if number is None or number > 5 else _stars_of(match, number, None)


def _star_signs(match: re.Match[str]) -> ParsedScore | None:
    full = sum(char in scales.STAR_SIGNS for char in match["full"] or "")
    half = 0.5 if match["half"] else 0.0
    empty = len(match["empty"] or "")
    if not full and not empty:
        return None
    top = full + empty + (1 if half else 0) if empty else None
    return _stars_of(match, full + half, top)


def _asterisks(match: re.Match[str]) -> ParsedScore | None:
    return _stars_of(match, len(match["full"]) + (0.5 if match["half"] else 0.0), None)


def _percent(match: re.Match[str]) -> ParsedScore | None:
    number = number_of(match["n"])
    return None if number is None or number > 100 else _of(match, number, "percent")


def _bare(match: re.Match[str]) -> ParsedScore | None:
    number = number_of(match.group())
    return None if number is None or number > 100 else _of(match, None, None, UNKNOWN_SCALE)


_Reader = Callable[[re.Match[str]], ParsedScore | None]
_READERS: Final[tuple[tuple[re.Pattern[str], _Reader], ...]] = (
    (_PERCENT, _percent),
    (_FRACTION_ANY, _fraction),
    (_LETTER, _letter),
    (_STAR_WORD, _star_words),
    (_ASTERISKS, _asterisks),
    (_STAR_SIGNS, _star_signs),
    (_BARE, _bare),
)
_AFTER_CUE: Final = tuple(pair for pair in _READERS if pair[1] not in (_bare, _asterisks))
