"""Where a page names films."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from cinequorum.model.page import Mark
from cinequorum.names.titles import title_key
from cinequorum.understand.bare_titles import bare_titles
from cinequorum.understand.lone_titles import lone_titles, sets_titles_in_italics
from cinequorum.understand.mention import Mention
from cinequorum.understand.mention_rows import programme_titles, row_titles
from cinequorum.understand.no_titles import heads_a_row, is_sheet
from cinequorum.understand.other_sections import is_of_other_art, parts_on_other_arts
from cinequorum.understand.phrases import Phrase, phrases
from cinequorum.understand.programme import Programme, programme_of
from cinequorum.understand.prose import Prose
from cinequorum.understand.set_off import marked_titles, quoted_titles, titles_in_capitals
from cinequorum.understand.title_runs import titles_in_rows
from cinequorum.understand.title_shape import LONGEST_SENTENCE, known_names
from cinequorum.understand.titles_of_names import titles_of_names


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedTitles:
    """What a page was read for once, for all that ask: its names, its capitalised phrases, its mentions of films.

    `known` are the folded names of persons and characters, `phrases` the capitalised phrases by index of sentence
    (sentences too long to be read are missing), `mentions` the places where a film is named, in text order.
    """

    known: frozenset[str]
    phrases: Mapping[int, tuple[Phrase, ...]]
    mentions: tuple[Mention, ...]


def titles_named(prose: Prose, programme: Programme | None = None) -> NamedTitles:
    """Return where the prose names films, in text order, without overlaps.

    A title that the page calls a song or a book as often as it calls it nothing is left out everywhere. "Sentences"
    beyond `LONGEST_SENTENCE` are machine text without full stops, and are passed over. `programme` is what
    `programme_of(prose.page)` returned, for a caller that has it.
    """
    known = known_names(prose)
    read = [(i, s) for i, s in enumerate(prose.sentences) if len(s.text) <= LONGEST_SENTENCE]
    cut = {index: phrases(sentence.text, known) for index, sentence in read}
    marks = sorted(prose.page.marks, key=_start)
    rows = row_titles(prose, known)
    lone = not prose.page.language.startswith("en") and sets_titles_in_italics(prose.page)
    listed = programme_titles(prose, programme_of(prose.page) if programme is None else programme)
    names = titles_of_names(prose)
    found: list[Mention] = []
    for index, sentence in read:
        first = bisect_left(marks, sentence.span.start, key=_start)
        inside = marks[first : bisect_left(marks, sentence.span.end, key=_start)]
        candidates = [*marked_titles(prose, index, known, inside), *quoted_titles(prose, index, known)]
        candidates += [*titles_in_capitals(prose, index, known), *bare_titles(prose, index, known, cut[index])]
        candidates += titles_in_rows(prose, index, known)
        candidates += lone_titles(prose, index, known, inside) if lone else ()
        candidates += [*rows.get(index, ()), *listed.get(index, ()), *names.get(index, ())]
        found.extend(_apart(candidates))
    if is_sheet(prose.page):
        found = [m for m in found if m.year is not None or not heads_a_row(prose.page.text, m)]
    parts = parts_on_other_arts(prose)
    found = _whole(prose, [m for m in found if not is_of_other_art(m, parts)])
    others = Counter(title_key(m.title) for m in found if m.p == 0)
    films = Counter(title_key(m.title) for m in found if m.p > 0)
    kept = tuple(
        m
        for m in found
        if m.p > 0 and others[(key := title_key(m.title))] < films[key] and (films[key] > 1 or _no_shout(prose, m))
    )
    return NamedTitles(known=known, phrases=cut, mentions=kept)


def _whole(prose: Prose, found: list[Mention]) -> list[Mention]:
    """Leave out what is the end of a longer title that is set off elsewhere ("The Salt" of “Before the Salt”)."""
    longer: dict[str, set[str]] = {}
    for mention in found:
        if mention.form in _SET_OFF and " " in mention.title and mention.p > 0:
            longer.setdefault(mention.title.rpartition(" ")[2].casefold(), set()).add(mention.title.casefold())
    return [m for m in found if m.form in _SET_OFF or not _is_end(prose, m, longer)]


_SET_OFF: Final = frozenset({"quoted", "emphasis", "link", "listed"})


def _is_end(prose: Prose, mention: Mention, longer: Mapping[str, set[str]]) -> bool:
    for title in longer.get(mention.title.rpartition(" ")[2].casefold(), ()):
        at = mention.end - len(title)
        if len(title) > len(mention.title) and at >= 0 and prose.page.text[at : mention.end].casefold() == title:
            return True
    return False


def _no_shout(prose: Prose, mention: Mention) -> bool:
    """Tell a title from the shouting and the quoted dialogue of user reviews: it has a cue or a year beside it."""
    if prose.sentences[mention.sentence].review is None or mention.form not in {"quoted", "capitals"}:
        return True
    return mention.cue is not None or mention.year is not None


def _start(mark: Mark) -> int:
    return mark.span.start


def _apart(candidates: Iterable[Mention]) -> list[Mention]:
    """Keep the surer of two mentions that overlap."""
    kept: list[Mention] = []
    for mention in sorted(candidates, key=lambda m: (-m.p if m.p else -1.0, m.start)):
        if all(mention.end <= k.start or mention.start >= k.end for k in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: m.start)
