"""The parts and imprints of a large film's pages, many in one row: a thousand are read like a handful.

They are copies of what each page has in its own row, and are made anew where they are missing or out of date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

from django.db.models import Q, QuerySet

from cinequorum.model.codec import pack, unpack
from cinequorum.model.notes import Imprint
from cinequorum.model.part import Part
from cinequorum.reconcile.parts import made_by
from cinequorum.store.port import Filed
from cinequorum_web.catalog import parts
from cinequorum_web.catalog.models import FilmRow, KeyRow, SheafRow

FEWEST = 32  # pages: those of a smaller film are read one by one
MOST = 256  # pages in one row, so that not much is written again when one is added
SPOT, EXACT, KEYS = 20, 8, 64  # bytes of a sentence, as in `Imprint`
KNOWN = 16  # sheaves that a process keeps unpacked
COLUMNS = ("pages", "parts", "spots", "exact", "keys")

Pages = tuple[tuple[str, int], ...]  # the ids of pages, each with the number of its sentences


class _Film(NamedTuple):
    """The sheaves of one film, by the number of the row, with the pages of each."""

    slug: str
    sources: int
    pages: dict[int, Pages]

    def is_whole(self) -> bool:
        """Tell whether all pages of the film are in a sheaf."""
        return sum(map(len, self.pages.values())) == self.sources


def filed(using: str, keys: frozenset[str], without: AbstractSet[str]) -> Iterator[Filed]:
    """Yield the parts of the pages filed under at least one of `keys`; some left out."""
    holders = KeyRow.objects.using(using).filter(key__in=keys)
    homes = frozenset(holders.values_list("film", flat=True).distinct())
    films = {pk: film for pk, film in _films(using, homes - {None}).items() if film.is_whole()}
    if others := homes - films.keys():
        small = Q(film__in=others - {None}) | (Q(film=None) if None in others else Q())
        yield from parts.filed(using, holders.filter(small).values("page"), without)
    for film in films.values():
        wanted = [pk for pk, pages in film.pages.items() if not all(page in without for page, _ in pages)]
        for part in _parts(using, wanted):
            if part.subject.page not in without and not keys.isdisjoint(part.subject.keys):
                yield Filed(part, film.slug)


def imprints(using: str, page_ids: AbstractSet[str], slugs: Iterable[str]) -> Mapping[str, Imprint]:
    """Return the sentences of these pages as numbers, by page id. The parts must have been asked for before.

    Films are named by `slugs` where all of their pages, or most, are asked for.
    """
    rows = _current(using).filter(film__slug__in=sorted(slugs))
    found: dict[str, Imprint] = {}
    for pages, *columns in rows.values_list("pages", "spots", "exact", "keys"):
        found |= _cut(unpack(bytes(pages), Pages), [bytes(column) for column in columns])
    found = {page: found[page] for page in page_ids & found.keys()}
    return found | parts.imprints(using, page_ids - found.keys(), slugs)


def keep(using: str, film: FilmRow, pages: AbstractSet[str]) -> None:
    """Bring the sheaves of a film to these pages, which are all that it has. Rows are joined as they grow alike."""
    kept = {pk: (made, unpack(bytes(ids), Pages)) for pk, made, ids in _rows(using, film)}
    if not kept and len(pages) < FEWEST:
        return
    wanted = pages if len(pages) >= FEWEST else frozenset[str]()
    rules = made_by()
    sound = {pk: ids for pk, (made, ids) in kept.items() if made == rules and all(page in wanted for page, _ in ids)}
    if stale := kept.keys() - sound.keys():
        SheafRow.objects.using(using).filter(pk__in=stale).delete()
    missing = sorted(wanted - {page for ids in sound.values() for page, _ in ids})
    for at in range(0, len(missing), MOST):
        _add(using, film, missing[at : at + MOST], {pk: len(ids) for pk, ids in sound.items()} if not at else {})


def drop(using: str, film: int, page: str) -> None:
    """Delete the sheaf of a film that holds this page, which is read anew."""
    for pk, _, ids in _rows(using, film):
        if any(one == page for one, _ in unpack(bytes(ids), Pages)):
            SheafRow.objects.using(using).filter(pk=pk).delete()


def _add(using: str, film: FilmRow, pages: Sequence[str], sizes: Mapping[int, int]) -> None:
    """Add a sheaf of these pages, with those of others in it that are no larger."""
    told = {one.part.subject.page: one.part for one in parts.filed_as(using, pages)}
    found = parts.imprints(using, told.keys(), ())
    ids = tuple((page, len(found[page].exact) // EXACT) for page in told)
    columns = [b"".join(map(pack, told.values()))]
    columns += [b"".join(getattr(found[page], name) for page in told) for name in COLUMNS[2:]]
    joined = _no_larger(len(ids), sizes)
    held = SheafRow.objects.using(using).filter(pk__in=joined)
    for other, *more in held.values_list(*COLUMNS) if joined else ():
        ids += unpack(bytes(other), Pages)
        columns = [one + bytes(another) for one, another in zip(columns, more, strict=True)]
    if joined:
        held.delete()
    values = dict(zip(COLUMNS, (pack(ids), *columns), strict=True))
    SheafRow.objects.using(using).create(film=film, made_by=made_by(), **values)


def _no_larger(count: int, sizes: Mapping[int, int]) -> list[int]:
    """The sheaves, by number, that one of so many pages is joined with: none larger than what it has grown to."""
    joined: list[int] = []
    for size, pk in sorted((size, pk) for pk, size in sizes.items()):
        if size > count or count + size > MOST:
            break
        joined.append(pk)
        count += size
    return joined


def _rows(using: str, film: FilmRow | int) -> list[tuple[int, str, bytes]]:
    rows = SheafRow.objects.using(using).filter(film=film).values_list("pk", "made_by", "pages")
    return [(pk, made, bytes(pages)) for pk, made, pages in rows]


def _current(using: str) -> QuerySet[SheafRow]:
    return SheafRow.objects.using(using).filter(made_by=made_by())


def _films(using: str, films: AbstractSet[int | None]) -> dict[int, _Film]:
    """The films that have sheaves, by the number of the row."""
    found: dict[int, _Film] = {}
    rows = _current(using).filter(film__in=films).values_list("film", "film__slug", "film__sources", "pk", "pages")
    for film, slug, sources, pk, pages in rows:
        found.setdefault(film, _Film(slug, sources, {})).pages[pk] = unpack(bytes(pages), Pages)
    return found


def _parts(using: str, wanted: Sequence[int]) -> Iterator[Part]:
    rows = SheafRow.objects.using(using).filter(pk__in=wanted).order_by("pk").values_list("parts", "pages")
    for packed, pages in rows if wanted else ():
        yield from _unpacked(bytes(packed), len(unpack(bytes(pages), Pages)))


@lru_cache(maxsize=KNOWN)
def _unpacked(packed: bytes, count: int) -> tuple[Part, ...]:
    """The parts in a sheaf, which stand one after another: with their number before them they are a list.

    Who adds page after page to a film reads the same sheaves again and again.
    """
    return unpack(b"\xdd" + count.to_bytes(4, "big") + packed, tuple[Part, ...])


def _cut(pages: Pages, columns: Sequence[bytes]) -> dict[str, Imprint]:
    """The imprints of some pages, whose columns stand one after another."""
    spots, exact, keys = columns
    found, at = {}, 0
    for page, count in pages:
        end = at + count
        found[page] = Imprint(
            spots=spots[SPOT * at : SPOT * end],
            exact=exact[EXACT * at : EXACT * end],
            keys=keys[KEYS * at : KEYS * end],
        )
        at = end
    return found
