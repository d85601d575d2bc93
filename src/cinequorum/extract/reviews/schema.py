"""Reviews that a page states as structured data: JSON-LD, and microdata in its elements (schema.org/Review).

Critics' reviews are stated in the same way: what another outlet published, or an organisation wrote, is no visitor's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import unescape
from typing import Any

from cinequorum.extract.clues import Clue
from cinequorum.extract.drafts import Draft, clean
from cinequorum.extract.material import Material, Voice
from cinequorum.extract.reviews.dates import stated_date
from cinequorum.extract.reviews.found import Record, Shown
from cinequorum.model.page import Role

_MOST = 2000
_TAG = re.compile(r"<[^<>]{1,200}>")
_BREAK = re.compile(r"<(?:br|/p|/div)\b[^<>]{0,20}>|\n", re.IGNORECASE)
_KINDS = frozenset({"review", "userreview"})
_BODIES = ("reviewbody", "description", "text")
_PREFIX = 24  # letters by which a block is looked up


def with_stated(material: Material, items: Iterable[Any]) -> Material:
    """Return the page with the reviews of its JSON-LD: placed in the blocks that show them, appended where none does.

    `items` are what `json_ld` makes of its scripts. Nothing is added where the reviews are fewer than two or all by one
    author: that is the page's own review.
    """
    stated = [voice for item in _items(items) if (voice := _voice(item)) is not None]
    stated = list({(v.author, v.text): v for v in stated}.values())[:_MOST]
    if len({v.author for v in stated if v.author}) < 2:
        return material
    shown = _Index(material.drafts)
    drafts = list(material.drafts)
    voices = []
    for voice in stated:
        place = shown.find(voice.text)
        if place is None:
            place = (len(drafts), 0)
            drafts += [Draft(text=t, role=Role.USER_REVIEW, look="json") for t in voice.text.split("\n")]
            place = (place[0], len(drafts) - 1)
        voices.append(replace(voice, first=place[0], last=place[1]))
    main = (*material.main, *(False for _ in drafts[len(material.drafts) :]))
    return replace(material, drafts=tuple(drafts), main=main, voices=tuple(voices))


def _items(items: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """Yield the reviews among the items of JSON-LD, those nested in films and products included."""
    stack: list[tuple[Any, int]] = [(item, 0) for item in items][::-1]
    while stack:
        item, depth = stack.pop()
        if isinstance(item, list) and depth < 8:
            stack.extend((one, depth + 1) for one in reversed(item))
        elif isinstance(item, dict) and depth < 8:
            kinds = item.get("@type")
            names = {str(k).rpartition("/")[2].lower() for k in (kinds if isinstance(kinds, list) else [kinds])}
            if names & _KINDS:
                yield item
            else:
                stack.extend((one, depth + 1) for one in reversed(list(item.values())))


def _voice(item: dict[str, Any]) -> Voice | None:
    said = {str(key).lower(): value for key, value in item.items()}
    text = next((t for key in _BODIES if (t := _text(said.get(key)))), None)
    author = said.get("author") or said.get("creator")
    author = author[0] if isinstance(author, list) and author else author
    company = isinstance(author, dict) and str(author.get("@type")).rpartition("/")[2] in {
        "Organization",
        "Corporation",
    }
    if text is None or company or said.get("publisher"):
        return None
    name = _text(author.get("name") if isinstance(author, dict) else author)
    date = said.get("datepublished") or said.get("datecreated") or said.get("datemodified")
    rating = said.get("reviewrating")
    return Voice(
        author=name,
        date=stated_date(str(date)) if date else None,
        stamp=str(date) if date else None,
        rating=_rating(rating if isinstance(rating, dict) else {}),
        text=text,
        first=-1,
        last=-1,
    )


def _text(value: Any) -> str | None:
    """Return a value as clean lines without tags."""
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return None
    lines = _BREAK.sub("\n", unescape(str(value))).split("\n")
    return "\n".join(t for line in lines if (t := " ".join(clean(_TAG.sub(" ", line)).split()))) or None


def _rating(rating: dict[str, Any]) -> str | None:
    value, best = (_text(rating.get(key)) for key in ("ratingValue", "bestRating"))
    if value is None:
        return None
    return value if "/" in value or "%" in value else f"{value}/{best or 5}"


class _Index:
    """The blocks of a page by how they begin."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._texts = [_folded(draft.text) for draft in drafts]
        self._at: dict[str, list[int]] = {}
        for index, text in enumerate(self._texts):
            if text:
                self._at.setdefault(text[:_PREFIX], []).append(index)

    def find(self, text: str) -> tuple[int, int] | None:
        """Return the first and last block that show a text, None where none begins as it does; each is found once."""
        folded = _folded(text)
        for size in range(min(_PREFIX, len(folded)), 0, -1):
            for index in self._at.get(folded[:size], ()):
                block = self._texts[index]
                if folded.startswith(block) or block.startswith(folded):
                    self._at[folded[:size]].remove(index)
                    return index, self._until(index, folded)
        return None

    def _until(self, index: int, folded: str) -> int:
        rest = folded[len(self._texts[index]) :]
        while rest and index + 1 < len(self._texts) and (block := self._texts[index + 1]) and rest.startswith(block):
            index, rest = index + 1, rest[len(block) :]
        return index


def _folded(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())


def record_of(voice: Voice, drafts: Sequence[Draft]) -> Record:
    """Return a stated review as a record of its own."""
    return Record(
        first=voice.first,
        last=voice.last,
        begin=(voice.first, 0),
        end=(voice.last, len(drafts[voice.last].text)),
        author=voice.author,
        date=voice.date,
        stamp=voice.stamp,
        rating=shown(voice.rating, voice.first),
    )


def shown(raw: str | None, draft: int) -> Shown | None:
    """Return a stated rating at the draft of its review."""
    return Shown(draft=draft, start=0, end=0, raw=raw) if raw else None


def of_microdata(clues: Sequence[Clue], drafts: Sequence[Draft]) -> tuple[Record, ...]:
    """Return the reviews in elements of the type Review that hold an element with their words."""
    found = []
    for index, clue in enumerate(clues):
        if clue.kind == "review":
            record = _of_element(clue, _inside(clues, index), drafts)
            found += [record] if record else []
    return tuple(found)


def _inside(clues: Sequence[Clue], index: int) -> dict[str, Clue]:
    """Return the properties of one item, the first of each; of an item inside an item the inner ones too."""
    props: dict[str, Clue] = {}
    for clue in clues[index + 1 :]:
        if clue.first >= clues[index].last or clue.kind == "review":
            break
        if clue.kind.startswith("prop:"):
            props.setdefault(clue.kind[5:], clue)
    return props


def _of_element(item: Clue, props: dict[str, Clue], drafts: Sequence[Draft]) -> Record | None:
    body = next((props[key] for key in _BODIES if key in props), None)
    if body is None or body.first >= body.last or "publisher" in props:
        return None
    begin, end = body.first, _before(body.last, drafts)
    raw, best = (_said(props.get(key), drafts) for key in ("ratingvalue", "bestrating"))
    date = _said(props.get("datepublished") or props.get("datecreated"), drafts)
    rating = raw if not raw or "/" in raw else f"{raw}/{best or 5}"
    last = _before(item.last, drafts)[0]
    return Record(
        first=item.first[0],
        last=max(end[0], min(last, len(drafts) - 1)),
        begin=begin,
        end=end,
        author=_said(props.get("author"), drafts),
        date=stated_date(date) if date else None,
        stamp=date,
        rating=shown(rating, begin[0]),
        labels=tuple(i for i in range(item.first[0], last + 1) if not begin[0] <= i <= end[0]),
    )


def _before(place: tuple[int, int], drafts: Sequence[Draft]) -> tuple[int, int]:
    """Return the end of an element as an end of text: that of the draft before where the element closed with it."""
    draft, at = place
    if at == 0 and draft > 0:
        return draft - 1, len(drafts[draft - 1].text)
    return draft, min(at, len(drafts[draft].text)) if draft < len(drafts) else at


def _said(clue: Clue | None, drafts: Sequence[Draft]) -> str | None:
    """Return what a property says: its attribute's value, else the words of its element."""
    if clue is None:
        return None
    if clue.value:
        return clue.value.strip()
    (first, start), (last, end) = clue.first, _before(clue.last, drafts)
    if first != last or first >= len(drafts):
        return None
    return drafts[first].text[start:end].strip() or None
