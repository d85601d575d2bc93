"""The part of the store that goes with folders of records: what was loaded from them, and what they keep of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cinequorum.model.reading import Reading
from cinequorum.store.barring import Barred
from cinequorum_web.catalog import loaded, takedowns
from cinequorum_web.catalog.clearing import clear


class Recorded:
    """What `load` asks of the store in the database that Django knows as `using`."""

    using: str

    def barred(self) -> Barred:
        """Return what was taken down, and is not taken in again."""
        return takedowns.barred(self.using)

    def loaded(self) -> frozenset[str]:
        """Return the marks of the records that have been loaded."""
        return loaded.marks(self.using)

    def clear(self) -> None:
        """Forget all pages, films and what was loaded. Judgements and what was learned stay."""
        clear(self.using)

    def widen(self, on_wait: Callable[[], None]) -> None:
        """Make the tables of members and editors too, where they are missing; `on_wait` is called before waiting."""
        from cinequorum_web.catalog.opening import migrate

        migrate(self.using, None, on_wait)

    def keep(self, folder: Path, *, anew: bool = False) -> bool:
        """Write what people decided and wrote into a folder of records; say whether it is another than was there."""
        from cinequorum_web.catalog.keeping import keep  # with all tables of the site

        return keep(folder, self.using, anew=anew)

    def bring(self, folder: Path) -> tuple[Reading, ...]:
        """Bring back what was kept and is not in the store; return the pages that came by hand, to be read in."""
        from cinequorum_web.catalog.keeping import bring

        return bring(folder, self.using)

    def forward(self, folder: Path) -> None:
        """Let former addresses lead to their films again, and no others, and pages have come when they did."""
        from cinequorum_web.catalog.keeping import forward

        forward(folder, self.using)
