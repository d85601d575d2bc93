"""A learned taste: what the suggestions are made of, stored as neighbours, so that asking is quick."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from cinequorum.taste.expecting import Leanings, expected
from cinequorum.taste.rows import Floats, Ints, Rows
from cinequorum.taste.suggesting import near, suggestions
from cinequorum.taste.traits import TraitTable
from cinequorum.taste.types import Expected, Learned, OwnFilm, Suggestion, Wish


@dataclass(frozen=True, slots=True, eq=False)
class Taste:
    """What was learned; made by `learn`, kept with `to_bytes`. The same input gives the same bytes.

    `films` are sorted; all rows are of their places. `liked`: how many people liked each. `rated`, `alike`,
    `compared` and `foreseen`: the neighbours by marks, by traits, by critics' comparisons, and those of films without
    marks, foreseen from their traits. `leanings` serve `expect`.
    """

    films: tuple[str, ...]
    place: Mapping[str, int]
    liked: Ints
    means: Floats
    rated: Rows
    alike: Rows
    compared: Rows
    foreseen: Rows
    traits: TraitTable
    leanings: Leanings
    learned: Learned

    def suggest(self, own: Sequence[OwnFilm], wish: Wish | None = None) -> tuple[Suggestion, ...]:
        """Return films that a member may like, best first, never one they have seen or turned down.

        With no or few films of their own, widely liked films that differ from one another come in, and say so by
        their basis `POPULAR`. Films unknown to this taste are passed over. Raises `TasteError` on a mark that is no
        number on 0..100.
        """
        return suggestions(self, own, wish or Wish())

    def like(self, film: str, n: int = 6) -> tuple[Suggestion, ...]:
        """Return the films nearest to one film, for that film's page; none where the film is unknown."""
        return near(self, film, n)

    def expect(self, own: Sequence[OwnFilm], film: str) -> Expected | None:
        """Return what a member with these marks would give `film`; None where nobody marked anything."""
        return expected(self, own, (film,))[0]

    def expect_each(self, own: Sequence[OwnFilm], films: Sequence[str]) -> tuple[Expected | None, ...]:
        """Return what `expect` says of each of these films, in the time that one of them takes."""
        return expected(self, own, films)

    def to_bytes(self) -> bytes:
        """Return everything as bytes, the same for the same taste."""
        from cinequorum.taste.stored import to_bytes

        return to_bytes(self)

    @staticmethod
    def from_bytes(data: bytes) -> Taste:
        """Return the taste that `to_bytes` wrote. Raises `TasteError` on damaged bytes or those of another form."""
        from cinequorum.taste.stored import from_bytes

        return from_bytes(data)


def places(films: Sequence[str]) -> Mapping[str, int]:
    """Return where each film stands."""
    return MappingProxyType({film: index for index, film in enumerate(films)})
