"""What is what within records: the place of name, title and words is found by comparing all records of a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cinequorum.extract.data.listings import AUTHOR_LOOKS, BADGES, BETWEEN, REPLY_HEADS, REPLY_LOOKS, TITLE_LOOKS
from cinequorum.extract.reviews.anchors import bare_name, name_in
from cinequorum.extract.reviews.cuts import Cut
from cinequorum.extract.reviews.found import Record, Shown
from cinequorum.extract.reviews.ratings import RATING, Extent, ratings_of, said
from cinequorum.extract.reviews.view import View, is_label, is_noise, looks
from cinequorum.model.page import MarkKind, Role

_BADGE = re.compile(rf"(?<=\S)[\s|·•,(–—-]{{1,3}}{BADGES}", re.IGNORECASE)
_REPLY = re.compile(REPLY_HEADS, re.IGNORECASE)
_INNER = frozenset({Role.NAVIGATION, Role.ADVERT, Role.RELATED, Role.LEGAL})
_QUOTES = '"“”„«»'
_SHORT = 80  # characters of a line that stands in every record
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_MOST_OF = 0.6  # of the records that must have a name in one place
# How much each place tells of being the author's, before coverage and variety count.
_TRUST = {"stated": 1.0, "class": 0.8, "user": 0.7, "anchor": 0.6, "look": 0.5, "before1": 0.3, "first": 0.25,
          "rating": 0.2, "before2": 0.15, "after1": 0.2, "last": 0.1, "second": 0.1, "picture": 0.05}  # fmt: skip


@dataclass(slots=True, kw_only=True)
class Row:
    """A record in the making: `lines` are the drafts that may hold its words, `labels` the candidates for its name."""

    cut: Cut
    lines: list[int]
    rating: Shown | None = None
    names: dict[str, tuple[str, int]] = field(default_factory=dict)
    author: str | None = None
    title: int | None = None


def records_of(view: View, cuts: Sequence[Cut]) -> tuple[Record, ...]:
    """Sort the lines of each cut into name, title, rating and words; cuts without words are left out."""
    repeated = _repeated(view, cuts)
    ratings = ratings_of(view, [_extent(cut) for cut in cuts])
    rows = [
        Row(cut=cut, lines=_lines(view, cut, repeated, rating), rating=rating)
        for cut, rating in zip(cuts, ratings, strict=True)
    ]
    _name(view, rows)
    _strip_badges(rows)
    after = _words_after(view, rows)
    _entitle(view, rows, after=after)
    return tuple(record for row in rows if (record := _record(view, row, after=after)) is not None)


def _extent(cut: Cut) -> Extent:
    """Return where a record's rating may stand: first beside the date, in a block of words only before them."""
    return Extent(first=cut.first, last=cut.last, anchor=cut.anchor.draft, header=(cut.anchor.words or (0, 0))[0])


def _repeated(view: View, cuts: Sequence[Cut]) -> frozenset[str]:
    """Return the short lines, figures apart, that stand in most records: labels and buttons."""
    if len(cuts) < 3:
        return frozenset()
    seen: Counter[str] = Counter()
    for cut in cuts:
        seen.update({_plain(view, i) for i in range(cut.first, cut.last + 1) if len(view.drafts[i].text) <= _SHORT})
    return frozenset(text for text, count in seen.items() if count >= max(3, 0.5 * len(cuts)))


def _plain(view: View, index: int) -> str:
    return re.sub(r"\d+", "9", view.drafts[index].text)


def _lines(view: View, cut: Cut, repeated: frozenset[str], rating: Shown | None) -> list[int]:
    """Return the drafts of a cut that are neither its anchor nor its rating nor furniture, up to an answer."""
    found = []
    for index in range(cut.first, cut.last + 1):
        draft = view.drafts[index]
        if index == cut.anchor.draft:
            if cut.anchor.words:
                found.append(index)
            continue
        if index > cut.anchor.draft and _is_reply(view, index, cut):
            break
        begun = any(not is_label(view.drafts[i].text) for i in found)
        rated = not begun and rating is not None and rating.draft == index and _mostly(rating, draft.text)
        inner = draft.hint in _INNER and cut.depth >= 0 and draft.holder in draft.chain[cut.depth :]
        if not (draft.role or rated or inner or is_noise(draft.text) or _plain(view, index) in repeated):
            found.append(index)
    return found


def _mostly(rating: Shown, text: str) -> bool:
    return rating.end - rating.start >= 0.5 * len(text)


def _is_reply(view: View, index: int, cut: Cut) -> bool:
    draft = view.drafts[index]
    return bool(_REPLY.match(draft.text)) or (cut.depth >= 0 and looks(draft, REPLY_LOOKS) and bool(cut.anchor.name))


def _name(view: View, rows: Sequence[Row]) -> None:
    """Give each record the name that stands where most records have one, each another."""
    for row in rows:
        row.names = dict(reversed(list(_candidates(view, row))))
    places = {place for row in rows for place in row.names}
    scored = sorted(((_trust(view, rows, place), place) for place in places), reverse=True)
    for trust, place in scored:
        if trust > 0:
            for row in rows:
                if row.author is None and place in row.names:
                    row.author = row.names[place][0]
                    row.lines = [i for i in row.lines if i != row.names[place][1] and not _only(view, i, row.author)]
            if sum(row.author is not None for row in rows) >= _MOST_OF * len(rows):
                return


def _only(view: View, index: int, author: str) -> bool:
    """Tell whether a line is the author's name, or a label and the name with where they are from."""
    text = view.drafts[index].text
    label, colon, rest = text.partition(":")
    labelled = bool(colon) and label.strip().lower() in BETWEEN and len(text) <= _SHORT
    return text == author or (labelled and rest.strip().startswith(author))


def _strip_badges(rows: Sequence[Row]) -> None:
    """Take off what a site prints after names: a known badge, or a word that many of them end in."""
    ends = Counter(name.split()[-1] for row in rows for name in [row.author or ""] if len(name.split()) > 1)
    shared = {word for word, count in ends.items() if count >= max(3, 0.4 * len(rows)) and not _is_initial(word)}
    for row in rows:
        if row.author is None:
            continue
        words = row.author.split()
        if len(words) > 1 and words[-1] in shared:
            words.pop()
        row.author = _BADGE.sub("", " ".join(words)).strip(" |·•,-–—") or row.author


def _is_initial(word: str) -> bool:
    return len(word) <= 2 and word.rstrip(".").isalpha() and word[0] < "\u2e80"


def _candidates(view: View, row: Row) -> Iterator[tuple[str, tuple[str, int]]]:
    """Yield the places of a record that can hold its name: the place, the name, the draft that is nothing else."""
    cut = row.cut
    for clue in (c for i in range(cut.first, cut.last + 1) for c in view.clues.get(i, ())):
        kind = {"prop:author": "stated", "author": "class", "user": "user"}.get(clue.kind)
        text = said(view, clue) if kind != "user" else _linked(view, clue.first, clue.last)
        name = name_in(text) if kind and 0 < len(text) <= 60 else None
        if kind and name and not text.isdigit():
            whole = len(name) >= 0.6 * len(view.drafts[min(clue.first[0], len(view.drafts) - 1)].text)
            yield kind, (name, clue.first[0] if whole else -1)
    if cut.anchor.name:
        yield "anchor", (cut.anchor.name, -1)
    if row.rating and row.rating.start < row.rating.end and is_label(view.drafts[row.rating.draft].text):
        text = view.drafts[row.rating.draft].text
        if name := name_in(f"{text[: row.rating.start]} {text[row.rating.end :]}"):
            yield "rating", (name, row.rating.draft)
    yield from _by_place(view, row)


def _by_place(view: View, row: Row) -> Iterator[tuple[str, tuple[str, int]]]:
    before = [i for i in row.lines if i < row.cut.anchor.draft]
    after = [i for i in row.lines if i > row.cut.anchor.draft]
    places = [("before1", before[-1:]), ("before2", before[-2:-1]), ("after1", after[:1]), ("first", row.lines[:1]),
              ("second", row.lines[1:2]), ("last", row.lines[-1:])]  # fmt: skip
    marked = [i for i in row.lines if looks(view.drafts[i], AUTHOR_LOOKS)]
    for place, found in [("look", marked[:1]), *places]:
        for index in found:
            text = view.drafts[index].text
            if is_label(text) and not _is_quoted(text) and (name := name_in(RATING.sub(" ", text))):
                yield place, (name, index)
    pictures = [i for i in range(row.cut.first, row.cut.last + 1) if view.drafts[i].tag == "img"]
    for index in pictures[:1]:
        if name := bare_name(view.drafts[index].text):
            yield "picture", (name, -1)


def _is_quoted(text: str) -> bool:
    """Tell a line that stands in quotation marks as a whole: a title, and nobody's name."""
    return text[0] in _QUOTES and text[-1] in _QUOTES


def _linked(view: View, first: tuple[int, int], last: tuple[int, int]) -> str:
    """Return the words of a link, none where it goes on over several blocks."""
    if first[0] >= len(view.drafts):
        return ""
    text = view.drafts[first[0]].text
    return text[first[1] : last[1]].strip() if first[0] == last[0] else text[first[1] :].strip()


def _trust(view: View, rows: Sequence[Row], place: str) -> float:
    """Say how likely a place holds the names: most records have it, few share one, and they look like names."""
    found = [row.names[place] for row in rows if place in row.names]
    names = [name for name, _ in found]
    coverage = len(found) / len(rows)
    if coverage < _MOST_OF or (len(rows) >= 3 and len(set(names)) < 0.4 * len(names)):
        return 0.0
    trust = _TRUST[place] + 0.5 * coverage + 0.2 * len(set(names)) / len(names)
    if sum(len(name.split()) for name in names) > 3 * len(names) or _are_titles(names):
        return 0.0
    titled = [d for _, i in found if i >= 0 for d in [view.drafts[i]] if looks(d, TITLE_LOOKS)]
    return trust - 0.5 * (len(titled) > 0.5 * len(found)) - 0.1 * _headed(view, found)


def _are_titles(names: Sequence[str]) -> bool:
    """Tell whether many of these are questions, exclamations or begin as titles do."""
    loud = sum(name[-1] in "?!" for name in names)
    return 4 * loud > len(names) or 2 * sum(name.startswith("The ") for name in names) > len(names)


def _headed(view: View, found: Sequence[tuple[str, int]]) -> bool:
    return sum(i >= 0 and view.drafts[i].tag in _HEADINGS for _, i in found) > 0.5 * len(found)


def _words_after(view: View, rows: Sequence[Row]) -> bool:
    """Tell on which side of the anchor most words stand."""
    before = after = 0
    for row in rows:
        for index in row.lines:
            size = len(view.drafts[index].text)
            before, after = (before + size, after) if index < row.cut.anchor.draft else (before, after + size)
    return after >= before


def _entitle(view: View, rows: Sequence[Row], *, after: bool) -> None:
    """Find titles: headings, else short lines over the words that most records have in the same place."""
    for row in rows:
        heads = (i for i in row.lines if view.drafts[i].tag in _HEADINGS or looks(view.drafts[i], TITLE_LOOKS))
        row.title = next((i for i in heads if len(row.lines) > 1), None)
    if sum(row.title is not None for row in rows) >= _MOST_OF * len(rows):
        return
    if len(rows) == 1 and _heads_alone(view, rows[0], after=after):
        rows[0].title = _body(rows[0], after=after)[0]
    place = 0
    firsts = [row.lines[place] for row in rows if len(_body(row, after=after)) > 1]
    short = [i for i in firsts if _titular(view, i)]
    if len(firsts) >= max(2, _MOST_OF * len(rows)) and len(short) >= 0.8 * len(firsts):
        for row in rows:
            if row.title is None and len(row.lines) > 1 and row.lines[place] in short:
                row.title = row.lines[place]


def _heads_alone(view: View, row: Row, *, after: bool) -> bool:
    """Tell whether the only review of a page begins with a short line over long ones."""
    sizes = [len(view.drafts[i].text) for i in _body(row, after=after)[:2]]
    return len(sizes) == 2 and sizes[0] <= _SHORT and sizes[1] > 2 * _SHORT


def _titular(view: View, index: int) -> bool:
    draft = view.drafts[index]
    strong = any(m.kind is MarkKind.STRONG and m.end - m.start >= 0.8 * len(draft.text) for m in draft.marks)
    return len(draft.text) <= _SHORT and (strong or draft.text[-1] not in ".…。")


def _body(row: Row, *, after: bool) -> list[int]:
    """Return the lines of the words: those on the side of the anchor where most records have them."""
    anchor = row.cut.anchor
    lines = [i for i in row.lines if i != row.title]
    side = [i for i in lines if (i > anchor.draft) == after or i == anchor.draft]
    return side or lines


def _record(view: View, row: Row, *, after: bool) -> Record | None:
    cut, anchor = row.cut, row.cut.anchor
    words = _body(row, after=after)
    if not words and row.title is not None:
        words, row.title = [row.title], None
    if not words:
        return None
    begin, end = (words[0], 0), (words[-1], len(view.drafts[words[-1]].text))
    if anchor.words and anchor.draft == words[0]:
        begin = (anchor.draft, anchor.words[0])
    if anchor.words and anchor.draft == words[-1]:
        end = (anchor.draft, anchor.words[1])
    held = {i for i in range(cut.first, cut.last + 1) if i < words[0] or i > words[-1]}
    return Record(
        first=cut.first,
        last=max(words[-1], anchor.draft),
        begin=begin,
        end=end,
        author=row.author,
        date=anchor.date,
        stamp=anchor.stamp,
        title=row.title,
        rating=row.rating,
        labels=tuple(sorted(held - {row.title})),
    )
