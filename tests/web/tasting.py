"""An invented shelf of films with facts, critics who mark them, and members: for tests of taste."""

from __future__ import annotations

from dataclasses import replace

from django.utils.timezone import now

from cinequorum.model.film import Comparison, Fact, Film
from cinequorum.store.port import Change
from cinequorum_web.catalog.models import FilmRow, PageRow, VoiceRow
from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.members.models import Mark, Member
from cinequorum_web.members.scales import nearest
from tests.web.ferry_pages import READINGS
from tests.web.films import bare, fact

SEA = ("tide", "reef", "harbour", "trawler", "kelp", "lagoon")
SAND = ("dune", "mesa", "cactus", "oasis", "mirage", "caravan")
ALL = (*SEA, *SAND)


def film(slug: str) -> Film:
    """A film of the sea or of the desert: the one by Wade, in English, the other by Sandoval, in Spanish."""
    sea = slug in SEA
    year = 1990 + 2 * ALL.index(slug)
    facts: list[Fact] = [
        fact("director", "Hollis Wade" if sea else "Irma Sandoval"),
        fact("genre", "Drama" if sea else "Western"),
        fact("country", "Norway" if sea else "Mexico"),
        fact("language", "English" if sea else "Spanish"),
    ]
    if slug != "kelp":
        facts.append(fact("runtime", "90" if sea else "120"))
    if slug in ("reef", "mesa"):
        facts.append(fact("release", "2019-05-03", qualifiers=(("platform", "Kinobox"), ("window", "streaming"))))
    beside = (Comparison(title="Reef", year=None, relation="like", n=3, support=()),) if slug == "tide" else ()
    return replace(bare(slug, slug.title()), year=year, facts=tuple(facts), comparisons=beside)


def shelf() -> CatalogStore:
    """The site's store with the films, a page to hang reviews on, and four critics.

    Quill and Marsh love the sea, Thorn and Vane the desert, each with a mark for ten films.
    """
    store = CatalogStore()
    store.apply(Change(readings=READINGS[:1], films=tuple(film(slug) for slug in ALL)))
    for critic, high in (("Mara Quill", SEA), ("Edwin Marsh", SEA), ("Tessa Thorn", SAND), ("Livia Vane", SAND)):
        for at, slug in enumerate(ALL):
            if at % 6 != len(critic) % 6:
                says(critic, slug, (85 if slug in high else 35) + at % 3)
    return store


def says(critic: str, slug: str, value: float) -> None:
    """A critic's stated mark of a film."""
    address = critic.lower().replace(" ", "-")
    VoiceRow.objects.create(
        page=PageRow.objects.order_by("pk")[0], film=FilmRow.objects.get(slug=slug), at=1000 + VoiceRow.objects.count(),
        critic=address, critic_name=critic, outlet="harbour-courier", outlet_name="Harbour Courier", value=value,
        inferred=False, verdict="positive", rating=f"{value:.0f}/100", published="2020-01-01", language="en",
        spoiler="none", opening="", start=0, end=0,
    )  # fmt: skip


def gives(who: Member, slug: str, score: int, **more: object) -> Mark:
    """A member's mark of a film, from 0 to 100."""
    given = nearest(score, "hundred")
    return Mark.objects.create(member=who, film=slug, score=score, given=given, scale="hundred", rated=now(), **more)
