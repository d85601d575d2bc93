"""Where a page names films."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from cinequorum.names.titles import title_key
from cinequorum.understand.bare_titles import bare_titles
from cinequorum.understand.mention import Mention
from cinequorum.understand.prose import Prose
from cinequorum.understand.set_off import marked_titles, quoted_titles, titles_in_capitals
from cinequorum.understand.title_shape import known_names


def title_mentions(prose: Prose) -> tuple[Mention, ...]:
    """Return the places where the prose names films, in text order, without overlaps.

    A title that the page calls a song or a book as often as it calls it nothing is left out everywhere.
    """
    known = known_names(prose)
    found: list[Mention] = []
    for index in range(len(prose.sentences)):
        candidates = [*marked_titles(prose, index, known), *quoted_titles(prose, index, known)]
        candidates += [*titles_in_capitals(prose, index, known), *bare_titles(prose, index, known)]
        found.extend(_apart(candidates))
    others = Counter(title_key(m.title) for m in found if m.p == 0)
    films = Counter(title_key(m.title) for m in found if m.p > 0)
    return tuple(m for m in found if m.p > 0 and others[title_key(m.title)] < films[title_key(m.title)])


def _apart(candidates: Iterable[Mention]) -> list[Mention]:
    """Keep the surer of two mentions that overlap."""
    kept: list[Mention] = []
    for mention in sorted(candidates, key=lambda m: (-m.p if m.p else -1.0, m.start)):
        if all(mention.end <= k.start or mention.start >= k.end for k in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: m.start)
