"""Every pattern of the program, and for each the texts that would make it go back and forth without end.

A pattern takes long where one of its repeats can end in many places, and what follows fits none of them. So for every
repeat there is a text: the least that leads to it, then what it repeats, again and again, then something that fits
nothing. (https://owasp.org/www-community/attacks/Regular_expression_Denial_of_Service_-_ReDoS)
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from re import _constants as ops  # the parser has no other door
from re import _parser as parser
from typing import Any

PROBES = "aA7 .,-_é\n\"'(/«:;<>|"
_REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT)
_FEW = 3  # a repeat of no more is no repeat
END = "\x00!"

Pumps = set[tuple[str, str]]


def patterns() -> dict[str, re.Pattern[Any]]:
    """Return the patterns that modules of the program hold, also within tables and records, by where they are."""
    import cinequorum
    import cinequorum_web

    for package in (cinequorum, cinequorum_web):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not found.name.endswith("__main__") and ".migrations" not in found.name:
                importlib.import_module(found.name)
    held: dict[tuple[Any, int], tuple[str, re.Pattern[Any]]] = {}
    for name, module in sorted(sys.modules.items()):
        if name.split(".")[0] in ("cinequorum", "cinequorum_web"):
            for key, value in vars(module).items():
                for number, one in enumerate(_within(value, 0)):
                    held.setdefault((one.pattern, one.flags), (f"{name}.{key}[{number}]", one))
    return dict(held.values())


def _within(value: object, deep: int) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif deep > 4 or isinstance(value, str | bytes | type):
        return
    elif isinstance(value, Mapping):
        for pair in value.items():
            yield from _within(pair, deep + 1)
    elif isinstance(value, tuple | list | set | frozenset):
        for one in value:
            yield from _within(one, deep + 1)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _within(getattr(value, field.name, None), deep + 1)


def pumped(pattern: re.Pattern[Any], size: int) -> Iterator[Any]:
    """Yield the texts for a pattern, each of about `size` characters, or bytes where it asks for bytes."""
    is_text = isinstance(pattern.pattern, str)
    told = pattern.pattern if is_text else pattern.pattern.decode("latin-1")
    found: Pumps = set()
    whole = _least(parser.parse(told, pattern.flags if is_text else pattern.flags & ~re.UNICODE), found, "")
    every = {(lead, unit) for before, unit in found for lead in (before, "")}
    every |= {("", before + unit) for before, unit in found if len(before) < 60} | {("", whole)}
    for lead, unit in sorted(every):
        if unit:
            text = lead + unit * (size // len(unit) + 1) + END
            yield text if is_text else text.encode("utf-8", "replace")


def _least(sequence: Iterable[Any], found: Pumps, before: str) -> str:
    """Return the least text that fits; put what each repeat repeats into `found`, with what leads to it."""
    out = ""
    for op, given in sequence:
        if op is ops.LITERAL:
            out += chr(given)
        elif op is ops.NOT_LITERAL:
            out += "a" if given != ord("a") else "b"
        elif op is ops.ANY:
            out += "a"
        elif op is ops.IN:
            out += _sample(given)
        elif op in _REPEATS:
            out += _repeated(given, found, before + out)
        else:
            out += next(iter([_least(inner, found, before + out) for inner in _inner(op, given)]), "")
    return out


def _inner(op: Any, given: Any) -> tuple[Any, ...]:
    """Return the sequences within one: every branch, what is in brackets, what must follow."""
    if op is ops.BRANCH:
        return tuple(given[1])
    if op is ops.SUBPATTERN:
        return (given[3],)
    if op is ops.ATOMIC_GROUP:
        return (given,)
    return (given[1],) if op is ops.ASSERT and given[0] > 0 else ()


def _repeated(given: Any, found: Pumps, before: str) -> str:
    least, most, body = given
    unit = _least(body, found, before)
    if most > _FEW and unit:
        found.add((before, unit))
        for op, members in body:
            if op is ops.IN:
                found.update((before, char) for char in PROBES if _fits(members, char))
    return unit * int(least or min(1, most))


def _sample(members: Any) -> str:
    fitting = next((char for char in PROBES if _fits(members, char)), None)
    if fitting is not None:
        return fitting
    op, given = next(member for member in members if member[0] is not ops.NEGATE)
    return chr(int(given[0] if op is ops.RANGE else given)) if op is not ops.CATEGORY else "a"


def _fits(members: Any, char: str) -> bool:
    return any(_is(op, given, char) for op, given in members) != (members[0][0] is ops.NEGATE)


def _is(op: Any, given: Any, char: str) -> bool:
    if op is ops.LITERAL:
        return bool(ord(char) == given)
    if op is ops.RANGE:
        return bool(given[0] <= ord(char) <= given[1])
    if op is not ops.CATEGORY:
        return False
    name = str(given).removeprefix("CATEGORY_").removeprefix("UNI_")
    letter = {"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w"}[name.removeprefix("NOT_")]
    return (re.fullmatch(letter, char) is not None) != name.startswith("NOT_")
