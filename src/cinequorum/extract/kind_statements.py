"""What a page states of itself that tells its kind: structured data, tags, address, whose record it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from cinequorum.extract.data.kinds import (
    ADDRESSES,
    FILMOGRAPHIES,
    OWN_PAGES,
    RATING_KEYS,
    REVIEWER_KEYS,
    SOURCE_KEYS,
    TAGS,
    VOTE_FIELDS,
)
from cinequorum.extract.evidence import Evidence
from cinequorum.extract.kind_layout import is_format, is_record

ARTICLES = frozenset({"article", "newsarticle", "blogposting", "review", "og:article", "reportagenewsarticle"})
"""First parts of the keys under which structured data state an article."""

_FILM_TYPES = frozenset({"video.movie", "video.tv_show", "video.episode", "movie", "tv_show"})
_LIVES = frozenset({"person.birthdate", "person.birthplace", "person.deathdate", "person.jobtitle"})
_LABEL = 16  # characters of a line that is a heading and not marked as one
_SEVERAL = 2  # lists that make a page one
_TAGS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in TAGS.items())
_SECTIONS = {kind: frozenset(words) for kind, words in ADDRESSES.items()}
_OWN_PAGES = frozenset(OWN_PAGES)
_OWN_ADDRESS = ("canonical", "og:url")
_FILMOGRAPHY = re.compile(FILMOGRAPHIES, re.IGNORECASE)
_WINDOWS = frozenset({"html:title", "og:title"})
_REVIEW_FIRST = re.compile(
    r"(?:[^\W\d_]{1,12}\s)?(?:review|kritik|filmkritik|critique|crítica|reseña|recensione|resenha|recenze|recensie|рецензия)"
    r"\s?[:–—|-]",
    re.IGNORECASE,
)


def by_statements(evidence: Evidence) -> Iterator[tuple[str, float, str]]:
    """Yield kind, weight and reason for what the page states of itself."""
    yield from _stated(evidence)
    yield from _address(evidence)
    yield from _subject(evidence)
    yield from _passed_on(evidence)


_OWN_MARK = re.compile(r"(?:extra|params|custom|taxonomies)(?:\.\w{1,20})?\.(?:my_?)?(?:rating|score|stars|grade)")


def _stated(evidence: Evidence) -> Iterator[tuple[str, float, str]]:
    voted = any(stated.key in VOTE_FIELDS for stated in evidence.stated)
    for stated in evidence.stated:
        top, _, rest = stated.key.partition(".")
        if top == "review" and rest.startswith(("itemreviewed", "reviewrating")):
            yield "critic_review", 2.0, f"structured data: {stated.key}"
        elif stated.key == "og:type" and stated.value.lower() in _FILM_TYPES:
            yield "listing", 2.0, f"structured data: {stated.value}"
        elif stated.key in _WINDOWS and stated.value != evidence.headline and _REVIEW_FIRST.match(stated.value):
            yield "critic_review", 1.5, f"the window's title says “{stated.value[:40]}”"
        elif (stated.key in RATING_KEYS or _OWN_MARK.fullmatch(stated.key)) and not voted:
            yield "critic_review", 2.0, f"the author's own {stated.key}"
    reviewer = next((s.key for s in evidence.stated if s.key in REVIEWER_KEYS and s.origin == "front-matter"), None)
    if reviewer:
        yield "critic_review", 1.5, f"its front matter names its {reviewer}"
    yield from _tagged(evidence)


def _tagged(evidence: Evidence) -> Iterator[tuple[str, float, str]]:
    """Weigh tags, categories and sections; in a film's record "feature" is a sort of film."""
    record = is_record(evidence)
    for stated in evidence.stated:
        if stated.key not in _SHELVES or (record and is_format(stated.key, stated.value)):
            continue
        for kind, pattern in _TAGS:
            if pattern.search(stated.value):
                typed = stated.key == "type" and len(stated.value.split()) <= 2
                yield kind, 3.5 if typed else 1.2, f"tagged “{stated.value[:40]}”"


_SHELVES = frozenset({"tags", "tag", "categories", "category", "keywords", "article:section", "section", "type"})


def _passed_on(evidence: Evidence) -> Iterator[tuple[str, float, str]]:
    """Weigh a note of a few sentences whose front matter gives the outlet that reported it, and the address."""
    front = [stated for stated in evidence.stated if stated.origin == "front-matter"]
    named = any(s.key in SOURCE_KEYS and s.value and "/" not in s.value for s in front)
    linked = any(s.value.startswith(("http://", "https://")) for s in front)
    if named and linked and 0 < sum(evidence.sizes) < _NOTE and not is_record(evidence):
        yield "news", 3.0, "a note on what another outlet reports"


_NOTE = 150  # words


def _address(evidence: Evidence) -> Iterator[tuple[str, float, str]]:
    """Weigh what the page's own address names: its section, or what its slug ends with."""
    address = next((stated.value for stated in evidence.stated if stated.key in _OWN_ADDRESS), "")
    path = address.partition("://")[2].partition("/")[2].partition("?")[0].lower()
    parts = [part for part in path.split("/") if part]
    words = {word for part in parts[:-1] for word in part.split("-")} | {part.split("-")[-1] for part in parts[-1:]}
    for kind, sections in _SECTIONS.items():
        for word in sorted(words & sections):
            yield kind, 1.5, f"its address says “{word}”"


def _subject(evidence: Evidence) -> Iterator[tuple[str, float, str]]:
    """Weigh whose record a page is: a person's, a film's, or that of several films in one front matter."""
    tops = Counter(stated.key.partition(".")[0] for stated in evidence.stated)
    keys = {stated.key for stated in evidence.stated}
    if keys & _LIVES and not tops.keys() & (ARTICLES | {"movie"}):
        yield "other", 4.0, "structured data of a person's life"
    labels = (line for line in evidence.lines if len(line) <= _LABEL)
    if (evidence.headline or "").strip(" .!?").casefold() in _OWN_PAGES and not evidence.labels:
        yield "other", 3.5, f"headed “{evidence.headline}”"
    if any(_FILMOGRAPHY.search(heading) for heading in (*evidence.headings, *labels)):
        yield "other", 6.0, "a heading of somebody's films"
    if tops["itemlist"] >= _SEVERAL and not tops["movie"]:
        yield "list", 3.5, "structured data of a list"
    if tops["newsarticle"] or tops["reportagenewsarticle"]:
        yield "news", 1.4, "structured data of a news article"
    named = Counter(s.key.rpartition(".")[0] for s in evidence.stated if s.key.endswith((".name", ".title")))
    for prefix, count in named.items():
        dated = sum(s.key in {f"{prefix}.year", f"{prefix}.director"} for s in evidence.stated)
        if prefix and count >= 3 and dated >= 3 and all(s.origin == "front-matter" for s in evidence.stated[:1]):
            yield "list", 5.0, f"{count} films in the front matter"
