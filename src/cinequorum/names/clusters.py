"""Which of the names credited on one film are the same person's."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from cinequorum.names.atoms import taken_apart
from cinequorum.names.edits import skeleton
from cinequorum.names.given import groups, is_initial
from cinequorum.names.people import MAYBE, SAME_PERSON, compare, parse
from cinequorum.names.scripts import reading, script_of
from cinequorum.names.telling import plainly_two
from cinequorum.names.ties import NO_TIES, Ties, spelling_key

_CROWD: Final = 60  # persons who share one word; among more than that the word alone brings nobody together
_THOUSANDS, _SMALL_CROWD = 2000, 20  # among so many names a word that only so many share is telling
_ENOUGH: Final = 20  # spellings of one person that another must agree with
_MANY: Final = 6  # full spellings from which on a person is known by so many that some of them are slips
_MOST_AGREE: Final = 0.75  # of these, enough to be one more of them
_GATHERED: Final = 0.55  # mean agreement of a person's spellings with those of another who has many
_PLAINLY, _STRAY = 0.1, 0.1  # pairs below the first are two names; more of them than the second are two persons
_WITNESSES: Final = 5  # spellings of a person that are held against another's


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """One person: the spelling shown, all spellings seen, and why they were joined.

    `doubtful` says why the text may be no name at all, or is empty; such a text is never joined with another. `maybe`
    has the shown spellings of others who may be the same person and were not joined.
    """

    name: str
    spellings: tuple[str, ...]
    evidence: tuple[str, ...]
    doubtful: str = ""
    maybe: tuple[str, ...] = ()


Core = tuple[str, ...]  # spellings that are one person's by judgement; nearly always a single one


def cluster_names(names: Iterable[str], ties: Ties = NO_TIES) -> tuple[Cluster, ...]:
    """Join the names of one film into persons. Repeated names count: the spelling seen most often is shown.

    Full names are joined first; a name with initials, then a bare surname, joins the only person it fits and stays
    alone if it fits several. A person is joined only if every one of his or her full spellings agrees (twenty of them,
    where there are more), so that a chain of small differences never joins two people; of a person with six or more,
    three in four of them, since among many spellings some are slips. The order of the names does not matter. Only names
    that share a word are compared, so that ten thousand names take seconds. What was judged of pairs of spellings
    (`ties`, by `spelling_key`) comes before any comparison.

    >>> [c.spellings for c in cluster_names(["Agnès Varda", "Varda", "Agnes Varda", "Rosalie Varda"])]
    [('Agnes Varda', 'Agnès Varda'), ('Rosalie Varda',), ('Varda',)]
    >>> [c.name for c in cluster_names(["Andrei Tarkovsky", "Tarkovsky", "Andrey Tarkovskiy", "Andrei Tarkovsky"])]
    ['Andrei Tarkovsky']
    """
    return cluster_counted(Counter(name.strip() for name in names), ties)


def cluster_counted(names: Mapping[str, int], ties: Ties = NO_TIES) -> tuple[Cluster, ...]:
    """Join names into persons as `cluster_names` does; given is how often each is written."""
    counts = Counter({name: count for name, count in names.items() if name})
    people = _People(counts, ties)
    vague = []
    for core in _cores(sorted(counts, key=lambda n: (vagueness(n), -counts[n], n)), ties):
        if any(vagueness(name) == 0 for name in core):
            people.add(core)
        else:
            vague.append(core)
    people.gather()
    for core in vague:
        people.add(core)
    return people.clusters()


def _cores(names: Sequence[str], ties: Ties) -> tuple[Core, ...]:
    """The spellings judged the same together, in order of the first."""
    if not ties:
        return tuple((name,) for name in names)
    found: dict[str, list[str]] = {}
    for name in names:
        key = spelling_key(name)
        found.setdefault(ties.core(key) if key in ties.cores else name, []).append(name)
    return tuple(map(tuple, found.values()))


class _People:
    """The persons found so far, and which of them have a word in common."""

    def __init__(self, counts: Counter[str], ties: Ties) -> None:
        self._counts = counts
        self._ties = ties
        self._crowd = _CROWD if len(counts) <= _THOUSANDS else _SMALL_CROWD
        self._members: list[list[Core]] = []
        self._by_key: dict[str, list[int]] = defaultdict(list)
        self._maybe: dict[int, set[int]] = defaultdict(set)

    def add(self, core: Core) -> None:
        """Give spellings judged the same to the person they fit, or begin a new one."""
        keys = _keys_of(core)
        weights = {i: max(self._fit(name, i) for name in core) for i in self._near(keys) if not self._apart(core, i)}
        fitting = [i for i, same in weights.items() if same >= SAME_PERSON]
        if len(fitting) == 1 or (fitting and any(vagueness(name) == 0 for name in core)):
            number = max(fitting, key=lambda i: (weights[i], -i))
            self._members[number].append(core)
        else:
            number = len(self._members)
            self._members.append([core])
        for other, same in weights.items():
            if other != number and same >= MAYBE:
                self._maybe[number].add(other)
                self._maybe[other].add(number)
        self._note(keys, number)

    def gather(self) -> None:
        """Put persons with those of many spellings whose spellings mostly agree with theirs, the smallest first.

        While names are added one by one, slips of one person begin several; only the many tell that they are one.
        """
        sizes = {number: len(_full(cores)) for number, cores in enumerate(self._members)}
        large = {number for number, size in sizes.items() if size >= _MANY}
        for number in sorted(sizes, key=lambda n: (sizes[n], n)) if large else ():
            other = self._home(number, large)
            if other is not None:
                self._move(number, other)

    def _home(self, number: int, large: set[int]) -> int | None:
        """The person of many spellings, and of as many as `number` at least, with whom most of its spellings agree."""
        own = _full(self._members[number])
        keys = _keys_of(tuple(name for core in self._members[number] for name in core))
        near = {other for key in keys for other in self._by_key[key] if other in large and other != number}
        sized = sorted((-len(_full(self._members[other])), other) for other in near)
        for size, other in sized[:_WITNESSES]:
            apart = any(self._apart(core, other) for core in self._members[number])
            if -size >= len(own) and not apart and self._agreeing(own, other) >= _GATHERED:
                return other
        return None

    def _agreeing(self, own: Sequence[Core], number: int) -> float:
        """How much spellings of two persons agree, on average; not at all where some are plainly two names."""
        pairs = [
            max(compare(name, spelling).same for name in one for spelling in other)
            for one in _spread(own, _WITNESSES)
            for other in _spread(_full(self._members[number]), _ENOUGH)
        ]
        plainly = sum(same < _PLAINLY for same in pairs)
        return sum(pairs) / len(pairs) if pairs and plainly <= _STRAY * len(pairs) else 0.0

    def _move(self, number: int, other: int) -> None:
        """Make one person of two; the first number is nobody's any more."""
        moved, self._members[number] = self._members[number], []
        self._members[other] += moved
        keys = _keys_of(tuple(name for core in moved for name in core))
        for key in keys:
            self._by_key[key] = [one for one in self._by_key[key] if one != number]
        self._note(keys, other)
        for one in self._maybe.pop(number, set()):
            self._maybe[one].discard(number)
            if one != other:
                self._maybe[one].add(other)
                self._maybe[other].add(one)

    def _note(self, keys: Iterable[str], number: int) -> None:
        for key in sorted(keys):
            if number not in self._by_key[key]:
                self._by_key[key].append(number)

    def clusters(self) -> tuple[Cluster, ...]:
        """Return the persons, the one named most often first."""
        groups = [[name for core in cores for name in core] for cores in self._members]
        shown = [_shown(group, self._counts) if group else "" for group in groups]
        found = [self._cluster(i, groups[i], shown) for i in range(len(shown)) if groups[i]]
        return tuple(sorted(found, key=lambda c: (-sum(self._counts[name] for name in c.spellings), c.name)))

    def _near(self, keys: Iterable[str]) -> list[int]:
        found: set[int] = set()
        for key in keys:
            group = self._by_key.get(key, ())
            if len(group) <= self._crowd:
                found.update(group)
        return sorted(found)

    def _apart(self, core: Core, number: int) -> bool:
        """Tell whether these spellings are judged to be another person's than those found under `number`."""
        if not self._ties:
            return False
        own = spelling_key(core[0])
        return any(self._ties.apart(own, spelling_key(other[0])) for other in self._members[number])

    def _fit(self, name: str, number: int) -> float:
        """The least agreement with the person's full spellings, of many that of the fourth part that agrees least.

        Of spellings judged the same, the best one counts.
        """
        full = _spread(_full(self._members[number]) or self._members[number], _ENOUGH)
        spare = int(len(full) * (1 - _MOST_AGREE)) if len(full) >= _MANY else 0
        agreed: list[float] = []
        for names in full:
            agreed.append(max(_same(name, other) for other in names))
            if sum(same < MAYBE for same in agreed) > spare:
                break
        return sorted(agreed)[min(spare, len(agreed) - 1)]

    def _cluster(self, number: int, group: Sequence[str], shown: Sequence[str]) -> Cluster:
        best = shown[number]
        others = [name for name in sorted(group) if name != best]
        maybe = [
            other for other in self._maybe[number] if not any(self._apart(c, number) for c in self._members[other])
        ]
        return Cluster(
            name=best,
            spellings=tuple(sorted(group)),
            evidence=tuple(f"{name}: {self._why(best, name)}" for name in others),
            doubtful=_doubt(best),
            maybe=tuple(sorted(shown[other] for other in maybe)),
        )

    def _why(self, best: str, name: str) -> str:
        """Why a spelling stands under another: the comparison if it says so, and who judged it."""
        compared, told = compare(best, name), self._ties.told.get(spelling_key(name), ())
        return "; ".join((*(compared.reasons if not told or compared.same >= SAME_PERSON else ()), *told))


def _same(name: str, other: str) -> float:
    return 0.0 if plainly_two(name, other) else compare(name, other).same


def _full(cores: Iterable[Core]) -> list[Core]:
    """The spellings that are full names."""
    return [names for core in cores if (names := tuple(n for n in core if vagueness(n) == 0))]


def _spread(cores: Sequence[Core], most: int) -> Sequence[Core]:
    """So many of them, evenly over the whole: neighbours in the alphabet are alike."""
    return [cores[at * len(cores) // most] for at in range(most)] if len(cores) > most else cores


def _keys_of(core: Core) -> frozenset[str]:
    return frozenset(key for name in core for key in _keys(name))


def _keys(name: str) -> Iterator[str]:
    """The words of a name by their consonants and by the given name they are forms of; its words run together."""
    core = taken_apart(name).core
    bones = [skeleton(reading(atom.text)) for atom in core]
    for atom, bone in zip(core, bones, strict=True):
        if not atom.initial:
            yield bone
            yield from (f"given {number}" for number in groups(atom.text))
    yield "".join(bones)
    yield "".join([*bones[-1:], *bones[:-1]])
    yield "all " + " ".join(sorted(bones))


def vagueness(name: str) -> int:
    """Return 0 for a full name, 1 for one with an initial, 2 for a bare surname: the full ones are joined first."""
    given = parse(name).given
    if not given:
        return 0 if len(name) > 1 and script_of(name) in {"han", "hangul"} else 2
    return 1 if is_initial(given[0]) else 0


def _doubt(name: str) -> str:
    taken = taken_apart(name)
    if taken.too_long:
        return "too long for a name"
    if not taken.core:
        return "no word of letters"
    return "initials only" if all(atom.initial for atom in taken.core) else ""


def _shown(group: list[str], counts: Counter[str]) -> str:
    return min(group, key=lambda n: (vagueness(n), n.isupper(), not _is_latin(n), -counts[n], n.isascii(), n))


def _is_latin(name: str) -> bool:
    return all(ord(char) < 0x250 or not char.isalpha() for char in name)
