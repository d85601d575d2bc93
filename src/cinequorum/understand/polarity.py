"""The shipped linear model at work: which way a text leans, and whether it judges a film at all.

How it was trained and how far it can be trusted: docs/models/polarity.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain
from math import exp
from typing import TYPE_CHECKING, Any, NamedTuple

from cinequorum.understand.ngrams import runs_of, tokens

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Leaning(NamedTuple):
    """What the model sees in a text.

    `liking`: log odds that it speaks well of its film; `judging`: probability that it is a judgement and not a piece
    of plot; `telling`: how much its words are those of texts whose authors warn of spoilers (about log odds, see the
    module of that name for whole texts); `giving`: the same of a sentence, beside those that follow such a warning
    (log odds); `known`: how many of its word sequences the model knows.
    """

    liking: float
    judging: float
    telling: float
    giving: float
    known: int


_BITS = 12  # of a key that are left out where its neighbours are found
_PLACES = 24  # bits of a place in the vocabulary
_EDGE = 0.025  # the ends of the curve rest on a handful of texts
NOTHING = Leaning(liking=0.0, judging=0.0, telling=0.0, giving=0.0, known=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The known keys, looked up by their first 20 bits: half the time that a search among all takes.

    `keys`: in order, and one that is above all; `alike`: how many known keys begin with these bits; `begins`: the place
    of the first of them; `most`: how many begin alike at most.
    """

    keys: NDArray[np.uint32]
    alike: NDArray[np.uint8]
    begins: NDArray[np.int32]
    most: int

    def known(self, keys: NDArray[np.uint32]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return which of some keys are known, and the place of each of these."""
        import numpy as np

        bits = (keys >> np.uint32(_BITS)).astype(np.int64)
        near = self.alike.take(bits).nonzero()[0]
        key, place = keys.take(near), self.begins.take(bits.take(near)).astype(np.int64)
        for _ in range(self.most - 1):
            place += self.keys.take(place) < key
        hit = ((self.keys.take(place) == key) & (place < len(self.keys) - 1)).nonzero()[0]
        return near.take(hit), place.take(hit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads:
    """Four linear models, a row or a column each in the order of `Leaning`: liking, judging, telling, giving.

    `weights`: those of a sequence, side by side; `lines`: step of the weights and intercept; `platts`: slope and
    intercept of the log odds; `rarity`: what the sequences weigh by themselves in the latter two models, in steps of
    `step`. Small tables: what is looked up at random should stay in the processor's cache.
    """

    weights: NDArray[np.int8]
    lines: NDArray[np.float64]
    platts: NDArray[np.float64]
    rarity: NDArray[np.uint8]
    step: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """The four heads over one vocabulary, what ratings go with which probability, and the weights of `telling`."""

    vocabulary: Vocabulary
    heads: Heads
    value: tuple[float, ...]
    story: tuple[float, ...]


def leaning(text: str) -> Leaning:
    """Return the leaning of an English text of any length, a clause or a whole review.

    >>> leaning("A clumsy, tedious film, badly acted and a waste of time.").liking < -2
    True
    >>> leaning("A moving, beautifully acted film, one of the year's best.").liking > 2
    True
    """
    return leanings([tokens(text)])[0]


def leanings(texts: Sequence[Sequence[str]], model: Model | None = None) -> tuple[Leaning, ...]:
    """Return the leanings of several texts, given as their tokens: many at once cost little more than one.

    `model` is the shipped one where none is given.
    """
    import numpy as np

    number = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    return _leanings(list(chain.from_iterable(texts)), (number,), len(texts), model or _model())


class Seen(NamedTuple):
    """The leanings of the sentences of texts, one after another, of each text as a whole, and of sentences beside."""

    sentences: tuple[Leaning, ...]
    wholes: tuple[Leaning, ...]
    beside: tuple[Leaning, ...]


def leanings_of_parts(texts: Sequence[Sequence[Sequence[str]]], beside: Sequence[Sequence[str]]) -> Seen:
    """Return the leanings of the sentences of texts, given as their tokens, of whole texts, and of sentences `beside`.

    A text is its sentences, one on each line: what they have is looked up once for both.
    """
    import numpy as np

    stream = _Stream(pieces=[], part=[], whole=[])
    for number, text in enumerate(texts):
        stream.text(text, number)
    sentences = stream.parts
    stream.beside(beside)
    parts, length = stream.parts, [*map(len, stream.pieces)]
    part, whole = (np.repeat(np.array(number, dtype=np.int64), length) for number in (stream.part, stream.whole))
    whole[whole != _NO_TEXT] += parts
    found = _leanings([*chain.from_iterable(stream.pieces)], (part, whole), parts + len(texts), _model())
    return Seen(sentences=found[:sentences], wholes=found[parts:], beside=found[sentences:parts])


_NO_TEXT = -1


@dataclass(slots=True)
class _Stream:
    """Sentences in a row, and for each its number and that of its text; the ends of lines between are no sentences."""

    pieces: list[Sequence[str]]
    part: list[int]
    whole: list[int]
    parts: int = 0
    last: str = ""  # token of the text so far

    def text(self, sentences: Sequence[Sequence[str]], whole: int) -> None:
        """Add the sentences of a text, each on a line of its own."""
        self.last = ""
        for sentence in sentences:
            if self.last not in _LINE_ENDS:
                self._append((".",), _NO_TEXT, whole)
            self._append(sentence, self.parts, whole)
            self.parts += 1

    def beside(self, sentences: Sequence[Sequence[str]]) -> None:
        """Add sentences that are of no text."""
        for sentence in sentences:
            self._append(sentence, self.parts, _NO_TEXT)
            self.parts += 1

    def _append(self, piece: Sequence[str], part: int, whole: int) -> None:
        self.pieces.append(piece)
        self.part.append(part)
        self.whole.append(whole)
        self.last = piece[-1] if piece else self.last


_LINE_ENDS = frozenset({"", "."})


def _leanings(words: list[str], of: Sequence[NDArray[np.int64]], count: int, model: Model) -> tuple[Leaning, ...]:
    """Return the leanings of `count` texts: `of` tells, once or more, for each of `words` which text it is in."""
    import numpy as np

    if not words:
        return (NOTHING,) * count
    keys, first, last = runs_of(words)
    run, place = model.vocabulary.known(keys)
    first, last = first.take(run), last.take(run)
    found = []
    for number in of:
        text = number.take(first)
        within = ((text == number.take(last)) & (text >= 0)).nonzero()[0]
        found.append(text.take(within) << _PLACES | place.take(within))
    each = np.sort(np.concatenate(found))
    once = each[np.concatenate((each[:1] >= 0, each[1:] != each[:-1]))]
    return _weighed(once >> _PLACES, once & ((1 << _PLACES) - 1), count, model.heads)


def _weighed(text: NDArray[np.int64], place: NDArray[np.int64], count: int, heads: Heads) -> tuple[Leaning, ...]:
    """Return the leanings of texts by the places of their sequences; `text`, in order, says whose each is."""
    import numpy as np

    known = np.bincount(text, minlength=count)
    rare = np.bincount(text, weights=(heads.rarity.take(place) * heads.step) ** 2, minlength=count)
    ends = known.cumsum()
    some = known.nonzero()[0]
    total = np.zeros((count, len(heads.lines)))
    if len(some):
        weights = heads.weights.take(place, axis=0)
        total[some] = np.add.reduceat(weights, (ends - known)[some], axis=0, dtype=np.int32)
    root = np.sqrt(np.maximum(np.stack((known, known, rare, rare), axis=1), 1))
    score = heads.lines[:, 0] * total / root + heads.lines[:, 1]
    odds = heads.platts[:, 0] * score + heads.platts[:, 1]
    odds[:, 1] = 1.0 / (1.0 + np.exp(-np.clip(odds[:, 1], -40.0, 40.0)))
    each = zip(*odds.T.tolist(), known.tolist(), strict=True)
    return tuple([Leaning(*found) if found[-1] else NOTHING for found in each])


def probability(log_odds: float) -> float:
    """Return the probability that these log odds stand for.

    >>> probability(0.0)
    0.5
    """
    return 1.0 / (1.0 + exp(-max(-40.0, min(40.0, log_odds))))


def expected_rating(p: float) -> float:
    """Return the rating on 0..100 that reviews carry on average whose probability of being good is `p`.

    >>> 20 < expected_rating(0.05) < expected_rating(0.5) < expected_rating(0.95) < 95
    True
    """
    table = _model().value
    place = max(_EDGE, min(1.0 - _EDGE, p)) * (len(table) - 1)
    low = min(int(place), len(table) - 2)
    return table[low] + (place - low) * (table[low + 1] - table[low])


def story_weights() -> tuple[tuple[float, ...], float]:
    """Return the weights of the manner in which a whole text tells its story, and the intercept."""
    *weights, intercept = _model().story
    return tuple(weights), intercept


@cache
def _model() -> Model:
    import numpy as np

    with (files("cinequorum.understand") / "weights" / "polarity.npz").open("rb") as stream:
        return model_of(np.load(stream))


def model_of(held: Mapping[str, NDArray[Any]]) -> Model:
    """Return the model that these arrays make up, named as training names them."""
    import numpy as np

    names = ("polarity", "opinion", "telling", "giving")
    heads = Heads(
        weights=np.stack([held[f"{name}_weights"] for name in names], axis=1),
        lines=np.array([held[f"{name}_line"] for name in names], dtype=np.float64),
        platts=np.array([held.get(f"{name}_platt", (1.0, 0.0)) for name in names], dtype=np.float64),
        rarity=held["telling_rarity"],
        step=float(held["telling_step"]),
    )
    return Model(
        vocabulary=vocabulary_of(held["keys"]),
        heads=heads,
        value=tuple(float(v) for v in held["value"]),
        story=tuple(float(v) for v in held["telling_manner"]),
    )


def vocabulary_of(keys: NDArray[np.uint32]) -> Vocabulary:
    """Make known keys, sorted and distinct, ready to be looked up."""
    import numpy as np

    alike = np.bincount(keys >> np.uint32(_BITS), minlength=1 << (32 - _BITS))
    above = np.array([0xFFFFFFFF], dtype=np.uint32)
    return Vocabulary(
        keys=np.concatenate((keys, above)),
        alike=np.minimum(alike, 255).astype(np.uint8),
        begins=(np.cumsum(alike) - alike).astype(np.int32),
        most=int(alike.max(initial=0)),
    )
