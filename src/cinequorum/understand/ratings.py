"""Ratings of the three kinds: the author's, a site's users', other critics'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from cinequorum.model.opinion import Rating
from cinequorum.model.page import Metadatum, Page, Span, UserReview
from cinequorum.text.alternatives import any_of
from cinequorum.text.data import scales
from cinequorum.text.fold import fold
from cinequorum.text.scores import ParsedScore, find_scores, parse_score
from cinequorum.understand.counts import VOTERS
from cinequorum.understand.data import aggregates
from cinequorum.understand.drawn_ratings import drawn_ratings
from cinequorum.understand.page_scale import on_page_scale
from cinequorum.understand.printed_aggregates import printed_aggregates
from cinequorum.understand.prose import Films, Prose, Sentence
from cinequorum.understand.rating_lines import rating_lines
from cinequorum.understand.site_ratings import on_scale, site_ratings
from cinequorum.understand.stated_aggregates import stated_aggregates
from cinequorum.understand.title_shape import LONGEST_SENTENCE
from cinequorum.understand.unit_ratings import unit_ratings

_MOST_PRINTED: Final = 5
_SITES = tuple(site for site in aggregates.SITE_BY if site not in aggregates.SITE_LABELS_ONLY)
_OTHERS = re.compile(rf"(?<!\w){any_of((*aggregates.OTHERS, *_SITES))}(?!\w)", re.IGNORECASE)
_THIRD = re.compile(
    r"(?<![.!?]\s)(?<!^)\b[A-Z][\w'’.-]{1,20}\s(?:gave|gives|awarded|awards)\s(?:it|the\s(?:film|movie)|this)\b"
)
_SEASON = re.compile(
    rf"(?<!\w){any_of(aggregates.SEASONS)}\s?\d{{1,2}}\b|\b\d{{1,2}}\.?\s?{any_of(aggregates.SEASONS)}(?!\w)",
    re.IGNORECASE,
)
_OTHERS_OR_SEASON = re.compile(f"{_OTHERS.pattern}|(?-i:{_THIRD.pattern})|{_SEASON.pattern}", re.IGNORECASE)
_CALLED_AVERAGE = re.compile(r"(?<=\d\s)\(\s?(?:just |below |above )?average\s?\)|(?<=\d)\(average\)", re.IGNORECASE)
"""What the author calls the rating before it: "3/5 (average)"; "average" elsewhere is many people's."""
_ASKED = re.compile(rf"(?:^|[.!:]\s){any_of(aggregates.ASKED)}(?!\w)", re.IGNORECASE)
_USEFUL = re.compile(any_of(aggregates.ASKED_USEFUL), re.IGNORECASE)
_PAPER = re.compile(r"\s?[–—-]\s?(?=[^\W\d_])")
_MANY_GIVEN = re.compile(
    r"(?<!\w)(?:les|des|los|las|unos|gli|those|these|all the|leurs|vos|эти|те)\s[*_\"“«]{0,2}$", re.IGNORECASE
)
"""Before a rating of which there are many, which others gave: "les 2/10 que l'on voit"."""
_TITLED_SHARE = re.compile(r"\s[–—-]\s(?P<share>\d{1,3}\s?%)\s*$")
_SEGMENTS = ("|", "•", "·")
_TOP_IN_KEY = re.compile(r"^(?P<key>[a-z ]{4,16}?)(?:[_ ]?out[_ ]?of[_ ]?|[_ ]?)(?P<top>4|5|6|10|20|100)$")
_SUB: Final = frozenset(map(fold, aggregates.SUB_LABELS))
_OVERALL: Final = frozenset(map(fold, aggregates.OVERALL_LABELS))
_ANNOUNCING: Final = frozenset(word for cue in (*scales.CUES, *scales.GIVERS) for word in fold(cue).split())
_LABEL_BREAK = re.compile(r"[;|,\n·•()]|\d")
_LABEL_END = re.compile(r"\s*+(?:rating|score|grade|wertung|note|nota|voto|оценка)?\s*+[:=–—-]?\s*+$", re.IGNORECASE)
_LABEL_WORDS = 3


def page_ratings(prose: Prose, films: Films) -> tuple[Rating, ...]:
    """Return the ratings of the subject film that the page prints: the author's first, then aggregates.

    The author's is given once, from where its scale is stated. A label without a figure gives none, a figure without
    a scale keeps its words and has no value. Ratings inside user reviews belong to those reviews.
    """
    many = tuple(_aggregates(prose, films))
    visitors = (review.rating_span for review in prose.page.reviews if review.rating_span)
    own = _author(prose, films, (*(rating.span for rating in many), *visitors))
    own = on_page_scale(own, prose.page) if own else None
    return (*((own,) if own else ()), *many)


def review_rating(prose: Prose, review: UserReview) -> Rating | None:
    """Return the rating that one user review carries, in its header or in its words."""
    page = prose.page
    if review.rating_span is not None:
        raw = review.rating_raw or page.slice(review.rating_span)
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


def _author(prose: Prose, films: Films, taken: Sequence[Span]) -> Rating | None:
    """Return the author's rating: the surest of those stated in metadata, printed in the text, or drawn.

    What stands in a span `taken` is the users', one visitor's over a review, or other critics'.
    """
    if prose.page.kind.name in {"list", "user_reviews", "listing"}:
        return None
    printed = [r for r in _printed(prose, films) if not any(s.start <= r.span.start < s.end for s in taken)]
    drawn = list(drawn_ratings(prose.page))
    most = _MOST_PRINTED if films.subject is not None else 1 if prose.page.kind.name == "critic_review" else 0
    places = {(_line_of(prose.page, rating.span), rating.raw) for rating in (*printed, *drawn)}  # one may stand twice
    if len(places) > most:  # a page that rates one thing after another
        printed, drawn = [], []
    things = (rating for rating in unit_ratings(prose.page) if not _is_others(_line_of(prose.page, rating.span)))
    found = [*_stated(prose), *printed, *drawn, *things]
    return next((r for r in found if r.value is not None), next(iter(found), None))


def _stated(prose: Prose) -> Iterator[Rating]:
    page = prose.page
    if page.meta(*aggregates.VOTE_KEYS) is not None:  # a number of votes beside it makes the rating the users'
        return
    best = page.meta(*aggregates.AUTHOR_BEST_KEYS)
    keys = (*aggregates.AUTHOR_KEYS, *(aggregates.NESTED_KEYS if _reviewed_by_author(page) else ()))
    for key in keys:
        for meta in (m for m in page.metadata if m.key == key):
            yield from _valued(meta, best.value if best else None)
    for meta in page.metadata:
        topped = _TOP_IN_KEY.match(meta.key) if meta.origin == "front-matter" else None
        if topped and topped["key"].strip("_ ") in aggregates.AUTHOR_KEYS:
            yield from _valued(meta, topped["top"])


def _valued(meta: Metadatum, best: str | None) -> Iterator[Rating]:
    score = parse_score(meta.value)
    if score is None:
        return
    if score.value is None and best is not None:
        score = parse_score(f"{score.raw}/{best}") or score
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
    """Yield ratings in the author's own sentences: those called overall, then the last first, where reviews end."""
    titles = tuple(film.title for film in films.others)
    sentences = rating_lines(prose)
    found: list[tuple[str, Rating]] = []
    for index, sentence in enumerate(sentences):
        if len(sentence.text) > LONGEST_SENTENCE or any(title in sentence.text for title in titles):
            continue
        scores = find_scores(sentence.text) or _behind_title(sentence.text, films)
        if scores and index + 1 < len(sentences) and _USEFUL.search(sentences[index + 1].text):
            continue  # a visitor's review, of which the page asks whether it was useful
        above = sentences[index - 1].text if index else ""
        for score in () if _rates_several(sentence.text, scores) else scores:
            label = _label_of(sentence, score, above)
            quoted = _is_quoted(sentence.text, score) or _MANY_GIVEN.search(sentence.text[: score.start])
            if label in _SUB or quoted or _is_others(_segment(sentence.text, score)):
                continue
            start = sentence.span.start + score.start
            rating = _rating(score, "author", prose.page.span(start, start + len(score.raw)))
            found.append((label, rating))
    things = {label for label, _ in found if _names_thing(label)}
    if len(things) > 1:  # "Salt Road ★★★★", "Tin Men ★★": one thing after another
        found = [(label, rating) for label, rating in found if label not in things]
    yield from (rating for label, rating in found if label in _OVERALL)
    yield from (rating for label, rating in reversed(found) if label not in _OVERALL)


def _behind_title(text: str, films: Films) -> tuple[ParsedScore, ...]:
    """Return the share in a hundred that closes a line behind the film's title: "Salt Road - 70 %"."""
    match = _TITLED_SHARE.search(text) if films.subject else None
    if match is None or films.subject is None:
        return ()
    titles = (fold(title) for title in (films.subject.title, films.subject.original_title) if title)
    before = f" {fold(text[: match.start()])}"
    score = parse_score(match["share"]) if any(before.endswith(f" {title}") for title in titles) else None
    return () if score is None else (replace(score, start=match.start("share"), end=match.end("share")),)


def _names_thing(label: str) -> bool:
    """Tell whether a label may name a thing that is rated, and not the rating or who gives it."""
    return bool(label) and label not in _OVERALL and _ANNOUNCING.isdisjoint(label.split())


def _is_others(text: str) -> bool:
    """Tell whether words around a rating speak of somebody else's, of one season's, or ask the reader for one."""
    said = _CALLED_AVERAGE.sub(" ", text)
    return any(pattern.search(said) for pattern in (_OTHERS_OR_SEASON, VOTERS, _ASKED))


def _is_quoted(text: str, score: ParsedScore) -> bool:
    """Tell whether a rating is part of a quotation, or follows one and comes before the name of its paper."""
    before, after = text[: score.start].rstrip(), text[score.end :]
    opened = sum(before.count(sign) for sign in "“«") > sum(before.count(sign) for sign in "”»")
    closed = after.lstrip(" .)")[:1] in {"”", "»"}
    return (opened and closed) or (before[-1:] in {"”", "»", '"'} and _PAPER.match(after) is not None)


def _line_of(page: Page, span: Span) -> str:
    start, end = page.text.rfind("\n", 0, span.start) + 1, page.text.find("\n", span.end)
    return page.text[start : end if end >= 0 else len(page.text)]


def _rates_several(text: str, scores: Sequence[ParsedScore]) -> bool:
    """Tell whether a sentence gives one thing after another its rating in brackets: "Jaws (9/10), Alien (8/10)"."""
    return sum(text[: score.start].endswith("(") for score in scores) > 1


def _segment(text: str, score: ParsedScore) -> str:
    """Return the part of a line of many, "IMDb: 7.2 | Mine: 4/5", in which a rating stands."""
    start = max(text.rfind(sign, 0, score.start) for sign in _SEGMENTS)
    ends = [at for sign in _SEGMENTS if (at := text.find(sign, score.end)) >= 0]
    return text[start + 1 : min(ends, default=len(text))]


def _label_of(sentence: Sentence, score: ParsedScore, above: str) -> str:
    """Return what stands before a rating as its label, folded: "acting" in "Acting: 3/5" or on the line above it."""
    before = sentence.text[: score.start]
    line = _LABEL_BREAK.split(before)[-1]
    label = _LABEL_END.sub("", line).strip(" *_:–—-")
    if not label and not before.strip(" *_"):
        label = _LABEL_END.sub("", above).strip(" *_:") if len(above) <= 30 else ""
    return fold(label) if len(label.split()) <= _LABEL_WORDS else ""


def _aggregates(prose: Prose, films: Films) -> Iterator[Rating]:
    """Yield the aggregates: of a known site those that its description found, and others only for whom it has none.

    The same value printed again is the same aggregate: it may still tell how many people it is from. A value that the
    page's data state without saying whose it is, and that the page prints as the critics', is theirs.
    """
    known = tuple(site_ratings(prose.page))
    told = {own.by for own in known}
    found: list[Rating] = list(known)
    printed = tuple(printed_aggregates(prose, films))
    of_critics = {(rating.value, rating.count) for rating in printed if rating.by == "critics" and rating.count}
    stated = (rating for rating in stated_aggregates(prose.page) if (rating.value, rating.count) not in of_critics)
    for rating in (*stated, *printed):
        same = next((i for i, other in enumerate(found) if _is_same(other, rating)), None)
        if same is not None:
            found[same] = replace(found[same], count=found[same].count or rating.count)
        elif rating.by not in told:
            found.append(rating)
    yield from found


def _is_same(first: Rating, second: Rating) -> bool:
    if first.value is None or second.value is None:
        return first.by == second.by and first.count == second.count and first.count is not None
    return first.by == second.by and round(first.value) == round(second.value)
