"""Every parser's check, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.robust import parsers, parsers_archives, parsers_records, parsers_site

PARSERS: Mapping[str, Callable[[bytes], None]] = {
    **parsers.PARSERS,
    **parsers_archives.PARSERS,
    **parsers_records.PARSERS,
    **parsers_site.PARSERS,
}
