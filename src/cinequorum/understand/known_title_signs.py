"""What the known films say of words that may name another film, as signs for the learned weights (`title_model`).

That no known film is called so says most of a run of capitals, and something of words in italics; that a film is says
little by itself, and more where the page names somebody who made it, or its year.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cinequorum.catalogue.known import KnownFilm, KnownFilms
from cinequorum.model.reading import SubjectFilm
from cinequorum.names.titles import title_key
from cinequorum.text.fold import fold
from cinequorum.understand.known_titles import RUN
from cinequorum.understand.mentions import NamedTitles
from cinequorum.understand.prose import Prose
from cinequorum.understand.title_places import Seen

_BARE: Final = frozenset({"bare", RUN})
_MOST_WORDS: Final = 3
_MOST_FILMS: Final = 4
_CAST, _MOST_CAST = 4, 3  # persons a step, steps
_YEARS: Final = 20  # of a step
_SEEN: Final = (15, 5, 2, 1)  # diaries, a step each


class KnownSigns:
    """The signs of all titles of a page."""

    def __init__(self, prose: Prose, named: NamedTitles, subject: SubjectFilm | None, known: KnownFilms) -> None:
        self._text, self._known = prose.page.text, known
        self._language = "en" if prose.page.language.startswith("en") else "not en"
        self._named = {fold(phrase.text) for phrases in named.phrases.values() for phrase in phrases}
        films = known.films(title_key(subject.title)) if subject else ()
        self._makers = self._named_of(films)

    def of(self, one: Seen) -> set[str]:
        """Return the signs of one title; all begin with "known"."""
        group = self._group(one)
        words = min(_MOST_WORDS, one.title.count(" ") + 1)
        films = self._known.films(one.key)
        series = self._known.is_series(one.key)
        trades = self._known.trades(fold(one.title))
        if not films:
            found = {f"known not&{group}&{self._language}", f"known not&{words}&{self._language}"}
            if trades.acted or trades.directed:
                found.add("known person")
            if series:
                found.update(("known series alone", f"known series alone&{group}"))
            return found
        several = "several words" if words > 1 else "one word"
        found = {
            f"known&{group}&{words}",
            f"known times={min(_MOST_FILMS, len(films))}&{group}",
            f"known cast={min(_MOST_CAST, max(len(f.cast) for f in films) // _CAST)}&{group}&{several}",
            f"known from={films[-1].year // _YEARS * _YEARS}&{group}",
            f"known seen={_step(max(film.seen for film in films))}&{group}&{several}",
        }
        if series:
            found.update(("known series, too", f"known series, too&{several}"))
        self._add_agreement(found, one, films, group)
        if words == 1:
            lower = "lower elsewhere" if f" {one.title.lower()} " in self._text else "never lower"
            found.add(f"known one word, {lower}&{group}")
        return found

    def _add_agreement(self, found: set[str], one: Seen, films: Sequence[KnownFilm], group: str) -> None:
        makers = self._named_of(films)
        if makers:
            found.update(("known maker named", f"known maker named&{group}"))
        if makers & self._makers:
            found.add("known maker of the page's film")
        years = {place.mention.year for place in one.places if place.mention is not None and place.mention.year}
        if years:
            found.add("known year" if years & {film.year for film in films} else "known year differs")
        if self._known.trades(fold(one.title)).acted:
            found.add("known title and person")

    def _named_of(self, films: Sequence[KnownFilm]) -> frozenset[str]:
        """Return who made any of these films and is named on the page."""
        return frozenset(name for film in films for name in film.directors | film.cast if name in self._named)

    @staticmethod
    def _group(one: Seen) -> str:
        sorts = {sort for place in one.places for sort in place.sorts}
        return RUN if sorts == {RUN} else "bare" if sorts <= _BARE else "set"


def _step(diaries: int) -> int:
    return next((step for step in _SEEN if diaries >= step), 0)
