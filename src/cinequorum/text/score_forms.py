"""The forms in which ratings are written, each a pattern and a reader of what it matched."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from cinequorum.text.data import scales
from cinequorum.text.numbers import CJK_NUMBER, FIGURE, HALF, NUMBER, either, number_of

UNKNOWN_SCALE: Final = "scale unknown"
_HUNDRED: Final = 100
_OVER = 1.3  # a figure further over its top is a slip of the pen, not a superlative


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedScore:
    """A rating that was read from text.

    `value` is on 0..100, or None where the top of the scale is not stated (never 0 for a missing one); `scale` is
    `letter`, `percent`, `stars/5`, `out_of/10`, `school/6`, `thumbs`, `stars` (top unknown) or None; `start` and `end`
    are code points of the text that was read, `raw` the words there; `note` says what was assumed or is missing.
    """

    value: float | None
    scale: str | None
    raw: str
    start: int
    end: int
    note: str | None = None


Reader = Callable[[re.Match[str]], ParsedScore | None]

_FLAGS = re.IGNORECASE
_SIGN = "|".join(re.escape(s) for s in (*scales.LETTER_SIGNS["plus"], *scales.LETTER_SIGNS["minus"]))
_STAR_SIGN = rf"[{scales.STAR_SIGNS}]\ufe0f?"
STARRED: Final = rf"(?:{either(scales.STAR_WORDS)}\b|{_STAR_SIGN})"
_POINTS = either(scales.POINT_WORDS)
BETWEEN: Final = rf"(?:[/⁄／]|\b{either(scales.OUT_OF)}\b)"
_BETWEEN_ANY = rf"(?:[/⁄／]|\b{either(scales.OUT_OF + scales.OUT_OF_LOOSE)}\b)"
_FULL, _EMPTY, _HALVES = (re.escape(s) for s in (scales.STAR_SIGNS, scales.STAR_SIGNS_EMPTY, scales.HALF_SIGNS))
_TOPPED = (
    rf"(?:\s?\(?\s?(?:[/⁄／]|\b{either(scales.OUT_OF + scales.OUT_OF_LOOSE)}\b)\s?"
    rf"(?P<top>{NUMBER}|[{_FULL}*]{{3,10}})(?![\d.,]*\d)(?:\s?{STARRED})?\)?)?"
)
_CJK_UNIT = rf"(?:{either((*scales.CJK_POINTS, *scales.CJK_STARS))})"


def _fraction_pattern(between: str) -> str:
    tail = (
        rf"(?:\s?-?(?:(?P<starred>{STARRED}(?!\s?[{_FULL}{_EMPTY}]))|(?P<pointed>{_POINTS})\b|[点點점分](?![钟鐘간])))?"
        rf"(?(open)\)?)"
    )
    return (
        rf"(?P<n>{NUMBER})(?:\s?-?(?P<first>{STARRED})(?:\s(?P<late>{HALF}))?\s?|\s?{_POINTS}\s)?\s?(?P<open>\()?"
        rf"{between}\s?(?:a\s(?:possible\s)?)?(?P<top>{NUMBER}){tail}"
    )


FRACTION: Final = re.compile(_fraction_pattern(BETWEEN), _FLAGS)
FRACTION_ANY: Final = re.compile(_fraction_pattern(_BETWEEN_ANY), _FLAGS)
LETTER: Final = re.compile(rf"(?P<letter>[A-DFa-df])(?P<sign>\s?-?\s?(?:{_SIGN}))?", _FLAGS)
STAR_WORD: Final = re.compile(rf"(?P<n>{NUMBER})[\s-]?{STARRED}(?:\s(?P<late>{HALF}))?", _FLAGS)
STAR_SIGNS: Final = re.compile(
    rf"(?=[{_FULL}{_EMPTY}{_HALVES}])(?P<full>{_STAR_SIGN}(?:\s?{_STAR_SIGN}){{0,9}})?(?P<half>\s?(?:[{_HALVES}]|1/2(?!\d)))?"
    rf"\s?(?P<empty>(?:\s?[{_EMPTY}]\ufe0f?){{0,9}}){_TOPPED}",
    _FLAGS,
)
STAR_FIGURE: Final = re.compile(rf"{_STAR_SIGN}\s?(?P<n>\d(?:[.,]\d{{1,2}})?)(?![\d/⁄]|\s?[/⁄]|\s?(?:out|of)\b|[.,]\d)")
ASTERISKS: Final = re.compile(rf"(?P<full>\*{{1,5}})(?P<half>\s?(?:½|1/2(?!\d)))?{_TOPPED}", _FLAGS)
PERCENT: Final = re.compile(rf"(?P<n>\d{{1,3}}(?:[.,]\d{{1,2}})?)\s?(?:[%％]|{either(scales.PERCENT_WORDS)}\b)", _FLAGS)
BARE: Final = re.compile(rf"(?P<n>1[/⁄]2(?!\d)|{NUMBER})", _FLAGS)
_LIKE = "\U0001f300-\U0001faff\u2600-\u27bf"
EMOJI: Final = re.compile(
    rf"(?P<sign>[{_LIKE}])\ufe0f?(?:\s?(?P=sign)\ufe0f?){{0,9}}(?P<half>\s?½)?{_TOPPED.removesuffix('?')}", _FLAGS
)
EMOJI_BARE: Final = re.compile(rf"(?P<sign>[{_LIKE}])\ufe0f?(?:\s?(?P=sign)\ufe0f?){{1,9}}(?P<half>\s?½)?")
_ROWS = "|".join(
    rf"(?:{f}\ufe0f?\s?){{0,10}}[{scales.OTHER_HALVES}]?\s?(?:{e}\ufe0f?\s?){{0,9}}" for f, e in scales.OTHER_SIGNS
)
ROW: Final = re.compile(rf"(?:{_ROWS})(?<=\S)")
CJK_STARS: Final = re.compile(
    rf"(?:(?:星|별)\s?(?P<after>{CJK_NUMBER})\s?(?:つ|個|颗|顆|개)?|(?P<n>{CJK_NUMBER})\s?(?:つ星|颗星|顆星|星(?!期|球|人|座)))"
    rf"\s?(?P<half>半|반)?"
)
CJK_TOP_FIRST: Final = re.compile(
    rf"(?P<top>{CJK_NUMBER})\s?{_CJK_UNIT}?\s?{either(scales.TOP_FIRST)}\s?(?:の)?(?P<star>星|별|★)?\s?(?P<n>{CJK_NUMBER})\s?{_CJK_UNIT}?"
    rf"\s?(?P<half>半|반)?"
)
CJK_TOP_LAST: Final = re.compile(
    rf"(?P<n>{CJK_NUMBER})\s?(?:分|点|點|점)\s?[（(／/]\s?{either(scales.TOP_AFTER)}?\s?(?P<top>{CJK_NUMBER})\s?(?:分|点|點|점)?"
    rf"\s?(?:満点|만점)?[）)]?"
)
CJK_POINTS: Final = re.compile(r"(?P<n>\d{1,3}(?:\.\d)?)\s?[点點점分](?![钟鐘간間之])")
SCHOOL_NAMED: Final = re.compile(
    rf"(?P<word>{either(tuple(scales.SCHOOL_MARKS))})(?!\w)(?P<sign>\s?[+−–-](?!\s?\w))?"
    r"(?:\s?\((?P<n>[1-6](?:[.,]\d)?)\s?(?P<late>[+−–-])?\))?",
    _FLAGS,
)
SCHOOL_SIGNED: Final = re.compile(r"(?P<n>[1-6])\s?(?P<sign>[+−–-]|plus\b|minus\b)(?![\d+])", _FLAGS)
SCHOOL: Final = re.compile(r"(?P<n>[1-6](?:[.,]\d{1,2})?)(?![\d/%])\s?(?P<sign>[+−–-]|plus\b|minus\b)?", _FLAGS)
SCHOOL_WORD: Final = re.compile(rf"(?P<n>{either(tuple(scales.SCHOOL_WORDS))})(?!\w)", _FLAGS)
SCALED: Final = re.compile(
    rf"\b{either(scales.SCALE_WORDS)}\s?[01]\s?{either(scales.SCALE_TO)}\s?(?P<top>\d{{1,3}})\b[^.\d\n]{{1,40}}?(?P<n>{FIGURE})(?![\w%/]|[.,]\d)",
    _FLAGS,
)
_AFTER = "|".join(re.escape(p).replace(r"\{\}", "{t}").replace(r"\ ", r"\s") for p in scales.SCALE_AFTER)
SCALED_AFTER: Final = re.compile(
    rf"(?P<n>{FIGURE})\s(?:{_POINTS}\s)?(?:" + _AFTER.replace("{t}", r"(?:\d{1,3})") + ")", _FLAGS
)
AROUND_ZERO: Final = re.compile(
    r"(?:(?:high|low)\s)?(?P<n>[+−-]?\d)\s?(?:out\sof|of|on|/)\s?(?P<low>[−-]\d{1,2})\s?(?:\.{2,3}|…|to|/)\s?\+?(?P<top>\d{1,2})",
    _FLAGS,
)
THUMBS: Final = re.compile(
    r"(?:two\s|2\s|one\s|big\s)?(?:👍|👎|thumbs?\s(?:way\s)?(?:up|down))[👍👎\ufe0f\U0001f3fb-\U0001f3ff]{0,6}", _FLAGS
)


def made(match: re.Match[str], value: float | None, scale: str | None, note: str | None = None) -> ParsedScore:
    """Return the score over a match; a value over the top is cut to 100 and noted, far over it there is none."""
    raw = match.group().strip()
    kept: float | None = None if value is None else round(value, 2)
    if kept is not None and kept > 100:
        kept, note = (100.0 if kept <= 100 * _OVER else None), f"over the top of its scale: {raw}"
    start = match.start() + match.group().find(raw)
    return ParsedScore(value=kept, scale=scale, raw=raw, start=start, end=start + len(raw), note=note)


def _number(match: re.Match[str], late: str = "late") -> float | None:
    number = number_of(match["n"])
    halved = late in match.re.groupindex and match[late]
    return number if number is None or not halved else number + 0.5


def fraction(match: re.Match[str]) -> ParsedScore | None:
    """Read "3 of 5", "3 stars out of 4", "three and a half out of four"."""
    number, top = _number(match), number_of(match["top"])
    if number == _HUNDRED and top and top < number and top not in scales.TOPS:  # the top first: "100 / 76"
        number, top = top, number
    if number is None or not top or not 2 <= top <= 100 or (top == 2 and number not in {0, 2}):  # "1/2" is a half
        return None
    kind = "stars" if match["first"] or match["starred"] else "out_of"
    return made(match, 100 * number / top, f"{kind}/{top:g}")


def letter(match: re.Match[str]) -> ParsedScore | None:
    """Read "B+", "C minus", "A -"."""
    sign = (match["sign"] or "").strip().casefold()
    word = re.sub(r"^-?\s?(?=\w)", "", sign).strip() if len(sign) > 1 else sign
    mark = "+" if word in scales.LETTER_SIGNS["plus"] else "-" if word else ""
    value = scales.LETTERS.get(match["letter"].upper() + mark)
    return None if value is None else made(match, float(value), "letter")


def stars_of(match: re.Match[str], number: float, top: float | None) -> ParsedScore | None:
    """Return a rating in stars; nobody gives more than four stars of four, so more than four are of five."""
    top = 5 if top is None and 4 < number <= 5 else 10 if top is None and number == 10 else top
    if top is None:
        return made(match, None, "stars", UNKNOWN_SCALE)
    return made(match, 100 * number / top, f"stars/{top:g}")


def star_words(match: re.Match[str]) -> ParsedScore | None:
    """Read "three stars", "3 ½ Sterne", "trois étoiles et demie", "★4.5"."""
    number = _number(match)
    return None if number is None or number > 5 else stars_of(match, number, None)


def star_signs(match: re.Match[str]) -> ParsedScore | None:
    """Read "★★★½", "★★★☆☆", "★★★ (of 4)"."""
    full = sum(char in scales.STAR_SIGNS for char in match["full"] or "")
    half = 0.5 if match["half"] else 0.0
    empty = sum(char in scales.STAR_SIGNS_EMPTY for char in match["empty"] or "")
    top = _top_of(match)
    if not full and (half or empty not in scales.TOPS) and not (half and top):
        return None
    if top is None and empty:
        both = full + empty + (1 if half else 0)
        top = 5 if both == 6 and half else both
    return stars_of(match, full + half, top)


def _top_of(match: re.Match[str]) -> float | None:
    raw = match["top"]
    return None if not raw else float(len(raw)) if raw[0] in f"{scales.STAR_SIGNS}*" else number_of(raw)


def asterisks(match: re.Match[str]) -> ParsedScore | None:
    """Read "***", "**½", "*** (out of four)"."""
    return stars_of(match, len(match["full"]) + (0.5 if match["half"] else 0.0), _top_of(match))


def emoji(match: re.Match[str]) -> ParsedScore | None:
    """Read popcorn and film rolls in a row, "🍿🍿🍿/5"."""
    number = match.group().count(match["sign"]) + (0.5 if match["half"] else 0.0)
    top = _top_of(match) if "top" in match.re.groupindex else None
    if match["sign"] in scales.STAR_SIGNS + scales.STAR_SIGNS_EMPTY or (top is not None and top not in scales.TOPS):
        return None
    return made(match, None, None, UNKNOWN_SCALE) if top is None else made(match, 100 * number / top, f"out_of/{top:g}")


def row(match: re.Match[str]) -> ParsedScore | None:
    """Read "●●●○○": signs of which the full ones count."""
    text = re.sub(r"[\s\ufe0f]", "", match.group())
    full, empty = (sum(char in {pair[i] for pair in scales.OTHER_SIGNS} for char in text) for i in (0, 1))
    halves = len(text) - full - empty
    if not empty or not (full or halves) or len(text) not in scales.TOPS:
        return None
    return made(match, 100 * (full + 0.5 * halves) / len(text), f"out_of/{len(text)}")


def percent(match: re.Match[str]) -> ParsedScore | None:
    """Read "82%"."""
    number = number_of(match["n"])
    return None if number is None or number > 100 else made(match, number, "percent")


def bare(match: re.Match[str]) -> ParsedScore | None:
    """Read a figure whose scale is not stated."""
    number = number_of(match["n"])
    return None if number is None or number > 100 else made(match, None, None, UNKNOWN_SCALE)


def cjk_stars(match: re.Match[str]) -> ParsedScore | None:
    """Read "四つ星", "星4つ", "별 네 개 반"."""
    number = number_of(match["n"] or match["after"])
    return None if number is None or number > 5 else stars_of(match, number + (0.5 if match["half"] else 0.0), None)


def cjk_points(match: re.Match[str]) -> ParsedScore | None:
    """Read "80点" behind a word for ratings: points above twenty are of a hundred, fewer are of an unknown top."""
    number = number_of(match["n"])
    if number is None or number > 100:
        return None
    known = number > _FEW_POINTS
    return made(match, number if known else None, "out_of/100" if known else None, None if known else UNKNOWN_SCALE)


_FEW_POINTS: Final = 20


def cjk_fraction(match: re.Match[str]) -> ParsedScore | None:
    """Read "5つ星のうち4", "10점 만점에 8점", "8分（满分10分）"."""
    number, top = number_of(match["n"]), number_of(match["top"])
    if number is None or top not in scales.TOPS:
        return None
    groups = match.re.groupindex
    number += 0.5 if "half" in groups and match["half"] else 0.0
    kind = "stars" if re.search(r"[星별개★]", match.group()) else "out_of"
    return made(match, 100 * number / top, f"{kind}/{top:g}")


def scaled(match: re.Match[str]) -> ParsedScore | None:
    """Read "on a scale of 1 to 10 a 7", "8 по 10-балльной шкале"."""
    number = number_of(match["n"])
    top = number_of(match["top"]) if "top" in match.re.groupindex else float(re.findall(r"\d{1,3}", match.group())[-1])
    return (
        None
        if number is None or top not in scales.TOPS or number > top
        else made(match, 100 * number / top, f"out_of/{top:g}")
    )


def school(match: re.Match[str]) -> ParsedScore | None:
    """Read a mark of German schools, 1 the best and 6 the worst: "2+" is 1.7."""
    number = number_of(match["n"])
    if number is None or not 0.7 <= number <= 6:
        return None
    return _marked(match, number, (match["sign"] or "").lower())


def _marked(match: re.Match[str], number: float, sign: str) -> ParsedScore:
    """Return the score of a mark of German schools; a plus makes it better by a third of a mark."""
    number += 0 if not sign else -0.3 if sign in {"+", "plus"} else 0.3
    return made(match, 100 * (6 - min(max(number, 1.0), 6.0)) / 5, "school/6", "marks of German schools, 1 is the best")


def school_named(match: re.Match[str]) -> ParsedScore | None:
    """Read "sehr gut (1-)", "gut": a mark of German schools in its word, and its figure where it is beside it."""
    number = number_of(match["n"]) if match["n"] else float(scales.SCHOOL_MARKS[match["word"].casefold()])
    sign = (match["late"] or match["sign"] or "").strip()
    return None if number is None else _marked(match, number, sign)


def school_word(match: re.Match[str]) -> ParsedScore | None:
    """Read a mark of Russian schools in a word: "твёрдая четвёрка" is 4 of 5."""
    return made(match, 20.0 * scales.SCHOOL_WORDS[match["n"].casefold()], "out_of/5")


def around_zero(match: re.Match[str]) -> ParsedScore | None:
    """Read "+2 out of -4..+4"."""
    number, low, top = (int(match[g].replace("−", "-")) for g in ("n", "low", "top"))
    return None if not low <= number <= top else made(match, 100 * (number - low) / (top - low), f"from/{low}..{top}")


def thumbs(match: re.Match[str]) -> ParsedScore | None:
    """Read thumbs: a verdict without a scale."""
    return made(match, None, "thumbs", UNKNOWN_SCALE)
