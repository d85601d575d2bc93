"""Which film a page is about, and which others it names."""

from __future__ import annotations

from cinequorum.model.reading import OtherFilm, SubjectFilm
from cinequorum.understand.prose import Prose


def subject_film(prose: Prose) -> SubjectFilm | None:
    """Return the film that the page is about, or None for a page about several or none."""
    return None


def other_films(prose: Prose, subject: SubjectFilm | None) -> tuple[OtherFilm, ...]:
    """Return the other films that the page names, and how each is related to the subject."""
    return ()
