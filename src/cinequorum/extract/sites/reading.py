"""What a known site's description found, placed among the blocks of the page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cinequorum.extract.drafts import Draft, Layout
from cinequorum.extract.material import Stated
from cinequorum.extract.sites.embedded import Entry
from cinequorum.extract.sites.engine import TOLD_BY_ADDRESS, Found, Part
from cinequorum.extract.sites.rules import Bit
from cinequorum.model.page import Excerpt, Kind, Role, Span, UserReview
from cinequorum.text.dates import parse_date

_LONGEST = 300  # characters of a value that is looked for in the text
_SHOWN = ("title", "author", "date", "rating")
_AREAS = {"sheet": Role.METADATA, "aside": Role.RELATED}
_SEVERAL = 2
_NOBODYS = frozenset({"film", "user_reviews", "critics", "person"})
Place = tuple[int, int, int]  # a draft, and where in its text something starts and ends
_KEYS: Mapping[str, str] = {
    "film.title": "film.name",
    "film.original": "original title",
    "film.year": "film year",
    "own.author": "review.author.name",
    "own.date": "review.datepublished",
    "own.rating": "review.reviewrating.ratingvalue",
    "own.best": "review.reviewrating.bestrating",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One review or excerpt as the drafts that hold it: all of it, its words, and what it says of itself."""

    first: int
    last: int
    begin: int
    end: int
    values: Mapping[str, str]
    places: Mapping[str, Place]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteReading:
    """A known site's page in terms of its drafts. `kind` is None where nothing was found that tells it."""

    site: str
    version: str
    page: str
    kind: str | None
    stated: tuple[Stated, ...]
    reviews: tuple[Voice, ...] = ()
    excerpts: tuple[Voice, ...] = ()
    best: str | None = None
    critics_best: str | None = None
    areas: Mapping[int, Role] = field(default_factory=dict)
    order: str = "auto"

    def told_kind(self) -> Kind | None:
        """Return the page's kind as the site's layout tells it, with the layout that matched."""
        reason = f"site: {self.site}, {self.page.replace('_', ' ')}, layout {self.version}"
        return Kind(name=self.kind, p=0.97, reasons=(reason,)) if self.kind else None

    @property
    def nobodys(self) -> bool:
        """Whether many people speak on the page, so that it has neither an author nor a date of its own."""
        return self.kind is not None and self.page in _NOBODYS

    def roles(self) -> dict[int, Role]:
        """Return the roles of the drafts in its records: reviews are reviews, excerpts are data about the film."""
        found = dict(self.areas)
        reviews = ((voice, Role.USER_REVIEW) for voice in self.reviews)
        for voice, words in (*reviews, *((voice, Role.METADATA) for voice in self.excerpts)):
            other = Role.BYLINE if words is Role.USER_REVIEW else words
            found |= dict.fromkeys(range(voice.first, voice.last + 1), other)
            found |= dict.fromkeys(range(voice.begin, voice.end + 1), words)
            if "title" in voice.places:
                found[voice.places["title"][0]] = words
        return found


def place(found: Found, places: Mapping[int, tuple[int, int]], drafts: list[Draft]) -> SiteReading | None:
    """Place what was found; records of embedded data are appended to `drafts`. None where nothing has a place."""
    reviews = _voices(found.reviews, places, drafts) + _appended(found.entries, drafts)
    excerpts = _voices(found.blurbs, places, drafts)
    layout = found.layout
    stated = (*_stated(found.values, places, drafts), *(_plain(k, v) for k, v in found.stated), *_scales(found))
    if not (reviews or excerpts or stated or found.listed or layout["page"] in TOLD_BY_ADDRESS):
        return None
    layout_of = _plain("layout", f"{found.site}, {layout['version']}")
    return SiteReading(
        site=found.site,
        version=layout["version"],
        page=layout["page"],
        kind=_kind(layout, len(reviews)),
        stated=(layout_of, *stated),
        reviews=reviews,
        excerpts=excerpts,
        best=layout.get("each.best"),
        critics_best=layout.get("blurb.best"),
        areas={
            index: _AREAS[name]
            for name, node in found.areas
            for index in range(*places.get(node.mem_id, (0, 0)))
            if index < len(drafts)
        },
        order=layout.get("dates", "auto"),
    )


def _kind(layout: Mapping[str, str], reviews: int) -> str | None:
    """Return the kind of page: a film's page that prints several reviews is one of users' reviews."""
    if layout["page"] == "film" and reviews >= _SEVERAL:
        return "user_reviews"
    return None if layout["kind"] == "user_reviews" and not reviews else layout["kind"]


def _voices(parts: Sequence[Part], places: Mapping[int, tuple[int, int]], drafts: Sequence[Draft]) -> tuple[Voice, ...]:
    return tuple(v for part in parts if (v := _voice(part, places, drafts)) is not None)


def _voice(part: Part, places: Mapping[int, tuple[int, int]], drafts: Sequence[Draft]) -> Voice | None:
    whole = places.get(part.node.mem_id)
    words = [places[bit.key] for bit in part.text if bit.key in places and places[bit.key][0] < places[bit.key][1]]
    if whole is None or not words:
        return None
    found = {k: at for k, bit in part.fields.items() if (at := _place(bit, places.get(bit.key, whole), drafts))}
    values = {key: bit.value for key, bit in part.fields.items()}
    begin, end = _words(min(first for first, _ in words), max(stop for _, stop in words) - 1, found)
    first, last = min(whole[0], begin), max(whole[1] - 1, end)
    return Voice(first=first, last=last, begin=begin, end=end, values=values, places=found)


def _words(begin: int, end: int, found: Mapping[str, Place]) -> tuple[int, int]:
    """Leave out what a site prints inside the element of a review's words: its date under them, a title over them."""
    taken = {at[0] for key, at in found.items() if key != "spoiler"}
    while begin < end and begin in taken:
        begin += 1
    while end > begin and end in taken:
        end -= 1
    return begin, end


def _place(bit: Bit, within: tuple[int, int], drafts: Sequence[Draft]) -> Place | None:
    """Find a value in the drafts of its element; inline elements may have come together without a space."""
    spaced = re.compile(r"\s*".join(map(re.escape, bit.value.split()))) if len(bit.value) <= _LONGEST else None
    for index in range(within[0], min(within[1], len(drafts))):
        match = spaced.search(drafts[index].text) if spaced else None
        if match:
            return index, match.start(), match.end()
    return None


def _stated(
    values: Sequence[tuple[str, Bit]], places: Mapping[int, tuple[int, int]], drafts: Sequence[Draft]
) -> list[Stated]:
    found = []
    for key, bit in values:
        at = _place(bit, places[bit.key], drafts) if bit.key in places else None
        name = _key(key)
        if at is None:
            found.append(Stated(key=name, value=bit.value, origin="site"))
            continue
        draft, start, end = at
        printed = drafts[draft].text[start:end]
        found.append(Stated(key=name, value=printed, origin="site", draft=draft, start=start, end=end))
    return found


def _key(key: str) -> str:
    return _KEYS.get(key) or (f"film.{key[5:]}" if key.startswith("fact.") else f"site.{key}")


def _plain(key: str, value: str) -> Stated:
    return Stated(key=_key(key), value=value, origin="site")


def _scales(found: Found) -> list[Stated]:
    """State the scale beside each rating that was found."""
    had = {key.partition(".")[0] for key, _ in (*found.values, *found.stated) if key.endswith((".value", ".rating"))}
    scales = ((key, value) for key, value in found.layout.items() if key.endswith(".best"))
    return [_plain(key, value) for key, value in scales if key.partition(".")[0] in had]


def _appended(entries: Sequence[Entry], drafts: list[Draft]) -> tuple[Voice, ...]:
    """Append the records of embedded data as lines of their own."""
    voices = []
    for raw in entries:
        entry = {key: value if key == "text" else " ".join(value.split()) for key, value in raw.items()}
        first = len(drafts)
        shown: list[str] = [key for key in _SHOWN if key in entry]
        places = {key: (first + number, 0, len(entry[key])) for number, key in enumerate(shown)}
        lines = [" ".join(line.split()) for line in entry["text"].split("\n")]
        drafts += [_line(entry[key]) for key in shown]
        drafts += [_line(line) for line in lines if line]
        begin, last = first + len(shown), len(drafts) - 1
        voices.append(Voice(first=first, last=last, begin=begin, end=last, values=entry, places=places))
    return tuple(voices)


def _line(text: str) -> Draft:
    return Draft(text=text, tag="data", look="data")


def reviews_of(reading: SiteReading, layout: Layout, page: str) -> tuple[UserReview, ...]:
    """Return the users' reviews with their places in the page's text."""
    found = []
    for voice in reading.reviews:
        spans = _spans(voice, layout, page)
        found.append(
            UserReview(
                author=voice.values.get("author"),
                published=_date(voice, reading.order),
                stamp=voice.values.get("date"),
                span=_range(layout, voice.first, voice.last, page),
                text_span=_range(layout, voice.begin, voice.end, page),
                title_span=spans.get("title"),
                rating_span=spans.get("rating"),
                best=reading.best,
                warned="spoiler" in voice.values,
                helpful=voice.values.get("helpful"),
            )
        )
    return tuple(found)


def excerpts_of(reading: SiteReading, layout: Layout, page: str) -> tuple[Excerpt, ...]:
    """Return the critics' excerpts with their places in the page's text."""
    return tuple(
        Excerpt(
            critic=voice.values.get("critic"),
            outlet=voice.values.get("outlet"),
            rating=voice.values.get("rating"),
            best=reading.critics_best,
            published=_date(voice, reading.order),
            link=voice.values.get("link"),
            span=_range(layout, voice.begin, voice.end, page),
        )
        for voice in reading.excerpts
    )


def _date(voice: Voice, order: str) -> str | None:
    stamp = voice.values.get("date")
    return parse_date(stamp, order=order) if stamp else None


def _spans(voice: Voice, layout: Layout, page: str) -> dict[str, Span]:
    return {
        key: Span(page=page, start=layout.starts[at[0]] + at[1], end=layout.starts[at[0]] + at[2])
        for key, at in voice.places.items()
    }


def _range(layout: Layout, first: int, last: int, page: str) -> Span:
    return Span(page=page, start=layout.blocks[first].span.start, end=layout.blocks[last].span.end)
