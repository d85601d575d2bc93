"""What the places where a page names itself agree on: the window's title, the headline, the lines, the address.

Each place puts its own frame around the title: the site's name, a section, "watch online", a date. What stands alone in
one place and inside a frame in another is what they frame. An address that repeats the whole headline says nothing,
since every program makes one of the other; an address that is a part of the headline says which part counts.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import Final

from cinequorum.model.page import Page, Role
from cinequorum.names.titles import title_key
from cinequorum.text.alternatives import any_of
from cinequorum.text.fold import fold
from cinequorum.understand.addresses import addresses
from cinequorum.understand.candidate import BROUGHT_IN, SURELY_STATED, WELL_STATED, Candidate
from cinequorum.understand.data import headlines, roles, works
from cinequorum.understand.headline_parts import QUOTED
from cinequorum.understand.headline_speech import is_speech, makers_film
from cinequorum.understand.phrases import is_person
from cinequorum.understand.title_lines import BORN
from cinequorum.understand.title_shape import places_of

_PIECES: Final = re.compile(r"\s*[|｜»«/•·_]\s*|\s[-–—]{1,2}\s|\s::\s|:\s")
_HOST: Final = re.compile(r"^(?:https?:)?//(?:www\.)?([^/:?#]+)")
_HOST_KEYS: Final = ("canonical", "og:url", "twitter:url", "url")
_NAME_KEYS: Final = ("og:site_name", "application-name", "publisher.name")
_COPYRIGHT: Final = re.compile(
    r"(?:©|\([cC]\)|[cC]opyright)\s*(?:©\s*)?(?:\d{4}\s*(?:[-–]\s*\d{4}\s*)?)?([^.,|\n]{2,40})"
)
OWN_NAME: Final = "the site's own name"
"""The reason against a title that is but what the site is called."""

_FOOT: Final = 8  # blocks
_MOST_NAME: Final = 40  # characters of a site's name
_FRAMED: Final = 0.8
_ADDRESSED: Final = 1.4
_PASSED_OVER: Final = 1.5
_MOST: Final = 160  # characters of a place


def own_names(page: Page) -> frozenset[str]:
    """Return what the page's site is called, folded and without spaces: its stated names and its host's."""
    stated = [page.outlet or "", *(meta.value for key in _NAME_KEYS for meta in page.metadata if meta.key == key)]
    hosts = [match[1] for meta in page.metadata if meta.key in _HOST_KEYS and (match := _HOST.match(meta.value))]
    feet = (page.text[block.span.start : block.span.start + _MOST] for block in page.blocks[-_FOOT:])
    stated += [match[1] for foot in feet if (match := _COPYRIGHT.search(foot))]
    stated += _around(page)
    words = [host.rsplit(".", 1)[0] for host in hosts] + [label for host in hosts for label in host.split(".")[:-1]]
    return frozenset(bare for name in (*stated, *words) if len(bare := compact(name)) > 2)


def _around(page: Page) -> list[str]:
    """Return the line with which a page that lost its markup both begins and ends: the site signs itself so."""
    if not page.blocks or page.metadata:
        return []
    ends = (page.slice(page.blocks[0].span).split("\n")[0], page.slice(page.blocks[-1].span).split("\n")[-1])
    first, last = (line.strip() for line in ends)
    return [first] if fold(first) == fold(last) and len(page.blocks) > _FOOT and len(first) <= _MOST_NAME else []


def compact(words: str) -> str:
    """Return words folded, without spaces: "Film Files" and "filmfiles" are the same name."""
    return fold(words).replace(" ", "")


def weigh_agreement(found: dict[str, Candidate], page: Page) -> None:
    """Add to the candidates what the page's places agree on, and doubt what is but the site's own name."""
    places = _places(page)
    pieces = [frozenset(filter(None, map(title_key, map(_without_sort, _PIECES.split(place))))) for place in places]
    slugs = {compact(address.words) for address in addresses(page)}
    own = own_names(page)
    addressed = _addressed(found, pieces, slugs)
    for key, candidate in found.items():
        bare = compact(key)
        if bare == addressed:
            candidate.add(_ADDRESSED, "the address names this part of the title")
            candidate.stated = max(candidate.stated, WELL_STATED)
        elif bare in own and candidate.stated < SURELY_STATED:
            candidate.add(-_PASSED_OVER, OWN_NAME)
        elif _is_framed(key, places, pieces):
            candidate.add(_FRAMED, "alone in one place and framed in another")
        if addressed and bare != addressed and candidate.whole and any(key in piece for piece in pieces):
            candidate.add(-_PASSED_OVER, "the address names another part of the title")


def weigh_top(found: dict[str, Candidate], page: Page) -> None:
    """Take a title that stands alone on two lines at the top, as a window's title and a heading do, for stated."""
    lines = Counter(title_key(line) for block in page.blocks[:_TOP] for line in _short_lines(page.slice(block.span)))
    own = own_names(page)
    for key, candidate in found.items():
        alone = lines[key] >= _TWICE and candidate.in_body and compact(key) not in own
        if alone and not is_person(candidate.title):
            candidate.add(_FRAMED, "stands alone twice at the top")
            candidate.stated = max(candidate.stated, WELL_STATED)


def _short_lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if 1 < len(line) <= _MOST_NAME]


_TWICE: Final = 2


def _without_sort(piece: str) -> str:
    """Cut a word for films off the front of a piece of a headline ("Film Black Harbour")."""
    first, _, rest = piece.strip().partition(" ")
    return rest if rest[:1].isupper() and first.casefold() in _SORTS else piece


_SORTS: Final = frozenset(works.FILM_CUE_WORDS) | {"film", "movie", "filme", "película", "pelicula", "фильм"}


def _places(page: Page) -> list[str]:
    """Return the different texts in which a page names itself, the lines of headings among them."""
    lines = [page.slice(block.span) for block in page.having(Role.TITLE, Role.HEADING)[:3]]
    stated = [meta.value for meta in page.metadata if meta.key in works.HEADLINE_KEYS]
    texts = {fold(text): text for text in (page.headline or "", *stated, *lines) if 0 < len(text) <= _MOST}
    return list(texts.values())


def _is_framed(key: str, places: list[str], pieces: list[frozenset[str]]) -> bool:
    alone = any(title_key(place) == key for place in places)
    return alone and any(key in piece and len(piece) > 1 for piece in pieces)


def _addressed(found: dict[str, Candidate], pieces: list[frozenset[str]], slugs: set[str]) -> str | None:
    """Return the one piece of a title of several pieces, named by a candidate, that the address consists of."""
    named = {compact(key) for piece in pieces if len(piece) > 1 for key in piece} & slugs
    wholes = {compact(key) for key, candidate in found.items()}
    fit = sorted(named & wholes)
    return fit[0] if len(fit) == 1 else None


def join_spaced(found: dict[str, Candidate]) -> None:
    """Give the evidence of "雾港2" and "雾港 2" to the one that is stated: scripts without spaces write both."""
    twins: dict[str, list[str]] = {}
    for key in found:
        if not key.isascii():
            twins.setdefault(compact(key), []).append(key)
    for keys in twins.values():
        if len(keys) < _TWINS:
            continue
        first, *others = sorted(keys, key=lambda key: (-found[key].stated, -found[key].score))
        for other in map(found.pop, others):
            for reason, weight in other.weights.items():
                found[first].add(weight, reason, reason)
            found[first].stated = max(found[first].stated, other.stated)
            found[first].set_off += other.set_off


_TWINS: Final = 2


def doubt_lives(found: dict[str, Candidate], page: Page) -> None:
    """Doubt a person's name on a page that says at its top when somebody was born."""
    if not any(BORN.match(page.text[b.span.start : b.span.start + _LABELLED]) for b in page.blocks[:_TOP]):
        return
    for candidate in found.values():
        if candidate.whole and candidate.stated < SURELY_STATED and is_person(candidate.title):
            candidate.add(-_LIFE, "the life of a person")


_LABELLED: Final = 40
_TOP: Final = 25
_LIFE: Final = 5.0


def doubt_articles(found: dict[str, Candidate], page: Page) -> None:
    """Doubt, on pages that report, explain or list, what nothing marks as a film: most of their headlines name none.

    A film there is dated, quoted or in italics, or a word for films stands beside it once.
    """
    if page.kind.name not in _ARTICLES:
        return
    made = makers_film(page.headline or "")
    for candidate in found.values():
        repeated = candidate.whole and candidate.in_body  # a headline that is nothing but a name, and used as one
        marked = (repeated or candidate.year or candidate.set_off or any(map(_marks, candidate.reasons))) or _is_quoted(
            page, candidate.title
        )
        marked = marked or candidate.title == made
        if candidate.stated < SURELY_STATED and not marked and not _beside_film_word(page, candidate.title):
            candidate.add(-_UNMARKED, "nothing marks it as a film")


def doubt_speech(found: dict[str, Candidate], page: Page) -> None:
    """Doubt what somebody says in the headline of a talk: a sentence in quotation marks, and no title."""
    headline = page.headline or ""
    said = {
        title_key(match.group())
        for match in QUOTED.finditer(headline)
        if is_speech(headline, match.start(), match.end())
    }
    for key in said & found.keys():
        found[key].add(-_SAID, "somebody says it in the headline")


_SAID: Final = 3.0


def _marks(reason: str) -> bool:
    return "quoted" in reason or reason.startswith(BROUGHT_IN)


def _is_quoted(page: Page, title: str) -> bool:
    """Tell whether quotation marks stand about a title somewhere in the text."""
    text, length = page.text, len(title)
    places = islice(places_of(text, title), _MOST_PLACES)
    return any(at > 0 and text[at - 1] in _OPENING and text[at + length : at + length + 1] in _CLOSING for at in places)


_OPENING: Final = frozenset('"“„«»《『「‘')
_CLOSING: Final = frozenset('"”“»«》』」’')
_ARTICLES: Final = frozenset({"news", "feature", "interview", "list", "other"})
_UNMARKED: Final = 1.5
_NEAR: Final = 18  # characters
_MOST_PLACES: Final = 40
_SHORT: Final = 6  # words of a headline that is a film with a word for it
_FILM_WORDS: Final = (*works.FILM_WORDS, *headlines.NOUNS, *roles.NOUNS["director"])
_FILM_WORD: Final = re.compile(rf"(?<!\w){any_of(_FILM_WORDS)}(?!\w)", re.IGNORECASE)


def _beside_film_word(page: Page, title: str) -> bool:
    if len(title.split()) <= _SHORT and _FILM_WORD.search(title):  # "The new Foghorn film"
        return True
    for at in islice(places_of(page.text, title.rstrip("!?.")), _MOST_PLACES):
        end = at + len(title)
        if _FILM_WORD.search(page.text[max(0, at - _NEAR) : at] + " | " + page.text[end : end + _NEAR]):
            return True
    return False
