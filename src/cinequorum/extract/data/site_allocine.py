"""Made from resources/site_allocine.yaml by genscripts/tables.py: change the table, not this file."""

from typing import Any, Final

NAME: Final[str] = "allocine"

LAYOUTS: Final[tuple[Any, ...]] = ()
