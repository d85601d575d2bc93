"""Whether everything that writers were told is done is there, once, and nothing that was refused."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from benchmarks.load_people import DONE, UNKNOWN, Deed

WAIT = 180  # seconds until what was handed in must have been read
MARKS = {"rate": "given", "like": "liked", "watchlist": "wanted"}

Deeds = Sequence[Deed]


def until_read() -> list[str]:
    """Wait until no job is left to do; say so where that takes too long."""
    from django.db import connection

    from cinequorum_web.curation.models import Job, JobState

    ends = time.monotonic() + WAIT
    while Job.objects.filter(state__in=(JobState.WAITING, JobState.WORKING)).exists():
        if time.monotonic() > ends:
            return ["jobs are left to do"]
        time.sleep(0.5)
    connection.close()
    return []


def wrong(deeds: Deeds) -> list[str]:
    """Return what is not in the database as writers were told."""
    by_kind: dict[str, list[Deed]] = defaultdict(list)
    for deed in deeds:
        by_kind[deed.kind].append(deed)
    found = [told for kind in MARKS for told in _marks(kind, by_kind[kind])]
    for kind, look in _LOOKS.items():
        found += look(by_kind[kind])
    return found


def _marks(kind: str, deeds: Deeds) -> Iterator[str]:
    """A mark is what was given last, or may have been given since without an answer."""
    from cinequorum_web.members.models import Mark

    name = MARKS[kind]
    last: dict[tuple[str, str], set[str]] = defaultdict(lambda: {""})
    for deed in deeds:
        if deed.outcome == DONE:
            last[deed.who, deed.about] = {deed.value}
        elif deed.outcome == UNKNOWN:
            last[deed.who, deed.about] |= {deed.value}
    rows = Mark.objects.values_list("member__username", "film", name)
    there = {(who, film): value if kind == "rate" else "yes" if value else "" for who, film, value in rows}
    for (who, film), values in last.items():
        if there.get((who, film), "") not in values:
            yield f"{kind} of {film} by {who}: {there.get((who, film))!r}, not {sorted(values)}"


def _reviews(deeds: Deeds) -> Iterator[str]:
    """One review a film and member, with the words that were sent last."""
    from cinequorum_web.members.models import Review

    rows = list(Review.objects.values_list("member__username", "film", "body"))
    count = Counter((who, film) for who, film, _ in rows)
    there = {(who, film): body for who, film, body in rows}
    last: dict[tuple[str, str], set[str]] = defaultdict(set)
    for deed in deeds:
        if deed.outcome == DONE:
            last[deed.who, deed.about] = {deed.value}
        elif deed.outcome == UNKNOWN:
            last[deed.who, deed.about] |= {deed.value, ""}
    for key, values in last.items():
        if count[key] > 1 or there.get(key, "") not in values:
            yield f"review of {key[1]} by {key[0]}: {count[key]} times, {there.get(key)!r}"


def _once(rows: Callable[[], Sequence[Any]], key: Callable[[Deed], Any], what: str) -> Callable[[Deeds], Iterator[str]]:
    """What was told to be done is there once, what may have been done once at most, what was refused not at all."""

    def look(deeds: Deeds) -> Iterator[str]:
        there, wanted = Counter(rows()), defaultdict(set)
        for deed in deeds:
            wanted[key(deed)].add(deed.outcome)
        for one, outcomes in wanted.items():
            most, least = int(bool(outcomes & {DONE, UNKNOWN})), int(DONE in outcomes)
            if not least <= there[one] <= most:
                yield f"{what} {one}: there {there[one]} times, told {sorted(outcomes)}"

    return look


def _viewings() -> Sequence[Any]:
    from cinequorum_web.members.models import Viewing

    rows = Viewing.objects.values_list("member__username", "film", "watched")
    return [(who, film, day.isoformat()) for who, film, day in rows]


def _comments() -> Sequence[Any]:
    from cinequorum_web.members.models import Comment

    return list(Comment.objects.values_list("member__username", "body"))


def _lists() -> Sequence[Any]:
    from cinequorum_web.members.models import FilmList

    return list(FilmList.objects.values_list("title", flat=True))


def _entries() -> Sequence[Any]:
    from cinequorum_web.members.models import ListEntry

    return [(str(of), film) for of, film in ListEntry.objects.values_list("of", "film")]


def _corrections() -> Sequence[Any]:
    """The ids of judgements that the log of acts has too."""
    from cinequorum_web.catalog.models import JudgementRow
    from cinequorum_web.curation.models import Act, AuditEntry

    told = Counter(AuditEntry.objects.filter(act=Act.CORRECTED).values_list("ref", flat=True))
    held = Counter(JudgementRow.objects.values_list("entry_id", flat=True))
    return [one for one in held if held[one] == told[one] == 1]


def _pages() -> Sequence[Any]:
    """The sources of pages that were read by a job that says so, and are in the store."""
    from cinequorum_web.catalog.models import PageRow
    from cinequorum_web.curation.models import Act, AuditEntry, JobPage, PageState

    held = Counter(PageRow.objects.values_list("page_id", flat=True))
    told = Counter(AuditEntry.objects.filter(act=Act.READ).values_list("ref", flat=True))
    rows = JobPage.objects.filter(state=PageState.READ).values_list("job", "source", "page_id")
    return [source for job, source, page in rows if held[page] == 1 and told[str(job)] == 1]


def _done(deeds: Deeds) -> Deeds:
    return [deed for deed in deeds if deed.outcome == DONE]


_LOOKS: Mapping[str, Callable[[Deeds], Iterator[str]]] = {
    "review": _reviews,
    "seen": _once(_viewings, lambda deed: (deed.who, deed.about, deed.value), "day"),
    "comment": _once(_comments, lambda deed: (deed.who, deed.value), "comment"),
    "list": _once(_lists, lambda deed: deed.about, "list"),
    "entry": _once(_entries, lambda deed: (deed.about, deed.value), "entry"),
    "page": _once(_pages, lambda deed: deed.about, "page"),
    "correction": lambda deeds: _once(_corrections, lambda deed: deed.value, "correction")(_done(deeds)),
}
