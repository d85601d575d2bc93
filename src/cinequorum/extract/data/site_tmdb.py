"""Made from resources/site_tmdb.yaml by genscripts/tables.py: change the table, not this file."""

from typing import Any, Final

NAME: Final[str] = "tmdb"

LAYOUTS: Final[tuple[Any, ...]] = ()
