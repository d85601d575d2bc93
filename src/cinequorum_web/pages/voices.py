"""Pages of a critic (range, leaning, agreement with others) and of an outlet (scale, strictness)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cinequorum.model.record import Leaning
from cinequorum_web.catalog.browsing import OTHER, Subject, Sums
from cinequorum_web.catalog.models import VoiceRow
from cinequorum_web.pages.charts import Bar, Columns, parts, tens
from cinequorum_web.pages.contexts import Link
from cinequorum_web.pages.labels import VERDICTS
from cinequorum_web.pages.lists import titled
from cinequorum_web.pages.opinions import verdict_words
from cinequorum_web.pages.places import PLACES
from cinequorum_web.pages.topics import MANY, ONE, Pager, held, pager
from cinequorum_web.pages.words import say_date

FEWEST = 3  # films that two critics share before anything is said of how they agree
NEAREST = 5
STEADY = 1.0  # points within which somebody is neither milder nor stricter

SCALES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceLine:
    """One review in the list of a critic's or an outlet's."""

    film: Link
    who: Link
    date: str
    rating: str
    verdict: str
    label: str
    opening: str
    language: str
    spoiler: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How a critic's marks lie beside those of another on the films that both have marked."""

    who: Link
    films: str
    apart: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VoicePage:
    """One critic or outlet."""

    kind: str
    slug: str
    place: str
    many: str
    one: str
    title: str
    count: str
    range: str
    mean: str
    leaning: str
    beside: str
    verdicts: tuple[Bar, ...]
    verdict_words: str
    marks: Columns | None
    scales: tuple[Link, ...]
    partners: tuple[Link, ...]
    nearest: tuple[Agreement, ...]
    farthest: tuple[Agreement, ...]
    lines: tuple[VoiceLine, ...]
    pager: Pager


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """What is known of a critic or outlet beside its reviews."""

    sums: Sums
    leaning: Leaning | None
    names: Mapping[str, str]  # of partners, by address
    marks: Mapping[int, float] | None = None
    others: Sequence[tuple[int, str, str, float]] = ()


def voice_page(one: Subject, rows: Iterable[VoiceRow], behind: Behind, where: tuple[int, int]) -> VoicePage:
    """Return the page of a critic or an outlet; `where` is the number of the page and how many there are."""
    verdicts = Counter[str]()
    marks = Counter[float]()
    for verdict, value, inferred, _scale, n in behind.sums.marks:
        verdicts[verdict] += n
        if value is not None and not inferred:
            marks[value] += n
    counted = [(label, verdicts[label]) for label in ("positive", "mixed", "negative")]
    agreements = _agreements(behind.marks or {}, behind.others)
    other, scales = OTHER[one.kind], behind.sums.scales(SCALES)
    return VoicePage(
        kind=one.kind,
        slug=one.slug,
        place=PLACES[one.kind],
        many=str(MANY[one.kind]),
        one=str(ONE[one.kind]),
        title=one.name,
        count=held(one.kind, one.n),
        range=f"{min(marks):.0f}–{max(marks):.0f}" if len(marks) > 1 else "",
        mean=f"{sum(m * n for m, n in marks.items()) / marks.total():.0f}" if marks else "",
        leaning=leaning_told(behind.leaning),
        beside=_beside(behind.marks or {}, behind.others),
        verdicts=parts(counted),
        verdict_words=verdict_words(counted),
        marks=tens(marks, "critic" if one.kind == "critic" else "user"),
        scales=tuple(Link(text=scale_told(scale), href="", note=held(one.kind, n)) for scale, n in scales),
        partners=tuple(
            Link(text=behind.names.get(slug, slug), href=f"/{PLACES[other]}/{slug}/", note=held(one.kind, n))
            for slug, n in behind.sums.partners
        ),
        nearest=tuple(agreements[:NEAREST]),
        farthest=tuple(reversed(agreements[NEAREST:][-NEAREST:])),
        lines=tuple(_line(row, other) for row in rows),
        pager=pager(*where),
    )


def leaning_told(leaning: Leaning | None) -> str:
    """Return in words whether somebody marks films higher or lower than others do; "" where that is not known."""
    if leaning is None:
        return ""
    n = ngettext("from %(n)s mark", "from %(n)s marks", leaning.n) % {"n": f"{leaning.n:,}"}
    points = f"{abs(leaning.leaning):.1f}"
    if abs(leaning.leaning) < STEADY:
        return _("as strict as the others (%(n)s)") % {"n": n}
    told = (
        _("%(points)s points milder than the others on the same films (%(n)s)")
        if leaning.leaning > 0
        else _("%(points)s points stricter than the others on the same films (%(n)s)")
    )
    return told % {"points": points, "n": n}


def scale_told(scale: str) -> str:
    """Return a scale in words.

    >>> scale_told("stars/5"), scale_told("out_of/10"), scale_told("letter")
    ('stars of 5', 'marks of 10', 'letter')
    """
    name, _slash, top = scale.partition("/")
    known = {"stars": _("stars of %(top)s"), "out_of": _("marks of %(top)s")}
    return known.get(name, f"{name.replace('_', ' ')} %(top)s") % {"top": top} if top else name.replace("_", " ")


def apart_from(
    marks: Mapping[int, float], others: Sequence[tuple[int, str, str, float]]
) -> list[tuple[float, str, str, int]]:
    """Return the critics who share enough films, those nearest first: points apart, address, name, films."""
    apart: dict[str, dict[int, float]] = defaultdict(dict)
    names: dict[str, str] = {}
    for film, slug, name, mark in others:
        apart[slug].setdefault(film, abs(mark - marks[film]))
        names.setdefault(slug, name)
    ranked = sorted((fmean(own.values()), slug) for slug, own in apart.items() if len(own) >= FEWEST)
    return [(mean, slug, names[slug], len(apart[slug])) for mean, slug in ranked]


def _agreements(marks: Mapping[int, float], others: Sequence[tuple[int, str, str, float]]) -> list[Agreement]:
    return [
        Agreement(who=Link(text=name, href=f"/critics/{slug}/"), films=held("film", films), apart=f"{mean:.0f}")
        for mean, slug, name, films in apart_from(marks, others)
    ]


def _beside(marks: Mapping[int, float], others: Sequence[tuple[int, str, str, float]]) -> str:
    """How far the marks lie from the mean of the others, film by film."""
    by_film: dict[int, list[float]] = defaultdict(list)
    for film, _slug, _name, mark in others:
        by_film[film].append(mark)
    if len(by_film) < FEWEST:
        return ""
    apart = fmean(abs(marks[film] - fmean(own)) for film, own in by_film.items())
    told = _("on average %(points)s points from the mean of the others, on %(films)s")
    return told % {"points": f"{apart:.0f}", "films": held("film", len(by_film))}


def _line(row: VoiceRow, other: str) -> VoiceLine:
    slug, name = (row.outlet, row.outlet_name) if other == "outlet" else (row.critic, row.critic_name)
    anchor = f"#c-{row.start}-{row.end}" if row.at >= 0 else ""
    film = row.film
    return VoiceLine(
        film=Link(text=titled(film.title, film.year), href=f"/films/{film.slug}/") if film else Link(text="", href=""),
        who=Link(text=name, href=f"/{PLACES[other]}/{slug}/" if slug else ""),
        date=say_date(row.published) if row.published else "",
        rating=row.rating,
        verdict=row.verdict,
        label=VERDICTS.get(row.verdict, row.verdict),
        opening=row.opening,
        language=row.language,
        spoiler=row.spoiler if row.spoiler != "none" else "",
        href=f"/sources/{row.page.page_id}/{anchor}",
    )
