"""Made from resources/site_rogerebert.yaml by genscripts/tables.py: change the table, not this file."""

from typing import Any, Final

NAME: Final[str] = "rogerebert"

LAYOUTS: Final[tuple[Any, ...]] = ()
