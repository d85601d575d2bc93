"""The marks that stand for films and names in a sentence, and what gets one.

A mark has the length of what it covers: private-use characters, so that no pattern has to say what a name looks like.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from cinequorum.model.page import MarkKind, Page, Span
from cinequorum.text.fold import fold
from cinequorum.understand.data.papers import PAPERS
from cinequorum.understand.data.told_credits import HEADED
from cinequorum.understand.facts.person_names import find_names
from cinequorum.understand.prose import Films, Sentence

PERSON: Final = "\ue000"  # a full name
SINGLE: Final = "\ue002"  # one capitalised word: a surname, a character's name, a town
SUBJECT: Final = "\ue004"  # the page's film
OTHER: Final = "\ue006"  # another film
NEXT: Final = {mark: chr(ord(mark) + 1) for mark in (PERSON, SINGLE, SUBJECT, OTHER)}

_LONGEST_NAME: Final = 3  # words
# `prominent director *Manirama*`, `directed by *Anna*`: what is set off there is no title.
_AFTER_TRADE: Final = re.compile(
    r"(?:\b(?:directed|written|produced|edited|composed|photographed|shot|lensed|scored)\sby|\b(?:director|directors|filmmaker|actor|"
    r"actress|composer|writer|screenwriter|cinematographer|editor|producer|regisseur(?:in)?|réalisateur|réalisatrice|regista|directora?|"
    r"realizadora?|diretora?|режиссёра?|режиссера?|актёра?|актриса)|\b(?:film|movie|documentary|drama|comedy|thriller)\sby)\s[*_“\"]{0,2}$",
    re.IGNORECASE,
)
_FEWEST_PERSONS: Final = 2  # names in italics that make a habit of it
_QUOTED: Final = re.compile(
    r"[\"“«‘](\w[^\"”»’“\n]{0,60}?)[,.]?[\"”»’](?!\w)|(?<![\w'])'([A-Z0-9][^'\n]{1,60}?)[,.]?'(?!\w)"
)
_QUOTE: Final = re.compile("[\"“«‘']")
_LETTER: Final = re.compile(r"\w")
_WORD: Final = re.compile(r"[^\W\d_]+")
_NUMBERED: Final = re.compile(r"(?P<stem>[^\W\d_].{2,40}?):?\s(?P<number>\d)")
_ORDINALS: Final = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_ARTICLE: Final = re.compile(r"^(?:[Tt]he|[Dd]ie|[Dd]er|[Dd]as|[Ll][ae]|[Ee]l|[Dd]e)\s")
_OWNER: Final = re.compile(r"['’]s?$")


def words_in(text: str) -> list[str]:
    """Return the runs of letters of `text` in lower case.

    >>> words_in("Co-written in 2019; 120min")
    ['co', 'written', 'in', 'min']
    """
    return _WORD.findall(text.lower())


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
        return self.found.sub(lambda m: mark_over(self.mark, len(m[0])), text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """What is marked on one page: the titles of its films, and what it emphasises (offsets into its text)."""

    titles: tuple[_Titles, ...]
    emphasised: tuple[tuple[int, int], ...]  # in text order
    persons: bool  # the page sets persons' names in italics or bold, as others set titles


def marker_of(page: Page, films: Films) -> Marker:
    """Make ready what the sentences of a page are marked by."""
    subject = [films.subject.title, films.subject.original_title or ""] if films.subject else []
    short = [t.split(":")[0] for t in subject if ":" in t and len(t.split(":")[0]) > 5]
    known = {fold(t) for t in subject}
    others = [film for film in films.others if fold(film.title) not in known]
    if others:  # of hundreds of titles a part of a page names a few: to compile the others takes seconds
        said, text = _said(page), page.text
        others = [film for film in others if said.issuperset(words_in(film.title))]
        others = [film for film in others if not _names_no_film(text, film.title, film.span)]
    of_subject = _any_title([*subject, *short, *_sequels(subject)], SUBJECT, page.text)
    titles = (of_subject, _any_title([film.title for film in others], OTHER, page.text))
    emphasised = _emphasised(page)
    persons = _sets_off_persons({page.text[start:end] for start, end in emphasised})
    return Marker(titles=tuple(t for t in titles if t is not None), emphasised=emphasised, persons=persons)


def _said(page: Page) -> frozenset[str]:
    """Return the words of a page's blocks and data: a part of a page has few blocks, though the text is whole."""
    spans = (*(block.span for block in page.blocks), *(datum.span for datum in page.metadata))
    return frozenset(word for span in spans for word in words_in(page.slice(span)))


@lru_cache(maxsize=512)  # each part of a page about several films has the page's text
def _names_no_film(text: str, title: str, span: Span) -> bool:
    """Say whether what was taken for a film is a name after a trade, or a label: `**Epic direction**: Jane Doe`."""
    start, end = span.start, span.end
    places = [start]
    if is_name(title, sure=False):  # it may be set off in one place, and stand after the trade in another
        places += [match.start() for match in re.finditer(re.escape(title), text)]
    if any(is_maker_there(text[max(0, at - 40) : at], title) for at in places):
        return True
    if " " not in title and _is_part_there(text, start, end, title):
        return True
    labels = text[end : end + 1] == ":" and text[max(0, start - 1) : start] in ("", "\n")
    return labels and not _praise().isdisjoint(words_in(title))


def _is_part_there(text: str, start: int, end: int, word: str) -> bool:
    """Say whether one word in brackets after a full name is who is played: it stands alone elsewhere as well."""
    if text[max(0, start - 1) : start] != "(" or text[end : end + 1] != ")":
        return False
    before = [name for name in find_names(text[max(0, start - 42) : start - 1]) if name.full]
    named = bool(before) and max(0, start - 42) + before[-1].end == start - 2
    return named and len(re.findall(rf"(?<!\w){re.escape(word)}(?!\w)", text)) > _FEWEST_PERSONS


@cache
def _praise() -> frozenset[str]:
    return frozenset(phrase for phrases in HEADED.values() for phrase in phrases) | {"colonna", "trilha", "banda"}


def is_maker_there(before: str, name: str) -> bool:
    """Say whether a word for a trade stands before what is set off, which is short enough to be a name.

    >>> is_maker_there("a drama by the director *", "Anna Day"), is_maker_there("as in *", "Salt Road")
    (True, False)
    """
    return len(name.split()) <= _LONGEST_NAME and _AFTER_TRADE.search(before) is not None


def _sequels(titles: Collection[str]) -> Iterator[str]:
    """Yield what a numbered film is called without its number: `the fourth Iron Ridge film` for `Iron Ridge 4`."""
    for title in titles:
        match = _NUMBERED.fullmatch(title)
        if match and 2 <= int(match["number"]) < len(_ORDINALS):
            for word in (_ORDINALS[int(match["number"])], "next", "new", "upcoming"):
                yield from (f"{word} {match['stem']} {noun}" for noun in ("film", "movie"))


def _sets_off_persons(texts: Collection[str]) -> bool:
    """Tell whether what a page emphasises is mostly persons' names: as many known given names as other titles."""
    sure = sum(is_name(text, sure=True) for text in texts)
    return sure >= _FEWEST_PERSONS and 2 * sure >= sum(looks_like_title(text) for text in texts)


def is_name(text: str, *, sure: bool) -> bool:
    """Tell whether a text is nothing but one full name; a `sure` one has a known given name."""
    names = find_names(text)
    return bool(names) and names[0].full and (names[0].sure or not sure) and names[0][:2] == (0, len(text))


def is_no_title(text: str, marker: Marker) -> bool:
    """Say whether what is set off is a person's name or a paper's, and no film's title."""
    if is_name(text, sure=not marker.persons) or (marker.persons and " " not in text):
        return True
    return fold(_ARTICLE.sub("", _OWNER.sub("", text))) in _papers()


@cache
def _papers() -> frozenset[str]:
    return frozenset(map(fold, PAPERS))


def _any_title(titles: list[str], mark: str, text: str) -> _Titles | None:
    """Return what finds the titles in sentences of `text`; None where it can have none of them."""
    printed = [t for t in dict.fromkeys(titles) if fold(t) and _LETTER.search(t)]
    bodies = sorted((body for title in printed for body in _title_bodies(title, text)), key=len, reverse=True)
    if not bodies:
        return None
    words: dict[str, list[frozenset[str]]] = {}
    for title in printed:
        known = words_in(title)
        words.setdefault(next(iter(known), ""), []).append(frozenset(known))
    return _Titles(
        found=re.compile("|".join(bodies)),
        mark=mark,
        words={first: tuple(titles) for first, titles in words.items()},
        always="" in words,
    )


def _title_bodies(title: str, text: str) -> Iterator[str]:
    """Yield the patterns of a title as it is printed and in capitals, where the text has all of its words so.

    The look back comes after the first letter: the engine then skips to that letter.
    """
    words = re.findall(r"\w+(?:['’]\w+)*", title)
    tail = r"[!?]?(?!\w)" if title[-1:] in "!?" else r"(?!\w)"
    for form in dict.fromkeys((tuple(words), tuple(word.upper() for word in words))):
        if all(word in text for word in form):
            yield _skipping(_GAP.join(form)) + tail


_GAP: Final = r"[^\w\n]{1,4}"


def _skipping(form: str) -> str:
    return rf"{form[0]}(?<!\w{form[0]}){form[1:]}"


def _emphasised(page: Page) -> tuple[tuple[int, int], ...]:
    spans = [m.span for m in page.marks if m.kind is MarkKind.EMPHASIS and m.span.end - m.span.start <= 80]
    return tuple(sorted((s.start, s.end) for s in spans))


def set_off(sentence: Sentence, emphasised: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int]]:
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


def looks_like_title(text: str) -> bool:
    """Say whether every longer word has a capital, as titles have, and nothing is marked yet."""
    words = re.findall(r"\w+", text)
    long = [w for w in words if len(w) > 3] or words
    return bool(long) and not re.search("[\ue000-\ue00f]", text) and all(w[0].isupper() or w[0].isdigit() for w in long)


def mark_over(mark: str, length: int) -> str:
    """Return `length` characters that stand for one film or name."""
    return mark + NEXT[mark] * (length - 1)


def with_single_words(marked: str, text: str) -> str:
    """Return a marked sentence with its single capitalised words as printed: the first word is marked as a name.

    >>> marked = mark_over(SINGLE, 5) + " on " + mark_over(PERSON, 7)
    >>> with_single_words(marked, "Based on Ann Lee").startswith("Based on ")
    True
    """
    if SINGLE not in marked:
        return marked
    marks = {SINGLE, NEXT[SINGLE]}
    return "".join(char if mark in marks else mark for mark, char in zip(marked, text, strict=True))
