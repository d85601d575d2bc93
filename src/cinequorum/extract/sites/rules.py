r"""The small language in which a description says where a value stands.

    .score @data-value =~ ^(\d+)$ -> \1/5 || .grade

reads: the attribute `data-value` of the first `.score` from which the pattern takes something, shown as `4/5`; else
the words of `.grade`. An empty selector is the record itself. `->` writes what a class or an attribute means where the
page prints nothing that could be shown. `.full # .half` counts: the first as one each, the second as half.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from cinequorum.extract.drafts import clean

_PARTS = re.compile(
    r"^(?P<css>.*?)(?:\s#\s(?P<half>.*?))?(?:\s@(?P<attr>[\w:-]+))?(?:\s=~\s(?P<find>.*?))?(?:\s->\s(?P<show>.*))?$"
)
_LONGEST = 2000  # characters of a value in which a pattern is looked for
_MOST = 20_000  # elements of one rule


@dataclass(frozen=True, slots=True)
class Rule:
    """One place: `css` selects, with `half` counts, `attr` names an attribute (None for the words).

    `find` takes a part of the value, `show` is what it means, for the text of the page.
    """

    css: str
    half: str | None
    attr: str | None
    find: re.Pattern[str] | None
    show: str | None


@dataclass(frozen=True, slots=True)
class Bit:
    """A value that a rule found: in which element, and what to show there if the page prints nothing."""

    value: str
    node: Any
    shown: str | None = None

    @property
    def key(self) -> int:
        """Which element of the tree it is."""
        return int(self.node.mem_id)


@lru_cache(maxsize=2000)
def rules_of(text: str) -> tuple[Rule, ...]:
    r"""Parse a rule and its alternatives.

    >>> [(r.css, r.attr, r.show) for r in rules_of(r".stars @class =~ s(\d) -> \1/5 || .grade")]
    [('.stars', 'class', '\\1/5'), ('.grade', None, None)]
    """
    return tuple(_rule(part.strip()) for part in text.split(" || "))


def _rule(text: str) -> Rule:
    match = _PARTS.match(f" {text}")
    if match is None:  # the pattern takes any line
        raise ValueError(text)
    find = re.compile(match["find"]) if match["find"] else None
    return Rule(match["css"].strip(), match["half"], match["attr"], find, match["show"])


def bits(node: Any, text: str) -> Iterator[Bit]:
    """Yield what the first alternative that finds anything finds, in document order."""
    for rule in rules_of(text):
        found = list(_found(node, rule))
        if found:
            yield from found
            return


def first_bit(node: Any, text: str | None) -> Bit | None:
    """Return the first value of a rule, None where the rule is missing or finds nothing."""
    return next(bits(node, text), None) if text is not None else None


def elements(node: Any, text: str) -> list[Any]:
    """Return the elements of a rule's first alternative that selects any, those inside others left out."""
    for rule in rules_of(text):
        found = {element.mem_id: element for element in _select(node, rule.css)}
        if found:
            return [element for element in found.values() if not _inside(element, found)]
    return []


def _inside(element: Any, others: Mapping[int, Any]) -> bool:
    above = element.parent
    while above is not None:
        if above.mem_id in others:
            return True
        above = above.parent
    return False


def _select(node: Any, css: str) -> list[Any]:
    return list(node.css(css)[:_MOST]) if css else [node]


def _found(node: Any, rule: Rule) -> Iterator[Bit]:
    chosen = _select(node, rule.css)
    if rule.half is None:
        yield from (bit for element in chosen if (bit := _bit(element, rule)) is not None)
        return
    halves = _select(node, rule.half)
    bit = _taken(f"{len(chosen) + 0.5 * len(halves):g}", chosen[0].parent, rule) if chosen else None
    if bit is not None:
        yield bit


def _bit(element: Any, rule: Rule) -> Bit | None:
    value = element.attributes.get(rule.attr) if rule.attr else element.text(separator=" ")
    return _taken(" ".join(clean(value or "").split()), element, rule)


def _taken(value: str, element: Any, rule: Rule) -> Bit | None:
    if rule.find is None:
        return Bit(value, element, rule.show or (value if rule.attr else None)) if value else None
    match = rule.find.search(value[:_LONGEST])
    if match is None:
        return None
    part = next((group for group in match.groups() if group), match.group())
    if rule.show is not None:
        shown = match.expand(rule.show)
        return Bit(shown, element, shown)
    return Bit(part.strip(), element, part.strip() if rule.attr else None)
