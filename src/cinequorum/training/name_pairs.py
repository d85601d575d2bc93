"""Pairs of words that are spellings of one name, and pairs that are much alike and are not, from lists of name words.

A list gives Latin words, the words of another script that the same person's label has there, and how many persons have
both. Two Latin words that share a word of another script are taken for spellings of one name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, Final
from zlib import crc32

from cinequorum.names.edits import skeleton
from cinequorum.names.scripts import reading, script_of

SCRIPTS: Final[Mapping[str, tuple[str, ...]]] = {
    "cyrillic": ("russian",),
    "arabic": ("arabic",),
    "hebrew": ("hebrew",),
    "hangul": ("korean",),
    "kana": ("japanese",),
    "han": ("chinese", "japanese"),
}
"""Scripts and the languages of the list in which they are learned."""

_MOST: Final = 18000  # words a script; more add nothing
_LEAST_LATIN: Final = 4
_ALIKE: Final = 0.5
_FREQUENT: Final = 4
_TRIED: Final = 40
_MINED: Final = 8000


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One row of the list."""

    language: str
    latin: str
    local: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two readings, whether they are one name's, and how far to believe it."""

    left: str
    right: str
    same: bool
    weight: float = 1.0


def withheld(folder: Path) -> frozenset[str]:
    """Return the Latin words that figures are measured on: nothing is learned from them or from what they are spelt."""
    rows = _rows(folder / "names" / "latin_spelling_pairs.parquet")
    return frozenset(row[side] for row in rows for side in ("a", "b"))


def words(folder: Path, kept_out: frozenset[str]) -> tuple[Word, ...]:
    """Return the train split without the words kept out and without the Russian words that are spelt like them."""
    rows = list(_rows(folder / "names" / "wikidata_name_tokens.parquet"))
    banned = {row["local"] for row in rows if row["lang"] == "russian" and row["latin"] in kept_out}
    return tuple(
        Word(language=row["lang"], latin=row["latin"], local=row["local"], count=row["count"])
        for row in rows
        if row["split"] == "train"
        and row["latin"] not in kept_out
        and not (row["lang"] == "russian" and row["local"] in banned)
    )


def latin_pairs(found: Sequence[Word]) -> tuple[Pair, ...]:
    """Return pairs of Latin words: spellings of one name, and frequent names that are much alike.

    These are at most two letters apart, or have nearly the same consonants, or begin or end alike.
    """
    positive = _spellings(found)
    frequent = _Frequent(found)
    negative = [pair for pair in (*frequent.neighbours(), *frequent.same_bones()) if pair not in positive]
    ends = {pair for pair in frequent.same_ends() if pair not in positive}
    near = _chosen((pair for pair in negative if _apart(*pair) == 1), 22000)
    far = _chosen({pair for pair in negative if _apart(*pair) > 1}, 14000)
    return tuple(
        [Pair(left=reading(a), right=reading(b), same=True, weight=w) for (a, b), w in sorted(positive.items())]
        + [Pair(left=reading(a), right=reading(b), same=False) for a, b in (*near, *far, *_chosen(ends, 14000))]
    )


def script_pairs(found: Sequence[Word], script: str) -> tuple[Pair, ...]:
    """Return pairs of a reading of one script and a Latin word, with the names that are most alike as counterexamples.

    Words seen with one person are often another part of that person's name; they count if their consonants agree.
    """
    rows = [w for w in found if w.language in SCRIPTS[script] and script_of(w.local) == script]
    good = {(reading(w.local), reading(w.latin)) for w in rows if w.count > 1 or _agree(w)}
    positive = _chosen(((a, b) for a, b in good if a and b), _MOST)
    known = defaultdict(set)
    for a, b in good:
        known[a].add(b)
    negative = {(a, b) for a, b in _counterexamples(positive) if b not in known[a]}
    return tuple(
        [Pair(left=a, right=b, same=True) for a, b in positive]
        + [Pair(left=a, right=b, same=False) for a, b in sorted(negative)]
    )


def _agree(word: Word) -> bool:
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.normalized_similarity(skeleton(reading(word.local)), skeleton(reading(word.latin))) >= _ALIKE


def _counterexamples(positive: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    import numpy as np
    from rapidfuzz import fuzz, process
    from rapidfuzz.distance import Levenshtein

    latin = [b for _, b in positive]
    bones = [skeleton(b) for b in latin]
    for number, (a, _) in enumerate(positive):
        some = [(number * 7919 + k * 104729) % len(latin) for k in range(_TRIED)]
        yield a, latin[max(some, key=lambda i: (Levenshtein.normalized_similarity(skeleton(a), bones[i]), latin[i]))]
    for start in range(0, min(_MINED, len(positive)), 500):
        part = [a for a, _ in positive[start : start + 500]]
        near_bones = process.cdist([skeleton(a) for a in part], bones, scorer=fuzz.ratio, dtype=np.float32)
        near_letters = process.cdist(part, latin, scorer=fuzz.ratio, dtype=np.float32)
        for near in (near_bones, near_letters):
            for a, row in zip(part, near, strict=True):
                for i in np.argsort(-row, kind="stable")[:4]:
                    yield a, latin[i]


def _spellings(found: Iterable[Word]) -> dict[tuple[str, str], float]:
    """Latin words that share a word of another script; Russian spells out vowels, so it is believed most."""
    shared: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for word in found:
        if len(word.latin) >= _LEAST_LATIN and (word.count > 1 or word.language == "russian"):
            shared[word.language, word.local][word.latin] = word.count
    pairs: dict[tuple[str, str], float] = {}
    for (language, _), counts in sorted(shared.items()):
        for a, b in combinations(sorted(counts), 2):
            if _apart(a, b) <= _ALIKE * max(len(a), len(b)):
                sure = min(counts[a], counts[b]) > 1 and language == "russian"
                pairs[a, b] = min(1.0, pairs.get((a, b), 0.0) + (1.0 if sure else 0.6))
    return pairs


class _Frequent:
    """Latin words that many persons share, to find pairs among them that no script writes alike."""

    def __init__(self, found: Sequence[Word]) -> None:
        total: Counter[str] = Counter()
        self.local: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for word in found:
            total[word.latin] += word.count
            self.local[word.latin].add((word.language, word.local))
        self.names = sorted(name for name, n in total.items() if n >= _FREQUENT and len(name) >= _LEAST_LATIN)

    def neighbours(self) -> Iterator[tuple[str, str]]:
        """Yield names at most two letters apart."""
        index: dict[str, list[str]] = defaultdict(list)
        for name in self.names:
            for key in _shortened(name):
                index[key].append(name)
        seen = set()
        for key in sorted(index):
            for pair in combinations(index[key][:60], 2):
                if pair not in seen and _apart(*pair) <= 2 and self._differ(*pair):
                    seen.add(pair)
                    yield pair

    def same_bones(self) -> Iterator[tuple[str, str]]:
        """Yield names farther apart whose consonants are nearly the same."""
        chosen = [a for a, _ in _chosen(((name, "") for name in self.names), _MOST)]
        for a, b in _counterexamples([(name, name) for name in chosen]):
            if self._afar(a, b):
                yield (a, b) if a < b else (b, a)

    def same_ends(self) -> Iterator[tuple[str, str]]:
        """Yield names farther apart that begin alike, and names that end alike."""
        for ordered in (self.names, sorted(self.names, key=lambda name: name[::-1])):
            for step in (1, 2, 4, 8):
                for a, b in zip(ordered, ordered[step:], strict=False):
                    if self._afar(a, b):
                        yield (a, b) if a < b else (b, a)

    def _afar(self, a: str, b: str) -> bool:
        return 2 < _apart(a, b) <= _ALIKE * max(len(a), len(b)) and self._differ(a, b)

    def _differ(self, a: str, b: str) -> bool:
        return not self.local[a] & self.local[b]


def _shortened(word: str) -> set[str]:
    once = {word[:i] + word[i + 1 :] for i in range(len(word))}
    return {word} | once | {w[:i] + w[i + 1 :] for w in once for i in range(len(w))}


def _apart(a: str, b: str) -> int:
    from rapidfuzz.distance import Levenshtein

    return int(Levenshtein.distance(a, b))


def _chosen(pairs: Iterable[tuple[str, str]], most: int) -> list[tuple[str, str]]:
    """Return at most so many pairs, in an order that no alphabet biases."""
    return sorted(pairs, key=lambda pair: (crc32(" ".join(pair).encode()), pair))[:most]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    from pyarrow import parquet

    for batch in parquet.ParquetFile(path).iter_batches():
        yield from batch.to_pylist()
