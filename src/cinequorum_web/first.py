"""What the library imports where it needs it, imported before the first request.

Commands start sooner so; but two requests that need a library for the first time at once import it in two threads, and
of packages that import one another in a circle, as rapidfuzz does, one thread then finds half: its request fails.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module

LIBRARIES = (
    "anyascii",
    "charset_normalizer",
    "markdown_it",
    "msgspec",
    "numpy",
    "rapidfuzz",
    "rapidfuzz.distance",
    "selectolax.lexbor",
    "sentencex",
)
"""Of others: those that requests may need."""

ROOMS = ("names", "reconcile", "score", "store", "taste")
"""Of ours: the rooms that requests lead into, whose modules import one another where they need it, too."""


def import_first() -> None:
    """Import all of it, and the site's addresses with all that stands behind them."""
    from django.conf import settings

    for name in (*LIBRARIES, settings.ROOT_URLCONF):
        import_module(name)
    for room in ROOMS:
        package = import_module(f"cinequorum.{room}")
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            import_module(found.name)
