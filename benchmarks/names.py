"""How well persons are known under other spellings and in other scripts, beside rigour 2.6.1.

Measuring material: `data/names` (its README tells what each list is and where it comes from). The shipped model was
trained on the train split of the single words, without any word of the Latin pairs and without the Russian words that
they are spelt from; full names, film people and the labelled pairs it has not seen. Names of two words are put together
from words of the test split that at least two persons bear.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations, pairwise
from typing import Any, Final
from zlib import crc32

from benchmarks import names_rival
from benchmarks.common import Section, material, table
from cinequorum.names.data.surnames import HANGUL
from cinequorum.names.index import NameIndex
from cinequorum.names.people import MAYBE, SAME_PERSON, compare
from cinequorum.names.words import spelling_odds

POOL: Final = 5000
ASKED: Final = 400
KOREAN: Final = 3
"""Syllables of nearly all Korean names."""
SEPARATORS: Final = {"japanese": "・", "chinese": "·"}
COMPOSED: Final = ("russian", "arabic", "hebrew", "korean", "japanese", "chinese")

Score = Callable[[str, str], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """Latin names, and names of another script with the Latin names that are right."""

    title: str
    names: tuple[str, ...]
    asked: Mapping[str, frozenset[str]]


def rows(name: str) -> list[dict[str, Any]]:
    """Return one list of the material."""
    from pyarrow import parquet

    return list(parquet.read_table(material() / "data" / "names" / f"{name}.parquet").to_pylist())


def labelled(name: str, columns: tuple[str, str, str]) -> list[tuple[str, str, bool]]:
    """Return pairs of names with the answer."""
    a, b, same = columns
    return [(row[a], row[b], bool(row[same])) for row in rows(name)]


def f1(found: Sequence[tuple[float, bool]], least: float) -> tuple[float, float, float]:
    """Return F1, precision and recall of saying yes from `least` on."""
    yes = [same for p, same in found if p >= least]
    right = sum(yes)
    precision, recall = right / max(1, len(yes)), right / max(1, sum(same for _, same in found))
    return 2 * precision * recall / max(1e-9, precision + recall), precision, recall


def best(found: Sequence[tuple[float, bool]]) -> float:
    """Return the threshold of the best F1: the rival's, which is given the best one after the fact."""
    return max(sorted({p for p, _ in found}), key=lambda least: f1(found, least)[0])


def composed(words: Sequence[dict[str, Any]], language: str) -> Pool:
    """Return names of two words each, put together from the test split."""
    kept = [w for w in words if w["lang"] == language and w["split"] == "test" and w["count"] >= 2]
    kept.sort(key=lambda w: (crc32(f"{w['latin']} {w['local']}".encode()), w["latin"], w["local"]))
    names: dict[str, None] = {}
    asked = defaultdict(set)
    for i in range(4 * POOL):
        one, other = kept[i % len(kept)], kept[(i * 7919 + i // len(kept) * 31 + 1) % len(kept)]
        if one is other or len(names) == POOL:
            continue
        name = f"{one['latin']} {other['latin']}".title()
        names[name] = None
        asked[SEPARATORS.get(language, " ").join((one["local"], other["local"]))].add(name)
    return _pool(f"{language.title()}, two words", names, asked)


def full(language: str, seen: frozenset[str]) -> Pool:
    """Return full names of which at least one word is not in the train split."""
    found = [r for r in rows("wikidata_person_names_full") if r["lang"] == language]
    fresh = [r for r in found if not set(r["name_en"].lower().replace("-", " ").split()) <= seen]
    fresh.sort(key=lambda r: (crc32(r["name_en"].encode()), r["name_en"], r["name_local"]))
    asked = defaultdict(set)
    for row in fresh[:POOL]:
        asked[row["name_local"]].add(row["name_en"])
    title = {"ko": "Korean, full names", "he": "Hebrew, full names"}[language]
    return _pool(title, dict.fromkeys(row["name_en"] for row in fresh[:POOL]), asked)


def film_people() -> Pool:
    """Return the people of a Korean film site."""
    asked = defaultdict(set)
    found = rows("kmrd_people_ko_latin")
    for row in found:
        asked[row["name_ko"]].add(row["name_latin"])
    return _pool("Korean, film people", dict.fromkeys(row["name_latin"] for row in found), asked)


def _pool(title: str, names: Mapping[str, None], asked: Mapping[str, set[str]]) -> Pool:
    chosen = sorted(asked, key=lambda name: (crc32(name.encode()), name))[:ASKED]
    return Pool(title=title, names=tuple(names), asked={name: frozenset(asked[name]) for name in chosen})


def pools() -> list[Pool]:
    """Return all pools."""
    words = rows("wikidata_name_tokens")
    seen = {
        lang: frozenset(w["latin"] for w in words if w["lang"] == full_name and w["split"] == "train")
        for lang, full_name in (("ko", "korean"), ("he", "hebrew"))
    }
    parts = [composed(words, language) for language in COMPOSED]
    return [*parts, full("he", seen["he"]), full("ko", seen["ko"]), film_people()]


def korean_pairs() -> list[tuple[str, str, bool]]:
    """Return pairs of Latin names of one Hangul name, and of Hangul names that differ in one syllable."""
    spelt: dict[str, set[str]] = defaultdict(set)
    found = [(r["name_local"], r["name_en"]) for r in rows("wikidata_person_names_full") if r["lang"] == "ko"]
    found += [(r["name_ko"], r["name_latin"]) for r in rows("kmrd_people_ko_latin")]
    for local, latin in found:
        if len(local) == KOREAN and local[0] in HANGUL and all("가" <= char <= "힣" for char in local):
            spelt[local].add(latin.title())
    same = [pair for names in spelt.values() for pair in combinations(sorted(names), 2)]
    near: dict[tuple[str, int, str], list[str]] = defaultdict(list)
    for local in sorted(spelt):
        for at in (1, 2):
            near[local[0], at, local[at]].append(min(spelt[local]))
    other = {pair for names in near.values() for pair in pairwise(names)}
    return [(*p, True) for p in _chosen(same, 600)] + [(*p, False) for p in _chosen(other, 1500)]


def _chosen(pairs: Iterable[tuple[str, str]], most: int) -> list[tuple[str, str]]:
    return sorted(pairs, key=lambda pair: (crc32(" ".join(pair).encode()), pair))[:most]


def recall(pool: Pool, first: Callable[[str], str]) -> tuple[float, float]:
    """Return how often the first answer is right, and the milliseconds of processor time a question."""
    start = time.process_time()
    right = sum(first(name) in true for name, true in pool.asked.items())
    spent = time.process_time() - start
    return right / len(pool.asked), 1000 * spent / len(pool.asked)


def first_of(index: NameIndex, name: str) -> str:
    """Return the likeliest name of the pool, or nothing."""
    return next((found.name for found in index.nearest(name, 1)), "")


def retrieval() -> str:
    """Return the table of first answers."""
    lines = []
    for pool in pools():
        index = NameIndex(pool.names)
        ours, spent = recall(pool, partial(first_of, index))
        rival = names_rival.pool(pool.names)
        theirs, taken = recall(pool, rival) if rival else (None, 0.0)
        other = ("-", "-") if theirs is None else (f"{theirs:.3f}", f"{taken:.0f}")
        lines.append((pool.title, f"{len(pool.names):,}", len(pool.asked), f"{ours:.3f}", f"{spent:.0f}", *other))
    head = ("names", "pool", "asked", "Cinequorum: first is right", "ms", "rigour: first is right", "ms")
    return table(head, lines)


def pairs() -> str:
    """Return the table of yes and no."""
    lines = []
    spelt = labelled("latin_spelling_pairs", ("a", "b", "same_name"))
    people = labelled("person_name_pairs", ("name1", "name2", "is_match"))
    cases: tuple[tuple[str, list[tuple[str, str, bool]], Score, tuple[tuple[str, float], ...]], ...] = (
        ("two Latin words", spelt, spelling_odds, (("log odds over 0", 0.0),)),
        (
            "two persons",
            people,
            lambda a, b: compare(a, b).same,
            ((f"may be one, from {MAYBE}", MAYBE), (f"joined, from {SAME_PERSON}", SAME_PERSON)),
        ),
        (
            "two Korean names in Latin",
            korean_pairs(),
            lambda a, b: compare(a, b).same,
            ((f"may be one, from {MAYBE}", MAYBE), (f"joined, from {SAME_PERSON}", SAME_PERSON)),
        ),
    )
    for title, found, score, limits in cases:
        scored = [(score(a, b), same) for a, b, same in found]
        lines += [(title, f"Cinequorum, {name}", *_figures(scored, least)) for name, least in limits]
        if rival := names_rival.pair():
            theirs = [(rival(a, b), same) for a, b, same in found]
            lines.append((title, "rigour, at its best threshold", *_figures(theirs, best(theirs))))
        lines.append((title, "yes to all", *_figures([(1.0, same) for _, same in scored], 0.5)))
    return table(("pairs", "answer", "F1", "precision", "recall"), lines)


def _figures(found: Sequence[tuple[float, bool]], least: float) -> tuple[str, str, str]:
    one, two, three = f1(found, least)
    return f"{one:.3f}", f"{two:.3f}", f"{three:.3f}"


def run() -> Section:
    """Return both tables."""
    text = (
        "A name in another script is looked up among Latin ones; right is the first answer. Full names and film people "
        "are as their sites list them, with kings that are translated rather than spelt. Names of two words are put "
        "together from words of the test split.\n\n"
        + retrieval()
        + "\n\n8,000 pairs of Latin words, spellings of one name or not, and 548 labelled pairs of persons from "
        "screening against sanction lists, where a letter more or less is to be taken for a slip whoever is meant. "
        "On a film two people differ by a letter often enough; so names are joined from "
        f"{SAME_PERSON} on, and what lies between {MAYBE} and that is shown as a doubt.\n\n"
        + pairs()
        + "\n\nThe Korean pairs are people of Wikidata and of a film site: 600 pairs of Latin spellings of one Hangul "
        "name, 1,500 pairs of one surname that differ in one syllable. Some bear quite another name abroad."
        + "\n\nrigour gives tagged parts and an alignment of what is left, not an answer: parts that share a name of "
        "its list count whole, the rest by its own comparison, weighted by length."
    )
    return Section(title="Persons under other spellings", body=text)


if __name__ == "__main__":
    print(run().body)
