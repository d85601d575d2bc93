"""Made from resources/site_csfd.yaml by genscripts/tables.py: change the table, not this file."""

from typing import Any, Final

NAME: Final[str] = "csfd"

LAYOUTS: Final[tuple[Any, ...]] = ()
