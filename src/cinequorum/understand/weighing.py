"""Sentences weighed once for all who ask what a page thinks: their words looked up, the model asked, the voice told.

Aspects, verdict and spoilers all read these. Looking everything up in one pass costs a tenth of what it costs to let
each of them search its own lists sentence by sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cinequorum.model.opinion import Rating
from cinequorum.model.page import Role
from cinequorum.text.fold import fold
from cinequorum.understand.bare_facts import states_facts, unprized
from cinequorum.understand.data import aspects
from cinequorum.understand.data.polarity import LIKENS, LIKERS
from cinequorum.understand.lexicon import Hit, Index, code_of, ironic, judgements, texts_of, vocabulary
from cinequorum.understand.parting import parted
from cinequorum.understand.polarity import NOTHING, Leaning, Seen, leanings_of_parts
from cinequorum.understand.prose import Films, Prose, Sentence
from cinequorum.understand.ratings import review_rating


class Weighed(NamedTuple):
    """A sentence and what stands in it.

    `code`: the language whose words it was looked up in; `hits`: the listed words; `names`: the lists they are from,
    and `irony` where praise is of something bad; `sided`: whether a side of a film is among them; `signs`: the judging
    words by index, 1 praise, -1 scorn; `seen`: what the model makes of it; `own`: whether the author speaks in it of
    the subject: no hearsay, bare facts or words about another film.
    """

    sentence: Sentence
    code: str
    words: tuple[str, ...]
    tokens: tuple[str, ...]
    hits: tuple[Hit, ...]
    names: frozenset[str]
    sided: bool
    signs: tuple[tuple[int, float], ...]
    seen: Leaning
    own: bool


_SIDES = frozenset(f":{side}" for side in aspects.EN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """The weighed sentences of a page: `texts` of one voice each, first the author's, then the user reviews.

    `wholes`: what the model makes of the own words of each text; `rated`: the rating that each user review carries.
    """

    prose: Prose
    films: Films
    texts: tuple[tuple[Weighed, ...], ...]
    wholes: tuple[Leaning, ...]
    rated: tuple[Rating | None, ...]

    @property
    def language(self) -> str:
        """The page's language (BCP 47)."""
        return self.prose.page.language

    @property
    def body(self) -> tuple[Weighed, ...]:
        """The author's own sentences."""
        return self.texts[0]


def weigh(prose: Prose, films: Films) -> Weighing:
    """Weigh the sentences of a page's body and user reviews."""
    by_review: dict[int | None, list[Sentence]] = defaultdict(list)
    for sentence in prose.sentences:
        if sentence.review is not None or sentence.role is Role.BODY:
            by_review[sentence.review].append(sentence)
    voice = _voice(prose, films)
    looked = [_looked_up(by_review[key], voice) for key in (None, *range(len(prose.page.reviews)))]
    seen = _seen(looked) if voice.modelled else None
    if seen is not None:
        own, others = iter(seen.sentences), iter(seen.beside)
        looked = [[_with_leaning(s, next(own if s.own else others)) for s in text] for text in looked]
    wholes = seen.wholes if seen else tuple(NOTHING for _ in looked)
    rated = tuple(review_rating(prose, review) for review in prose.page.reviews)
    return Weighing(prose=prose, films=films, texts=tuple(map(tuple, looked)), wholes=wholes, rated=rated)


def _with_leaning(weighed: Weighed, seen: Leaning) -> Weighed:
    """Return a sentence with what the model makes of it: three times as quick as `_replace`."""
    sentence, code, words, tokens, hits, names, sided, signs, _, own = weighed
    return Weighed(sentence, code, words, tokens, hits, names, sided, signs, seen, own)


def _seen(texts: Sequence[Sequence[Weighed]]) -> Seen:
    own = [[s.tokens for s in text if s.own] for text in texts]
    return leanings_of_parts(own, [s.tokens for text in texts for s in text if not s.own])


def has_model(language: str) -> bool:
    """Whether the shipped model reads a language."""
    return code_of(language) == "en"


def speaks_of_work(weighed: Weighed, films: Films) -> bool:
    """Whether a sentence names the subject film or speaks of a film, or opens with a word that points to it."""
    if "work" in weighed.names or (weighed.words[:1] and weighed.words[0] in _POINTERS):
        return True
    return films.subject is not None and fold(films.subject.title) in fold(weighed.sentence.text)


_POINTERS = frozenset({"it", "it's", "this", "that", "its", "overall", "what", "don't", "i"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Voice:
    """What tells the author's voice on the subject: the language's lists, the folded title, where others are named."""

    code: str
    index: Index
    modelled: bool
    title: str | None
    others: tuple[tuple[int, int], ...]


def _voice(prose: Prose, films: Films) -> _Voice:
    code = code_of(prose.page.language)
    return _Voice(
        code=code,
        index=vocabulary(code),
        modelled=has_model(prose.page.language),
        title=fold(films.subject.title) if films.subject else None,
        others=tuple(sorted((film.span.start, film.span.end) for film in films.others)),
    )


def _looked_up(sentences: Sequence[Sentence], voice: _Voice) -> list[Weighed]:
    """Look up the sentences of one voice; what a pronoun opens that stands for another film is about that one too."""
    if not voice.others:
        return [_look_up(sentence, voice) for sentence in sentences]
    found: list[Weighed] = []
    of_others = False
    for sentence in sentences:
        weighed = _look_up(sentence, voice)
        named = _of_others(sentence, voice)
        of_others = named or (of_others and weighed.words[:1] in _IT and not _names_subject(sentence, voice))
        found.append(weighed._replace(own=weighed.own and not of_others))
    return found


_NEAR = 3  # words before a title, names of its maker among them
_IT = frozenset({("it",), ("it's",), ("its",), ("that",), ("that's",)})


def _names_subject(sentence: Sentence, voice: _Voice) -> bool:
    return voice.title is not None and voice.title in fold(sentence.text)


def _look_up(sentence: Sentence, voice: _Voice) -> Weighed:
    words, tokens = parted(sentence.text) if voice.modelled else (texts_of(sentence.text, voice.code), ())
    hits = voice.index.hits(words)
    names = frozenset([hit.name for hit in hits])
    signs = judgements(unprized(hits) if "prized" in names else hits)
    if "marvel" in names and (mocked := ironic(words, hits)):
        names |= {"irony"}
        signs = tuple((place, -sign if place in mocked else sign) for place, sign in signs)
    silent = "hearsay" in names or (not signs and states_facts(sentence.text, names))
    sided = not _SIDES.isdisjoint(names)
    return Weighed(sentence, voice.code, tuple(words), tuple(tokens), hits, names, sided, signs, NOTHING, not silent)


def _of_others(sentence: Sentence, voice: _Voice) -> bool:
    """Whether a sentence speaks of another film: it names one in its first half, and not the subject.

    What comes late, or after a word that likens, is compared with: "lit like a stage, it recalls ..." is still about
    the subject.
    """
    at = _first_in(sentence, voice.others)
    if at is None or (at - sentence.span.start) * 2 > sentence.span.end - sentence.span.start:
        return False
    before = texts_of(sentence.text[: max(0, at - sentence.span.start)])[-_NEAR:]
    liken = LIKENS.get(voice.code, ())
    if any(word in liken and (i == 0 or before[i - 1] not in LIKERS) for i, word in enumerate(before)):
        return False
    return not _names_subject(sentence, voice)


def _first_in(sentence: Sentence, spans: Sequence[tuple[int, int]]) -> int | None:
    """Return the start of the first of the spans, sorted by their starts, that touches a sentence."""
    after = bisect_left(spans, (sentence.span.start, 0))
    for start, end in spans[max(0, after - 1) : after + 1]:
        if start < sentence.span.end and sentence.span.start < end:
            return start
    return None
