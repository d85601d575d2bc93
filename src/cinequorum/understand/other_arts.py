"""Books, games, records, code: pages about these use the words of film reviews too. What tells them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from cinequorum.text.data.film_words import BOOKS
from cinequorum.text.film_talk import FilmTalk, has_film_glyphs, is_film_word
from cinequorum.text.word_counts import word_counts
from cinequorum.understand.data import other_arts

_HEADLINES: Final = re.compile("|".join(other_arts.HEADLINES), re.IGNORECASE)
_EPISODES: Final = re.compile(other_arts.EPISODES, re.IGNORECASE)
_REVIEWS: Final = re.compile(other_arts.REVIEWS, re.IGNORECASE)
_WORD: Final = re.compile(r"\w+(?:-\w+)*")
_ARTS: Final = {art: frozenset(words) for art, words in other_arts.WORDS.items()}
_BOOKS: Final = frozenset(BOOKS)
_OFTEN: Final[Mapping[str, float]] = {
    "games": 1.0,
    "music": 2.5,
    "code": 3.0,
    "food": 4.0,
}  # in a hundred words: a film may be about musicians
_OFTENER: Final[Mapping[str, float]] = {"games": 2.0, "music": 2.0, "code": 1.0, "food": 1.0}  # than words about films
_SHORT: Final = 80  # words: a page of fewer is measured as if it had as many


@lru_cache(maxsize=16)  # several rules ask of a page's headline
def heads_another_art(headline: str) -> bool:
    """Tell a headline that says of which other art the work is, and has no word about films.

    >>> heads_another_art("Book review: The Salt Road"), heads_another_art("Análisis: Salt Road (PS4)")
    (True, True)
    >>> heads_another_art("The film, and the book review"), heads_another_art("Review: The Salt Road")
    (False, False)
    """
    if _HEADLINES.search(headline) is None:
        return False
    return not has_film_glyphs(headline) and not any(map(is_film_word, _WORD.findall(headline.lower())))


def is_of_another_trade(text: str, talk: FilmTalk) -> bool:
    """Tell whether a text in lower case speaks of games, music, code or cooking often, and oftener than of films.

    >>> quiet = FilmTalk(strong=0.0, soft=0.0, kinds=0, words=0)
    >>> is_of_another_trade("the gameplay is dull, on xbox too.", quiet), is_of_another_trade("a dull play", quiet)
    (True, False)
    """
    words = word_counts(text, _WORD)
    length = max(_SHORT, sum(words.values()))
    for art, known in _ARTS.items():
        glyphs = 0 if text.isascii() else sum(map(text.count, other_arts.GLYPHS[art]))
        told = max(length, len(text) // 2) if glyphs else length  # two glyphs to a word
        share = 100 * (sum(words[word] for word in known & words.keys()) + glyphs) / told
        if share >= _OFTEN[art] and share > _OFTENER[art] * talk.strong:
            return True
    return False


def names_a_book(headline: str) -> bool:
    """Tell whether a headline has a word for a book, which another page's story may come from too."""
    return not _BOOKS.isdisjoint(_WORD.findall(headline.lower()))


def heads_an_episode(headline: str) -> bool:
    """Tell a headline of a page about a season or an episode.

    >>> heads_an_episode("Salt Road season 2, episode 4"), heads_an_episode("Salt Road")
    (True, False)
    """
    return _EPISODES.search(headline) is not None


def heads_a_review(headline: str) -> bool:
    """Tell a headline that calls its page a review, by a word that is hardly used for goods.

    >>> heads_a_review("Kritik: Das Salz"), heads_a_review("Review: a new toaster")
    (True, False)
    """
    return _REVIEWS.search(headline) is not None
