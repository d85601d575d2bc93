"""The language of whoever reads: the words of the interface, plural forms and numbers in it.

The source is English; `locale/` has the other languages. The words that pages take from tables are looked up when they
are taken, so a context needs no request: the language is that which the site has set for the answer under way, and
English where none is set (data for machines, feeds, the command line).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from django.utils.formats import number_format
from django.utils.translation import get_language, gettext, ngettext

SOURCE = "en"


class Words(Mapping[str, str]):
    """Words of the interface by a name of ours: English in the source, each in the reader's language when taken.

    What stands in such a table is found by `genscripts/words.py` and needs no mark of its own.
    """

    def __init__(self, english: Mapping[str, str]) -> None:
        self._english = MappingProxyType(dict(english))

    def __getitem__(self, name: str) -> str:
        """Return the word in the reader's language; raises `KeyError` for a name that the table has not."""
        english = self._english[name]
        return gettext(english) if english else ""

    def __iter__(self) -> Iterator[str]:
        """Yield the names, in the order of the table."""
        return iter(self._english)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._english)


def counted(n: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun; `one` and `many` are English and are written out where this is called.

    >>> counted(1, "source"), counted(4211, "person", "people")
    ('1 source', '4,211 people')
    """
    said = ngettext(f"{{n}} {one}", f"{{n}} {many or one + 's'}", n)
    return said.replace("{n}", number(n))


def number(value: float, places: int = 0) -> str:
    """Return a number as the reader's language writes it.

    >>> number(4211), number(0.5, 2)
    ('4,211', '0.50')
    """
    return number_format(value, decimal_pos=places, force_grouping=True)


def language() -> str:
    """Return the code of the reader's language, without a region.

    >>> language()
    'en'
    """
    return (get_language() or SOURCE).split("-", maxsplit=1)[0]
