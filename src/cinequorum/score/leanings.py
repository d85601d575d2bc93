"""How critics and outlets rate beside one another, learned from all their ratings together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from cinequorum.model.film import Film
from cinequorum.model.record import Leaning
from cinequorum.model.review import Judged
from cinequorum.score.panel import CRITICS, Panel
from cinequorum.score.scores import counted
from cinequorum.text.fold import fold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Indices = NDArray[np.intp]

OUTLETS = 2.0  # standard deviation of what outlets add, in points, beside what their critics add
ROUNDS = 40
NOISE_VOICES = 10.0  # ratings that the usual noise is worth beside a critic's own
FEWEST = 2  # ratings from which a voice has a leaning of its own


class Rated(NamedTuple):
    """One stated rating: of which film, by whom, where, 0..100."""

    film: str
    critic: str
    outlet: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Leanings:
    """What is known of voices: for critics and outlets, by folded name, what they add and how much they scatter."""

    critics: Mapping[str, tuple[float, float]]
    outlets: Mapping[str, tuple[float, float]]

    def of(self, review: Judged, panel: Panel) -> tuple[float, float] | None:
        """Return what a review's voice adds and the standard deviation of its ratings; None where nothing is known."""
        if not self.critics and not self.outlets:
            return None
        return self.known(fold(review.author or ""), fold(review.outlet or ""), panel)

    def known(self, author: str, place: str, panel: Panel) -> tuple[float, float] | None:
        """Return the same by the folded names of the critic and the outlet, "" where unknown."""
        critic, outlet = self.critics.get(author), self.outlets.get(place)
        if critic is None and outlet is None:
            return None
        added = (critic[0] if critic else 0.0) + (outlet[0] if outlet else 0.0)
        return added, critic[1] if critic else panel.unit


NO_LEANINGS = Leanings(critics=MappingProxyType({}), outlets=MappingProxyType({}))


def leanings_from(rows: Iterable[Leaning]) -> Leanings:
    """Return leanings as the scores use them."""
    found: dict[str, dict[str, tuple[float, float]]] = {"critic": {}, "outlet": {}}
    for row in rows:
        found[row.by][row.name] = (row.leaning, row.noise)
    return Leanings(critics=MappingProxyType(found["critic"]), outlets=MappingProxyType(found["outlet"]))


def ratings_in(film: Film) -> list[Rated]:
    """Return the stated ratings that critics gave a film, each voice once."""
    critics = [review for review in film.reviews if review.by == "critic"]
    return [
        Rated(film=film.slug, critic=fold(r.author or ""), outlet=fold(r.outlet or ""), value=r.value)
        for r in counted(critics)
        if r.value is not None and not r.inferred and (r.author or r.outlet)
    ]


def learned_leanings(ratings: Iterable[Rated], panel: Panel = CRITICS) -> tuple[Leaning, ...]:
    """Return how each critic and each outlet with two ratings or more leans, whatever the order of the ratings.

    The model rating = mean + film + critic + outlet + noise, each drawn to 0 by its usual spread, fitted by going
    through the parts in turn; each critic has a noise of its own (cf. Koren, Bell and Volinsky, Computer 42(8), 2009,
    on biases). Linear in ratings.
    """
    import numpy as np

    rows = sorted(ratings)
    if not rows:
        return ()
    film = _Group([row.film for row in rows], panel.films)
    critic = _Group([row.critic or f"unsigned at {row.outlet}" for row in rows], panel.voices)
    outlet = _Group([row.outlet for row in rows], OUTLETS)
    left = np.array([row.value for row in rows]) - panel.mean
    weight = np.full(len(rows), 1 / panel.noise**2)
    spread = np.full(len(critic.names), panel.noise)
    for _ in range(ROUNDS):
        for group, others in ((film, (critic, outlet)), (critic, (film, outlet)), (outlet, (film, critic))):
            group.fit(left - sum(other.effect[other.of] for other in others), weight)
        misses = (left - film.effect[film.of] - critic.effect[critic.of] - outlet.effect[outlet.of]) ** 2
        misses += film.doubt[film.of] + critic.doubt[critic.of]
        sums = np.bincount(critic.of, misses) + NOISE_VOICES * panel.noise**2
        spread = np.sqrt(sums / (critic.count + NOISE_VOICES))
        weight = 1 / spread[critic.of] ** 2
    noise = np.sqrt(spread**2 + critic.doubt)
    signed = [name for name in critic.names if not name.startswith("unsigned at ")]
    found = [_row("critic", name, critic, float(noise[critic.names[name]])) for name in signed]
    found += [_row("outlet", name, outlet, panel.unit) for name in outlet.names if name]
    return tuple(sorted(row for row in found if row.n >= FEWEST))


class _Group:
    """What one of the parts of the model adds to each rating: of films, critics or outlets."""

    def __init__(self, keys: Sequence[str], usual: float) -> None:
        import numpy as np

        self.names = {name: number for number, name in enumerate(sorted(set(keys)))}
        self.of: Indices = np.array([self.names[key] for key in keys], dtype=np.intp)
        self.count: Numbers = np.bincount(self.of).astype(np.float64)
        self.effect: Numbers = np.zeros(len(self.names))
        self.doubt: Numbers = np.full(len(self.names), usual**2)
        self._prior = 1 / usual**2

    def fit(self, left: Numbers, weight: Numbers) -> None:
        """Estimate the part again from what the others leave; `doubt` is the variance of the estimate."""
        import numpy as np

        self.doubt = 1 / (np.bincount(self.of, weight) + self._prior)
        self.effect = np.bincount(self.of, weight * left) * self.doubt


def _row(by: str, name: str, group: _Group, noise: float) -> Leaning:
    at = group.names[name]
    return Leaning(
        by=by, name=name, n=int(group.count[at]), leaning=round(float(group.effect[at]), 2), noise=round(noise, 2)
    )
