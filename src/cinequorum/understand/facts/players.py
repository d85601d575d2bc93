"""Lists of performers with their parts under a heading for the cast: `Jane Doe: Anna`, `Jane Doe as Anna`, name, part.

One row of such a form may be anything; three in a row under the heading are a cast list, and then a name need not look
like one that we know.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice, takewhile
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.model.page import FURNITURE
from cinequorum.understand.data.roles import PART_WORDS
from cinequorum.understand.facts.labels import label_starts, predicates_of
from cinequorum.understand.facts.person_names import find_names
from cinequorum.understand.facts.row_lines import Row
from cinequorum.understand.facts.scene import Scene, either

_FEWEST: Final = 3  # rows of one form
_MOST: Final = 60
_LABEL: Final = 40  # characters
_NAMES: Final = 0.6  # share of the rows whose names look like names
_OTHER_PARTS: Final = 1 / 3  # share of the second lines that are no full names
_LONGEST_BARE: Final = 30  # names without parts: more are a page's list of persons
_KNOWN: Final = 2 / 3  # share of such names that begin with a given name we know
_NUMBER: Final = re.compile(r"[\s#]*\d{1,2}$")
_WHO: Final = re.compile(r"[^\W\d_a-z][^\W\d_.'’-]*(?:[ .'’-]{1,2}[^\W\d_]+){1,4}\.?")
_ASIDE: Final = re.compile(r"\s*\([^()]{0,60}\)$")
_NEITHER: Final = re.compile(r"[!?]|\.\s|https?:|^\d")


def find_players(scene: Scene) -> Iterator[Claim]:
    """Yield the performers of cast lists, with their parts."""
    rows = scene.rows
    for index in scene.label_rows:
        row = rows[index]
        if not _is_cast_label(row, scene.page.language):
            continue
        under = [r for r in rows[index + 1 : index + 1 + _MOST] if r.text]
        found = _in_one_line(scene, under) or _run_on(scene, under[:1]) or _by_turns(scene, under)
        yield from found or (() if row.role in FURNITURE else _bare(scene, under))


def _is_cast_label(row: Row, language: str) -> bool:
    text = row.text.rstrip(" :：")
    if not 2 <= len(text) <= _LABEL or text[:1].islower() or text.lower().split(" ", 1)[0] not in label_starts():
        return False
    return predicates_of(text, language) == ("cast",)


def _in_one_line(scene: Scene, rows: Sequence[Row]) -> list[Claim]:
    """Read rows of one form, `Jane Doe as Anna`: the form of the first row, as far as it goes."""
    for form in _forms():
        found = list(takewhile(bool, (form.fullmatch(row.text) for row in rows)))
        if len(found) < _FEWEST:
            continue
        matches = [match for match in found if match]
        if form is _uncased_form():
            told = zip(rows, matches, strict=False)
            return [c for row, m in told for c in _uncased_player(scene, row, (m["who"], m["part"]))]
        left, right = _look_like_names(matches, "who"), _look_like_names(matches, "part")
        who, part = ("who", "part") if left >= right else ("part", "who")
        if max(left, right) < _NAMES * len(matches):
            return []
        told = zip(rows, matches, strict=False)
        return [
            claim
            for row, match in told
            for claim in _player(scene, row, (match[who].strip(), match[part].strip(), row.text))
        ]
    return []


def _run_on(scene: Scene, rows: Sequence[Row]) -> list[Claim]:
    """Read `Jane Doe as Anna Bo Day as Carl Cy Orr as Dora`: each part ends where the full name after it begins."""
    row = next(iter(rows), None)
    words = list(_as_word().finditer(row.text)) if row else []
    if row is None or len(words) < _FEWEST - 1 or _NEITHER.search(row.text):
        return []
    names = [_name_before(row.text, word.start()) for word in words]
    ends = [*(name for name in names[1:]), len(row.text)]
    if any(name < 0 for name in names) or names[0] != 0:
        return []
    told = zip(names, words, ends, strict=True)
    return [
        claim
        for start, word, end in told
        for claim in _player(
            scene,
            Row(text=row.text[start:end], start=row.start + start, role=row.role),
            (row.text[start : word.start()], row.text[word.end() : end].strip(), row.text[start:end].rstrip()),
        )
    ]


def _name_before(text: str, end: int) -> int:
    """Return where the full name that ends here starts: its last two words, or all where there are no more; or -1."""
    start = text.rfind(" ", 0, max(text.rfind(" ", 0, end), 0)) + 1
    return start if _is_name(text[start:end]) else -1


def _bare(scene: Scene, rows: Sequence[Row]) -> list[Claim]:
    """Read nothing but full names, one a line: three of them, of which we know most, and then something else."""
    names = list(takewhile(lambda row: _is_name(row.text), rows))
    sure = sum(next(iter(find_names(row.text))).sure for row in names)
    if len(names) < _FEWEST or len(names) > _LONGEST_BARE or sure < _KNOWN * len(names):
        return []
    return [replace(claim, p=0.85) for row in names for claim in _player(scene, row, (row.text, "", row.text))]


def _look_like_names(matches: Sequence[re.Match[str]], group: str) -> int:
    return sum(_is_name(match[group].strip()) for match in matches)


def _by_turns(scene: Scene, rows: Sequence[Row]) -> list[Claim]:
    """Read names and parts on lines of their own; lines that keep coming back, but for a number, are no part of it."""
    often = Counter(_NUMBER.sub("", row.text) for row in rows)
    lines = [row for row in rows if often[_NUMBER.sub("", row.text)] < _FEWEST]
    names = list(takewhile(lambda row: _is_name(row.text), lines))
    if len(names) >= _FEWEST and len(lines) < len(rows):  # numbered, or beside their portraits
        return [claim for row in names for claim in _player(scene, row, (row.text, "", row.text))]
    pairs = list(takewhile(_is_pair, zip(lines[::2], lines[1::2], strict=False)))
    strange = sum(not _is_name(part.text) for _, part in pairs)
    if len(pairs) < _FEWEST or strange < _OTHER_PARTS * len(pairs):
        return []
    return [
        claim
        for name, part in pairs
        for claim in _player(scene, name, (name.text, part.text, scene.page.text[name.start : _end(part)]))
    ]


def _is_pair(pair: tuple[Row, Row]) -> bool:
    name, part = pair
    label = part.text.endswith((":", "："))
    return _is_name(name.text) and not label and len(part.text) <= _LABEL and not _NEITHER.search(part.text)


def _end(row: Row) -> int:
    return row.start + len(row.text)


def _is_name(text: str) -> bool:
    names = list(islice(find_names(text), 2))
    return len(names) == 1 and names[0].full and names[0].start == 0 and names[0].end >= len(text) - 1


def _player(scene: Scene, row: Row, told: tuple[str, str, str]) -> Iterator[Claim]:
    who, part, printed = told
    if not _WHO.fullmatch(who) and not _is_name(who):
        return
    yield Claim(
        predicate="cast",
        value=who,
        raw=printed,
        span=scene.page.span(row.start, row.start + len(printed)),
        rule="players.list/1",
        p=0.93,
        role=_ASIDE.sub("", part) or None,
    )


def _uncased_player(scene: Scene, row: Row, told: tuple[str, str]) -> Iterator[Claim]:
    """`김하나: 박이레 역`: the word for a part says which of the two is the part; nothing else tells a name there."""
    yield Claim(
        predicate="cast",
        value=told[0].strip(),
        raw=row.text,
        span=scene.page.span(row.start, row.start + len(row.text)),
        rule="players.uncased/1",
        p=0.9,
        role=told[1].strip(),
    )


@cache
def _uncased_form() -> re.Pattern[str]:
    """Return the form of rows in Korean, Japanese and Chinese whose part ends with the word for one."""
    letter = r"[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3・·＝]"
    who, part = rf"(?P<who>{letter}{{1,12}}(?:\s{letter}{{1,12}}){{0,3}})", r"(?P<part>[^:：()（）–—]{1,40}?)"
    return re.compile(rf"{who}\s?(?:[:：–—-]\s?|[(（]\s?|\.{{2,}}\s?|\s){part}\s?[역役](?:\s?[)）])?")


@cache
def _as_word() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{either(word.strip(' :：') for word in PART_WORDS if word.endswith(' '))})\s")


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """Return the forms of rows: with a word before the part, a colon, a dash, a parenthesis."""
    name, part = r"(?P<who>[^:：()–—]{3,45}?)", r"(?P<part>[^:：()–—]{1,60}?)"
    words = either(word.strip(" :：") for word in PART_WORDS if word.endswith(" "))
    aside = r"(?:\s\([^()]{1,60}\))?"
    return (
        _uncased_form(),
        re.compile(rf"{name}\s(?i:{words})\s(?P<part>[^:：–—()]{{1,60}}?){aside}"),
        re.compile(rf"{name}\s?[:：]\s?{part}{aside}(?:\s[–—-]\s.*)?"),
        re.compile(rf"{name}\s[–—-]\s{part}{aside}"),
        re.compile(rf"{name}\s?\((?:as\s)?(?P<part>[^()]{{1,50}})\)"),
    )
