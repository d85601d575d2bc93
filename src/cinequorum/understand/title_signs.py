"""What a page shows of words that may name another film, as signs for the learned weights (`title_model`).

A sign is there or not. How the words are set and what their form is like, who and what else on the page is called so,
how others are set, and what stands around them (`title_surroundings`). No title is one, and no word with a capital.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from cinequorum.model.claim import CREDITS, Claim
from cinequorum.model.page import MarkKind
from cinequorum.model.reading import OtherFilm, SubjectFilm
from cinequorum.names.titles import title_key
from cinequorum.text.fold import fold
from cinequorum.understand.data import countries, festivals, programmes, works
from cinequorum.understand.data.genres import GENRES
from cinequorum.understand.known_title_signs import KnownSigns
from cinequorum.understand.known_titles import RUN
from cinequorum.understand.mention import YEAR_AFTER
from cinequorum.understand.mentions import NamedTitles
from cinequorum.understand.phrases import Phrase, is_given_name, is_person
from cinequorum.understand.prose import Prose
from cinequorum.understand.relations import is_subject
from cinequorum.understand.title_places import Place, Seen
from cinequorum.understand.title_shape import has_inner_structure, has_title_case, looks_like_title, unspaced
from cinequorum.understand.title_surroundings import Shown, add_row, add_words, lists_of, shown

_MARKS: Final = "\"“”„‚‘'’«»‹›*_《》〈〉『』「」[]`"
_MOST: Final = 4
_MOST_WORDS, _MOST_OTHERS, _LETTERS = 6, 6, 4
_MANY, _SOME = 9, 3  # places set alike
_SHORT: Final = 3
_REACH: Final = 40  # code points before a title in which its owner stands
_TYPOGRAPHIC: Final = frozenset({"quoted", "emphasis", "link", "capitals"})
_BARE: Final = frozenset({"bare", RUN})
_LANGUAGES: Final = frozenset({"en", "de", "fr", "es", "it", "pt", "ru", "cs", "pl", "zh", "ja", "ko"})
_OWNED: Final = re.compile(r"([^\W\d_a-z][\w.-]+)['’]s?\s(?:[a-z]+\s){0,2}[“\"‘'«*_]?$")
_BRACKET: Final = re.compile(r"([^\W\d_a-z][\w'’.-]+)\s\([“„\"‘'«*_]?(?:[^()]{1,60},\s[“„\"‘'«*_]?)?$")
_DIGIT: Final = re.compile(r"\d")
_GLUE: Final = re.compile(r"[\w/=]")
_SET: Final = frozenset({"emphasis", "strong", "link"})
_LONGEST_NAME: Final = 40
_TARGETS: Final = frozenset({MarkKind.LINK, MarkKind.IMAGE})
_FILED: Final = frozenset({"tags", "tag", "keywords", "categories", "category"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is known of a page before its titles are weighed: its film, its claims, the films that the rules tell."""

    subject: SubjectFilm | None
    claims: Sequence[Claim]
    ruled: Sequence[OtherFilm]


def signs_of(prose: Prose, named: NamedTitles, seen: Sequence[Seen], told: Told) -> tuple[frozenset[str], ...]:
    """Return the signs of each title."""
    page = _Signs(prose, named, told)
    page.count(seen)
    if prose.known is None:
        return tuple(frozenset(page.of(one)) for one in seen)
    known = KnownSigns(prose, named, told.subject, prose.known)
    return tuple(frozenset(page.of(one) | known.of(one)) for one in seen)


class _Signs:
    """What all titles of a page are weighed with."""

    def __init__(self, prose: Prose, named: NamedTitles, told: Told) -> None:
        self.prose, self.text, self.named = prose, prose.page.text, named
        ruled = {title_key(film.title) for film in told.ruled}
        taken = [m for m in named.mentions if title_key(m.title) in ruled]
        self.taken = frozenset(m.start for m in taken)
        self.forms = {f: "many" if n > _MOST else "some" for f, n in Counter(m.form for m in taken).items()}
        self.film = title_key(told.subject.title) if told.subject else ""
        self.film_words = frozenset(self.film.split())
        forms = {(m.form, m.title) for m in named.mentions if told.subject is not None and m.form in _TYPOGRAPHIC}
        self.set_so = {form for form, title in forms if told.subject and is_subject(title, told.subject)}
        self.credited, self.parts = _persons(told.claims)
        self.slugs = _slugs(prose)
        self.author = frozenset(fold(f"{prose.page.author or ''} {prose.page.outlet or ''}").split())
        self.settings: Counter[tuple[object, ...]] = Counter()
        self.names_set: set[str] = set()
        self.shown: dict[int, Shown] = {}
        language = prose.page.language[:2]
        self.english = "en" if language == "en" else "not en"
        self.about = (
            f"kind={prose.page.kind.name}",
            f"lang={language if language in _LANGUAGES else 'other'}",
            f"about={'film' if told.subject else 'no film'}",
            f"others={min(len(ruled), _MOST_OTHERS)}",
        )

    def count(self, seen: Iterable[Seen]) -> None:
        """Note how many places are set alike, and in which ways the page sets persons off, too."""
        self.settings.update(self._setting(place) for one in seen for place in one.places)
        page = self.prose.page
        for mark in page.marks:
            sort = mark.kind.value
            if sort not in _SET or sort in self.names_set or mark.span.end - mark.span.start > _LONGEST_NAME:
                continue
            if is_person(page.slice(mark.span)):
                self.names_set.add(sort)

    def _setting(self, place: Place) -> tuple[object, ...]:
        return place.sorts, self.text[place.start - 1 : place.start], self.text[place.end : place.end + 1]

    def of(self, one: Seen) -> set[str]:
        """Return the signs of one title."""
        sorts = {sort for place in one.places for sort in place.sorts}
        group = "bare" if sorts <= _BARE else "set"
        found = {*self.about, f"times={min(one.times, _MOST)}&{group}"}
        self._add_setting(found, one, sorts, group)
        self._add_form(found, one.title, group)
        self._add_names(found, one)
        for place in one.places:
            self._add_place(found, place)
        return found

    def _add_setting(self, found: set[str], one: Seen, sorts: set[str], group: str) -> None:
        for sort in sorts:
            found.update((f"sort={sort}", f"sort={sort}&{self.english}"))
            if sort in self.forms:
                found.add(f"sort={sort}, {self.forms[sort]} so")
            if sort in self.names_set:
                found.add(f"sort={sort}, persons so")
        if self.set_so:
            found.add(f"film set={'so' if sorts & self.set_so else 'otherwise'}&{group}")
        times = max(self.settings[self._setting(place)] for place in one.places)
        found.add(f"set alike={'10' if times > _MANY else '4' if times > _SOME else 'few'}&{group}")

    def _add_form(self, found: set[str], title: str, group: str) -> None:
        """Add what the words are like."""
        words = title.split()
        count, lists = len(words), lists_of()
        found.add(f"words={min(count, _MOST_WORDS)}&{group}&{self.english}")
        found.add(f"letters={min(len(title) // _LETTERS, _MOST_WORDS)}&{'one' if count == 1 else 'more'}")
        tests = {
            "capitals": title.isupper() and len(title) > _SHORT,
            "digit last": title[-1].isdigit(),
            "digit": _DIGIT.search(title) is not None,
            "number": title.isdigit(),
            "colon": ":" in title,
            "comma": "," in title,
            "dash": " - " in title or " – " in title,
            "stop": title.endswith((".", "!", "?", "…")),
            "The": count > 1 and words[0] in {"The", "A", "An"},
            "inner": has_inner_structure(title),
            "title case": has_title_case(title),
            "no title": not looks_like_title(title, self.prose.page.language),
            "lower elsewhere": all(f" {word.lower()} " in self.text for word in words),
            "last lower elsewhere": count > 1 and f" {words[-1].lower()} " in self.text,
        }
        found.update(sign for sign, holds in tests.items() if holds)
        found.update(f"has {name}" for word in words for name in lists.get(word.lower(), ()))
        found.update([f"ends {name}" for name in lists.get(words[-1].lower(), ())])

    def _add_names(self, found: set[str], one: Seen) -> None:
        """Add who and what else is called so, on the page or everywhere."""
        folded = fold(one.title)
        parts = folded.split()
        several = len(parts) > 1
        first, last = (parts[0], parts[-1]) if parts else ("", "")
        known = self.named.known
        tests = {
            "person": is_person(one.title),
            "known": folded in known,
            "known last": several and last in known,
            "known first": several and first in known,
            "given first": is_given_name(first),
            "credited": folded in self.credited,
            "part": folded in self.parts,
            "word of part": not self.parts.isdisjoint(parts),
            "word of credited": not self.credited.isdisjoint(parts),
            "in the film's title": bool(parts) and self.film_words.issuperset(parts),
            "shares with the film's title": not self.film_words.isdisjoint(parts),
            "begins as the film": bool(self.film) and one.key.split(" ")[0] == self.film.split(" ")[0],
            "holds the film's title": bool(self.film) and f" {self.film} " in f" {one.key} ",
            "of the author": bool(parts) and self.author.issuperset(parts),
        }
        found.update(sign for sign, holds in tests.items() if holds)
        kind = _kinds().get(folded)
        if kind:
            found.add(f"is a {kind}")
        found.update([f"slug {where}" for where in self.slugs.get("-".join(parts), ())])

    def _add_place(self, found: set[str], place: Place) -> None:
        """Add what stands around one place."""
        text, begin = self.text, self.prose.sentences[place.sentence].span.start
        line = self.shown.get(place.sentence) or self._show(place.sentence)
        first = bisect_left(line.starts, place.start - begin)
        last = max(first, bisect_left(line.starts, place.end - begin))
        add_words(found, line.tokens, first, last)
        add_row(found, line.tokens, first, last)
        found.update(line.signs)
        before = text[max(begin, place.start - _REACH) : place.start]
        found.add(f"mark {before[-1:] if before[-1:] in _MARKS else 'none'}")
        around = text[max(0, place.start - 1) : place.start] + text[place.end : place.end + 1]
        tests = {
            "begins its sentence": first == 0,
            "alone in its sentence": first == 0 and last >= len(line.tokens) - 1,
            "glued": _GLUE.search(around) is not None and not unspaced(text[place.start : place.end]),
            "year": self._is_dated(place),
        }
        found.update(sign for sign, holds in tests.items() if holds)
        if owner := _OWNED.search(before):
            found.update(("owned", f"owned by {self._who(owner[1])}"))
        elif bracket := _BRACKET.search(before):
            found.add(f"brackets behind {self._who(bracket[1])}")

    def _is_dated(self, place: Place) -> bool:
        if place.mention is not None:
            return place.mention.year is not None
        return "(" in self.text[place.end : place.end + 6] and bool(YEAR_AFTER.match(self.text, place.end))

    def _who(self, name: str) -> str:
        word = fold(name)
        if word in self.credited:
            return "credited"
        return "part" if word in self.parts else "known" if word in self.named.known else "another"

    def _show(self, index: int) -> Shown:
        sentence = self.prose.sentences[index]
        begin = sentence.span.start
        found = shown(sentence, self.named.phrases.get(index, ()), lambda phrase: self._mark(phrase, begin))
        self.shown[index] = found
        return found

    def _mark(self, phrase: Phrase, begin: int) -> str:
        """Return what a run of capitals is to the titles around it."""
        if begin + phrase.start in self.taken:
            return "<other>"
        low = phrase.text.lower()
        if low in lists_of() or (phrase.opens and " " not in low):
            return low
        folded = fold(phrase.text)
        if self.film and (folded == self.film or title_key(phrase.text) == self.film):
            return "<film>"
        if folded in self.credited:
            return "<credited>"
        if folded in self.parts:
            return "<part>"
        if folded in self.named.known or is_person(phrase.text):
            return "<person>"
        return "<title>" if " " in low else "<given>" if is_given_name(low) else "<word>"


@cache
def _kinds() -> Mapping[str, str]:
    """Return what whole folded words are that are no title."""
    return {fold(word): name for name, words in reversed(tuple(_tables())) for word in words}


def _tables() -> Iterator[tuple[str, Iterable[str]]]:
    yield "genre", (word for words in GENRES.values() for word in words)
    yield "section", (*programmes.SECTION_WORDS, *programmes.NO_TITLES)
    yield "place", (*countries.COUNTRIES, *countries.PLACES, *countries.LANGUAGES)
    yield "no film", works.NO_FILMS
    yield "festival", (*festivals.FESTIVALS, *festivals.AWARDS)


def _persons(claims: Sequence[Claim]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the folded names of those whom the page credits, with their last words, and of the characters."""
    persons = {fold(claim.value) for claim in claims if claim.predicate in CREDITS}
    parts = {fold(claim.role) for claim in claims if claim.predicate == "cast" and claim.role}
    parts |= {fold(claim.subject) for claim in claims if claim.predicate == "character"}
    words = {word for part in parts for word in part.split()}
    return frozenset(persons | {name.rpartition(" ")[2] for name in persons}), frozenset(parts | words)


def _slugs(prose: Prose) -> Mapping[str, set[str]]:
    """Return the last parts of the addresses that the page links to or shows, and what it is filed under."""
    found: dict[str, set[str]] = {}
    for mark in prose.page.marks:
        if mark.target and mark.kind in _TARGETS:
            last = mark.target.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2]
            stem = (last.rpartition(".")[0] or last).replace("%20", "-")
            found.setdefault("-".join(fold(stem).split()), set()).add(mark.kind.value)
    for meta in prose.page.metadata:
        if meta.key in _FILED:
            found.setdefault("-".join(fold(meta.value).split()), set()).add("filed")
    return found
