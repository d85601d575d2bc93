"""What a review thinks of its film as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import erf, sqrt
from types import MappingProxyType

from cinequorum.model.opinion import Rating, Verdict
from cinequorum.model.page import Span
from cinequorum.understand.doubts import by_signs, contradicted, doubted
from cinequorum.understand.lexicon import denied
from cinequorum.understand.polarity import expected_rating, probability
from cinequorum.understand.stance import judges, own_words
from cinequorum.understand.weighing import Weighed, Weighing, has_model

_JUDGING_KINDS = frozenset({"critic_review", "user_reviews", "feature"})
_SURE_OF_KIND = 0.6
_SURE_OF_REVIEW = 0.8  # from which a review counts though its film could not be named
_BANDS = (("negative", 0.0, 48.0), ("mixed", 48.0, 62.0), ("positive", 62.0, 100.0))
_WORDS_SPREAD = 18.0  # points by which the rating that words imply misses the stated one (standard deviation)
_RATING_SPREAD = 8.0
_RATED_BANDS = (("negative", 0.0, 46.0), ("mixed", 46.0, 68.5), ("positive", 68.5, 100.0))  # a B- is 67, 3.5 stars 70
_PULL, _MOST_PULL = 0.25, 1.0  # share of the distance by which words move a stated rating, and points at most
_CLOSING = 3  # sentences in which reviews sum up
_PER_WORD = 1.5  # log odds for one judging word, in languages without a model
_JUDGING = 0.5  # probability that a text as a whole judges rather than tells
_BOTTOM = frozenset({"0", "0.5", "½", "1"})
_BAD = 20.0
_CURT = 6  # words of a sentence that sums up wherever it stands: "A disappointment."
_SUMS = MappingProxyType({"sum+": 2.0, "sum-": -2.0})  # log odds
_MOST_SUM = 4.0
_DENIED = 3  # words from a negation to what sums up
_NOTHING = Verdict(label="none", value=None, p=0.9)


def page_verdict(weighing: Weighing, ratings: tuple[Rating, ...], of_reviews: Sequence[Verdict] = ()) -> Verdict:
    """Return the page's judgement on its subject film; label `none` where it makes none.

    A stated rating of the author's weighs most; a page of user reviews is judged by the majority of them
    (`of_reviews`, see `review_verdicts`).
    """
    if of_reviews:
        return _majority(of_reviews)
    kind = weighing.prose.page.kind
    if weighing.films.subject is None and not (kind.name == "critic_review" and kind.p >= _SURE_OF_REVIEW):
        return _NOTHING
    stated = next((value for r in ratings if r.by == "author" and (value := _value(r)) is not None), None)
    if stated is None and _tells_only(weighing):
        return by_signs(own_words(weighing.body)) or Verdict(label="none", value=None, p=kind.p)
    words = text_verdict(weighing, 0)
    return words if stated is None else _with_rating(words, stated)


def _value(rating: Rating) -> float | None:
    """The rating on 0..100; a bare 1 or less is bad on every scale in use, even where the scale is not stated."""
    if rating.value is None and rating.raw.strip() in _BOTTOM:
        return _BAD
    return rating.value


def _tells_only(weighing: Weighing) -> bool:
    """Whether a page without a rating is of a kind that judges no film, or doubtful and not written as a judgement."""
    kind, judging = weighing.prose.page.kind, weighing.wholes[0].judging
    if kind.name not in _JUDGING_KINDS:
        return kind.p >= _SURE_OF_KIND or judging < _JUDGING
    return kind.p < _SURE_OF_KIND and has_model(weighing.language) and judging < _JUDGING


def text_verdict(weighing: Weighing, text: int) -> Verdict:
    """Return the judgement that one text of the page (its body is 0, the reviews follow) makes on the subject film.

    `none` where no sentence judges a film: an empty review, a retold plot, a remark on politics.
    """
    own = own_words(weighing.texts[text])
    judging = tuple(s for s in own if judges(s, weighing.films))
    if not judging:
        return by_signs(own) or _NOTHING
    odds = summing_up(own)
    odds += _odds(own, weighing.wholes[text].liking) if has_model(weighing.language) else _odds_of_words(judging)
    value = expected_rating(probability(odds))
    label, p = _label(value, _WORDS_SPREAD, _BANDS)
    verdict = Verdict(label=label, value=round(value, 1), p=p, span=_clearest(judging, weighing.language, odds))
    return doubted(verdict, own)


def review_verdicts(weighing: Weighing) -> tuple[Verdict, ...]:
    """Return the judgement of each user review: its words and, where it prints one, its rating."""
    return tuple(_review_verdict(weighing, index) for index in range(len(weighing.rated)))


def _review_verdict(weighing: Weighing, index: int) -> Verdict:
    words = text_verdict(weighing, index + 1)
    rating = weighing.rated[index]
    return words if rating is None or rating.value is None else _with_rating(words, rating.value)


def _odds(sentences: tuple[Weighed, ...], whole: float) -> float:
    """Log odds that the author likes the film: all the words, and once more the last few sentences."""
    if len(sentences) <= 2 * _CLOSING:
        return whole
    closing = [s.seen for s in sentences[-_CLOSING:]]
    return whole + sum(seen.liking * seen.judging for seen in closing) / len(closing) / 2


def _odds_of_words(judging: Sequence[Weighed]) -> float:
    """The same by judging words, in languages without a model: what is left over, in standard errors of a fair coin."""
    signs = [sign for weighed in judging for _, sign in weighed.signs]
    return _PER_WORD * sum(signs) / sqrt(max(1.0, len(signs)))


def summing_up(sentences: Sequence[Weighed]) -> float:
    """Log odds of what a text says outright of its film as a whole, in its first, its last or a very short sentence."""
    total = 0.0
    for place, weighed in enumerate(sentences):
        if "irony" in weighed.names:
            total -= _MOST_SUM
            continue
        if 0 < place < len(sentences) - 2 and len(weighed.words) > _CURT:
            continue
        if _SUMS.keys().isdisjoint(weighed.names):
            continue
        turned = denied(weighed.hits, _DENIED)
        for hit in weighed.hits:
            if hit.name in _SUMS:
                total += -_SUMS[hit.name] / 2 if hit.start in turned else _SUMS[hit.name]
    return max(-_MOST_SUM, min(_MOST_SUM, total))


def _signs(weighed: Weighed) -> float:
    return sum(sign for _, sign in weighed.signs)


def _with_rating(words: Verdict, stated: float) -> Verdict:
    pull = 0.0 if words.value is None else _PULL * (words.value - stated)
    said = max(0.0, min(100.0, stated + max(-_MOST_PULL, min(_MOST_PULL, pull))))
    label, p = _label(said, _RATING_SPREAD, _RATED_BANDS)
    return contradicted(Verdict(label=label, value=round(said, 1), p=p, span=words.span), words)


def _label(value: float, spread: float, bands: tuple[tuple[str, float, float], ...]) -> tuple[str, float]:
    """Return the label of the band that `value` lies in, and the share of its normal error within the band."""
    label, low, high = next(band for band in bands if value <= band[2])
    below = _share(low, value, spread) if low > 0 else 0.0
    above = _share(high, value, spread) if high < 100 else 1.0
    return label, round(above - below, 3)


def _share(bound: float, value: float, spread: float) -> float:
    return 0.5 * (1.0 + erf((bound - value) / (spread * sqrt(2.0))))


def _clearest(sentences: tuple[Weighed, ...], language: str, odds: float) -> Span:
    """Return the sentence that shows best which way the text leans."""
    side = 1.0 if odds >= 0 else -1.0
    return max(sentences, key=lambda s: (side * _sentence_odds(s, language), -s.sentence.span.start)).sentence.span


def _sentence_odds(weighed: Weighed, language: str) -> float:
    return weighed.seen.liking * weighed.seen.judging if has_model(language) else _signs(weighed)


def _majority(found: Sequence[Verdict]) -> Verdict:
    judged = [verdict for verdict in found if verdict.value is not None]
    if not judged:
        return _NOTHING
    value = sum(verdict.value or 0.0 for verdict in judged) / len(judged)
    counts = Counter(verdict.label for verdict in judged)
    label, most = max(counts.items(), key=lambda item: (item[1], item[0] == "mixed"))
    span = max((v for v in judged if v.label == label), key=lambda v: v.p).span
    return Verdict(label=label, value=round(value, 1), p=round((most + 1) / (len(judged) + 2), 3), span=span)
