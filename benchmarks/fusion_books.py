"""The lists of authors that booksellers give for the same book, as statements about persons.

The strings are messy: several separators, surname first or last, roles and degrees, names run together or cut off. They
are taken apart with what the program knows of names, and the persons of one book are joined by its own comparison.
"""

from __future__ import annotations

import html
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.fusion_sets import rows_of
from cinequorum.names.clusters import Cluster, cluster_names
from cinequorum.names.people import SAME_PERSON, compare, parse
from cinequorum.reconcile.fusion.table import Statement
from cinequorum.text.fold import fold

_ROLE = re.compile(
    r"\b(?:(?:edited|written|contributions)\s+by|by\s*\(\w+\)|by|editors?|edt|eds?|et\.?\s+al|author|others)\b[.:]?",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"[(\[{][^)\]}]{0,60}[)\]}]?")
_STRONG = re.compile(r"[;/|~&*:\"{}\n]|\s-\s|\band\b|\bwith\b", re.IGNORECASE)
_GENERATION = re.compile(r",?\s*\b(?:jr|sr|ph\.?d|m\.?d|iii|ii)\b\.?(?=\s*(?:,|$))", re.IGNORECASE)
_NOBODY = frozenset({"", "none", "na", "n a", "not available", "unknown", "various", "anonymous", "author", "s"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Books:
    """Who is named for which book by whom: persons as numbers within the book. `persons` gives a number's cluster."""

    statements: tuple[Statement, ...]
    persons: Mapping[str, tuple[Cluster, ...]]
    gold: Mapping[str, tuple[str, ...]]


def books() -> Books:
    """Return the lists of authors of every book, the persons of each book joined."""
    said: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in rows_of("book_claims"):
        said[row["isbn"]].append((row["source"], row["authors"]))
    statements: set[Statement] = set()
    persons = {}
    for isbn, lists in said.items():
        clusters = persons_of(text for _, text in lists)
        persons[isbn] = clusters
        for source, text in lists:
            for number in named_in(text, clusters):
                statements.add(Statement(field="author", item=isbn, source=source, value=str(number)))
    gold = {
        row["isbn"]: tuple(part.strip() for part in row["gold_authors"].split(";") if part.strip())
        for row in rows_of("book_gold")
    }
    return Books(statements=tuple(sorted(statements)), persons=persons, gold=gold)


def same_persons(found: Sequence[Cluster], gold: Sequence[str]) -> bool:
    """Tell whether each person found is one of the gold's and none is missing."""
    free = list(gold)
    for cluster in found:
        match = max(free, key=lambda name: _alike(cluster, name), default=None)
        if match is None or _alike(cluster, match) < SAME_PERSON:
            return False
        free.remove(match)
    return not free


def _alike(cluster: Cluster, name: str) -> float:
    return max(compare(spelling, name).same for spelling in cluster.spellings)


def persons_of(texts: Iterable[str]) -> tuple[Cluster, ...]:
    """Join the names in all lists of one book into persons; what is run together from others' names is no person."""
    names = Counter(name for text in texts for name in authors_in(text))
    clusters = cluster_names(names.elements())
    return tuple(cluster for cluster in clusters if not _run_together(cluster, clusters))


def named_in(text: str, clusters: Sequence[Cluster]) -> tuple[int, ...]:
    """Return the persons named in a list: by name, else by a surname that stands in a piece nobody else has."""
    found: set[int] = set()
    for name in authors_in(text):
        own = [n for n, cluster in enumerate(clusters) if name in cluster.spellings]
        found.update(own or [n for n, cluster in enumerate(clusters) if _surname(cluster) in fold(name)])
    return tuple(sorted(found))


def authors_in(text: str) -> tuple[str, ...]:
    """Take a list of authors apart.

    >>> authors_in("Rossi, Ada/ Berg, Nils"), authors_in("Ada Rossi, Nils Berg"), authors_in("Not Available")
    (('Rossi, Ada', 'Berg, Nils'), ('Ada Rossi', 'Nils Berg'), ())
    >>> authors_in("ROSSI, ADA BERG, NILS"), authors_in("By (author) Rossi, Ada By (author) Berg, Nils")
    (('ROSSI, ADA', 'BERG, NILS'), ('Rossi, Ada', 'Berg, Nils'))
    """
    plain = re.sub(r"\.(?=\w)", ". ", html.unescape(html.unescape(text)).replace("_", "-"))
    plain = _BRACKETED.sub(" ; ", _ROLE.sub(" ; ", _BRACKETED.sub(lambda m: f" {m[0]} ", plain)))
    pieces = [_GENERATION.sub("", piece).strip(" ,.-") for piece in _STRONG.split(plain)]
    names = [name.strip(" ,") for piece in pieces for name in _by_comma(piece)]
    return tuple(dict.fromkeys(name for name in names if fold(name) not in _NOBODY and len(fold(name)) > 1))


def _by_comma(piece: str) -> list[str]:
    parts = [part.strip() for part in piece.split(",") if part.strip()]
    if len(parts) < 2:
        return parts
    words = [len(part.split()) for part in parts]
    if all(count > 1 for count in words) and not _is_initials(parts[1]):
        return parts
    if len(parts) == 2:
        return [f"{parts[0]}, {parts[1]}"]
    if len(parts) % 2 == 0 and all(count < 3 for count in words[0::2]) and words[1::2].count(1) >= len(parts) // 4:
        return [f"{a}, {b}" for a, b in zip(parts[0::2], parts[1::2], strict=True)]
    return _chained(parts)


def _chained(parts: Sequence[str]) -> list[str]:
    """`Surname, Given Surname, Given`: each inner part ends in the next one's surname."""
    found, surname = [], parts[0]
    for part in parts[1:-1]:
        *given, following = part.split()
        found.append(f"{surname}, {' '.join(given)}" if given else surname)
        surname = following
    return [*found, f"{surname}, {parts[-1]}"]


def _is_initials(text: str) -> bool:
    return all(len(word.strip(".")) <= 1 for word in text.split())


def _surname(cluster: Cluster) -> str:
    return fold(parse(cluster.name).family)


def _run_together(cluster: Cluster, others: Sequence[Cluster]) -> bool:
    """Tell whether a name stated once holds the surnames of two other persons of the book."""
    if len(cluster.spellings) > 1:
        return False
    text = fold(cluster.name)
    held = {s for o in others if o is not cluster and len(s := _surname(o)) > 3 and s in text}
    return len(held) > 1 or any(text != s and len(s) > 4 and _surname(cluster) != s for s in held)
