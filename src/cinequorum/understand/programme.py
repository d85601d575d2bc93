"""Films named by a repeated shape of lines: programmes, calendars and lists without a list's markup.

A name and, under it or behind it, who made the film, in which year, how long it is: where a page repeats that, its
lines name works, though no single line would be sure. The sure ones (with two such details) teach the form, and the
page's other lines of that form are taken with them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from cinequorum.model.page import Block, Kind, Page, Role
from cinequorum.names.titles import title_key
from cinequorum.understand.about_film import film_talk, is_filed
from cinequorum.understand.film_tables import FilmRow, film_rows
from cinequorum.understand.headed_titles import HeadedTitle, headed_titles
from cinequorum.understand.listed_lines import ListedTitle, listed_titles
from cinequorum.understand.phrases import is_person
from cinequorum.understand.row_names import LONGEST, name_in
from cinequorum.understand.row_signs import TOLD, Signs

_UNDER: Final = 3  # lines under a name in which the first detail stands
_READ: Final = 4_000  # blocks
_CLIP: Final = 400  # characters of a block
_FEWEST: Final = 3
_FEWEST_HEADED: Final = 2
_MOST_OF_PAGE: Final = 0.6  # share of the prose under the names that makes the page a list of them
_SURE: Final = (
    frozenset({"maker", "year"}),
    frozenset({"maker", "minutes"}),
    frozenset({"lead", "year"}),
    frozenset({"lead", "minutes"}),
    frozenset({"year", "minutes"}),
    frozenset({"year", "genre"}),
    frozenset({"minutes", "genre"}),
    frozenset({"minutes", "behind"}),
    frozenset({"dated"}),
    frozenset({"linked"}),
    frozenset({"marked"}),
    frozenset({"maker", "lead"}),
    frozenset({"ranked"}),
    frozenset({"headed"}),
    frozenset({"graded"}),
    frozenset({"column"}),
    frozenset({"listed"}),
)
_OF_FILMS: Final = frozenset({"maker", "minutes", "linked"})
_SURE_OF_LINES: Final = tuple(signs for signs in _SURE if signs.isdisjoint({"genre", "linked"}))
_FEW: Final = frozenset({"line bracketed", "line quoted", "table"})
"""Forms of lines in which a title stands between signs of its own: two are enough, as under headings."""
_NAMED: Final = frozenset({Role.TITLE, Role.HEADING, Role.BODY})
_NEVER: Final = frozenset({"interview", "trailer_news"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One film of a programme: its block, its title's place, the form of its line, what is told of it up to `last`."""

    block: int
    start: int
    end: int
    form: str
    signs: frozenset[str]
    last: int

    @property
    def sure(self) -> bool:
        """Whether two details, or one that only films have, stand by the name; a plain line needs surer ones."""
        return any(signs <= self.signs for signs in (_SURE_OF_LINES if self.form == "line plain" else _SURE))

    @property
    def credited(self) -> bool:
        """Whether a director's label or a link to a film database says that this is a film and no book or record."""
        return not self.signs.isdisjoint({"maker", "linked"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """The rows of a page, in text order, and whether the page is made of them."""

    rows: tuple[Row, ...] = ()
    whole: bool = False


def programme_of(page: Page) -> Programme:
    """Return the films that a page names by a repeated shape of lines; none where nothing is repeated."""
    tabled = {row.block: row for row in film_rows(page)}
    lines = (*_candidates(page), *map(_listed, listed_titles(page)))
    found = [*map(_tabled, tabled.values()), *(row for row in lines if row.block not in tabled)]
    of_form = (_of_form(page, [row for row in found if row.form == form]) for form in sorted({r.form for r in found}))
    forms = [form for form in of_form if form]
    rows = [row for form in forms for row in _not_told(form, forms)]
    if not any(row.signs & _OF_FILMS for row in rows) and not (film_talk(page).words or is_filed(page)):
        return Programme()  # books and records have authors and years as well
    rows.sort(key=lambda row: row.start)
    kept = tuple(row for i, row in enumerate(rows) if i == 0 or row.start >= rows[i - 1].end)
    return Programme(rows=kept, whole=_is_whole(page, kept))


def is_of_films(page: Page, programme: Programme) -> bool:
    """Tell whether a page made of rows is about films: their directors are labelled, or words of the page say so."""
    if not programme.whole:
        return False
    credited = sum(row.credited for row in programme.rows)
    return 2 * credited >= len(programme.rows) or film_talk(page).words > 0


def as_list(page: Page, programme: Programme) -> Page:
    """Return the page as one about several films, where it is made of the rows of a programme."""
    if not programme.whole or page.kind.name == "list" or page.meta("site.layout") is not None:
        return page
    kind = Kind(name="list", p=0.8, reasons=(f"{len(programme.rows)} films named in lines of one form",))
    return replace(page, kind=kind)


def _not_told(form: list[Row], forms: Sequence[list[Row]]) -> list[Row]:
    """Leave out a form whose lines stand under other rows' names ("Lee [14 min, 2018]" under the name of the film).

    Where several stand under each name, the names are days or places, and left out themselves.
    """
    if form[0].form == "heading plain" and any(
        2 * _under(other, form) >= len(form) for other in forms if _is_quoted(other)
    ):
        return []
    for other in forms:
        if (
            other is not form
            and not _is_quoted(form)
            and _under(form, other) >= len(form) / 2
            and _under(form, other) <= _ONE * len(other)
        ):
            return []
        if other is not form and _under(other, form) > _ONE * len(form):
            return []
    return form


def _is_quoted(form: Sequence[Row]) -> bool:
    """Tell lines opened by titles in quotation marks: what stands over them heads a part of the page."""
    return form[0].form.startswith(("listed opened", "listed quoted")) and all("quoted" in row.signs for row in form)


_ONE: Final = 1.5  # lines of another form under a name that still tell of it


def _under(form: Sequence[Row], names: Sequence[Row]) -> int:
    """Count the rows of a form that stand among what is told of other rows."""
    told = {at for row in names for at in range(row.block + 1, row.last + 1)}
    return sum(row.block in told for row in form)


def _of_form(page: Page, rows: list[Row]) -> list[Row]:
    """Return the rows of one form, where enough of them are surely films; those like a sure one with them."""
    sure = [row for row in rows if row.sure]
    titles = {title_key(page.text[row.start : row.end]) for row in sure}
    headed = rows[0].form in _FEW or rows[0].form.startswith("heading") or all("dated" in row.signs for row in sure)
    if len(titles) < (_FEWEST_HEADED if headed else _FEWEST):
        return []
    told = Counter(sign for row in sure for sign in row.signs)
    usual = {sign for sign, n in told.items() if 2 * n >= len(sure)}
    times = Counter(title_key(page.text[row.start : row.end]) for row in rows)
    return [
        row
        for row in rows
        if row.sure
        or (
            times[title_key(page.text[row.start : row.end])] == 1
            and (row.signs & (usual - {"genre"}) if headed else row.signs >= usual)
        )
    ]


def _candidates(page: Page) -> Sequence[Row]:
    """Return the lines that name a work; of those that begin with the label of several lines, none."""
    rows = list(_naming(page))
    heads = _heads(page) if rows else Counter()
    return [
        row
        for row in rows
        if page.blocks[row.block].role is not Role.BODY
        or heads[_head(page.slice(page.blocks[row.block].span))] <= _FEWEST_HEADED
    ]


def _naming(page: Page) -> Iterator[Row]:
    blocks = page.blocks[:_READ]
    lines = [page.slice(block.span)[:_CLIP] for block in blocks]
    signs = Signs(page, lines)
    headed = headed_titles(page)
    for index, block in enumerate(blocks):
        if block.role not in _NAMED or len(lines[index]) > 2 * LONGEST:
            continue
        name = _headed(headed[index], block) if index in headed else name_in(lines[index], page.language)
        if name is None:
            continue
        start, end, form, told = name
        under, last = _told_under(page, index, signs, at_once=form == "plain")
        if told or (not signs[index] - {"genre", "lead"} and under):
            role = "heading" if block.role is Role.HEADING else "line"
            at = block.span.start
            yield Row(block=index, start=at + start, end=at + end, form=f"{role} {form}", signs=told | under, last=last)


def _heads(page: Page) -> Counter[str]:
    """Count before how many different lines of the text the same words stand as a label."""
    named = {page.slice(block.span)[:_CLIP] for block in page.blocks[:_READ] if block.role is Role.BODY}
    return Counter(head for line in named if (head := _head(line)))


def _tabled(row: FilmRow) -> Row:
    """Return a row of a table as one of the programme; a column of directors says that the others are films."""
    told = {"column"} | ({"maker"} if any(cell.field == "director" for cell in row.cells) else set())
    return Row(
        block=row.block,
        start=row.title.start,
        end=row.title.end,
        form="table",
        signs=frozenset(told),
        last=row.block,
    )


def _listed(title: ListedTitle) -> Row:
    """Return a line of a list as a row of the programme."""
    return Row(
        block=title.block,
        start=title.start,
        end=title.end,
        form=f"listed {title.form}",
        signs=frozenset({"listed", "quoted"} if title.quoted else {"listed"}),
        last=title.block,
    )


def _headed(title: HeadedTitle, block: Block) -> tuple[int, int, str, frozenset[str]]:
    """Return what `name_in` would of a heading that names a film."""
    return title.start - block.span.start, title.end - block.span.start, "headed", frozenset({title.sign})


def _head(line: str) -> str:
    """Return what stands before a line's first colon: the same words before several lines are a label."""
    head, colon, rest = line[:LONGEST].replace("：", ":").partition(":")
    return head.strip(" *_-•").casefold() if colon and rest.strip() and len(head) <= _LABEL else ""


_LABEL: Final = 30


def _told_under(
    page: Page, index: int, signs: Mapping[int, frozenset[str]], *, at_once: bool
) -> tuple[frozenset[str], int]:
    """Return what the lines under a name tell, and the last of these lines.

    Under a plain line the first must tell something; under a name that its line already sets apart, prose may come
    before the lines that do.
    """
    headed = page.blocks[index].role is Role.HEADING
    found: frozenset[str] = frozenset()
    seen, last, silent = 0, index, 0
    for after in range(index + 1, min(len(page.blocks), _READ, index + 1 + (_SECTION if headed else 2 * _UNDER))):
        role = page.blocks[after].role
        if role not in TOLD:
            continue
        if role is Role.HEADING and "dated" not in signs[after]:
            break
        if not signs[after]:
            silent += 1
            if at_once or not headed or (found and silent > _UNDER):
                break
            continue
        seen += 1
        if not headed and seen > _UNDER:
            break
        found |= signs[after]
        last = after
    return found, last


_SECTION: Final = 14  # lines of a section that are looked at


def _is_whole(page: Page, rows: Sequence[Row]) -> bool:
    """Tell whether a page is made of its rows: most of its prose stands from the first on, and none is its own."""
    titles = {title_key(page.text[row.start : row.end]) for row in rows if row.sure}
    headed = any(row.form in _FEW or row.form.startswith("heading") for row in rows)
    if len(titles) < (_FEWEST_HEADED if headed else _FEWEST) or page.kind.name in _NEVER:
        return False
    if title_key(page.headline or "") in titles or is_person(page.headline or ""):
        return False
    begins = page.blocks[rows[0].block - (rows[0].form == "table")].span.start  # a table begins with its head
    total = after = 0
    for block in page.having(Role.HEADING, Role.BODY, Role.TITLE, Role.USER_REVIEW):
        size = block.span.end - block.span.start
        total += size
        after += size if block.span.start >= begins else 0
    return after >= _MOST_OF_PAGE * total
