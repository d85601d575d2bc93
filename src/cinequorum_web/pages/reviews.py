"""All reviews of a film, as a reader narrows and orders them: the page beside the film page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urlencode

from django.utils.translation import gettext

from cinequorum.model.film import Film, Review
from cinequorum.model.wall import LEVELS as SPOILER_LEVELS
from cinequorum_web.pages.film import choices
from cinequorum_web.pages.film_parts import part_of
from cinequorum_web.pages.labels import ASPECTS, VERDICTS, plain
from cinequorum_web.pages.opinions import review_views
from cinequorum_web.pages.review_context import Option, Question, Reviewed, ReviewsPage
from cinequorum_web.pages.shelf import Shelf
from cinequorum_web.pages.tongue import Words, counted, number
from cinequorum_web.pages.words import language_name, source_name

ON_A_PAGE = 24
Key = Callable[[Review], tuple[bool, float | str]]
Trait = Callable[[Review], Iterable[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a reader asks of the reviews: a value a question (absent: any), an order and a page, counted from 1."""

    answers: Mapping[str, str]
    order: str = "surest"
    page: int = 1


TRAITS: Mapping[str, Trait] = MappingProxyType(
    {
        "by": lambda review: (review.by,),
        "verdict": lambda review: (review.verdict,),
        "aspect": lambda review: (aspect for aspect, _ in review.aspects),
        "language": lambda review: (review.language,),
        "outlet": lambda review: (_outlet(review),),
        "tells": lambda review: SPOILER_LEVELS[SPOILER_LEVELS.index(review.spoiler_level) :],
    }
)
"""The questions: key in the address, and what a review answers. `tells` is the most that it may give away."""
ASKED = Words(
    {"by": "Who", "verdict": "Verdict", "aspect": "Speaks of", "language": "Language", "outlet": "Outlet",
     "tells": "Spoilers"}
)  # fmt: skip

SAID: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "by": Words({"critic": "Critics", "user": "Audience"}),
        "verdict": VERDICTS,
        "tells": Words({"none": "gives nothing away", "mild": "mild ones at most", "major": "whatever they tell"}),
        "aspect": ASPECTS,
    }
)
ORDERS: Mapping[str, Key] = MappingProxyType(
    {
        "surest": lambda review: (review.by == "user", review.source),
        "newest": lambda review: _falling(review.published),
        "oldest": lambda review: (review.published is None, review.published or ""),
        "highest": lambda review: (review.value is None, -(review.value or 0.0)),
        "lowest": lambda review: (review.value is None, review.value or 0.0),
    }
)
ORDERED = Words(
    {"surest": "as they count", "newest": "newest first", "oldest": "oldest first", "highest": "highest first",
     "lowest": "lowest first"}
)  # fmt: skip


def asked_of(query: Mapping[str, str]) -> Asked:
    """Return what an address asks; what it does not know is passed over."""
    order = query.get("order", "")
    page = query.get("page", "1")
    return Asked(
        answers={key: value for key in TRAITS if (value := query.get(key, ""))},
        order=order if order in ORDERS else "surest",
        page=max(1, int(page)) if page.isdecimal() and len(page) < 7 else 1,
    )


def fitting(reviews: Iterable[Review], asked: Asked) -> list[Review]:
    """Return the reviews that fit every answer, in the order asked for; ties stay as they were."""
    kept = [review for review in reviews if all(_fits(review, *one) for one in asked.answers.items())]
    return sorted(kept, key=ORDERS[asked.order])


def reviews_page(film: Film | Reviewed, asked: Asked, allowed: str) -> ReviewsPage:
    """Return one page of the film's reviews."""
    kept = fitting(film.reviews, asked)
    pages = max(1, -(-len(kept) // ON_A_PAGE))
    at = min(asked.page, pages)
    shown = kept[(at - 1) * ON_A_PAGE : at * ON_A_PAGE]
    shelf = Shelf((), (), allowed)
    return ReviewsPage(
        part=part_of(
            film,
            (
                gettext("Reviews"),
                gettext("Every voice on the film, once; the text of each stands with its source."),
            ),
            choices(f"/films/{film.slug}/reviews/", allowed, _query(asked)),
        ),
        spoilers=allowed,
        questions=tuple(_question(key, film.reviews, asked) for key in TRAITS),
        orders=tuple(Option(value=key, text=said, chosen=key == asked.order) for key, said in ORDERED.items()),
        reviews=review_views(shown, shelf),
        count=_told(len(kept), len(film.reviews)),
        narrowed=bool(asked.answers),
        number=at,
        pages=pages,
        earlier=_address(asked, at - 1, allowed) if at > 1 else "",
        later=_address(asked, at + 1, allowed) if at < pages else "",
    )


def _fits(review: Review, key: str, wanted: str) -> bool:
    return wanted in TRAITS[key](review)


def _question(key: str, reviews: Iterable[Review], asked: Asked) -> Question:
    """Return the question with the answers that there are, the commonest first, each with its number."""
    counts = Counter(value for review in reviews for value in TRAITS[key](review) if value)
    ranked = sorted(counts, key=lambda value: (-counts[value], value))
    if key == "tells":
        ranked = [level for level in SPOILER_LEVELS if counts[level] and level != "major"]
    options = tuple(
        Option(value=value, text=f"{_said(key, value)} ({counts[value]})", chosen=asked.answers.get(key) == value)
        for value in ranked
    )
    return Question(key=key, label=ASKED[key], options=options, chosen=key in asked.answers)


def _said(key: str, value: str) -> str:
    if key == "language":
        return language_name(value)
    return SAID.get(key, {}).get(value, plain(value) if key == "aspect" else value)


def _outlet(review: Review) -> str:
    return review.outlet or source_name(review.source)


def _falling(published: str | None) -> tuple[bool, str]:
    """Turn an ISO date round, so that later ones come first; those without one come last."""
    return (published is None, "".join(chr(0x10FFFF - ord(letter)) for letter in (published or "").ljust(10)))


def _query(asked: Asked) -> dict[str, str]:
    return dict(asked.answers) | ({"order": asked.order} if asked.order != "surest" else {})


def _address(asked: Asked, page: int, allowed: str) -> str:
    query = _query(asked) | ({"page": str(page)} if page > 1 else {})
    query |= {"spoilers": allowed} if allowed != "none" else {}
    return f"?{urlencode(query)}" if query else "?"


def _told(kept: int, total: int) -> str:
    every = counted(total, "review")
    return every if kept == total else gettext("{n} of {all}").replace("{n}", number(kept)).replace("{all}", every)
