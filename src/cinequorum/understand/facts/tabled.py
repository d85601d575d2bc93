"""What the rows of a table of several films say of each: its director, its year, who plays in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from cinequorum.model.claim import CREDITS, Claim
from cinequorum.model.reading import OtherFilm
from cinequorum.names.titles import title_key
from cinequorum.understand.facts.cells import SheetLine, sheet_claims
from cinequorum.understand.facts.fitting import FIT
from cinequorum.understand.facts.scene import scene_of
from cinequorum.understand.film_tables import Cell, film_rows
from cinequorum.understand.prose import Films, Prose

_SURE: Final = 0.9


def claims_of_tables(prose: Prose, others: Sequence[OtherFilm]) -> Iterator[Claim]:
    """Yield what the page's tables of films say, each claim with the film's title as the qualifier `film`."""
    rows = film_rows(prose.page)
    if not rows:
        return
    titles = {title_key(film.title): film.title for film in others}
    bare = replace(prose, sentences=())  # a cell is read by its column: no sentence of the page is asked
    scene = scene_of(bare, Films(subject=None, others=tuple(others)))
    for row in rows:
        title = titles.get(title_key(prose.page.text[row.title.start : row.title.end]))
        for cell in row.cells if title else ():
            line = _line(prose, cell)
            for claim in sheet_claims(scene, line) if line else ():
                yield replace(claim, qualifiers=tuple(sorted((*claim.qualifiers, ("film", title or "")))))


def _line(prose: Prose, cell: Cell) -> SheetLine | None:
    """Return a cell as the line of a sheet, where its words fit its column."""
    words = prose.page.text[cell.start : cell.end]
    fit = FIT.get(cell.field)
    if cell.field not in CREDITS and fit is not None and not fit(words):
        return None
    return SheetLine(predicate=cell.field, value=words, start=cell.start, rule="tabled.cell/1", p=_SURE)
