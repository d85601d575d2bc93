"""What critics say of the film, as a page that gathers their reviews quotes them: never the page's own words."""

from __future__ import annotations

from collections.abc import Iterator

from cinequorum.model.claim import Claim, Manner
from cinequorum.model.page import Excerpt
from cinequorum.understand.facts.scene import Scene


def find_excerpts(scene: Scene) -> Iterator[Claim]:
    """Yield a quotation for each critic's excerpt, held by the critic or the outlet, with what they gave."""
    for excerpt in scene.page.excerpts:
        holder = excerpt.critic or excerpt.outlet
        if holder:
            words = scene.page.slice(excerpt.span)
            yield Claim(
                predicate="quote",
                value=" ".join(words.split()),
                raw=words,
                span=excerpt.span,
                rule="excerpt.site/1",
                p=0.97,
                qualifiers=_qualifiers(excerpt),
                manner=Manner.HEARSAY,
                holder=holder,
            )


def _qualifiers(excerpt: Excerpt) -> tuple[tuple[str, str], ...]:
    scale = f"/{excerpt.best}" if excerpt.best and excerpt.rating and excerpt.rating.isdigit() else ""
    stated = {
        "date": excerpt.published,
        "link": excerpt.link,
        "outlet": excerpt.outlet,
        "rating": f"{excerpt.rating}{scale}" if excerpt.rating else None,
    }
    return tuple((key, value) for key, value in stated.items() if value)
