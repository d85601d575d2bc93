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


_MARKS = (1 << 20) - 1
_PLACES = 24  # bits of a place in the vocabulary
_EDGE = 0.025  # the ends of the curve rest on a handful of texts
NOTHING = Leaning(liking=0.0, judging=0.0, telling=0.0, giving=0.0, known=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    weights: NDArray[np.int8]
    line: tuple[float, float]  # step of the weights, intercept
    platt: tuple[float, float] = (1.0, 0.0)  # slope and intercept of the log odds
    rarity: NDArray[np.float64] | None = None  # squares of what the sequences weigh by themselves; None: all 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """The four heads over one vocabulary, what ratings go with which probability, and the weights of `telling`."""

    keys: NDArray[np.uint32]
    marks: NDArray[
        np.bool_
    ]  # by the last bits of a key, whether any is known: half of the unknown ones are left at once
    liking: _Head
    judging: _Head
    telling: _Head
    giving: _Head
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

    stream = _Stream(words=[], part=[], whole=[])
    for number, text in enumerate(texts):
        for sentence in text:
            stream.add(sentence, number)
    for sentence in beside:
        stream.add(sentence, _NO_TEXT)
    sentences, parts = sum(map(len, texts)), stream.parts
    part, whole = np.array(stream.part, dtype=np.int64), np.array(stream.whole, dtype=np.int64)
    whole = np.where(whole == _NO_TEXT, _NO_TEXT, whole + parts)
    found = _leanings(stream.words, (part, whole), parts + len(texts), _model())
    return Seen(sentences=found[:sentences], wholes=found[parts:], beside=found[sentences:parts])


@dataclass(slots=True)
class _Stream:
    """Tokens in a row, and for each the number of its sentence and that of its text."""

    words: list[str]
    part: list[int]
    whole: list[int]
    parts: int = 0

    def add(self, sentence: Sequence[str], whole: int) -> None:
        """Add a sentence on a line of its own."""
        if self.words and self.whole[-1] == whole != _NO_TEXT and self.words[-1] != ".":
            self._append((".",), _NO_TEXT, whole)
        self._append(sentence, self.parts, whole)
        self.parts += 1

    def _append(self, words: Sequence[str], part: int, whole: int) -> None:
        self.words += words
        self.part += [part] * len(words)
        self.whole += [whole] * len(words)


_NO_TEXT = -1


def _leanings(words: list[str], of: Sequence[NDArray[np.int64]], count: int, model: Model) -> tuple[Leaning, ...]:
    """Return the leanings of `count` texts: `of` tells, once or more, for each of `words` which text it is in."""
    import numpy as np

    if not words:
        return (NOTHING,) * count
    run, place = _known(words, model)
    found = []
    for number in of:
        text = number[run[0]]
        within = (text == number[run[1]]) & (text >= 0)
        found.append(text[within] << _PLACES | place[within])
    once = np.sort(np.concatenate(found))
    once = once[np.diff(once, prepend=-1) != 0]
    return _weighed(once >> _PLACES, once & ((1 << _PLACES) - 1), count, model)


def _known(words: list[str], model: Model) -> tuple[tuple[NDArray[np.int64], NDArray[np.int64]], NDArray[np.int64]]:
    """Return where the runs of tokens that the model knows start and end, and the place of each in its vocabulary."""
    import numpy as np

    found, first, last = runs_of(words)
    marked = model.marks[found & _MARKS].nonzero()[0]
    order = np.sort(np.left_shift(found[marked].astype(np.uint64), np.uint64(32)) | marked.astype(np.uint64))
    key, run = (order >> np.uint64(32)).astype(np.uint32), (order & np.uint64(0xFFFFFFFF)).astype(np.int64)
    place = np.minimum(np.searchsorted(model.keys, key), len(model.keys) - 1)  # sorted: three times as quick
    hit = model.keys[place] == key
    run = run[hit]
    return (first[run], last[run]), place[hit]


def _weighed(text: NDArray[np.int64], place: NDArray[np.int64], count: int, model: Model) -> tuple[Leaning, ...]:
    import numpy as np

    known = np.bincount(text, minlength=count)
    heads = (model.liking, model.judging, model.telling, model.giving)
    liking, judging, telling, giving = (_log_odds(head, text, place, known) for head in heads)
    chances = 1.0 / (1.0 + np.exp(-np.clip(judging, -40.0, 40.0)))
    each = zip(liking.tolist(), chances.tolist(), telling.tolist(), giving.tolist(), known.tolist(), strict=True)
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


def _log_odds(
    head: _Head, text: NDArray[np.int64], place: NDArray[np.int64], known: NDArray[np.int64]
) -> NDArray[np.float64]:
    import numpy as np

    total = np.bincount(text, weights=head.weights[place], minlength=len(known))
    length = known if head.rarity is None else np.bincount(text, weights=head.rarity[place], minlength=len(known))
    score = head.line[0] * total / np.sqrt(np.maximum(length, 1)) + head.line[1]
    return np.asarray(head.platt[0] * score + head.platt[1])


@cache
def _model() -> Model:
    import numpy as np

    with (files("cinequorum.understand") / "weights" / "polarity.npz").open("rb") as stream:
        return model_of(np.load(stream))


def model_of(held: Mapping[str, NDArray[Any]]) -> Model:
    """Return the model that these arrays make up, named as training names them."""
    rarity = (held["telling_rarity"] * float(held["telling_step"])) ** 2
    return Model(
        keys=held["keys"],
        marks=_marks(held["keys"]),
        liking=_head(held, "polarity"),
        judging=_head(held, "opinion"),
        telling=_Head(weights=held["telling_weights"], line=_pair(held["telling_line"]), rarity=rarity),
        giving=_Head(weights=held["giving_weights"], line=_pair(held["giving_line"]), rarity=rarity),
        value=tuple(float(v) for v in held["value"]),
        story=tuple(float(v) for v in held["telling_manner"]),
    )


def _marks(keys: NDArray[np.uint32]) -> NDArray[np.bool_]:
    import numpy as np

    marks = np.zeros(_MARKS + 1, np.bool_)
    marks[keys & _MARKS] = True
    return marks


def _head(held: Mapping[str, NDArray[Any]], name: str) -> _Head:
    return _Head(weights=held[f"{name}_weights"], line=_pair(held[f"{name}_line"]), platt=_pair(held[f"{name}_platt"]))


def _pair(values: NDArray[np.float64]) -> tuple[float, float]:
    return float(values[0]), float(values[1])
