"""The order in which a page is understood: films first, since every other part asks which film is meant.

How the other films are related is decided twice: claims need to know which titles are other films', and whether two
films share a director is known once the claims are.
"""

from __future__ import annotations

from dataclasses import replace

from cinequorum.catalogue.known import shipped
from cinequorum.model.opinion import Verdict
from cinequorum.model.page import Kind, MarkKind, Page
from cinequorum.model.reading import OtherFilm, Reading, SubjectFilm
from cinequorum.understand.about_film import film_talk, is_about_films
from cinequorum.understand.aspects import find_aspects
from cinequorum.understand.echoes import with_echoes
from cinequorum.understand.entries import claims_of_several
from cinequorum.understand.facts import claims_of_page
from cinequorum.understand.facts.years import with_known_year
from cinequorum.understand.filed_films import with_filed
from cinequorum.understand.film_year import dated
from cinequorum.understand.films import other_films, subject_film
from cinequorum.understand.known_relations import parted, related
from cinequorum.understand.known_years import with_year
from cinequorum.understand.label_words import may_name_maker
from cinequorum.understand.mentions import titles_named
from cinequorum.understand.options import PAGE_ALONE, UnderstandOptions
from cinequorum.understand.programme import as_list, is_of_films, programme_of
from cinequorum.understand.prose import Films, Prose, prose_of
from cinequorum.understand.ratings import page_ratings
from cinequorum.understand.relations import unrelated
from cinequorum.understand.reviews import read_reviews
from cinequorum.understand.set_off import SIGNS_OF_DATABASES
from cinequorum.understand.settled import settle_others, settle_subject
from cinequorum.understand.short_names import without_initials
from cinequorum.understand.spoilers import find_spoilers, page_level, spoiler_warning
from cinequorum.understand.title_model import weighed
from cinequorum.understand.title_signs import Told
from cinequorum.understand.verdict import page_verdict, review_verdicts
from cinequorum.understand.weighing import weigh


def understand(page: Page, options: UnderstandOptions = PAGE_ALONE) -> Reading:
    """Read everything that the page says about films. Pure: the same page and options give the same reading."""
    if page.meta("site.layout") is not None and page.kind.name == "other":  # a person's page on a film site
        return _of_no_film(page)
    if not may_be_about_films(page):
        return about_something_else(page)
    programme = programme_of(page)
    page = as_list(page, programme)
    catalogue = options.catalogue
    prose = prose_of(page, shipped() if options.known_films else None)
    named = titles_named(prose, programme)
    subject = subject_film(prose, named)
    told = claims_of_page(prose, Films(subject=subject, others=unrelated(prose, subject, named)))
    claims = () if subject is None else told
    subject = with_year(dated(subject, page, claims), prose, named, prose.known)
    claims = with_known_year(page, subject, claims)
    subject = settle_subject(subject, prose, claims, catalogue)
    ruled = other_films(prose, subject, named, claims)
    weighed_films = weighed(prose, named, Told(subject=subject, claims=claims, ruled=ruled))
    settled = settle_others(weighed_films, named, catalogue)
    others = related(_named(settled, prose, subject), subject, claims, prose.known)
    films = Films(subject=subject, others=others)
    if subject is None:
        entered = tuple(film for film, first in zip(settled, weighed_films, strict=True) if first in ruled)
        claims = claims_of_several(prose, named, entered) or told
    ratings = page_ratings(prose, films)
    weighing = weigh(prose, films)
    spoilers = find_spoilers(weighing)
    aspects = find_aspects(weighing, ratings, claims)
    verdicts = review_verdicts(weighing)
    return Reading(
        page=page,
        film=subject,
        other_films=films.others,
        ratings=ratings,
        claims=claims,
        verdict=page_verdict(weighing, ratings, verdicts),
        aspects=aspects,
        spoilers=with_echoes(spoilers, page),
        spoiler_level=page_level(spoilers),
        spoiler_warning=spoiler_warning(prose),
        reviews=read_reviews(weighing, verdicts, aspects, spoilers),
    )


def _named(settled: tuple[OtherFilm, ...], prose: Prose, subject: SubjectFilm | None) -> tuple[OtherFilm, ...]:
    """Return the other films with those that the page files itself under, rows parted, initials left out."""
    return without_initials(parted(with_filed(settled, prose.page, subject), prose.known), subject)


def may_be_about_films(page: Page) -> bool:
    """Tell whether a page is worth understanding: a film site's, one that talks of films, or rows of them.

    Neither the page's kind nor its visitors' reviews are asked, so that a page can be told before they are known.
    """
    known = page.meta("site.layout") is not None
    return known or is_about_films(page) or (_may_list_films(page) and is_of_films(page, programme_of(page)))


def _may_list_films(page: Page) -> bool:
    """Tell whether `is_of_films` may hold, from the page's words alone: most have no such ones."""
    if film_talk(page).words or may_name_maker(page.text):
        return True
    targets = "".join([f"\n{mark.target}" for mark in page.marks if mark.kind is MarkKind.LINK]).casefold()
    return any(sign in targets for sign in SIGNS_OF_DATABASES)


def about_something_else(page: Page) -> Reading:
    """Return the reading of a page that hardly talks of films: no title in it is a film's, no praise a film's."""
    kind = Kind(name="other", p=0.8, reasons=("hardly a word about films",))
    return _of_no_film(replace(page, kind=kind))


def _of_no_film(page: Page) -> Reading:
    return Reading(page=page, film=None, verdict=Verdict(label="none", value=None, p=0.9))
