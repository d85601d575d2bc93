"""Made from resources/site_trakt.yaml by genscripts/tables.py: change the table, not this file."""

from typing import Any, Final

NAME: Final[str] = "trakt"

LAYOUTS: Final[tuple[Any, ...]] = ()
