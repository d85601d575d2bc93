"""Scores, verdicts, aspects and reviews for the film page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext

from cinequorum.model.film import Aggregate, AspectSummary, ConsensusLine, Quote, Relayed, Review
from cinequorum.model.score import Formula, Score, ScorePart, suspects_told
from cinequorum.text.fold import clip
from cinequorum_web.pages.charts import aspect_bar, interval, longest
from cinequorum_web.pages.contexts import Link
from cinequorum_web.pages.labels import ASPECTS, FLAGS, VERDICTS, plain
from cinequorum_web.pages.opinion_context import (
    AggregateView,
    AspectView,
    ConsensusView,
    FormulaView,
    PartView,
    QuoteView,
    RelayedView,
    ReviewView,
    ScoreView,
)
from cinequorum_web.pages.places import topic_link
from cinequorum_web.pages.shelf import Shelf
from cinequorum_web.pages.told import retold
from cinequorum_web.pages.tongue import Words, counted, number
from cinequorum_web.pages.words import percent, public_source, say_date, source_name

TALLIES = Words({"positive": "{n} positive", "mixed": "{n} mixed", "negative": "{n} negative"})
STATES = Words({"second_hand": "second-hand", "not_there": "not found in the original"})
MORE = 1  # quotes on one side of the film beside the first of each polarity
PARTS = 10  # voices under a score; the others stand in the list of reviews


def score_view(key: str, name: str, score: Score | None) -> ScoreView:
    """Return a score, or the statement that there is none."""
    if score is None:
        return ScoreView(
            key=key,
            name=name,
            value="",
            range="",
            voices=gettext("no voices yet"),
            share="",
            chart=None,
            note="",
            parts=(),
        )
    shown = score.value is not None and score.low is not None and score.high is not None
    low = score.low if shown and score.low is not None else score.share_low * 100
    high = score.high if shown and score.high is not None else score.share_high * 100
    heard = gettext("{voices}, {n} read from words") if score.n_inferred else "{voices}"
    return ScoreView(
        key=key,
        name=name,
        value=f"{score.value:.0f}" if score.value is not None else "",
        range=f"{low:.0f}–{high:.0f}" if shown else "",
        voices=heard.replace("{voices}", counted(score.n, "voice")).replace("{n}", number(score.n_inferred)),
        share=_share(score),
        chart=interval(low, high, score.value) if shown else None,
        note=retold(score.note or "") if shown else retold(score.note or "too few voices for a score"),
        parts=tuple(_part(part) for part in score.parts[:PARTS]),
        more=max(0, len(score.parts) - PARTS),
        suspects=suspects_told(score),
        others=tuple(map(_formula, score.others)),
    )


def _formula(one: Formula) -> FormulaView:
    return FormulaView(name=retold(one.name), value=f"{one.value:.0f}", how=retold(one.how))


def verdict_words(verdicts: Iterable[tuple[str, int]]) -> str:
    """Return verdict counts in words.

    >>> verdict_words([("positive", 3), ("mixed", 0), ("negative", 1)])
    '3 positive, 0 mixed, 1 negative'
    """
    return ", ".join(_tally(label, count) for label, count in verdicts)


def _tally(label: str, count: int) -> str:
    return TALLIES[label].replace("{n}", number(count)) if label in TALLIES else f"{count} {label}"


def aggregate_view(aggregate: Aggregate, shelf: Shelf) -> AggregateView:
    """Return a site's own figure as it was printed."""
    support = aggregate.support
    name = shelf.name(support.span.page, support.source)
    return AggregateView(text=aggregate.raw, source=Link(text=name, href=shelf.href(support.span)))


def consensus_view(line: ConsensusLine, shelf: Shelf) -> ConsensusView:
    """Return a line of the consensus with what carries it."""
    return ConsensusView(text=retold(line.text), evidence=shelf.evidence(line.support))


def relayed_views(quotes: Iterable[Relayed], shelf: Shelf) -> tuple[RelayedView, ...]:
    """Return what others quote of somebody, those whose original is at hand first."""
    shown = [one for one in quotes if shelf.shows(*one.support, *((one.original,) if one.original else ()))]
    return tuple(_relayed(one, shelf) for one in sorted(shown, key=lambda one: (one.status != "found", one.holder)))


def _relayed(quote: Relayed, shelf: Shelf) -> RelayedView:
    original = quote.original
    named = {shelf.href(one.span): shelf.name(one.span.page, one.source) for one in quote.support}
    return RelayedView(
        text=clip(quote.text),
        holder=quote.holder,
        by=tuple(Link(text=name, href=href) for href, name in named.items()),
        state=STATES.get(quote.status, ""),
        full=" ".join(original.raw.split()) if original else "",
        href=shelf.href(original.span) if original else "",
        notes=quote.notes,
    )


def aspect_views(summaries: Sequence[AspectSummary], shelf: Shelf) -> tuple[AspectView, ...]:
    """Return the aspects on one scale, the most discussed first."""
    most = longest(summaries)
    ranked = sorted(summaries, key=lambda s: (-(s.pos + s.neg + s.mixed), s.aspect))
    return tuple(_aspect(summary, most, shelf) for summary in ranked)


def review_views(reviews: Iterable[Review], shelf: Shelf) -> tuple[ReviewView, ...]:
    """Return the reviews as they are shown."""
    return tuple(_review(review, shelf) for review in reviews)


def _share(score: Score) -> str:
    if score.judged == 0:
        return ""
    return gettext("{n} of {all} liked it (Wilson 95%: {low} to {high})").format(
        n=number(score.positive),
        all=number(score.judged),
        low=percent(score.share_low),
        high=percent(score.share_high),
    )


def _part(part: ScorePart) -> PartView:
    value = "" if part.value is None else f"{part.value:.0f}"
    missing = gettext("no rating given; read from its words") if part.inferred else gettext("no rating given")
    return PartView(
        by=part.by if part.by != part.source else public_source(part.by),
        source=source_name(part.source),
        rating=part.raw or missing,
        value=value,
        used=part.used,
        note=retold(part.note or ""),
        counts=_counts(part),
    )


def _counts(part: ScorePart) -> str:
    """Say how a voice counts, where it is not as every other voice does."""
    said = [gettext("counts {n}").replace("{n}", number(part.weight, 2))] if part.weight not in (0.0, 1.0) else []
    if part.leaning:
        above = gettext("as a rule {n} above others, which is taken off")
        form = above if part.leaning > 0 else gettext("as a rule {n} below others, which is taken off")
        said.append(form.replace("{n}", number(abs(part.leaning), 1)))
    return "; ".join(said)


def _aspect(summary: AspectSummary, most: int, shelf: Shelf) -> AspectView:
    quotes = tuple(_quote(polarity, quote, shelf) for polarity, quote in summary.quotes if shelf.shows(quote.support))
    first = tuple({quote.polarity: quote for quote in reversed(quotes)}.values())
    named = ASPECTS.get(summary.aspect, plain(summary.aspect))
    return AspectView(
        name=f"{named[:1].upper()}{named[1:]}",
        pos=summary.pos,
        mixed=summary.mixed,
        neg=summary.neg,
        bars=aspect_bar(summary, most),
        quotes=first,
        more_quotes=tuple(quote for quote in quotes if quote not in first)[:MORE],
    )


def _quote(polarity: str, quote: Quote, shelf: Shelf) -> QuoteView:
    return QuoteView(
        polarity=polarity,
        text=clip(quote.text),
        name=shelf.name(quote.support.span.page, quote.support.source),
        href=shelf.href(quote.support.span),
    )


def _review(review: Review, shelf: Shelf) -> ReviewView:
    rating = review.rating or gettext("no rating given")
    if review.rating is None and review.value is not None and review.inferred:
        rating = gettext("no rating given; its words read as about {n}").replace("{n}", f"{review.value:.0f}")
    return ReviewView(
        author=review.author or "",
        outlet=review.outlet or ("" if review.author else source_name(review.source)),
        by=review.by,
        date=say_date(review.published) if review.published else "",
        verdict=review.verdict,
        verdict_label=VERDICTS.get(review.verdict, review.verdict),
        rating=rating,
        spoiler=review.spoiler_level if review.spoiler_level != "none" else "",
        flags=tuple(FLAGS.get(flag, plain(flag)) for flag in review.flags),
        reasons=review.reasons,
        opening=clip(review.opening) if review.opening else "",
        language=review.language,
        href=shelf.href(review.text_span),
        independent=review.independent,
        critic=topic_link("critic", review.author or "") if review.by == "critic" else "",
        place=topic_link("outlet", review.outlet or "") if review.by == "critic" else "",
    )
