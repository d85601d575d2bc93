"""How far a text tells its film's story: the word sequences of those who warn of spoilers, and the manner of telling.

How it was trained and how far it can be trusted: docs/models/polarity.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log1p

from cinequorum.understand.polarity import Leaning, story_weights
from cinequorum.understand.weighing import Weighed

STORY = 0.5
"""Probability of being a judgement below which a sentence tells the story."""

FEATURES = (
    "telling words", "words", "sentences", "paragraphs", "share of story", "sentences of story", "judging",
    "endings", "endings late", "fates in the story", "reveals in the story", "talk of twists", "names", "questions",
    "giving away", "by the three sentences that give most", "by the six", "by the later half",
)  # fmt: skip
"""What `manner_of` counts, in its order."""

_GIVEN = FEATURES[-4:]


def telling_odds(text: Sequence[Weighed], whole: Leaning) -> float:
    """Return the log odds, classes even, that a text is one of those whose authors warn of spoilers.

    `text` are its sentences in an order that they were written in, `whole` is what the model makes of them together.
    """
    weights, intercept = story_weights()
    return intercept + sum(w * x for w, x in zip(weights, manner_of(text, whole), strict=True))


def manner_of(text: Sequence[Weighed], whole: Leaning) -> tuple[float, ...]:
    """Return the features of a text; shares are of its sentences, counts are logarithms of one more.

    >>> manner_of((), Leaning(liking=0.0, judging=0.5, telling=0.0, giving=0.0, known=0))[:3]
    (0.0, 0.0, 0.0)
    """
    n = max(1, len(text))
    words = sum([len(weighed.words) for weighed in text])
    story = [weighed for weighed in text if weighed.seen.judging < STORY]
    late = text[len(text) // 2 :]
    judging = [weighed.seen.judging for weighed in text]
    counted = (
        whole.telling,
        log1p(words),
        log1p(len(text)),
        log1p(len({weighed.sentence.block for weighed in text})),
        len(story) / n,
        log1p(len(story)),
        sum(judging) / n,
        _having("ending", text) / n,
        _having("ending", late) / n,
        _having("fate", story) / n,
        _having("reveal", story) / n,
        _having("hint", text) / n,
        sum([weighed.tokens.count("_name") for weighed in text]) / max(1, words),
        sum([weighed.tokens.count("?") for weighed in text]) / max(1, words),
    )
    return counted + given_away([weighed.seen.giving for weighed in text])


def given_away(odds: Sequence[float]) -> tuple[float, ...]:
    """Return how much sentences, in their order, give away: all, those three and six that give most, the later half.

    >>> given_away([0.0, 0.0, 4.0, 2.0])
    (1.5, 2.0, 1.5, 3.0)
    """
    if not odds:
        return (0.0,) * len(_GIVEN)
    most = sorted(odds, reverse=True)
    return tuple([sum(part) / len(part) for part in (odds, most[:3], most[:6], odds[len(odds) // 2 :])])


def _having(name: str, text: Sequence[Weighed]) -> int:
    return sum([name in weighed.names for weighed in text])
