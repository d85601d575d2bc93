"""What kind of film it is, as sentences tell it: a genre after an article, before the title, in a row of the best.

A word for a genre alone proves little: "a western saddle", "the horror". So it follows an article with a few adjectives
between, or a verb whose subject is the film, or it stands right before the title. The words and the articles are the
page's language's. What a sentence denies is left out; what it only likens the film to is told as a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from cinequorum.model.claim import Claim, Manner
from cinequorum.model.page import Role
from cinequorum.understand.data.genres import (
    ARTICLES,
    BLENDS,
    DENIED,
    DOUBTED,
    GENRES,
    NOT_ONLY,
    SHEET_ONLY,
    TOLD,
    WORK_OF,
)
from cinequorum.understand.facts.credit import about_other
from cinequorum.understand.facts.marking import with_single_words, words_in
from cinequorum.understand.facts.rule import Rule, plain_rule, rule
from cinequorum.understand.facts.said import Said, said
from cinequorum.understand.facts.scene import Line, Scene, either

_SURE: Final = 0.75
_LIKENED: Final = 0.55
_SHORTEST: Final = 3  # letters: shorter words for genres are words of other sorts as well
_BEFORE: Final = 40  # characters before a genre that may deny it
_WORK: Final = (
    r"(?:film|movie|flick|picture|story|tale|genre|fan|fans|lovers?|classic|chronicle|saga|spectacle|adaptation)"
)
_WORK_OF: Final = re.compile(WORK_OF)
_GENERIC: Final = frozenset(
    {"film", "films", "movie", "flick", "feature", "story", "of", "age", "de", "d", "saga", "drama"}
)
_GAP: Final = r"(?:(?!(?:not|in|of|on|with|for|than|and\sa)\b)[\w’'-]+,?\s){0,6}?"
_OTHERS_GAP: Final = r"(?:[^\W\d_][\w’'-]*,?\s){0,3}?"


def find_kinds_told(scene: Scene) -> Iterator[Claim]:
    """Yield the genres that sentences give the page's film."""
    found = _rule(scene.page.language[:2])
    for line in scene.lines:
        if found.cues.isdisjoint(line.words) or line.sentence.role is Role.HEADING:
            continue
        for match in found.found.finditer(with_single_words(line.marked, line.text)):
            yield from _told(scene, line, match)
    for line in scene.lines:
        if line.sentence.role is not Role.HEADING and not _blend().cues.isdisjoint(line.words):
            yield from _blended(scene, line)


def _told(scene: Scene, line: Line, match: re.Match[str]) -> Iterator[Claim]:
    if about_other(line, match.start(), match.end()):
        return
    group = next(name for name, value in match.groupdict().items() if value)
    start, end = match.span(group)
    before = _clause(line.text[max(0, match.start() - _BEFORE) : start])
    if _any(DENIED).search(before) and not _any(NOT_ONLY).search(before):
        return
    likened = _any(DOUBTED).search(before) is not None
    word = re.sub(r"\s+", " ", line.text[start:end].strip("“”\"' ").lower())
    what = Said(
        predicate="genre",
        value=canonical(word) if scene.page.language.startswith("en") else _WORK_OF.sub("", word),
        rule="kinds_told.genre/1",
        p=_LIKENED if likened else _SURE,
        manner=Manner.SPECULATION if likened else Manner.FACT,
    )
    if group == "row":
        for place in _of_row().finditer(line.text, start, end):
            yield said(scene, line, match.span(), replace(what, value=canonical(place[0].lower())))
        return
    yield said(scene, line, match.span(), what)
    second = _pair().match(line.text, end)
    if second is not None and not likened:
        named = _named(scene, second["genre"])
        yield said(scene, line, (start, second.end()), replace(what, value=named))


def _blended(scene: Scene, line: Line) -> Iterator[Claim]:
    """Read `a blend of comedy and thriller`: a genre on either side."""
    for match in _blend().in_text(line):
        before = _clause(line.text[max(0, match.start() - _BEFORE) : match.start()])
        if about_other(line, match.start(), match.end()) or _any(DENIED).search(before):
            continue
        for group in ("first", "second", "third"):
            if match[group]:
                what = Said(predicate="genre", value=_named(scene, match[group]), rule="kinds_told.blend/1", p=_SURE)
                yield said(scene, line, match.span(), what)


def _named(scene: Scene, word: str) -> str:
    return canonical(word.lower()) if scene.page.language.startswith("en") else word.lower()


@cache
def _pair() -> re.Pattern[str]:
    """Return the pattern of the second genre of `a sci-fi mystery`, `a horror-thriller`."""
    return re.compile(rf"[\s/-](?P<genre>{either(_single())})(?![\w-])", re.IGNORECASE)


@cache
def _blend() -> Rule:
    word = either(_single())
    joint = r"\s(?:and|y|e|et|und|og|och|en|i|a|и|&|mit|with)\s(?:\w+\s)?"
    first = rf"(?P<first>{word})(?:,\s(?P<second>{word}))?{joint}(?P<third>{word})"
    found = re.compile(rf"(?<!\w){either(BLENDS)}\s(?:\w+\s)?{first}(?![\w-])", re.IGNORECASE)
    return plain_rule(found, BLENDS)


@cache
def _single() -> tuple[str, ...]:
    """Return the genres in one word, of all languages, that hardly mean anything else."""
    every = {word for name, words in GENRES.items() for word in (name, *words) if word not in SHEET_ONLY}
    return tuple(sorted(word for word in every if len(word) > _SHORTEST and " " not in word))


def _clause(before: str) -> str:
    """Return what of the words before a genre belongs to its clause."""
    return re.split(r"[.;:!?)]\s|,\s(?:but|aber|mais|pero|ma|mas|maar)\s", before)[-1]


def canonical(word: str) -> str:
    """Return the English name of a genre, or the word itself where we have none.

    >>> canonical("rom-com"), canonical("weepie")
    ('romantic comedy', 'weepie')
    """
    return next((name for name, words in GENRES.items() if word == name or word in words), word)


@cache
def _any(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){either(phrases)}(?!\w)", re.IGNORECASE)


@cache
def _rule(language: str) -> Rule:
    if language in TOLD:
        return _in_language(language)
    return _in_english() if language == "en" else _before_title()


def _in_language(language: str) -> Rule:
    words = (*TOLD[language], *_loanwords())
    told = rf"(?P<genre>{either(words)})(?![\w-])"
    titled = rf"(?P<titled>{either(words)})[,:]?\s[“\"‘'«„*_]{{0,2}}{{F}}"
    return rule(rf"(?<!\w){either(ARTICLES[language])}\s?{_OTHERS_GAP}{told}|(?<!\w){titled}", words)


def _cue_words(words: Iterable[str]) -> Iterator[str]:
    """Yield what a sentence is searched by: of `war film` the first word, most sentences of a review have the other."""
    for word in words:
        telling = [part for part in words_in(word) if part not in _GENERIC] or [word]
        cue = max(telling, key=len)
        yield from (cue, f"{cue}s", cue.removesuffix("y") + "ies")


def _before_title() -> Rule:
    """Return the rule for languages whose articles we do not know, or that have none: a genre, then the title."""
    words = tuple(sorted({word for known in GENRES.values() for word in known if len(word) > 3}, key=len, reverse=True))
    verb = r"(?:это|це|to|jest\sto|je\sto|ovo\sje)\s(?!(?:не|ні|nie|není|nije)\s)"
    is_a = rf"(?<!\w){verb}{_OTHERS_GAP}(?P<genre>{either(words)})(?![\w-])"
    return rule(rf"(?<!\w)(?P<titled>{either(words)})\s[“\"‘'«„*_]{{0,2}}{{F}}|{is_a}", words)


def _in_english() -> Rule:
    every = sorted({w for words in GENRES.values() for w in words if w.isascii()}, key=len, reverse=True)
    strong, broad = [w for w in every if w not in SHEET_ONLY], [w for w in SHEET_ONLY if w.isascii()]
    verb = r"(?:['’]s|\s(?:is|was|remains|becomes|feels\slike|presents\sitself\sas))"
    claimed = rf"(?:{{F}}|\b(?:it|this|film|movie)){verb}\s(?:\w+ly\s)?(?:an?|the|one\sof\sthe)\s{_GAP}"
    opened = (
        rf"(?:{claimed}|['’]s\s{_GAP}|\b(?:an?|this|another)\s{_GAP}|\bone\sof\sthe\s(?:[\w-]+\s){{1,4}}?|"
        r"\bthe\s(?:best|finest|greatest)\s|\bthe\s(?=[\w-]+\s(?:[\w-]+\s)?genre\b)|\bfans?\sof\s(?:the\s|good\s)?)"
    )
    told = (
        rf"(?P<genre>[“\"]?(?:{either(strong)}(?=s?[”\"]?(?![\w-]))|{either((*broad, *GENRES))}(?=[”\"]?\s{_WORK}\b)))"
    )
    titled = rf"(?P<titled>{either(strong)}|{either(broad)}\s(?:film|movie))[,:]?\s[“\"‘'*_]{{0,2}}{{F}}"
    about = rf"(?P<about>{either(strong)})(?:\s(?:film|movie))?\sabout\s"
    one = either(w for w in (*strong, *broad, *GENRES) if w not in _GENERIC)
    after = r"(?=\s(?:featuring|starring|about|set|from|with|that|films?|movies?)\b|[,.;])"
    row = rf"(?P<row>{one}(?:(?:[\s/-]|\sand\s){one}){{1,3}}){after}"
    return rule(rf"{opened}(?:{row}|{told})|(?<![\w-])(?:{titled}|{about})", _cue_words((*every, *GENRES)))


@cache
def _of_row() -> re.Pattern[str]:
    """The genres of a row of them: `fantasy action adventure`."""
    words = {w for name, known in GENRES.items() for w in (name, *known) if w.isascii() and w not in _GENERIC}
    return re.compile(rf"(?<![\w-]){either(words)}(?![\w-])", re.IGNORECASE)


@cache
def _loanwords() -> tuple[str, ...]:
    """Return English words for genres that other languages use as they are."""
    return ("sci-fi", "thriller", "horror", "western", "biopic", "film noir", "cyberpunk", "mockumentary", "slasher")
