"""Capitalised runs of words in running text, cut as titles are: over small words inside, not over persons and lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from msgspec import Struct

from cinequorum.text.fold import fold
from cinequorum.understand.data import persons, works

_TOKEN = re.compile(r"[^\W_]+(?:['’.\-/·][^\W_]+)*['’]?\.?")
_JOINING: Final = "|".join(
    sorted(
        {
            re.escape(w)
            for words in (works.JOINERS, works.LOOSE_JOINERS, ("and",))
            for word in words
            for w in word.split()
            if w != "&"
        }
    )
)
_GAP: Final = r"[^\w]{1,4}"
_CAPITAL: Final = r"[^\W_a-zà-öø-ÿа-яё]"
_CAPITALISED: Final = rf"{_CAPITAL}[^\s—–]*"
# The first letter comes before the look back: the engine then skips to such letters.
_STRETCH = re.compile(
    rf"{_CAPITAL}(?<![^\W_].)(?<![^\W_]['’.\-/·].)[^\s—–]*(?:{_GAP}(?:(?:{_JOINING})(?!\w)\.?{_GAP}){{0,3}}{_CAPITALISED})*"
)
"""A stretch of text outside of which no phrase can be: capitalised words, joined or not."""
_ABBREVIATION = re.compile(r"(?:dr|mr|mrs|ms|st|vs|vol|jr|sr|[a-z](?:\.[a-z])*)\.", re.IGNORECASE)
_SUFFIX = re.compile(
    r"-(?:esque|like|style|styled|inspired|type|themed|era|produced|directed|starring|led|winning|nominated|scripted|based)$"
)
_MOST_WORDS: Final = 14
_NO_NAME = re.compile(r"\d|['’]s\s|[:!?]")
_BEFORE_ARTICLE: Final = frozenset(works.BEFORE_ARTICLE)
_GIVEN = frozenset(fold(name) for name in persons.GIVEN)


class Phrase(Struct, frozen=True, gc=False):  # made by the hundred, as its words are
    """A capitalised run: its words and place in the text it was cut from. `opens`: it begins a sentence or a line.

    `owner` is the possessor cut off before it ("Clouzot" of "Clouzot’s Diabolique"), or None.
    """

    text: str
    start: int
    end: int
    opens: bool
    owner: str | None = None


class _Word(Struct, frozen=True, gc=False):
    text: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        return (
            self.text[0].isupper() or self.text[0].isdigit() or (self.text[0].isalpha() and not self.text[0].islower())
        )

    @property
    def lower(self) -> str:
        return self.text.casefold().rstrip(".")


def is_person(name: str, known: frozenset[str] = frozenset()) -> bool:
    """Tell whether a capitalised phrase reads as a person's name: a common given name first, or one of `known`.

    `known` holds folded full names and surnames that the page introduces elsewhere.

    >>> is_person("Agnès Varda"), is_person("Rear Guard"), is_person("Varda", frozenset({"varda"}))
    (True, False, True)
    """
    words = fold(name).split()
    if not words:
        return False
    if " ".join(words) in known:
        return True
    many = 2 <= len(words) <= 4 and not _NO_NAME.search(name)
    initials = len(words) >= 3 and len(words[0]) == len(words[1]) == 1 and not _CONTRACTED.match(name)
    small = any(w in works.JOINERS for w in name.split()[1:-1])
    return many and (initials or words[0] in _GIVEN) and not small


_CONTRACTED = re.compile(r"\w['’]\w\s")  # "I'm Not There" begins with no initials


def may_hold_person(text: str) -> bool:
    """Tell quickly whether a text can hold a phrase that `is_person` accepts by itself."""
    return any(_opens_name(match["first"]) for match in _TWO_CAPITALS.finditer(text))


@lru_cache(maxsize=8192)
def _opens_name(word: str) -> bool:
    first = fold(word)
    return len(first) == 1 or first.split(" ")[0] in _GIVEN


_TWO_CAPITALS = re.compile(r"(?P<first>[^\W\d_a-z][\w'’.-]*)(?=\W{1,3}[^\W_a-z])")


@lru_cache(maxsize=8192)  # the same few thousand words make up most capitalised words
def is_given_name(word: str) -> bool:
    """Tell whether one word is a common given name."""
    return fold(word) in _GIVEN


def phrases(text: str, known: frozenset[str] = frozenset()) -> tuple[Phrase, ...]:
    """Cut the capitalised phrases out of `text`, in order.

    >>> [p.text for p in phrases("It echoes The Wages of Fear and Sorcerer, says Anna Lee.")]
    ['It', 'The Wages of Fear', 'Sorcerer', 'Anna Lee']
    >>> [(p.owner, p.text) for p in phrases("like Clouzot’s Diabolique", frozenset({"clouzot"}))]
    [(None, 'Clouzot'), ('Clouzot', 'Diabolique')]
    """
    found: list[Phrase] = []
    for stretch in _STRETCH.finditer(text):
        if stretch[0].isalpha():  # one word, as most are
            if not stretch[0][0].islower():
                found.append(_phrase(text, [_Word(stretch[0], *stretch.span())], None))
            continue
        for run in _runs(text, stretch.span(), known):
            found.extend(_cut_owner(text, _without_opener(text, run), known))
    return tuple(found)


def _without_opener(text: str, run: list[_Word]) -> list[_Word]:
    """Cut the capital off a sentence's first word where that word is none of a title's ("With Sorcerer he ...")."""
    return run[1:] if _opens(text, run[0].start) and len(run) > 1 and run[0].lower in works.OPENERS else run


def _opens(text: str, start: int) -> bool:
    """Tell whether a word here begins a sentence, a line, a parenthesis or a quotation."""
    before = text[max(0, start - 20) : start].rstrip()
    return not before or before[-1] in '.!?…\n:(“"‘'


def _runs(text: str, place: tuple[int, int], known: frozenset[str]) -> Iterator[list[_Word]]:
    run: list[_Word] = []
    small: list[_Word] = []
    for match in _TOKEN.finditer(text, *place):
        if not run and match.group()[0].islower():
            continue
        word = _word(match)
        if not run:
            run = [word] if word.capital else []
            continue
        gap = text[(small or run)[-1].end : word.start]
        if word.capital and len(run) < _MOST_WORDS and _joins(text, run, small, word, gap, known):
            run += [*small, word]
            small = []
        elif not word.capital and gap == " " and _small(word, small) and len(small) < 3:
            small.append(word)
        else:
            yield run
            run, small = ([word] if word.capital else []), []
    if run:
        yield run


def _word(match: re.Match[str]) -> _Word:
    raw = match.group()
    if raw.endswith(".") and not _ABBREVIATION.fullmatch(raw):
        raw = raw[:-1]
    if "-" in raw and (suffix := _SUFFIX.search(raw)):
        raw = raw[: suffix.start()]
    if raw.endswith(("'", "’")) and not raw.endswith(("s'", "s’", "in'", "in’")):
        raw = raw[:-1]
    return _Word(raw, match.start(), match.start() + len(raw))


_JOINERS = frozenset((*works.JOINERS, *works.LOOSE_JOINERS, "and"))


def _small(word: _Word, small: list[_Word]) -> bool:
    return word.lower in _JOINERS


def _joins(  # noqa: PLR0913, PLR0917 - the state of the scan
    text: str, run: list[_Word], small: list[_Word], word: _Word, gap: str, known: frozenset[str]
) -> bool:
    if small:
        return gap == " " and _joined_by([w.lower for w in small], run, known, inside=not _opens(text, run[0].start))
    if gap == " ":
        return not run[-1].text.endswith(".") or bool(_ABBREVIATION.fullmatch(run[-1].text))
    if gap in (": ", " : ") and not _label(run):
        return not _begins_sentence(text, word)
    if gap in (" — ", " – ", " - ", "—"):
        return word.lower in works.PART_WORDS or (any(w.lower in works.PART_WORDS for w in run) and len(run) > 1)
    return gap == " & "


def _joined_by(small: list[str], run: list[_Word], known: frozenset[str], *, inside: bool) -> bool:
    """Tell whether small words join a run to the next capital; `inside`: the run's capital begins no sentence."""
    if small[0] == "and":
        return len(small) > 1 and small[1] in {"the", "a", "his", "her"}
    if small[0] in works.LOOSE_JOINERS:
        return not is_person(_bare(" ".join(w.text for w in run)), known) and fold(run[-1].text) not in known
    if small[0] in {"the", "a", "an"} and inside and len(run) == 1:
        return run[0].lower in _BEFORE_ARTICLE
    return small[0] not in {"the", "a", "an", "or", "y", "e"} or len(run) > 1


def _begins_sentence(text: str, word: _Word) -> bool:
    """Tell an article and a small letter after a colon, "Premiere: The film opens", from a title's second half."""
    return word.lower in {"the", "a", "an"} and text[word.end : word.end + 2].lstrip()[:1].islower()


_NO_RUNS = frozenset((*works.NO_FILMS, *works.HEADLINE_BEFORE))


def _label(run: list[_Word]) -> bool:
    """Tell a label ("RATING:", "Note:") from the first half of a title."""
    text = " ".join(w.text for w in run)
    return text.isupper() or text.casefold() in _NO_RUNS


def _bare(text: str) -> str:
    """Cut a possessive ending off."""
    if text.endswith(("'s", "’s")):
        return text[:-2]
    return text[:-1] if text.endswith(("'", "’")) else text


def _cut_owner(text: str, run: list[_Word], known: frozenset[str]) -> Iterator[Phrase]:
    for index, word in enumerate(run[:-1]):
        if word.text == _bare(word.text):
            continue
        owner = _bare(" ".join(w.text for w in run[: index + 1]))
        if owner and _owns(owner, run[index + 1 :], known):
            yield _phrase(text, run[: index + 1], None)
            yield _phrase(text, run[index + 1 :], owner)
            return
    yield _phrase(text, run, None)


def _owns(owner: str, rest: list[_Word], known: frozenset[str]) -> bool:
    if fold(owner) in known or is_person(owner, known) or re.fullmatch(r"(?:18|19|20)\d\d", owner):
        return True
    given = len(owner.split()) == 1 and fold(owner) in _GIVEN
    doubled = any(w.text != _bare(w.text) for w in rest[:-1])
    return doubled or (not given and (len(rest) >= 2 and (rest[0].lower in {"the", "a", "dr", "mr"} or len(rest) >= 3)))


def _phrase(text: str, run: list[_Word], owner: str | None) -> Phrase:
    start, end = run[0].start, run[-1].end
    if owner is None and end < len(text) and text[end] in "!?" and len(text) > end + 1 and _goes_on(text, end + 1):
        end += 1
    words = text[start:end]
    cut = _bare(words)
    end -= len(words) - len(cut)
    before = text[max(0, start - 20) : start].rstrip(" \t*_\"'“‘«(")
    return Phrase(cut, start, end, not before or before[-1] in ".!?…\n:", owner)


def _goes_on(text: str, at: int) -> bool:
    """Tell whether the sentence goes on after an exclamation mark, which then belongs to the title."""
    after = text[at : at + 2].lstrip(" \"'”’*_")
    return bool(after) and (after[0].islower() or after[0] in ",;)–—-")
