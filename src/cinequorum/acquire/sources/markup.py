"""XML of strangers. Entities are not read: they can be made to grow, and to name other files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from io import StringIO
from xml.parsers import expat

Begin = Callable[[str, dict[str, str]], None]
End = Callable[[str, str], None]
_MOST_TEXT = 4000  # characters that are kept of one element
_DEEPEST = 500  # elements in one another; outlines have a dozen


@dataclass(slots=True)
class Named:
    """What a list names, as it is written there: pages, and further lists; `broken` says where reading it ended."""

    pages: list[str] = field(default_factory=list)
    lists: list[str] = field(default_factory=list)
    broken: str | None = None


class _Refused(Exception):
    """A document is none that is read on; the message says why."""


def walk(body: bytes, *, begin: Begin, end: End) -> str | None:
    """Call `begin` with each element's name and attributes and `end` with its name and text, names without prefix.

    Returns what is wrong, where something is: what stood before the fault was told by then.
    """
    parser, texts = expat.ParserCreate(), list[StringIO]()

    def opened(name: str, given: dict[str, str]) -> None:
        if len(texts) == _DEEPEST:
            raise _Refused("its elements are nested too deep")
        texts.append(StringIO())
        begin(name.rpartition(":")[2].lower(), {key.lower(): value for key, value in given.items()})

    def closed(name: str) -> None:
        end(name.rpartition(":")[2].lower(), texts.pop().getvalue().strip())

    def said(text: str) -> None:
        if texts and texts[-1].tell() < _MOST_TEXT:
            texts[-1].write(text)

    def refused(*_: object) -> None:
        raise _Refused("it declares entities, which lists don't")

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = opened, closed, said
    parser.EntityDeclHandler = refused
    parser.buffer_text = True
    try:
        parser.Parse(body, True)  # noqa: FBT003 # expat's own call
    except _Refused as why:
        return str(why)
    except (expat.ExpatError, ValueError, LookupError) as error:
        return str(error)
    return None
