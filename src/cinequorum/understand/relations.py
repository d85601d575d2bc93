"""How another film on a page is related to the page's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from cinequorum.model.claim import Claim, Scope
from cinequorum.model.page import Role
from cinequorum.model.reading import OtherFilm, SubjectFilm
from cinequorum.names.titles import same_title, title_key
from cinequorum.text.alternatives import any_of
from cinequorum.text.fold import fold
from cinequorum.understand.bare_titles import LISTED
from cinequorum.understand.conventions import conventional
from cinequorum.understand.data import works
from cinequorum.understand.makers import surname, surnames_of_makers
from cinequorum.understand.mention import Mention, keyed
from cinequorum.understand.mention_sureness import sure_groups
from cinequorum.understand.mentions import NamedTitles
from cinequorum.understand.prose import Prose

_COMPARES: Final = re.compile(
    rf"\b{any_of(works.COMPARE_ANYWHERE)}\b",
    re.IGNORECASE,
)
_HIS: Final = re.compile(r"\b(?:his|her|their)\b[^.]{0,45}$", re.IGNORECASE)
_HIS_WORKS: Final = re.compile(
    r"\b(?:his|her|their)\s(?:\w+\s){0,3}(?:films?|movies?|works?|projects?|pictures?|efforts?|hits?)\s?,?\s"
    r"(?:like|such as|including)\s[^.]{0,60}$",
    re.IGNORECASE,
)
_OWNER: Final = re.compile(
    r"(?P<name>[^\W\d_a-z][\w.-]+)['’]s?\s(?:[a-z]+\s){0,2}"
    r"(?:[“\"‘'«*_]?[A-Z0-9][^.;()]{0,60}?(?:,|\sand|\sor|\sund|\sy|\set)\s){0,3}[“\"‘'«*_]?$"
)
_ROLES: Final = re.compile(
    rf"\b(?:{'|'.join(works.ROLE_WORDS)})\b[^.]{{0,80}}\b(?:in|en|dans|nei|em)\b[^.]{{0,60}}$", re.IGNORECASE
)
_ACTS: Final = re.compile(rf"\b(?:{'|'.join(works.ACTING_WORDS)})\b", re.IGNORECASE)
_JUDGING: Final = frozenset({"critic_review"})
_COMPARING: Final = frozenset({"critic_review", "user_reviews", "listing"})
_CLAUSE: Final = 70  # code points before a title that belong to its clause
_MADE_AFTER: Final = re.compile(
    rf"\b(?:{'|'.join(works.MADE_AFTER)})\s(?:[^\s.;,]+\s){{0,6}}[“\"‘'«„_*]?$", re.IGNORECASE
)
"""An earlier film that this one was made after: "a remake of the cult comedy “Salt”"."""
_EXAMPLES: Final = re.compile(
    rf"\b(?:{'|'.join(works.FILM_PLURALS)})\s(?:\w+\s)?(?:{'|'.join(works.EXAMPLE_WORDS)})\s[^.;]{{0,40}}$",
    re.IGNORECASE,
)
"""Films that only stand for their kind: "in competition with films such as “Salt”"."""
_SET_OFF: Final = frozenset({"quoted", "emphasis", "link", "capitals", "dated"})
_SURE_FORMS: Final = frozenset({"link", "dated"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _People:
    """Folded surnames of the subject's makers and cast, and the names that are therefore no films."""

    makers: frozenset[str]
    cast: frozenset[str]
    names: frozenset[str]


def related(
    prose: Prose, subject: SubjectFilm | None, named: NamedTitles, claims: tuple[Claim, ...]
) -> tuple[OtherFilm, ...]:
    """Return the films among the mentions that are not the subject, once each, with relation and year.

    The page's claims tell its director and cast from other people, and its people and characters from films.
    """
    people = _people(prose, claims)
    relations = _relations(prose, named.mentions, people)
    found: list[OtherFilm] = []
    for group in _groups(prose, subject, named):
        if _is_name(group, people.names) or all(_is_part(prose, m, people.cast) for m in group):
            continue
        relation = next((r for m in group if (r := relations[m.start]) != "mentioned"), "mentioned")
        if subject is None and relation == "same_director":
            relation = "mentioned"
        found.append(_film(prose, group, relation))
    return tuple(sorted(found, key=lambda f: f.span.start))


def _relations(prose: Prose, mentions: tuple[Mention, ...], people: _People) -> dict[int, str]:
    """Return the relation of each mention by its start; in a list of titles the first decides for the others."""
    found: dict[int, str] = {}
    before: Mention | None = None
    for mention in mentions:
        listed = before is not None and LISTED.fullmatch(prose.page.text[before.end : mention.start])
        cued = mention.cue is not None and mention.cue.strong
        if listed and before is not None and not cued:
            found[mention.start] = found[before.start]
        else:
            found[mention.start] = _relation(prose, mention, people)
        before = mention
    return found


def relations_of(prose: Prose, mentions: Sequence[Mention], claims: tuple[Claim, ...]) -> tuple[str, ...]:
    """Return how the films of single mentions are related to the page's own."""
    people = _people(prose, claims)
    return tuple(_relation(prose, mention, people) for mention in mentions)


def unrelated(prose: Prose, subject: SubjectFilm | None, named: NamedTitles) -> tuple[OtherFilm, ...]:
    """Return the same films before anything is known of their relations, all as `mentioned`, and the doubtful ones.

    Series and titles that are hardly films' are among them: what is said of those is not said of the page's film.
    """
    found = [_film(prose, group, "mentioned") for group in _fitting(prose, subject, named)]
    return tuple(sorted(found, key=lambda f: f.span.start))


def _groups(prose: Prose, subject: SubjectFilm | None, named: NamedTitles) -> list[list[Mention]]:
    return sure_groups(prose, _fitting(prose, subject, named))


def _fitting(prose: Prose, subject: SubjectFilm | None, named: NamedTitles) -> list[list[Mention]]:
    def is_own(title: str) -> bool:
        return subject is not None and is_subject(title, subject)

    groups = list(keyed(_no_second_titles(prose, named.mentions)).values())
    fitting = conventional(prose, groups, is_own if subject else None)
    return [group for group in fitting if not is_own(group[0].title)]


def _film(prose: Prose, group: list[Mention], relation: str) -> OtherFilm:
    best = max(group, key=lambda m: m.p)
    return OtherFilm(
        title=best.title,
        year=next((m.year for m in group if m.year), None),
        relation=relation,
        p=round(best.p, 3),
        span=prose.page.span(best.start, best.end),
    )


def _people(prose: Prose, claims: tuple[Claim, ...]) -> _People:
    own = [c for c in claims if c.scope is Scope.WORK and c.subject == "film"]
    directors = {surname(c.value) for c in own if c.predicate == "director"}
    cast = {surname(c.value) for c in own if c.predicate == "cast"}
    persons = [c.value for c in own if c.predicate in _PERSONS]
    roles = [c.role for c in own if c.predicate == "cast" and c.role]
    roles += [c.subject for c in claims if c.predicate == "character"]
    return _People(
        makers=frozenset(directors) or surnames_of_makers(prose),
        cast=frozenset(cast - directors),
        names=frozenset(fold(name) for name in (*persons, *map(surname, persons), *roles)),
    )


_PERSONS: Final = frozenset(
    {"director", "writer", "cast", "cinematographer", "composer", "editor", "producer", "production_designer"}
)


def _is_name(group: list[Mention], names: frozenset[str]) -> bool:
    """Tell a person or character of this film from a film: "Alma" is none where the cast plays an Alma."""
    sure = any(m.form in _SURE_FORMS or m.year for m in group)
    return not sure and fold(group[0].title) in names


def _is_part(prose: Prose, mention: Mention, cast: frozenset[str]) -> bool:
    """Tell an actor's part from a film: one bare word after the name of one of the cast ("Lee’s Alma")."""
    if mention.form != "bare" or mention.year or " " in mention.title:
        return False
    owner = _OWNER.search(prose.page.text[max(0, mention.start - 60) : mention.start])
    return owner is not None and fold(owner["name"]) in cast


def _no_second_titles(prose: Prose, mentions: tuple[Mention, ...]) -> list[Mention]:
    """Leave out an original title in parentheses right after the title it belongs to."""
    ends = {m.end for m in mentions}
    kept = []
    for mention in mentions:
        gap = re.search(
            r"[”\"’'»*_)\]]{0,2}\s?\([“\"‘'«*_]{0,2}$", prose.page.text[max(0, mention.start - 8) : mention.start]
        )
        if gap is None or mention.start - len(gap.group()) not in ends:
            kept.append(mention)
    return kept


def is_subject(title: str, subject: SubjectFilm) -> bool:
    """Tell whether a title is the subject's own, its second one, or a shortened form of it ("Spotless Mind")."""
    one = title_key(title)
    first, _, rest = one.partition(" ")
    if first in _FILM_WORDS and same_title(rest, subject.title):  # "Film Salt Road", where titles follow the word
        return True
    forms = [subject.title, *([subject.original_title] if subject.original_title else [])]
    return any(same_title(title, form) or f" {one} " in f" {title_key(form)} " for form in forms)


_FILM_WORDS: Final = frozenset(works.FILM_WORDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A mention with what stands around it: the words before it in its sentence, and who is named in that sentence."""

    mention: Mention
    sentence: str
    before: str
    makers: bool
    cast: bool
    judging: bool
    compares: bool


def _relation(prose: Prose, mention: Mention, people: _People) -> str:
    sentence = prose.sentences[mention.sentence]
    if sentence.role is not Role.BODY and sentence.review is None:
        return "mentioned"
    words = frozenset(fold(sentence.text).split())
    place = _Place(
        mention=mention,
        sentence=sentence.text,
        before=prose.page.text[sentence.span.start : mention.start],
        makers=not words.isdisjoint(people.makers),
        cast=not words.isdisjoint(people.cast),
        compares=prose.page.kind.name in _COMPARING,
        judging=prose.page.kind.name in _JUDGING and mention.form in _SET_OFF,
    )
    person = _person_beside(place)
    if person is not None:
        known = _of_person(person, people)
        if known != "mentioned" or not (mention.cue and mention.cue.relation == "compared"):
            return known if known != "mentioned" else _compared(place)
        return "compared"
    return _by_cue(place) or _by_company(place)


def _person_beside(place: _Place) -> str | None:
    """Return the folded surname of the person whom the words beside the title make its owner or maker, or None."""
    cue = place.mention.cue
    if cue is not None and cue.words.startswith("by "):
        return fold(cue.words).split()[-1]
    owner = _OWNER.search(place.before[-240:])
    return fold(owner["name"]) if owner is not None and not _is_common(owner["name"]) else None


def _is_common(word: str) -> bool:
    """Tell a word that owns nothing as a person does ("The film’s", "It’s", "Let’s")."""
    return fold(word) in _COMMON


_COMMON: Final = frozenset(works.PLAIN_WORDS) | frozenset(works.OPENERS)


def _of_person(name: str, people: _People) -> str:
    if name in people.makers:
        return "same_director"
    return "same_cast" if name in people.cast else "mentioned"


def _by_cue(place: _Place) -> str | None:
    """Return the relation that the words right beside the title give; None where they are too weak."""
    cue = place.mention.cue
    if _HIS_WORKS.search(place.before):
        return "same_director"
    if _ROLES.search(place.before[-200:]):
        return "same_cast"
    if cue is None or not cue.strong:
        return None
    if cue.relation == "compared":
        return _compared(place)
    return cue.relation if cue.relation != "mentioned" else None


def _by_company(place: _Place) -> str:
    """Decide by who else is named in the sentence, and by words that compare anywhere in it."""
    cue = place.mention.cue
    if _MADE_AFTER.search(place.before[-_CLAUSE:]):
        return "compared"
    if cue is not None and cue.relation == "compared":
        return _compared(place)
    if place.cast and _ACTS.search(place.sentence) and not (place.makers and _HIS.search(place.before)):
        return "same_cast"
    his = cue is not None and cue.relation == "mentioned" and _HIS.search(place.before)
    if place.makers or his:
        return "same_director"
    if cue is not None and cue.relation in {"same_director", "same_cast"} and not cue.strong:
        return cue.relation if cue.relation == "same_director" or place.cast else _compared(place)
    return _compared(place)


def _compared(place: _Place) -> str:
    """Tell a comparison from a bare mention; in a review, another film that is set off stands there to be compared."""
    cue = place.mention.cue
    if cue is not None and cue.relation == "compared":
        return "mentioned" if not place.compares and _EXAMPLES.search(place.before[-_CLAUSE:]) else "compared"
    if place.compares and _COMPARES.search(place.sentence):
        return "compared"
    neutral = cue is not None and cue.strong and cue.relation == "mentioned"
    return "compared" if place.judging and not neutral else "mentioned"
