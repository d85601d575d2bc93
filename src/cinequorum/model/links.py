"""What films are linked by: so little of a film that thousands can be compared."""

from __future__ import annotations

from msgspec import Struct


class FilmLinks(Struct, frozen=True, kw_only=True, gc=False):
    """A film as its neighbours see it.

    `traits`: pairs of `director`, `cast` or `genre` and the value. `beside`: the films that sources name beside it, by
    title, year if known, and the number of independent voices. `keys`: under which it is filed: `slug:`, `title:` its
    own title, `beside:` another's, and one for each trait; titles as keys in which spellings are equal.
    """

    slug: str
    title: str
    year: int | None
    traits: tuple[tuple[str, str], ...] = ()
    beside: tuple[tuple[str, int | None, int], ...] = ()
    keys: tuple[str, ...] = ()
