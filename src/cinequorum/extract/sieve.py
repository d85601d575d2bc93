"""Is this page worth reading whole? A small table of learned weights tells, from what a glance shows.

Of the pages of the web few are about films, and most of the others can be told in a fiftieth of the time of a reading.
The sieve is made to lose next to no page about films: it lets pass whatever it is not sure of, and every page of a
language that it knows too few words of. How it was trained and how far to trust it: docs/models/sieve.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import compress
from math import exp, hypot, log, log1p, sqrt
from operator import mul

from cinequorum.extract.glance import Glance, glances_at
from cinequorum.model.page import RawPage

FIGURES = (
    *("words on films", "shared words", "different words", "words on films in the head", "different words in the head"),
    *("length", "words on books", "known words"),
)
"""The figures of a page beside its words, in the order of their weights."""

LEAST_CHANCE = 0.05
"""The chance from which a page is read whole: see the model card for what it loses and what it lets pass."""

_STRANGE = 0.25  # share of known words under which a page's language is strange
_ENOUGH = 150  # words in the begin of a page, from which it may decide
_SURE = 0.9
_FEW = 12  # words of a page that shows next to nothing, or draws itself by scripts
_MANY = 50.0  # head, address and links count as the square root of their number, of so many at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Sieve:
    """Weights by token, of the figures, and the odds of a page of which nothing is known."""

    tokens: Mapping[str, float]
    figures: tuple[float, ...]
    bias: float


def film_chance(raw: RawPage, sieve: Sieve | None = None) -> float:
    """Return how likely it is that a page is about films, 0 to 1, as if every second page were.

    1.0 for a page that is no judgement's ground: of a strange language, or with hardly a word. `sieve` is the shipped
    one unless another is given. Never fails.

    >>> ramen = b"<title>Ramen</title><p>" + b"Serve the noodles with salt and a soft egg in the bowl. " * 9
    >>> page = RawPage(id="a", source="https://a.example/ramen", body=ramen, media_type="text/html")
    >>> film_chance(page) < 0.05
    True
    """
    return chance_of(glances_at(raw.body, raw.source, raw.charset), sieve or shipped())


def chance_of(glances: Iterable[Glance], sieve: Sieve) -> float:
    """Weigh one look at a page after the other, until one decides or there is no further one.

    A begin of some words that is surely of no film decides, and one that is surely of a film: the rest would say so
    too, or be of other things beside the page.
    """
    found = 1.0
    for glance in glances:
        found = chance(glance, sieve)
        if glance.length >= _ENOUGH and (found < LEAST_CHANCE or found > _SURE):
            break
    return found


def chance(glance: Glance, sieve: Sieve) -> float:
    """Weigh what was seen at a glance."""
    values = figures_of(glance, sieve.tokens)
    if glance.length < _FEW or values[-1] < _STRANGE:
        return 1.0
    loud, said, marked = strengths(glance)
    weights = list(map(sieve.tokens.get, glance.said))
    odds = sieve.bias + said * sum(map(mul, filter(None, weights), compress(loud, weights)))
    odds += marked * sum(filter(None, map(sieve.tokens.get, sorted(glance.marked))))
    odds += sum(map(mul, sieve.figures, values))
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, odds))))


def strengths(glance: Glance) -> tuple[list[float], float, float]:
    """Return what each token of the text counts by how often it stands there, and by what that is multiplied.

    Last what one token of head and address counts. Both count less, the more there are.
    """
    times = glance.said.values()
    counts = {n: 1.0 + log(n) for n in set(times)}
    loud = list(map(counts.__getitem__, times))
    return loud, 1.0 / (hypot(*loud) or 1.0), 1.0 / sqrt(min(_MANY, max(1, len(glance.marked))))


def figures_of(glance: Glance, tokens: Mapping[str, float]) -> tuple[float, ...]:
    """Return the figures of a page, in the order of `FIGURES`; `tokens` are the known ones."""
    known = list(map(tokens.__contains__, glance.said)).count(True)  # booleans are added up in three times as long
    return (
        log1p(glance.talk.strong),
        log1p(glance.talk.soft),
        log1p(glance.talk.kinds),
        log1p(glance.headed.strong),
        log1p(glance.headed.kinds),
        log1p(glance.length) / 10,
        log1p(glance.talk.books),
        known / max(1, len(glance.said)),
    )


@cache
def shipped() -> Sieve:
    """Read the table that is shipped."""
    import numpy as np

    with (files("cinequorum.extract") / "weights" / "sieve.npz").open("rb") as file, np.load(file) as stored:
        tokens = bytes(stored["tokens"]).decode("utf-8").split("\n")
        weights = (stored["weights"].astype(np.float64) * float(stored["scale"])).tolist()
        figures, bias = tuple(map(float, stored["figures"])), float(stored["bias"])
    return Sieve(tokens=dict(zip(tokens, weights, strict=True)), figures=figures, bias=bias)
