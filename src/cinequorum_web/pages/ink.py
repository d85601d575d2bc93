"""The text of a page, cut into pieces at its annotations and at the spoiler wall."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext

from cinequorum.model.page import Role, Span
from cinequorum.model.reading import Reading
from cinequorum.model.wall import visible
from cinequorum_web.pages.labels import ASPECTS, FIELDS, OPINIONS, SPOILERS, VERDICTS, plain
from cinequorum_web.pages.words import say_value

KIND_ORDER = ("rating", "fact", "film", "other", "opinion", "spoiler")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One annotation of the text: where it stands, its style and what it says."""

    start: int
    end: int
    kind: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text under the same annotations. `walled` names the level of a stretch that is not shown."""

    text: str
    anchors: tuple[str, ...]
    kind: str
    says: str
    walled: str


def walls_of(reading: Reading, allowed: str) -> tuple[Note, ...]:
    """Return the stretches that may not be shown, joined where they overlap.

    A page that warns of spoilers itself is hidden as a whole, its warning and headline excepted, until asked for.
    """
    walls = [(s.span.start, s.span.end, s.level) for s in reading.spoilers if not visible(s.level, allowed)]
    if reading.spoiler_warning is not None and allowed == "none":
        warning, level = reading.spoiler_warning, reading.spoiler_level
        blocks = (b for b in reading.page.blocks if b.role in (Role.BODY, Role.HEADING, Role.USER_REVIEW, Role.CAPTION))
        walls += [wall for block in blocks for wall in _around(block.span, warning, level)]
    joined: list[Note] = []
    for start, end, level in sorted(walls):
        if joined and start < joined[-1].end:
            joined.append(_join(joined.pop(), end, level))
        else:
            joined.append(Note(start=start, end=end, kind=level, says=""))
    return tuple(joined)


def notes_of(reading: Reading) -> Iterator[Note]:
    """Yield everything that was read on the page, in order of kind."""
    if film := reading.film:
        yield _note(film.span, "film", f"{gettext('Film')}: {film.title}")
    for rating in reading.ratings:
        value = "" if rating.value is None else f" = {gettext('{n} of 100').format(n=f'{rating.value:.0f}')}"
        note = f" ({rating.note})" if rating.note else ""
        yield _note(rating.span, "rating", f"{gettext('Rating')}: {rating.raw}{value}{note}")
    for claim in reading.claims:
        label = FIELDS.get(claim.predicate, plain(claim.predicate))
        role = f" {gettext('as {role}').replace('{role}', claim.role)}" if claim.role else ""
        yield _note(claim.span, "fact", f"{label}: {say_value(claim.predicate, claim.value)}{role}")
    if reading.verdict.span:
        yield _note(reading.verdict.span, "opinion", f"{gettext('Verdict')}: {VERDICTS[reading.verdict.label]}")
    for aspect in reading.aspects:
        yield _note(aspect.span, "opinion", _opinion(aspect.aspect, aspect.polarity))
    for other in reading.other_films:
        yield _note(other.span, "other", f"{gettext('Another film')}: {other.title}")
    for spoiler in reading.spoilers:
        yield _note(spoiler.span, "spoiler", f"{gettext('Spoiler')}: {SPOILERS.get(spoiler.level, spoiler.level)}")
    for review in reading.reviews:
        yield _note(review.text_span, "", "")
        yield from (_note(a.span, "opinion", _opinion(a.aspect, a.polarity)) for a in review.aspects)


def _opinion(aspect: str, polarity: str) -> str:
    named = gettext("On {aspect}").replace("{aspect}", ASPECTS.get(aspect, plain(aspect)))
    return f"{named}: {OPINIONS.get(polarity, polarity)}"


class Layer:
    """Notes in order of place, found by place in little more than the time to look at those that are there."""

    def __init__(self, notes: Iterable[Note]) -> None:
        self._notes = sorted(notes, key=lambda note: (note.start, -note.end))
        self._starts = [note.start for note in self._notes]
        self._longest = max((note.end - note.start for note in self._notes), default=0)

    def touching(self, low: int, high: int) -> list[Note]:
        """Return the notes that share at least one place with the text from `low` to `high`."""
        first = bisect_left(self._starts, low - self._longest)
        last = bisect_left(self._starts, high)
        return [note for note in self._notes[first:last] if low < note.end]


class Ink:
    """The text of one page, cut at every place where an annotation begins or ends."""

    def __init__(
        self, text: str, notes: Iterable[Note], walls: Iterable[Note], anchors: Iterable[tuple[int, int]]
    ) -> None:
        self._text = text
        self._notes = Layer(note for note in notes if note.kind)
        self._walls = Layer(walls)
        self._anchors = sorted(anchors)

    def pieces(self, start: int, end: int) -> tuple[Piece, ...]:
        """Return the text from `start` to `end` in pieces."""
        anchors = self._anchors[bisect_left(self._anchors, (start, 0)) : bisect_left(self._anchors, (end, 0))]
        edges = {start, end, *(low for low, _ in anchors)}
        for note in (*self._notes.touching(start, end), *self._walls.touching(start, end)):
            edges |= {note.start, note.end}
        cuts = sorted({start, end, *(e for e in edges if start < e < end and not self._walls.touching(e, e))})
        return tuple(self._piece(low, high) for low, high in pairwise(cuts))

    def _piece(self, low: int, high: int) -> Piece:
        first, last = bisect_left(self._anchors, (low, 0)), bisect_left(self._anchors, (high, 0))
        here = tuple(f"c-{a}-{b}" for a, b in self._anchors[first:last])
        if walls := self._walls.touching(low, high):
            return Piece(text="", anchors=here, kind="", says="", walled=walls[0].kind)
        over = self._notes.touching(low, high)
        kind = min((note.kind for note in over), key=KIND_ORDER.index, default="")
        says = "; ".join(dict.fromkeys(note.says for note in over if note.says))
        return Piece(text=self._text[low:high], anchors=here, kind=kind, says=says, walled="")


def _note(span: Span, kind: str, says: str) -> Note:
    return Note(start=span.start, end=span.end, kind=kind, says=says)


def _join(wall: Note, end: int, level: str) -> Note:
    kind = "major" if "major" in (level, wall.kind) else level
    return Note(start=wall.start, end=max(end, wall.end), kind=kind, says="")


def _around(block: Span, warning: Span, level: str) -> Iterator[tuple[int, int, str]]:
    hidden = level if level != "none" else "major"
    for low, high in ((block.start, min(block.end, warning.start)), (max(block.start, warning.end), block.end)):
        if low < high:
            yield low, high, hidden
