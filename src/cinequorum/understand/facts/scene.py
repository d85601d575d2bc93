"""A page made ready for the rules: sentences in which film titles and persons' names are marked by kind.

Rules are patterns over the marked text. A mark has the length of what it covers, so a match's offsets are offsets into
the sentence. Private-use characters stand for names, so that no pattern has to say again what a name looks like.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from cinequorum.model.page import MarkKind, Page, Role, Span
from cinequorum.text.fold import fold
from cinequorum.understand.facts.person_names import NameMention, find_names
from cinequorum.understand.prose import Films, Prose, Sentence

PERSON: Final = "\ue000"  # a full name
SINGLE: Final = "\ue002"  # one capitalised word: a surname, a character's name, a town
SUBJECT: Final = "\ue004"  # the page's film
OTHER: Final = "\ue006"  # another film
_NEXT: Final = {mark: chr(ord(mark) + 1) for mark in (PERSON, SINGLE, SUBJECT, OTHER)}

_HEAD_KEYS: Final = frozenset(
    (
        *("title", "subtitle", "excerpt", "extract", "summary", "teaser", "deck", "tagline"),
        *("description", "og:description", "plot", "synopsis", "logline"),
    )
)
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
_QUOTE: Final = re.compile("[\"“«‘']")


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
_DIGIT: Final = re.compile(r"\d")
_LETTER: Final = re.compile(r"\w")
_WORD: Final = re.compile(r"[^\W\d_]+")


def words_in(text: str) -> list[str]:
    """Return the runs of letters of `text` in lower case.

    >>> words_in("Co-written in 2019; 120min")
    ['co', 'written', 'in', 'min']
    """
    return _WORD.findall(text.lower())


def either(phrases: Iterable[str]) -> str:
    """Return a pattern for any of these words, the longest first."""
    longest = sorted(phrases, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(p).replace(r"\ ", r"\s") for p in longest) + ")"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One sentence: the words as printed, their marked form, which is as long, and the words in lower case.

    Among the words are signs, see `_signs`.
    """

    sentence: Sentence
    text: str
    marked: str
    words: frozenset[str]
    names: tuple[NameMention, ...]


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
                    seen.setdefault(fold(text), text)
        yield from seen.values()


def scene_of(prose: Prose, films: Films) -> Scene:
    """Mark the titles and names of every sentence of the page."""
    marker = _marker(prose.page, films)
    lines = tuple(_line(s, marker) for s in (*prose.sentences, *_stated(prose.page)) if len(s.text) <= _LONGEST)
    return Scene(prose=prose, films=films, lines=lines)


def _stated(page: Page) -> Iterator[Sentence]:
    """Yield title and summary from the head of an article: they are prose that only the head may hold."""
    for datum in page.metadata:
        if datum.key in _HEAD_KEYS and datum.origin in ("front-matter", "opengraph"):
            text = page.slice(datum.span)
            yield Sentence(text=text, span=datum.span, role=Role.METADATA, block=-1, position=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Titles:
    """Titles to mark, with the words of each by its first one; `always` where a title has no word, as `8½`."""

    found: re.Pattern[str]
    mark: str
    words: Mapping[str, tuple[frozenset[str], ...]]
    always: bool

    def on(self, text: str, words: frozenset[str]) -> str:
        if not self.always and not any(
            title <= words for word in self.words.keys() & words for title in self.words[word]
        ):
            return text
        return self.found.sub(lambda m: _mark(self.mark, len(m[0])), text)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marker:
    titles: tuple[_Titles, ...]
    emphasised: tuple[tuple[int, int], ...]  # in text order


def _marker(page: Page, films: Films) -> _Marker:
    subject = [films.subject.title, films.subject.original_title or ""] if films.subject else []
    short = [t.split(":")[0] for t in subject if ":" in t and len(t.split(":")[0]) > 5]
    known = {fold(t) for t in subject}
    others = [o.title for o in films.others if fold(o.title) not in known]
    titles = (_any_title([*subject, *short], SUBJECT), _any_title(others, OTHER))
    return _Marker(titles=tuple(t for t in titles if t is not None), emphasised=_emphasised(page))


def _any_title(titles: list[str], mark: str) -> _Titles | None:
    printed = [t for t in dict.fromkeys(titles) if fold(t) and _LETTER.search(t)]
    if not printed:
        return None
    words: dict[str, list[frozenset[str]]] = {}
    for title in printed:
        known = words_in(title)
        words.setdefault(next(iter(known), ""), []).append(frozenset(known))
    bodies = sorted(map(_title_body, printed), key=lambda body: len(body[0]), reverse=True)
    return _Titles(
        found=re.compile("|".join(form for body in bodies for form in body)),
        mark=mark,
        words={first: tuple(titles) for first, titles in words.items()},
        always="" in words,
    )


def _title_body(title: str) -> tuple[str, str]:
    """Return the patterns of a title as it is printed and in capitals.

    The look back comes after the first letter: the engine then skips to that letter.
    """
    words = re.findall(r"\w+(?:['’]\w+)*", title)
    gap = r"[^\w\n]{1,4}"
    tail = r"[!?]?(?!\w)" if title[-1:] in "!?" else r"(?!\w)"
    return _skipping(gap.join(words)) + tail, _skipping(gap.join(w.upper() for w in words)) + tail


def _skipping(form: str) -> str:
    return rf"{form[0]}(?<!\w{form[0]}){form[1:]}"


def _emphasised(page: Page) -> tuple[tuple[int, int], ...]:
    spans = [m.span for m in page.marks if m.kind is MarkKind.EMPHASIS and m.span.end - m.span.start <= 80]
    return tuple(sorted((s.start, s.end) for s in spans))


def _line(sentence: Sentence, marker: _Marker) -> Line:
    marked = sentence.text
    words = frozenset(words_in(marked))
    for titles in marker.titles:
        marked = titles.on(marked, words)
    for start, end in _set_off(sentence, marker.emphasised):
        if _looks_like_title(marked[start:end]):
            marked = marked[:start] + _mark(OTHER, end - start) + marked[end:]
    names = find_names(marked)
    words |= _signs(marked)
    if any(name.full for name in names):
        words |= {PERSON}
    for name in names:
        mark = PERSON if name.full else SINGLE
        marked = marked[: name.start] + _mark(mark, name.end - name.start) + marked[name.end :]
    return Line(sentence=sentence, text=sentence.text, marked=marked, words=words, names=names)


def _signs(marked: str) -> set[str]:
    """Return what a rule may ask for beside words: films' marks, a parenthesis, any digit as `0`, any money as `$`."""
    signs = {mark for mark in (SUBJECT, OTHER, "(") if mark in marked}
    if _DIGIT.search(marked):
        signs.add("0")
        if any(sign in marked for sign in "$€£"):
            signs.add("$")
    return signs


def _set_off(sentence: Sentence, emphasised: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int]]:
    """Yield what is in italics or in quotation marks: where titles stand."""
    at, stop = sentence.span.start, sentence.span.end
    for start, end in emphasised[bisect_left(emphasised, (at, 0)) : bisect_left(emphasised, (stop, 0))]:
        if end <= stop:
            yield start - at, end - at
    if not _QUOTE.search(sentence.text):
        return
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
