"""The film page, from the film and the readings behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from urllib.parse import urlencode

from django.utils.translation import gettext

from cinequorum.model.film import Comparison, Disagreement, Film, Review, SharedText, Support
from cinequorum.model.judgement import Contradiction
from cinequorum.model.wall import behind_wall
from cinequorum.text.fold import clip, fold
from cinequorum_web.feeds.structured import film_data
from cinequorum_web.pages.charts import marks_given, over_time, parts
from cinequorum_web.pages.contexts import Choice, Link
from cinequorum_web.pages.covers import cover
from cinequorum_web.pages.drawings import graph_of, timeline_of
from cinequorum_web.pages.facts import (
    asides_of,
    briefly,
    checks_of,
    fact_view,
    groups_of,
    natures_of,
    offers_of,
    opened_facts,
    releases_of,
)
from cinequorum_web.pages.film_context import (
    ComparisonView,
    Count,
    FilmPage,
    SharedView,
)
from cinequorum_web.pages.film_sources import source_row, stories_of
from cinequorum_web.pages.film_sources import witnesses_of as witnesses_of  # noqa: PLC0414 - others take it from here
from cinequorum_web.pages.labels import LEVELS, NATURES, RELATIONS, plain
from cinequorum_web.pages.opinions import (
    aggregate_view,
    aspect_views,
    consensus_view,
    relayed_views,
    review_views,
    score_view,
    verdict_words,
)
from cinequorum_web.pages.places import topic_link
from cinequorum_web.pages.reckoned import alike
from cinequorum_web.pages.shelf import AT_FIRST, Quotable, Shelf, looked_at
from cinequorum_web.pages.words import (
    counted,
    nature_order,
    say_value,
)

BESIDE, MOST_BESIDE = 4, 6  # films named beside this one: that stand open, and that unfold
PASSED_ON, FIGURES, NEWS = 6, 6, 12  # quotations of others, sites' own figures, other stories
SHARED, SHARING = 3, 8  # texts that several pages print, and pages named under each
SHARED_WORDS = 80  # of a shared text: a synopsis whole, of a whole article enough to know it by
TRAILERS = 2  # on the film page; the rest stands with the facts
CONTESTED = 6  # cards on the film page; what is beyond stands on the page of disagreements
CRITICS, USERS, SOURCES = 9, 6, 12  # on the film page; each has a page of its own with all of them
META = ("country", "genre", "runtime", "colour")
NOTHING: Mapping[str, str] = MappingProxyType({})

Opened = Callable[[frozenset[str]], Iterable[Quotable]]


def film_page(film: Film, opened: Opened, allowed: str) -> FilmPage:
    """Return the page of `film` as a reader who allows this much may see it; `opened` gives the readings of pages."""
    shown = behind_wall(film, allowed)
    shelf = Shelf(opened(pages_quoted(_in_short(shown))), film.sources, allowed, AT_FIRST)
    beside = tuple(_comparison(comparison, shelf) for comparison in shown.comparisons[:MOST_BESIDE])
    people = {person.name: person.slug for person in film.people}
    aspects = aspect_views(shown.aspects, shelf)
    critics = [review for review in shown.reviews if review.by == "critic"]
    users = worth_reading([review for review in shown.reviews if review.by == "user"])
    contested = [card for card in shown.disagreements if card.nature == "contested"][:CONTESTED]
    checks = checks_of(shown, shelf)
    return FilmPage(
        slug=film.slug,
        structured=film_data(film, shown if allowed == "none" else None),
        query=shelf.query,
        title=film.title,
        original_title=film.original_title if film.original_title and film.original_title != film.title else "",
        other_titles=_other_titles(film),
        year=film.year,
        meta=tuple(_meta(shown)),
        directors=tuple(_person(fact.value, people) for fact in shown.having("director")[:3]),
        cover=cover(film.slug, film.title),
        spoilers=allowed,
        choices=choices(f"/films/{film.slug}/", allowed),
        scores=(
            score_view("critics", gettext("Critics"), shown.critics),
            score_view("audience", gettext("Audience"), shown.audience),
        ),
        aggregates=tuple(aggregate_view(aggregate, shelf) for aggregate in shown.aggregates[:FIGURES]),
        verdicts=parts(shown.verdicts),
        verdict_words=verdict_words(shown.verdicts),
        quoted=relayed_views(shown.quotes, shelf)[:PASSED_ON],
        consensus=tuple(
            consensus_view(line, shelf) for line in shown.consensus if shelf.shows(*looked_at(line.support, AT_FIRST))
        ),
        aspects=aspects,
        more_quotes=sum(len(aspect.more_quotes) for aspect in aspects),
        groups=groups_of(shown, shelf),
        asides=asides_of(shown, shelf),
        contested=next(iter(natures_of(contested, shelf)), None),
        natures=_natures(shown.disagreements, f"/films/{film.slug}/disagreements/{shelf.query}"),
        settled=briefly(shown.disagreements),
        disagreements=len(shown.disagreements),
        checks=tuple(check for check in checks if check.key != "fits"),
        fitting=tuple(check for check in checks if check.key == "fits"),
        releases=releases_of(shown, shelf),
        timeline=timeline_of(shown.having("release")),
        shared=tuple(_shared(text, shelf) for text in shown.shared[:SHARED] if shelf.shows(*text.support)),
        critics=review_views(critics[:CRITICS], shelf),
        users=review_views(users[:USERS], shelf),
        reviews=_counts(film, critics, users, shelf.query),
        marks=marks_given(film.reviews),
        over_time=over_time(film.reviews),
        comparisons=beside[:BESIDE],
        more_comparisons=beside[BESIDE:],
        graph=graph_of(shown.comparisons),
        offers=offers_of(shown, shelf),
        trailers=tuple(fact_view(fact, shelf, {}) for fact in shown.statements if fact.field == "trailer")[:TRAILERS],
        stories=stories_of(shown, shelf),
        news=shown.related_news[:NEWS],
        similar=tuple(
            Link(text=f"{s.title} ({s.year})" if s.year else s.title, href=f"/films/{s.slug}/", note=alike(s.why))
            for s in shown.similar
        ),
        sources=tuple(source_row(entry, film.sources, shelf.query) for entry in shown.sources[:SOURCES]),
        more_sources=max(0, len(shown.sources) - SOURCES),
        witnesses=witnesses_of(film.sources),
        hidden=_hidden(film, shown),
        decided=tuple(
            f"{judgement.left.name} / {judgement.right.name}: {judgement.told()}" for judgement in shown.judgements
        ),
        undecided=tuple(_clash(clash) for clash in shown.contradictions),
    )


def _clash(clash: Contradiction) -> str:
    told = (f"{j.left.name} / {j.right.name}: {j.told()}" for j in (clash.apart, *clash.same))
    return "; ".join(told)


def choices(address: str, allowed: str, query: Mapping[str, str] = NOTHING) -> tuple[Choice, ...]:
    """Return the settings of the spoiler wall as links to the same page, the rest of its `query` kept.

    Where something is shown, the way back to nothing names it: an address without a word leaves it to the member.
    """
    found = []
    for level, label in LEVELS.items():
        asked = {**query, **({"spoilers": level} if (level, allowed) != ("none", "none") else {})}
        href = f"{address}?{urlencode(asked)}" if asked else address
        found.append(Choice(level=level, label=label, href=href, current=level == allowed))
    return tuple(found)


def _in_short(film: Film) -> Film:
    """The film with what its page opens: of facts, cards, texts and comparisons those in front."""
    return replace(
        film,
        facts=tuple(opened_facts(film)),
        statements=tuple([fact for fact in film.statements if fact.field == "trailer"][:TRAILERS]),
        disagreements=tuple([card for card in film.disagreements if card.nature == "contested"][:CONTESTED]),
        shared=film.shared[:SHARED],
        comparisons=film.comparisons[:MOST_BESIDE],
    )


def pages_quoted(film: Film) -> frozenset[str]:
    """Return the ids of the pages whose words are shown of a film."""
    facts = (*film.facts, *film.statements)
    held: list[Sequence[Support]] = [fact.support for fact in facts]
    held += [other.support for fact in facts for other in fact.dissent]
    held += [v.support for card in film.disagreements if card.nature == "contested" for v in card.values]
    held += [check.support for check in film.checks]
    held += [text.support for text in film.shared]
    held += [comparison.support for comparison in film.comparisons]
    held += [line.support for line in film.consensus]
    held += [quote.support for quote in film.quotes]
    held += [[quote.support] for aspect in film.aspects for _, quote in aspect.quotes]
    held += [[quote.original] for quote in film.quotes if quote.original]
    return frozenset(carrier.span.page for support in held for carrier in looked_at(support, AT_FIRST))


def _natures(cards: Sequence[Disagreement], address: str) -> tuple[Count, ...]:
    counts = Counter(card.nature for card in cards)
    ordered = sorted(counts, key=nature_order)
    return tuple(
        Count(text=NATURES.get(nature, plain(nature)), n=counts[nature], href=f"{address}#dis-{nature}")
        for nature in ordered
    )


def _counts(film: Film, critics: Sequence[Review], users: Sequence[Review], query: str) -> tuple[Count, ...]:
    """Say how many reviews there are, and where to narrow and order them."""
    address, more = f"/films/{film.slug}/reviews/", query.replace("?", "&")
    asked = ((gettext("critics"), len(critics), "critic"), (gettext("audience"), len(users), "user"))
    return tuple(Count(text=text, n=n, href=f"{address}?by={by}{more}") for text, n, by in asked if n)


def worth_reading(reviews: Sequence[Review]) -> list[Review]:
    """Return the reviews with those first that say something and count; otherwise they stay as they were."""
    return sorted(reviews, key=lambda review: (not review.opening, not review.independent, review.suspicion > 0.5))


def _other_titles(film: Film) -> tuple[str, ...]:
    """Return the titles that differ from those shown by more than case and punctuation."""
    seen = {fold(film.title), fold(film.original_title or "")}
    found = []
    for title in film.titles:
        if fold(title) not in seen:
            seen.add(fold(title))
            found.append(title)
    return tuple(found)


def _meta(film: Film) -> Iterable[tuple[Link, ...]]:
    for field in META:
        if facts := film.having(field)[:4]:
            yield tuple(Link(text=say_value(field, fact.value), href=topic_link(field, fact.value)) for fact in facts)


def _person(name: str, people: dict[str, str]) -> Link:
    return Link(text=name, href=f"/people/{people[name]}/" if name in people else "")


def _shared(text: SharedText, shelf: Shelf) -> SharedView:
    synopsis = gettext("Synopsis shared by {pages}: one witness")
    form = synopsis if text.kind == "synopsis" else gettext("Text shared by {pages}: one witness")
    pages, first = len({carrier.span.page for carrier in text.support}), text.support[:SHARING]
    return SharedView(
        text=clip(text.text, SHARED_WORDS),
        heading=form.replace("{pages}", counted(pages, "page")),
        sources=tuple(Link(text=shelf.name(c.span.page, c.source), href=shelf.href(c.span)) for c in first),
        more=max(0, len(text.support) - SHARING),
    )


def _comparison(comparison: Comparison, shelf: Shelf) -> ComparisonView:
    return ComparisonView(
        title=comparison.title,
        year=comparison.year,
        relation=RELATIONS.get(comparison.relation, plain(comparison.relation)),
        voices=counted(comparison.n, "voice"),
        evidence=shelf.evidence(comparison.support),
    )


def _hidden(film: Film, shown: Film) -> int:
    """Return how many facts, lines and quotes the wall took away without leaving a place of their own."""
    gone = sum(
        len(getattr(film, name)) - len(getattr(shown, name)) for name in ("facts", "statements", "consensus", "quotes")
    )
    quotes = sum(len(a.quotes) - len(b.quotes) for a, b in zip(film.aspects, shown.aspects, strict=True))
    return gone + quotes
