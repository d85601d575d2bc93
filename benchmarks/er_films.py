"""How well the film records of two sources are matched, beside exact titles, Jaro-Winkler and TF-IDF.

Measuring material: `data/er_films`; its README tells where it comes from and what is wrong with it. Cinequorum learns
from the two tables alone: no labelled pair is seen before the count.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from benchmarks.common import Section, table
from benchmarks.er_films_rivals import Scored, jaro_winkler, one_to_one, tfidf, title_and_year
from benchmarks.er_films_sets import FilmPair, sets
from cinequorum.catalogue.records import FilmRecord, Pair
from cinequorum.catalogue.records.matching import SURE, weigh
from cinequorum.text.fold import fold

LEAST: Final = 0.02
RIVALS: Final = (
    ("same title and year", title_and_year),
    ("Jaro-Winkler of titles, with the year", jaro_winkler),
    ("TF-IDF of words of titles", tfidf("word", (1, 1), lambda record: " ".join(record.titles))),
    ("TF-IDF of words of everything", tfidf("word", (1, 1))),
    ("TF-IDF of four letters of everything", tfidf("char_wb", (4, 4))),
)
_WORD: Final = re.compile(r"[^\W_]{2,}")


def figures(found: Iterable[tuple[str, str]], pair: FilmPair) -> tuple[float, float, float]:
    """Return F1, precision and recall; of pairs that are not judged nothing is counted."""
    said = set(found)
    if pair.wrong:
        said &= pair.gold | pair.wrong
    right = len(said & pair.gold)
    precision, recall = right / max(1, len(said)), right / max(1, len(pair.gold))
    return 2 * right / max(1, len(said) + len(pair.gold)), precision, recall


def best(scored: Scored, pair: FilmPair) -> tuple[float, float, float]:
    """Return the figures at the threshold where they are best, of a hundred: what no one could know beforehand."""
    taken = scored if pair.wrong else one_to_one(scored)
    scores = sorted({score for score, _, _ in taken})
    limits = scores[:: 1 + len(scores) // 100] or [0.0]
    return max(figures(((a, b) for score, a, b in taken if score >= least), pair) for least in limits)


def ours(pairs: Sequence[Pair], pair: FilmPair) -> list[tuple[str, tuple[float, float, float]]]:
    """Return Cinequorum's figures: likelier than not, sure, and as one guess for each film."""
    if pair.wrong:  # a film may be listed twice here: pairs are judged by themselves
        return [("Cinequorum, likelier than not", figures(_keys(p for p in pairs if p.alone >= 0.5), pair))]
    return [
        ("Cinequorum, likelier than not", figures(_keys(p for p in pairs if p.p >= 0.5), pair)),
        (f"Cinequorum, matched (from {SURE})", figures(_keys(p for p in pairs if p.p >= SURE), pair)),
        ("Cinequorum, one guess for each film", figures(guesses(pairs), pair)),
    ]


def guesses(pairs: Sequence[Pair]) -> list[tuple[str, str]]:
    """Return the pairs that by their own probabilities make F1 likely to be highest, one for each film.

    The pairs to be expected are the sum of all probabilities; the limit is where the F1 to be expected is highest.
    """
    taken = one_to_one((p.p, p.left.key, p.right.key) for p in pairs)
    expected = sum(p.p for p in pairs)
    right, top, count = 0.0, 0.0, 0
    for number, (p, _, _) in enumerate(taken, 1):
        right += p
        if (score := 2 * right / (number + expected)) >= top:
            top, count = score, number
    return [(a, b) for _, a, b in taken[:count]]


def _keys(pairs: Iterable[Pair]) -> list[tuple[str, str]]:
    return [(pair.left.key, pair.right.key) for pair in pairs]


def measured(make: Callable[[], FilmPair]) -> tuple[list[tuple[object, ...]], str]:
    """Return the rows of one pair of sources, and what there is to say of it."""
    pair = make()
    start = time.process_time()
    pairs = weigh(pair.left, pair.right, LEAST)
    lines = [_line(pair, name, found, time.process_time() - start) for name, found in ours(pairs, pair)]
    for name, rival in RIVALS:
        start = time.process_time()
        scored = rival(pair.left, pair.right)
        if scored is not None:
            lines.append(_line(pair, name, best(scored, pair), time.process_time() - start))
    return lines, remark(pair, pairs)


def _line(pair: FilmPair, name: str, found: tuple[float, float, float], spent: float) -> tuple[object, ...]:
    return (pair.title, name, *(f"{figure:.3f}" for figure in found), f"{spent:.0f}")


def remark(pair: FilmPair, pairs: Sequence[Pair]) -> str:
    """Say what bounds the figures: right pairs that have nothing in common, and found ones that the list lacks."""
    if pair.wrong:
        return ""
    left, right = ({record.key: record for record in side} for side in (pair.left, pair.right))
    strange = sum(not (_words(left[a]) & _words(right[b])) for a, b in pair.gold)
    ceiling = 2 * (len(pair.gold) - strange) / max(1, 2 * len(pair.gold) - strange)
    names = Counter(_name(record) for record in (*pair.left, *pair.right))
    wrong = [(left[a], right[b]) for a, b in _keys(p for p in pairs if p.p >= 0.5) if (a, b) not in pair.gold]
    same = sum(_name(a) == _name(b) and names[_name(a)] == 2 and not _apart(a, b) for a, b in wrong)
    ours, theirs = {a for a, _ in pair.gold}, {b for _, b in pair.gold}
    denied = sum(a.key in ours or b.key in theirs for a, b in wrong)
    return (
        f"{pair.title}: {strange:,} of {len(pair.gold):,} listed pairs have no word of title or names in common; who "
        f"found all the others and nothing else would reach {ceiling:.3f}. Of {len(wrong):,} pairs found that are not "
        f"listed, {same:,} have letter for letter the same title or name, which no third record bears, and no year, "
        f"season or episode that differs. {denied:,} join a record that the list pairs with another one."
    )


def _name(record: FilmRecord) -> tuple[bool, str]:
    return record.kind == "person", fold(" ".join(record.titles))


def _apart(a: FilmRecord, b: FilmRecord) -> bool:
    years = bool(a.years and b.years and not set(a.years) & set(b.years))
    return years or bool(a.episode and b.episode and (a.season, a.episode) != (b.season, b.episode))


def _words(record: FilmRecord) -> set[str]:
    said = " ".join((*record.titles, *(credit.name for credit in record.people)))
    return set(_WORD.findall(fold(said)))


def run() -> Section:
    """Return the table and the remarks."""
    lines: list[tuple[object, ...]] = []
    remarks = []
    for make in sets():
        rows, said = measured(make)
        lines += rows
        remarks += [said] if said else []
    text = (
        "Two tables, no labels: Cinequorum learns from the tables themselves. Every rival takes pairs from the best "
        "down, one for each film, and has the threshold that turns out best. Published with the material (pyJedAI, its "
        "set-up chosen by the right answers): imdb-tmdb F1 .886, dbpedia-imdb .897. The latter is not of this table: "
        "its recall of .858 is more than can be had where a film has one actor, one writer and one director. By the "
        "same authors' published figures their plainest blocking, by any word in common, keeps .980 of that set's "
        "listed pairs, and of this table's pairs .722 have any word or figure in common at all.\n\n"
        + table(("sources", "method", "F1", "precision", "recall", "s"), lines)
        + "\n\n"
        + "\n\n".join(remarks)
    )
    return Section(title="Film records of two sources", body=text)


if __name__ == "__main__":
    print(run().body)
