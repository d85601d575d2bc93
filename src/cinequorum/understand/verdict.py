"""What a review thinks of its film as a whole."""

from __future__ import annotations

from collections import Counter
from math import erf, sqrt

from cinequorum.model.opinion import Rating, Verdict
from cinequorum.model.page import Span
from cinequorum.understand.polarity import expected_rating, probability
from cinequorum.understand.ratings import review_rating
from cinequorum.understand.stance import judges, own_words
from cinequorum.understand.weighing import Weighed, Weighing, has_model

_JUDGING_KINDS = frozenset({"critic_review", "user_reviews", "feature"})
_SURE_OF_KIND = 0.6
_BANDS = (("negative", 0.0, 48.0), ("mixed", 48.0, 62.0), ("positive", 62.0, 100.0))
_WORDS_SPREAD = 18.0  # points by which the rating that words imply misses the stated one (standard deviation)
_RATING_SPREAD = 8.0
_RATING_SHARE = 0.75  # of a stated rating in the value, the rest is the words'
_CLOSING = 3  # sentences in which reviews sum up
_PER_WORD = 0.9  # log odds for each judging word, in languages without a model
_NOTHING = Verdict(label="none", value=None, p=0.9)


def page_verdict(weighing: Weighing, ratings: tuple[Rating, ...]) -> Verdict:
    """Return the page's judgement on its subject film; label `none` where it makes none.

    A stated rating of the author's weighs most; a page of user reviews is judged by the majority of them.
    """
    if weighing.films.subject is None:
        return Verdict(label="none", value=None, p=0.9)
    if weighing.prose.page.reviews:
        return _majority(weighing)
    stated = next((r.value for r in ratings if r.by == "author" and r.value is not None), None)
    kind = weighing.prose.page.kind
    if stated is None and kind.name not in _JUDGING_KINDS and kind.p >= _SURE_OF_KIND:
        return Verdict(label="none", value=None, p=kind.p)
    words = text_verdict(weighing, 0)
    return words if stated is None else _with_rating(words, stated)


def text_verdict(weighing: Weighing, text: int) -> Verdict:
    """Return the judgement that one text of the page (its body is 0, the reviews follow) makes on the subject film.

    `none` where no sentence judges a film: an empty review, a retold plot, a remark on politics.
    """
    own = own_words(weighing.texts[text])
    judging = tuple(s for s in own if judges(s, weighing.films))
    if not judging:
        return _NOTHING
    odds = _odds(own, weighing.wholes[text].liking, weighing.language)
    value = expected_rating(probability(odds))
    return _labelled(value, _WORDS_SPREAD, _clearest(judging, weighing.language, odds))


def review_verdict(weighing: Weighing, index: int) -> Verdict:
    """Return the judgement of one user review: its words and, where it prints one, its rating."""
    words = text_verdict(weighing, index + 1)
    rating = review_rating(weighing.prose, weighing.prose.page.reviews[index])
    return words if rating is None or rating.value is None else _with_rating(words, rating.value)


def _odds(sentences: tuple[Weighed, ...], whole: float, language: str) -> float:
    """Log odds that the author likes the film: all the words, and once more the last few sentences."""
    if not has_model(language):
        return _PER_WORD * sum(_signs(s) for s in sentences)
    if len(sentences) <= 2 * _CLOSING:
        return whole
    closing = [s.seen for s in sentences[-_CLOSING:]]
    return whole + sum(seen.liking * seen.judging for seen in closing) / len(closing) / 2


def _signs(weighed: Weighed) -> float:
    return sum(sign for _, sign in weighed.signs)


def _with_rating(words: Verdict, stated: float) -> Verdict:
    said = stated if words.value is None else _RATING_SHARE * stated + (1 - _RATING_SHARE) * words.value
    return _labelled(said, _RATING_SPREAD, words.span)


def _labelled(value: float, spread: float, span: Span | None) -> Verdict:
    """Return the label of the band that `value` lies in; `p` is the share of its normal error within the band."""
    label, low, high = next(band for band in _BANDS if value <= band[2])
    below = _share(low, value, spread) if low > 0 else 0.0
    above = _share(high, value, spread) if high < 100 else 1.0
    return Verdict(label=label, value=round(value, 1), p=round(above - below, 3), span=span)


def _share(bound: float, value: float, spread: float) -> float:
    return 0.5 * (1.0 + erf((bound - value) / (spread * sqrt(2.0))))


def _clearest(sentences: tuple[Weighed, ...], language: str, odds: float) -> Span:
    """Return the sentence that shows best which way the text leans."""
    side = 1.0 if odds >= 0 else -1.0
    return max(sentences, key=lambda s: (side * _sentence_odds(s, language), -s.sentence.span.start)).sentence.span


def _sentence_odds(weighed: Weighed, language: str) -> float:
    return weighed.seen.liking * weighed.seen.judging if has_model(language) else _signs(weighed)


def _majority(weighing: Weighing) -> Verdict:
    found = [review_verdict(weighing, index) for index in range(len(weighing.prose.page.reviews))]
    judged = [verdict for verdict in found if verdict.value is not None]
    if not judged:
        return _NOTHING
    value = sum(verdict.value or 0.0 for verdict in judged) / len(judged)
    counts = Counter(verdict.label for verdict in judged)
    label, most = max(counts.items(), key=lambda item: (item[1], item[0] == "mixed"))
    span = max((v for v in judged if v.label == label), key=lambda v: v.p).span
    return Verdict(label=label, value=round(value, 1), p=round((most + 1) / (len(judged) + 2), 3), span=span)
