"""How probable it is that words set as a title mean a film, on this kind of page and beside this page's other titles.

The numbers are shares of right mentions counted on development pages. A reading states only films that are more
probable than not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from msgspec.structs import replace

from cinequorum.text.fold import fold
from cinequorum.understand.data import works
from cinequorum.understand.mention import Mention
from cinequorum.understand.prose import Prose

LEAST_P: Final = 0.5
"""What is less probable than this is not stated."""

_REVIEW: Final = frozenset({"critic_review"})
_OF_FILMS: Final = frozenset({"critic_review", "news", "trailer_news"})
"""Kinds of pages whose sentences compare and report films; elsewhere capitals beside the same words are anything."""
_ALSO_KNOWN: Final = re.compile(r"[”\"’'»]\s[-–—]\s[A-Z]")
"""A country behind a dash: a row of the names that a film has abroad."""
_WORD: Final = re.compile(r"\w+")
_FILM_WORDS: Final = frozenset((*works.FILM_WORDS, *works.FILM_CUE_WORDS))
_FILM_NOUNS: Final = frozenset(fold(word) for word in works.FILM_CUE_WORDS)


def sure_groups(prose: Prose, groups: Iterable[list[Mention]]) -> list[list[Mention]]:
    """Return the groups of mentions (one film each) that mean films, each mention as probable as it is here."""
    groups = list(groups)
    dated = {m.title for g in groups for m in g if m.form == "quoted" and (m.year or _is_strong(m))}
    groups = [g for g in groups if not any(_of_series(prose, m) for m in g)]
    groups = _without_names(prose, groups)
    weighed = [_weighed(prose, group, supported=bool(dated - {m.title for m in group})) for group in groups]
    return [group for group in weighed if max(m.p for m in group) >= LEAST_P]


def _without_names(prose: Prose, groups: list[list[Mention]]) -> list[list[Mention]]:
    """Leave out what a page sets in italics that sets every name so, persons and places among them.

    Persons and houses share their last words with one another, titles do not: of five and more in italics, hardly one
    of them with a year or a cue beside it, none is a film where half of them do. Parts of a series share their first.
    """
    slanted = [group for group in groups if all(m.form == "emphasis" for m in group)]
    bare = [group for group in slanted if not any(m.year or m.cue for m in group)]
    if (
        prose.page.kind.name not in _REVIEW
        or prose.page.language.startswith("en")
        or len(bare) < _CROWD
        or 4 * len(bare) < 3 * len(slanted)
    ):
        return groups
    lasts = Counter(_last_word(group[0].title) for group in bare)
    shared = sum(times for word, times in lasts.items() if times > 1 and len(word) > _PARTICLE)
    names = [group for group in bare if _is_name(group[0].title)]
    return [g for g in groups if g not in names] if 2 * shared >= len(bare) else groups


_CROWD: Final = 5


def _last_word(title: str) -> str:
    return fold(title).rpartition(" ")[2]


def _is_name(title: str) -> bool:
    """Tell words that all begin with a capital, but for a particle or an article between them."""
    words = title.replace("'", " ").replace("’", " ").split()
    return all(word[0].isupper() or len(word) <= _PARTICLE for word in words)


_PARTICLE: Final = 3


def _weighed(prose: Prose, group: Sequence[Mention], *, supported: bool) -> list[Mention]:
    ps = [_p(prose, mention, supported=supported) for mention in group]
    return [replace(mention, p=p) for mention, p in zip(group, ps, strict=True)]


def _p(prose: Prose, mention: Mention, *, supported: bool) -> float:
    """Return the probability of one mention; `supported`: the page quotes another title that is surely a film's."""
    kind = prose.page.kind.name
    match mention.form:
        case "quoted" if _is_speech(prose, mention):
            return 0.3
        case "quoted":
            after = prose.page.text[mention.end : mention.end + 12]
            return _quoted(mention, kind, after, supported=supported or _film_spoken_of(prose, mention))
        case "emphasis":
            return _emphasised(prose, mention)
        case "capitals":
            return 0.75 if mention.year or _is_strong(mention) else 0.3
        case "bare":
            return max(_bare(mention, kind), _TAKEN_UP if _taken_up(prose, mention) else 0.0)
        case _:
            return mention.p


def _is_speech(prose: Prose, mention: Mention) -> bool:
    """Tell speech and stressed words in the hooks of Japanese, which set few titles: those have a cue beside them.

    Between the marks of Korean stand words of all sorts; titles are in sentences that speak of films.
    """
    before = prose.page.text[max(0, mention.start - 5) : mention.start]
    if prose.page.language == "ko" and not before.endswith(_TITLE_SIGNS):
        spoken_of = any(glyphs in prose.sentences[mention.sentence].text for glyphs in works.A_FILM_GLYPHS)
        return not (mention.year or mention.cue or spoken_of) or bool(_WHO_DIRECTS.match(prose.page.text, mention.end))
    return before.endswith("「") and not (mention.year or mention.cue or before[:-1].endswith(works.FILM_GLYPHS))


_TITLE_SIGNS: Final = ("《", "〈", "<", "『")
_WHO_DIRECTS: Final = re.compile(r"[’'”\"]\s감독(?:[의은이을과도,.]|님)")
"""A name that is called a director's, who is no film: “김모래” 감독의."""


def _quoted(mention: Mention, kind: str, after: str, *, supported: bool) -> float:
    if mention.year or _is_strong(mention):
        return mention.p
    if _ALSO_KNOWN.match(after):
        return 0.2
    if kind in _REVIEW:
        return 0.75
    if kind == "user_reviews":
        return 0.55 if supported or mention.cue else 0.35
    return 0.55 if supported or mention.cue else 0.35


def _film_spoken_of(prose: Prose, mention: Mention) -> bool:
    return not _FILM_WORDS.isdisjoint(_WORD.findall(prose.sentences[mention.sentence].text.casefold()))


def _emphasised(prose: Prose, mention: Mention) -> float:
    if prose.page.language.startswith("en") or mention.year or mention.cue:
        return mention.p
    if prose.page.kind.name == "user_reviews" or _is_name_in_script(mention.title):
        return 0.35
    return 0.6


def _is_name_in_script(title: str) -> bool:
    """Tell a name in letters whose titles have one capital: Cyrillic and Greek capitalise only a title's first word."""
    words = [word for word in title.split() if word[0].isalpha()]
    return len(words) > 1 and all(w[0].isupper() and not w[1:].isupper() and ord(w[0]) >= _GREEK for w in words)


_GREEK: Final = 0x370


def _bare(mention: Mention, kind: str) -> float:
    strong = _is_strong(mention)
    if _always_quoted(mention.title) or len(mention.title.split()) > _MOST_BARE:
        return 0.4
    if kind in _OF_FILMS:
        return 0.75 if strong else 0.6 if kind in _REVIEW else 0.45
    filmed = mention.cue is not None and not _FILM_NOUNS.isdisjoint(fold(mention.cue.words).split())
    return 0.6 if strong and filmed else 0.4


def _taken_up(prose: Prose, mention: Mention) -> bool:
    """Tell a title that a film is compared with and that is then taken up as one: "… between that fine film and …"."""
    if mention.cue is None or mention.cue.relation != "compared":
        return False
    return bool(_THAT_FILM.search(prose.page.text, mention.end, mention.end + _SOON))


_TAKEN_UP: Final = 0.6
_SOON: Final = 120  # code points
_THAT_FILM: Final = re.compile(r"\bthat\s(?:[\w-]+\s){0,2}(?:film|movie)\b")


def _always_quoted(title: str) -> bool:
    """Tell letters, Cyrillic and Greek, whose languages set every title in quotation marks."""
    return any(_GREEK <= ord(char) < _HEBREW for char in title)


_HEBREW: Final = 0x590
_MOST_BARE: Final = 8
"""Words: a longer run of capitals is a menu whose lines were lost."""


def _is_strong(mention: Mention) -> bool:
    return mention.cue is not None and mention.cue.strong


def _of_series(prose: Prose, mention: Mention) -> bool:
    """Tell a television series by the words right beside its title."""
    return mention.form not in _STATED and is_series(prose, (mention.start, mention.end), mention.sentence)


def is_series(prose: Prose, place: tuple[int, int], sentence: int) -> bool:
    """Tell by the words right beside a place that a television series is meant; `sentence` is the index of its own."""
    text, span = prose.page.text, prose.sentences[sentence].span
    before = text[max(span.start, place[0] - _NEAR) : place[0]]
    after = text[place[1] : min(span.end, place[1] + _NEAR)]
    return bool(_SERIES_BEFORE.search(before) or _SERIES_AFTER.match(after))


_NEAR: Final = 40
_STATED: Final = frozenset({"link", "dated"})
_SERIES_BEFORE: Final = re.compile(
    rf"(?<!\w)(?:{'|'.join(works.SERIES_BEFORE)})(?:\s(?:called|like|such as|and))?[\s:,]{{0,2}}"
    r"[“\"‘'«„»*_(《『「]{0,2}$",
    re.IGNORECASE,
)
_SERIES_AFTER: Final = re.compile(
    rf"[”\"’'»“«*_)》』」]{{0,2}},?\s(?:and\s[A-Z]\w+\s)?(?:{'|'.join(works.SERIES_AFTER)})\b", re.IGNORECASE
)
