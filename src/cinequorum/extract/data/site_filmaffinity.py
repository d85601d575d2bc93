"""Made from resources/site_filmaffinity.yaml by genscripts/tables.py: change the table, not this file."""

from typing import Any, Final

NAME: Final[str] = "filmaffinity"

LAYOUTS: Final[tuple[Any, ...]] = ()
