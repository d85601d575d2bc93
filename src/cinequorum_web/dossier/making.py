"""From a film to its dossier: what it says, in which order, and what is left out where two pages are too few."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext, ngettext

from cinequorum.model.claim import CREDITS
from cinequorum.model.codec import release_order
from cinequorum.model.film import Disagreement, Fact, Film, SourceEntry
from cinequorum.model.score import Score
from cinequorum.model.wall import behind_wall
from cinequorum_web.dossier.context import Bar, Clash, Dossier, Entry, Figure, Part, Row, SourceItem
from cinequorum_web.dossier.references import References
from cinequorum_web.pages.covers import cover
from cinequorum_web.pages.facts import CONTESTED
from cinequorum_web.pages.film import META, Opened, pages_quoted, witnesses_of
from cinequorum_web.pages.labels import ASPECTS, FIELDS, GROUPS, KINDS, STATUS, VERDICTS, WINDOWS, plain
from cinequorum_web.pages.opinions import score_view, verdict_words
from cinequorum_web.pages.shelf import AT_FIRST, Shelf, looked_at, query_of
from cinequorum_web.pages.told import retold
from cinequorum_web.pages.tongue import counted, language, number
from cinequorum_web.pages.words import nature_order, percent, say_date, say_topic, say_value, source_name, web_address

WORDS = 220  # letters of one text; a longer one is cut
SHORT = 90  # letters of a name, a value, a headline
HERE = "…"  # stands for the site that the dossier is from
HEARD = 6  # numbers behind a score


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How much of each part there is room for, and how large it is set, in points."""

    sources: int
    rows: int
    values: int
    lines: int
    aspects: int
    quotes: int
    clashes: int
    releases: int
    letters: int = WORDS
    size: float = 8.6


ROOMS = (
    Room(sources=40, rows=30, values=9, lines=5, aspects=10, quotes=8, clashes=24, releases=16, letters=320, size=10.2),
    Room(sources=40, rows=30, values=8, lines=5, aspects=10, quotes=6, clashes=18, releases=14, letters=280, size=9.4),
    Room(sources=40, rows=30, values=6, lines=5, aspects=10, quotes=6, clashes=14, releases=12),
    Room(sources=34, rows=24, values=5, lines=5, aspects=8, quotes=5, clashes=9, releases=9),
    Room(sources=26, rows=16, values=4, lines=4, aspects=8, quotes=4, clashes=7, releases=7, letters=180),
    Room(sources=18, rows=10, values=2, lines=3, aspects=5, quotes=2, clashes=4, releases=4, letters=120),
    Room(sources=8, rows=5, values=1, lines=1, aspects=3, quotes=0, clashes=2, releases=2, letters=60),
)
"""From the most to the least: the first that fits two pages is taken."""


class Maker:
    """Makes the parts of one dossier; sources get their numbers in the order of reading."""

    def __init__(self, film: Film, opened: Opened, allowed: str, room: Room) -> None:
        self.film = behind_wall(film, allowed)
        self._carried = {one.aspect: [quote.support for _, quote in one.quotes] for one in film.aspects}
        self.room = room
        self.refs = References(self.film.sources, room.sources)
        self._shelf = Shelf(opened(pages_quoted(self.film)), film.sources, allowed, AT_FIRST)

    def entry(self, fact: Fact) -> Entry | None:
        """Return a fact as an entry; None where it has no source that can be cited."""
        refs = self.refs.of(fact.support)
        if not refs:
            return None
        aside = [clip_to(fact.role or "", SHORT)]
        if fact.status in ("contested", "disputed"):
            aside.append(f"{STATUS[fact.status]} {percent(fact.p)}")
        text = clip_to(say_value(fact.field, fact.value), SHORT)
        return Entry(text=text, aside=" · ".join(filter(None, aside)), refs=refs)

    def row(self, field: str, most: int) -> Row | None:
        """Return the best carried values of a field."""
        ranked = sorted(self.film.having(field), key=lambda fact: -fact.witnesses)
        entries = tuple(islice(filter(None, map(self.entry, ranked)), most))
        if not entries:
            return None
        return Row(label=FIELDS.get(field, plain(field)), entries=entries, more=more_of(len(ranked) - len(entries)))

    def rows(self, fields: Iterable[str], most: int) -> tuple[Row, ...]:
        """Return the rows of these fields, as far as there is room."""
        return tuple(islice(filter(None, (self.row(field, self.room.values) for field in fields)), most))

    def figure(self, key: str, name: str, score: Score | None) -> Figure:
        """Return a score with its interval and its voices."""
        view = score_view(key, name, score)
        shown = score is not None and score.low is not None and score.high is not None and bool(view.value)
        voices = view.voices if shown or score is None else f"{view.voices}; {gettext('too few voices for a score')}"
        refs = self.refs.of_sources((part.source for part in score.parts if part.used), HEARD) if score else ()
        heard = {part.source for part in score.parts if part.used} if score else set()
        rest = more_of(len(heard) - len(refs)) if refs else ""
        ninety = gettext("90% interval {range}").replace("{range}", view.range) if shown else ""
        return Figure(
            name=name,
            value=view.value,
            low=score.low if shown and score and score.low is not None else 0.0,
            high=score.high if shown and score and score.high is not None else 0.0,
            at=score.value if shown and score and score.value is not None else 0.0,
            lines=tuple(filter(None, (ninety, voices, view.share, rest))),
            refs=refs,
        )

    def consensus(self) -> tuple[Entry, ...]:
        """Return the sentences on what the sources agree on, with what carries them."""
        shown = (line for line in self.film.consensus if self._shelf.shows(*looked_at(line.support, AT_FIRST)))
        most = self.room.letters
        told = (Entry(text=clip_to(retold(line.text), most), refs=self.refs.of(line.support)) for line in shown)
        return tuple(islice((entry for entry in told if entry.refs), self.room.lines))

    def bars(self) -> tuple[Bar, ...]:
        """Return the sides of the film that most voices judge."""
        ranked = sorted(self.film.aspects, key=lambda s: (-(s.pos + s.neg + s.mixed), s.aspect))
        bars = []
        for one in ranked[: self.room.aspects]:
            name = ASPECTS.get(one.aspect, plain(one.aspect))
            refs = self.refs.of(self._carried[one.aspect])  # a number gives nothing away
            bars.append(Bar(name=name[:1].upper() + name[1:], pos=one.pos, mixed=one.mixed, neg=one.neg, refs=refs))
        return tuple(bars)

    def quotes(self) -> tuple[Entry, ...]:
        """Return words of the sources, one a side of the film."""
        found: list[Entry] = []
        for one in sorted(self.film.aspects, key=lambda s: (-(s.pos + s.neg + s.mixed), s.aspect)):
            said = {entry.text for entry in found}
            safe = (q for _, q in one.quotes if q.text and self._shelf.shows(q.support))
            held = next((q for q in safe if clip_to(q.text, self.room.letters) not in said), None)
            if held is not None and (refs := self.refs.of([held.support])):
                name = self._shelf.name(held.support.span.page, held.support.source)
                found.append(Entry(text=clip_to(held.text, self.room.letters), aside=clip_to(name, SHORT), refs=refs))
        return tuple(found[: self.room.quotes])

    def clashes(self) -> tuple[Clash, ...]:
        """Return what the sources differ in, those points first on which the values exclude each other."""
        ordered = sorted(self.film.disagreements, key=lambda card: nature_order(card.nature))
        wanted = [card for card in ordered if card.nature == CONTESTED or card.nature in ("compatible", "opinion")]
        return tuple(islice(filter(None, map(self._clash, wanted)), self.room.clashes))

    def _clash(self, card: Disagreement) -> Clash | None:
        topic, field = say_topic(card.topic)
        if card.topic == "hidden" and not card.values:
            return None
        sides = tuple(
            Entry(
                text=clip_to(say_value(field, value.value), SHORT),
                aside=" · ".join(
                    filter(None, (percent(value.p) if value.p is not None else "",
                                  counted(value.witnesses, "witness", "witnesses")))
                ),
                refs=self.refs.of(value.support),
            )
            for value in card.values[:4]
        )  # fmt: skip
        if not all(side.refs for side in sides):
            return None
        return Clash(topic=clip_to(topic, SHORT), sides=sides, note=clip_to(retold(card.note), self.room.letters))

    def releases(self) -> tuple[Row, ...]:
        """Return the release calendar in order of date."""
        found = []
        for fact in sorted(self.film.having("release"), key=release_order):
            entry = self.entry(fact)
            if entry is None:
                continue
            window = fact.qualifier("window") or ""
            where = (fact.qualifier("platform"), fact.qualifier("territory"), fact.qualifier("distributor"))
            told = [WINDOWS.get(window, plain(window).capitalize()) or gettext("Release"), *filter(None, where)]
            place = Entry(text=clip_to(" · ".join(told), SHORT), aside=entry.aside, refs=entry.refs)
            found.append(Row(label=clip_to(say_date(fact.value), SHORT), entries=(place,)))
        return tuple(found[: self.room.releases])

    def meta(self) -> tuple[Entry, ...]:
        """Return year, countries, genres, length and colour."""
        rows = filter(None, (self.row(field, 3) for field in ("year", *META)))
        return tuple(entry for row in rows for entry in row.entries)


def dossier(film: Film, opened: Opened, allowed: str, room: Room) -> Dossier:
    """Return the dossier of a film as a reader who allows this much may see it; `opened` gives readings of pages."""
    maker = Maker(film, opened, allowed, room)
    shown, drawn = maker.film, cover(film.slug, film.title)
    fields = [field for key, names in GROUPS if key not in ("people", "said") for field in names]
    meta, directors = maker.meta(), maker.row("director", 3) or Row(label="", entries=())
    figures = (
        maker.figure("critics", gettext("Critics"), shown.critics),
        maker.figure("audience", gettext("Audience"), shown.audience),
    )
    heard = maker.refs.of_sources((review.source for review in shown.reviews if review.verdict != "none"), HEARD)
    consensus, bars, quotes = maker.consensus(), maker.bars(), maker.quotes()
    credited = maker.rows((field for field in GROUPS[0][1] if field in CREDITS - {"director"}), room.rows)
    facts = maker.rows((field for field in fields if field not in ("year", *META)), room.rows)
    clashes, releases = maker.clashes(), maker.releases()
    cited = maker.refs.listed()  # all numbers are given by now
    return Dossier(
        language=language(),
        size=room.size,
        kicker=witnesses_of(film.sources),
        title=clip_to(film.title, 140),
        original=clip_to(film.original_title or "", SHORT) if film.original_title != film.title else "",
        meta=meta,
        directors=directors,
        palette=drawn.palette,
        shapes=tuple((s.tag, s.a, s.b, s.c, s.d, int(s.filled)) for s in drawn.shapes),
        figures=figures,
        verdicts=tuple((label, n, VERDICTS.get(label, label)) for label, n in shown.verdicts if n),
        verdict_line=Entry(text=verdict_words(shown.verdicts), refs=heard),
        agreed=Part(heading=gettext("In short"), more=more_of(len(shown.consensus) - len(consensus))),
        consensus=consensus,
        judged=Part(heading=gettext("What they praise and what they don’t")),
        columns=(gettext("Against"), gettext("Mixed"), gettext("For")),
        aspects=bars,
        quotes=quotes,
        credited=Part(heading=gettext("People and roles")),
        credits=credited,
        known=Part(heading=gettext("Facts")),
        facts=facts,
        differing=Part(heading=gettext("Disagreements"), more=more_of(len(shown.disagreements) - len(clashes))),
        clashes=clashes,
        released=Part(heading=gettext("Releases"), more=more_of(len(shown.having("release")) - len(releases))),
        releases=releases,
        cited=Part(heading=gettext("Sources"), more=more_of(len(shown.sources) - len(cited))),
        sources=tuple(source_item(n, entry) for n, entry in cited),
        foot=gettext("Every entry names its sources by number."),
        address=f"/films/{film.slug}/{query_of(allowed)}",
        page=gettext("Page {n} of {pages}"),
    )


def source_item(n: int, entry: SourceEntry) -> SourceItem:
    """Return a source with outlet, author, date and address."""
    told = [
        KINDS.get(entry.kind, plain(entry.kind)),
        say_date(entry.published) if entry.published else gettext("undated"),
    ]
    return SourceItem(
        n=n,
        name=clip_to(source_name(entry.source, entry.outlet, entry.author), SHORT),
        title=clip_to(entry.title or "", SHORT),
        detail=", ".join(told if entry.independent else (*told, gettext("copied words"))),
        address=clip_to(web_address(entry.source) or f"{HERE}/sources/{entry.id}/", SHORT),
    )


def more_of(n: int) -> str:
    """Say how many are left out; nothing where none are.

    >>> more_of(7), more_of(0)
    ('…and 7 more', '')
    """
    return ngettext("…and {n} more", "…and {n} more", n).replace("{n}", number(n)) if n > 0 else ""


def clip_to(text: str, letters: int) -> str:
    """Return a text in one line, cut at a word where it is longer than so many letters.

    >>> clip_to("a slow,  slow film", 9), clip_to("slow", 9)
    ('a slow,…', 'slow')
    """
    line = " ".join(text.split())
    if len(line) <= letters:
        return line
    cut = line[:letters]
    head = cut[: cut.rindex(" ")] if " " in cut[letters // 2 :] else cut
    return f"{head}…"
