"""What a page thinks of each side of its film."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from cinequorum.model.opinion import Aspect
from cinequorum.model.page import Span
from cinequorum.understand.clauses import clauses, model_strength, strength_at
from cinequorum.understand.crew import crew_names
from cinequorum.understand.data import aspects as table
from cinequorum.understand.lexicon import Lexicon, Word, lexicon, words_of
from cinequorum.understand.polarity import leaning, probability
from cinequorum.understand.prose import Films, Prose, Sentence
from cinequorum.understand.ratings import page_ratings
from cinequorum.understand.stance import own_words

_CLEAR = 0.6  # strength from which an opinion is said, not hinted at
_SENTENCE_SHARE = 0.25  # of what the model makes of the whole sentence, beside the clause
_PAGE_SHARE = 0.5  # of what the whole page thinks: a doubtful judgement more likely goes with it
_MIDDLING, _RATING_STEP = 56.0, 10.0  # the rating that says neither good nor bad; points to one log odds
_STRONG = 1.5  # strength that a dissenting sentence needs beside those of the other side
_DISSENT = 0.3  # and its share of what the other side has


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    language: str
    names: Mapping[str, str]
    mood: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Remark:
    aspect: str
    praise: float
    scorn: float
    span: Span

    @property
    def balance(self) -> float:
        return self.praise - self.scorn


def find_aspects(prose: Prose, films: Films) -> tuple[Aspect, ...]:
    """Return the clear opinions on aspects of the subject film, each with its sentence."""
    own = prose.body + tuple(s for s in prose.sentences if s.review is not None)
    return aspects_in(tuple(sorted(own, key=lambda s: s.span)), prose, films)


def aspects_in(sentences: tuple[Sentence, ...], prose: Prose, films: Films) -> tuple[Aspect, ...]:
    """Return the clear opinions on aspects that some of the page's sentences hold.

    A side of the film that the sentences judge both ways keeps both judgements where the weaker is strong too;
    otherwise what contradicts the rest is taken for a slip and left out.
    """
    own = own_words(sentences, films)
    page = _Page(
        language=prose.page.language,
        names=crew_names(prose.page.text),
        mood=_mood(own, prose, films),
    )
    remarks = [r for s in own for r in _remarks(s, page) if max(r.praise, r.scorn) >= _CLEAR]
    return tuple(_aspect(remark) for remark in _consistent(remarks))


def _mood(own: tuple[Sentence, ...], prose: Prose, films: Films) -> float:
    """How the page as a whole leans, from -4 to 4: by the author's rating where one is stated, else by the words."""
    stated = next((r.value for r in page_ratings(prose, films) if r.by == "author" and r.value is not None), None)
    if stated is not None:
        return max(-4.0, min(4.0, (stated - _MIDDLING) / _RATING_STEP))
    return model_strength("\n".join(s.text for s in own), prose.page.language)


def _remarks(sentence: Sentence, page: _Page) -> Iterable[_Remark]:
    """Yield one remark for each side of the film that the sentence names."""
    found: dict[str, list[float]] = {}
    for start, end in clauses(sentence.text):
        clause = sentence.text[start:end]
        for aspect, place in _named(clause, page).items():
            found.setdefault(aspect, []).append(strength_at(clause, place, page.language))
    if not found:
        return
    context = _context(sentence.text, page)
    for aspect, strengths in found.items():
        total = [_in_context(s, context) for s in strengths]
        yield _Remark(
            aspect=aspect,
            praise=sum(s for s in total if s > 0),
            scorn=-sum(s for s in total if s < 0),
            span=sentence.span,
        )


def _context(sentence: str, page: _Page) -> float:
    """What the sentence and the page around a clause add to it."""
    if not page.language.lower().startswith("en"):
        return 0.0
    own = _SENTENCE_SHARE * model_strength(sentence, page.language)
    return own + _PAGE_SHARE * page.mood * leaning(sentence).judging


def _in_context(strength: float, context: float) -> float:
    """Add the context, which may turn a hint round but only halve what is said outright."""
    if strength * context < 0 and abs(strength) >= _STRONG:
        half = abs(strength) / 2
        return strength + max(-half, min(half, context))
    return strength + context


def _named(clause: str, page: _Page) -> dict[str, int]:
    """Return the sides of the film that a clause names, and where."""
    words = words_of(clause)
    terms = _terms(page.language)
    found = {aspect: words[hits[0]].at for aspect, lists in terms.items() if (hits := lists.hits(words))}
    for word in words:
        aspect = _name_of(word, clause, page.names)
        if aspect is not None:
            found.setdefault(aspect, word.at)
    return found


def _name_of(word: Word, clause: str, names: Mapping[str, str]) -> str | None:
    if not clause[word.at].isupper():
        return None
    return names.get(word.text.removesuffix("'s"))


def _consistent(remarks: list[_Remark]) -> list[_Remark]:
    kept: list[_Remark] = []
    for remark in remarks:
        same = [r for r in remarks if r.aspect == remark.aspect]
        praise, scorn = sum(r.praise for r in same), sum(r.scorn for r in same)
        agrees = (remark.balance >= 0) == (praise >= scorn)
        loud = max(remark.praise, remark.scorn) >= _STRONG and min(praise, scorn) >= _DISSENT * max(praise, scorn)
        if agrees or loud:
            kept.append(remark)
    return kept


def _aspect(remark: _Remark) -> Aspect:
    both = min(remark.praise, remark.scorn) >= _CLEAR
    polarity = "mixed" if both else "pos" if remark.balance > 0 else "neg"
    return Aspect(
        aspect=remark.aspect,
        polarity=polarity,
        p=round(probability(max(remark.praise, remark.scorn) / 1.5), 3),
        span=remark.span,
    )


@cache
def _terms(language: str) -> Mapping[str, Lexicon]:
    lists: Mapping[str, tuple[str, ...]] = getattr(table, language.split("-", maxsplit=1)[0].upper(), {})
    return {aspect: lexicon(entries) for aspect, entries in lists.items()}
