"""Texts and queries as PostgreSQL's text search takes them, with words folded here, so that no server's setting counts.

PostgreSQL's own parsers and dictionaries know some languages and fold no accents. `text.fold` knows every script, and
is what the store in memory finds names by.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cinequorum.text.fold import fold

LONGEST = 500  # characters of a word: PostgreSQL takes 2,046 bytes
LAST_PLACE = 16_383  # the last place in a text that PostgreSQL tells from others
MOST_PLACES = 250  # places of one word; PostgreSQL keeps 255
MOST_BYTES = 900_000  # of all words and places of a text; PostgreSQL takes 1,048,575


def words_of(text: str) -> list[str]:
    """Return the words of a text in the form in which they are compared.

    >>> words_of("Zoë's «Ночь»")
    ['zoe', 's', 'ночь']
    """
    return [word[:LONGEST] for word in fold(text).split()]


def vector(texts: Iterable[tuple[str, str]]) -> str:
    """Return weighted texts, each behind its weight (`A` to `C`), as the text form of one `tsvector`.

    Words of two texts never stand side by side. What is more than PostgreSQL takes is left out at the end.

    >>> vector([("A", "Salt Ferry"), ("B", "the salt")])
    "'salt':1A,5B 'ferry':2A 'the':4B"
    """
    places: dict[str, list[str]] = {}
    at = room = 0
    for weight, text in texts:
        for word in words_of(text):
            at += 1
            found = places.setdefault(word, [])
            room += 4 if found else len(word.encode()) + 8
            if room > MOST_BYTES:
                return _told(places)
            if len(found) < MOST_PLACES:
                found.append(f"{min(at, LAST_PLACE)}{weight}")
        at += 1
    return _told(places)


def asked_for(terms: Sequence[str], *, every: bool) -> str:
    """Return words as the text form of a `tsquery`; what is joined by a mark is a phrase, the last word a beginning.

    >>> asked_for(["zoë", "salt-fer"], every=True)
    "('zoe') & ('salt' <-> 'fer':*)"
    """
    phrases = [words for term in terms if (words := words_of(term))]
    told = [" <-> ".join(f"'{word}'" for word in words) for words in phrases]
    if told and not (len(phrases[-1][-1]) == 1 and phrases[-1][-1].isascii()):  # too many words begin with a letter
        told[-1] += ":*"
    return (" & " if every else " | ").join(f"({phrase})" for phrase in told)


def _told(places: dict[str, list[str]]) -> str:
    return " ".join(f"'{word}':{','.join(found)}" for word, found in places.items() if found)
