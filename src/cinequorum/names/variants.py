"""Names of characters, places and other things that are written in several ways across the pages of one film."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cinequorum.model.notes import Capitalised
from cinequorum.names.letters import distance, romanise, sound_keys
from cinequorum.names.people import groups

# First what is no sign, figure or small letter of ASCII: to search for that takes a third of the time.
_CAPITALISED = re.compile(r"[^\x00-@\[-\x7f](?<=\b[^\W\d_])[^\W\d_]{4,24}\b")
_SHORTEST, _LONGEST = 4, 25
_WORD = re.compile(rf"\b[^\W\d_]{{{_SHORTEST},{_LONGEST}}}\b")
_SENTENCE_END = ".!?:…“\"'‘(\n"
_SUFFIXES = frozenset(
    {"s", "n", "an", "ian", "n's", "ns", "ans", "ians", "er", "ers", "ese", "ish", "ic", "y", "es", "a", "e", "i", "o"}
)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Occurrence:
    """One place where a name is written: text number, start and end."""

    text: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spellings:
    """One name and its written forms, the usual one first, each with its occurrences."""

    usual: str
    forms: tuple[tuple[str, tuple[Occurrence, ...]], ...]


def spelling_variants(texts: Sequence[str]) -> tuple[Spellings, ...]:
    """Return the proper nouns of `texts` that are spelt in several ways.

    Two words of five or more letters are one name if they sound the same under the usual transliterations, or if they
    are one letter apart inside the word, one of them is rare, and neither is another known name. Ordinary words (seen
    in lower case anywhere) and endings (Russia, Russian) are left alone. Linear in the texts, quadratic only among the
    distinct capitalised words that begin alike.

    >>> texts = ["In Bratislava again. Old Bratislava, new Bratislava.", "We saw Bratislawa."]
    >>> [form for form, _ in spelling_variants(texts)[0].forms]
    ['Bratislava', 'Bratislawa']
    """
    found = spellings_among([capitalised_in(text) for text in texts])
    return tuple(
        Spellings(usual=family[0], forms=tuple((form, _occurrences(form, texts)) for form in family))
        for family in found
    )


def capitalised_in(text: str) -> Capitalised:
    """Return the words of one text that may be proper nouns, and those that are written in lower case."""
    counts: Counter[str] = Counter()
    inside: set[str] = set()
    for match in _CAPITALISED.finditer(text):
        word = match[0]
        if word.isupper():
            continue
        counts[word] += 1
        before = text[max(0, match.start() - 2) : match.start()].rstrip(" \t")
        if before and before[-1] not in _SENTENCE_END:
            inside.add(word)
    lower = sorted(word for word in _words_in(text) if word.islower())
    return Capitalised(
        words=tuple((word, counts[word], word in inside) for word in sorted(counts)), lower=" ".join(lower)
    )


def _words_in(text: str) -> set[str]:
    """Return what `_WORD` finds; most words stand between spaces, and repeat."""
    pieces = set(text.split())
    plain = {piece for piece in pieces if piece.isalpha()}
    found = {word for word in plain if _SHORTEST <= len(word) <= _LONGEST}
    return found.union(_WORD.findall(" ".join(pieces - plain)))


def places_of(form: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of one spelling in a text."""
    if form in text:
        yield from (match.span() for match in re.finditer(rf"\b{re.escape(form)}\b", text))


def spellings_among(texts: Sequence[Capitalised]) -> tuple[tuple[str, ...], ...]:
    """Return the families of spellings as `spelling_variants` does, of texts gone through before, without places.

    Of each family the usual spelling comes first, then the others, the more frequent before the rarer.
    """
    seen = _proper_nouns(texts)
    buckets: dict[str, list[str]] = defaultdict(list)
    for word in sorted(seen):
        for letter in sorted({key[:1] for key in sound_keys(word)}):
            buckets[letter].append(word)
    usual: dict[str, str] = {}
    ranked = sorted(seen, key=lambda w: (-seen[w], w))
    for words in buckets.values():
        for word in words:
            if (better := _better(word, words, seen)) is not None:
                held = usual.get(word)
                usual[word] = better if held is None else min(held, better, key=ranked.index)
    return _families(usual, seen)


def _proper_nouns(texts: Sequence[Capitalised]) -> dict[str, int]:
    found: Counter[str] = Counter()
    inside: set[str] = set()
    lower: set[str] = set()
    for text in texts:
        lower.update(text.lower.split(" "))
        for word, count, is_inside in text.words:
            found[word] += count
            if is_inside:
                inside.add(word)
    return {word: count for word, count in found.items() if word in inside and word.casefold() not in lower}


def _occurrences(form: str, texts: Sequence[str]) -> tuple[Occurrence, ...]:
    return tuple(
        Occurrence(text=number, start=start, end=end)
        for number, text in enumerate(texts)
        for start, end in places_of(form, text)
    )


def _better(word: str, others: Sequence[str], seen: Mapping[str, int]) -> str | None:
    """The more usual spelling of `word` among `others`, if it has one."""
    fitting = [
        other
        for other in others
        if other != word and (seen[other], word) > (seen[word], other) and _one_name(word, other, seen)
    ]
    return max(fitting, key=lambda other: (seen[other], other), default=None)


def _one_name(rare: str, usual: str, seen: Mapping[str, int]) -> bool:
    if _is_ending(rare, usual):
        return False
    if groups(rare) and groups(usual):  # given names are compared with the persons who bear them
        return False
    if sound_keys(rare) & sound_keys(usual):
        return True
    short = min(len(rare), len(usual))
    if short < 6 or 2 * seen[rare] > seen[usual]:
        return False
    a, b = romanise(rare), romanise(usual)
    return a[0] == b[0] and a[-1:] == b[-1:] and distance(rare, usual) == 1


def _is_ending(a: str, b: str) -> bool:
    """Tell whether two words differ only in their endings: Russia and Russian are two words."""
    x, y = sorted((romanise(a), romanise(b)), key=len)
    shared = next((i for i, (left, right) in enumerate(zip(x, y, strict=False)) if left != right), len(x))
    return shared >= len(x) - 1 and (y[shared:] in _SUFFIXES or shared == len(x))


def _families(usual: Mapping[str, str], seen: Mapping[str, int]) -> tuple[tuple[str, ...], ...]:
    members: dict[str, set[str]] = defaultdict(set)
    for word in usual:
        head = word
        while head in usual:  # ends: each step goes to a more usual spelling
            head = usual[head]
        members[head] |= {word, head}
    return tuple((head, *sorted(members[head] - {head}, key=lambda w: (-seen[w], w))) for head in sorted(members))
