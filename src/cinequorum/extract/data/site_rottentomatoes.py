"""Made from resources/site_rottentomatoes.yaml by genscripts/tables.py: change the table, not this file."""

from typing import Any, Final

NAME: Final[str] = "rottentomatoes"

LAYOUTS: Final[tuple[Any, ...]] = ()
