"""Which of the names credited on one film are the same person's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from cinequorum.names.people import SAME_PERSON, compare, is_initial, parse


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """One person: the spelling shown, all spellings seen, and why they were joined."""

    name: str
    spellings: tuple[str, ...]
    evidence: tuple[str, ...]


def cluster_names(names: Iterable[str]) -> tuple[Cluster, ...]:
    """Join the names of one film into persons. Repeated names count: the spelling seen most often is shown.

    Full names are joined first; a name with initials, then a bare surname, joins the only person it fits and stays
    alone if it fits several. A person is joined only if every one of his or her full spellings agrees, so that a
    chain of small differences never joins two people. The order of the names does not matter.

    >>> [c.spellings for c in cluster_names(["Agnès Varda", "Varda", "Agnes Varda", "Rosalie Varda"])]
    [('Agnes Varda', 'Agnès Varda'), ('Rosalie Varda',), ('Varda',)]
    >>> [c.name for c in cluster_names(["Andrei Tarkovsky", "Tarkovsky", "Andrey Tarkovskiy", "Andrei Tarkovsky"])]
    ['Andrei Tarkovsky']
    """
    counts = Counter(name.strip() for name in names if name.strip())
    joined: list[list[str]] = []
    for name in sorted(counts, key=lambda n: (_vagueness(n), -counts[n], n)):
        fitting = [group for group in joined if _fits(name, group)]
        if len(fitting) == 1 or (fitting and _vagueness(name) == 0):
            fitting[0].append(name)
        else:
            joined.append([name])
    return tuple(sorted((_cluster(group, counts) for group in joined), key=lambda c: (-_weight(c, counts), c.name)))


def _vagueness(name: str) -> int:
    """0 for a full name, 1 for one with an initial, 2 for a bare surname: the full ones are joined first."""
    given = parse(name).given
    if not given:
        return 2
    return 1 if is_initial(given[0]) else 0


def _fits(name: str, group: list[str]) -> bool:
    full = [other for other in group if _vagueness(other) == 0] or group
    return all(compare(name, other).same >= SAME_PERSON for other in full)


def _cluster(group: list[str], counts: Counter[str]) -> Cluster:
    best = min(group, key=lambda n: (_vagueness(n), n.isupper(), not _is_latin(n), -counts[n], n.isascii(), n))
    others = [name for name in sorted(group) if name != best]
    evidence = tuple(f"{name}: {'; '.join(compare(best, name).reasons)}" for name in others)
    return Cluster(name=best, spellings=tuple(sorted(group)), evidence=evidence)


def _is_latin(name: str) -> bool:
    return all(ord(char) < 0x250 or not char.isalpha() for char in name)


def _weight(cluster: Cluster, counts: Counter[str]) -> int:
    return sum(counts[name] for name in cluster.spellings)
