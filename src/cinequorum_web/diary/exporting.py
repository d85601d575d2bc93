"""A member's own records, out of the tables of members, with what imports brought that has no place in these."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime

from msgspec.structs import replace

from cinequorum.diary.marks import placed
from cinequorum.diary.moments import day_of
from cinequorum.diary.record import FilmNamed, Given, InList, Record, ids_of, says_something
from cinequorum_web.diary.models import Entry, EntryState
from cinequorum_web.diary.placing import moment_of
from cinequorum_web.diary.running import record_of
from cinequorum_web.diary.shelf import OURS, ids_of_films
from cinequorum_web.diary.words import in_markdown
from cinequorum_web.members.films import films_at, or_gone
from cinequorum_web.members.models import ListEntry, Member

WITHOUT_PLACE = (EntryState.UNKNOWN, EntryState.DOUBTFUL)


def records_of(member: Member) -> Iterator[Record]:
    """Yield all that a member keeps of films: each mark, day, review and place in a list is a record.

    Moments are those that the file gave which brought them; where it gave none, none is given.
    """
    out = _Exporter(member)
    yield from out.rest()  # first, so that of two ratings or texts the one that stands comes last
    yield from out.marks()
    yield from out.days()
    yield from out.reviews()
    yield from out.lists()


class _Exporter:
    """What is known of a member's films, and what imports said of them."""

    def __init__(self, member: Member) -> None:
        self.member = member
        self.brought: dict[str, list[Record]] = defaultdict(list)
        self.differs: dict[str, set[int]] = defaultdict(set)
        self.left: list[Record] = []
        for entry in member.imported.exclude(state__in=(EntryState.FAILED, EntryState.LEFT)).order_by("pk").iterator():
            self._take(entry)
        slugs = {*member.marks.values_list("film", flat=True), *member.viewings.values_list("film", flat=True)}
        slugs |= {*member.reviews.filter(removed=None).values_list("film", flat=True), *self.brought}
        slugs |= {*ListEntry.objects.filter(of__member=member).values_list("film", flat=True)}
        self._films = films_at(slugs)
        self._ids = ids_of_films(film.slug for film in self._films.values())

    def marks(self) -> Iterator[Record]:
        """Yield ratings, likes and wishes, each by itself."""
        for mark in self.member.marks.order_by("film"):
            film, said = self._film(mark.film), self.brought[mark.film]
            rating = _exact(mark.given, mark.scale, [one.rating for one in said]) if mark.score is not None else None
            joy = _exact(mark.joy_given, mark.joy_scale, [one.joy for one in said]) if mark.joy is not None else None
            if rating or joy:
                rated = _as_said(mark.rated, [one.rated for one in said])
                yield Record(film=film, rating=rating, quality=mark.quality, joy=joy, rated=rated)
            if mark.liked:
                yield Record(film=film, liked=True, added=_since(mark.liked, [one for one in said if one.liked]))
            if mark.wanted:
                yield Record(film=film, wanted=True, added=_since(mark.wanted, [one for one in said if one.wanted]))

    def days(self) -> Iterator[Record]:
        """Yield the days of the diary."""
        for row in self.member.viewings.order_by("watched", "film"):
            said = next((one for one in self.brought[row.film] if day_of(one.watched) == row.watched), None)
            watched, added = (said.watched, said.added) if said else (row.watched.isoformat(), _text(row.added))
            yield Record(
                film=self._film(row.film), watched=watched, added=added, seen=True, again=row.again, private=row.private
            )

    def reviews(self) -> Iterator[Record]:
        """Yield the reviews."""
        for row in self.member.reviews.filter(removed=None).order_by("film"):
            said = [one for one in self.brought[row.film] if one.review and not one.private]
            unsaid = any(one.written is None for one in said) and all(one.written is None for one in said)
            written = None if unsaid else _as_said(row.made, [one.written for one in said])
            yield Record(film=self._film(row.film), review=row.body, spoilers=row.spoils, written=written)

    def lists(self) -> Iterator[Record]:
        """Yield the films of lists, in their order."""
        for of in self.member.lists.order_by("title"):
            for place, row in enumerate(of.entries.order_by("pk"), 1):
                notes = [
                    one.note for said in self.brought[row.film] for one in said.lists if one.name[:120] == of.title
                ]
                entry = InList(name=of.title, position=place, about=of.about, note=next(filter(None, notes), ""))
                yield Record(film=self._film(row.film), lists=(entry,), private=of.private)

    def rest(self) -> Iterator[Record]:
        """Yield what has no place in the tables: rows of films that are not here, tags, notes, days not known.

        Also ratings and texts beside the one that stands now: of each day of a diary, or of another program.
        """
        yield from self.left
        now = _Present(self.member)
        for slug in sorted(self.brought):
            said, film = self.brought[slug], self._film(slug)
            around = ((now, said[at + 1 :], at in self.differs[slug]) for at in range(len(said)))
            found = (_rest(_beside(one, slug, beside)) for one, beside in zip(said, around, strict=True))
            yield from dict.fromkeys(replace(one, film=film, source=None) for one in found if says_something(one))

    def _take(self, entry: Entry) -> None:
        record = replace(record_of(entry), imported=None)
        if entry.state in WITHOUT_PLACE:
            self.left.append(record)
        if entry.film:
            if entry.state == EntryState.DIFFERS:
                self.differs[entry.film].add(len(self.brought[entry.film]))
            self.brought[entry.film].append(record)

    def _film(self, slug: str) -> FilmNamed:
        said = next((one.film for one in self.brought.get(slug, ()) if one.film.title), None)
        film = or_gone(self._films, slug)
        known = {**(dict(said.ids) if said else {}), **self._ids.get(film.slug, {}), OURS: film.slug}
        if not film.here and said is not None:
            return replace(said, ids=ids_of(**known))
        return FilmNamed(title=film.title, year=film.year, ids=ids_of(**known))


class _Present:
    """The ratings and reviews that stand now, as they are compared."""

    def __init__(self, member: Member) -> None:
        marks = member.marks.filter(score__isnull=False)
        self.ratings = {film: (scale, given) for film, scale, given in marks.values_list("film", "scale", "given")}
        self.reviews = dict(member.reviews.filter(removed=None).values_list("film", "body"))


def _beside(record: Record, film: str, around: tuple[_Present, list[Record], bool]) -> Record:
    """Return a record without the rating and the text that stand now, or that their writer has changed since.

    Those beside them stay: that others came after, or that differed from what was here.
    """
    now, later, differed = around
    rating = record.rating if differed or any(one.rating for one in later) else None
    if rating and now.ratings.get(film, placed(rating)) == placed(rating):
        rating = None
    if record.private or not record.review:
        return replace(record, rating=rating)
    text = record.review if differed or any(one.review for one in later) else ""
    if now.reviews.get(film, "").strip() in ("", in_markdown(text).strip(), text.strip()):
        text = ""
    return replace(record, rating=rating, review=text)


def _rest(record: Record) -> Record:
    """Return what of a record has no place in the tables of members; the same for what this returns."""
    day = day_of(record.watched)
    kept = replace(
        record, quality=False, joy=None, rated=record.rated if record.rating else None, liked=False, wanted=False,
        lists=(), again=False, seen=record.seen and day is None, spoilers=record.spoilers and bool(record.review),
        written=record.written if record.review else None,
    )  # fmt: skip
    if not (kept.tags or kept.note or kept.review or kept.rating):  # a day alone is in the diary
        kept = replace(kept, watched=None if day else kept.watched, added=kept.added if kept.seen else None)
    return kept


def _exact(given: str, scale: str, said: list[Given | None]) -> Given:
    """Return a rating as it was given where it was brought, finer than the scale here has it."""
    return next((one for one in said if one and placed(one) == (scale, given)), Given(value=given, scale=scale))


def _as_said(when: datetime | None, said: list[str | None]) -> str | None:
    return next((one for one in said if one and moment_of(one) == when), _text(when))


def _since(when: datetime, said: list[Record]) -> str | None:
    """Return since when, as the file that brought it says: nothing, where it says nothing."""
    if said and all(one.added is None for one in said):
        return None
    return _as_said(when, [one.added for one in said])


def _text(when: datetime | date | None) -> str | None:
    return when.astimezone(UTC).replace(microsecond=0).isoformat() if isinstance(when, datetime) else None
