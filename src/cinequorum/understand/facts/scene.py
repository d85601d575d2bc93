"""A page made ready for the rules: sentences in which film titles and persons' names are marked by kind.

Rules are patterns over the marked text. A mark has the length of what it covers, so a match's offsets are offsets into
the sentence. Private-use characters stand for names, so that no pattern has to say again what a name looks like.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from cinequorum.model.page import Page, Role, Span
from cinequorum.text.alternatives import any_of
from cinequorum.text.fold import fold
from cinequorum.understand.facts.labels import begins_label
from cinequorum.understand.facts.marking import (
    NEXT,
    OTHER,
    PERSON,
    SINGLE,
    SUBJECT,
    Marker,
    is_maker_there,
    is_no_title,
    looks_like_title,
    mark_over,
    marker_of,
    set_off,
    words_in,
)
from cinequorum.understand.facts.person_names import NameMention, find_names
from cinequorum.understand.facts.row_lines import Row, rows_of
from cinequorum.understand.prose import Films, Prose, Sentence

_HEAD_KEYS: Final = frozenset(
    (
        *("title", "subtitle", "excerpt", "extract", "summary", "teaser", "deck", "tagline"),
        *(
            "description",
            "og:description",
            "plot",
            "synopsis",
            "logline",
            "hook",
            "lede",
            "standfirst",
            "intro",
            "abstract",
        ),
    )
)
_LONGEST: Final = 4_000  # characters; what goes on longer without an end is no sentence
_SHORTHAND: Final[Mapping[str, str]] = {
    "P": f"(?:{PERSON}{NEXT[PERSON]}*)",
    "S": f"(?:{SINGLE}{NEXT[SINGLE]}*)",
    "N": f"(?:{PERSON}{NEXT[PERSON]}*|{SINGLE}{NEXT[SINGLE]}*)",
    "F": f"(?:{SUBJECT}{NEXT[SUBJECT]}*)",
    "O": f"(?:{OTHER}{NEXT[OTHER]}*)",
    "ASIDE": r"(?:\s\([^()]{0,80}\))?",
}
_LIST: Final = (
    "(?:{N}{ASIDE}(?:(?:,\\s|,?\\s(?:and|&|y|e|et|en|und|og|och|ve|și|и|és|ja|dan|(?-i:i|a|та|і|oraz)|as\\swell\\sas|plus)"
    "(?:\\s(?:more|most|perhaps|of\\scourse|finally|especially)(?:\\simportantly|\\snotably)?,)?\\s){N}{ASIDE}){0,19})"
)


def pattern(template: str) -> re.Pattern[str]:
    """Compile a rule; letters match in either case.

    `{P}` stands for a full name, `{S}` a single word, `{N}` either, `{LIST}` names in a row, `{F}` the page's film,
    `{O}` another one.
    """
    whole = template.replace("{LIST}", _LIST)
    for name, body in _SHORTHAND.items():
        whole = whole.replace("{" + name + "}", body)
    return re.compile(whole, re.IGNORECASE)


NAME: Final = pattern("{N}")
_PART_THEN_PLAYER: Final = pattern(r"{S}\s\({P}\)")
_PLAYER_THEN_PART: Final = pattern(r"{P}\s\({S}\)")
_TIGHT_HOURS: Final = re.compile(r"(?<!\w)\dh(?:\d\d)?(?!\w)")
_TITLED: Final = re.compile(r"(?:Mr|Mrs|Ms|Miss|Herr|Frau|Monsieur|Madame|Señor|Señora|Signor|Signora)\.?\s\S+$")
_DIGIT: Final = re.compile(r"\d")
_ALONE: Final = re.compile(r"(?<![\w’'-])[^\W\d_a-z]\w+(?![\w-])")


def either(phrases: Iterable[str]) -> str:
    """Return a pattern for any of these words, the longest first."""
    return any_of(phrases, r"\s")


class Line(Struct, frozen=True, kw_only=True):
    """One sentence: the words as printed, their marked form, which is as long, and the words in lower case.

    Among the words are signs, see `_signs`.
    """

    sentence: Sentence
    text: str
    marked: str
    words: frozenset[str]
    names: tuple[NameMention, ...]


class Words(Struct, frozen=True, kw_only=True):
    """A stretch of a page: what is said, and where."""

    raw: str
    span: Span


@dataclass(frozen=True, kw_only=True)
class Scene:
    """All that the rules need of a page."""

    prose: Prose
    films: Films
    lines: tuple[Line, ...]

    @cached_property
    def parts_before_players(self) -> bool:
        """Whether the page puts performers in parentheses after their parts, `Olo (Jan Nowak)`, rather than before."""
        after = sum(len(_PART_THEN_PLAYER.findall(line.marked)) for line in self.named_lines if "(" in line.words)
        return after > sum(
            len(_PLAYER_THEN_PART.findall(line.marked)) for line in self.named_lines if "(" in line.words
        )

    @cached_property  # rules ask it line by line
    def page(self) -> Page:
        """The page itself."""
        return self.prose.page

    @cached_property
    def named_lines(self) -> tuple[Line, ...]:
        """The sentences that name anybody: the only ones worth a search for credits."""
        return tuple(line for line in self.lines if line.names)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The page's lines as rows of a sheet."""
        return rows_of(self.page)

    @cached_property
    def label_rows(self) -> tuple[int, ...]:
        """The places of the rows that may be a label or begin with one: few, of the hundreds that menus have."""
        return tuple([index for index, row in enumerate(self.rows) if begins_label(row.text)])

    def lines_with(self, cues: frozenset[str]) -> Iterator[Line]:
        """Yield the sentences that name somebody and have one of these words or marks."""
        return (line for line in self.named_lines if not cues.isdisjoint(line.words))

    @cached_property
    def surnames(self) -> Mapping[str, frozenset[str]]:
        """Folded surnames with the full names that the page prints for them."""
        found: dict[str, set[str]] = {}
        for name in self._full_names():
            found.setdefault(_surname(name), set()).add(name)
        return {surname: frozenset(names) for surname, names in found.items()}

    def words(self, line: Line, start: int, end: int) -> Words:
        """Return what stands from `start` to `end` of the sentence."""
        at = line.sentence.span.start
        return Words(raw=line.text[start:end], span=self.page.span(at + start, at + end))

    def full_name(self, name: str) -> str:
        """Return the full name that the page gives for a surname, or the surname where it gives none or several."""
        known = self.surnames.get(fold(name), frozenset())
        return next(iter(known)) if len(known) == 1 else name

    def holder(self, line: Line) -> str | None:
        """Return who says what this line says: a user for a user review, None for the page's author."""
        review = line.sentence.review
        return self.page.reviews[review].author if review is not None else None

    def _full_names(self) -> Iterator[str]:
        seen: dict[str, str] = {}
        for line in self.lines:
            for name in line.names:
                if name.full:
                    text = line.text[name.start : name.end]
                    if not _TITLED.match(text):
                        seen.setdefault(fold(text), text)
        yield from seen.values()


def scene_of(prose: Prose, films: Films) -> Scene:
    """Mark the titles and names of every sentence of the page."""
    marker = marker_of(prose.page, films)
    lines = [_line(s, marker) for s in (*prose.sentences, *_stated(prose.page)) if len(s.text) <= _LONGEST]
    words = _word_surnames(lines)
    return Scene(prose=prose, films=films, lines=tuple(_with_surnames(line, words) for line in lines))


def _word_surnames(lines: Sequence[Line]) -> frozenset[str]:
    """Return the surnames of the page's persons that are words of other sorts, and no names where nothing says so."""
    names = (line.text[n.start : n.end] for line in lines for n in line.names if n.full and n.sure)
    last = {name.rsplit(" ", 1)[-1] for name in names}
    return frozenset(word for word in last if word.isalpha() and len(word) > 2 and not find_names(word))


def _with_surnames(line: Line, words: frozenset[str]) -> Line:
    """Mark the surnames that stand alone inside a sentence, with a capital: `and Bay never rests`."""
    if not any(word.lower() in line.words for word in words):
        return line
    marked, found = line.marked, list(line.names)
    for match in _ALONE.finditer(marked):
        if match[0] in words and match.start() > 0 and marked[match.start() - 2 : match.start() - 1] not in ".!?:":
            found.append(NameMention(start=match.start(), end=match.end(), full=False, sure=False))
            marked = marked[: match.start()] + mark_over(SINGLE, len(match[0])) + marked[match.end() :]
    names = tuple(sorted(found, key=lambda n: n.start))
    return replace(line, marked=marked, names=names)


def _stated(page: Page) -> Iterator[Sentence]:
    """Yield title and summary from the head of an article: they are prose that only the head may hold."""
    for datum in page.metadata:
        if datum.key in _HEAD_KEYS and datum.origin in ("front-matter", "opengraph"):
            text = page.slice(datum.span)
            yield Sentence(text=text, span=datum.span, role=Role.METADATA, block=-1, position=0.0)


def _line(sentence: Sentence, marker: Marker) -> Line:
    marked = sentence.text
    if sentence.role is Role.METADATA:  # underscores stay in the head, and are letters to a pattern
        marked = marked.replace("_", "*")
    words = frozenset(words_in(marked))
    for titles in marker.titles:
        marked = titles.on(marked, words)
    for start, end in set_off(sentence, marker.emphasised):
        inside = marked[start:end]
        if looks_like_title(inside) and not is_maker_there(marked[:start], inside) and not is_no_title(inside, marker):
            marked = marked[:start] + mark_over(OTHER, end - start) + marked[end:]
    names = find_names(marked)
    words |= _signs(marked)
    if any(name.full for name in names):
        words |= {PERSON}
    for name in names:
        mark = PERSON if name.full else SINGLE
        marked = marked[: name.start] + mark_over(mark, name.end - name.start) + marked[name.end :]
    return Line(sentence=sentence, text=sentence.text, marked=marked, words=words, names=names)


def _signs(marked: str) -> set[str]:
    """Return what a rule may ask for beside words: films, `(`, `0` for a digit, `h` for `1h38`, `$` for money."""
    signs = {mark for mark in (SUBJECT, OTHER, "(") if mark in marked}
    if _DIGIT.search(marked):
        signs.add("0")
        if _TIGHT_HOURS.search(marked):
            signs.add("h")
        if any(sign in marked for sign in "$€£"):
            signs.add("$")
    return signs


def _surname(name: str) -> str:
    parts = [p for p in fold(name).split() if p not in {"jr", "sr", "ii", "iii"}]
    return parts[-1] if parts else ""
