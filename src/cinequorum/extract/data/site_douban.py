"""Made from resources/site_douban.yaml by genscripts/tables.py: change the table, not this file."""

from typing import Any, Final

NAME: Final[str] = "douban"

LAYOUTS: Final[tuple[Any, ...]] = ()
