"""Giving what a record says its place in a member's tables: what is there stays, unless the file is to win."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from cinequorum.diary.marks import placed
from cinequorum.diary.moments import day_of
from cinequorum.diary.record import Given, InList, Record
from cinequorum_web.diary.kept import Kept
from cinequorum_web.diary.models import EntryState
from cinequorum_web.diary.words import in_markdown
from cinequorum_web.members.models import ListEntry, Mark, Review, Viewing
from cinequorum_web.members.scales import worth

OWN = "own"


@dataclass(kw_only=True)
class Deed:
    """What a row did. The rows that it made have numbers once they are written; `note` then says all of it as JSON."""

    mark: Mark | None = None
    fresh: bool = False
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)
    day: Viewing | None = None
    review: Review | None = None
    review_before: dict[str, Any] = field(default_factory=dict)
    listed: list[ListEntry] = field(default_factory=list)
    lists: list[int] = field(default_factory=list)
    same: int = 0
    other: int = 0

    @property
    def did(self) -> bool:
        """Whether anything is another for it."""
        return bool(self.after or self.day or self.review or self.listed)

    @property
    def state(self) -> EntryState:
        """What became of the row. One that only says what has no place of its own is kept, and counts as imported."""
        if self.did or not (self.same or self.other):
            return EntryState.PLACED
        return EntryState.DIFFERS if self.other else EntryState.SAME

    def note(self) -> dict[str, Any]:
        """Return what is to be known to undo it."""
        found: dict[str, Any] = {}
        if self.after:
            found["mark"] = {"fresh": self.fresh, "before": self.before, "after": self.after}
        if self.day is not None:
            found["day"] = self.day.pk
        if self.review is not None:
            found["review"] = {"pk": self.review.pk, **self.review_before}
        if self.listed:
            found["listed"] = [one.pk for one in self.listed]
        if self.lists:
            found["lists"] = self.lists
        return found


@dataclass(frozen=True, kw_only=True)
class Placing:
    """How rows are placed: over what is there, when (for what has no moment of its own), by which ratings of its own.

    `ours` are the films whose ratings and reviews this import gave itself: a later row of it may be the better one.
    """

    kept: Kept
    now: datetime
    wins: bool = False
    ours: set[tuple[str, str]] = field(default_factory=set)

    def place(self, record: Record, film: str) -> Deed:
        """Place all that a record says of a film."""
        deed = Deed()
        self._rate(record, film, deed)
        self._wish(record, film, deed)
        self._see(record, film, deed)
        self._review(record, film, deed)
        for entry in record.lists:
            self._list(record, (film, entry), deed)
        return deed

    def _rate(self, record: Record, film: str, deed: Deed) -> None:
        for what, given in (("rating", record.rating), ("joy", record.joy)):
            if given is None:
                continue
            fields = _rating(given) if what == "rating" else _joy(given)
            if fields is None:
                deed.other += 1
                continue
            mark = self.kept.marks.get(film)
            there = mark is not None and getattr(mark, "score" if what == "rating" else "joy") is not None
            if there and all(getattr(mark, name) == value for name, value in fields.items()):
                deed.same += 1
            elif there and not self.wins and (film, what) not in self.ours:
                deed.other += 1
            else:
                self.ours.add((film, what))
                rated = {"rated": moment_of(record.rated), **({"quality": record.quality} if what == "rating" else {})}
                self._set(film, fields | rated, deed)

    def _wish(self, record: Record, film: str, deed: Deed) -> None:
        when = moment_of(record.added) or self.now
        for name, said in (("liked", record.liked), ("wanted", record.wanted)):
            mark = self.kept.marks.get(film)
            if said and mark is not None and getattr(mark, name):
                deed.same += 1
            elif said:
                self._set(film, {name: when}, deed)

    def _see(self, record: Record, film: str, deed: Deed) -> None:
        day = day_of(record.watched)
        if day is None:
            return
        if (film, day) in self.kept.days:
            deed.same += 1
            return
        private = record.private or self.kept.member.hides_diary
        deed.day = Viewing(member=self.kept.member, film=film, watched=day, again=record.again, private=private)
        self.kept.days[film, day] = deed.day
        self.kept.add(deed.day)

    def _review(self, record: Record, film: str, deed: Deed) -> None:
        if not record.review or record.private:
            return
        text = record.review if _is_own(record) else in_markdown(record.review)
        text, there = text.replace("\x00", ""), self.kept.reviews.get(film)
        if there is None:
            deed.review = Review(member=self.kept.member, film=film, body=text, spoils=record.spoilers)
            self.kept.reviews[film] = deed.review
            self.ours.add((film, "review"))
            self.kept.add(deed.review)
            self.kept.written(deed.review, moment_of(record.written))
        elif there.body.strip() == text.strip():
            deed.same += 1
        elif self.wins or (film, "review") in self.ours:
            self._rewrite(there, (text, record), deed)
        else:
            deed.other += 1

    def _rewrite(self, review: Review, said: tuple[str, Record], deed: Deed) -> None:
        text, record = said
        before = {"body": review.body, "spoils": review.spoils, "edited": plain(review.edited)}
        deed.review, deed.review_before = review, {**before, "after": text}
        review.body, review.spoils = text, record.spoilers
        if (review.film, "review") in self.ours:
            self.kept.written(review, moment_of(record.written))
        else:
            review.edited = self.now
        self.kept.changed(review)

    def _list(self, record: Record, place: tuple[str, InList], deed: Deed) -> None:
        film, entry = place
        private = record.private or not _is_own(record)  # who may see it, other programs don't say: its owner
        name = entry.name.replace("\x00", "").strip() or "–"
        found, fresh = self.kept.list_of(name, entry.about.replace("\x00", ""), private=private)
        if (found.pk, film) in self.kept.listed:
            deed.same += 1
            return
        self.kept.listed.add((found.pk, film))
        deed.listed.append(ListEntry(of=found, film=film))
        self.kept.add(deed.listed[-1])
        if fresh:
            deed.lists.append(found.pk)

    def _set(self, film: str, fields: dict[str, Any], deed: Deed) -> None:
        deed.fresh = deed.fresh or film not in self.kept.marks
        deed.mark = self.kept.mark(film)
        for name, value in fields.items():
            deed.before.setdefault(name, plain(getattr(deed.mark, name)))
            deed.after[name] = plain(value)
            setattr(deed.mark, name, value)
        self.kept.changed(deed.mark)


def moment_of(text: str | None) -> datetime | None:
    """Return a record's moment as one of the tables; a day is its beginning in UTC, less than a day none.

    >>> moment_of("2024-02-09").isoformat(), moment_of("2024-02")
    ('2024-02-09T00:00:00+00:00', None)
    """
    if text is None or len(text) < len("2024-02-09"):
        return None
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def plain(value: Any) -> Any:
    """Return a field's value as JSON takes it."""
    return value.isoformat() if isinstance(value, datetime) else value


def marked(name: str, value: Any) -> Any:
    """Return a mark's field as it was before `plain`."""
    return datetime.fromisoformat(value) if name in ("rated", "liked", "wanted") and value else value


def _rating(given: Given) -> dict[str, Any] | None:
    scale, value = placed(given)
    score = worth(value, scale)
    return None if score is None else {"score": score, "given": value, "scale": scale}


def _joy(given: Given) -> dict[str, Any] | None:
    found = _rating(given)
    return found and {"joy": found["score"], "joy_given": found["given"], "joy_scale": found["scale"]}


def _is_own(record: Record) -> bool:
    return record.source is None or record.source.kind == OWN
