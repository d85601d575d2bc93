"""Data sheets whose labels have no colon: a label on a line of its own, or before its value on the same line.

`Directed by` over a line `Jane Doe`; `Running time 92 mins` among lines of its kind; rows of full credits,
`Jane Doe ... Anna`; `Anna - played by Jane Doe`; `Jane Doe - Director`. A label alone proves nothing: "Music" may head
a paragraph, and a menu has "Genre" over a list of all genres. So three labels with fit values have to stand together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from cinequorum.model.claim import CREDITS, Claim
from cinequorum.model.page import FURNITURE, Role
from cinequorum.understand.data.roles import PLAYED_BY
from cinequorum.understand.facts.cells import SheetLine, sheet_claims
from cinequorum.understand.facts.fitting import FIT
from cinequorum.understand.facts.labels import label_starts, once, predicates_of
from cinequorum.understand.facts.name_runs import names_in_run
from cinequorum.understand.facts.person_names import find_names
from cinequorum.understand.facts.row_lines import Row
from cinequorum.understand.facts.scene import Scene, either

_LEAST: Final = 3  # labels of a film's record that have to stand together
_CAST: Final = 2  # names of the cast beside a director that need no third label
_FAR: Final = 4  # lines between two labels with values of one sheet
_SAME: Final = 2  # sheets on a page: more lines with the label of a director are a list of films
_ROWS: Final = 60
_LABEL: Final = 40  # characters
_MENU: Final = 5  # values of one label outside a page's body: more are a menu's
_DOTTED: Final = re.compile(r"(?P<who>[^:.…]{2,50}?(?:\s[A-Z]\.[^:.…]{1,30}?)?):?\s*(?:\.{2,}|…)\s*:?\s*(?P<what>\S.*)")
_TRADE: Final = re.compile(r"(?P<who>[^:–—-]{4,50}?)\s[–—-]\s(?P<trade>[^:–—]{3,30})")
_PARTED: Final = re.compile(r"[–—:.-](?:(?<!\.)|\.)")  # what stands between a name and a part or a trade
_DASH: Final = re.compile(r"\s[–—-]\s")
_NOTE: Final = re.compile(r"\(.*\)(?:\s(?:and|&|und|et|y|e))?")
_CUT_SHORT: Final = re.compile(r"\s*,\s*(?:\.{2,3}|…)$")  # `Ann Lee, Bo Day, ...`
_ASIDE: Final = re.compile(r"\s*\([^()]{0,60}\)")
_READ: Final = ("runtime", "year", "country", "language", "genre", "certificate", "original_title", "release", "colour")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Field:
    """A label with one of its values, and the line where it stands."""

    index: int
    line: SheetLine
    aside: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """What is looked for under a label: the label's place among the lines, what it names, the page's language."""

    index: int
    predicate: str
    language: str


def find_rows(scene: Scene) -> Iterator[Claim]:
    """Yield what sheets without colons say of the page's film."""
    rows = scene.rows
    for row in rows:
        if _PARTED.search(row.text):
            yield from _played_by(scene, row)
            for line in _trades(row, scene.page.language):
                yield from sheet_claims(scene, line)
    fields = [*_headed(scene), *_inline(scene)]
    if len({f.index for f in fields if f.line.predicate == "director" and "inline" in f.line.rule}) > _SAME:
        return
    for group in _together(sorted(fields, key=lambda f: f.index)):
        for field in group:
            yield from sheet_claims(scene, field.line)


def _played_by(scene: Scene, row: Row) -> Iterator[Claim]:
    """`Anna - played by Jane Doe`: a form that says enough alone."""
    played = _played().fullmatch(row.text) if " " in row.text else None
    if played and _is_name(played["who"]):
        span = scene.page.span(row.start, row.start + len(row.text))
        yield Claim(
            predicate="cast",
            value=played["who"],
            raw=row.text,
            span=span,
            rule="rows.played/1",
            p=0.93,
            role=played["part"].strip(),
        )


def _trades(row: Row, language: str) -> Iterator[SheetLine]:
    """`Jane Doe - Director`, `Director - Jane Doe`."""
    trade = _TRADE.fullmatch(row.text) if _DASH.search(row.text) else None
    if trade is None:
        return
    for who, label in ((trade["who"], trade["trade"]), (trade["trade"], trade["who"])):
        for predicate in predicates_of(label, language):
            if predicate in CREDITS and predicate != "cast" and _is_name(who):
                at = row.start + row.text.find(who)
                yield SheetLine(predicate=predicate, value=who, start=at, rule="rows.trade/1", p=0.9)


def _headed(scene: Scene) -> Iterator[_Field]:
    """Read the lines under a label that stands alone on its line."""
    rows, language = scene.rows, scene.page.language
    for at in scene.label_rows:
        for predicate in _label_alone(rows[at], language):
            reading = _Reading(index=at, predicate=predicate, language=language)
            yield from _under(rows[at], rows[at + 1 : at + 1 + _ROWS], reading)


def _under(label: Row, rows: Sequence[Row], reading: _Reading) -> Iterator[_Field]:
    """Yield the values under a label: up to the first line that is none, which must not cut a cast list of bare names.

    There a line with a name may be a part's: `Jane Doe`, `Anna`, `Bo Day`, `The Doctor`.
    """
    found: list[_Field] = []
    bare = reading.predicate == "cast"
    for row in rows:
        if _NOTE.fullmatch(row.text):  # "(in credits order)", "(screenplay) and"
            continue
        lines = () if _ends(row, label, reading.language) else _values(reading.predicate, row, "rows.headed/1")
        if not lines:
            if bare and found and row.text and not _ends(row, label, reading.language):
                return
            break
        bare = bare and not lines[0].role and "(" not in lines[0].value
        words = label.text.rstrip(" :：")
        aside = label.role in FURNITURE
        found += [_Field(index=reading.index, line=replace(line, label=words), aside=aside) for line in lines]
    yield from found


def _ends(row: Row, label: Row, language: str) -> bool:
    """Say whether a line ends what stands under a label: prose, another heading, another label."""
    if not row.text or _label_alone(row, language) or once(row.text) != row.text:  # `Sound Sound`: a label, doubled
        return True
    if row.text.endswith((":", "：")) and not _is_name(row.text.rstrip(" :：")):  # a label that we do not know
        return True
    return row.role is Role.HEADING and label.role is Role.HEADING


def _label_alone(row: Row, language: str) -> tuple[str, ...]:
    text = once(row.text.rstrip(" :"))
    if not 2 <= len(text) <= _LABEL or text[:1].islower() or text.lower().split(" ", 1)[0] not in label_starts():
        return ()
    return predicates_of(text, language)


def _inline(scene: Scene) -> Iterator[_Field]:
    """`Running time 92 mins`: a label and its value in one line without a sign between them."""
    rows, language = scene.rows, scene.page.language
    for index in scene.label_rows:
        row = rows[index]
        words = row.text.split(" ")
        if len(words) < 2 or not words[0][:1].isupper() or words[0].lower() not in label_starts():
            continue
        for count in range(min(4, len(words) - 1), 0, -1):
            predicates = predicates_of(" ".join(words[:count]), language)
            rest = " ".join(words[count:])
            at = row.start + len(row.text) - len(rest)
            value = Row(text=rest, start=at, role=row.role)
            lines = [line for p in predicates for line in _values(p, value, "rows.inline/1")]
            if lines:
                yield from (_Field(index=index, line=line, aside=row.role in FURNITURE) for line in lines)
                break


def _together(fields: Sequence[_Field]) -> Iterator[list[_Field]]:
    """Yield the groups of neighbouring labels that make a sheet."""
    group: list[_Field] = []
    for field in fields:
        if group and field.index - group[-1].index > _FAR * 15:
            yield from _sheet(group)
            group = []
        group.append(field)
    yield from _sheet(group)


def _sheet(group: list[_Field]) -> Iterator[list[_Field]]:
    kinds = {field.line.predicate for field in group}
    if (len(kinds) < _LEAST or not kinds & CREDITS) and not _makes_a_record(group):
        return
    if all(field.aside for field in group) and not kinds & {"director", "runtime"}:
        return
    many = Counter((field.index, field.line.predicate) for field in group if field.line.predicate in _READ)
    yield [f for f in group if many[f.index, f.line.predicate] <= _MENU]


def _makes_a_record(group: list[_Field]) -> bool:
    """Say whether two labels in the page's body are enough: one of its director, and one over a list of its cast."""
    under: Counter[str] = Counter(field.line.predicate for field in group)
    return under["director"] > 0 and under["cast"] >= _CAST and not any(field.aside for field in group)


def _values(predicate: str, row: Row, rule: str) -> tuple[SheetLine, ...]:
    """Return the labelled line if its words are fit for the predicate; of names run together one line each."""
    line = _value(predicate, row, rule)
    if line is None or predicate not in CREDITS or line.role:
        return (line,) if line else ()
    run = names_in_run(line.value)
    return tuple(replace(line, value=line.value[a:b], start=line.start + a) for a, b in run) or (line,)


def _value(predicate: str, row: Row, rule: str) -> SheetLine | None:
    """Return the labelled line if its words are fit for the predicate."""
    text = row.text.strip(" :")
    if predicate in CREDITS:
        return _person(SheetLine(predicate=predicate, value=row.text, start=row.start, rule=rule, p=0.93))
    if predicate in ("production_company", "distributor"):
        text = _ASIDE.sub("", text)
    fit = FIT.get(predicate)
    if text and fit and fit(text):
        return SheetLine(predicate=predicate, value=text, start=row.start, rule=rule, p=0.9)
    return None


def _person(line: SheetLine) -> SheetLine | None:
    """Return a row of credits with its name and the part; None where it is no name and no names in a row."""
    line = replace(line, value=_CUT_SHORT.sub("", line.value))
    dotted = _DOTTED.fullmatch(line.value)
    if dotted:
        who, what = dotted["who"].strip(), _ASIDE.sub("", dotted["what"]).strip()
        cast = line.predicate == "cast"
        if not _is_name(who) and not (cast and re.fullmatch(r"[^\W\d_]{3,}", who)):
            return None
        return replace(line, value=who, role=what if cast else "", printed=line.value)
    bare = line.value.rstrip(" :")
    if names_in_run(bare):
        return replace(line, value=bare)
    pieces = [_ASIDE.sub("", piece).strip() for piece in re.split(r",|\s&\s|\sand\s|\s[/|]\s", bare)]
    return replace(line, value=bare) if pieces and all(_is_name(piece) for piece in pieces) else None


def _is_name(text: str) -> bool:
    names = find_names(text)
    return len(names) == 1 and names[0].full and names[0].start == 0 and names[0].end >= len(text) - 1


@cache
def _played() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<part>[^:.]{{2,50}}?)\s?(?:[–—:-]|\.{{2,}})\s(?i:{either(PLAYED_BY)})\s(?P<who>[^:,]{{4,50}})"
    )
