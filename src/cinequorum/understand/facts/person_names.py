"""What looks like a person's name: runs of capitalised words, particles and initials, that are no thing or place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from cinequorum.names.data.given_names import ALONE, SAME
from cinequorum.text.data.labels import LABELS
from cinequorum.text.fold import fold
from cinequorum.understand.data.countries import COUNTRIES, PLACES
from cinequorum.understand.data.nations import NATIONS
from cinequorum.understand.data.persons import (
    BEFORE_SYLLABLES,
    COMPOUND_TAILS,
    GIVEN,
    GIVEN_ALSO,
    NOT_FIRST,
    NOT_FIRST_ABROAD,
    NOT_MAKERS,
    NOT_PERSON,
    PARTICLES,
    PLACE_FIRST,
    SURNAMES_TOO,
)
from cinequorum.understand.data.roles import BY, FILM_NOUNS, NOUNS

_UPPER: Final = "".join(c for c in map(chr, (*range(0x41, 0x557), *range(0x1E00, 0x1FFF))) if c.isupper())
_REST: Final = (
    r"(?:[^\W\d_]|['’](?!s\b)(?=[^\W\d_])|-(?!(?:produced|directed|scripted|helmed|penned|"
    r"scored|led|starring|esque|like|style|era|based)\b)(?=[^\W\d_]))*"
)
_WORD: Final = f"[{_UPPER}]{_REST}"
_INITIALS: Final = rf"(?:[{_UPPER}]\.){{1,3}}"
_TOKEN: Final = rf"(?:{_INITIALS}|(?:Jr|Sr)\.|{_WORD})"
_PARTICLE: Final = "(?:" + "|".join(p for p in PARTICLES if len(p) > 1) + ")"
_NICKNAME: Final = r"(?:[\"“'‘][^\"”'’\s]{2,15}[\"”'’])"
_SUFFIX: Final = r"(?:,[ \u00a0](?:Jr|Sr)\b\.?)"
# The first letter comes before the look back: the engine then skips to capitals, in half the time.
_FIRST: Final = rf"[{_UPPER}](?<![\w@#].)(?:\.(?:[{_UPPER}]\.){{0,2}}|(?<=[JS])r\.|{_REST})"
_RUN: Final = re.compile(
    rf"{_FIRST}(?:[ \u00a0](?:(?:{_PARTICLE}[ \u00a0]){{0,2}}|"
    rf"{_NICKNAME}[ \u00a0]){_TOKEN}){{0,5}}{_SUFFIX}?"
)
_GROUP: Final = re.compile(rf"(?:\b[Tt]he[ \u00a0])?({_WORD})[ \u00a0](?:[Bb]rothers|[Ss]isters|[Bb]ros\.?)(?!\w)")
_ARTICLES: Final = frozenset({"der", "den", "das", "des", "dem", "die", "la", "le", "el", "al"})
_KINDRED: Final = ("rothers", "isters", "ros")
_PIECE: Final = re.compile(rf"{_TOKEN}|[^\s]+")
_ABROAD: Final = frozenset(NOT_FIRST_ABROAD)
_MOST_TOKENS: Final = 4
_LONG: Final = 4  # letters: shorter words of a phrase may be names
_SYLLABLES: Final = re.compile(r"[A-Z][a-z]{1,6}-[a-z]{1,6}")
_SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii"})


class NameMention(NamedTuple):
    """A stretch of a text that may name a person. `full` has a given name and a surname, `sure` a known given name."""

    start: int
    end: int
    full: bool
    sure: bool


@cache
def _words(name: str) -> frozenset[str]:
    tables = {
        "given": (*GIVEN, *GIVEN_ALSO, *ALONE, *(name for group in SAME for name in group)),
        "not_first": NOT_FIRST,
        "not_person": NOT_PERSON,
        "place_first": PLACE_FIRST,
        "not_makers": NOT_MAKERS,
        "surnames_too": SURNAMES_TOO,
        "nationals": tuple(word for words in NATIONS.values() for word in words),
        "before_syllables": BEFORE_SYLLABLES,
        "compound_tails": COMPOUND_TAILS,
    }
    tables["films"] = tuple(word for word in FILM_NOUNS if " " not in word)
    tables["not_alone"] = (*NOT_PERSON, *NOT_FIRST, *_trade_words(), *COUNTRIES, *PLACES)
    return frozenset(fold(word) for word in tables[name])


@cache
def _trade_words() -> frozenset[str]:
    """Return the words for trades and the labels of sheets that are no given name: German writes them as names."""
    known = {fold(name) for name in (*GIVEN, *GIVEN_ALSO, *ALONE)}
    groups = (*NOUNS.values(), *LABELS.values())
    single = [word for group in groups for word in group if " " not in word]
    phrases = [word for group in BY.values() for phrase in group for word in phrase.split() if len(word) > _LONG]
    return frozenset(word for word in (*single, *phrases) if fold(word) not in known)


def names_a_trade(word: str) -> bool:
    """Say whether a word is one for a trade or the label of a sheet, and no given name.

    >>> names_a_trade("Kamera"), names_a_trade("Anna")
    (True, False)
    """
    return fold(word) in _trade_words()


def find_names(text: str) -> tuple[NameMention, ...]:
    """Return what may name a person in `text`, in order, without overlaps.

    >>> text = "In March, Béla Tarr of Budapest met J. K. Simmons at the Cannes Film Festival."
    >>> [text[n.start:n.end] for n in find_names(text) if n.full]
    ['Béla Tarr', 'J. K. Simmons']
    """
    kin = _GROUP.finditer(text) if any(end in text for end in _KINDRED) else ()
    groups = [NameMention(start=m.start(1), end=m.end(), full=True, sure=True) for m in kin]
    groups = [g for g in groups if fold(text[g.start : g.end]).split()[0] not in _words("not_first")]
    taken = [(g.start, g.end) for g in groups]
    if not groups:
        return tuple(_runs(text))
    singles = [n for n in _runs(text) if all(n.end <= a or n.start >= b for a, b in taken)]
    return tuple(sorted([*groups, *singles], key=lambda n: n.start))


def is_maker(name: str) -> bool:
    """Say whether `name` could be credited on a film: false for statesmen and thinkers whom reviews bring up.

    >>> is_maker("Jane Campion"), is_maker("Joseph Stalin")
    (True, False)
    """
    parts = fold(name).split()
    return bool(parts) and parts[-1] not in _words("not_makers")


def knows_given(word: str) -> bool:
    """Say whether `word` is a given name of the table."""
    bare = folded(word)
    return bare in _words("given") or bare.split(" ", 1)[0] in _words("given")


@lru_cache(maxsize=8192)  # the same few thousand words make up most capitalised words
def folded(name: str) -> str:
    """Return a name, or a word of one, as `fold` does: quicker where the same one comes again and again."""
    return fold(name)


def _runs(text: str) -> Iterator[NameMention]:
    for match in _RUN.finditer(text):
        if match[0].isalpha():  # one word, as most are
            mention = _single(match[0], match.start(), match.end())
            if mention:
                yield mention
        else:
            yield from _trimmed(text, match.start(), match.end())


def _trimmed(text: str, start: int, end: int) -> Iterator[NameMention]:
    """Drop words at both ends that cannot belong to a name, then judge what is left."""
    pieces = [(start + m.start(), start + m.end(), m[0]) for m in _PIECE.finditer(text[start:end])]
    dropped = ""
    while pieces and _cannot_begin(pieces):
        dropped = folded(pieces.pop(0)[2])
    if dropped in _words("place_first") and dropped not in PARTICLES and len(pieces) == 1:
        return  # the rest of a place's or a paper's name
    while pieces and _cannot_end(pieces):
        pieces.pop()
    if pieces and len(pieces) <= _MOST_TOKENS + 2:
        mention = _judged([p[2] for p in pieces], pieces[0][0], pieces[-1][1])
        if mention:
            yield mention


def _cannot_begin(pieces: list[tuple[int, int, str]]) -> bool:
    word = folded(pieces[0][2])
    if len(pieces) > 1 and word in _words("given") and pieces[1][2][:1].isupper():
        return False
    if len(pieces) > 1 and _is_syllables(pieces[0][2], pieces[1][2]):
        return False
    if word in _words("nationals") and len(pieces) > 2 and folded(pieces[1][2]) in _words("given"):
        return True  # `der Neuseeländer Peter Holm`
    if word in _words("not_first") or pieces[0][2].lower() in _ABROAD or pieces[0][2].lower() in _trade_words():
        return True
    if len(pieces) > 2 and (word in _words("films") or word.rpartition(" ")[2] in _words("compound_tails")):
        return True  # `der Film von Martin Quell`, `Oscar-Preisträger Martin Quell`
    return word in PARTICLES and pieces[0][2].islower()


def _cannot_end(pieces: list[tuple[int, int, str]]) -> bool:
    word = folded(pieces[-1][2])
    if len(pieces) > 1 and word in _words("surnames_too") and knows_given(pieces[0][2]) and pieces[-1][2].istitle():
        return False
    if len(word) > 1 and len(pieces) > 1 and (word in _words("not_first") or pieces[-1][2].lower() in _trade_words()):
        return True
    if len(pieces) > 2 and word in _words("films"):
        return True  # `Martin Quells Film`
    return pieces[-1][2].islower()


def _is_syllables(first: str, second: str) -> bool:
    """Say whether two words are a Korean name: `Song Min-ho`, `Min-ho Song`."""
    pairs = ((first, second), (second, first))
    return any(_SYLLABLES.fullmatch(given) and folded(name) in _words("before_syllables") for name, given in pairs)


def _judged(words: list[str], start: int, end: int) -> NameMention | None:
    capitals = [w for w in words if w[:1].isupper()]
    if not capitals:  # only a nickname is left
        return None
    bare = [folded(w) for w in capitals]
    given = bare[0].split(" ")[0] in _words("given") or (len(words) == 2 and _is_syllables(*words))
    if len(capitals) == 1:
        return _single(capitals[0], start, end)
    if all(w.isupper() and len(w) > 2 for w in capitals) and not given:
        return None
    core = [w for w in bare if w not in _SUFFIXES]
    if any(w in _words("not_person") for w in (core[1:-1] if given else core)):
        return None
    if not given and (bare[0] in _words("place_first") or _is_phrase(words, bare[0])):
        return None
    if len(core) > _MOST_TOKENS:
        return None
    initials = "." in capitals[0]
    return NameMention(start=start, end=end, full=True, sure=given or initials)


def _is_phrase(words: list[str], first: str) -> bool:
    """Say whether a run is a phrase: a verb in -ing before a name, a German noun with `der` and another noun."""
    return (first.endswith("ing") and len(first) > 4) or (len(words) > 1 and words[1] in _ARTICLES)


def _single(word: str, start: int, end: int) -> NameMention | None:
    bare = folded(word)
    if len(word) < 3 or word.isupper() or bare in _words("not_alone") or word.lower() in _ABROAD:
        return None
    return NameMention(start=start, end=end, full=False, sure=bare in _words("given"))
