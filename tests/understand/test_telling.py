"""How far a text tells its story: the manner of telling, and what the model makes of it."""

from __future__ import annotations

from cinequorum.understand.polarity import NOTHING, story_weights
from cinequorum.understand.prose import Films
from cinequorum.understand.telling import FEATURES, manner_of, telling_odds
from cinequorum.understand.weighing import Weighing, weigh
from tests.understand.pages import prose_from_text

TOLD = (
    "A clerk finds a purse on the night train and looks for its owner. She meets the widow, who tells her that the "
    "money was stolen. They drive to the coast together, and the clerk learns that the widow's son took it. When he is "
    "found in the harbour, she hides the letter. Finally the widow burns the house, and the clerk leaves the town with "
    "the child. In the end it turns out that the purse was empty all along. Did he know? She never asks."
)
JUDGED = (
    "A wonderful film. The acting is superb and the music is lovely. I laughed, I cried, and I would see it again. "
    "The photography is gorgeous, the pace is brisk, and the jokes are very funny. Highly recommended to everyone. "
    "It is one of the best comedies of the year, and the cast is a joy."
)


def weighed(text: str) -> Weighing:
    return weigh(prose_from_text(text), Films(subject=None))


def test_a_story_told_to_its_end_sounds_like_those_that_warn() -> None:
    """Whoever tells what happens tells more than whoever judges, by far."""
    told, judged = weighed(TOLD), weighed(JUDGED)
    assert telling_odds(told.body, told.wholes[0]) > telling_odds(judged.body, judged.wholes[0]) + 1.5


def test_the_manner_counts_what_it_says() -> None:
    """Shares lie between 0 and 1; more story is a greater share of it."""
    told, judged = (
        dict(zip(FEATURES, manner_of(w.body, w.wholes[0]), strict=True)) for w in map(weighed, (TOLD, JUDGED))
    )
    assert 0.0 <= judged["share of story"] < 0.5 < told["share of story"] <= 1.0
    assert told["endings"] > judged["endings"] == 0.0
    assert told["questions"] > 0.0


def test_there_is_a_weight_for_each_feature() -> None:
    """The shipped weights are as many as the features, and an empty text has log odds too."""
    weights, intercept = story_weights()
    assert len(weights) == len(FEATURES)
    empty = sum(w * x for w, x in zip(weights, manner_of((), NOTHING), strict=True)) + intercept
    assert telling_odds((), NOTHING) == empty
