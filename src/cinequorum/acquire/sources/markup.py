"""XML of strangers. Entities are not read: they can be made to grow, and to name other files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat

Begin = Callable[[str, dict[str, str]], None]
End = Callable[[str, str], None]
_MOST_TEXT = 4000  # characters that are kept of one element


@dataclass(slots=True)
class Named:
    """What a list names, as it is written there: pages, and further lists; `broken` says where reading it ended."""

    pages: list[str] = field(default_factory=list)
    lists: list[str] = field(default_factory=list)
    broken: str | None = None


class _Entities(Exception):
    """A document declares entities."""


def walk(body: bytes, *, begin: Begin, end: End) -> str | None:
    """Call `begin` with each element's name and attributes and `end` with its name and text, names without prefix.

    Returns what is wrong, where something is: what stood before the fault was told by then.
    """
    parser, texts = expat.ParserCreate(), list[list[str]]()

    def opened(name: str, given: dict[str, str]) -> None:
        texts.append([])
        begin(name.rpartition(":")[2].lower(), {key.lower(): value for key, value in given.items()})

    def closed(name: str) -> None:
        end(name.rpartition(":")[2].lower(), "".join(texts.pop()).strip())

    def said(text: str) -> None:
        if texts and sum(map(len, texts[-1])) < _MOST_TEXT:
            texts[-1].append(text)

    def refused(*_: object) -> None:
        raise _Entities

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = opened, closed, said
    parser.EntityDeclHandler = refused
    parser.buffer_text = True
    try:
        parser.Parse(body, True)  # noqa: FBT003 # expat's own call
    except _Entities:
        return "it declares entities, which lists don't"
    except (expat.ExpatError, ValueError, LookupError) as error:
        return str(error)
    return None
