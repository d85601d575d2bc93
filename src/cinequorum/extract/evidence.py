"""What the kind of a page is judged by, gathered from its blocks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from cinequorum.extract.data.kinds import COMMON_LABELS, FILM_PAGES, MORE_LABELS, SECTIONS, SHEET_PREDICATES
from cinequorum.extract.drafts import Draft
from cinequorum.extract.limits import KIND_WEIGHED
from cinequorum.extract.material import Stated
from cinequorum.model.page import MarkKind, Role
from cinequorum.text.beginnings import begins_one
from cinequorum.text.sheet_labels import labels_of

_LINE = 100  # characters of a line that can be an entry of a list or a question
_LABELLED_LINE = 200  # characters of a line that begins with a label
_VOTED = frozenset(
    {"rating", "rated", "year", "awards", "format", "image", "photo"}
)  # labels of reviews, users, pictures
_RECORD = 4  # labels that stand once in the record of the page's own film
_NAMING = 140  # characters of a line that names a film
_UNDER = 15  # words of the prose under an entry
_PROSE = (Role.BODY, Role.HEADING)
_ENTRY_WORDS = 12  # words of an entry that is wholly a title: headlines of articles have more
_TITLE_WORDS = 9  # words of a heading that may be a film's title
_LEAD = re.compile(r"^\W{0,3}([^\W\d_a-z][^:：.!?]{1,60})\W{0,3}[:：]\W{0,3}\s?\S")
RECORD_LABELS = (labels_of(*SHEET_PREDICATES) | frozenset(MORE_LABELS)) - frozenset(COMMON_LABELS)
"""The labels that only the rows of a film's record have, case-folded."""
_PROSE_LINE = 80  # characters of a block that is prose
_BULLET = 4  # characters before the first word of a line
_NAME = 60  # characters of a name that prose sets off
_SET_OFF = (MarkKind.LINK, MarkKind.EMPHASIS)
_QUOTED = re.compile(r"«[^»]{1,60}»|“[^”]{1,60}”|„[^“”]{1,60}[“”]|《[^》]{1,40}》|『[^』]{1,40}』|‘[^’]{2,60}’(?!\w)")
_LABEL_END = re.compile(r"\s*(?:\(\d+\)\s*)?(?:[:：|]|$)")
_LONGEST_LABEL = max(map(len, RECORD_LABELS))
_may_be_label = begins_one(RECORD_LABELS)


def label_of(line: str) -> str | None:
    """Return the label of a film's record with which a line begins, in small letters, or None.

    A label is followed by a colon or a bar, or it is the whole line; a count in parentheses may stand behind it.

    >>> label_of("Directors (2): Ann Lee"), label_of("Cast"), label_of("Cast away at sea")
    ('directors', 'cast', None)
    """
    if not _may_be_label(line) and not line[:1].isspace():
        return None  # most lines, in a third of the time of the search
    end = _LABEL_END.search(line, 0, _LONGEST_LABEL + 12)
    head = line[: end.start()].strip().casefold() if end else ""
    return head if head in RECORD_LABELS else None


_SECTIONS = frozenset((*SECTIONS, *RECORD_LABELS))
FILM_LINE = re.compile(r"^\W{0,5}(?:\d{1,3}[.)]\s)?.{1,90}?\((?:[^()]{1,60},\s)?(?:19|20)\d\d\)(?:\W.{0,30})?$")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_MARKED = (MarkKind.STRONG, MarkKind.LINK, MarkKind.EMPHASIS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a kind is judged by: `lines` are body and headings, `sizes` their words, `text` the lines joined,
    `reviews` the users'.

    `bold` are the lines set in bold as a whole; `entries` the number of lines that are wholly a link or emphasised,
    with prose under them; `headed` the headings with prose under them that are no usual part of a page about one film,
    `echoed` those of them whose words the prose repeats, as it does with a title; `leads` the blocks that begin with a
    name of their own and a colon or with words set off; `labels` the labels of a film's record anywhere on the
    page, `named` the short blocks that name a film with its year, `records` how often one label comes again,
    `set_off` the different names that prose sets off: linked, emphasised or in quotation marks; `linked_films` the
    different films to whose pages in databases lines link that are nothing but a link; `dated_leads` the different
    titles, set off or before a colon or dash, with which lines begin and whose year follows in brackets.
    """

    lines: tuple[str, ...]
    sizes: tuple[int, ...]
    headings: tuple[str, ...] = ()
    headline: str | None = None
    stated: tuple[Stated, ...] = ()
    reviews: int = 0
    bold: tuple[str, ...] = ()
    entries: int = 0
    headed: int = 0
    echoed: int = 0
    leads: int = 0
    labels: int = 0
    named: int = 0
    records: int = 0
    set_off: int = 0
    linked_films: int = 0
    dated_leads: int = 0

    @property
    def text(self) -> str:
        """All lines as one text."""
        return "\n".join(self.lines)


def evidence_of(drafts: Sequence[Draft], roles: Sequence[Role]) -> Evidence:
    """Gather what the blocks of a page tell; headline, stated values and reviews are the caller's to add."""
    held = [d for d, role in zip(drafts, roles, strict=True) if role in _PROSE][:KIND_WEIGHED]
    headings = [d for d, role in zip(drafts, roles, strict=True) if role is Role.HEADING]
    headed, labels = _headed(drafts, roles), _labels(drafts)
    return Evidence(
        lines=tuple(d.text for d in held),
        sizes=tuple(words_of(d.text) for d in held),
        headings=tuple(d.text for d in headings),
        bold=tuple(d.text for d in held if len(d.text) <= _LINE and _is_wholly(d, (MarkKind.STRONG,))),
        entries=_entries(held),
        headed=len(headed),
        echoed=sum(headed),
        leads=_leads(held),
        labels=len(labels),
        records=_records(labels),
        named=sum(map(names_film, (d.text for d in drafts[:KIND_WEIGHED]))),
        set_off=_set_off(held),
        linked_films=_linked_films(held),
        dated_leads=_dated_leads(held),
    )


def _linked_films(held: Sequence[Draft]) -> int:
    """Count the films whose pages in databases are linked to by the beginning of a line."""
    links = (
        mark.target for draft in held for mark in draft.marks if mark.kind is MarkKind.LINK and mark.start <= _BULLET
    )
    return len({target for target in links if target and any(page in target for page in FILM_PAGES)})


def _dated_leads(held: Sequence[Draft]) -> int:
    """Count the titles with which lines begin, their year in brackets behind them, as entries of a diary have it."""
    found = set()
    for draft in held:
        match = _DATED_LEAD.match(draft.text) if draft.role is not Role.HEADING else None
        if match and (match["then"] or any(m.start <= _BULLET and m.kind in _MARKED for m in draft.marks[:1])):
            found.add(match["title"].casefold())
    return len(found)


_DATED_LEAD = re.compile(
    r"\W{0,5}(?:\d{1,3}[.)]\s)?(?P<title>[^\W_][^()（）\n]{0,70}?)\W{0,4}\s?[(（](?:[^()（）\n]{2,40},\s)?(?:19|20)\d\d[)）]"
    r"\W{0,3}?(?P<then>\s?[:：–—-]|$)?"
)


def words_of(text: str) -> int:
    """Count the words of a text; in scripts that set no spaces between words, two signs for one.

    >>> words_of("a dull film"), words_of("不要温和地走入那良夜")
    (3, 5)
    """
    parted = len(text.split())
    signs = 0 if text.isascii() else len(_UNSPACED.findall(text))
    return signs // 2 if signs > 2 * parted else parted


def _set_off(held: Sequence[Draft]) -> int:
    """Count the different names that prose sets off by typography or short quotation marks."""
    prose = [draft for draft in held if len(draft.text) >= _PROSE_LINE]
    marked = {
        draft.text[mark.start : mark.end].casefold()
        for draft in prose
        for mark in draft.marks
        if mark.kind in _SET_OFF and mark.end - mark.start <= _NAME and _may_be_name(draft.text[mark.start])
    }
    quoted = {
        match[0][1:-1].casefold()
        for draft in prose
        if any(sign in draft.text for sign in "“«„《『‘")
        for match in _QUOTED.finditer(draft.text)
        if _may_be_name(match[0][1])
    }
    return len(marked | quoted)


def _may_be_name(sign: str) -> bool:
    """Tell whether a sign may begin a name: a capital, a figure, a letter of a script without capitals."""
    return sign.isdigit() or (sign.isalpha() and not sign.islower())


def _records(labels: Counter[str]) -> int:
    """Count the records that repeat their labels: where there are several labels, two of them must come again."""
    times = sorted((n for label, n in labels.items() if label not in _VOTED), reverse=True)
    if sum(n == 1 for n in times) >= _RECORD:  # one film's record, and tiles of related ones beside it
        return 0
    return times[min(1, len(times) - 1)] if times else 0


def names_film(line: str) -> bool:
    """Tell whether a line names a film with its year.

    >>> names_film("3. The Ferry (Ann Lee, 1962)"), names_film("The ferry sank in 1962.")
    (True, False)
    """
    return len(line) <= _NAMING and ")" in line and FILM_LINE.match(line) is not None


def _is_wholly(draft: Draft, kinds: Sequence[MarkKind]) -> bool:
    if not draft.marks:
        return False
    shown = sum(char.isalnum() for char in draft.text)
    return any(
        m.kind in kinds and sum(char.isalnum() for char in draft.text[m.start : m.end]) >= max(2, 0.8 * shown)
        for m in draft.marks
    )


def _entries(held: Sequence[Draft]) -> int:
    """Count the short lines that are wholly a title, linked or emphasised, with prose in the next block."""
    return sum(
        len(line.text) <= _LINE
        and line.text[-1] not in "?.!"
        and len(line.text.split()) <= _ENTRY_WORDS
        and len(after.text.split()) >= _UNDER
        and not _is_wholly(after, (MarkKind.LINK,))  # another headline
        and _is_wholly(line, (MarkKind.LINK, MarkKind.EMPHASIS))
        for line, after in pairwise(held)
    )


def _headed(drafts: Sequence[Draft], roles: Sequence[Role]) -> list[bool]:
    """Tell for each heading that has prose under it and may be a title whether the prose repeats its words."""
    found = []
    held = [(d, role) for d, role in zip(drafts, roles, strict=True) if role in _PROSE]
    for (heading, role), (after, under) in pairwise(held):
        text = heading.text.strip(" :*_#")
        if role is not Role.HEADING or under is Role.HEADING or _is_brief(after.text):
            continue
        if len(text.split()) <= _TITLE_WORDS and text.lower() not in _SECTIONS and text[-1:] not in "?？":
            found.append(_core(text) in after.text.lower())
    return found


def _is_brief(text: str) -> bool:
    """Tell a text of fewer words than stand under a heading; where no spaces part them, by their signs."""
    return len(text) < 4 * _UNDER and (text.isascii() or words_of(text) < _UNDER)


def _core(title: str) -> str:
    """Return what prose repeats of an entry's heading: no number, no year, no rating."""
    return re.sub(r"^\W*\d{1,3}[.):]\s|\s*[(\[|★–—].*$", "", title).strip().lower() or title.lower()


def _leads(held: Sequence[Draft]) -> int:
    """Count the different names with which blocks of prose begin, set off by a colon or by typography."""
    names = []
    for draft in held:
        if len(draft.text) < 4 * _UNDER or draft.role is Role.HEADING:
            continue
        match = _LEAD.match(draft.text)
        if match and match[1].strip().lower() not in _SECTIONS:
            names.append(match[1].strip().lower())
        else:
            names.extend(draft.text[m.start : m.end].lower() for m in draft.marks[:1] if _opens(m.start, m.end, draft))
    return len({name for name in names if names.count(name) == 1})


def _opens(start: int, end: int, draft: Draft) -> bool:
    kind = draft.marks[0].kind
    return start <= 3 and 2 <= end - start <= 60 and kind in _MARKED and draft.text[start:end].lower() not in _SECTIONS


def _labels(drafts: Sequence[Draft]) -> Counter[str]:
    """Count how often each label of a film's record begins a short block anywhere on the page."""
    lines = [d.text for d in drafts[:KIND_WEIGHED] if len(d.text) <= _LABELLED_LINE]
    return Counter(label for line in lines if (label := label_of(line)) is not None)
