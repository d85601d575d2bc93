"""rigour's tagged names put to work as a matcher, if it is installed (`requirements/bench.txt`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache
from importlib.util import find_spec
from typing import Any, Final

_LOOKED_AT: Final = 60
_SYMBOL: Final = 0.95


def pair() -> Callable[[str, str], float] | None:
    """Return rigour's likeness of two names, 0 to 1, or None where it is not installed."""
    return _score if find_spec("rigour") else None


def pool(names: Sequence[str]) -> Callable[[str], str] | None:
    """Return a function that gives the likeliest name of the pool, or None where rigour is not installed.

    Candidates are the names that share a symbol, and those whose letters in ASCII are nearest.
    """
    if not find_spec("rigour"):
        return None
    from rapidfuzz import fuzz, process

    spelt = [_ascii(name) for name in names]
    holders: dict[str, set[int]] = defaultdict(set)
    for i, name in enumerate(names):
        for symbol in _symbols(name):
            holders[symbol].add(i)

    def first(name: str) -> str:
        shared: dict[int, int] = defaultdict(int)
        for symbol in _symbols(name):
            for i in holders.get(symbol, ()):
                shared[i] += 1
        near = sorted(shared, key=lambda i: (-shared[i], i))[:_LOOKED_AT]
        letters = process.extract(_ascii(name), spelt, scorer=fuzz.token_sort_ratio, limit=_LOOKED_AT)
        asked = _ascii(name)
        chosen = sorted({*near, *(place for _, _, place in letters)})
        best = max(chosen, key=lambda i: (_score(name, names[i]), fuzz.token_sort_ratio(asked, spelt[i]), -i))
        return names[best]

    return first


@cache
def _analysed(name: str) -> Any:
    from rigour.names import NameTypeTag, analyze_names

    return next(iter(analyze_names(NameTypeTag.PER, [name], infer_initials=True)), None)


def _symbols(name: str) -> set[str]:
    found = _analysed(name)
    return {str(symbol) for symbol in found.symbols} if found is not None else set()


def _ascii(name: str) -> str:
    found = _analysed(name)
    return " ".join(part.ascii or part.form for part in found.parts) if found is not None else ""


def _score(a: str, b: str) -> float:
    from rigour.names import pair_symbols

    left, right = _analysed(a), _analysed(b)
    if left is None or right is None:
        return 0.0
    return max(_weighed(left, right, pairing) for pairing in pair_symbols(left, right))


def _weighed(left: Any, right: Any, pairing: Any) -> float:
    from rigour.names import align_person_name_order, compare_parts

    used = {("l", part.index) for edge in pairing for part in edge.qps}
    used |= {("r", part.index) for edge in pairing for part in edge.rps}
    rest_left = [part for part in left.parts if ("l", part.index) not in used]
    rest_right = [part for part in right.parts if ("r", part.index) not in used]
    edges = [(edge.qps, edge.rps, _SYMBOL) for edge in pairing]
    ordered = align_person_name_order(rest_left, rest_right)
    edges += [(edge.qps, edge.rps, edge.score) for edge in compare_parts(*ordered)]
    sizes = [sum(len(part.form) for part in (*qps, *rps)) for qps, rps, _ in edges]
    return sum(size * score for size, (_, _, score) in zip(sizes, edges, strict=True)) / max(1, sum(sizes))
