"""*The Salt Ferry*, reconciled by hand: a film with something in every part of the document. All of it is invented."""

from __future__ import annotations

from typing import Any

import msgspec

from cinequorum.model.film import (
    Aggregate,
    AspectSummary,
    Check,
    Comparison,
    ConsensusLine,
    Disagreement,
    DisagreementValue,
    Dissent,
    Fact,
    Film,
    Person,
    Quote,
    Review,
    SharedText,
    Similar,
    SourceEntry,
    Support,
)
from cinequorum.model.page import Page
from cinequorum.model.reading import Reading
from cinequorum.model.score import Score, ScorePart
from tests.web.ferry_pages import COURIER, GAZETTE, LEDGER, NOTES, PAGES, PHARE, READINGS, SYNOPSIS, TIDES, USERS, at

SLUG = "the-salt-ferry-2019"
SECRET = "opened the valve"  # the words that only a reader who asked for everything may see
ENDING = "Emil drowns himself in the final shot"


def carried(page: Page, words: str, spoiler: str = "none", **said: str) -> Support:
    """Support by `words` on `page`; each page is its own witness, except that the gazette copies the ledger."""
    witness = PAGES.index(LEDGER if page is GAZETTE else page) + 1
    return Support(source=page.source, span=at(page, words), witness=witness, raw=words, spoiler=spoiler, **said)


def fact(field: str, value: str, *support: Support, **more: Any) -> Fact:
    """A fact with as many witnesses as its support has."""
    witnesses = len({carrier.witness for carrier in support})
    status = more.pop("status", "agreed" if witnesses > 1 else "single")
    p = more.pop("p", 0.94)
    return Fact(field=field, value=value, p=p, status=status, witnesses=witnesses, support=support, **more)


DIRECTED = (carried(COURIER, "Ingrid Solheim"), carried(PHARE, "Ingrid Solheim"), carried(TIDES, "Solheim"))
FACTS = (
    fact("director", "Ingrid Solheim", *DIRECTED, variants=("Solheim",)),
    fact("cast", "Torben Aas", carried(COURIER, "Torben Aas"), role="Emil"),
    fact(
        "cinematographer",
        "Kaia Brandt",
        carried(COURIER, "Kaia Brandt"),
        status="contested",
        p=0.5,
        dissent=(Dissent(value="Kaja Brandt", p=0.5, support=(carried(TIDES, "Kaja Brandt"),)),),
        note="One source each: nothing here says which is right.",
    ),
    fact("runtime", "104", carried(COURIER, "104 minutes")),
    fact("colour", "black_and_white", carried(COURIER, "black and white")),
    fact("country", "Norway", carried(NOTES, "Norway")),
    fact("genre", "Drama", carried(NOTES, "Drama")),
    fact("genre", "History", carried(NOTES, "History")),
    fact("year", "2019", carried(NOTES, "2019")),
    fact("original_title", "Saltfergen", carried(TIDES, "Saltfergen")),
    fact("event", "the sinking of the Havnes", carried(COURIER, "the sinking of the Havnes in 1958")),
    fact(
        "event_deaths",
        ">=31",
        carried(COURIER, "At least 31 people died", manner="lower_bound"),
        carried(GAZETTE, "Dozens were killed or hurt"),
    ),
    fact(
        "award",
        "Silver Compass",
        carried(LEDGER, "the Silver Compass"),
        qualifiers=(("festival", "Tromsund"), ("result", "won"), ("year", "2018")),
    ),
    fact(
        "release",
        "2019-03-15",
        carried(LEDGER, "March 15"),
        qualifiers=(("window", "cinema"),),
        status="disputed",
        p=0.66,
        dissent=(Dissent(value="2019-03-22", p=0.34, support=(carried(GAZETTE, "March 22"),)),),
    ),
    fact(
        "release",
        "2019-05-03",
        carried(LEDGER, "May 3"),
        qualifiers=(("platform", "Kinobox"), ("territory", "NO"), ("window", "streaming")),
    ),
)
STATEMENTS = (
    fact("offer", "Fjordshop", carried(COURIER, "Buy the disc at Fjordshop"), qualifiers=(("affiliate", "true"),)),
    fact("character", "a stoker", carried(COURIER, "the stoker Emil"), role="Emil"),
    fact("interpretation", "guilt", carried(COURIER, f"Emil {SECRET} himself", spoiler="major")),
)
PEOPLE = (
    Person(
        name="Ingrid Solheim",
        slug="ingrid-solheim",
        credits=(("director", None),),
        spellings=("Ingrid Solheim", "Ingrid Sólheim"),
        evidence=("same surname and role; the given names are one name",),
        support=DIRECTED,
        notes=(
            ("compared with the great chroniclers of guilt", carried(TIDES, "compared with the great chroniclers")),
        ),
    ),
    Person(
        name="Torben Aas",
        slug="torben-aas",
        credits=(("cast", "Emil"),),
        spellings=("Torben Aas",),
        evidence=(),
        support=(carried(COURIER, "Torben Aas"),),
    ),
)


def side(value: str, p: float | None, *support: Support) -> DisagreementValue:
    """One side of a disagreement."""
    return DisagreementValue(value=value, p=p, witnesses=len({s.witness for s in support}), support=support)


DISAGREEMENTS = (
    Disagreement(
        topic="cinematographer",
        nature="contested",
        values=(
            side("Kaia Brandt", 0.5, carried(COURIER, "Kaia Brandt")),
            side("Kaja Brandt", 0.5, carried(TIDES, "Kaja Brandt")),
        ),
        note="One letter, two names. A press kit would settle it.",
    ),
    Disagreement(
        topic="release: cinema",
        nature="contested",
        values=(
            side("2019-03-15", 0.66, carried(LEDGER, "March 15")),
            side("2019-03-22", 0.34, carried(GAZETTE, "March 22")),
        ),
        note="Both are Fridays; neither names a country.",
    ),
    Disagreement(
        topic="event_deaths",
        nature="compatible",
        values=(
            side("at least 31", None, carried(COURIER, "At least 31 people died")),
            side("dozens, dead and hurt together", None, carried(GAZETTE, "Dozens were killed or hurt")),
        ),
        note="A lower bound and a vague mixed count do not exclude each other.",
    ),
    Disagreement(
        topic="ending",
        nature="opinion",
        values=(
            side("guilt admitted", None, carried(COURIER, f"Emil {SECRET} himself", spoiler="major")),
            side("guilt drowned", None, carried(TIDES, ENDING, spoiler="major")),
        ),
        note="Two readings of how it ends.",
        spoiler="major",
    ),
)


def part(page: Page, raw: str | None, value: float | None, note: str | None = None) -> ScorePart:
    """A voice of a score: inferred where nothing was stated, unused where there is no value."""
    used = value is not None
    return ScorePart(
        source=page.source,
        by=page.author or page.outlet or "someone",
        raw=raw,
        value=value,
        inferred=raw is None and used,
        used=used,
        note=note,
    )


CRITICS = Score(
    value=68.0,
    low=41.0,
    high=88.0,
    n=3,
    n_inferred=1,
    positive=2,
    judged=3,
    share_low=0.208,
    share_high=0.939,
    parts=(
        part(COURIER, "Four stars out of five", 80.0),
        part(TIDES, None, 85.0, "from the words: no rating given"),
        part(PHARE, "2/5", 40.0),
        part(LEDGER, None, None, "not a review"),
    ),
)
AUDIENCE = Score(
    value=None,
    low=None,
    high=None,
    n=2,
    n_inferred=1,
    positive=1,
    judged=2,
    share_low=0.095,
    share_high=0.905,
    parts=(part(NOTES, "9/10", 90.0), part(NOTES, None, None, "empty: says nothing beyond the film’s name")),
    note="too few voices for a score",
)


def review(page: Page, index: int | None, verdict: str, **known: Any) -> Review:
    """A review as it stands on the film's page."""
    by_user = index is not None
    return Review(
        source=page.source,
        index=index,
        by="user" if by_user else "critic",
        author=USERS[index].author if index is not None else page.author,
        outlet=None if by_user else page.outlet,
        published=page.published or "2019-05-12",
        rating=known.get("rating"),
        value=known.get("value"),
        inferred=known.get("inferred", False),
        verdict=verdict,
        spoiler_level=known.get("spoiler_level", "none"),
        opening=known.get("opening"),
        text_span=USERS[index].text_span if index is not None else page.blocks[1].span,
        independent=True,
        flags=known.get("flags", ()),
    )


REVIEWS = (
    review(
        COURIER, None, "positive", rating="Four stars out of five", value=80.0, spoiler_level="major",
        opening="Ingrid Solheim’s The Salt Ferry rebuilds the sinking of the Havnes in 1958 without a single storm.",
        flags=("affiliate",),
    ),
    review(TIDES, None, "positive", value=85.0, inferred=True, spoiler_level="major", flags=("spoiler_warning",)),
    review(
        PHARE, None, "negative", rating="2/5", value=40.0,
        opening="Le film d’Ingrid Solheim est superbe à regarder et désespérément lent.",
    ),
    review(NOTES, 0, "positive", rating="9/10", value=90.0, opening="Best thing I saw all year."),
    review(NOTES, 1, "none", flags=("empty",)),
    review(NOTES, 2, "none", flags=("empty", "duplicate")),
    review(NOTES, 3, "negative", value=30.0, inferred=True, opening="Slow as a tide table."),
)  # fmt: skip


def entry(reading: Reading, **known: Any) -> SourceEntry:
    """A page among the sources."""
    page = reading.page
    rating = reading.ratings[0] if reading.ratings else None
    return SourceEntry(
        id=page.id,
        source=page.source,
        kind=page.kind.name,
        kind_p=page.kind.p,
        title=page.headline,
        author=page.author,
        outlet=page.outlet,
        published=page.published,
        rating=rating.value if rating else None,
        rating_raw=rating.raw if rating else None,
        verdict=reading.verdict.label,
        spoiler_level=reading.spoiler_level,
        independent=page is not GAZETTE,
        **known,
    )


COPIED = {"copied_from": LEDGER.source, "shared_share": 0.61, "notes": ("prints the distributor’s synopsis",)}
SALT_FERRY = Film(
    slug=SLUG,
    title="The Salt Ferry",
    original_title="Saltfergen",
    year=2019,
    titles=("The Salt Ferry", "Saltfergen", "Le Bac de sel"),
    facts=FACTS,
    statements=STATEMENTS,
    people=PEOPLE,
    disagreements=DISAGREEMENTS,
    checks=(
        Check(
            kind="runtime",
            level="odd",
            field="runtime",
            text="104 minutes against 131: 27 apart, 21%.",
            support=(carried(COURIER, "104 minutes"),),
        ),
        Check(
            kind="year",
            level="fits",
            field="year",
            text="Of 2018 and 2019 one is the festival’s.",
            support=(carried(NOTES, "2019"),),
        ),
    ),
    shared=(
        SharedText(text=SYNOPSIS, support=(carried(LEDGER, SYNOPSIS), carried(GAZETTE, SYNOPSIS)), kind="synopsis"),
    ),
    critics=CRITICS,
    audience=AUDIENCE,
    aggregates=(
        Aggregate(
            by="users", raw="4,211 people rated", value=None, count=4211, support=carried(NOTES, "4,211 people rated")
        ),
    ),
    verdicts=(("positive", 3), ("mixed", 0), ("negative", 2)),
    aspects=(
        AspectSummary(
            aspect="acting", pos=1, neg=0, mixed=0,
            quotes=(("pos", Quote(text="made of silences", support=carried(COURIER, "made of silences"))),),
        ),
        AspectSummary(
            aspect="cinematography", pos=2, neg=0, mixed=0,
            quotes=(
                ("pos", Quote(text="wet iron", support=carried(TIDES, "all wet iron and breath", spoiler="mild"))),
            ),
        ),
        AspectSummary(
            aspect="pacing", pos=0, neg=3, mixed=0,
            quotes=(
                ("neg", Quote(text="sag a little", support=carried(COURIER, "The middle act does sag a little."))),
            ),
        ),
    ),
    consensus=(
        ConsensusLine(
            text="Two of three critics praise the photography: “magnificent”, “superbe à regarder”.",
            support=(carried(TIDES, "is magnificent"), carried(PHARE, "superbe à regarder")),
        ),
        ConsensusLine(
            text="Three voices find it slow, one of them after an hour.",
            support=(carried(PHARE, "désespérément lent"), carried(NOTES, "Slow as a tide table.")),
        ),
        ConsensusLine(text="All agree on how it ends.", support=(carried(COURIER, SECRET, spoiler="major"),)),
    ),
    comparisons=(
        Comparison(
            title="The Lighthouse Wife", year=None, relation="compared", n=1,
            support=(carried(TIDES, "The Lighthouse Wife"),),
        ),
    ),
    similar=(
        Similar(title="Glass Orchard", year=2017, slug="glass-orchard-2017", score=0.42, why="both told in silences"),
    ),
    reviews=REVIEWS,
    sources=tuple(entry(r, **(COPIED if r.page is GAZETTE else {})) for r in READINGS),
    related_news=("‘Glass Orchard’ adds three to its cast", "Harbour Nights renewed for a second season"),
)  # fmt: skip

KEPT = frozenset(
    {"slug", "id", "page", "spoiler", "spoiler_level", "title_spoiler", "level", "role", "kind", "manner", "scope"}
)
HOSTILE = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


def hostile(value: Any) -> Any:
    """Return the same document with an attack at the end of every text that a page could have brought in."""
    return msgspec.convert(_attack(msgspec.to_builtins(value)), type(value))


def _attack(value: Any) -> Any:
    if isinstance(value, str):
        return value + HOSTILE
    if isinstance(value, list | tuple):
        return [_attack(item) for item in value]
    if isinstance(value, dict):
        return {key: item if key in KEPT else _attack(item) for key, item in value.items()}
    return value


def bare(slug: str = "glass-orchard-2017", title: str = "Glass Orchard") -> Film:
    """A film about which nothing is known but its title: every part of its page is empty."""
    empty: dict[str, Any] = dict.fromkeys(Film.__dataclass_fields__, ())
    return Film(**(empty | {"slug": slug, "title": title, "original_title": None, "year": None, "titles": (title,),
                            "critics": None, "audience": None}))  # fmt: skip
