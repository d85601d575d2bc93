"""What a site prints in every review, by which a page can be cut: the date, the rating, the author's line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from msgspec import Struct, structs

from cinequorum.extract.data.listings import AUTHOR_LOOKS, BETWEEN, UNRATED
from cinequorum.extract.drafts import Draft
from cinequorum.extract.reviews.dates import (
    Stamp,
    closing_stamp,
    may_be_dated,
    prints_year,
    says_when,
    stamp_in,
    stated_date,
)
from cinequorum.extract.reviews.ratings import RATING, printed_rating
from cinequorum.extract.reviews.view import View, is_label, is_of_reviews, looks, set_of
from cinequorum.model.page import Role

_UNRATED = re.compile(rf"(?:^|[\s|·•,(–—-]){UNRATED}(?=$|[\s|·•,)–—-])", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_SIGNS = ' ,:;|·•–—-()[]#"“”«»'
_LONGEST = 90  # characters of a line that holds a date and at most a name
_HEAD = 110  # characters at the start of a review's words in which its name and date may stand
_NAME = 40
_END = 30  # characters at the end of a title in which its date may stand
_FAMILIES = 3  # most frequent shapes of each sort that are tried
_BETWEEN = frozenset(BETWEEN)
_SEAM = re.compile(r"[^\W_](?=[^\W\d_a-z])|[^\W\d_](?=\d)")
_MONTH_AND_DAY = re.compile(r"(?:0\d|1[0-2])-(?:[0-2]\d|3[01])|(?:\d|1[0-2])月\d{1,2}日|\d{1,2}월 ?\d{1,2}일")


class Anchor(Struct, frozen=True, kw_only=True):
    """A line that every review has. `name` is who it names; `shape` is alike for lines set alike.

    `stamp` and `date` are what it says of the time: as printed, and in EDTF. `words` is where in the same draft the
    review's own words begin and end, None where the line holds none.
    """

    draft: int
    shape: str
    name: str | None = None
    stamp: str | None = None
    date: str | None = None
    words: tuple[int, int] | None = None


def families_of(view: View) -> Iterator[tuple[Anchor, ...]]:
    """Yield the sets of lines by which a page may be cut, dates before ratings before authors' names.

    Ratings and names count only on pages that announce reviews, by a heading or by the names of their elements.
    """
    shown = [(index, draft) for index, draft in enumerate(view.drafts) if draft.role is None]
    dated = list(_all_dated(view, shown))
    yield from _families(_shown(view, dated), fewest=2)
    if view.html:
        yield from _families(dated, fewest=3, key=lambda anchor: set_of(view.drafts[anchor.draft]))
    announced = any(index in view.headings for index, _ in shown)
    if not announced and not any(map(is_of_reviews, {draft.look for _, draft in shown})):
        return
    short = [(index, draft) for index, draft in shown if len(draft.text) <= _LONGEST]
    yield from _families([a for i, d in short if (a := _rated(i, d)) is not None], fewest=3)
    named = [(i, d) for i, d in short if is_label(d.text) and (looks(d, AUTHOR_LOOKS) or view.told(i, "user"))]
    yield from _families([Anchor(draft=i, shape=set_of(d), name=bare_name(d.text)) for i, d in named], fewest=3)


def _shown(view: View, anchors: Sequence[Anchor]) -> Sequence[Anchor]:
    """Leave teasers out where the markup is lost, unless most lines are taken for teasers: then they are not."""
    kept = [anchor for anchor in anchors if view.html or view.roles[anchor.draft] is not Role.RELATED]
    return kept if 2 * len(kept) >= len(anchors) else anchors


def bare_names(view: View) -> Iterator[tuple[Anchor, ...]]:
    """Yield the short lines, each with sentences under it, that a heading of reviews has below it: names alone.

    For pages where nothing else is repeated: no date, no rating, no telling class.
    """
    texts = [draft.text for draft in view.drafts]
    begin = max(view.headings, default=len(texts))
    labels = [i for i in range(begin + 1, len(texts) - 1) if is_label(texts[i]) and not is_label(texts[i + 1])]
    held = [i for i in labels if view.drafts[i].role is None and view.roles[i] not in {Role.RELATED, Role.LEGAL}]
    found = [Anchor(draft=i, shape=set_of(view.drafts[i]), name=bare_name(texts[i])) for i in held]
    for names in _families(found, fewest=2 if all(_said_author(view, anchor) for anchor in found) else 3):
        if len({texts[anchor.draft] for anchor in names}) < len(names):
            continue  # what comes again is a title or a button: nobody else tells these from names
        words = sum(len(texts[anchor.draft].split()) for anchor in names)
        if words <= 2.2 * len(names) and not any(texts[anchor.draft].startswith("The ") for anchor in names):
            yield names


def _said_author(view: View, anchor: Anchor) -> bool:
    """Tell whether an element's own name says that it names an author."""
    return any(clue.kind == "author" for clue in view.clues.get(anchor.draft, ()))


def signed_names(view: View) -> Iterator[Anchor]:
    """Yield the words under a name and a line that comes again under each name, such as a link to all of a user's.

    They stand under a heading of reviews, in a text that lost its markup.
    """
    if view.html or not view.headings:
        return
    texts, begin = [draft.text for draft in view.drafts], max(view.headings)
    under = Counter(text for text in texts[begin + 1 :] if is_label(text) and " " in text)
    button, times = max(under.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    if times < _SIGNED:
        return
    for index in range(begin + 1, len(texts) - 2):
        if texts[index + 1] == button and is_label(texts[index]) and not is_label(texts[index + 2]):
            words = Anchor(draft=index + 2, shape="signed")
            yield structs.replace(_tail(view, index + 2, view.drafts[index + 2]) or words, name=bare_name(texts[index]))


_SIGNED = 3  # times that a line comes again


def _families(anchors: Iterable[Anchor], fewest: int, key=lambda anchor: anchor.shape) -> Iterator[tuple[Anchor, ...]]:  # type: ignore[no-untyped-def]
    shapes: dict[str, list[Anchor]] = {}
    for anchor in anchors:
        shapes.setdefault(key(anchor), []).append(anchor)
    common = sorted(shapes.values(), key=lambda found: (-len(found), found[0].draft))
    yield from (tuple(found) for found in common[:_FAMILIES] if len(found) >= fewest)


def _all_dated(view: View, shown: Sequence[tuple[int, Draft]]) -> Iterator[Anchor]:
    """Yield the dates among these blocks; most blocks can hold none, and few pages have a line without figures."""
    said = says_when(draft.text for _, draft in shown)
    for index, draft in shown:
        if may_be_dated(draft.text, _HEAD, said=said) or view.told(index, "date") is not None:
            anchor = _dated(view, index, draft)
            if anchor is not None:
                yield anchor


def _dated(view: View, index: int, draft: Draft) -> Anchor | None:
    """Read a line of date and name, the beginning of a review's words, or their end."""
    head = _head(view, index, draft)
    if head and head.words and ":" in draft.text[head.words[0] - 3 : head.words[0]]:
        return head
    whole = _whole(view, index, draft) if len(draft.text) <= _LONGEST else None
    return whole or head or _tail(view, index, draft)


def _whole(view: View, index: int, draft: Draft) -> Anchor | None:
    text = draft.text
    stamp = stamp_in(text, view.order) or _glued(text, view.order) or _yearless(text)
    clue = view.told(index, "date")
    if stamp is None and clue is not None and clue.last[0] == index:
        shown = range(min(clue.first[1], len(text)), min(clue.last[1], len(text)))
        stamp = Stamp(start=shown.start, end=shown.stop, edtf=stated_date(clue.value), form="stated")
        stamp = stamp if stamp.edtf else None
    if stamp is None:
        return None
    rest = _rest(text, stamp)
    if len(_WORD.findall(rest)) > 6:
        return None
    date = stamp.edtf or (stated_date(clue.value) if clue else None)
    return Anchor(
        draft=index,
        shape=f"{stamp.form} {_form(rest)} {set_of(draft)}",
        name=name_in(rest),
        stamp=text[stamp.start : stamp.end].strip() or None,
        date=date,
    )


def _glued(text: str, order: str) -> Stamp | None:
    """Find the date at the end of a line that lost the space between it and a name."""
    if len(text) > _NAME + 20 or not text[-4:].isdecimal():
        return None
    for seam in _SEAM.finditer(text):
        stamp = stamp_in(text[seam.end() :], order)
        if stamp is not None and stamp.edtf and stamp.start == 0:
            at = seam.end()
            return replace(stamp, start=at, end=at + stamp.end, form=f"glued {stamp.form}")
    return None


def _yearless(text: str) -> Stamp | None:
    """Take a line of month and day alone for a date: no year is known, but the page can be cut there."""
    return Stamp(start=0, end=len(text), edtf=None, form="9-9") if _MONTH_AND_DAY.fullmatch(text) else None


def _rest(text: str, stamp: Stamp) -> str:
    """Return a line without its date and its rating."""
    return _UNRATED.sub(" ", RATING.sub(" ", f"{text[: stamp.start]} {text[stamp.end :]}"))


def _form(rest: str) -> str:
    """Say in which words a line leads to its name, whatever the name."""
    words = [word.lower() for word in _WORD.findall(rest)]
    lead = next((i for i, word in enumerate(words) if word not in _BETWEEN), len(words))
    return " ".join([*words[:lead], *(["N"] if lead < len(words) else [])])


def _head(view: View, index: int, draft: Draft) -> Anchor | None:
    """Read "Bo (5 March 2021, 4/5): Nobody moved ..." and a table's row: name, date, rating, words in one block."""
    text = draft.text
    if not prints_year(text, _HEAD):  # of "ago" no head is made
        return None
    stamp = stamp_in(text[:_HEAD], view.order) or stamp_in(text[: _HEAD // 2], view.order)
    if stamp is None or stamp.form == "ago" or stamp.start > _NAME + 10 or len(text) < stamp.end + 3:
        return None
    lead = text[: stamp.start]
    name = name_in(lead)
    if name is None or len(_WORD.findall(lead)) > 5 or not _opens(lead):
        return None
    stop = _header_end(text, stamp.end)
    if stop is None or stop >= len(text):
        return None
    return Anchor(
        draft=index,
        shape=f"head {stamp.form} {set_of(draft)}",
        name=name,
        stamp=text[stamp.start : stamp.end].strip(),
        date=stamp.edtf,
        words=(stop, len(text)),
    )


def _opens(lead: str) -> bool:
    """Tell whether a bracket, a bar or a dash parts the name from the date, as no sentence does."""
    return lead.rstrip()[-1:] in {"(", "[", "|", ":", "–", "—", "-", ",", "·", "•", "/"}


def _header_end(text: str, at: int) -> int | None:
    """Return where the words begin after a date: past the rating and the signs that end a header, None without any."""
    rest = text[at : at + 40]
    match = re.match(r"[\s,;:|·•/–—)\]-]*", rest)
    rated = RATING.match(rest, match.end() if match else 0)
    stop = rated.end() if rated else 0
    signs = re.match(r"[\s,;:|·•/–—)\]-]*", rest[stop:])
    end = stop + (signs.end() if signs else 0)
    return at + end if rest[stop:end].strip() else None


def _tail(view: View, index: int, draft: Draft) -> Anchor | None:
    stamp = closing_stamp(draft.text, view.order)
    if stamp is None or stamp.start < 3:
        return None
    return Anchor(
        draft=index,
        shape=f"tail {stamp.form} {set_of(draft)}",
        stamp=draft.text[stamp.start : stamp.end].strip(_SIGNS),
        date=stamp.edtf,
        words=(0, stamp.start),
    )


def _rated(index: int, draft: Draft) -> Anchor | None:
    found = printed_rating(draft)
    if found is None:
        return None
    rest = f"{draft.text[: found[0]]} {draft.text[found[1] :]}"
    name = name_in(rest)
    return Anchor(draft=index, shape=f"rating {set_of(draft)}", name=name) if len(rest.split()) <= 5 else None


def name_in(rest: str) -> str | None:
    """Return the name in what a line holds besides date and rating, without the words that lead to it.

    >>> name_in("Written by Ann Lee on"), name_in(" | "), name_in("от Лена С.,")
    ('Ann Lee', None, 'Лена С.')
    """
    words = rest.split()
    while words and words[0].strip(_SIGNS).lower() in _BETWEEN | {""}:
        words.pop(0)
    while words and words[-1].strip(_SIGNS).lower() in _BETWEEN | {""}:
        words.pop()
    if len(words) > 1 and words[-1].isdigit() and len(words[-1]) <= 3:  # how many answered
        words.pop()
    return bare_name(" ".join(words).strip(_SIGNS))


def bare_name(text: str) -> str | None:
    """Return a text that can be a user's name: short, with a letter or figures of its own."""
    return text if 0 < len(text) <= _NAME and any(char.isalpha() for char in text) else None


def dated_lines(view: View, first: int, last: int) -> tuple[Anchor, ...]:
    """Return the lines of date in a stretch of the page."""
    shown = [(i, view.drafts[i]) for i in range(first, last) if view.drafts[i].role is None]
    found = (_dated(view, i, draft) or _titled(view, i, draft) for i, draft in shown)
    return tuple(anchor for anchor in found if anchor is not None)


def _titled(view: View, index: int, draft: Draft) -> Anchor | None:
    """Read the title of a review with its date after a comma at the end."""
    text = draft.text
    begin = max(0, len(text) - _END)
    stamp = stamp_in(text[begin:], view.order) if len(text) <= _HEAD else None
    if stamp is None or stamp.edtf is None or begin + stamp.end < len(text):
        return None
    if not text[: begin + stamp.start].rstrip().endswith(","):
        return None
    return Anchor(draft=index, shape="titled", stamp=text[begin + stamp.start :], date=stamp.edtf)
