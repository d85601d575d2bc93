"""Made from resources/site_kinopoisk.yaml by genscripts/tables.py: change the table, not this file."""

from typing import Any, Final

NAME: Final[str] = "kinopoisk"

LAYOUTS: Final[tuple[Any, ...]] = ()
