"""What comes after an import: deciding what was doubtful, taking films in that have come meanwhile, undoing it all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.timezone import now

from cinequorum.diary.matching import TAKEN
from cinequorum_web.catalog.models import FilmRow
from cinequorum_web.diary.kept import Kept, is_empty, rewrite
from cinequorum_web.diary.models import Entry, EntryState, Import, ImportState
from cinequorum_web.diary.placing import Placing, marked, plain
from cinequorum_web.diary.running import note, put, record_of
from cinequorum_web.diary.shelf import matches
from cinequorum_web.members.models import FilmList, ListEntry, Mark, Member, Review, Viewing

CHANGED = ("film", "state", "decided", "near", "why", "made")
_BATCH = 400


def decide(entry: Entry, film: str) -> int:
    """Say which film a doubtful row is about, '' for none of those here; all rows that name it so follow.

    Returns how many rows that were.
    """
    with transaction.atomic():
        rows = list(_alike(entry))
        for row in rows:
            row.decided, row.film = True, film
            row.state = EntryState.PLACED if film else EntryState.UNKNOWN
        if film:
            _place(entry.member, rows, wins=entry.of.wins)
        Entry.objects.bulk_update(rows, CHANGED, batch_size=100)
    return len(rows)


def reopen(entry: Entry) -> int:
    """Take a decision back: the rows that it was for are doubtful again, and what they did is undone."""
    with transaction.atomic():
        rows = list(
            Entry.objects.filter(of=entry.of, named=entry.named, decided=True).order_by("pk").select_related("of")
        )
        _undo(entry.member, rows)
        for row in rows:
            row.decided, row.film, row.made, row.state = False, "", {}, EntryState.DOUBTFUL
        Entry.objects.bulk_update(rows, CHANGED, batch_size=100)
    return len(rows)


def settle(member: Member) -> int:
    """Give the rows of films that were not here their place, where the film has come; return how many they were."""
    done = 0
    rows = list(Entry.objects.filter(member=member, state=EntryState.UNKNOWN, decided=False).order_by("pk"))
    for at in range(0, len(rows), _BATCH):
        some = rows[at : at + _BATCH]
        changed = []
        for row, found in zip(some, matches([record_of(one).film for one in some]), strict=True):
            if found.state == TAKEN or found.near:
                note(row, found)
                changed.append(row)
        with transaction.atomic():
            _place(member, [row for row in changed if row.film], wins=False)
            Entry.objects.bulk_update(changed, CHANGED, batch_size=100)
        done += len(changed)
    return done


def newest_film() -> int:
    """Return the number of the film that came last."""
    return FilmRow.objects.aggregate(last=Max("pk"))["last"] or 0


def undo(of: Import) -> None:
    """Take back all that an import did: what its member has changed since stays. Its rows go."""
    with transaction.atomic():
        _undo(of.member, list(of.entries.exclude(made={}).order_by("pk")))
        of.entries.all().delete()
        of.state, of.body, of.ended = ImportState.UNDONE, None, now()
        of.save(update_fields=["state", "body", "ended"])


def _alike(entry: Entry) -> Sequence[Entry]:
    rows = Entry.objects.filter(of=entry.of, named=entry.named, state=EntryState.DOUBTFUL)
    return list(rows.order_by("pk").select_related("member", "of"))


def _place(member: Member, rows: Sequence[Entry], *, wins: bool) -> None:
    placing = Placing(kept=Kept(member, {row.film for row in rows}), now=now(), wins=wins)
    deeds = [(row, placing.place(record_of(row), row.film)) for row in rows]
    placing.kept.write()
    for row, deed in deeds:
        put(row, deed)


def _undo(member: Member, rows: Sequence[Entry]) -> None:
    """Undo what rows did, the last first, so that each finds what it left."""
    kept = Kept(member)
    texts = {review.pk: review for review in kept.reviews.values()}
    changed: dict[int, Mark] = {}
    days: list[int] = []
    for row in reversed(rows):
        made = row.made
        if "mark" in made and (mark := kept.marks.get(row.film)) is not None:
            _unmark(mark, made["mark"])
            changed[mark.pk] = mark
        if "review" in made:
            _unwrite(texts.get(made["review"]["pk"]), made["review"])
        days += [made["day"]] if "day" in made else []
    _delete(Viewing, days)
    _delete(ListEntry, [pk for row in rows for pk in row.made.get("listed", ())])
    lists = FilmList.objects.filter(pk__in=[pk for row in rows for pk in row.made.get("lists", ())], member=member)
    lists.filter(entries=None).delete()
    _delete(Mark, [mark.pk for mark in changed.values() if is_empty(mark)])
    rewrite(mark for mark in changed.values() if not is_empty(mark))


def _unmark(mark: Mark, made: dict[str, Any]) -> None:
    """Put the fields of a mark back that are still as they were left: a rating with all its fields, or not at all."""
    before, after = made["before"], made["after"]
    for group in (("score", "given", "scale", "quality"), ("joy", "joy_given", "joy_scale"), ("liked",), ("wanted",)):
        names = [name for name in group if name in after]
        if names and all(plain(getattr(mark, name)) == after[name] for name in names):
            back = [*names, *(("rated",) if group[0] in ("score", "joy") and "rated" in before else ())]
            for name in back:
                setattr(mark, name, marked(name, before[name]))


def _unwrite(review: Review | None, made: dict[str, Any]) -> None:
    if review is None:
        return
    if "body" not in made:
        if review.edited is None:
            review.delete()
    elif review.body == made["after"]:
        review.body, review.spoils, review.edited = made["body"], made["spoils"], marked("rated", made["edited"])
        review.save(update_fields=["body", "spoils", "edited"])


def _delete(model: type[Viewing | ListEntry | Mark], pks: Sequence[int]) -> None:
    for at in range(0, len(pks), _BATCH):
        model._default_manager.filter(pk__in=pks[at : at + _BATCH]).delete()
