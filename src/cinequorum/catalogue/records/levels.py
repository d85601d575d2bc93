"""How far two records agree, field by field, each on a short scale of levels (`resources/records.yaml`).

What rare words and rare names say is in the levels: a title that no third record bears is another level than one that
five bear, and a long title of rare words another than a common word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import Final

from cinequorum.catalogue.data.records import WORDS
from cinequorum.catalogue.records.forms import Form, Named, Title

FIELDS: Final = tuple(WORDS)
UNKNOWN: Final = ""
"""The level of a field of which one of the two records says nothing."""

Pattern = tuple[str, ...]
"""A level for each of `FIELDS`."""

_TITLE_ORDER: Final = {level: place for place, level in enumerate(WORDS["title"])}
_LONG, _TELLING = 16.0, 9.0  # nats: five words of a thousand titles each, or one word of one title in ten thousand
_COMMON: Final = 5.0
_MOST, _HALF, _SOME = 0.6, 0.35, 0.15  # shares of what both titles tell
_SLIP: Final = 0.86  # OSA likeness: one letter of seven
_SHORTEST_SLIP: Final = 6
_ONCE, _TWICE, _FEW, _KNOWN, _RARE_SURNAME = 1, 2, 6, 20, 3


@dataclass(frozen=True, slots=True)
class Counts:
    """How many records of one source have a word, a whole title, a person, a surname."""

    words: Counter[str]
    titles: Counter[str]
    names: Counter[str]
    surnames: Counter[str]
    records: int

    @classmethod
    def of(cls, forms: Sequence[Form]) -> Counts:
        """Count what the records of one source have."""
        words, titles, names, surnames = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
        for form in forms:
            words.update({word for title in form.titles for word in title.words})
            titles.update({title.key for title in form.titles})
            names.update(form.names)
            surnames.update(form.surnames)
        return cls(words, titles, names, surnames, len(forms))


class Comparer:
    """Compares records of two sources, or of one source among themselves (`left is right`).

    Within one source nothing can be borne once and shared; what two of its records share begins at `twice`.
    """

    def __init__(self, left: Counts, right: Counts) -> None:
        self._left, self._right = left, right
        records = max(2, left.records + right.records)
        words = left.words + right.words
        self._tells = {word: log(records / count) for word, count in words.items()}
        self._told: dict[frozenset[str], float] = {}

    def pattern(self, a: Form, b: Form) -> Pattern:
        """Return the level of each field."""
        x, y = a.record, b.record
        title = self.titles(a.titles, b.titles)
        if a.person and title.startswith("near") and _two_names(a, b):
            title = "some"
        return (
            title,
            self.people(a, b),
            directors(a, b),
            years(x.years, y.years),
            UNKNOWN if x.episode or y.episode else runtimes(x.runtime, y.runtime),  # a series' episodes are as long
            episodes((x.season, x.episode), (y.season, y.episode), numbered=title == "numbered"),
            genres(x.genres, y.genres),
            UNKNOWN if not x.kind or not y.kind else "same" if x.kind == y.kind else "other",
            identifiers(x.ids, y.ids),
        )

    def titles(self, ours: Sequence[Title], theirs: Sequence[Title]) -> str:
        """Return the level of the two titles that agree best."""
        if not ours or not theirs:
            return UNKNOWN
        if len(ours) == len(theirs) == 1:
            return self._title(ours[0], theirs[0])
        return min((self._title(x, y) for x in ours for y in theirs), key=_TITLE_ORDER.__getitem__)

    def people(self, a: Form, b: Form) -> str:
        """Return the level of the people of two films, whatever their roles."""
        if not a.names or not b.names:
            return UNKNOWN
        shared, surnames = a.names & b.names, a.surnames & b.surnames
        if not shared and not surnames:
            return "none"
        often = [self._often(name, name) for name in shared]
        for one, other in _namesakes(a, b, surnames):
            if one.key not in shared and other.key not in shared and _one_person(one, other):
                often.append(self._often(one.key, other.key))
        if often:
            return _in_common(often)
        rare = min(max(self._left.surnames[name], self._right.surnames[name]) for name in surnames)
        return "surname2" if rare <= _RARE_SURNAME else "surname1"

    def _often(self, ours: str, theirs: str) -> int:
        return max(self._left.names[ours], self._right.names[theirs])

    def _tell(self, words: frozenset[str]) -> float:
        """How much the words tell, in nats; kept, since a title is compared with many."""
        if (told := self._told.get(words)) is None:
            told = self._told[words] = sum(self._tells[word] for word in words)
        return told

    def _title(self, x: Title, y: Title) -> str:
        if x.key == y.key:
            return self._same_title(x, y)
        if x.figures[-1:] == y.figures[-1:] and x.numbered and y.numbered:
            return "numbered"  # "Episode 3", "Episode #1.3", "Folge 3"
        if (x.lost or y.lost) and _lost_letters(x, y):
            return self._same_title(x, y)
        if x.figures == y.figures and _slip(x.key, y.key):
            return self._near(x, y)
        if x.key in y.pieces or y.key in x.pieces:
            return "main2" if min(self._tell(x.words), self._tell(y.words)) > _TELLING else "main1"
        shared = x.words & y.words
        return self._by_words(x, y, shared) if shared else "none"

    def _by_words(self, x: Title, y: Title, shared: frozenset[str]) -> str:
        told = sum(self._tells[word] for word in shared)
        if x.words != y.words and sum(self._tells[word] for word in shared if not word.isdigit()) < _COMMON:
            return "some"  # "Love" in a thousand titles
        share = told / max(1e-9, self._tell(x.words) + self._tell(y.words) - told)
        if share < _HALF and len(shared) < min(len(x.words), len(y.words)):
            return "some" if share >= _SOME else "none"
        if x.figures != y.figures:
            return self._other_figures(x, y, told) or _by_share(share)
        if x.words == y.words:
            return self._near(x, y)
        if len(shared) == min(len(x.words), len(y.words)):
            return "part2" if told > _TELLING else "part1"
        return _by_share(share)

    def _same_title(self, x: Title, y: Title) -> str:
        told = self._tell(x.words)
        size = "3" if told > _LONG else "2" if told > _TELLING else "1"
        often = max(self._left.titles[x.key], self._right.titles[y.key])
        if often > _TWICE:
            return "numbered" if x.numbered else "often"
        return ("only" if often == _ONCE else "twice") + size

    def _near(self, x: Title, y: Title) -> str:
        """The shorter of two that differ in letters tells what both do."""
        return "near2" if min(self._tell(x.words), self._tell(y.words)) > _TELLING else "near1"

    def _other_figures(self, x: Title, y: Title, told: float) -> str:
        ours, theirs = _letters(x.key), _letters(y.key)
        if ours == theirs or ours in theirs or theirs in ours or _slip(ours, theirs):
            return "figure2" if told > _TELLING else "figure1"
        return ""


def directors(a: Form, b: Form) -> str:
    """Return the level of the directors."""
    if not a.directors or not b.directors:
        return UNKNOWN
    if {named.key for named in a.directors} & {named.key for named in b.directors}:
        return "same"
    return "alike" if any(x.words & y.words for x in a.directors for y in b.directors) else "other"


def years(ours: Sequence[int], theirs: Sequence[int]) -> str:
    """Return the level of the two years that are nearest.

    >>> years((1931, 1956), (1955,)), years((1931,), ())
    ('1', '')
    """
    if not ours or not theirs:
        return UNKNOWN
    apart = min(abs(x - y) for x in ours for y in theirs)
    return next((level for level, most in (("0", 0), ("1", 1), ("3", 3), ("10", 10)) if apart <= most), "far")


def runtimes(ours: int | None, theirs: int | None) -> str:
    """Return the level of two lengths in minutes."""
    if not ours or not theirs:
        return UNKNOWN
    apart = abs(ours - theirs)
    if apart <= 1:
        return "same"
    share = apart / max(ours, theirs)
    return "near" if share <= 0.05 else "apart" if share <= 0.15 else "far"


def episodes(ours: tuple[str, str], theirs: tuple[str, str], *, numbered: bool) -> str:
    """Return the level of two pairs of season and episode; `numbered` titles say the same once more."""
    if not ours[1] or not theirs[1]:
        return UNKNOWN
    if ours[0] == theirs[0]:
        return "number" if ours[1] != theirs[1] else "said" if numbered else "same"
    return "season" if ours[1] == theirs[1] else "other"


def genres(ours: frozenset[str], theirs: frozenset[str]) -> str:
    """Return the level of two sets of genres, in the words of the sources."""
    if not ours or not theirs:
        return UNKNOWN
    return "equal" if ours == theirs else "shared" if ours & theirs else "none"


def identifiers(ours: Sequence[str], theirs: Sequence[str]) -> str:
    """Return the level of identifiers; those of one database begin with the same letters.

    >>> identifiers(("tt0000001", "Q5"), ("tt0000002",)), identifiers(("tt0000001",), ("Q5",))
    ('none', '')
    """
    if set(ours) & set(theirs):
        return "same"
    databases = {one.rstrip("0123456789") for one in ours} & {one.rstrip("0123456789") for one in theirs}
    return "none" if databases else UNKNOWN


def _in_common(often: Sequence[int]) -> str:
    if len(often) > 1:
        return "three" if len(often) > 2 else "two"
    levels = (("only", _ONCE), ("twice", _TWICE), ("few", _FEW), ("known", _KNOWN))
    return next((level for level, most in levels if often[0] <= most), "busy")


def _namesakes(a: Form, b: Form, surnames: frozenset[str]) -> list[tuple[Named, Named]]:
    """Pairs of persons with one surname, each person of the first record once."""
    theirs = {named.surname: named for named in reversed(b.people) if named.surname in surnames}
    return [(named, theirs[named.surname]) for named in a.people if named.surname in theirs]


def _one_person(one: Named, other: Named) -> bool:
    if not (one.given & other.given or one.initials or other.initials):  # a tenth of the cost, and rarely in vain
        return False
    return _one_name(one.name, other.name)


def _two_names(a: Form, b: Form) -> bool:
    """Tell whether two persons' names of like letters are plainly two names; lost letters leave it open."""
    from cinequorum.names.people import MAYBE, compare

    if any(title.lost for title in (*a.titles, *b.titles)):
        return False
    return all(compare(x, y).same < MAYBE for x in a.record.titles for y in b.record.titles)


def _one_name(one: str, other: str) -> bool:
    from cinequorum.names.people import SAME_PERSON, compare

    return compare(one, other).same >= SAME_PERSON


def _by_share(share: float) -> str:
    return "most" if share >= _MOST else "half" if share >= _HALF else "some" if share >= _SOME else "none"


def _letters(key: str) -> str:
    return "".join(char for char in key if not char.isdigit())


def _lost_letters(x: Title, y: Title) -> bool:
    """Tell whether two titles differ in nothing but letters that one of them has lost (a ligature stands for two)."""
    shorter, longer = sorted((x, y), key=lambda title: len(title.key))
    if x.figures != y.figures or not 0 < len(longer.key) - len(shorter.key) <= 2 * shorter.lost:
        return False
    left = iter(longer.key)
    return all(char in left for char in shorter.key)


def _slip(x: str, y: str) -> bool:
    from rapidfuzz.distance import OSA

    longer = max(len(x), len(y))
    if longer < _SHORTEST_SLIP or abs(len(x) - len(y)) > (1 - _SLIP) * longer:
        return False
    return OSA.normalized_similarity(x, y, score_cutoff=_SLIP) > 0
