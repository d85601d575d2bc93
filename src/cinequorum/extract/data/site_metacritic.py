"""Made from resources/site_metacritic.yaml by genscripts/tables.py: change the table, not this file."""

from typing import Any, Final

NAME: Final[str] = "metacritic"

LAYOUTS: Final[tuple[Any, ...]] = ()
