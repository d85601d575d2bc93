"""From a matched name to a credit: who is meant, and whether the sentence is about the page's film at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from cinequorum.model.claim import Claim, Manner
from cinequorum.model.page import Role
from cinequorum.text.fold import fold
from cinequorum.understand.data.figures import AUTHORS, FIGURES
from cinequorum.understand.data.nations import NATIONS
from cinequorum.understand.data.roles import NOUNS
from cinequorum.understand.facts.manners import UNSURE, manner_of
from cinequorum.understand.facts.marking import SINGLE
from cinequorum.understand.facts.person_names import is_maker, knows_given
from cinequorum.understand.facts.relayed import relayer
from cinequorum.understand.facts.scene import NAME, Line, Scene, either, pattern

_CLAUSE: Final = re.compile(r";|:|\s[–—-]{1,2}\s|—|,\s(?:and|but|while|whereas|though)\s", re.IGNORECASE)
# What stands in parentheses, and where somebody was seen before: `Jane Doe, last seen in Tin Soldiers, gives`.
_ASIDE: Final = re.compile(
    r"\([^()]{0,120}\)|,\s(?:(?:last|best|most\srecently|recently|previously|already|also|so|vue?|zuletzt|bekannt)\s){1,2}"
    r"(?:seen|known|remembered|famous|in|dans|aus|gesehen|for)\s[^,.;:()]{3,60},"
)
_FILM: Final = pattern("{F}")
_TITLE: Final = pattern("{O}")
_OWNS_OTHER: Final = pattern(
    r"(?:['’]s?\s(?!(?:[\w'’-]+\s){0,3}(?:follow[\s-]?up|sequel|successor|companion|prequel|remake|"
    r"version|answer|take)\b)"
    r"(?:[\w'’-]+\s){0,4}|\s)[\"“‘']?{O}"
)
_LEADS_TO_OTHER: Final = pattern(
    r"(?!['’]s)[^.,;:()]{0,70}\b(?:in|on|of|for|from|with)\s(?:[\w'’-]+\s){0,3}[\"“‘«„']?{O}"
)
_COMPARED: Final = re.compile(
    r"\b(?:like|unlike|than|since|recalls?|recalling|evokes?|reminiscent of|after)\s(?:\S+\s){0,2}$", re.IGNORECASE
)
_LIKENED: Final = re.compile(
    r"\b(?:compar\w+|similar|unlike|like|than|recall\w*|reminiscent|echo\w*|homage|evoke\w*|fans?|such as|think of|"
    r"reminds?|remember|lacks?|as in|à la|other|évocat\w+|évoqu\w+|rappel\w+|digne|façon|recuerd\w+|estilo|ricord\w+|"
    r"erinner\w+|lembr\w+|inspir\w+|fã\w*|напомина\w+)(?:,?\s\w+){0,4},?\s$",
    re.IGNORECASE,
)
_NOT_SO: Final = re.compile(
    r"\b(?:could have|would have|would be|was supposed to|originally|considered for|should have been|"
    r"if only|turned down|passed on|was offered|instead of|rather than)\b",
    re.IGNORECASE,
)


# `the Doe-films`, a cut company's name: no person.
_NO_PERSON: Final = re.compile(
    r"-(?:film\w*|movies?|fans?|style|verschnitt|klon\w*|vehikel|streifen|reihe|serie\w*|esque|like|era)$",
    re.IGNORECASE,
)
_TITLED: Final = re.compile(
    r"^(?:Mr|Mrs|Ms|Miss|Herr|Frau|Monsieur|Madame|Señor|Señora|Signor|Signora)\.?\s(?=[^\W\d_a-z]\S+$)"
)
# `L'acteur qui joue Lucas`: nobody by name.
_A_TRADE: Final = re.compile(rf"[LlDd]['’]{either(noun for nouns in NOUNS.values() for noun in nouns)}", re.IGNORECASE)
_KIND_OF_STORY: Final = re.compile(
    r"\b(?:love|ghost|life|success|horror|crime|detective|war|family|adventure|vampire|zombie|survival|revenge|"
    r"coming-of-age|christmas|true|heist|sports|spy)\s$",
    re.IGNORECASE,
)
_EDGES: Final = " ,;:"  # what follows a part and is none of it
_QUOTATION: Final = re.compile(r"[“«„][^“”«»„\n]{3,400}[”»“]|\"[^\"\n]{3,400}\"")
_VERSION: Final = re.compile(
    r"\b(?P<year>(?:19|20)\d\d)(?:['’]s)?\s(?:[\w-]+\s){0,2}?(?:version|adaptation|original|remake|mini-?series|attempt)\b"
    r"|\bin\s(?P<then>(?:19|20)\d\d),?\s(?:came|there\scame|followed|saw)\b",
    re.IGNORECASE,
)
_LOOSE: Final = (
    "cast.as",
    "cast.troupe",
    "praised",
    "unplaced",
    "inferred",
    "billing.judged",
)  # too loose to be passed on
_KIN_NAME: Final = re.compile(r"\b(?:[Bb]rothers|[Ss]isters)$")
_FIGURES: Final = frozenset(fold(name) for name in FIGURES)
_AUTHORS: Final = frozenset(fold(name) for name in AUTHORS)
_OF_ANYBODY: Final = ("credits.own", "credits.film", "credits.series", "credits.name_film", "makers.", *_LOOSE)
_LONG_BEFORE: Final = 5  # years


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """What a rule found: which predicate, how sure, by which rule, from where to where, for which character."""

    predicate: str
    rule: str
    p: float
    start: int
    end: int
    role: str | None = None
    bound: bool = False  # the words before the name tie it to this film, whatever film it is known from


def names_in(line: Line, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the places of the names between two offsets of a line."""
    for match in NAME.finditer(line.marked, start, end):
        yield match.start(), match.end()


def names_outside(line: Line, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the places of the names that stand in no bracket: in brackets stand parts, and other films."""
    for place in names_in(line, start, end):
        before = line.text[start : place[0]]
        if before.count("(") <= before.count(")"):
            yield place


def credited(scene: Scene, line: Line, place: tuple[int, int], credit: Credit) -> Iterator[Claim]:
    """Yield the claim that the person at `place` has this credit, unless the words speak of another film."""
    printed = _clean(line.text[place[0] : place[1]])
    if "0" in line.words and _of_another_version(scene, line):
        return
    if _CONTRACTED.fullmatch(printed) or _is_of_dated(scene, line, place[0]):
        return
    if not _may_be_credited(line, place, credit, printed) or not _is_somebody(scene, line, place, printed):
        return
    if (credit.predicate != "cast" or line.marked[place[0]] == SINGLE) and _in_title(scene, printed):
        return
    start, end = min(credit.start, place[0]), max(credit.end, place[1])
    words = scene.words(line, *_clip(start, end, place))
    value = scene.full_name(_TITLED.sub("", printed)) if _TITLED.match(printed) else scene.full_name(printed)
    manner = manner_of(line, place[0], start)
    if manner is not Manner.FACT and credit.rule.startswith(_LOOSE):
        return
    yield Claim(
        predicate=credit.predicate,
        value=value,
        raw=words.raw,
        span=words.span,
        rule=credit.rule,
        p=credit.p if manner is Manner.FACT else round(credit.p * UNSURE, 3),
        role=credit.role.strip(_EDGES) if credit.role else None,
        qualifiers=() if value == printed else (("as_printed", printed),),
        manner=manner,
        holder=scene.holder(line) or (relayer(line, start) if manner is Manner.HEARSAY else None),
    )


def _is_of_dated(scene: Scene, line: Line, start: int) -> bool:
    """Tell what a parenthesis says of another film right before it: `the 1996 Salt Road (starring Jane Doe)`."""
    at = line.text.rfind("(", 0, start + 1)
    if at < 0 or ")" in line.text[at:start] or "0" not in line.words:
        return False
    match = _DATED.search(line.text, 0, at)
    subject = scene.films.subject
    return match is not None and (subject is None or fold(match["title"]) != fold(subject.title))


_DATED: Final = re.compile(
    r"\b(?:18|19|20)\d\d(?:['’]s)?\s(?:(?:film|movie|remake|version)\s)?"
    r"(?P<title>[A-Z][\w’'-]*(?:\s(?:[A-Z][\w’'-]*|of|the|and|in|a))*)\s?$"
)
_CONTRACTED: Final = re.compile(
    r"(?:I|You|He|She|It|We|They|Who|There|That|This|What|Here)['’](?:d|ll|ve|re|s|m)", re.IGNORECASE
)
"""What begins a sentence as names do: `He'd directed before`."""


def is_author(name: str) -> bool:
    """Say whether this is one of the best-known writers of what others film.

    >>> is_author("Jane Austen"), is_author("Jane Campion")
    (True, False)
    """
    return fold(name) in _AUTHORS


def is_of_a_kind(before: str, words: str) -> bool:
    """Say whether `story by` follows what sort of story it is: a love story by Jane Doe is her film, from no text.

    >>> is_of_a_kind("a love ", "story by Jane Doe"), is_of_a_kind("from a ", "story by Jane Doe")
    (True, False)
    """
    return words.lower().startswith("story by") and _KIND_OF_STORY.search(before) is not None


def _in_quotation(line: Line, start: int, place: tuple[int, int]) -> bool:
    """Say whether the words of a credit are somebody's in the middle of a sentence: dialogue, or so-called.

    A sentence that is a quotation as a whole may be a synopsis, and a title in quotation marks is marked as a title.
    """
    if not any(sign in line.text for sign in '"“«„'):
        return False
    for match in _QUOTATION.finditer(line.text):
        if match.start() < start and place[1] <= match.end():
            outside = line.text[: match.start()] + " " + line.text[match.end() :]
            return len(re.findall(r"[^\W\d_]{2,}", outside)) > 1
    return False


def _in_title(scene: Scene, printed: str) -> bool:
    """Say whether a name is part of the film's title: whoever gives a film its name has not made it."""
    film = scene.films.subject
    titles = (film.title, film.original_title or "") if film else ()
    words = fold(printed).split()
    return bool(words) and any(set(words) <= set(fold(title).split()) for title in titles)


def _of_another_version(scene: Scene, line: Line) -> bool:
    """Say whether a sentence is about an earlier or later film of the same story: `Doe's 1950 version`.

    Its year has to be another than the film's, or, where that is unknown, long before the page.
    """
    match = _VERSION.search(line.text)
    if match is None or scene.films.subject is None:
        return False
    year, own = int(match["year"] or match["then"]), scene.films.subject.year
    if own is not None:
        return abs(year - int(own)) > 1
    published = scene.page.published or ""
    return published[:4].isdigit() and int(published[:4]) - year > _LONG_BEFORE


def about_other(line: Line, start: int, end: int, *, bound: bool = False) -> bool:
    """Say whether the words from `start` to `end` speak of another film than the page's.

    What follows them does not count where they are `bound` to the page's film: `it stars Jane Doe from Tin Soldiers`.
    """
    marked = _ASIDE.sub(lambda m: m[0] if m.start() <= start < m.end() else " " * len(m[0]), line.marked)
    if not bound and (_OWNS_OTHER.match(marked, end) or _LEADS_TO_OTHER.match(marked, end)):
        return True
    begin = max((m.end() for m in _CLAUSE.finditer(marked, 0, start)), default=0)
    before = marked[begin:start]
    films = [m.end() for m in _FILM.finditer(before)]
    titles = [m for m in _TITLE.finditer(before) if not _COMPARED.search(before[: m.start()])]
    return bool(titles) and (not films or films[-1] < titles[-1].start())


def _may_be_credited(line: Line, place: tuple[int, int], credit: Credit, printed: str) -> bool:
    if (
        not printed
        or not is_maker(printed)
        or _NO_PERSON.search(printed)
        or _A_TRADE.fullmatch(printed)
        or line.text[place[1] : place[1] + 1] == "&"
    ):
        return False
    if line.sentence.role in (Role.TITLE, Role.HEADING) and line.text.rstrip().endswith("?"):
        return False
    if _in_quotation(line, credit.start, place):
        return False
    before = line.text[max(0, place[0] - 60) : place[0]]
    if _NOT_SO.search(before) or (credit.predicate != "cast" and _LIKENED.search(before)):
        return False
    if (credit.predicate == "cast" and _KIN_NAME.search(printed)) or fold(printed) in _FIGURES:
        return False
    if credit.rule.startswith(_OF_ANYBODY) and is_author(printed):
        return False
    return not about_other(line, min(place[0], credit.start), max(place[1], credit.end), bound=credit.bound)


def _is_somebody(scene: Scene, line: Line, place: tuple[int, int], printed: str) -> bool:
    """Say whether a single capitalised word can be a name: in German and in headlines every noun has a capital."""
    name = line.text[slice(*place)]
    if name.casefold() in _NATIONALS and (place[0] == 0 or _CAPITAL_NATIONAL.search(name)):
        return False
    if line.marked[place[0]] != SINGLE or scene.full_name(name) != name or knows_given(name):
        return True
    if _trade_next().match(line.marked, place[1]):  # "directed by the Ruritanian filmmaker Jane Doe"
        return False
    if re.match(r"[^\W\d_]-", printed) or re.search(r"\b(?:[Ww]alk|[Hh]all)\sof\s$", line.text[: place[0]]):
        return False
    if scene.page.language.startswith("de"):
        return False
    return line.sentence.role not in (Role.TITLE, Role.HEADING) or not _is_headline(line.text)


@cache
def _trade_next() -> re.Pattern[str]:
    return pattern(rf"\s{either(noun for nouns in NOUNS.values() for noun in nouns)}\s{{N}}")


# What English and German write with a capital; `Russo` inside a sentence is somebody's name in any language.
_CAPITAL_NATIONAL: Final = re.compile(r"(?:an|ish|ese|ch|sh|i|er|k|e)$")
_NATIONALS: Final = frozenset(word for words in NATIONS.values() for word in words)


def _is_headline(text: str) -> bool:
    """Say whether most longer words have a capital."""
    long = [m[0] for m in re.finditer(r"[^\W\d_]{4,}", text)]
    capitals = [word for word in long if word[:1].isupper()]
    return 2 * len(capitals) > len(long)


def _clean(name: str) -> str:
    return re.sub(r"\s+", " ", name).strip(" ,'’\"“”")


def _clip(start: int, end: int, place: tuple[int, int]) -> tuple[int, int]:
    """Keep at most 400 characters, the name always among them."""
    if end - start <= 400:
        return start, end
    start = max(start, place[0] - 150)
    return start, min(end, max(place[1], start + 390))
