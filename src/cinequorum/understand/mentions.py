"""Where a page names films."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable

from cinequorum.model.page import Mark
from cinequorum.names.titles import title_key
from cinequorum.understand.bare_titles import bare_titles
from cinequorum.understand.mention import Mention
from cinequorum.understand.prose import Prose
from cinequorum.understand.set_off import marked_titles, quoted_titles, titles_in_capitals
from cinequorum.understand.title_shape import LONGEST_SENTENCE, known_names


def title_mentions(prose: Prose) -> tuple[Mention, ...]:
    """Return the places where the prose names films, in text order, without overlaps.

    A title that the page calls a song or a book as often as it calls it nothing is left out everywhere.
    """
    return mentions_given(prose, known_names(prose))


def mentions_given(prose: Prose, known: frozenset[str]) -> tuple[Mention, ...]:
    """Return the same as `title_mentions` for a caller that has the page's `known_names` already.

    "Sentences" beyond `LONGEST_SENTENCE` are machine text without full stops, and are passed over.
    """
    found: list[Mention] = []
    marks = sorted(prose.page.marks, key=_start)
    for index, sentence in enumerate(prose.sentences):
        if len(sentence.text) > LONGEST_SENTENCE:
            continue
        first = bisect_left(marks, sentence.span.start, key=_start)
        inside = marks[first : bisect_left(marks, sentence.span.end, key=_start)]
        candidates = [*marked_titles(prose, index, known, inside), *quoted_titles(prose, index, known)]
        candidates += [*titles_in_capitals(prose, index, known), *bare_titles(prose, index, known)]
        found.extend(_apart(candidates))
    others = Counter(title_key(m.title) for m in found if m.p == 0)
    films = Counter(title_key(m.title) for m in found if m.p > 0)
    return tuple(m for m in found if m.p > 0 and others[title_key(m.title)] < films[title_key(m.title)])


def _start(mark: Mark) -> int:
    return mark.span.start


def _apart(candidates: Iterable[Mention]) -> list[Mention]:
    """Keep the surer of two mentions that overlap."""
    kept: list[Mention] = []
    for mention in sorted(candidates, key=lambda m: (-m.p if m.p else -1.0, m.start)):
        if all(mention.end <= k.start or mention.start >= k.end for k in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: m.start)
