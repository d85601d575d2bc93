"""Two films of one title and year, told apart by whole crews that have nobody in common."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from cinequorum.model.part import Subject
from cinequorum.names.people import SAME_PERSON, compare
from cinequorum.reconcile.makers import Makers, agree, makers_of

WHOLE = 2  # of the cast, beside a director: so many names that all differ are no slip
MOST = 40  # crews of one title and year; more are a crowd of contradictions, not so many films
FAR_AHEAD = 3  # times the pages of any other: then a page that names nobody is about this one

Names = tuple[str, ...]
Parts = list[tuple[Makers, list[Subject]]]


def by_crew(group: Sequence[Subject]) -> list[list[Subject]]:
    """Part pages of one title and year by whole crews without anybody in common; mostly there is one.

    Only crews of pages in one language are compared, since names in two scripts may differ and be the same. A page
    without a whole crew goes with the one whose people it names, else with one far ahead of the others; where none is
    or it may be several, it stays alone. Where crews share a number in a database the film is one. At most 40 crews
    are told apart.
    """
    whole = [page for page in group if page.directors and len(page.cast) >= WHOLE]
    if _all_name_one(whole):
        return [list(group)]
    language = max(sorted({r.language for r in whole}), key=lambda code: _spoken(whole, code), default="")
    compared = [page for page in whole if page.language == language]
    parts = _parts(compared)
    if len(parts) < 2 or len(parts) > MOST or _one_number(parts):
        return [list(group)]
    ids = {page.page for page in compared}
    found = [list(held) for _, held in parts]
    for page in (r for r in group if r.page not in ids):
        home = _home(page, parts)
        if home is None:
            found.append([page])
        else:
            found[home].append(page)
    return found


def _all_name_one(pages: Sequence[Subject]) -> bool:
    """Tell whether there is a director whom all of these pages name: then all of their crews agree."""
    common = frozenset(pages[0].directors).intersection(*(page.directors for page in pages)) if pages else ()
    return any(compare(name, name).same >= SAME_PERSON for name in common)


def _spoken(pages: Sequence[Subject], code: str) -> int:
    return sum(page.language == code for page in pages)


def _parts(pages: Sequence[Subject]) -> Parts:
    """Crews with nobody in common, each with its pages. Equal crews are compared once; stops beyond `MOST`."""
    alike: dict[tuple[Names, Names], list[Subject]] = defaultdict(list)
    for page in pages:
        alike[page.directors, page.cast].append(page)
    crews = {makers_of(held[:1]): held for held in alike.values()}
    parts: list[list[Makers]] = []
    for crew in sorted(crews, key=lambda c: (sorted(c.directors), sorted(c.cast))):
        joining = [part for part in parts if any(agree(crew, other) >= 0 for other in part)]
        if len(joining) == 1:
            joining[0].append(crew)
            continue
        parts = [part for part in parts if part not in joining]
        parts.append([crew, *(other for part in joining for other in part)])
        if len(parts) > MOST:
            break
    return [(_together(part), [page for crew in part for page in crews[crew]]) for part in parts]


def _together(crews: Sequence[Makers]) -> Makers:
    return Makers(
        frozenset().union(*(crew.directors for crew in crews)), frozenset().union(*(crew.cast for crew in crews))
    )


def _one_number(parts: Parts) -> bool:
    """Tell whether a database gives pages of two crews one number."""
    seen = Counter(number for _, held in parts for number in {n for page in held for n in page.numbers})
    return any(count > 1 for count in seen.values())


def _home(page: Subject, parts: Parts) -> int | None:
    own = makers_of((page,))
    told = [agree(own, crew) for crew, _ in parts]
    fitting = [i for i, a in enumerate(told) if a > 0] or [i for i, a in enumerate(told) if a == 0]
    if len(fitting) == 1:
        return fitting[0]
    ranked = sorted(fitting, key=lambda i: -len(parts[i][1]))
    if len(ranked) > 1 and len(parts[ranked[0]][1]) >= FAR_AHEAD * len(parts[ranked[1]][1]):
        return ranked[0]
    return None
