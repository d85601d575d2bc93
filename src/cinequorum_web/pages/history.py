"""A film as of a day, and what is otherwise since another: the page says by which of two dates it tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.utils.translation import gettext

from cinequorum.model.film import Fact, Film
from cinequorum.model.wall import behind_wall
from cinequorum.store.changes import Changes, FactChange, ScoreState, Standing, changes
from cinequorum.store.history import Days, Past, film_at
from cinequorum.store.port import Store
from cinequorum_web.pages.facts import detail_of
from cinequorum_web.pages.film import choices
from cinequorum_web.pages.film_context import FilmPart, SourceRow
from cinequorum_web.pages.film_parts import part_of
from cinequorum_web.pages.film_sources import source_row
from cinequorum_web.pages.labels import FIELDS, NATURES, STATUS, plain
from cinequorum_web.pages.opinion_context import ScoreView
from cinequorum_web.pages.opinions import score_view
from cinequorum_web.pages.words import counted, percent, say_date, say_topic, say_value, source_name
from cinequorum_web.rights.quoting import quotable

MOST_PAGES = 100  # a film of more would be made anew for seconds at each look


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedDays:
    """What a reader asks for. `wrong` is what was typed and is no day that has been.

    `most` is how many words of a source may be shown in one piece.
    """

    days: Days
    since: date | None = None
    wrong: str = ""
    most: int | None = None

    @property
    def shown(self) -> date | None:
        """The day that is shown, of the sort with which the other is compared; None for today."""
        return self.days.true or self.days.known

    @property
    def backwards(self) -> bool:
        """Whether what is otherwise is asked for from a later day to an earlier."""
        return self.since is not None and self.shown is not None and self.since > self.shown

    @property
    def query(self) -> dict[str, str]:
        """The days as they stand in the address."""
        named = (("as_of", self.days.known), ("on", self.days.true), ("since", self.since))
        return {name: day.isoformat() for name, day in named if day is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing in a line: what it is, its value, and how well it is carried."""

    label: str
    value: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """One thing that is otherwise. `sign`: `came`, `gone`, `moved`, with `word` for it."""

    sign: str
    word: str
    label: str
    value: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryPage:
    """A film as of its days, with what the page is made of in `told`; `problem` where there is nothing to show."""

    part: FilmPart
    known: str
    true: str
    since: str
    today: str
    since_said: str
    machine: str
    told: tuple[str, ...]
    problem: str
    scores: tuple[ScoreView, ...] = ()
    facts: tuple[Line, ...] = ()
    disagreements: tuple[Line, ...] = ()
    to_come: tuple[Line, ...] = ()
    sources: tuple[SourceRow, ...] = ()
    changes: tuple[ChangeLine, ...] = ()


def asked_days(query: Mapping[str, str], today: date) -> AskedDays:
    """Return the days in the query of an address; one that is none, or has not come, is said to be wrong.

    >>> asked_days({"as_of": "2026-02-30"}, date(2026, 3, 1)).wrong, asked_days({}, date(2026, 3, 1)).days
    ('2026-02-30', Days(known=None, true=None))
    """
    found: dict[str, date | None] = {}
    for name in ("as_of", "on", "since"):
        typed = query.get(name, "").strip()[:40]
        try:
            found[name] = date.fromisoformat(typed) if typed else None
        except ValueError:
            return AskedDays(days=Days(), wrong=typed)
        if (day := found[name]) is not None and day > today:
            return AskedDays(days=Days(), wrong=typed)
    return AskedDays(days=Days(known=found["as_of"], true=found["on"]), since=found["since"])


def history_page(film: Film, store: Store, asked: AskedDays, wall: tuple[str, date]) -> HistoryPage:
    """Return the page of a film as of the days asked for; `wall` is how much may be given away, and today."""
    allowed, today = wall
    lead = gettext("Two dates, and they are not the same: when it was known here, and when it was true.")
    address = f"/films/{film.slug}/history/"
    page = HistoryPage(
        part=part_of(film, (gettext("As of a day"), lead), choices(address, allowed, asked.query)),
        known=asked.query.get("as_of", ""),
        true=asked.query.get("on", ""),
        since=asked.query.get("since", ""),
        today=today.isoformat(),
        since_said=say_date(asked.since.isoformat()) if asked.since else "",
        machine=_machine(asked, today),
        told=(),
        problem=_problem(film, store, asked),
    )
    return page if page.problem else _filled(page, store, asked, allowed)


def _machine(asked: AskedDays, today: date) -> str:
    """Return what programs ask for behind a film's address to get the same."""
    if asked.since is None or asked.backwards:
        days = {name: day for name, day in asked.query.items() if name != "since"}
        return f"?{urlencode(days)}" if days else ""
    until = asked.shown or today
    by = {"by": "true"} if asked.days.true else {}
    return f"/changes?{urlencode({'since': asked.since, 'until': until, **by})}"


def _problem(film: Film, store: Store, asked: AskedDays) -> str:
    if asked.wrong:
        return gettext("“{day}” is no day that has been.").replace("{day}", asked.wrong)
    if asked.since and asked.shown and asked.backwards:
        told = gettext("{since} comes after {day}, the day that is shown: choose an earlier day to compare with.")
        days = (say_date(day.isoformat()) for day in (asked.since, asked.shown))
        return told.replace("{since}", next(days)).replace("{day}", next(days))
    if store.sizes(frozenset({film.slug})).get(film.slug, 0) > MOST_PAGES:
        told = gettext("This film has more than {n} sources; its past is told by the command line only.")
        return told.replace("{n}", str(MOST_PAGES))
    return ""


def _filled(page: HistoryPage, store: Store, asked: AskedDays, allowed: str) -> HistoryPage:
    from dataclasses import replace

    past = quotable(film_at(store, page.part.slug, asked.days), asked.most)
    told = tuple(_told(past))
    if past.film is None:
        return replace(page, told=told, problem=gettext("Of this film nothing was there yet."))
    shown = behind_wall(past.film, allowed)
    return replace(
        page,
        told=told,
        scores=(
            score_view("critics", gettext("Critics"), shown.critics),
            score_view("audience", gettext("Audience"), shown.audience),
        ),
        facts=tuple(map(_fact_line, sorted(shown.facts, key=lambda fact: (fact.field, -fact.witnesses, fact.value)))),
        disagreements=tuple(
            Line(
                label=say_topic(card.topic)[0],
                value=" / ".join(say_value(say_topic(card.topic)[1], value.value) for value in card.values),
                note=NATURES.get(card.nature, card.nature),
            )
            for card in shown.disagreements
            if card.values
        ),
        to_come=tuple(map(_fact_line, (fact for fact in past.to_come if fact in shown.facts))),
        sources=tuple(source_row(entry, shown.sources, page.part.query) for entry in shown.sources),
        changes=tuple(_change_lines(changes(_before(past, store, asked, allowed), shown))) if asked.since else (),
    )


def _told(past: Past) -> Iterator[str]:
    """Say by which dates the page tells, and what is left out for that."""
    read, known, true = past.pages - past.unread, past.days.known, past.days.true
    if known is None and true is None:
        yield gettext("Shown is the film as known today, whenever its sources were published.")
    if known is not None:
        told = gettext("As known on {day}: made of the {n} of {all} sources that had been read by the end of that day.")
        yield (
            told.replace("{day}", say_date(known.isoformat()))
            .replace("{n}", str(read))
            .replace("{all}", str(past.pages))
        )
    if true is not None:
        told = gettext(
            "As true on {day}: of these, what had been published by then. "
            "{later} published later and {undated} without a date are left out."
        )
        yield (
            told.replace("{day}", say_date(true.isoformat()))
            .replace("{later}", str(past.later))
            .replace("{undated}", str(past.undated))
        )
    yield gettext("Pages are told as they are read today, and which pages are about this film is what is known today.")


def _fact_line(fact: Fact) -> Line:
    note = _standing(Standing(p=fact.p, status=fact.status, witnesses=fact.witnesses))
    value = say_value(fact.field, fact.value) + (f" · {detail}" if (detail := detail_of(fact)) else "")
    return Line(label=FIELDS.get(fact.field, plain(fact.field)), value=value, note=note)


def _before(past: Past, store: Store, asked: AskedDays, allowed: str) -> Film | None:
    """Return the film as of the other day, which is a day of the same sort as the one that is shown."""
    by_truth = asked.days.true is not None
    days = Days(known=asked.days.known, true=asked.since) if by_truth else Days(known=asked.since)
    before = None if past.film is None else film_at(store, past.film.slug, days).film
    return None if before is None else behind_wall(quotable(before, asked.most), allowed)


def _change_lines(found: Changes) -> Iterator[ChangeLine]:
    for score in found.scores:
        label = gettext("Critics") if score.by == "critics" else gettext("Audience")
        yield _line("moved", label, f"{_score(score.before)} → {_score(score.after)}")
    for fact in found.facts:
        yield _line(fact.kind, FIELDS.get(fact.field, plain(fact.field)), _value(fact), _note(fact))
    for card in found.disagreements:
        note = NATURES.get(card.nature, card.nature)
        yield _line("came" if card.new else "gone", gettext("Disagreement"), say_topic(card.topic)[0], note)
    for source in found.sources:
        name = source_name(source.source, source.outlet, source.author)
        yield _line("came" if source.new else "gone", gettext("Source"), name)


def _line(sign: str, label: str, value: str, note: str = "") -> ChangeLine:
    word = {"came": gettext("new"), "gone": gettext("gone"), "moved": gettext("moved")}[sign]
    return ChangeLine(sign=sign, word=word, label=label, value=value, note=note)


def _value(fact: FactChange) -> str:
    extra = [value for _, value in fact.qualifiers]
    return " · ".join((say_value(fact.field, fact.value), *((fact.role,) if fact.role else ()), *extra))


def _note(fact: FactChange) -> str:
    return " → ".join(_standing(one) for one in (fact.before, fact.after) if one is not None)


def _standing(one: Standing) -> str:
    return f"{STATUS.get(one.status, one.status)}, {percent(one.p)}, {counted(one.witnesses, 'witness', 'witnesses')}"


def _score(state: ScoreState | None) -> str:
    if state is None:
        return gettext("no voices yet")
    if state.value is None:
        return f"{gettext('too few voices for a score')} ({counted(state.n, 'voice')})"
    return f"{state.value:.0f} ({counted(state.n, 'voice')})"
