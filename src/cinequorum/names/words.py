"""Whether two words, in whatever scripts, are spellings of one name: a small trained model at work.

How it was trained and how far to trust it: docs/models/names.md.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from cinequorum.names.edits import features, shape
from cinequorum.names.letters import sound_keys
from cinequorum.names.scripts import reading, script_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LONGEST: Final = 40
"""Letters of a word that is looked at; longer ones are the same or they are not."""
FARTHEST: Final = 0.5
"""Share of its letters in which a Latin word may differ; the model has seen no pair of words farther apart."""
CERTAIN: Final = 9.0
"""Log odds that no comparison exceeds."""

DOUBT: Final = 0.4
"""Log odds at most where two consonants differ: no scheme does that, whatever the rest of a long word looks like."""

_ALIKE: Final = str.maketrans("zSfwcCqbgjd", "ssvvsskpkst")
_SILENT: Final = frozenset("aeiouyhj")
_LIKE: Final = {"other": "latin", "greek": "latin", "indic": "arabic"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """The weights for one script against Latin: of each change of letters, of the measures of the whole, and a bias."""

    changes: NDArray[np.int8]
    step: float
    shape: tuple[float, ...]
    bias: float


@lru_cache(maxsize=65536)
def spelling_odds(a: str, b: str) -> float:
    """Return the log odds that two words are spellings of one name, against being two names much alike. Symmetric.

    Only letters are looked at: that Bob is Robert, or that Mario is not Maria, is for the tables to say.

    >>> spelling_odds("Kurosawa", "クロサワ") > 0, spelling_odds("Kurosawa", "Kurasawa") < 2
    (True, True)
    >>> spelling_odds("Zvyagintsev", "Звягинцев") > 0 > spelling_odds("Zvyagintsev", "Чхеидзе")
    True
    """
    left, right = reading(a), reading(b)
    if not left or not right:
        return -CERTAIN
    if left == right:
        return CERTAIN
    if max(len(left), len(right)) > LONGEST:
        return -CERTAIN
    one, other = _LIKE.get(script_of(a), script_of(a)), _LIKE.get(script_of(b), script_of(b))
    if one == other:
        return _latin_odds(*sorted((left, right)))
    if "latin" in (one, other):
        return _odds(other, right, left) if one == "latin" else _odds(one, left, right)
    return max(_odds(one, left, right), _odds(other, right, left))


def probability(odds: float) -> float:
    """Return the probability of log odds.

    >>> probability(0.0)
    0.5
    """
    return 1 / (1 + math.exp(-odds))


def _latin_odds(left: str, right: str) -> float:
    from rapidfuzz.distance import Levenshtein

    if Levenshtein.normalized_distance(left, right) > FARTHEST:
        return -CERTAIN
    odds = _odds("latin", left, right)
    if odds <= DOUBT or Levenshtein.distance(left, right) < 2:
        return odds
    apart = min(Levenshtein.distance(a, b) for a in _heard(left) for b in _heard(right))
    return odds if apart < 2 else DOUBT


@lru_cache(maxsize=32768)
def _heard(word: str) -> frozenset[str]:
    """The consonants of a Latin word under each way of sounding it."""
    found = set()
    for key in (*sound_keys(word), word):
        bones = ""
        for char in key.translate(_ALIKE):
            if char not in _SILENT and char != bones[-1:]:
                bones += char
        found.add(bones)
    return frozenset(found)


def spelt_odds(script: str, left: str, right: str) -> float:
    """Return the log odds for two readings, the left one of another script; for readings that the table lacks."""
    if left == right:
        return CERTAIN
    return _odds(script, left, right) if max(len(left), len(right)) <= LONGEST else -CERTAIN


def _odds(script: str, left: str, right: str) -> float:
    weights = _weights()[script]
    found = features(left, right, ordered=script != "latin")
    total = weights.bias + weights.step * sum(weights.changes[found].tolist())
    total += sum(w * x for w, x in zip(weights.shape, shape(left, right), strict=True))
    return float(max(-CERTAIN, min(CERTAIN, total)))


@cache
def _weights() -> dict[str, Letters]:
    import numpy as np

    with (files("cinequorum.names") / "weights" / "names.npz").open("rb") as file:
        stored = np.load(file)
        return {
            name: Letters(
                changes=stored[f"{name}_changes"],
                step=float(stored[f"{name}_line"][0]),
                bias=float(stored[f"{name}_line"][1]),
                shape=tuple(stored[f"{name}_line"][2:].tolist()),
            )
            for name in stored["scripts"].tolist()
        }
