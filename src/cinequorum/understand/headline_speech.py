"""Headlines that are sentences: makers who are named by their film, speech in quotation marks, reports that go on.

`headline_parts` takes a headline for a title with a frame; where a headline tells something, the title is a part of it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from cinequorum.text.alternatives import any_of
from cinequorum.text.data.film_words import ESSAYS
from cinequorum.understand.data import headlines
from cinequorum.understand.phrases import is_person
from cinequorum.understand.title_shape import trimmed

MAKERS: Final = re.compile(
    rf"(?<!\w)(?i:{'|'.join(headlines.MAKERS)})\s?[“\"‘'«„*_《『「]{{0,2}}"
    r"(?P<title>(?:[A-ZÀ-ÞА-ЯΑ-Ω\d][^“”\"«»„|:!?–—*_》』」]{0,60}?))(?=$|[”\"’'»“*_》』」|:!?]|\s[–—-]\s|,\s|\son\s|\süber\s|\ssur\s|\ssobre\s|\sо\s)"
)
_MAKERS_AFTER: Final = re.compile(
    rf"(?:^|[,:–—]\s)(?P<title>[^\W\d_a-zà-ÿа-я][^,:–—“”\"]{{1,50}}?)\s(?i:{headlines.MAKERS_AFTER})(?!\w)"
)
_TALKS: Final = re.compile(headlines.TALKS, re.IGNORECASE)
_NUMBERED: Final = re.compile(rf"^(?:{headlines.NUMBERS}|{headlines.COLUMNS})(?=[^\W_]|[“\"«„《『「‘])", re.IGNORECASE)
_OCCASIONS: Final = re.compile(headlines.OCCASIONS, re.IGNORECASE)
_FILM_BEFORE: Final = re.compile(
    rf"(?i:{'|'.join(headlines.MAKERS)}|\b(?:film\w{{0,3}}|movie|фильм\w?|película|pellicola|filme))\W{{0,3}}$"
)
_VERB: Final = re.compile(rf"\s(?:{'|'.join(headlines.VERBS_ON)})\s")
TITLED: Final = re.compile(
    r"[^\W\d_a-zà-ÿ][\w'’.&-]*(?:\s(?:[^\W\d_a-zà-ÿ][\w'’.&-]*|\d{1,4}|of|the|and|in|a|to|for|on|at|&))*"
)
_OR_ELSE: Final = re.compile(rf"^(?P<title>[^,:()]{{2,60}}),\s(?:{'|'.join(headlines.OR_ELSE)})\b[\s:]")
NEW_WORK: Final = re.compile(rf"\b{any_of(headlines.NEW_WORK)}\b", re.IGNORECASE)
"""Words of a new work, beside which an old one only says who makes it."""
_ESSAYS: Final = re.compile(ESSAYS, re.IGNORECASE)
_YEAR: Final = re.compile(r"[(\[（](?:[^()]{0,40}\W)?(?:19|20)\d\d")
_FEWEST_SAID: Final = 4  # words of speech
_FEWEST_SIGNS: Final = 6  # of it where no spaces part words


@lru_cache(maxsize=16)  # several rules ask of a page's headline
def makers_film(headline: str) -> str | None:
    """Return the film by which a headline names one of its makers.

    >>> makers_film("With Ann Lee, director of Salt Road"), makers_film("Avec Ann Lee, réalisatrice de Sel")
    ('Salt Road', 'Sel')
    >>> makers_film("Beszélgetés Kiss Annával, A só rendezőjével"), makers_film("The director of a small town")
    ('A só', None)
    >>> makers_film("Director of Salt Road in Talks for a Western")
    """
    match = MAKERS.search(headline) or _MAKERS_AFTER.search(headline)
    if match and NEW_WORK.search(headline):
        return None
    return _without_person(trimmed(match["title"])) if match else None


def _without_person(title: str) -> str:
    """Take the maker's name off the end of a title: "the director of the film Salt Ann Lee", as Slavic headlines go."""
    words = title.split()
    return " ".join(words[:-2]) if len(words) > 2 and is_person(" ".join(words[-2:])) else title


def is_speech(headline: str, start: int, end: int) -> bool:
    """Tell whether what stands between quotation marks in a headline is what somebody says, and no title.

    `start` and `end` are the places of the quotation with its marks. The headline calls its page a talk, or names a
    person before a colon; the words are several, and no word for films stands before them.

    >>> told = 'Interview with Ann Lee: "My film began with a coat"'
    >>> is_speech(told, told.index('"'), len(told)), is_speech('Review: "My film began"', 8, 23)
    (True, False)
    """
    inner = headline[start:end].strip("“”\"«»„‘’'《》「」『』")
    spoken = len(inner.split()) >= _FEWEST_SAID or (
        " " in inner and not inner.isascii() and len(inner) >= _FEWEST_SIGNS
    )
    if not spoken or headline[start] in "《『<" or _FILM_BEFORE.search(headline[:start]):
        return False
    around = headline[:start] + headline[end:]
    if inner.endswith(",") or _is_persons(headline[:start]):
        return True
    return _TALKS.search(around) is not None or (
        headline[:start].rstrip().endswith(":") and makers_film(headline[:start]) is not None
    )


def _is_persons(before: str) -> bool:
    """Tell a name before a colon: what follows in quotation marks is theirs."""
    name = before.rstrip()
    return name.endswith(":") and is_person(name[:-1].strip())


def is_essay(headline: str) -> bool:
    """Tell a headline about film at large, which quotes no title and gives no year in brackets.

    >>> is_essay("Warum wir im Kino weinen"), is_essay("Warum „Salz“ bleibt"), is_essay("Pourquoi moi (1980)")
    (True, False, False)
    """
    return _ESSAYS.search(headline) is not None and _YEAR.search(headline) is None


def without_number(headline: str) -> str:
    """Take the number of an issue, or the name of a column, off a headline.

    >>> without_number("Episode 112: Salt Road (1981)"), without_number("#12 – Salt"), without_number("Episode IV")
    ('Salt Road (1981)', 'Salt', 'Episode IV')
    """
    return _NUMBERED.sub("", headline)


def judged(text: str) -> str | None:
    """Return the title of which a headline in ordinary spelling says what it is: a title would have capitals on.

    >>> judged("Salt Road is a quiet triumph"), judged("Salt Road Is a Triumph"), judged("Life is beautiful")
    ('Salt Road', None, None)
    """
    title = until_verb(text)
    rest = text[len(title) :].split() if title else []
    if not title or len(rest) < _FEWEST_SAID or rest[0] not in _JUDGING or title.split()[0].lower() in _ASKING:
        return None
    return title if all(word[:1].islower() for word in rest) else None


_JUDGING: Final = frozenset({"is", "looks", "feels", "sounds", "remains", "stays", "deserves", "works", "haunts"})
_ASKING: Final = frozenset({"what", "why", "how", "who", "when", "where", "which", "if", "on"})


def heads_an_occasion(headline: str) -> bool:
    """Tell a headline of a programme or a season, which is no title.

    >>> heads_an_occasion("Filmclub: Lee-Reihe"), heads_an_occasion("Ciclo Lee en el cine"), heads_an_occasion("Salt")
    (True, True, False)
    """
    return _OCCASIONS.search(headline) is not None


def until_verb(text: str) -> str | None:
    """Return the capitalised words before the verb with which a report goes on.

    >>> until_verb("Salt Road looks bleak and brilliant"), until_verb("Salt Road is Burning"), until_verb("Salt Road")
    ('Salt Road', None, None)
    """
    match = _VERB.search(text)
    if match is None or not text[match.end()].islower():
        return None
    head = text[: match.start()]
    return head if TITLED.fullmatch(head) else None


def before_or_else(text: str) -> str | None:
    """Return the first of two titles of which the second is a play on it.

    >>> before_or_else("Sale, o del mare"), before_or_else("Sale, pepe"), before_or_else("Salz, oder: das Meer")
    ('Sale', None, 'Salz')
    """
    match = _OR_ELSE.match(text)
    return match["title"] if match else None
