"""Films as members' tables name them: by slug, which leads on where a film was renamed or merged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cinequorum_web.catalog.models import FilmRow, FormerSlug
from cinequorum_web.pages.covers import Cover, cover

LONGEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmRef:
    """A film in a list of a member's. `here` says whether the site still has it."""

    slug: str
    title: str
    year: int | None
    cover: Cover
    here: bool = True


def film_at(slug: str) -> FilmRef | None:
    """Return the film that a slug or a former slug stands for."""
    return films_at((slug,)).get(slug) if 0 < len(slug) <= LONGEST else None


def films_at(slugs: Iterable[str]) -> Mapping[str, FilmRef]:
    """Return the films that these slugs stand for, in two queries. Those that are not here are left out."""
    asked = frozenset(slugs)
    if not asked:
        return {}
    rows = FilmRow.objects.filter(slug__in=asked).values_list("slug", "title", "year")
    found = {slug: _ref(slug, title, year) for slug, title, year in rows}
    if gone := asked - found.keys():
        moved = FormerSlug.objects.filter(slug__in=gone).values_list("slug", "film__slug", "film__title", "film__year")
        found.update({old: _ref(slug, title, year) for old, slug, title, year in moved})
    return found


def or_gone(found: Mapping[str, FilmRef], slug: str) -> FilmRef:
    """Return a film of `films_at`, or what is left of one that the site no longer has: its name."""
    if slug in found:
        return found[slug]
    title = slug.replace("-", " ").capitalize()
    return FilmRef(slug=slug, title=title, year=None, cover=cover(slug, title), here=False)


def names_of(slug: str) -> tuple[str, ...]:
    """Return the slugs under which members may have kept a film: its own first, then those it had before."""
    return (slug, *FormerSlug.objects.filter(film__slug=slug).values_list("slug", flat=True))


def _ref(slug: str, title: str, year: int | None) -> FilmRef:
    return FilmRef(slug=slug, title=title, year=year, cover=cover(slug, title))
