"""A console to which text is text: what a page says never tells the terminal what to do.

A terminal takes orders from the text that is written to it: to clear itself, to be called otherwise, to type something.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

_KEPT = "\t\n"
_ORDERS = {code: "\ufffd" for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in _KEPT}


def without_orders(text: str) -> str:
    """Return a text with a mark in the place of each character that is an order to a terminal.

    >>> without_orders("Night\\x1b[2J Ferry\\x9b2J\\n")
    'Night\ufffd[2J Ferry\ufffd2J\\n'
    """
    return text.translate(_ORDERS)


class PlainConsole(Console):
    """Writes text without orders; colours and rules, which are the console's own, stay."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """Yield the parts of what is shown."""
        for text, style, control in super().render(renderable, options):
            yield Segment(text if control else without_orders(text), style, control)


def plain_console(**how: Any) -> Console:
    """Return a console without colours for figures and addresses, as all commands use it."""
    return PlainConsole(highlight=False, **how)
