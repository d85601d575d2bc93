"""What headlines put around a title, taken off: "Film review:", "– Kritik", "[Recenze]", "の感想".

A frame is a run of words that all belong to the trade (announcements, words for films, small words), one of which
announces something. Single words are listed, not phrases, since there is no end to their combinations.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from cinequorum.text.alternatives import any_of
from cinequorum.understand.data import headlines
from cinequorum.understand.title_shape import trimmed

_ANNOUNCING: Final = frozenset(headlines.ANNOUNCING)
_NOUNS: Final = frozenset(headlines.NOUNS)
_FILLERS: Final = frozenset(headlines.FILLERS)
_LINKING: Final = frozenset(headlines.LINKING)
_TOKEN: Final = re.compile(r"#?\d{1,4}(?![\w’'])|[^\W_]+(?:[-’'][^\W_]+)*")
_BRACKETED: Final = re.compile(r"[\[【(〔<〈＜](?P<inner>[^\[\]【】()〔〕<>〈〉＜＞]{2,40})[\]】)〕>〉＞]")
_BREAK: Final = re.compile(r"\s?(?::|\||–|—|·|•|：|｜|／)\s?|\s-{1,2}\s|\s//?\s|,\s")
_TRAILING_MARKS: Final = " \t:–—-|,：｜.·•"
_MOST: Final = 6  # words of a frame
_PASSES: Final = 4
_GLYPHS_BEFORE: Final = tuple(sorted(headlines.GLYPHS_BEFORE, key=len, reverse=True))
_GLYPHS_AFTER: Final = tuple(sorted(headlines.GLYPHS_AFTER, key=len, reverse=True))
_GLYPH_WORDS: Final = frozenset({*headlines.GLYPHS_BEFORE, *headlines.GLYPHS_AFTER})
_SEASON: Final = re.compile(
    rf"(?:[\s,:–-]{{1,3}}(?:(?:{'|'.join(headlines.SEASONS)})\s\d{{1,2}}|\d{{1,2}}(?:\.|[ªºа°]|-?[йя])?\s(?:{'|'.join(headlines.SEASONS)}))"
    rf"|[\s,–-]{{1,3}}(?:{'|'.join(headlines.EPISODES)})\s\d{{1,3}}|\s\(?S\d{{1,2}}(?:\s?E\d{{1,3}})?\)?)$",
    re.IGNORECASE,
)
_SORT: Final = re.compile(
    rf"\s\((?:S\d{{1,2}}E\d{{1,3}}|{'|'.join(map(re.escape, headlines.SORTS))})\)$", re.IGNORECASE
)


def unframed(headline: str) -> str:
    """Return what a headline, or a part of one, says inside its frame; the headline itself if there is none.

    >>> unframed("Film review: Foghorn"), unframed("Nebelhorn – Filmkritik"), unframed("[Recenze] Mlžný roh")
    ('Foghorn', 'Nebelhorn', 'Mlžný roh')
    >>> unframed("Critique du film La Corne de brume"), unframed("A Film"), unframed("Lamp Room Season 2 Review")
    ('La Corne de brume', 'A Film', 'Lamp Room')
    """
    text = headline.strip(_TRAILING_MARKS)
    for _ in range(_PASSES):
        left = _without_season(_without_tail(_without_compound(_without_head(_without_brackets(text)))))
        left = left.strip(_TRAILING_MARKS)
        if left == text or not _says_something(left):
            break
        text = left
    return trimmed(text)


def is_led(part: str, inner: str) -> bool:
    """Tell whether a frame of reviewing words stands before the title in a part of a headline.

    >>> is_led("a review of Foghorn", "Foghorn"), is_led("Foghorn film review", "Foghorn")
    (True, False)
    """
    if not part.rstrip(_TRAILING_MARKS).endswith(inner):
        return False
    tokens = _tokens(part[: part.rfind(inner)])
    linked = bool(tokens) and tokens[-1] in _LINKING and not _UNAMBIGUOUS.isdisjoint(tokens)
    return linked or not _REVIEWING.isdisjoint(tokens)


def without_sort(title: str) -> str:
    """Take season, episode and sort of work off a stated title.

    >>> without_sort("Lamp Room (S02E05) (TV series)")
    'Lamp Room'
    """
    for _ in range(2):
        title = _without_season(_SORT.sub("", title.strip()))
    return title


@lru_cache(maxsize=256)  # the parts of a headline are asked about again and again
def _tokens(words: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(words.casefold()))


def is_frame(words: str) -> bool:
    """Tell whether these words announce a text and name no film ("Quick film review", "Kritik zu", "영화 리뷰")."""
    tokens = _tokens(words)
    return 0 < len(tokens) <= _MOST and all(map(_framing, tokens)) and any(map(_announces, tokens))


def _framing(token: str) -> bool:
    whole = token in _ANNOUNCING or token in _NOUNS or token in _FILLERS or token in _GLYPH_WORDS
    return whole or token.lstrip("#").isdigit() or ("-" in token and all(map(_framing, token.split("-"))))


def _announces(token: str) -> bool:
    return token in _ANNOUNCING or token in _GLYPH_WORDS or ("-" in token and any(map(_announces, token.split("-"))))


def _is_noun(words: str) -> bool:
    """Tell "Film:", "Kino:" and the like, alone or with small words."""
    tokens = _tokens(words)
    return 0 < len(tokens) <= 3 and all(map(_framing, tokens)) and any(t in _NOUNS for t in tokens)


_DASHES: Final = frozenset({"-", "–", "—", "/", "//"})
_SHELVES: Final = frozenset(headlines.GENERIC_NOUNS)


def _is_shelf(words: str) -> bool:
    """Tell the name of a column before a dash, which is one word for films: "Cinéma - La Corne de brume"."""
    return words.strip().casefold() in _SHELVES


def _says_something(text: str) -> bool:
    tokens = _tokens(text)
    return any(t not in _FILLERS for t in tokens) and not (len(tokens) > 1 and is_frame(text))


def _without_brackets(text: str) -> str:
    for match in _BRACKETED.finditer(text):
        at_edge = match.start() == 0 or match.end() == len(text)
        if at_edge and (is_frame(match["inner"]) or (_is_noun(match["inner"]) and match.start() == 0)):
            return (text[: match.start()] + text[match.end() :]).strip()
    return _SORT.sub("", text)


def _without_head(text: str) -> str:
    for cut in _BREAK.finditer(text):
        head, sign = text[: cut.start()], cut.group().strip()
        shelf = (sign in ":|：" and _is_noun(head)) or (sign in _DASHES and _is_shelf(head))
        if shelf or (is_frame(head) and sign != ","):
            return text[cut.end() :]
        break
    for glyphs in _GLYPHS_BEFORE:
        if text.startswith(glyphs) and len(text) > len(glyphs) + 1 and text[len(glyphs)] in " 《「『“\"'‘：:<〈":
            return text[len(glyphs) :].lstrip(" ：:")
    return _without_viewing(_without_linked(text))


def _without_viewing(text: str) -> str:
    """Take "I watched", "Ho visto" and the like off: the title follows in capitals or quotation marks."""
    match = _VIEWING.match(text)
    lower = match is not None and all(word.islower() for word in match.group().split()[1:])  # "I Saw Fog" is a title
    return text[match.end() :] if match and lower else text


_VIEWING: Final = re.compile(
    rf"(?i:(?:{'|'.join(headlines.VIEWING)})\s)(?=[“‘«„\"'»《『「]|[^\W\d_a-zà-ÿа-яё]|\d{{4}}\b)"
)


def _without_linked(text: str) -> str:
    """Take "Review of", "Kritik zu", "Recenze filmu", "Filmrecensie" off: the title follows in capitals or quotes."""
    end = 0
    linked = announced = False
    for count, match in enumerate(_TOKEN.finditer(text)):
        token = match.group().casefold()
        if count >= _MOST or not _framing(token):
            break
        if count and (match.group()[0].isupper() or text[end : match.start()] != " ") and announced:
            break  # the title begins
        announced = announced or _announces(token)
        linked, end = token in _LINKING, match.end()
    rest = text[end:]
    if not announced or not rest.startswith(" ") or not rest.strip() or " " not in text.strip():
        return text
    follows = next((c for c in rest if not c.isspace()), "")
    strong = _tokens(text[:end])[-1] in _REVIEWING
    if linked or (strong and (follows in "“‘«„\"'»《『「" or follows.isupper())):
        return rest.strip()
    return text


_UNAMBIGUOUS: Final = _ANNOUNCING - frozenset(headlines.AMBIGUOUS)
_REVIEWING: Final = _UNAMBIGUOUS - frozenset(headlines.AMBIGUOUS_BEFORE)


def _without_tail(text: str) -> str:
    for glyphs in _GLYPHS_AFTER:
        if text.endswith(glyphs) and len(text) > len(glyphs):
            return text[: -len(glyphs)].rstrip(" の의：:|")
    tokens = list(_TOKEN.finditer(text))
    for count in range(min(_MOST, len(tokens) - 1), 0, -1):
        first = tokens[-count]
        tail, left = text[first.start() :], text[: first.start()]
        if _is_tail(tail) and _says_something(left):
            return _LOOSE_END.sub("", left)
    for cut in reversed(list(_BREAK.finditer(text))):
        tail = text[cut.end() :]
        if is_frame(tail) or (_is_noun(tail) and cut.group().strip() == "|"):
            return text[: cut.start()]
        break
    return text


def _without_compound(text: str) -> str:
    """Take off what is grown together with a title, and the small words before it: "First real Foghorn-trailer"."""
    match = _COMPOUND.search(text)
    if match is None or match[1].casefold() not in _REVIEWS_AND_TRAILERS:
        return text
    return _OPENERS.sub("", text[: match.start()])


_COMPOUND: Final = re.compile(r"(?<=\w)-([^\W\d_]{4,12})$")
_REVIEWS_AND_TRAILERS: Final = frozenset(headlines.ANNOUNCING) - frozenset(headlines.AMBIGUOUS)
_OPENERS: Final = re.compile(rf"^(?i:{any_of(headlines.OPENERS)}\s){{1,3}}(?=[^\W\d_a-zà-ÿ])")


_LOOSE_END: Final = re.compile(rf"(?:,|:|\s[–—-])\s(?:{any_of(headlines.FILLERS)}\s?){{1,3}}$", re.IGNORECASE)


def _is_tail(words: str) -> bool:
    """Tell a frame that needs no colon before it: "film review", but not "Reaction", "2" and "of review"."""
    tokens = _tokens(words)
    starts = tokens[0] == "ending" or (tokens[0] not in _FILLERS and not tokens[0].lstrip("#").isdigit())
    return starts and is_frame(words) and not _UNAMBIGUOUS.isdisjoint(tokens)


def _without_season(text: str) -> str:
    return _SEASON.sub("", text)
