"""Who speaks on a page, as it says itself."""

from __future__ import annotations

from cinequorum.model.part import Speaker
from cinequorum.model.reading import Reading
from cinequorum.names.letters import sound_keys
from cinequorum.names.people import parse
from cinequorum.reconcile.data.value_forms import NO_AUTHOR
from cinequorum.reconcile.notes import notes_on
from cinequorum.text.fold import fold


def speaker_of(reading: Reading) -> Speaker:
    """Return who speaks on a page."""
    page = reading.page
    named = fold(page.author) if page.author else ""
    author = page.author if page.author and named not in NO_AUTHOR else None
    return Speaker(
        page=page.id,
        source=page.source,
        kind=page.kind.name,
        author=page.author,
        outlet=page.outlet,
        published=page.published,
        credit=notes_on(reading).credit,
        author_key=named if author else "",
        sounds=tuple(sorted(sound_keys(parse(author).family))) if author else (),
        duplicates=tuple(-1 if r.duplicate_of is None else r.duplicate_of for r in reading.reviews),
    )
