"""A page made ready for the rules: sentences in which film titles and persons' names are marked by kind.

Rules are patterns over the marked text. A mark has the length of what it covers, so a match's offsets are offsets into
the sentence. Private-use characters stand for names, so that no pattern has to say again what a name looks like.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from cinequorum.model.page import MarkKind, Page, Span
from cinequorum.text.fold import fold
from cinequorum.understand.facts.person_names import NameMention, find_names
from cinequorum.understand.prose import Films, Prose, Sentence

PERSON: Final = "\ue000"  # a full name
SINGLE: Final = "\ue002"  # one capitalised word: a surname, a character's name, a town
SUBJECT: Final = "\ue004"  # the page's film
OTHER: Final = "\ue006"  # another film
_NEXT: Final = {mark: chr(ord(mark) + 1) for mark in (PERSON, SINGLE, SUBJECT, OTHER)}

_LONGEST: Final = 4_000  # characters; what goes on longer without an end is no sentence
_SHORTHAND: Final[Mapping[str, str]] = {
    "P": f"(?:{PERSON}{_NEXT[PERSON]}*)",
    "S": f"(?:{SINGLE}{_NEXT[SINGLE]}*)",
    "N": f"(?:{PERSON}{_NEXT[PERSON]}*|{SINGLE}{_NEXT[SINGLE]}*)",
    "F": f"(?:{SUBJECT}{_NEXT[SUBJECT]}*)",
    "O": f"(?:{OTHER}{_NEXT[OTHER]}*)",
    "ASIDE": r"(?:\s\([^()]{0,80}\))?",
}
_LIST: Final = "(?:{N}{ASIDE}(?:(?:,\\s|,?\\s(?:and|&|y|et|und|as\\swell\\sas|plus)\\s){N}{ASIDE}){0,19})"
_QUOTED: Final = re.compile(
    r"[\"“«‘](\w[^\"”»’“\n]{0,60}?)[,.]?[\"”»’](?!\w)|(?<![\w'])'([A-Z0-9][^'\n]{1,60}?)[,.]?'(?!\w)"
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


def either(phrases: Iterable[str]) -> str:
    """Return a pattern for any of these words, the longest first."""
    longest = sorted(phrases, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(p).replace(r"\ ", r"\s") for p in longest) + ")"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One sentence and its marked form, of the same length."""

    sentence: Sentence
    marked: str
    names: tuple[NameMention, ...]

    @property
    def text(self) -> str:
        """The words as printed."""
        return self.sentence.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A stretch of a page: what is said, and where."""

    raw: str
    span: Span


@dataclass(frozen=True, kw_only=True)
class Scene:
    """All that the rules need of a page."""

    prose: Prose
    films: Films
    lines: tuple[Line, ...]

    @property
    def page(self) -> Page:
        """The page itself."""
        return self.prose.page

    @cached_property
    def named_lines(self) -> tuple[Line, ...]:
        """The sentences that name anybody: the only ones worth a search for credits."""
        return tuple(line for line in self.lines if line.names)

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
                    seen.setdefault(fold(text), text)
        yield from seen.values()


def scene_of(prose: Prose, films: Films) -> Scene:
    """Mark the titles and names of every sentence of the page."""
    subject, others = _titles(films)
    emphasised = _emphasised(prose.page)
    lines = tuple(_line(s, subject, others, emphasised) for s in prose.sentences if len(s.text) <= _LONGEST)
    return Scene(prose=prose, films=films, lines=lines)


def _titles(films: Films) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    subject = [films.subject.title, films.subject.original_title or ""] if films.subject else []
    short = [t.split(":")[0] for t in subject if ":" in t and len(t.split(":")[0]) > 5]
    others = [o.title for o in films.others if fold(o.title) not in {fold(t) for t in subject}]
    return _any_title([*subject, *short]), _any_title(others)


def _any_title(titles: list[str]) -> re.Pattern[str] | None:
    bodies = {_title_body(t) for t in titles if fold(t)}
    return re.compile("|".join(sorted(bodies, key=len, reverse=True))) if bodies else None


def _title_body(title: str) -> str:
    words = [re.escape(w) for w in re.findall(r"\w+(?:['’]\w+)*", title)]
    upper = [w.upper() for w in words]
    gap = r"[^\w\n]{1,4}"
    tail = r"[!?]?" if title[-1:] in "!?" else ""
    return rf"(?<!\w)(?:{gap.join(words)}|{gap.join(upper)}){tail}(?!\w)"


def _emphasised(page: Page) -> tuple[Span, ...]:
    return tuple(m.span for m in page.marks if m.kind is MarkKind.EMPHASIS and m.span.end - m.span.start <= 80)


def _line(
    sentence: Sentence,
    subject: re.Pattern[str] | None,
    others: re.Pattern[str] | None,
    emphasised: tuple[Span, ...],
) -> Line:
    marked = sentence.text
    for titles, mark in ((subject, SUBJECT), (others, OTHER)):
        if titles is not None:
            marked = titles.sub(lambda m, mark=mark: _mark(mark, len(m[0])), marked)  # type: ignore[misc]
    for start, end in _set_off(sentence, emphasised):
        if _looks_like_title(marked[start:end]):
            marked = marked[:start] + _mark(OTHER, end - start) + marked[end:]
    names = find_names(marked)
    for name in names:
        mark = PERSON if name.full else SINGLE
        marked = marked[: name.start] + _mark(mark, name.end - name.start) + marked[name.end :]
    return Line(sentence=sentence, marked=marked, names=names)


def _set_off(sentence: Sentence, emphasised: tuple[Span, ...]) -> Iterator[tuple[int, int]]:
    """Yield what is in italics or in quotation marks: where titles stand."""
    at = sentence.span.start
    for span in emphasised:
        if at <= span.start and span.end <= sentence.span.end:
            yield span.start - at, span.end - at
    for match in _QUOTED.finditer(sentence.text):
        group = 1 if match[1] else 2
        if " " in match[group]:  # one word in quotation marks is as often a nickname
            yield match.span(group)


def _looks_like_title(text: str) -> bool:
    """Say whether every longer word has a capital, as titles have, and nothing is marked yet."""
    words = re.findall(r"\w+", text)
    long = [w for w in words if len(w) > 3] or words
    return bool(long) and not re.search("[\ue000-\ue00f]", text) and all(w[0].isupper() or w[0].isdigit() for w in long)


def _mark(mark: str, length: int) -> str:
    return mark + _NEXT[mark] * (length - 1)


def _surname(name: str) -> str:
    parts = [p for p in fold(name).split() if p not in {"jr", "sr", "ii", "iii"}]
    return parts[-1] if parts else ""
