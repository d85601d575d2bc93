"""Which sentences speak for the author about the subject film, and which of them judge it."""

from __future__ import annotations

import re
from functools import cache

from cinequorum.model.page import Span
from cinequorum.text.fold import fold
from cinequorum.understand.data.polarity import HEARSAY
from cinequorum.understand.lexicon import judgements, tongue, words_of
from cinequorum.understand.polarity import leaning
from cinequorum.understand.prose import Films, Sentence

_SHORT = 8  # words: "A disappointment." judges without naming what
_POINTERS = frozenset({"it", "it's", "this", "that", "its", "overall", "what", "don't", "i"})
_CLEAR = 2.0  # log odds


def own_words(sentences: tuple[Sentence, ...], films: Films) -> tuple[Sentence, ...]:
    """Leave out sentences about other films and what others are said to think."""
    others = tuple(film.span for film in films.others)
    return tuple(s for s in sentences if not _of_others(s, films, others) and not passes_on(s.text))


def passes_on(text: str) -> bool:
    """Whether a sentence passes on what others think.

    >>> passes_on("I’ve read that it is a bore.")
    True
    """
    return bool(_hearsay().search(text.replace("’", "'")))


def judges(sentence: Sentence, films: Films, language: str) -> bool:
    """Whether a sentence judges a film: it has a judging word, and speaks of a work, of this one, or hardly at all."""
    words = words_of(sentence.text)
    if not judgements(words, language) and not _model_judges(sentence.text, language):
        return False
    return len(words) <= _SHORT or speaks_of_work(sentence.text, films, language)


def speaks_of_work(text: str, films: Films, language: str) -> bool:
    """Whether a sentence names the subject film or speaks of a film, or opens with a word that points to it."""
    lists = tongue(language)
    words = words_of(text)
    if lists is not None and lists.work.hits(words):
        return True
    if words and words[0].text in _POINTERS:
        return True
    return films.subject is not None and fold(films.subject.title) in fold(text)


def _model_judges(text: str, language: str) -> bool:
    if not language.lower().startswith("en"):
        return False
    seen = leaning(text)
    return seen.judging > 0.5 and abs(seen.liking) > _CLEAR


def _of_others(sentence: Sentence, films: Films, others: tuple[Span, ...]) -> bool:
    if not any(s.start < sentence.span.end and sentence.span.start < s.end for s in others):
        return False
    return films.subject is None or fold(films.subject.title) not in fold(sentence.text)


@cache
def _hearsay() -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{re.escape(phrase)}\b" for phrase in HEARSAY), re.IGNORECASE)
