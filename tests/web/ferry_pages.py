"""Six invented pages about *The Salt Ferry*, an invented film, read by hand."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from cinequorum.model.claim import Claim
from cinequorum.model.opinion import Aspect, Rating, Spoiler, Verdict
from cinequorum.model.page import Block, Kind, Page, Role, Span
from cinequorum.model.reading import Reading, ReviewReading, SubjectFilm

Paragraphs = Sequence[tuple[Role, str]]

SYNOPSIS = "When the night ferry to a small island fails to arrive, its only surviving stoker is told to keep quiet."


def make_page(source: str, kind: str, headline: str | None, paragraphs: Paragraphs, **known: str) -> Page:
    """Put paragraphs together into a page whose blocks point at them."""
    text = "\n\n".join(words for _, words in paragraphs)
    name = hashlib.sha256(source.encode()).hexdigest()[:32]
    blocks, at = [], 0
    for role, words in paragraphs:
        blocks.append(Block(role=role, span=Span(page=name, start=at, end=at + len(words))))
        at += len(words) + 2
    return Page(
        id=name,
        source=source,
        text=text,
        language=known.get("language", "en"),
        kind=Kind(name=kind, p=0.93, reasons=("it judges the film from its first line",)),
        headline=headline,
        author=known.get("author"),
        outlet=known.get("outlet"),
        published=known.get("published"),
        blocks=tuple(blocks),
    )


def at(page: Page, words: str, nth: int = 0) -> Span:
    """Return where `words` stand on the page, the `nth` time they do."""
    start = -1
    for _ in range(nth + 1):
        start = page.text.index(words, start + 1)
    return page.span(start, start + len(words))


COURIER = make_page(
    "https://harbour-courier.example/film/the-salt-ferry",
    "critic_review",
    "The Salt Ferry: a ship goes down, a town looks away",
    (
        (Role.NAVIGATION, "Home Film Music Subscribe"),
        (Role.TITLE, "The Salt Ferry: a ship goes down, a town looks away"),
        (Role.BYLINE, "By Mara Quill, 14 March 2019"),
        (
            Role.BODY,
            "Ingrid Solheim’s The Salt Ferry rebuilds the sinking of the Havnes in 1958 without a single storm. "
            "Torben Aas, as the stoker Emil, gives the kind of performance that is made of silences. "
            "Shot in black and white by Kaia Brandt, it runs a taut 104 minutes.",
        ),
        (
            Role.BODY,
            "At least 31 people died that night, and the film never lets the number become a figure of speech. "
            "In the last reel we learn that Emil opened the valve himself. "
            "The middle act does sag a little.",
        ),
        (Role.BODY, "Four stars out of five"),
        (Role.RELATED, "Related: ten more films about the sea"),
        (Role.ADVERT, "Buy the disc at Fjordshop. We may earn a commission."),
    ),
    author="Mara Quill",
    outlet="The Harbour Courier",
    published="2019-03-14",
)
TIDES = make_page(
    "/home/ada/pages/reel-tides-salt-ferry.txt",
    "critic_review",
    None,
    (
        (Role.BODY, "Warning: this one is discussed right up to its ending."),
        (
            Role.BODY,
            "Solheim has been compared with the great chroniclers of guilt, and Saltfergen earns it. "
            "The photography by Kaja Brandt is magnificent, all wet iron and breath. "
            "It looks like the grey cousin of The Lighthouse Wife.",
        ),
        (Role.BODY, "Emil drowns himself in the final shot, and the town votes to forget."),
        (Role.LEGAL, "© 2019 Otto Lindqvist"),
    ),
    author="Otto Lindqvist",
    published="2019",
)
LEDGER = make_page(
    "https://screen-ledger.example/trailers/salt-ferry",
    "trailer_news",
    "First trailer for ‘The Salt Ferry’",
    (
        (Role.TITLE, "First trailer for ‘The Salt Ferry’"),
        (Role.BODY, SYNOPSIS),
        (
            Role.BODY,
            "After winning the Silver Compass at last year’s Tromsund festival, it reaches cinemas on March 15 "
            "and Kinobox on May 3.",
        ),
        (Role.RELATED, "‘Glass Orchard’ adds three to its cast"),
        (Role.RELATED, "Harbour Nights renewed for a second season"),
    ),
    outlet="Screen Ledger",
    published="2019-01-21",
)
GAZETTE = make_page(
    "https://island-gazette.example/culture/ferry-film-opens",
    "news",
    "Ferry film opens at home",
    (
        (Role.TITLE, "Ferry film opens at home"),
        (Role.BODY, SYNOPSIS),
        (
            Role.BODY,
            "The Salt Ferry opens on March 22, the distributor says. Dozens were killed or hurt in the fire of 1958.",
        ),
    ),
    outlet="Island Gazette",
    published="2019-02",
)
PHARE = make_page(
    "https://le-phare.example/critiques/le-bac-de-sel",
    "critic_review",
    "« Le Bac de sel » : beau et froid",
    (
        (Role.TITLE, "« Le Bac de sel » : beau et froid"),
        (
            Role.BODY,
            "Le film d’Ingrid Solheim est superbe à regarder et désespérément lent. "
            "Le scénario ne croit pas à ses personnages. On s’ennuie.",
        ),
        (Role.BODY, "Note : 2/5"),
    ),
    author="Hélène Vasseur",
    outlet="Le Phare",
    published="2019-04-02",
    language="fr",
)
NOTES = make_page(
    "https://filmnotes.example/title/salt-ferry",
    "user_reviews",
    "The Salt Ferry (2019)",
    (
        (Role.TITLE, "The Salt Ferry (2019)"),
        (Role.METADATA, "4,211 people rated · Drama, History · Norway"),
        (Role.USER_REVIEW, "Runa 🌊 12/05/2019 Best thing I saw all year. 9/10"),
        (Role.USER_REVIEW, "piet_k 12/05/2019 The Salt Ferry"),
        (Role.USER_REVIEW, "piet_k2 12/05/2019 The Salt Ferry"),
        (Role.USER_REVIEW, "Joanna 13/05/2019 Slow as a tide table. I gave up after an hour."),
    ),
    outlet="Filmnotes",
)
PAGES = (COURIER, TIDES, LEDGER, GAZETTE, PHARE, NOTES)


def claim(page: Page, predicate: str, value: str, words: str) -> Claim:
    """A claim carried by `words`."""
    return Claim(predicate=predicate, value=value, raw=words, span=at(page, words), rule="by-hand/1", p=0.9)


def subject(page: Page, words: str) -> SubjectFilm:
    """The film as the page spells it."""
    return SubjectFilm(title=words, year=2019, span=at(page, words), p=0.97, reasons=("in the headline",))


def verdict(label: str, value: float | None, p: float = 0.9) -> Verdict:
    """A verdict without a place of its own."""
    return Verdict(label=label, value=value, p=p)


def stated(page: Page, raw: str, value: float | None, scale: str | None) -> Rating:
    """A rating by the page's author."""
    return Rating(by="author", raw=raw, value=value, scale=scale, span=at(page, raw))


def _user(author: str, words: str, label: str, value: float | None) -> ReviewReading:
    record = next(block.span for block in NOTES.blocks if NOTES.slice(block.span).startswith(author + " "))
    return ReviewReading(
        author=author,
        published="2019-05-12",
        stamp="12/05/2019",
        span=record,
        text_span=NOTES.span(record.end - len(words), record.end),
        rating=stated(NOTES, "9/10", 90.0, "out_of/10") if "9/10" in words else None,
        verdict=verdict(label, value),
        spoiler_level="none",
        empty=words == "The Salt Ferry",
        duplicate_of=1 if author == "piet_k2" else None,
    )


USERS = (
    _user("Runa 🌊", "Best thing I saw all year. 9/10", "positive", 90.0),
    _user("piet_k", "The Salt Ferry", "none", None),
    _user("piet_k2", "The Salt Ferry", "none", None),
    _user("Joanna", "Slow as a tide table. I gave up after an hour.", "negative", 30.0),
)

READINGS = (
    Reading(
        page=COURIER,
        film=subject(COURIER, "The Salt Ferry"),
        ratings=(stated(COURIER, "Four stars out of five", 80.0, "stars/5"),),
        claims=(
            claim(COURIER, "director", "Ingrid Solheim", "Ingrid Solheim"),
            claim(COURIER, "cast", "Torben Aas", "Torben Aas"),
            claim(COURIER, "cinematographer", "Kaia Brandt", "Kaia Brandt"),
            claim(COURIER, "runtime", "104", "104 minutes"),
            claim(COURIER, "event_deaths", "31", "At least 31 people died"),
        ),
        verdict=verdict("positive", 80.0),
        aspects=(
            Aspect(aspect="acting", polarity="pos", p=0.9, span=at(COURIER, "made of silences")),
            Aspect(aspect="pacing", polarity="neg", p=0.8, span=at(COURIER, "The middle act does sag a little.")),
        ),
        spoilers=(
            Spoiler(
                level="major",
                p=0.95,
                span=at(COURIER, "In the last reel we learn that Emil opened the valve himself."),
            ),
        ),
        spoiler_level="major",
    ),
    Reading(
        page=TIDES,
        film=subject(TIDES, "Saltfergen"),
        claims=(claim(TIDES, "cinematographer", "Kaja Brandt", "Kaja Brandt"),),
        verdict=verdict("positive", 85.0, 0.7),
        spoilers=(
            Spoiler(level="major", p=0.97, span=at(TIDES, "Emil drowns himself in the final shot, and the town votes")),
            Spoiler(level="mild", p=0.6, span=at(TIDES, "all wet iron and breath")),
        ),
        spoiler_level="major",
        spoiler_warning=at(TIDES, "Warning: this one is discussed right up to its ending."),
    ),
    Reading(page=LEDGER, film=subject(LEDGER, "The Salt Ferry"), verdict=verdict("none", None)),
    Reading(page=GAZETTE, film=subject(GAZETTE, "The Salt Ferry"), verdict=verdict("none", None)),
    Reading(
        page=PHARE,
        film=subject(PHARE, "Le Bac de sel"),
        ratings=(stated(PHARE, "2/5", 40.0, "stars/5"),),
        verdict=verdict("negative", 40.0),
    ),
    Reading(page=NOTES, film=subject(NOTES, "The Salt Ferry"), verdict=verdict("none", None), reviews=USERS),
)
