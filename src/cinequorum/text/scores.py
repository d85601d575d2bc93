"""Ratings as they are printed: fractions, letters, stars, percentages, brought to 0..100 where the scale is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

from cinequorum.text import score_forms as forms
from cinequorum.text.data import scales
from cinequorum.text.numbers import either, number_of
from cinequorum.text.score_context import DECORATION, counts_nothing, gives_film, is_rating, stands_alone
from cinequorum.text.score_forms import UNKNOWN_SCALE, ParsedScore, Reader
from cinequorum.text.score_gates import Gates, cue_places, gates_of
from cinequorum.text.score_orders import orders

__all__ = ["UNKNOWN_SCALE", "ParsedScore", "find_scores", "parse_score"]

_FLAGS = re.IGNORECASE
_PAD = rf"(?:{either(scales.PADDING)}\s){{0,3}}"
_ANNOUNCED = (
    r"\s?(?:\([^()\n]{1,20}\))?\**\s{0,2}(?:[:：=–—|-]{1,2}|\bof\b|\bis\b|は、?)?"
    r"(?:\*{1,3}(?=\s))?\s{0,2}(?:\*{1,3}(?=[^*\s½])(?!1/2|of|out))?(?:an?\s)?"
)
_CUE = rf"\b(?P<cue>{either(scales.CUES)})\b{_ANNOUNCED}"
_GIVEN = rf"\b{either(scales.GIVERS)}\s{_PAD}"
_GIVEN_TO = re.compile(rf"\b{either(scales.OWN_GIVERS)}\s(?P<whom>(?:[^\s\d.,;:!?()]{{1,25}}\s){{1,7}})$", _FLAGS)
_APART = 120  # characters in which who gives stands before the stars
_AT_LARGE: Final = frozenset(scales.AT_LARGE)
_CJK_CUE = rf"(?P<cue>{either(scales.CJK_CUES)}){_ANNOUNCED}"
_LEAD = re.compile(_CUE, _FLAGS)
_CUED = re.compile(rf"(?:{_CUE}|{_GIVEN})", _FLAGS)
_CJK_CUED = re.compile(_CJK_CUE)
_SCHOOL_CUE = re.compile(rf"\b{either(scales.SCHOOL_CUES)}\b\**\s?[:–—=(-]?\**\s?$", _FLAGS)
_OF_SCHOOLS = re.compile(r"schulnote\b\W{0,4}$", _FLAGS)

_Pairs = tuple[tuple[re.Pattern[str], Reader], ...]
_ALONE: Final[_Pairs] = (
    (forms.PERCENT, forms.percent),
    (forms.AROUND_ZERO, forms.around_zero),
    (forms.FRACTION_ANY, forms.fraction),
    (forms.LETTER, forms.letter),
    (forms.STAR_WORD, forms.star_words),
    (forms.STAR_FIGURE, forms.star_words),
    (forms.ASTERISKS, forms.asterisks),
    (forms.STAR_SIGNS, forms.star_signs),
    (forms.ROW, forms.row),
    (forms.CJK_TOP_FIRST, forms.cjk_fraction),
    (forms.CJK_TOP_LAST, forms.cjk_fraction),
    (forms.CJK_STARS, forms.cjk_stars),
    (forms.CJK_POINTS, forms.cjk_points),
    (forms.EMOJI, forms.emoji),
    (forms.THUMBS, forms.thumbs),
    (forms.EMOJI_BARE, forms.emoji),
    (forms.SCALED_AFTER, forms.scaled),
    (forms.BARE, forms.bare),
)
_AFTER_CUE: Final = (*(pair for pair in _ALONE if pair[1] is not forms.bare), (forms.SCHOOL_WORD, forms.school_word))
_DRAWN: Final[_Pairs] = (
    (forms.STAR_SIGNS, forms.star_signs),
    (forms.STAR_FIGURE, forms.star_words),
    (forms.EMOJI, forms.emoji),
    (forms.ROW, forms.row),
)
_CJK: Final[_Pairs] = (
    (forms.CJK_TOP_FIRST, forms.cjk_fraction),
    (forms.CJK_TOP_LAST, forms.cjk_fraction),
    (forms.CJK_STARS, forms.cjk_stars),
)
_SCALED: Final[_Pairs] = (
    (forms.SCALED, forms.scaled),
    (forms.SCALED_AFTER, forms.scaled),
)
_ROW_SIGNS = "".join(sign for pair in scales.OTHER_SIGNS for sign in pair)
_FIRM: Final = re.compile(rf"[/⁄／]|\b{either(scales.OUT_OF)}\b", _FLAGS)
_SIGNED_LETTER = re.compile(r"^[\W_]{0,4}(?P<letter>[A-DF])(?P<sign>[+−–-])[\W_]{0,4}$", re.MULTILINE)
_ASTERISKS = re.compile(
    r"(?<![*\w])(?:\*{2,5}\s?(?:½|1/2(?!\d))|\*{1,5}\s?\(?(?:out\sof|of|/)\s?(?:(?:\d|four|five)\b|\*{3,5})\)?)", _FLAGS
)


def parse_score(raw: str) -> ParsedScore | None:
    """Read a rating that stands on its own (a metadata value, a score column); None where `raw` is no rating.

    >>> [parse_score(s).value for s in ("4/5", "3 1/2 out of 4", "A minus", "82%", "★★★☆☆", "5つ星のうち4")]
    [80.0, 87.5, 91.0, 82.0, 60.0, 80.0]
    >>> parse_score("3").note
    'scale unknown'
    >>> parse_score("Recommended") is None
    True
    """
    bare = raw.strip(DECORATION)
    if lead := _LEAD.match(bare) or _CJK_CUED.match(bare):
        bare = bare[lead.end() :]
    start = raw.find(bare)
    for pattern, reader in _ALONE:
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
    return _known(text) if len(text) <= _SENTENCE else _found(text)


def _found(text: str) -> tuple[ParsedScore, ...]:
    found: list[ParsedScore] = []
    for score in sorted(_candidates(text), key=lambda s: (s.start, -s.end)):
        if not found or score.start >= found[-1].end:
            found.append(score)
    return tuple(found)


_SENTENCE: Final = 1000  # characters of a text that is kept
_known = lru_cache(maxsize=128)(_found)  # who looks for users' ratings and for the author's asks of the same sentences


def _candidates(text: str) -> Iterator[ParsedScore]:
    """Yield what each form finds, asking only for the forms that the text can hold."""
    gates = gates_of(text)
    yield from _cued(text, gates)
    if gates.fractions:
        yield from _fractions(text)
    yield from orders(text)
    for open_, pairs in ((gates.signs, _DRAWN), (gates.cjk, _CJK), (gates.scaled, _SCALED)):
        if open_:
            yield from _anywhere(text, pairs)
    if gates.stars:
        yield from _star_words(text)
    if "*" in text:
        yield from _asterisks(text)
    if len(text) <= 12 or "\n" in text:
        yield from _letters_alone(text)


def _cued(text: str, gates: Gates) -> Iterator[ParsedScore]:
    cues = [_CUED.match(text, at) for at in cue_places(text)] if gates.cued else []
    if gates.cjk:
        cues += _CJK_CUED.finditer(text)
    for cue in cues:
        if cue and (score := _after_cue(text, cue)):
            yield score


def _star_words(text: str) -> Iterator[ParsedScore]:
    for match in forms.STAR_WORD.finditer(text):
        if (stands_alone(text, match) or _is_given(text, match)) and (score := forms.star_words(match)):
            yield score


def _is_given(text: str, match: re.Match[str]) -> bool:
    """Tell whether the author gives the stars, and to one film: "I give Salt Road a hard-won five stars"."""
    given = _GIVEN_TO.search(text, max(0, match.start() - _APART), match.start())
    return given is not None and _AT_LARGE.isdisjoint(given["whom"].casefold().split())


def _asterisks(text: str) -> Iterator[ParsedScore]:
    """Yield "***½" and "*** (out of four)"; three asterisks alone part two scenes."""
    for found in _ASTERISKS.finditer(text):
        match = forms.ASTERISKS.match(text, found.start())
        if match and (score := forms.asterisks(match)):
            yield score


def _fractions(text: str) -> Iterator[ParsedScore]:
    """Yield fractions; "of" and its like make one only with stars, or with points alone on the line."""
    for match in forms.FRACTION_ANY.finditer(text):
        firm = (
            _FIRM.search(match.group())
            or match["first"]
            or match["starred"]
            or (match["pointed"] and stands_alone(text, match))
        )
        if firm and is_rating(text, match) and (score := forms.fraction(match)):
            yield score


def _anywhere(text: str, pairs: _Pairs) -> Iterator[ParsedScore]:
    for pattern, reader in pairs:
        for match in pattern.finditer(text):
            if not match.group().strip() or (pattern is forms.STAR_SIGNS and _single(text, match)):
                continue
            bounded = pattern is not forms.CJK_STARS or stands_alone(text, match)
            if bounded and (score := reader(match)):
                yield score


def _single(text: str, match: re.Match[str]) -> bool:
    """Tell whether this is one star that only adorns: a bullet, the star before a figure."""
    lone = len((match["full"] or "").replace("\ufe0f", "")) == 1 and not (
        match["half"] or match["empty"] or match["top"]
    )
    return lone and not stands_alone(text, match)


def _letters_alone(text: str) -> Iterator[ParsedScore]:
    for line in _SIGNED_LETTER.finditer(text):
        match = forms.LETTER.match(text, line.start("letter"))
        if match and (score := forms.letter(match)):
            yield score


def _after_cue(text: str, cue: re.Match[str]) -> ParsedScore | None:
    """Read the rating right after a cue: here letters, percentages and loose fractions count too."""
    at = cue.end()
    if score := _school(text, cue):
        return score
    for pattern, reader in _AFTER_CUE:
        match = pattern.match(text, at)
        if match and match.group().strip() and _ends_cleanly(text, match, cue) and (score := reader(match)):
            return score
    return _bare_after(text, cue) if cue["cue"] else _bare_given(text, cue)


def _bare_given(text: str, cue: re.Match[str]) -> ParsedScore | None:
    """Read "I give this film a 7.": a figure up to ten that closes the sentence, after a verb with the film in it."""
    match = forms.BARE.match(text, cue.end()) if gives_film(cue.group()) else None
    if match is None or not re.match(r"\s*(?:[.!)]\s*(?:$|\s\D)|\n|$)", text[match.end() : match.end() + 4]):
        return None
    return forms.bare(match) if (number_of(match["n"]) or 11) <= 10 else None


def _school(text: str, cue: re.Match[str]) -> ParsedScore | None:
    before = text[cue.start() : cue.end()]
    if not _SCHOOL_CUE.search(before):
        return None
    named = forms.SCHOOL_NAMED.match(text, cue.end())
    if named and not re.match(r"\s?\w", text[named.end() : named.end() + 2]):
        return forms.school_named(named)
    pattern = forms.SCHOOL if _OF_SCHOOLS.search(before) else forms.SCHOOL_SIGNED
    match = pattern.match(text, cue.end())
    return forms.school(match) if match and not re.match(r"\s?\w", text[match.end() : match.end() + 1]) else None


def _bare_after(text: str, cue: re.Match[str]) -> ParsedScore | None:
    """Read "Score: 85": a figure with nothing after it in its line, and no age after "rated"."""
    line_end = text.find("\n", cue.end())
    rest = text[cue.end() : len(text) if line_end < 0 else line_end]
    match = forms.BARE.match(text, cue.end())
    opens = not text[: cue.start()].rpartition("\n")[2].strip(" *_#>")
    if match is None or not (opens or re.search(r"[:：=–—|-]\W*$", cue.group())):
        return None
    if not re.fullmatch(r"[\s.*_)!]*", rest[match.end() - cue.end() :]):
        return None
    number = number_of(match["n"])
    if number is None or (10 < number < 22 and number != 20 and cue["cue"].casefold() in scales.AGE_CUES):
        return None
    known = scales.KNOWN_TOPS.get(cue["cue"].casefold())
    if known and known[0] <= number <= known[1]:
        return forms.made(match, 100 * number / known[1], f"out_of/{known[1]:g}", "the scale that its name implies")
    return forms.bare(match)


def _ends_cleanly(text: str, match: re.Match[str], cue: re.Match[str]) -> bool:
    after = text[match.end() : match.end() + 2]
    letter = match.re is forms.LETTER
    if letter and not match["sign"] and not (after == "" or after[0] in ".,;!)\n*_" or after.startswith((" (", " |"))):
        return False
    if letter and text[match.start()].islower():
        return False
    if match.group()[-1:] in _SIGN_ENDS or match.re in {
        forms.CJK_STARS,
        forms.CJK_TOP_FIRST,
        forms.CJK_TOP_LAST,
        forms.CJK_POINTS,
        forms.THUMBS,
    }:
        return True
    return not re.match(r"[\w/+]|[.,:]\d", after) and (letter or counts_nothing(text, match, cue))


_SIGN_ENDS: Final = frozenset(f"{scales.STAR_SIGNS}{scales.STAR_SIGNS_EMPTY}{scales.HALF_SIGNS}{_ROW_SIGNS}*)%％")
