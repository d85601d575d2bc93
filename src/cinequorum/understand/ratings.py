"""Ratings of the three kinds: the author's, a site's users', other critics'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from cinequorum.model.opinion import Rating
from cinequorum.model.page import MarkKind, Metadatum, Page, Role, Span, UserReview
from cinequorum.text.fold import fold
from cinequorum.text.scores import ParsedScore, find_scores, parse_score
from cinequorum.understand.data import aggregates
from cinequorum.understand.prose import Films, Prose, Sentence
from cinequorum.understand.site_ratings import on_scale, site_ratings
from cinequorum.understand.title_shape import LONGEST_SENTENCE

_REVIEW_KINDS: Final = frozenset({"critic_review", "other", "feature"})
_COUNT = r"(?P<count>\d{1,3}(?:[.,\s]\d{3})+|\d{1,9})"


def _any(words: tuple[str, ...]) -> str:
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) + ")"


_VOTERS = re.compile(rf"(?<![\w.,/]){_COUNT}\s(?:{_any(aggregates.VOTERS)})(?!\w)", re.IGNORECASE)
_CRITICS = re.compile(rf"(?<!\w){_any(aggregates.CRITICS)}(?!\w)", re.IGNORECASE)
_OF_100 = re.compile(
    rf"(?<!\w){_any(aggregates.CRITICS_OF_100)}(?:\sscore|\srating)?(?:\s(?:of|is))?[\s:]{{1,3}}(?P<n>\d{{1,3}})(?![\w%/]|\.\d)",
    re.IGNORECASE,
)
_LABEL = re.compile(_any((*aggregates.USERS_LABELS, *aggregates.CRITICS)), re.IGNORECASE)
_MOST_PRINTED: Final = 5
_USERS = re.compile(rf"(?<!\w){_any(aggregates.USERS)}(?!\w)", re.IGNORECASE)
_OTHERS = re.compile(rf"(?<!\w){_any(aggregates.OTHERS)}(?!\w)", re.IGNORECASE)
_PERCENT = re.compile(r"(?<![\w.,])(?P<n>\d{1,3})\s?%(?:\s(?:rating|score|range|fresh|approval))?")
_STAR_CLASS = re.compile(
    r"\b(?:rating|stars?|score|note|rate)s?[-_]?(?P<n>\d(?:[-_.,]?5)?|10)\b[-_]?(?:of|out-of|sur)[-_]?(?P<top>5|10)",
    re.IGNORECASE,
)


def page_ratings(prose: Prose, films: Films) -> tuple[Rating, ...]:
    """Return the ratings of the subject film that the page prints: the author's first, then aggregates.

    The author's is given once, from where its scale is stated. A label without a figure gives none, a figure without
    a scale keeps its words and has no value. Ratings inside user reviews belong to those reviews.
    """
    own = _author(prose, films)
    return (*((own,) if own else ()), *_aggregates(prose))


def review_rating(prose: Prose, review: UserReview) -> Rating | None:
    """Return the rating that one user review carries, in its header or in its words."""
    page = prose.page
    if review.rating_span is not None:
        raw = page.slice(review.rating_span)
        score = parse_score(raw) or next(iter(find_scores(raw)), None)
        if score and score.value is None and review.best:
            score = on_scale(score, review.best)
        if score:
            return _rating(score, "author", review.rating_span)
    last: Rating | None = None
    for score in find_scores(page.slice(review.text_span)):
        start = review.text_span.start + score.start
        last = _rating(score, "author", page.span(start, start + len(score.raw)))
    return last


def _rating(score: ParsedScore, by: str, span: Span) -> Rating:
    return Rating(by=by, raw=score.raw, value=score.value, scale=score.scale, span=span, note=score.note)


def _author(prose: Prose, films: Films) -> Rating | None:
    """Return the author's rating: the surest of those stated in metadata, printed in the text, or drawn."""
    if prose.page.kind.name in {"list", "user_reviews", "listing"}:
        return None
    printed = list(_printed(prose, films))
    drawn = list(_drawn(prose))
    most = _MOST_PRINTED if films.subject is not None else 1
    if len({rating.span.start for rating in (*printed, *drawn)}) > most:  # a page that rates one thing after another
        printed, drawn = [], []
    found = [*_stated(prose), *printed, *drawn]
    return next((r for r in found if r.value is not None), next(iter(found), None))


def _stated(prose: Prose) -> Iterator[Rating]:
    page = prose.page
    if page.meta(*aggregates.VOTE_KEYS) is not None:  # a number of votes beside it makes the rating the users'
        return
    best = page.meta(*aggregates.AUTHOR_BEST_KEYS)
    for key in (*aggregates.AUTHOR_KEYS, *(aggregates.NESTED_KEYS if _reviewed_by_author(page) else ())):
        for meta in page.metadata:
            if meta.key != key:
                continue
            score = parse_score(meta.value)
            if score is None:
                continue
            if score.value is None and best is not None:
                score = parse_score(f"{score.raw}/{best.value}") or score
                score = replace(score, raw=meta.value.strip())
            yield _rating(score, "author", meta.span)


def _reviewed_by_author(page: Page) -> bool:
    """Tell whether the one review that the film's data enclose is this page: signed by its author or its outlet."""
    ratings = [m for m in page.metadata if m.key in aggregates.NESTED_KEYS]
    crowd = page.meta(*aggregates.USERS_KEYS) is not None  # where users rate too, a review may be one of theirs
    keys = aggregates.NESTED_PUBLISHER if crowd else (*aggregates.NESTED_PUBLISHER, *aggregates.NESTED_SIGNED)
    signed = {fold(m.value) for m in page.metadata if m.key in keys}
    return len(ratings) == 1 and not signed.isdisjoint({fold(n) for n in (page.author, page.outlet) if n})


def _printed(prose: Prose, films: Films) -> Iterator[Rating]:
    """Yield ratings in the author's own sentences, the last first: they stand at the end of a review."""
    titles = tuple(film.title for film in films.others)
    sentences = [s for s in prose.sentences if s.review is None and s.role in {Role.BODY, Role.HEADING, Role.TITLE}]
    for sentence in reversed(sentences):
        if (
            len(sentence.text) > LONGEST_SENTENCE
            or _OTHERS.search(sentence.text)
            or _VOTERS.search(sentence.text)
            or any(title in sentence.text for title in titles)
        ):
            continue
        for score in find_scores(sentence.text):
            start = sentence.span.start + score.start
            yield _rating(score, "author", prose.page.span(start, start + len(score.raw)))


def _drawn(prose: Prose) -> Iterator[Rating]:
    """Yield ratings drawn as images or by style classes ("4 out of 5 stars" as alternative text, `rating-4`)."""
    for mark in prose.page.marks:
        if mark.kind not in {MarkKind.IMAGE, MarkKind.CLASS} or not mark.target:
            continue
        scores = find_scores(mark.target)
        if scores:
            yield _rating(scores[0], "author", mark.span)
        elif mark.kind is MarkKind.CLASS and (match := _STAR_CLASS.search(mark.target)):
            score = parse_score(f"{re.sub('[-_]', '.', match['n'])}/{match['top']}")
            if score:
                yield replace(_rating(score, "author", mark.span), raw=match.group())


def _aggregates(prose: Prose) -> Iterator[Rating]:
    """Yield the aggregates: of a known site those that its description found, and others only for whom it has none."""
    known = tuple(site_ratings(prose.page))
    yield from known
    yield from (rating for rating in _found(prose) if rating.by not in {own.by for own in known})


def _found(prose: Prose) -> Iterator[Rating]:
    yield from _stated_aggregate(prose)
    yield from _labelled(prose)
    for sentence in prose.sentences:
        if sentence.review is None and len(sentence.text) <= LONGEST_SENTENCE:
            yield from _counted(prose, sentence)
            yield from _critics(prose, sentence)


def _stated_aggregate(prose: Prose) -> Iterator[Rating]:
    page = prose.page
    value, best = page.meta(*aggregates.USERS_KEYS), page.meta(*aggregates.USERS_BEST_KEYS)
    count = page.meta(*aggregates.USERS_COUNT_KEYS)
    votes = page.meta(*aggregates.VOTE_KEYS)
    if value is None and votes is not None:
        value, count = page.meta(*aggregates.AUTHOR_KEYS), votes
    meta: Metadatum | None = value or count
    if meta is None:
        return
    score = parse_score(f"{value.value}/{best.value}" if best else value.value) if value else None
    name = page.meta(*aggregates.USERS_NAME_KEYS)
    yield Rating(
        by="critics" if name and _CRITICS.search(name.value) else "users",
        raw=value.value if value else meta.value,
        value=score.value if score else None,
        scale=score.scale if score else None,
        span=meta.span,
        count=_whole(count.value) if count else None,
        note=None if score and score.scale else "scale unknown" if value else "a count without a mean",
    )


def _labelled(prose: Prose) -> Iterator[Rating]:
    """Yield a percentage that stands alone on its line beside a line that calls it the users' or the critics'."""
    lines = [s for s in prose.sentences if s.review is None]
    for first, second in pairwise(lines):
        for figure, label in ((first, second), (second, first)):
            match = _PERCENT.fullmatch(figure.text.strip())
            if match and int(match["n"]) <= 100 and _LABEL.fullmatch(label.text.strip(" :()")):
                by = "critics" if _CRITICS.search(label.text) else "users"
                yield Rating(by=by, raw=match["n"] + "%", value=float(match["n"]), scale="percent", span=figure.span)
                return


def _whole(raw: str) -> int | None:
    digits = re.sub(r"[.,\s]", "", raw)
    return int(digits) if digits.isdigit() else None


def _counted(prose: Prose, sentence: Sentence) -> Iterator[Rating]:
    """Yield "1,204 people rated", with the mean where the sentence prints one."""
    match = _VOTERS.search(sentence.text)
    if match is None or (prose.page.kind.name == "critic_review" and not find_scores(sentence.text)):
        return
    score = next(iter(find_scores(sentence.text)), None)
    start = sentence.span.start + match.start()
    yield Rating(
        by="users",
        raw=match.group(),
        value=score.value if score else None,
        scale=score.scale if score else None,
        span=prose.page.span(start, start + len(match.group())),
        count=_whole(match["count"]),
        note=None if score else "a count without a mean",
    )


def _critics(prose: Prose, sentence: Sentence) -> Iterator[Rating]:
    """Yield "93% on Rotten Tomatoes" and "Metascore 82"; of several figures the one called current, else the last."""
    if not _CRITICS.search(sentence.text):
        return
    figures = list(_PERCENT.finditer(sentence.text)) or list(_OF_100.finditer(sentence.text))
    figures = [m for m in figures if int(m["n"]) <= 100]
    if not figures:
        return
    best = figures[-1]
    start = sentence.span.start + best.start()
    by = "users" if _USERS.search(sentence.text[max(0, best.start() - 30) : best.end() + 20]) else "critics"
    yield Rating(
        by=by,
        raw=best.group(),
        value=float(best["n"]),
        scale="percent",
        span=prose.page.span(start, start + len(best.group())),
    )
