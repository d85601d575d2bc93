"""Train the weights that tell which words on a page name other films (`understand.title_model`).

Asked of every collection of annotated pages in a folder: what on the page may be a title, what are its signs, which of
it is annotated as a film? Pages for which the rules were written count half.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cinequorum.catalogue.known import KnownFilms
from cinequorum.model.page import Page
from cinequorum.names.titles import same_title, title_key
from cinequorum.training.annotated import Row, enough, page_at, rows_in
from cinequorum.training.credits import Example, fitted, held_out, scale_of
from cinequorum.understand.facts import claims_of_page
from cinequorum.understand.films import other_films, subject_film
from cinequorum.understand.mentions import titles_named
from cinequorum.understand.programme import as_list, programme_of
from cinequorum.understand.prose import Films, prose_of
from cinequorum.understand.relations import unrelated
from cinequorum.understand.title_model import FILM, doubted_below, is_called_another, least, seen_on
from cinequorum.understand.title_signs import Told, signs_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_STRENGTH = 8.0  # of the regularisation
_DIGITS = 3
_LEAST_WEIGHT = 0.02
_ANNOTATED = "other_films"


@dataclass(frozen=True, slots=True, kw_only=True)
class Title(Example):
    """Words of an annotated page that may be a title.

    `ruled` tells what the rules take for one, dropped below a chance of `floor`; what they leave is added from a chance
    of `least` on, but for what the words beside it call something else, `another`.
    """

    ruled: bool
    floor: float
    least: float
    another: bool


def train(data_dir: Path, out: Path, known: KnownFilms | None = None) -> dict[str, Any]:
    """Train on the collections in the folders under `data_dir`, write the table into `out`; return the figures.

    It is `others.json`, and with known films, of which the signs then tell, `others_known.json`.

    Each folder has a `gold.jsonl` with a row a page: `page_file` (below the folder), `other_films` (objects with
    `title`, and `also`, a list of other forms, and `optional` where one cannot say), `complete_fields`, which names
    `other_films` where all are there, `source.repo`, the site, and `rules_fitted` where the rules were written for the
    page. The same data and libraries give the same bytes. A table that is in `out` already is learned on from, so that
    pages learned from before need not be at hand.
    """
    titles = enough(titles_of(data_dir, known), data_dir)
    path = out / ("others.json" if known is None else "others_known.json")
    base: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))["weights"][FILM] if path.exists() else {}
    unseen = held_out(titles, FILM, strength=_STRENGTH, base=base)
    slope, shift = (1.0, 0.0) if base else scale_of(titles, unseen, FILM)
    found = fitted(titles, FILM, strength=_STRENGTH, base=base)
    scaled = {sign: slope * weight + (shift if sign == "" else 0.0) for sign, weight in found.items()}
    kept = {s: round(w, _DIGITS) for s, w in scaled.items() if s == "" or abs(w) >= _LEAST_WEIGHT}
    weights = {sign: weight for sign, weight in kept.items() if not sign.startswith("rules fitted")}
    figures = measured(titles, slope * unseen + shift)
    out.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"figures": figures, "weights": {FILM: weights}}, indent=0, sort_keys=True, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")
    return figures


def titles_of(data_dir: Path, known: KnownFilms | None = None) -> Iterator[Title]:
    """Read what may be a title on the annotated pages, folder by folder; pages that are not there are left out."""
    for row in rows_in(data_dir):
        if _ANNOTATED not in row.told.get("complete_fields", ()):
            continue
        page = page_at(row.path)
        if page is not None:
            yield from _titles(page, row, known)


def _titles(page: Page, row: Row, known: KnownFilms | None) -> Iterator[Title]:
    programme = programme_of(page)
    prose = prose_of(as_list(page, programme), known)
    named = titles_named(prose, programme)
    subject = subject_film(prose, named)
    claims = claims_of_page(prose, Films(subject=subject, others=unrelated(prose, subject, named)))
    claims = () if subject is None else claims
    told = Told(subject=subject, claims=claims, ruled=other_films(prose, subject, named, claims))
    ruled = {title_key(film.title) for film in told.ruled}
    seen = seen_on(prose, named, told)
    for one, signs in zip(seen, signs_of(prose, named, seen, told), strict=True):
        right, unclear = _answer(one.title, row.told.get(_ANNOTATED, ()))
        yield Title(
            collection=row.collection,
            site=row.site,
            signs=signs,
            right=frozenset({FILM} if right else ()),
            unclear=frozenset({FILM} if unclear else ()),
            fitted=bool(row.told.get("rules_fitted")),
            ruled=one.key in ruled,
            floor=doubted_below(one, prose),
            least=least(one, prose),
            another=is_called_another(prose, one),
        )


def _answer(title: str, films: Sequence[Mapping[str, Any]]) -> tuple[bool, bool]:
    """Return whether a title is annotated as a film's, and whether one cannot say."""
    own = [film for film in films if any(same_title(title, form) for form in (film["title"], *film.get("also", ())))]
    right = any(not film.get("optional") for film in own)
    return right, bool(own) and not right


def measured(titles: Sequence[Title], sums: NDArray[np.float64]) -> dict[str, Any]:
    """Measure what the rules tell, and what the weights add and drop, on sites that the fit has not seen."""
    import numpy as np

    chances = 1 / (1 + np.exp(-sums))
    held = [i for i, title in enumerate(titles) if not title.fitted and FILM not in title.unclear]
    ruled = [i for i in held if titles[i].ruled]
    free = [i for i in held if not titles[i].ruled]
    return {
        "titles": len(titles),
        "sites": len({title.site for title in titles}),
        "collections": {
            name: len([t for t in titles if t.collection == name]) for name in sorted({t.collection for t in titles})
        },
        "ruled": _counted(titles, ruled),
        "dropped": _counted(titles, [i for i in ruled if chances[i] < titles[i].floor]),
        "unruled": _counted(titles, free),
        "added": _counted(titles, [i for i in free if chances[i] >= titles[i].least and not titles[i].another]),
        "chances": {
            f"{low:.1f} to {high:.1f}": _counted(titles, [i for i in held if low <= chances[i] < high])
            for low, high in ((0.0, 0.1), (0.1, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.01))
        },
    }


def _counted(titles: Sequence[Title], held: Sequence[int]) -> dict[str, int]:
    return {"titles": len(held), "right": sum(FILM in titles[i].right for i in held)}
